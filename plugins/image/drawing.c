/* drawing.c: takes the picture of a page in colour, gives a part of it as PNG, with places marked.  It never
 * draws more dots than the view needs, whatever the picture has. */
#include "drawing.h"

#include <math.h>

/* As many dots of 256 colours as fit in a PNG that the host takes, however little they can be packed. */
#define MOST_DOTS 2e6
#define MOST_COLOURS 240
#define WHITE 0xFFFFFF00
/* Points: what is marked around the words, and the line around that. */
#define BESIDE 2.0
#define ABOVE 1.0
#define LINE 0.8
#define LINE_COLOUR 0x59400000

typedef struct {
  int x1, y1, x2, y2; /* dots; the last ones are outside */
} Part;

PIX *
drawing_take_colour (PIX *pix)
{
  g_autoptr (PIX) own = pix;

  if (own == NULL)
    return NULL;
  if (pixGetDepth (own) == 32 && pixGetSpp (own) == 4)
    return pixAlphaBlendUniform (own, WHITE);
  /* for its own sake: the conversion forgets the colours of a picture of two */
  g_autoptr (PIX) plain = pixRemoveColormap (own, REMOVE_CMAP_TO_FULL_COLOR);
  return plain != NULL ? pixConvertTo32 (plain) : NULL;
}

gdouble
drawing_find_scale (const CpView *view)
{
  gdouble width = view->window.x2 - view->window.x1, height = view->window.y2 - view->window.y1;

  return MIN (view->width / width, sqrt (MOST_DOTS / (width * height)));
}

PIX *
drawing_shrink (PIX *pix, const Paper *paper, const CpView *view)
{
  g_autoptr (PIX) own = pix;
  gdouble scale = drawing_find_scale (view);

  if (own == NULL)
    return NULL;
  gdouble across = MIN (scale * paper->width / pixGetWidth (own), 1),
          down = MIN (scale * paper->height / pixGetHeight (own), 1);
  if (across > 0.95 && down > 0.95)
    return g_steal_pointer (&own);
  /* of a long strip at least one dot is left */
  across = MAX (across, 1.0 / pixGetWidth (own));
  down = MAX (down, 1.0 / pixGetHeight (own));
  return pixScaleGeneral (own, (l_float32) across, (l_float32) down, 0, 0);
}

static PIX *
cut (PIX *pix, const Part *part)
{
  BOX *box = boxCreate (part->x1, part->y1, part->x2 - part->x1, part->y2 - part->y1);
  PIX *piece = box != NULL ? pixClipRectangle (pix, box, NULL) : NULL;

  boxDestroy (&box);
  return piece;
}

/* The part of the page that the view shows, in as many dots as it wants. */
static PIX *
draw_window (PIX *pix, const Paper *paper, const CpView *view)
{
  gdouble scale = drawing_find_scale (view);
  gdouble across = pixGetWidth (pix) / paper->width, down = pixGetHeight (pix) / paper->height;
  Part part = { (int) floor (MIN (view->window.x1, paper->width) * across),
                (int) floor (MIN (view->window.y1, paper->height) * down),
                (int) ceil (MIN (view->window.x2, paper->width) * across),
                (int) ceil (MIN (view->window.y2, paper->height) * down) };
  part.x1 = CLAMP (part.x1, 0, pixGetWidth (pix) - 1);
  part.y1 = CLAMP (part.y1, 0, pixGetHeight (pix) - 1);
  part.x2 = CLAMP (part.x2, part.x1 + 1, pixGetWidth (pix));
  part.y2 = CLAMP (part.y2, part.y1 + 1, pixGetHeight (pix));
  g_autoptr (PIX) piece = cut (pix, &part);
  return piece != NULL ? pixScaleToSize (piece, MAX ((int) ((view->window.x2 - view->window.x1) * scale), 1),
                                         MAX ((int) ((view->window.y2 - view->window.y1) * scale), 1))
                       : NULL;
}

/* As a text marker does: what is dark stays dark. */
static void
tint (PIX *pix, const Part *part)
{
  for (gint64 y = MAX (part->y1, 0); y < MIN (part->y2, pixGetHeight (pix)); y++) {
    l_uint32 *line = pixGetData (pix) + y * pixGetWpl (pix);
    for (gint64 x = MAX (part->x1, 0); x < MIN (part->x2, pixGetWidth (pix)); x++) {
      int red, green, blue;
      extractRGBValues (line[x], &red, &green, &blue);
      composeRGBPixel (red, green * 237 / 255, blue * 89 / 255, &line[x]);
    }
  }
}

static void
fill (PIX *pix, int x1, int y1, int x2, int y2)
{
  BOX *box = x2 > x1 && y2 > y1 ? boxCreateValid (x1, y1, x2 - x1, y2 - y1) : NULL;

  if (box != NULL)
    pixSetInRectArbitrary (pix, box, LINE_COLOUR);
  boxDestroy (&box);
}

/* Yellow, and a dark line around it for those who do not see yellow. */
static void
mark (PIX *pix, const CpView *view)
{
  gdouble scale = drawing_find_scale (view);
  int line = MAX ((int) round (LINE * scale), 1);
  const CpArea *window = &view->window;

  for (gsize i = 0; i < view->n_marked; i++) {
    const CpArea area = { MAX (view->marked[i].x1 - BESIDE, window->x1),
                          MAX (view->marked[i].y1 - ABOVE, window->y1),
                          MIN (view->marked[i].x2 + BESIDE, window->x2),
                          MIN (view->marked[i].y2 + ABOVE, window->y2) };
    if (!(area.x1 < area.x2 && area.y1 < area.y2))
      continue;
    const Part part = { (int) ((area.x1 - window->x1) * scale), (int) ((area.y1 - window->y1) * scale),
                        (int) ((area.x2 - window->x1) * scale), (int) ((area.y2 - window->y1) * scale) };
    tint (pix, &part);
    fill (pix, part.x1, part.y1, part.x2, part.y1 + line);
    fill (pix, part.x1, part.y2 - line, part.x2, part.y2);
    fill (pix, part.x1, part.y1, part.x1 + line, part.y2);
    fill (pix, part.x2 - line, part.y1, part.x2, part.y2);
  }
}

static gboolean
push_png (CpSink *sink, PIX *pix, GError **error)
{
  g_autoptr (PIX) few_colours = pixOctreeColorQuant (pix, MOST_COLOURS, 0);
  l_uint8 *png = NULL;
  size_t length = 0;

  if (few_colours == NULL || pixWriteMemPng (&png, &length, few_colours, 0) != 0) {
    g_set_error_literal (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_INTERNAL, "the picture could not be drawn");
    return FALSE;
  }
  gboolean good = sink->child (sink, "page.png", png, length, error);
  free (png);
  return good;
}

gboolean
drawing_push (CpSink *sink, PIX *pix, const Paper *paper, const CpView *view, GError **error)
{
  g_autoptr (PIX) window = pix != NULL ? draw_window (pix, paper, view) : NULL;

  if (window == NULL) {
    g_set_error_literal (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_CORRUPT, "the picture could not be drawn");
    return FALSE;
  }
  mark (window, view);
  return push_png (sink, window, error);
}
