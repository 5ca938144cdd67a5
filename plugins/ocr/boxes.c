/* boxes.c: takes a sheet, gives its printed squares, and whether somebody put a mark into each.
 *
 * A large letter can be as square as a box, but its corners are round or its strokes are heavy for its size.
 * Sides that go on beyond a corner belong to a table, and were taken off with the other printed lines. */
#include "boxes.h"
#include "ink.h"

#include <math.h>
#include <stdlib.h>

/* Millimetres. */
#define SHORTEST_SIDE 2.9
#define LONGEST_SIDE 9.0
#define THICKEST_SIDE 1.1
#define LEAST_RUN 1.4
#define AROUND 2.5
#define ALONE 0.9
/* Of the side. */
#define MOST_AWRY 0.12
#define MOST_OBLONG 0.25
#define LEAST_CLOSED 0.8
#define LEAST_STRAIGHT 0.9
#define CORNER 0.18
#define LEAST_CORNER 0.25
#define MOST_BESIDE 0.35
#define HEAVIEST_SIDE 0.13
#define MARGIN 0.12
/* What is inside, as a part of it: dust, surely a mark, and a box that was filled. */
#define MOST_DUST 0.012
#define LEAST_MARK 0.05
#define LEAST_FILLED 0.75
/* How far a mark reaches, as a part of the box; how thick a pen's stroke is; how much of the darkness of the
 * box's own sides it has. */
#define LEAST_REACH 0.5
#define THICKEST_STROKE 0.38
#define LEAST_DARKNESS 0.4
#define MOST_BOXES 400

static void
box_clear (gpointer data)
{
  Box *box = data;

  pixDestroy (&box->picture);
  g_free (box->name);
}

/* The straight pieces of ink that could be sides: an array of Box. */
static GArray *
list_sides (const Sheet *sheet)
{
  GArray *sides = g_array_new (FALSE, TRUE, sizeof (Box));
  g_autoptr (PIX) whole = pixCloseSafeBrick (NULL, sheet->ink, 3, 1);
  g_autoptr (PIX) runs =
      whole != NULL ? pixOpenBrick (NULL, whole, (int) sheet_millimetres (sheet, LEAST_RUN), 1) : NULL;
  g_autoptr (BOXA) boxes = runs != NULL ? pixConnComp (runs, NULL, 8) : NULL;

  for (int i = 0; boxes != NULL && i < boxaGetCount (boxes); i++) {
    int x, y, width, height;
    if (boxaGetBoxGeometry (boxes, i, &x, &y, &width, &height) != 0 ||
        width < sheet_millimetres (sheet, SHORTEST_SIDE) * 0.8 ||
        width > sheet_millimetres (sheet, LONGEST_SIDE) || height > sheet_millimetres (sheet, THICKEST_SIDE))
      continue;
    const Box side = { .x1 = x, .y1 = y, .x2 = x + width, .y2 = y + height };
    g_array_append_val (sides, side);
  }
  return sides;
}

static gboolean
has_ink (const Sheet *sheet, int x1, int x2, int y)
{
  const l_uint32 *ink = pixGetData (sheet->ink) + (gsize) y * (gsize) pixGetWpl (sheet->ink);

  for (int x = MAX (x1, 0); x <= MIN (x2, pixGetWidth (sheet->ink) - 1); x++)
    if (GET_DATA_BIT (ink, x))
      return TRUE;
  return FALSE;
}

/* Whether there is ink in nearly every row near this column. */
static gboolean
is_closed (const Sheet *sheet, int x, int reach, int y1, int y2)
{
  int n = 0;

  for (int y = y1; y < y2; y++)
    n += has_ink (sheet, x - reach, x + reach, y) ? 1 : 0;
  return n >= LEAST_CLOSED * (y2 - y1);
}

static int
compare_ints (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

/* How thick the side is that stands at this column, in the middle one of its rows; it reaches inwards by
 * `step` a dot. */
static int
measure_side (const Sheet *sheet, int x, int step, int reach, int y1, int y2)
{
  g_autoptr (GArray) widths = g_array_new (FALSE, FALSE, sizeof (int));

  for (int y = y1; y < y2; y++) {
    int at = 0, width = 0;
    while (at <= reach && !has_ink (sheet, x + step * at, x + step * at, y))
      at++;
    while (at + width <= 3 * reach + 3 &&
           has_ink (sheet, x + step * (at + width), x + step * (at + width), y))
      width++;
    g_array_append_val (widths, width);
  }
  g_array_sort (widths, compare_ints);
  return widths->len > 0 ? g_array_index (widths, int, widths->len / 2) : 0;
}

static PIX *
cut (PIX *pix, int x1, int y1, int x2, int y2)
{
  const Part part = { x1, y1, x2, y2 };

  return ink_cut (pix, &part);
}

static guint
count_ink (PIX *pix)
{
  int n = 0;

  return pix != NULL && pixCountPixels (pix, &n, NULL) == 0 ? (guint) n : 0;
}

/* D and O have none on one side. */
static gboolean
has_corners (const Sheet *sheet, const Box *box)
{
  int size = MAX ((int) (CORNER * (box->x2 - box->x1)), 2);

  for (int corner = 0; corner < 4; corner++) {
    int x = corner % 2 == 0 ? box->x1 : box->x2 - size, y = corner < 2 ? box->y1 : box->y2 - size;
    g_autoptr (PIX) part = cut (sheet->ink, x, y, x + size, y + size);
    if (count_ink (part) < LEAST_CORNER * size * size)
      return FALSE;
  }
  return TRUE;
}

/* A letter has others beside it.  The end of a tick may stick out. */
static gboolean
stands_alone (const Sheet *sheet, const Box *box)
{
  int near = (int) sheet_millimetres (sheet, ALONE), left = 0, right = 0;

  for (int y = box->y1; y < box->y2; y++) {
    left += has_ink (sheet, box->x1 - near, box->x1 - 2, y);
    right += has_ink (sheet, box->x2 + 1, box->x2 + near, y);
  }
  return MAX (left, right) <= MOST_BESIDE * (box->y2 - box->y1);
}

static gboolean
make_square (const Sheet *sheet, const Box *top, const Box *bottom, Box *ret_box)
{
  int shorter = MIN (top->x2 - top->x1, bottom->x2 - bottom->x1), x1 = MIN (top->x1, bottom->x1),
      x2 = MAX (top->x2, bottom->x2), width = x2 - x1, height = bottom->y2 - top->y1;
  int awry = (int) ceil (MOST_AWRY * width) + 1, heaviest = (int) (HEAVIEST_SIDE * width) + 1;

  if (shorter < LEAST_STRAIGHT * width || abs (height - width) > MOST_OBLONG * width + 1 ||
      width < sheet_millimetres (sheet, SHORTEST_SIDE) || !is_closed (sheet, x1, awry, top->y1, bottom->y2) ||
      !is_closed (sheet, x2 - 1, awry, top->y1, bottom->y2) ||
      measure_side (sheet, x1, 1, awry, top->y1, bottom->y2) > heaviest ||
      measure_side (sheet, x2 - 1, -1, awry, top->y1, bottom->y2) > heaviest)
    return FALSE;
  *ret_box = (Box){ .x1 = x1, .y1 = top->y1, .x2 = x2, .y2 = bottom->y2 };
  return has_corners (sheet, ret_box) && stands_alone (sheet, ret_box);
}

static gboolean
is_new (const GArray *boxes, const Box *box)
{
  for (guint i = 0; i < boxes->len; i++) {
    const Box *other = boxes_get (boxes, i);
    if (MIN (other->x2, box->x2) > MAX (other->x1, box->x1) &&
        MIN (other->y2, box->y2) > MAX (other->y1, box->y1))
      return FALSE;
  }
  return TRUE;
}

/* The nearest bottom for each top. */
static GArray *
find_squares (const Sheet *sheet)
{
  g_autoptr (GArray) sides = list_sides (sheet);
  GArray *boxes = g_array_new (FALSE, TRUE, sizeof (Box));
  int longest = (int) sheet_millimetres (sheet, LONGEST_SIDE * (1 + MOST_OBLONG));

  g_array_set_clear_func (boxes, box_clear);
  for (guint i = 0; i < sides->len; i++)
    for (guint j = i + 1; j < sides->len && boxes->len < MOST_BOXES; j++) {
      const Box *top = boxes_get (sides, i), *bottom = boxes_get (sides, j);
      Box box;
      if (bottom->y1 - top->y1 > longest) /* they come from the top of the sheet down */
        break;
      if (make_square (sheet, top, bottom, &box) && is_new (boxes, &box))
        g_array_append_val (boxes, box);
    }
  return boxes;
}

/* The mean darkness of the dots that are ink in one picture, and their tone in the other. */
static gdouble
measure_darkness (PIX *grey, PIX *ink)
{
  gdouble sum = 0;
  guint n = 0;

  for (int y = 0; y < pixGetHeight (ink); y++) {
    const l_uint32 *tones = pixGetData (grey) + (gsize) y * (gsize) pixGetWpl (grey);
    const l_uint32 *dots = pixGetData (ink) + (gsize) y * (gsize) pixGetWpl (ink);
    for (int x = 0; x < pixGetWidth (ink); x++)
      if (GET_DATA_BIT (dots, x)) {
        sum += 255 - GET_DATA_BYTE (tones, x);
        n++;
      }
  }
  return n > 0 ? sum / n : 0;
}

/* A cross reaches into all four corners, a tick does not. */
static gboolean
is_cross (PIX *inside)
{
  int width = pixGetWidth (inside), height = pixGetHeight (inside), across = width * 2 / 5,
      down = height * 2 / 5;

  for (int corner = 0; corner < 4; corner++) {
    int x = corner % 2 == 0 ? 0 : width - across, y = corner < 2 ? 0 : height - down;
    g_autoptr (PIX) part = cut (inside, x, y, x + across, y + down);
    if (count_ink (part) < MAX ((guint) (across * down / 25), 1))
      return FALSE;
  }
  return TRUE;
}

/* The larger side of the largest piece, and how thick it is, as parts of what it lies in. */
static void
measure_mark (PIX *inside, gdouble *ret_reach, gdouble *ret_thickness)
{
  g_autoptr (PIXA) pieces = NULL;
  g_autoptr (BOXA) boxes = pixConnComp (inside, &pieces, 8);
  guint most = 0;

  *ret_reach = *ret_thickness = 0;
  for (int i = 0; boxes != NULL && i < boxaGetCount (boxes); i++) {
    g_autoptr (PIX) piece = pixaGetPix (pieces, i, L_CLONE);
    l_float32 outline_to_area = 0;
    guint area = count_ink (piece);
    if (area <= most || pixFindPerimToAreaRatio (piece, NULL, &outline_to_area) != 0 || outline_to_area <= 0)
      continue;
    most = area;
    *ret_reach = (gdouble) MAX (pixGetWidth (piece), pixGetHeight (piece)) /
                 MAX (pixGetWidth (inside), pixGetHeight (inside));
    *ret_thickness = 2 / (gdouble) outline_to_area / pixGetWidth (inside);
  }
}

/* What is neither clearly a mark nor clearly none has a doubt of more than a half. */
static void
judge_box (Box *box, PIX *inside, gdouble darkness)
{
  gdouble share = count_ink (inside) / ((gdouble) pixGetWidth (inside) * pixGetHeight (inside));
  gdouble reach, thickness;

  measure_mark (inside, &reach, &thickness);
  box->mark = BOX_EMPTY;
  if (share <= MOST_DUST) {
    box->doubt = 0.05;
  } else if (share >= LEAST_FILLED) {
    box->mark = BOX_FILLED;
    box->doubt = darkness >= LEAST_DARKNESS ? 0.2 : 0.6;
  } else if (share >= LEAST_MARK && reach >= LEAST_REACH && thickness <= THICKEST_STROKE &&
             darkness >= LEAST_DARKNESS) {
    box->mark = is_cross (inside) ? BOX_CROSSED : BOX_TICKED;
    box->doubt = CLAMP (0.4 - 0.4 * (reach - LEAST_REACH) - share, 0.05, 0.4);
  } else {
    box->doubt = share < LEAST_MARK / 2 && reach < LEAST_REACH / 2 ? 0.3 : 0.65;
  }
}

static void
look_into (const Sheet *sheet, Box *box)
{
  int side = box->x2 - box->x1, margin = (int) (MARGIN * side) + 1;
  int around = (int) sheet_millimetres (sheet, AROUND);
  g_autoptr (PIX) thin = cut (sheet->ink, box->x1, box->y1, box->x2, box->y2);
  g_autoptr (PIX) tones = cut (sheet->grey, box->x1, box->y1, box->x2, box->y2);
  g_autoptr (PIX) inside =
      cut (sheet->ink, box->x1 + margin, box->y1 + margin, box->x2 - margin, box->y2 - margin);
  g_autoptr (PIX) inner =
      cut (sheet->grey, box->x1 + margin, box->y1 + margin, box->x2 - margin, box->y2 - margin);

  box->doubt = 1;
  box->picture = cut (sheet->seen, box->x1 - around, box->y1 - around, box->x2 + around, box->y2 + around);
  if (thin == NULL || tones == NULL || inside == NULL || inner == NULL)
    return;
  gdouble of_sides = measure_darkness (tones, thin);
  judge_box (box, inside, of_sides > 0 ? measure_darkness (inner, inside) / of_sides : 0);
}

/* With the ends of a tick that stick out, as far as they hang together with it. */
static void
take_off (Sheet *sheet, const Box *box)
{
  int side = box->x2 - box->x1, x1 = MAX (box->x1 - side / 2, 0), y1 = MAX (box->y1 - side / 2, 0);
  g_autoptr (PIX) around = cut (sheet->ink, x1, y1, box->x2 + side / 2, box->y2 + side / 2);
  g_autoptr (PIX) seed = around != NULL ? pixCreateTemplate (around) : NULL;

  if (seed == NULL)
    return;
  pixRasterop (seed, box->x1 - x1, box->y1 - y1, side, box->y2 - box->y1, PIX_SRC, around, box->x1 - x1,
               box->y1 - y1);
  g_autoptr (PIX) mark = pixSeedfillBinary (NULL, seed, around, 8);
  g_autoptr (PIX) wide = mark != NULL ? pixDilateBrick (NULL, mark, 5, 5) : NULL;
  if (wide == NULL)
    return;
  pixPaintThroughMask (sheet->grey, wide, x1, y1, 255);
  pixRasterop (sheet->grey, box->x1 - 2, box->y1 - 2, side + 4, box->y2 - box->y1 + 4, PIX_SET, NULL, 0, 0);
  pixRasterop (sheet->ink, x1, y1, pixGetWidth (wide), pixGetHeight (wide), PIX_DST & PIX_NOT (PIX_SRC), wide,
               0, 0);
}

/* By rows, and in them from the left: what lies higher by less than half a box stands in the same row. */
static int
compare_boxes (gconstpointer a, gconstpointer b)
{
  const Box *left = a, *right = b;

  if (abs (left->y1 - right->y1) * 2 > left->y2 - left->y1)
    return left->y1 - right->y1;
  return left->x1 - right->x1;
}

GArray *
boxes_take_off (Sheet *sheet)
{
  GArray *boxes = find_squares (sheet);

  g_array_sort (boxes, compare_boxes);
  for (guint i = 0; i < boxes->len; i++)
    look_into (sheet, &g_array_index (boxes, Box, i));
  for (guint i = 0; i < boxes->len; i++)
    take_off (sheet, boxes_get (boxes, i));
  return boxes;
}
