/* boxes.c: takes a sheet, gives its printed boxes, and whether somebody put a mark into each. */
#include "boxes.h"
#include "ink.h"

#include <math.h>
#include <stdlib.h>

/* Millimetres: of what is around a box in its picture. */
#define AROUND 2.5
/* Of the side: what counts as the box itself, how far a mark is looked for outside, how large one can be. */
#define MARGIN 0.1
#define MARGIN_ROUND 0.14
#define OUTSIDE 1.2
#define LARGEST_MARK 3.0
/* What is inside, as a part of it: dust, surely a mark, and a box that was filled. */
#define MOST_DUST 0.012
#define LEAST_MARK 0.045
#define LEAST_FILLED 0.75
/* How far a mark reaches, as a part of the box; how far where it goes on outside; how thick a pen's stroke
 * is; how much of the darkness of the box's own sides it has. */
#define LEAST_REACH 0.55
#define LEAST_REACH_INSIDE 0.3
#define LEAST_REACH_BEYOND 0.9
#define THICKEST_STROKE 0.38
#define LEAST_DARKNESS 0.4
/* A stroke is longer than it is thick, so many times; a dot of a felt pen is not. */
#define LEAST_SLENDER 3.0
/* A face or a number in a ring comes in pieces; this share of a mark hangs together, or is two strokes. */
#define LEAST_TOGETHER 0.75

/* What was put into a box. */
typedef struct {
  gdouble share;     /* of the inside that is ink */
  gdouble reach;     /* the larger side of the largest piece, of the inside */
  gdouble thickness; /* of its strokes, of the inside */
  gdouble slender;   /* how many times longer than thick */
  gdouble together;  /* the share of the ink that the two largest pieces have */
  gdouble beyond;    /* how far it goes on outside, of the box */
  gdouble darkness;  /* against the box's own sides */
  gboolean is_cross;
} Mark;

static void
box_clear (gpointer data)
{
  Box *box = data;

  pixDestroy (&box->picture);
  g_free (box->name);
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

/* The area of a stroke over half of its outline is its width. */
static void
measure_pieces (PIX *inside, Mark *mark)
{
  g_autoptr (PIXA) pieces = NULL;
  g_autoptr (BOXA) boxes = pixConnComp (inside, &pieces, 8);
  guint most = 0, second = 0;

  for (int i = 0; boxes != NULL && i < boxaGetCount (boxes); i++) {
    g_autoptr (PIX) piece = pixaGetPix (pieces, i, L_CLONE);
    l_float32 outline_to_area = 0;
    guint area = count_ink (piece);
    if (area <= most || pixFindPerimToAreaRatio (piece, NULL, &outline_to_area) != 0 ||
        outline_to_area <= 0) {
      second = MAX (second, area);
      continue;
    }
    second = most;
    most = area;
    mark->reach = (gdouble) MAX (pixGetWidth (piece), pixGetHeight (piece)) /
                  MAX (pixGetWidth (inside), pixGetHeight (inside));
    gdouble thickness = 2 / (gdouble) outline_to_area;
    mark->thickness = thickness / pixGetWidth (inside);
    mark->slender = area / (thickness * thickness);
  }
  mark->together = most > 0 ? (gdouble) (most + second) / count_ink (inside) : 0;
}

/* Of a circle only what lies within it; the area in dots is returned. */
static gdouble
keep_within (PIX *inside, gboolean is_round)
{
  gdouble width = pixGetWidth (inside), height = pixGetHeight (inside);

  if (!is_round)
    return width * height;
  for (int y = 0; y < pixGetHeight (inside); y++) {
    gdouble down = (y + 0.5) / height * 2 - 1, half = width / 2 * sqrt (MAX (1 - down * down, 0));
    l_uint32 *dots = pixGetData (inside) + (gsize) y * (gsize) pixGetWpl (inside);
    for (int x = 0; x < pixGetWidth (inside); x++)
      if (fabs (x + 0.5 - width / 2) > half)
        CLEAR_DATA_BIT (dots, x);
  }
  return width * height * G_PI / 4;
}

/* How far the pieces go that touch the box from outside. */
static gdouble
measure_beyond (const Sheet *sheet, const Frame *frame)
{
  int side = frame->x2 - frame->x1, reach = (int) (OUTSIDE * side), rim = 1;
  int x1 = MAX (frame->x1 - reach, 0), y1 = MAX (frame->y1 - reach, 0);
  g_autoptr (PIX) around = cut (sheet->ink, x1, y1, frame->x2 + reach, frame->y2 + reach);
  int inner_x1 = frame->x1 - rim - x1, inner_y1 = frame->y1 - rim - y1, inner_x2 = frame->x2 + rim - x1,
      inner_y2 = frame->y2 + rim - y1, farthest = 0;

  if (around == NULL)
    return 0;
  pixRasterop (around, inner_x1, inner_y1, inner_x2 - inner_x1, inner_y2 - inner_y1, PIX_CLR, NULL, 0, 0);
  g_autoptr (BOXA) boxes = pixConnComp (around, NULL, 8);
  for (int i = 0; boxes != NULL && i < boxaGetCount (boxes); i++) {
    int x, y, width, height;
    if (boxaGetBoxGeometry (boxes, i, &x, &y, &width, &height) != 0 || x > inner_x2 + 1 || y > inner_y2 + 1 ||
        x + width < inner_x1 - 1 || y + height < inner_y1 - 1 || MAX (width, height) > LARGEST_MARK * side)
      continue;
    farthest = MAX (farthest, MAX (width, height));
  }
  return (gdouble) farthest / side;
}

/* What is neither clearly a mark nor clearly none has a doubt of more than a half. */
static void
judge_mark (Box *box, const Mark *mark)
{
  gboolean reaches = mark->reach >= LEAST_REACH ||
                     (mark->reach >= LEAST_REACH_INSIDE && mark->reach + mark->beyond >= LEAST_REACH_BEYOND);

  box->mark = BOX_EMPTY;
  if (mark->share <= MOST_DUST) {
    box->doubt = mark->beyond >= LEAST_REACH ? 0.6 : 0.05;
  } else if (mark->share >= LEAST_FILLED) {
    box->mark = BOX_FILLED;
    box->doubt = mark->darkness >= LEAST_DARKNESS ? 0.2 : 0.6;
  } else if (mark->share >= LEAST_MARK && reaches && mark->thickness <= THICKEST_STROKE &&
             mark->slender >= LEAST_SLENDER && mark->darkness >= LEAST_DARKNESS &&
             mark->together >= LEAST_TOGETHER) {
    box->mark = mark->is_cross ? BOX_CROSSED : BOX_TICKED;
    box->doubt = CLAMP (0.4 - 0.4 * (mark->reach - LEAST_REACH) - mark->share, 0.05, 0.4);
  } else {
    box->doubt = mark->share < LEAST_MARK / 2 && mark->reach < LEAST_REACH / 2 && mark->beyond < LEAST_REACH
                     ? 0.3
                     : 0.65;
  }
}

static void
look_into (const Sheet *sheet, Box *box)
{
  const Frame *frame = &box->frame;
  int side = frame->x2 - frame->x1,
      margin = MAX ((int) ((frame->is_round ? MARGIN_ROUND : MARGIN) * side) + 1, frame->thickness + 2);
  int around = (int) sheet_millimetres (sheet, AROUND);
  g_autoptr (PIX) thin = cut (sheet->ink, frame->x1, frame->y1, frame->x2, frame->y2);
  g_autoptr (PIX) tones = cut (sheet->grey, frame->x1, frame->y1, frame->x2, frame->y2);
  g_autoptr (PIX) inside =
      cut (sheet->ink, frame->x1 + margin, frame->y1 + margin, frame->x2 - margin, frame->y2 - margin);
  g_autoptr (PIX) inner =
      cut (sheet->grey, frame->x1 + margin, frame->y1 + margin, frame->x2 - margin, frame->y2 - margin);
  Mark mark = { 0 };

  box->doubt = 1;
  box->picture =
      cut (sheet->seen, frame->x1 - around, frame->y1 - around, frame->x2 + around, frame->y2 + around);
  if (thin == NULL || tones == NULL || inside == NULL || inner == NULL)
    return;
  gdouble area = keep_within (inside, frame->is_round), of_sides = measure_darkness (tones, thin);
  mark.share = count_ink (inside) / area;
  mark.darkness = of_sides > 0 ? measure_darkness (inner, inside) / of_sides : 0;
  mark.is_cross = is_cross (inside);
  mark.beyond = measure_beyond (sheet, frame);
  measure_pieces (inside, &mark);
  judge_mark (box, &mark);
}

/* With the ends of a tick that stick out, as far as they hang together with it. */
static void
take_off (Sheet *sheet, const Frame *frame)
{
  int side = frame->x2 - frame->x1, height = frame->y2 - frame->y1, reach = (int) (OUTSIDE * side),
      x1 = MAX (frame->x1 - reach, 0), y1 = MAX (frame->y1 - reach, 0);
  g_autoptr (PIX) around = cut (sheet->ink, x1, y1, frame->x2 + reach, frame->y2 + reach);
  g_autoptr (PIX) seed = around != NULL ? pixCreateTemplate (around) : NULL;

  if (seed == NULL)
    return;
  pixRasterop (seed, frame->x1 - x1, frame->y1 - y1, side, height, PIX_SRC, around, frame->x1 - x1,
               frame->y1 - y1);
  g_autoptr (PIX) mark = pixSeedfillBinary (NULL, seed, around, 8);
  g_autoptr (PIX) wide = mark != NULL ? pixDilateBrick (NULL, mark, 5, 5) : NULL;
  if (wide == NULL)
    return;
  pixPaintThroughMask (sheet->grey, wide, x1, y1, 255);
  pixRasterop (sheet->grey, frame->x1 - 2, frame->y1 - 2, side + 4, height + 4, PIX_SET, NULL, 0, 0);
  pixRasterop (sheet->ink, x1, y1, pixGetWidth (wide), pixGetHeight (wide), PIX_DST & PIX_NOT (PIX_SRC), wide,
               0, 0);
}

/* By rows, and in them from the left: what lies higher by less than half a box stands in the same row. */
static int
compare_boxes (gconstpointer a, gconstpointer b)
{
  const Frame *left = &((const Box *) a)->frame, *right = &((const Box *) b)->frame;

  if (abs (left->y1 - right->y1) * 2 > left->y2 - left->y1)
    return left->y1 - right->y1;
  return left->x1 - right->x1;
}

static void
add_boxes (GArray *boxes, const GArray *frames)
{
  for (guint i = 0; i < frames->len; i++) {
    const Box box = { .frame = *frames_get (frames, i) };
    g_array_append_val (boxes, box);
  }
}

GArray *
boxes_take_off (Sheet *sheet)
{
  GArray *boxes = g_array_new (FALSE, TRUE, sizeof (Box));
  g_autoptr (GArray) squares = squares_find (sheet);
  g_autoptr (GArray) circles = circles_find (sheet, squares);

  g_array_set_clear_func (boxes, box_clear);
  add_boxes (boxes, squares);
  add_boxes (boxes, circles);
  g_array_sort (boxes, compare_boxes);
  for (guint i = 0; i < boxes->len; i++)
    look_into (sheet, &g_array_index (boxes, Box, i));
  for (guint i = 0; i < boxes->len; i++)
    take_off (sheet, &boxes_get (boxes, i)->frame);
  return boxes;
}
