/* circles.c: takes a sheet, gives its printed circles, also where a mark crosses them or fills them.
 *
 * Round boxes come in twos at the least, of one size, and one of them is empty: a circle by itself is a
 * letter, a drawing or the trace of a cup, and circles that all have something in them are numbers or faces.
 */
#include "frames.h"

#include <math.h>
#include <stdlib.h>

/* Millimetres. */
#define SHORTEST_DIAMETER 2.9
#define LONGEST_DIAMETER 9.0
#define ALONE 0.9
/* Of the radius: where its ink is, where paper is again, what is empty in an empty one. */
#define INNERMOST 0.84
#define BEYOND 1.16
#define CORE 0.66
/* Of all directions: with ink on the circle; with ink beyond it, which a tick may leave there. */
#define LEAST_COVERED 0.92
#define MOST_BEYOND 0.45
#define N_DIRECTIONS 48
#define STEP 0.7 /* dots */
#define MOST_OBLONG 0.1
#define MOST_BESIDE 0.35
#define MOST_DUST 0.02
/* What a mark makes of a circle is at most so many times as large. */
#define LARGEST_MARKED 3.5
#define MOST_CIRCLES 400
#define MOST_PIECES 6000
#define MOST_SIZES 6

typedef struct {
  gdouble x, y, radius;
} Circle;

static gboolean
has_ink (const Sheet *sheet, int x, int y)
{
  if (x < 0 || y < 0 || x >= pixGetWidth (sheet->ink) || y >= pixGetHeight (sheet->ink))
    return FALSE;
  return GET_DATA_BIT (pixGetData (sheet->ink) + (gsize) y * (gsize) pixGetWpl (sheet->ink), x) != 0;
}

static gboolean
has_ink_along (const Sheet *sheet, const Circle *circle, int direction, gdouble from, gdouble to)
{
  static gdouble sines[N_DIRECTIONS];

  for (int i = N_DIRECTIONS - 1; sines[1] == 0 && i > 0; i--)
    sines[i] = sin (2 * G_PI * i / N_DIRECTIONS);
  gdouble across = sines[(direction + N_DIRECTIONS / 4) % N_DIRECTIONS], down = sines[direction];
  for (int i = 0; from + i * STEP <= to; i++) {
    gdouble reach = from + i * STEP;
    if (has_ink (sheet, (int) lround (circle->x + across * reach), (int) lround (circle->y + down * reach)))
      return TRUE;
  }
  return FALSE;
}

/* The share of directions in which there is ink between two distances from the middle; every `step`th is
 * looked at. */
static gdouble
cover (const Sheet *sheet, const Circle *circle, gdouble from, gdouble to, int step)
{
  int n = 0;

  for (int i = 0; i < N_DIRECTIONS; i += step)
    n += has_ink_along (sheet, circle, i, from, to) ? 1 : 0;
  return (gdouble) (n * step) / N_DIRECTIONS;
}

static gdouble
cover_outline (const Sheet *sheet, const Circle *circle, int step)
{
  return cover (sheet, circle, circle->radius * INNERMOST - 1, circle->radius + 1, step);
}

static gboolean
is_circle (const Sheet *sheet, const Circle *circle)
{
  gdouble beyond = circle->radius * BEYOND + 2;

  return cover_outline (sheet, circle, 6) >= LEAST_COVERED - 0.1 &&
         cover_outline (sheet, circle, 1) >= LEAST_COVERED &&
         cover (sheet, circle, beyond, beyond + 1, 1) <= MOST_BEYOND;
}

/* Or it is a letter of a word. */
static gboolean
stands_alone (const Sheet *sheet, const Frame *frame)
{
  int near = (int) sheet_millimetres (sheet, ALONE), left = 0, right = 0;

  for (int y = frame->y1; y < frame->y2; y++) {
    gboolean at_left = FALSE, at_right = FALSE;
    for (int away = 2; away <= near; away++) {
      at_left = at_left || has_ink (sheet, frame->x1 - away, y);
      at_right = at_right || has_ink (sheet, frame->x2 + away, y);
    }
    left += at_left ? 1 : 0;
    right += at_right ? 1 : 0;
  }
  return MAX (left, right) <= MOST_BESIDE * (frame->y2 - frame->y1);
}

static gboolean
is_empty (const Sheet *sheet, const Frame *frame)
{
  gdouble x = (frame->x1 + frame->x2) / 2.0, y = (frame->y1 + frame->y2) / 2.0;
  int radius = (int) (CORE * (frame->x2 - frame->x1) / 2);
  guint n = 0, n_ink = 0;

  for (int down = -radius; down <= radius; down++)
    for (int across = -radius; across <= radius; across++)
      if (across * across + down * down <= radius * radius) {
        n++;
        n_ink += has_ink (sheet, (int) x + across, (int) y + down) ? 1 : 0;
      }
  return n_ink <= MOST_DUST * n;
}

static Frame
frame_circle (const Circle *circle, int thickness)
{
  return (Frame){ (int) floor (circle->x - circle->radius),
                  (int) floor (circle->y - circle->radius),
                  (int) ceil (circle->x + circle->radius),
                  (int) ceil (circle->y + circle->radius),
                  thickness,
                  TRUE };
}

static int
compare_ints (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

/* How thick the circle is in the middle one of all directions. */
static int
measure_thickness (const Sheet *sheet, const Circle *circle)
{
  int widths[N_DIRECTIONS];

  for (int i = 0; i < N_DIRECTIONS; i++) {
    gdouble reach = circle->radius + 1;
    while (reach > circle->radius * CORE && !has_ink_along (sheet, circle, i, reach, reach))
      reach -= 1;
    for (widths[i] = 0; reach > 0 && has_ink_along (sheet, circle, i, reach, reach); reach -= 1)
      widths[i]++;
  }
  qsort (widths, N_DIRECTIONS, sizeof *widths, compare_ints);
  return widths[N_DIRECTIONS / 2];
}

/* A piece of ink that is as wide as it is high, and nothing sticks out of it. */
static gboolean
take_whole_circle (const Sheet *sheet, const Frame *piece, Frame *ret_frame)
{
  int width = piece->x2 - piece->x1, height = piece->y2 - piece->y1;
  const Circle circle = { (piece->x1 + piece->x2 - 1) / 2.0, (piece->y1 + piece->y2 - 1) / 2.0,
                          (width + height) / 4.0 };

  if (MIN (width, height) < sheet_millimetres (sheet, SHORTEST_DIAMETER) ||
      MAX (width, height) > sheet_millimetres (sheet, LONGEST_DIAMETER) ||
      ABS (width - height) > MOST_OBLONG * width + 1 || !is_circle (sheet, &circle))
    return FALSE;
  *ret_frame = frame_circle (&circle, measure_thickness (sheet, &circle));
  return stands_alone (sheet, ret_frame);
}

/* A circle of that size somewhere in a larger piece. */
static gboolean
find_marked_circle (const Sheet *sheet, const Frame *piece, const Frame *like, Frame *ret_frame)
{
  gdouble radius = (like->x2 - like->x1) / 2.0, best = 0;
  int longer = MAX (piece->x2 - piece->x1, piece->y2 - piece->y1),
      shorter = MIN (piece->x2 - piece->x1, piece->y2 - piece->y1);

  if (shorter < 2 * radius * 0.9 || longer > 2 * radius * LARGEST_MARKED)
    return FALSE;
  for (int y = (int) (piece->y1 + radius) - 2; y <= piece->y2 - radius + 2; y++)
    for (int x = (int) (piece->x1 + radius) - 2; x <= piece->x2 - radius + 2; x++) {
      const Circle circle = { x, y, radius };
      gdouble covered = is_circle (sheet, &circle) ? cover (sheet, &circle, radius * 0.93 - 1, radius, 1) : 0;
      if (covered <= best)
        continue;
      best = covered;
      *ret_frame = frame_circle (&circle, like->thickness);
    }
  return best > 0;
}

static GArray *
list_pieces (const Sheet *sheet)
{
  g_autoptr (BOXA) boxes = pixConnComp (sheet->ink, NULL, 8);
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (Frame));
  int shortest = (int) (sheet_millimetres (sheet, SHORTEST_DIAMETER) * 0.9);

  for (int i = 0; boxes != NULL && i < boxaGetCount (boxes) && pieces->len < MOST_PIECES; i++) {
    int x, y, width, height;
    if (boxaGetBoxGeometry (boxes, i, &x, &y, &width, &height) != 0 || MIN (width, height) < shortest)
      continue;
    const Frame piece = { x, y, x + width, y + height, 0, TRUE };
    g_array_append_val (pieces, piece);
  }
  return pieces;
}

/* Whether there is another of its size, and one of them is empty. */
static gboolean
is_one_of_several (const Sheet *sheet, const GArray *frames, const Frame *frame)
{
  guint n = 0, n_empty = 0;

  for (guint i = 0; i < frames->len; i++)
    if (frames_are_twins (frames_get (frames, i), frame)) {
      n++;
      n_empty += is_empty (sheet, frames_get (frames, i)) ? 1 : 0;
    }
  return n >= 2 && n_empty >= 1;
}

/* The empty ones, one of each size. */
static GArray *
list_models (const Sheet *sheet, const GArray *whole)
{
  GArray *models = g_array_new (FALSE, FALSE, sizeof (Frame));

  for (guint i = 0; i < whole->len && models->len < MOST_SIZES; i++) {
    const Frame *frame = frames_get (whole, i);
    gboolean is_known = FALSE;
    for (guint j = 0; j < models->len; j++)
      is_known = is_known || frames_are_twins (frames_get (models, j), frame);
    if (!is_known && is_empty (sheet, frame))
      g_array_append_val (models, *frame);
  }
  return models;
}

/* Whether another one stands above or beside it, as on a form. */
static gboolean
is_in_line (const GArray *whole, const Frame *frame)
{
  int slack = (frame->x2 - frame->x1) / 3;

  for (guint i = 0; i < whole->len; i++) {
    const Frame *other = frames_get (whole, i);
    if (frames_are_twins (other, frame) &&
        (ABS (other->x1 - frame->x1) <= slack || ABS (other->y1 - frame->y1) <= slack))
      return TRUE;
  }
  return FALSE;
}

static void
add_marked_circles (const Sheet *sheet, const GArray *pieces, const GArray *squares, const GArray *whole,
                    GArray *frames)
{
  g_autoptr (GArray) models = list_models (sheet, whole);

  for (guint i = 0; i < pieces->len && frames->len < MOST_CIRCLES; i++) {
    const Frame *piece = frames_get (pieces, i);
    Frame frame = { 0 };
    for (guint j = 0; !frames_overlap (frames, piece) && j < models->len; j++)
      if (find_marked_circle (sheet, piece, frames_get (models, j), &frame) &&
          !frames_overlap (squares, &frame) && is_in_line (whole, &frame))
        g_array_append_val (frames, frame);
  }
}

GArray *
circles_find (const Sheet *sheet, const GArray *squares)
{
  g_autoptr (GArray) pieces = list_pieces (sheet);
  g_autoptr (GArray) whole = g_array_new (FALSE, FALSE, sizeof (Frame));
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Frame));
  GArray *several = g_array_new (FALSE, FALSE, sizeof (Frame));
  Frame frame = { 0 };

  for (guint i = 0; i < pieces->len && whole->len < MOST_CIRCLES; i++)
    if (take_whole_circle (sheet, frames_get (pieces, i), &frame) && !frames_overlap (squares, &frame))
      g_array_append_val (whole, frame);
  if (whole->len > 0)
    g_array_append_vals (all, whole->data, whole->len);
  add_marked_circles (sheet, pieces, squares, whole, all);
  for (guint i = 0; i < all->len; i++)
    if (is_one_of_several (sheet, all, frames_get (all, i)))
      g_array_append_val (several, g_array_index (all, Frame, i));
  frames_even_out (several);
  return several;
}
