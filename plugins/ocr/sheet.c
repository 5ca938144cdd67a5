/* sheet.c: takes the picture of a page, gives a sheet to read, and the way back from each of its dots. */
#include "sheet.h"
#include "models.h"

#include <math.h>
#include <string.h>

#define MILLIMETRES_PER_INCH 25.4
/* Fewer dots than this to the inch are made more, and more are made fewer; 200 read as many words as 300. */
#define MIN_DOTS_PER_INCH 150.0
#define GOOD_DOTS_PER_INCH 200.0
#define MAX_DOTS_PER_INCH 300.0
#define MAX_LONGER_DOTS 4000.0
/* A small picture that claims a whole sheet of paper is one from a screen. */
#define SCREEN_DOTS_PER_INCH 96.0
/* Paper: this share of the dots has a tone this near to the one that most have. */
#define PAPER_SHARE 0.55
#define PAPER_RANGE 18
#define PAPER_LIGHT 120
/* Under this the page counts as white on black. */
#define DARK_PAGE 100
/* Darker than this share of the paper, and larger than so many millimetres, is a bar with white letters. */
#define DARK_BAR 0.55
#define LEAST_DARK_BAR 4.0
/* How sure tesseract must be of the way up, and of the script, before it is believed.  Print has 9 and more
 * for the one, 15 and more for the other; writing by hand less than 8 and 12. */
#define MIN_TURN_CONFIDENCE 3.0f
#define MIN_SCRIPT_CONFIDENCE 12.0f
/* Degrees: a page that lies further askew was put down so on purpose. */
#define MAX_SKEW 9.0f
#define MIN_SKEW 0.1f
#define MIN_SKEW_CONFIDENCE 2.5f
/* More specks than this to the square inch are noise. */
#define NOISY_SPECKS 150.0

static PIX *
copy_dots (const CpPicture *picture)
{
  PIX *pix = pixCreate ((int) picture->width, (int) picture->height, 8);

  for (gsize y = 0; pix != NULL && y < picture->height; y++)
    memcpy (pixGetData (pix) + y * (gsize) pixGetWpl (pix), picture->dots + y * picture->width,
            picture->width);
  if (pix != NULL)
    pixEndianByteSwap (pix);
  return pix;
}

/* map = map after step: what a dot was before the step. */
static void
map_back (gdouble *map, const gdouble *step)
{
  const gdouble old[6] = { map[0], map[1], map[2], map[3], map[4], map[5] };

  for (int row = 0; row < 6; row += 3) {
    map[row] = old[row] * step[0] + old[row + 1] * step[3];
    map[row + 1] = old[row] * step[1] + old[row + 1] * step[4];
    map[row + 2] = old[row] * step[2] + old[row + 1] * step[5] + old[row + 2];
  }
}

static void
take (PIX **pix, PIX *changed)
{
  if (changed == NULL)
    return;
  pixDestroy (pix);
  *pix = changed;
}

static void
scale (Sheet *sheet, const CpPicture *picture)
{
  gdouble wanted = sheet->dots_per_inch < MIN_DOTS_PER_INCH   ? GOOD_DOTS_PER_INCH
                   : sheet->dots_per_inch > MAX_DOTS_PER_INCH ? MAX_DOTS_PER_INCH
                                                              : sheet->dots_per_inch;
  gdouble factor =
      MIN (wanted / sheet->dots_per_inch, MAX_LONGER_DOTS / MAX (picture->width, picture->height));
  if (fabs (factor - 1) < 0.01)
    return;
  PIX *scaled = pixScaleGeneral (sheet->grey, (l_float32) factor, (l_float32) factor, 0, 0);
  if (scaled == NULL)
    return;
  const gdouble step[6] = { (gdouble) pixGetWidth (sheet->grey) / pixGetWidth (scaled),   0, 0, 0,
                            (gdouble) pixGetHeight (sheet->grey) / pixGetHeight (scaled), 0 };
  map_back (sheet->map, step);
  sheet->dots_per_inch *= factor;
  take (&sheet->grey, scaled);
}

/* The light is changed on one of the two from here on; the place of every dot on both. */
static void
keep_as_seen (Sheet *sheet)
{
  sheet->seen = pixCopy (NULL, sheet->grey);
}

static void
turn (Sheet *sheet, int quarters)
{
  gdouble width = pixGetWidth (sheet->grey), height = pixGetHeight (sheet->grey);
  const gdouble steps[4][6] = { { 1, 0, 0, 0, 1, 0 },
                                { 0, 1, 0, -1, 0, height },
                                { -1, 0, width, 0, -1, height },
                                { 0, -1, width, 1, 0, 0 } };
  PIX *turned = quarters != 0 ? pixRotateOrth (sheet->grey, quarters) : NULL;

  if (turned == NULL)
    return;
  map_back (sheet->map, steps[quarters]);
  take (&sheet->grey, turned);
  take (&sheet->seen, pixRotateOrth (sheet->seen, quarters));
}

static gboolean
is_paper (PIX *grey)
{
  NUMA *counts = pixGetGrayHistogram (grey, 2);
  l_float32 most = 0, sum = 0, all = 0;
  int tone = 0;

  if (counts == NULL)
    return FALSE;
  if (numaGetMax (counts, &most, &tone) == 0 && numaGetSum (counts, &all) == 0)
    numaGetSumOnInterval (counts, MAX (tone - PAPER_RANGE, 0), MIN (tone + PAPER_RANGE, 255), &sum);
  numaDestroy (&counts);
  return tone >= PAPER_LIGHT && sum >= (l_float32) PAPER_SHARE * all;
}

/* White on black, as some slides are, becomes black on white. */
static void
lighten_dark_page (Sheet *sheet)
{
  l_uint32 middle = 255;

  if (pixGetRankValue (sheet->grey, 4, 0.5f, &middle) == 0 && middle < DARK_PAGE)
    pixInvert (sheet->grey, sheet->grey);
}

/* Paper becomes white wherever it lies, in the light or in a shadow; ink stays as dark against it. */
static void
light_evenly (Sheet *sheet)
{
  g_autoptr (PIX) even = pixBackgroundNormSimple (sheet->grey, NULL, NULL);

  if (even != NULL)
    take (&sheet->grey, pixGammaTRC (NULL, even, 1.0f, 0, 195));
}

/* White letters on a dark bar become dark ones on a white bar. */
static void
lighten_dark_bars (Sheet *sheet)
{
  int size = (int) sheet_millimetres (sheet, LEAST_DARK_BAR);
  l_uint32 middle = 255;
  pixGetRankValue (sheet->grey, 4, 0.5f, &middle);
  g_autoptr (PIX) dark = pixThresholdToBinary (sheet->grey, (int) (DARK_BAR * middle));
  g_autoptr (PIX) solid = dark != NULL ? pixOpenBrick (NULL, dark, size, size / 3) : NULL;
  g_autoptr (PIX) whole = solid != NULL ? pixCloseSafeBrick (NULL, solid, 2 * size, 2 * size) : NULL;
  g_autoptr (PIX) light = whole != NULL ? pixInvert (NULL, sheet->grey) : NULL;

  if (light != NULL)
    pixCombineMasked (sheet->grey, light, whole);
}

/* A copier's dust and a camera's grain: in a window of three by three dots the middle tone counts. */
static void
clean_noise (Sheet *sheet)
{
  g_autoptr (PIX) dark = pixThresholdToBinary (sheet->grey, 160);
  g_autoptr (PIX) rest =
      dark != NULL ? pixSelectBySize (dark, 2, 2, 8, L_SELECT_IF_EITHER, L_SELECT_IF_GT, NULL) : NULL;
  int all = 0, kept = 0;

  if (rest == NULL || pixCountConnComp (dark, 8, &all) != 0 || pixCountConnComp (rest, 8, &kept) != 0)
    return;
  gdouble inches = pixGetWidth (dark) / sheet->dots_per_inch * (pixGetHeight (dark) / sheet->dots_per_inch);
  if (all - kept > NOISY_SPECKS * inches)
    take (&sheet->grey, pixMedianFilter (sheet->grey, 3, 3));
}

static void
find_way_up (Sheet *sheet)
{
  TessBaseAPI *orienter = models_get_orienter ();
  const char *script = NULL;
  float turn_confidence = 0, script_confidence = 0;
  int degrees = 0;

  pixSetResolution (sheet->grey, (int) sheet->dots_per_inch, (int) sheet->dots_per_inch);
  TessBaseAPISetImage2 (orienter, sheet->grey);
  gboolean is_clear =
      TessBaseAPIDetectOrientationScript (orienter, &degrees, &turn_confidence, &script, &script_confidence);
  TessBaseAPIClear (orienter);
  if (!is_clear)
    return;
  if (script_confidence >= MIN_SCRIPT_CONFIDENCE)
    sheet->script = g_strdup (script);
  if (turn_confidence >= MIN_TURN_CONFIDENCE) /* it says by how much the page was turned to the right */
    turn (sheet, (360 - degrees) / 90 % 4);
}

/* With a rim wide enough that no corner is lost. */
static void
straighten (Sheet *sheet)
{
  g_autoptr (PIX) dark = pixThresholdToBinary (sheet->grey, 150);
  l_float32 degrees = 0, confidence = 0;

  if (dark == NULL ||
      pixFindSkewSweepAndSearch (dark, &degrees, &confidence, 4, 2, MAX_SKEW, 1.0f, 0.02f) != 0 ||
      confidence < MIN_SKEW_CONFIDENCE || fabsf (degrees) < MIN_SKEW)
    return;
  gdouble angle = (gdouble) degrees * G_PI / 180;
  int longer = MAX (pixGetWidth (sheet->grey), pixGetHeight (sheet->grey));
  int rim = (int) ceil (fabs (sin (angle)) * longer / 2) + 1;
  g_autoptr (PIX) wide = pixAddBorder (sheet->grey, rim, 255);
  g_autoptr (PIX) wide_seen = pixAddBorder (sheet->seen, rim, 255);
  PIX *straight = wide != NULL ? pixRotateAMGray (wide, (l_float32) angle, 255) : NULL;
  if (straight == NULL)
    return;
  /* leptonica turns clockwise about the middle dot */
  int middle_x = pixGetWidth (wide) / 2, middle_y = pixGetHeight (wide) / 2;
  gdouble x = middle_x, y = middle_y;
  const gdouble rimmed[6] = { 1, 0, -rim, 0, 1, -rim };
  const gdouble turned[6] = { cos (angle),  sin (angle), x - x * cos (angle) - y * sin (angle),
                              -sin (angle), cos (angle), y + x * sin (angle) - y * cos (angle) };
  map_back (sheet->map, rimmed);
  map_back (sheet->map, turned);
  take (&sheet->grey, straight);
  take (&sheet->seen, pixRotateAMGray (wide_seen, (l_float32) angle, 255));
}

/* What is dark against its surroundings, however dark these are (Sauvola). */
static void
find_ink (Sheet *sheet)
{
  int window = MAX ((int) (sheet->dots_per_inch * 0.12), 8);

  pixDestroy (&sheet->ink);
  if (MIN (pixGetWidth (sheet->grey), pixGetHeight (sheet->grey)) > 2 * window + 3 &&
      pixSauvolaBinarizeTiled (sheet->grey, window, 0.25f, 1, 1, NULL, &sheet->ink) == 0)
    return;
  sheet->ink = pixThresholdToBinary (sheet->grey, 150);
}

Sheet *
sheet_new (const CpPicture *picture)
{
  g_autoptr (Sheet) sheet = g_new0 (Sheet, 1);

  sheet->grey = copy_dots (picture);
  if (sheet->grey == NULL)
    return NULL;
  sheet->dots_per_inch = MAX (picture->dots_per_inch, SCREEN_DOTS_PER_INCH);
  sheet->page_width = picture->page_width;
  sheet->page_height = picture->page_height;
  sheet->map[0] = picture->page_width / picture->width;
  sheet->map[4] = picture->page_height / picture->height;
  scale (sheet, picture);
  sheet->is_paper = is_paper (sheet->grey);
  lighten_dark_page (sheet);
  lighten_dark_bars (sheet);
  keep_as_seen (sheet);
  light_evenly (sheet);
  clean_noise (sheet);
  find_way_up (sheet);
  straighten (sheet);
  find_ink (sheet);
  return sheet->ink != NULL && sheet->seen != NULL ? g_steal_pointer (&sheet) : NULL;
}

void
sheet_free (Sheet *sheet)
{
  if (sheet == NULL)
    return;
  pixDestroy (&sheet->grey);
  pixDestroy (&sheet->seen);
  pixDestroy (&sheet->ink);
  g_free (sheet->script);
  g_free (sheet);
}

/* To a number that gfloat can hold without growing. */
static gdouble
clip (gdouble value, gdouble most)
{
  gfloat clipped = (gfloat) CLAMP (value, 0, most);

  return (gdouble) clipped > most ? (gdouble) nextafterf (clipped, 0) : (gdouble) clipped;
}

Place
sheet_find_place (const Sheet *sheet, gdouble x1, gdouble y1, gdouble x2, gdouble y2)
{
  const gdouble corners[4][2] = { { x1, y1 }, { x2, y1 }, { x1, y2 }, { x2, y2 } };
  Place place = { G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE };

  for (gsize i = 0; i < G_N_ELEMENTS (corners); i++) {
    gdouble x = sheet->map[0] * corners[i][0] + sheet->map[1] * corners[i][1] + sheet->map[2];
    gdouble y = sheet->map[3] * corners[i][0] + sheet->map[4] * corners[i][1] + sheet->map[5];
    place = (Place){ MIN (place.x1, x), MIN (place.y1, y), MAX (place.x2, x), MAX (place.y2, y) };
  }
  return (Place){ clip (place.x1, sheet->page_width), clip (place.y1, sheet->page_height),
                  clip (place.x2, sheet->page_width), clip (place.y2, sheet->page_height) };
}

gdouble
sheet_millimetres (const Sheet *sheet, gdouble millimetres)
{
  return millimetres / MILLIMETRES_PER_INCH * sheet->dots_per_inch;
}
