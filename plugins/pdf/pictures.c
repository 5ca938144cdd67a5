/* pictures.c: takes a page with few words or none, gives what it shows instead.  It draws a page only where
 * neither words nor pictures explain it, and then very small. */
#include "pictures.h"
#include "drawing.h"

/* A scanner's or a phone's own mark on a page, "Scanned with an app, page 3 of 10", is shorter than this. */
#define FEW_SIGNS 48
/* A scan fills its page, but for the margins of another paper size. */
#define SCAN_SHARE 0.6
#define DRAWN_DOTS 160.0

/* The pictures' part of the page: 1 is all of it. */
static gdouble
find_share (GList *images, const PageText *text)
{
  gdouble area = 0;

  for (GList *link = images; link != NULL; link = link->next) {
    const PopplerRectangle *box = &((PopplerImageMapping *) link->data)->area;
    area += ABS (box->x2 - box->x1) * ABS (box->y2 - box->y1);
  }
  return text->width > 0 ? area / (text->width * text->height) : 0;
}

static gboolean
has_ink (CairoSurface *surface)
{
  const guint8 *dots = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);

  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
      if ((((const guint32 *) (const void *) (dots + (gsize) y * (gsize) stride))[x] & 0xFFFFFF) != 0xFFFFFF)
        return TRUE;
  return FALSE;
}

static gboolean
leaves_ink (PopplerPage *page, const PageText *text)
{
  gdouble scale = DRAWN_DOTS / MAX (text->width, text->height);
  g_autoptr (CairoSurface) surface = draw_page (page, text->width, text->height, scale);

  return surface != NULL && has_ink (surface);
}

Shows
look_at_page (PopplerPage *page, const PageText *text, gboolean has_scans)
{
  PopplerRectangle drawn;

  if (text->n_signs >= FEW_SIGNS && poppler_page_get_index (page) > 0 && !has_scans)
    return SHOWS_TEXT;
  g_autoptr (PopplerImages) images = poppler_page_get_image_mapping (page);
  if (text->n_signs >= FEW_SIGNS)
    return find_share (images, text) >= SCAN_SHARE ? SHOWS_WORDS_OVER_PICTURE : SHOWS_TEXT;
  if (text->n_signs > 0)
    return find_share (images, text) >= SCAN_SHARE ? SHOWS_MAINLY_PICTURE : SHOWS_TEXT;
  if (images != NULL)
    return SHOWS_PICTURE;
  if (text->width == 0 || !poppler_page_get_bounding_box (page, &drawn))
    return SHOWS_TEXT;
  return leaves_ink (page, text) ? SHOWS_DRAWING : SHOWS_TEXT;
}
