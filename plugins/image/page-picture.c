/* page-picture.c: takes a picture in grey, gives a page with a hash to know the picture by, and its dots at a
 * resolution that suits reading. */
#include "page-picture.h"

#include <math.h>
#include <string.h>

#define POINTS_PER_INCH 72.0
/* A4 at 300 dots per inch: no recogniser reads more words in more dots. */
#define MAX_LONGER_DOTS 3500.0
/* Lower than a line of text: a bullet, a rule, a mail's tracking dot. */
#define MIN_DOTS 16
/* The hash is of nine columns by eight rows (decisions, row 18). */
#define HASH_COLUMNS 9
#define HASH_ROWS 8

PIX *
page_picture_turn (PIX *pix, guint orientation, Paper *paper)
{
  /* quarters to the right, and whether it is mirrored before (EXIF, 4.6.4) */
  static const struct {
    int quarters;
    gboolean is_mirrored;
  } turns[] = { { 0, FALSE }, { 0, FALSE }, { 0, TRUE }, { 2, FALSE }, { 2, TRUE },
                { 3, TRUE },  { 1, FALSE }, { 1, TRUE }, { 3, FALSE } };

  g_autoptr (PIX) mirrored = pix;
  if (orientation >= G_N_ELEMENTS (turns))
    return g_steal_pointer (&mirrored);
  if (turns[orientation].is_mirrored)
    pixFlipLR (mirrored, mirrored);
  if (turns[orientation].quarters % 2 == 1)
    *paper = (Paper){ paper->height, paper->width };
  return pixRotateOrth (mirrored, turns[orientation].quarters);
}

gboolean
page_picture_push_page (CpSink *sink, guint32 number, const Paper *paper, GError **error)
{
  const CpPage page = {
    .number = number, .unit = CP_UNIT_PAGE, .text = "", .width = paper->width, .height = paper->height
  };

  return sink->page (sink, &page, error);
}

/* The mean of the dots from x1 and y1 up to x2 and y2. */
static guint
average (PIX *grey, gint64 x1, gint64 y1, gint64 x2, gint64 y2)
{
  guint64 sum = 0;

  for (gint64 y = y1; y < y2; y++) {
    const l_uint32 *line = pixGetData (grey) + y * pixGetWpl (grey);
    for (gint64 x = x1; x < x2; x++)
      sum += GET_DATA_BYTE (line, x);
  }
  return (guint) (sum / (guint64) ((x2 - x1) * (y2 - y1)));
}

/* One bit for each of 64 fields: whether it is darker than the one to its right.  A picture that is all one
 * tone has no hash, or all such would be the same. */
static gboolean
push_hash (CpSink *sink, PIX *grey, GError **error)
{
  gint64 width = pixGetWidth (grey), height = pixGetHeight (grey);
  guint64 hash = 0;

  if (width < HASH_COLUMNS || height < HASH_ROWS)
    return TRUE;
  for (gint64 row = 0; row < HASH_ROWS; row++) {
    guint left = 0;
    for (gint64 column = 0; column < HASH_COLUMNS; column++) {
      guint here = average (grey, column * width / HASH_COLUMNS, row * height / HASH_ROWS,
                            (column + 1) * width / HASH_COLUMNS, (row + 1) * height / HASH_ROWS);
      if (column > 0)
        hash = hash << 1 | (left < here ? 1 : 0);
      left = here;
    }
  }
  g_autofree char *value = g_strdup_printf ("%016" G_GINT64_MODIFIER "x", hash);
  return hash == 0 || sink->meta (sink, "dhash", value, error);
}

/* The picture with as many dots per inch across as down, and no more than are of use. */
static PIX *
scale (PIX *grey, const Paper *paper, gdouble *ret_dots_per_inch)
{
  gdouble across = pixGetWidth (grey) / paper->width, down = pixGetHeight (grey) / paper->height;
  gdouble dots_per_point = MIN (MAX (across, down), MAX_LONGER_DOTS / MAX (paper->width, paper->height));
  gdouble width = MAX (round (paper->width * dots_per_point), 1),
          height = MAX (round (paper->height * dots_per_point), 1);

  *ret_dots_per_inch = dots_per_point * POINTS_PER_INCH;
  if (fabs (width - pixGetWidth (grey)) < 2 && fabs (height - pixGetHeight (grey)) < 2)
    return pixClone (grey);
  return pixScaleGeneral (grey, (l_float32) (width / pixGetWidth (grey)),
                          (l_float32) (height / pixGetHeight (grey)), 0, 0);
}

static gboolean
fail_memory (GError **error)
{
  g_set_error_literal (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_LIMIT,
                       "the picture needs more memory than we give it");
  return FALSE;
}

gboolean
page_picture_push_dots (CpSink *sink, guint32 number, const Paper *paper, PIX *grey, GError **error)
{
  CpPicture picture = {
    .page = number, .page_width = paper->width, .page_height = paper->height, .carries = PICTURE_CARRIES
  };

  if (!push_hash (sink, grey, error))
    return FALSE;
  if (MIN (pixGetWidth (grey), pixGetHeight (grey)) < MIN_DOTS)
    return TRUE; /* no word fits in there */
  if (!sink->wants_dots)
    return sink->picture (sink, &picture, error);
  g_autoptr (PIX) scaled = scale (grey, paper, &picture.dots_per_inch);
  if (scaled == NULL)
    return fail_memory (error);
  picture.width = (guint32) pixGetWidth (scaled);
  picture.height = (guint32) pixGetHeight (scaled);
  g_autofree guint8 *dots = g_malloc ((gsize) picture.width * picture.height);
  for (gsize y = 0; y < picture.height; y++) {
    const l_uint32 *line = pixGetData (scaled) + y * (gsize) pixGetWpl (scaled);
    for (gsize x = 0; x < picture.width; x++)
      dots[y * picture.width + x] = (guint8) GET_DATA_BYTE (line, x);
  }
  picture.dots = dots;
  return sink->picture (sink, &picture, error);
}
