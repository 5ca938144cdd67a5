/* writing.c: takes the ink of a sheet, gives how much of it could be writing.  A photograph has dark places,
 * too, but they do not stand as thin strokes on plain paper. */
#include "writing.h"

#include <math.h>

/* Millimetres. */
#define LEAST_HEIGHT 2.0
#define MOST_HEIGHT 60.0
#define MOST_WIDTH 170.0
#define THINNEST 0.08
#define THICKEST 2.6
#define RIM 0.8
#define MOST_STRAIGHT 0.8
/* A stroke is longer than it is wide, so many times. */
#define LEAST_LENGTH 2.5
/* Of 255: how light the paper around a stroke is, how even, and how dark the stroke is against it. */
#define LEAST_LIGHT 110.0
#define MOST_UNEVEN 20.0
#define LEAST_CONTRAST 40.0
/* More pieces than this are no page that anybody wrote. */
#define MOST_PIECES 6000
/* Letters in a row: how far apart at the most, in heights, how alike in height, and how many at the least; a
 * wide piece counts for as many as fit in it. */
#define MOST_GAP 1.5
#define MOST_UNLIKE 2.2
#define LEAST_LETTERS 6

typedef struct {
  int x1, y1, x2, y2;
  gboolean is_taken; /* in a row already */
} Stroke;

typedef struct {
  gdouble sum, squares;
  guint n;
} Tones;

static void
add_tone (Tones *tones, guint tone)
{
  tones->sum += tone;
  tones->squares += (gdouble) tone * tone;
  tones->n++;
}

static const l_uint32 *
get_line (PIX *pix, int row)
{
  return pixGetData (pix) + (gsize) row * (gsize) pixGetWpl (pix);
}

/* Of the ink, and of the paper around and within it; not of where one fades into the other. */
static void
measure_tones (const Sheet *sheet, PIX *faded, const Stroke *stroke, Tones *paper, Tones *ink)
{
  int rim = MAX ((int) sheet_millimetres (sheet, RIM), 4);
  int x1 = MAX (stroke->x1 - rim, 0), x2 = MIN (stroke->x2 + rim, pixGetWidth (sheet->seen));
  int y1 = MAX (stroke->y1 - rim, 0), y2 = MIN (stroke->y2 + rim, pixGetHeight (sheet->seen));
  int step = MAX ((x2 - x1) / 80, 1);

  for (int row = y1; row < y2; row += step) {
    const l_uint32 *tones = get_line (sheet->seen, row), *dark = get_line (sheet->ink, row),
                   *edge = get_line (faded, row);
    for (int column = x1; column < x2; column += step)
      if (GET_DATA_BIT (dark, column))
        add_tone (ink, GET_DATA_BYTE (tones, column));
      else if (!GET_DATA_BIT (edge, column))
        add_tone (paper, GET_DATA_BYTE (tones, column));
  }
}

static gboolean
stands_on_paper (const Sheet *sheet, PIX *faded, const Stroke *stroke)
{
  Tones paper = { 0 }, ink = { 0 };

  measure_tones (sheet, faded, stroke, &paper, &ink);
  if (paper.n == 0 || ink.n == 0)
    return FALSE;
  gdouble mean = paper.sum / paper.n, uneven = sqrt (MAX (paper.squares / paper.n - mean * mean, 0));
  return mean >= LEAST_LIGHT && uneven <= MOST_UNEVEN && mean - ink.sum / ink.n >= LEAST_CONTRAST;
}

/* What is left of the sides of a table, and of a chart's bars. */
static gboolean
is_straight (const Sheet *sheet, int width, int height)
{
  int shorter = MIN (width, height), longer = MAX (width, height);

  return shorter <= sheet_millimetres (sheet, MOST_STRAIGHT) && longer >= 4 * shorter;
}

/* The area of a stroke over half of its outline is its width. */
static gboolean
is_stroke (const Sheet *sheet, PIX *piece, int width, int height)
{
  l_float32 outline_to_area = 0;
  int area = 0;

  if (height < sheet_millimetres (sheet, LEAST_HEIGHT) || height > sheet_millimetres (sheet, MOST_HEIGHT) ||
      width > sheet_millimetres (sheet, MOST_WIDTH) || is_straight (sheet, width, height) ||
      pixFindPerimToAreaRatio (piece, NULL, &outline_to_area) != 0 || outline_to_area <= 0 ||
      pixCountPixels (piece, &area, NULL) != 0)
    return FALSE;
  gdouble thickness = 2 / (gdouble) outline_to_area;
  return thickness >= sheet_millimetres (sheet, THINNEST) &&
         thickness <= sheet_millimetres (sheet, THICKEST) && area / thickness >= LEAST_LENGTH * thickness;
}

static GArray *
list_strokes (const Sheet *sheet)
{
  g_autoptr (PIXA) pieces = NULL;
  g_autoptr (BOXA) boxes = pixConnComp (sheet->ink, &pieces, 8);
  g_autoptr (PIX) faded = pixDilateBrick (NULL, sheet->ink, 7, 7);
  GArray *strokes = g_array_new (FALSE, FALSE, sizeof (Stroke));
  int n = boxes != NULL && faded != NULL ? boxaGetCount (boxes) : 0;

  for (int i = 0; i < n && n <= MOST_PIECES; i++) {
    g_autoptr (PIX) piece = pixaGetPix (pieces, i, L_CLONE);
    int x, y, width, height;
    if (piece == NULL || boxaGetBoxGeometry (boxes, i, &x, &y, &width, &height) != 0 ||
        !is_stroke (sheet, piece, width, height))
      continue;
    const Stroke stroke = { x, y, x + width, y + height, FALSE };
    if (stands_on_paper (sheet, faded, &stroke))
      g_array_append_val (strokes, stroke);
  }
  return strokes;
}

static int
compare_strokes (gconstpointer a, gconstpointer b)
{
  return ((const Stroke *) a)->x1 - ((const Stroke *) b)->x1;
}

/* As one letter follows another. */
static gboolean
follows (const Stroke *left, const Stroke *right)
{
  int left_height = left->y2 - left->y1, right_height = right->y2 - right->y1,
      common = MIN (left->y2, right->y2) - MAX (left->y1, right->y1);

  return common * 2 >= MIN (left_height, right_height) && right->x1 > left->x1 &&
         right->x1 - left->x2 <= MOST_GAP * MAX (left_height, right_height) &&
         MAX (left_height, right_height) <= MOST_UNLIKE * MIN (left_height, right_height);
}

static guint
count_letters (const Stroke *stroke)
{
  int width = stroke->x2 - stroke->x1, height = stroke->y2 - stroke->y1;

  return (guint) MAX (width / MAX (height, 1), 1);
}

/* How many letters stand in the row that begins here; they are taken out of the others. */
static guint
take_row (GArray *strokes, guint first)
{
  Stroke *last = &g_array_index (strokes, Stroke, first);
  guint n_letters = count_letters (last);

  last->is_taken = TRUE;
  for (guint i = first + 1; i < strokes->len; i++) {
    Stroke *next = &g_array_index (strokes, Stroke, i);
    if (next->is_taken || !follows (last, next))
      continue;
    next->is_taken = TRUE;
    n_letters += count_letters (next);
    last = next;
  }
  return n_letters;
}

Writing
writing_measure (const Sheet *sheet)
{
  g_autoptr (GArray) strokes = list_strokes (sheet);
  Writing writing = { .n_strokes = strokes->len };

  g_array_sort (strokes, compare_strokes);
  for (guint i = 0; i < strokes->len; i++) {
    const Stroke *stroke = &g_array_index (strokes, Stroke, i);
    int longer = MAX (stroke->x2 - stroke->x1, stroke->y2 - stroke->y1);
    writing.millimetres += longer / sheet_millimetres (sheet, 1);
    if (!stroke->is_taken && take_row (strokes, i) >= LEAST_LETTERS)
      writing.n_rows++;
  }
  return writing;
}

void
writing_cross_off (const Sheet *sheet, int x1, int y1, int x2, int y2)
{
  pixRasterop (sheet->ink, x1, y1, x2 - x1, y2 - y1, PIX_CLR, NULL, 0, 0);
}
