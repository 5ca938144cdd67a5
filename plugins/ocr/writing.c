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
/* Of 255: how light the paper around a stroke is, and how even. */
#define LEAST_LIGHT 150.0
#define MOST_UNEVEN 42.0
/* More pieces than this are no page that anybody wrote. */
#define MOST_PIECES 6000

typedef struct {
  gdouble sum, squares;
  guint n;
} Tones;

/* The paper around a piece of ink, with its rim, and within it. */
static Tones
measure_paper (const Sheet *sheet, int x, int y, int width, int height)
{
  int rim = MAX ((int) sheet_millimetres (sheet, RIM), 2);
  int x1 = MAX (x - rim, 0), x2 = MIN (x + width + rim, pixGetWidth (sheet->grey));
  int y1 = MAX (y - rim, 0), y2 = MIN (y + height + rim, pixGetHeight (sheet->grey));
  int step = MAX ((x2 - x1) / 60, 1);
  Tones tones = { 0 };

  for (int row = y1; row < y2; row += step) {
    const l_uint32 *grey = pixGetData (sheet->grey) + (gsize) row * (gsize) pixGetWpl (sheet->grey);
    const l_uint32 *ink = pixGetData (sheet->ink) + (gsize) row * (gsize) pixGetWpl (sheet->ink);
    for (int column = x1; column < x2; column += step) {
      if (GET_DATA_BIT (ink, column))
        continue;
      gdouble tone = GET_DATA_BYTE (grey, column);
      tones.sum += tone;
      tones.squares += tone * tone;
      tones.n++;
    }
  }
  return tones;
}

static gboolean
stands_on_paper (const Sheet *sheet, int x, int y, int width, int height)
{
  const Tones tones = measure_paper (sheet, x, y, width, height);

  if (tones.n == 0)
    return FALSE;
  gdouble mean = tones.sum / tones.n;
  return mean >= LEAST_LIGHT && sqrt (MAX (tones.squares / tones.n - mean * mean, 0)) <= MOST_UNEVEN;
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

Writing
writing_measure (const Sheet *sheet)
{
  g_autoptr (PIXA) pieces = NULL;
  g_autoptr (BOXA) boxes = pixConnComp (sheet->ink, &pieces, 8);
  Writing writing = { 0 };
  guint n_large = 0;
  int n = boxes != NULL ? boxaGetCount (boxes) : 0;

  for (int i = 0; i < n && n <= MOST_PIECES; i++) {
    g_autoptr (PIX) piece = pixaGetPix (pieces, i, L_CLONE);
    int x, y, width, height;
    if (piece == NULL || boxaGetBoxGeometry (boxes, i, &x, &y, &width, &height) != 0 ||
        MAX (width, height) < sheet_millimetres (sheet, LEAST_HEIGHT))
      continue;
    n_large++;
    if (!is_stroke (sheet, piece, width, height) || !stands_on_paper (sheet, x, y, width, height))
      continue;
    writing.n_strokes++;
    writing.millimetres += MAX (width, height) / sheet_millimetres (sheet, 1);
  }
  writing.share = n_large > 0 ? (gdouble) writing.n_strokes / n_large : 0;
  return writing;
}

void
writing_cross_off (const Sheet *sheet, int x1, int y1, int x2, int y2)
{
  pixRasterop (sheet->ink, x1, y1, x2 - x1, y2 - y1, PIX_CLR, NULL, 0, 0);
}
