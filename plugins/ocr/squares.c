/* squares.c: takes a sheet, gives its printed squares, also where a mark crosses their sides or fills them.
 *
 * A square is four sides with ink all along, and paper beyond them.  A large letter can be as square, but its
 * corners are round, its strokes heavy for its size, and it has others beside it.  Where one square stands
 * clear, others of its size need not. */
#include "frames.h"

#include <stdlib.h>

/* Millimetres. */
#define SHORTEST_SIDE 2.9
#define LONGEST_SIDE 9.0
#define BEYOND 0.5
#define ALONE 0.9
/* Of a side: with ink; with ink beyond it, which a tick may leave there; of two sides, how unlike they are.
 */
#define LEAST_COVERED 0.88
#define HOPELESS 0.7
#define MOST_BEYOND 0.45
#define MOST_OBLONG 0.15
#define CORNER 0.18
#define LEAST_CORNER 0.25
#define MOST_BESIDE 0.35
#define HEAVIEST_SIDE 0.13
#define HEAVIEST_SHARP_SIDE 0.2
#define SHARP_CORNER 0.1
#define LEAST_SHARP_CORNER 0.6
#define MOST_SQUARES 400
#define MOST_CANDIDATES 20000

/* How much ink there is before each dot, in its row and in its column; of ink that is a dot wider across the
 * row or column, since no side is quite straight. */
typedef struct {
  const Sheet *sheet;
  int width, height;
  guint16 *across, *down; /* (width + 1) x (height + 1) each */
  int shortest, longest, beyond;
} Search;

typedef struct {
  Frame frame;
  gdouble covered; /* of all four sides */
} Candidate;

static gsize
place_of (const Search *search, int x, int y)
{
  return (gsize) y * ((gsize) search->width + 1) + (gsize) x;
}

static gboolean
search_begin (Search *search, const Sheet *sheet)
{
  g_autoptr (PIX) high = pixDilateBrick (NULL, sheet->ink, 1, 3);
  g_autoptr (PIX) wide = pixDilateBrick (NULL, sheet->ink, 3, 1);

  search->sheet = sheet;
  search->width = pixGetWidth (sheet->ink);
  search->height = pixGetHeight (sheet->ink);
  search->shortest = (int) sheet_millimetres (sheet, SHORTEST_SIDE);
  search->longest = (int) sheet_millimetres (sheet, LONGEST_SIDE);
  search->beyond = MAX ((int) sheet_millimetres (sheet, BEYOND), 3);
  if (high == NULL || wide == NULL || MAX (search->width, search->height) >= G_MAXUINT16)
    return FALSE;
  gsize n = ((gsize) search->width + 1) * ((gsize) search->height + 1);
  search->across = g_new0 (guint16, n);
  search->down = g_new0 (guint16, n);
  for (int y = 0; y < search->height; y++) {
    const l_uint32 *rows = pixGetData (high) + (gsize) y * (gsize) pixGetWpl (high),
                   *columns = pixGetData (wide) + (gsize) y * (gsize) pixGetWpl (wide);
    for (int x = 0; x < search->width; x++) {
      gsize at = place_of (search, x, y);
      search->across[at + 1] = (guint16) (search->across[at] + GET_DATA_BIT (rows, x));
      search->down[place_of (search, x, y + 1)] = (guint16) (search->down[at] + GET_DATA_BIT (columns, x));
    }
  }
  return TRUE;
}

static void
search_end (Search *search)
{
  g_free (search->across);
  g_free (search->down);
}

/* The share of a row that has ink; off the sheet there is none. */
static gdouble
cover_across (const Search *search, int x1, int x2, int y)
{
  int from = CLAMP (x1, 0, search->width), to = CLAMP (x2, 0, search->width);

  if (y < 0 || y >= search->height || from >= to)
    return 0;
  return (gdouble) (search->across[place_of (search, to, y)] - search->across[place_of (search, from, y)]) /
         (x2 - x1);
}

static gdouble
cover_down (const Search *search, int x, int y1, int y2)
{
  int from = CLAMP (y1, 0, search->height), to = CLAMP (y2, 0, search->height);

  if (x < 0 || x >= search->width || from >= to)
    return 0;
  return (gdouble) (search->down[place_of (search, x, to)] - search->down[place_of (search, x, from)]) /
         (y2 - y1);
}

/* Paper beyond each side, and no side that goes on beyond its corners as those of a row of cells do. */
static gboolean
stands_on_paper (const Search *search, const Frame *frame)
{
  int beyond = search->beyond, more = (frame->x2 - frame->x1) / 3;

  return cover_across (search, frame->x1, frame->x2, frame->y1 - beyond) <= MOST_BEYOND &&
         cover_across (search, frame->x1, frame->x2, frame->y2 - 1 + beyond) <= MOST_BEYOND &&
         cover_down (search, frame->x1 - beyond, frame->y1, frame->y2) <= MOST_BEYOND &&
         cover_down (search, frame->x2 - 1 + beyond, frame->y1, frame->y2) <= MOST_BEYOND &&
         cover_across (search, frame->x2 + 2, frame->x2 + 2 + more, frame->y1) < HOPELESS &&
         cover_across (search, frame->x1 - 2 - more, frame->x1 - 2, frame->y1) < HOPELESS &&
         cover_across (search, frame->x2 + 2, frame->x2 + 2 + more, frame->y2 - 1) < HOPELESS &&
         cover_across (search, frame->x1 - 2 - more, frame->x1 - 2, frame->y2 - 1) < HOPELESS;
}

/* The four sides together, or 0 where one of them is not there. */
static gdouble
cover_sides (const Search *search, const Frame *frame)
{
  const gdouble sides[4] = { cover_down (search, frame->x1, frame->y1, frame->y2),
                             cover_down (search, frame->x2 - 1, frame->y1, frame->y2),
                             cover_across (search, frame->x1, frame->x2, frame->y2 - 1),
                             cover_across (search, frame->x1, frame->x2, frame->y1) };
  gdouble all = 0;

  for (int i = 0; i < 4; i++) {
    if (sides[i] < LEAST_COVERED)
      return 0;
    all += sides[i];
  }
  return all;
}

static void
try_heights (const Search *search, int x, int y, int width, GArray *candidates)
{
  int slack = (int) (MOST_OBLONG * width) + 1;

  for (int height = MAX (width - slack, search->shortest); height <= width + slack; height++) {
    const Candidate candidate = { .frame = { x, y, x + width, y + height, 0, FALSE } };
    gdouble covered = cover_sides (search, &candidate.frame);
    if (covered == 0 || candidates->len >= MOST_CANDIDATES || !stands_on_paper (search, &candidate.frame))
      continue;
    g_array_append_val (candidates, candidate);
    g_array_index (candidates, Candidate, candidates->len - 1).covered = covered;
  }
}

/* All squares whose left upper corner is near this dot. */
static void
try_corner (const Search *search, int x, int y, GArray *candidates)
{
  int shortest = search->shortest;

  if (cover_across (search, x, x + shortest, y) < HOPELESS ||
      cover_down (search, x, y, y + shortest) < HOPELESS ||
      cover_across (search, x, x + shortest, y - search->beyond) > HOPELESS ||
      cover_down (search, x - search->beyond, y, y + shortest) > HOPELESS)
    return;
  for (int width = shortest; width <= search->longest; width++) {
    gdouble covered = cover_across (search, x, x + width, y);
    if (covered < HOPELESS)
      return;
    if (covered >= LEAST_COVERED && cover_down (search, x, y, y + width) >= HOPELESS)
      try_heights (search, x, y, width, candidates);
  }
}

/* The one whose sides have most ink first, and the largest of those. */
static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *left = a, *right = b;
  int left_size = left->frame.x2 - left->frame.x1 + left->frame.y2 - left->frame.y1,
      right_size = right->frame.x2 - right->frame.x1 + right->frame.y2 - right->frame.y1;

  if (ABS (left->covered - right->covered) > 1e-6)
    return left->covered > right->covered ? -1 : 1;
  if (left_size != right_size)
    return right_size - left_size;
  return left->frame.y1 != right->frame.y1 ? left->frame.y1 - right->frame.y1
                                           : left->frame.x1 - right->frame.x1;
}

static GArray *
list_outlines (const Search *search)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  GArray *frames = g_array_new (FALSE, FALSE, sizeof (Frame));

  for (int y = 0; y + search->shortest <= search->height && candidates->len < MOST_CANDIDATES; y++)
    for (int x = 0; x + search->shortest <= search->width; x++)
      if (search->across[place_of (search, x + 1, y)] > search->across[place_of (search, x, y)])
        try_corner (search, x, y, candidates);
  g_array_sort (candidates, compare_candidates);
  for (guint i = 0; i < candidates->len && frames->len < MOST_SQUARES; i++) {
    const Frame *frame = &g_array_index (candidates, Candidate, i).frame;
    if (!frames_overlap (frames, frame))
      g_array_append_val (frames, *frame);
  }
  return frames;
}

static gboolean
has_ink (const Sheet *sheet, int x1, int x2, int y)
{
  const l_uint32 *ink = pixGetData (sheet->ink) + (gsize) y * (gsize) pixGetWpl (sheet->ink);

  if (y < 0 || y >= pixGetHeight (sheet->ink))
    return FALSE;
  for (int x = MAX (x1, 0); x <= MIN (x2, pixGetWidth (sheet->ink) - 1); x++)
    if (GET_DATA_BIT (ink, x))
      return TRUE;
  return FALSE;
}

static int
compare_ints (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

/* How thick the side is that stands at this column, in the middle one of its rows; it reaches inwards by
 * `step` a dot. */
static int
measure_side (const Sheet *sheet, int x, int step, const Frame *frame)
{
  g_autoptr (GArray) widths = g_array_new (FALSE, FALSE, sizeof (int));
  int reach = (frame->x2 - frame->x1) / 8 + 2;

  for (int y = frame->y1; y < frame->y2; y++) {
    int at = 0, width = 0;
    while (at <= reach && !has_ink (sheet, x + step * at, x + step * at, y))
      at++;
    while (at + width <= 4 * reach && has_ink (sheet, x + step * (at + width), x + step * (at + width), y))
      width++;
    g_array_append_val (widths, width);
  }
  g_array_sort (widths, compare_ints);
  return widths->len > 0 ? g_array_index (widths, int, widths->len / 2) : 0;
}

/* Whether there is so much ink in each corner.  D and O have none on one side. */
static gboolean
has_corners (const Search *search, const Frame *frame, gdouble corner, gdouble least)
{
  int size = MAX ((int) (corner * (frame->x2 - frame->x1)), 2);

  for (int i = 0; i < 4; i++) {
    int x = i % 2 == 0 ? frame->x1 : frame->x2 - size, y = i < 2 ? frame->y1 : frame->y2 - size;
    gdouble n = 0;
    for (int row = y; row < y + size; row++)
      n += cover_across (search, x, x + size, row) * size;
    if (n < least * size * size)
      return FALSE;
  }
  return TRUE;
}

/* A letter has others beside it.  The end of a tick may stick out. */
static gboolean
stands_alone (const Sheet *sheet, const Frame *frame)
{
  int near = (int) sheet_millimetres (sheet, ALONE), left = 0, right = 0;

  for (int y = frame->y1; y < frame->y2; y++) {
    left += has_ink (sheet, frame->x1 - near, frame->x1 - 3, y) ? 1 : 0;
    right += has_ink (sheet, frame->x2 + 2, frame->x2 + near, y) ? 1 : 0;
  }
  return MAX (left, right) <= MOST_BESIDE * (frame->y2 - frame->y1);
}

static gboolean
is_clear (const Search *search, Frame *frame)
{
  gdouble width = frame->x2 - frame->x1;
  gboolean is_sharp = has_corners (search, frame, SHARP_CORNER, LEAST_SHARP_CORNER);

  frame->thickness = MAX (measure_side (search->sheet, frame->x1, 1, frame),
                          measure_side (search->sheet, frame->x2 - 1, -1, frame));
  return frame->thickness <= (is_sharp ? HEAVIEST_SHARP_SIDE : HEAVIEST_SIDE) * width + 1 &&
         stands_alone (search->sheet, frame);
}

static void
add_twins (GArray *clear, GArray *others)
{
  guint n_clear = clear->len;

  for (guint i = 0; i < others->len; i++)
    for (guint j = 0; j < n_clear; j++) {
      const Frame *other = frames_get (others, i);
      if (!frames_are_twins (frames_get (clear, j), other))
        continue;
      g_array_append_val (clear, *other);
      break;
    }
}

GArray *
squares_find (const Sheet *sheet)
{
  GArray *clear = g_array_new (FALSE, FALSE, sizeof (Frame));
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (Frame));
  Search search;

  if (!search_begin (&search, sheet))
    return clear;
  g_autoptr (GArray) outlines = list_outlines (&search);
  for (guint i = 0; i < outlines->len; i++) {
    Frame *frame = &g_array_index (outlines, Frame, i);
    if (has_corners (&search, frame, CORNER, LEAST_CORNER))
      g_array_append_val (is_clear (&search, frame) ? clear : others, *frame);
  }
  add_twins (clear, others);
  frames_even_out (clear);
  search_end (&search);
  return clear;
}
