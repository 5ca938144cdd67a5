/* drawing.c: takes a page, gives a picture of it: in grey for those who look for words, as PNG with places
 * marked for people.  It draws no more dots than a worker has memory for. */
#include "drawing.h"
#include "document.h"

#include <math.h>

#define POINTS_PER_INCH 72.0
/* Recognition loses small print below 150 dots an inch.  Letters that are drawn have no dots of their own. */
#define LEAST_DOTS_PER_INCH 150.0
#define DRAWN_DOTS_PER_INCH 200.0
#define MOST_DOTS 40e6

static gdouble
limit_scale (gdouble dots_per_point, gdouble width, gdouble height)
{
  return MIN (dots_per_point, sqrt (MOST_DOTS / MAX (1, width * height)));
}

CairoSurface *
draw_window (PopplerPage *page, const CpArea *window, gdouble dots_per_point, cairo_format_t format)
{
  g_autoptr (CairoSurface) surface =
      cairo_image_surface_create (format, 1 + (int) ((window->x2 - window->x1) * dots_per_point),
                                  1 + (int) ((window->y2 - window->y1) * dots_per_point));
  cairo_t *cairo = cairo_create (surface);

  cairo_set_source_rgb (cairo, 1, 1, 1);
  cairo_paint (cairo);
  cairo_scale (cairo, dots_per_point, dots_per_point);
  cairo_translate (cairo, -window->x1, -window->y1);
  poppler_page_render (page, cairo);
  cairo_surface_flush (surface);
  gboolean good = cairo_status (cairo) == CAIRO_STATUS_SUCCESS;
  cairo_destroy (cairo);
  return good ? g_steal_pointer (&surface) : NULL;
}

CairoSurface *
draw_page (PopplerPage *page, gdouble width, gdouble height, gdouble dots_per_point)
{
  const CpArea whole = { 0, 0, width, height };

  return draw_window (page, &whole, limit_scale (dots_per_point, width, height), CAIRO_FORMAT_RGB24);
}

guint8
grey_of (guint32 dot)
{
  /* in 256ths */
  return (guint8) ((77 * (dot >> 16 & 0xFF) + 150 * (dot >> 8 & 0xFF) + 29 * (dot & 0xFF)) >> 8);
}

static guint8 *
make_grey (CairoSurface *surface)
{
  gsize width = (gsize) cairo_image_surface_get_width (surface);
  gsize height = (gsize) cairo_image_surface_get_height (surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  const guint8 *rows = cairo_image_surface_get_data (surface);
  guint8 *grey = g_malloc (width * height);

  for (gsize y = 0; y < height; y++) {
    const guint32 *row = (const guint32 *) (const void *) (rows + y * stride);
    for (gsize x = 0; x < width; x++)
      grey[y * width + x] = grey_of (row[x]);
  }
  return grey;
}

/* The dots an inch of the largest picture on the page, as they were scanned; 0 where there is none. */
static gdouble
find_resolution (PopplerPage *page)
{
  g_autoptr (PopplerImages) images = poppler_page_get_image_mapping (page);
  gdouble largest = 0;
  int id = -1;

  for (GList *link = images; link != NULL; link = link->next) {
    const PopplerImageMapping *image = link->data;
    gdouble area = fabs ((image->area.x2 - image->area.x1) * (image->area.y2 - image->area.y1));
    if (area <= largest)
      continue;
    largest = area;
    id = image->image_id;
  }
  g_autoptr (CairoSurface) surface = id >= 0 ? poppler_page_get_image (page, id) : NULL;
  if (surface == NULL)
    return 0;
  gdouble dots = (gdouble) cairo_image_surface_get_width (surface) * cairo_image_surface_get_height (surface);
  return sqrt (dots / largest) * POINTS_PER_INCH;
}

gboolean
push_drawing (PopplerPage *page, const PageText *text, gdouble most_dots_per_inch, guint carries,
              CpSink *sink, GError **error)
{
  guint32 number = (guint32) poppler_page_get_index (page) + 1;
  const CpPicture unseen = { .page = number, .carries = carries };

  if (!sink->wants_dots)
    return sink->picture (sink, &unseen, error);
  gdouble own = find_resolution (page);
  gdouble wanted = own > 0 ? CLAMP (own, LEAST_DOTS_PER_INCH, most_dots_per_inch) : DRAWN_DOTS_PER_INCH;
  gdouble scale = limit_scale (wanted / POINTS_PER_INCH, text->width, text->height);
  g_autoptr (CairoSurface) surface =
      text->width > 0 ? draw_page (page, text->width, text->height, scale) : NULL;
  if (surface == NULL)
    return sink->gap (sink, number, CP_GAP_LIMIT, carries, "it could not be drawn", error);
  g_autofree guint8 *grey = make_grey (surface);
  const CpPicture picture = { .page = number,
                              .width = (guint32) cairo_image_surface_get_width (surface),
                              .height = (guint32) cairo_image_surface_get_height (surface),
                              .dots_per_inch = scale * POINTS_PER_INCH,
                              .page_width = text->width,
                              .page_height = text->height,
                              .carries = carries,
                              .dots = grey };

  return sink->picture (sink, &picture, error);
}

/* Yellow under the words, and a dark line around them for those who do not see yellow. */
static void
mark_areas (CairoSurface *surface, gdouble dots_per_point, const CpView *view)
{
  cairo_t *cairo = cairo_create (surface);

  cairo_scale (cairo, dots_per_point, dots_per_point);
  cairo_translate (cairo, -view->window.x1, -view->window.y1);
  for (gsize i = 0; i < view->n_marked; i++) {
    const CpArea *area = &view->marked[i];
    cairo_rectangle (cairo, area->x1 - 2, area->y1 - 1, area->x2 - area->x1 + 4, area->y2 - area->y1 + 2);
    cairo_set_operator (cairo, CAIRO_OPERATOR_MULTIPLY);
    cairo_set_source_rgb (cairo, 1, 0.93, 0.35);
    cairo_fill_preserve (cairo);
    cairo_set_operator (cairo, CAIRO_OPERATOR_OVER);
    cairo_set_source_rgb (cairo, 0.35, 0.25, 0);
    cairo_set_line_width (cairo, 0.8);
    cairo_stroke (cairo);
  }
  cairo_destroy (cairo);
}

static cairo_status_t
append_png (void *png, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (png, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
push_png (CairoSurface *surface, CpSink *sink, GError **error)
{
  g_autoptr (GByteArray) png = g_byte_array_new ();

  if (cairo_surface_write_to_png_stream (surface, append_png, png) == CAIRO_STATUS_SUCCESS)
    return sink->child (sink, "page.png", png->data, png->len, error);
  g_set_error_literal (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_INTERNAL, "its page could not be drawn");
  return FALSE;
}

gboolean
render_page (const CpFile *file, const CpView *view, CpSink *sink, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (file->bytes, file->length);
  g_autoptr (PopplerDocument) document = open_document (bytes, error);
  if (document == NULL)
    return FALSE;

  gboolean is_there = view->page >= 1 && view->page <= (guint32) poppler_document_get_n_pages (document);
  g_autoptr (PopplerPage) page = is_there ? poppler_document_get_page (document, (int) view->page - 1) : NULL;
  gdouble width = view->window.x2 - view->window.x1, height = view->window.y2 - view->window.y1;
  gdouble scale = limit_scale (view->width / width, width, height);
  g_autoptr (CairoSurface) surface =
      page != NULL ? draw_window (page, &view->window, scale, CAIRO_FORMAT_RGB24) : NULL;
  if (surface == NULL) {
    g_set_error_literal (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_CORRUPT, "its page could not be drawn");
    return FALSE;
  }
  mark_areas (surface, scale, view);
  return push_png (surface, sink, error);
}
