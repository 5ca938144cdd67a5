/* borders.c: takes a page, gives the straight lines on it: the borders of tables, and the edges of coloured
 * cells. A PDF does not say what is a border, and poppler-glib gives no drawn lines, so the page is drawn and
 * looked at. */
#include "borders.h"
#include "drawing.h"

#include <math.h>

/* Letters still stand apart at this size, and fine lines still differ from their paper: twice as many dots
 * found no other table (tests/accuracy). */
#define DOTS_PER_POINT 1.5
#define MOST_DOTS_A_SIDE 2400.0
/* Rows of a table that have a single cell with words, in points. */
#define AROUND 100.0
/* The strokes of letters are shorter. */
#define LEAST_LENGTH 12.0 /* points */
/* Shades, of 256: lines may be light grey. */
#define LEAST_STEP 10
/* A map or a photograph. */
#define MOST_BORDERS 3000
/* Drawing a page takes longer than reading it, and a document must be read within its limit. */
#define MOST_PAGES 500

typedef struct {
  CairoSurface *surface;
  const guint8 *rows;
  gsize stride; /* bytes */
  guint width, height;
  gdouble scale; /* dots a point */
  gdouble top;   /* where on the page it begins */
} Picture;

static void
picture_clear (Picture *picture)
{
  g_clear_pointer (&picture->surface, cairo_surface_destroy);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Picture, picture_clear)

static gboolean
draw_picture (Picture *picture, PopplerPage *page, const PageText *text, gdouble top, gdouble bottom)
{
  gdouble scale = MIN (DOTS_PER_POINT, MOST_DOTS_A_SIDE / MAX (text->width, text->height));
  const CpArea window = { 0, MAX (0, top - AROUND), text->width, MIN (text->height, bottom + AROUND) };
  CairoSurface *surface = window.x2 > 0 && window.y2 > window.y1
                              ? draw_window (page, &window, scale, CAIRO_FORMAT_RGB16_565)
                              : NULL;

  if (surface == NULL)
    return FALSE;
  *picture = (Picture){ .surface = surface,
                        .rows = cairo_image_surface_get_data (surface),
                        .stride = (gsize) cairo_image_surface_get_stride (surface),
                        .width = (guint) cairo_image_surface_get_width (surface),
                        .height = (guint) cairo_image_surface_get_height (surface),
                        .scale = scale,
                        .top = window.y1 };
  return TRUE;
}

/* Red in the highest 5 bits, green in 6, blue in the lowest 5: half the memory of other formats, and no
 * border is lost by it. */
static int
grey_of_short (guint16 dot)
{
  return grey_of ((guint32) ((dot & 0xF800) << 8 | (dot & 0x07E0) << 5 | (dot & 0x001F) << 3));
}

/* A dot of the picture, or of the picture lying on its side. */
static int
dot_at (const Picture *picture, gboolean lying, guint along, guint at)
{
  const guint8 *row = picture->rows + (lying ? along : at) * picture->stride;

  return grey_of_short (((const guint16 *) (const void *) row)[lying ? at : along]);
}

/* -1 where it gets darker there, 1 where it gets lighter, 0 where it is even. */
static int
step_at (const Picture *picture, gboolean lying, guint along, guint at)
{
  int difference = dot_at (picture, lying, along, at) - dot_at (picture, lying, along, at - 1);

  return ABS (difference) < LEAST_STEP ? 0 : difference < 0 ? -1 : 1;
}

static gboolean
is_same_border (const Border *border, gdouble at, gdouble from, gdouble to)
{
  return fabs (border->at - at) < 2 && from <= border->to + TOUCHING && to >= border->from - TOUCHING;
}

/* A line has two edges, and is drawn cell by cell. */
static void
add_border (GArray *borders, gdouble at, gdouble from, gdouble to)
{
  for (guint i = borders->len; i > 0; i--) {
    Border *border = &g_array_index (borders, Border, i - 1);
    if (at - border->at >= 2)
      break;
    if (!is_same_border (border, at, from, to))
      continue;
    border->from = MIN (border->from, from);
    border->to = MAX (border->to, to);
    return;
  }
  const Border border = { at, from, to };
  g_array_append_val (borders, border);
}

/* The long runs of the same step in one row are the edges of lines.  A run of at least that length has a dot
 * at a multiple of it, so all others need no look. */
static void
add_row (const Picture *picture, gboolean lying, guint at, GArray *borders)
{
  guint length = lying ? picture->height : picture->width;
  guint least = MAX (1, (guint) (LEAST_LENGTH * picture->scale));
  gdouble across = lying ? 0 : picture->top, beside = lying ? picture->top : 0;

  for (guint start, end, along = 0; along < length; along = (end / least + 1) * least) {
    int step = step_at (picture, lying, along, at);
    for (end = along; step != 0 && end + 1 < length && step_at (picture, lying, end + 1, at) == step; end++)
      ;
    if (step == 0)
      continue;
    for (start = along; start > 0 && step_at (picture, lying, start - 1, at) == step; start--)
      ;
    if (end + 1 - start >= least)
      add_border (borders, across + at / picture->scale, beside + start / picture->scale,
                  beside + (end + 1) / picture->scale);
  }
}

static void
find_borders (const Picture *picture, gboolean lying, GArray *borders)
{
  guint n = lying ? picture->width : picture->height;

  for (guint at = 1; at < n && borders->len <= MOST_BORDERS; at++)
    add_row (picture, lying, at, borders);
}

void
borders_init (Borders *borders, PopplerPage *page, const PageText *text, gdouble top, gdouble bottom)
{
  g_auto (Picture) picture = { 0 };

  *borders =
      (Borders){ g_array_new (FALSE, FALSE, sizeof (Border)), g_array_new (FALSE, FALSE, sizeof (Border)) };
  if (poppler_page_get_index (page) >= MOST_PAGES || !draw_picture (&picture, page, text, top, bottom))
    return;
  find_borders (&picture, FALSE, borders->across);
  find_borders (&picture, TRUE, borders->down);
  if (borders->across->len <= MOST_BORDERS && borders->down->len <= MOST_BORDERS)
    return;
  g_array_set_size (borders->across, 0);
  g_array_set_size (borders->down, 0);
}

void
borders_clear (Borders *borders)
{
  g_clear_pointer (&borders->across, g_array_unref);
  g_clear_pointer (&borders->down, g_array_unref);
}
