/* signature.c: takes the ink at a place to sign at, gives whether it is a signature.
 *
 * A signature is a line of a pen that goes up and down as a hand does, and as much of it as a name needs.  A
 * smudge is thicker than a pen, a stamp and the ring of a cup go round once, and the letters of a name that
 * was typed or written in capitals do not hang together.  What is not clearly one, and not clearly nothing,
 * is for a person to look at. */
#include "signature.h"
#include "words.h"

/* Millimetres. */
#define LEAST_LENGTH 22.0
#define LEAST_PIECE 6.0
#define LEAST_HEIGHT 2.0
#define THICKEST_PEN 1.5
#define LEAST_WAVE 0.5
#define MOST_DUST 3.0
/* Of 255. */
#define LEAST_DARKNESS 40.0
/* Ups and downs of the upper edge and the lower one together. */
#define LEAST_TURNS 4
/* Strokes beside each other. */
#define LEAST_CROSSINGS 5
/* How sure tesseract is of a name that was typed; of one in letters that do not hang together. */
#define LEAST_TYPED 0.75
#define LEAST_TYPED_LETTERS 3
#define LEAST_TYPED_APART 0.35

/* The words of the sheet, and which of them are the label's. */
typedef struct {
  const GArray *words;
  guint first, last;
} Print;

/* A word that stands where people sign. */
static gboolean
has_typed_word (const Print *print, const SigningPlace *place, gdouble least, glong n_letters)
{
  const Part *part = &place->part;
  int top = place->is_box ? part->y1 : (part->y1 + part->y2) / 2;

  for (guint i = 0; i < print->words->len; i++) {
    const Word *word = words_get (print->words, i);
    int x = (word->x1 + word->x2) / 2;
    if ((i < print->first || i > print->last) && word->confidence >= least &&
        g_utf8_strlen (word->text, -1) >= n_letters && x > part->x1 && x < part->x2 && word->y2 > top &&
        word->y2 < part->y2)
      return TRUE;
  }
  return FALSE;
}

/* How often an edge turns from up to down or back, by more than a tremble. */
static guint
count_turns (const int *edge, int n, int least)
{
  int low = G_MAXINT, high = G_MININT, direction = 0;
  guint turns = 0;

  for (int i = 0; i < n; i++) {
    low = MIN (low, edge[i]);
    high = MAX (high, edge[i]);
    int next = edge[i] >= low + least && direction <= 0    ? 1
               : edge[i] <= high - least && direction >= 0 ? -1
                                                           : 0;
    if (next == 0)
      continue;
    turns += direction != 0 ? 1 : 0;
    direction = next;
    low = high = edge[i];
  }
  return turns;
}

static guint
count_turns_of_piece (PIX *piece, int least)
{
  int width = pixGetWidth (piece), height = pixGetHeight (piece);
  g_autofree int *upper = g_new (int, width);
  g_autofree int *lower = g_new (int, width);

  for (int x = 0; x < width; x++) {
    upper[x] = height;
    lower[x] = 0;
    for (int y = 0; y < height; y++)
      if (GET_DATA_BIT (pixGetData (piece) + (gsize) y * (gsize) pixGetWpl (piece), x)) {
        upper[x] = MIN (upper[x], y);
        lower[x] = y;
      }
  }
  return count_turns (upper, width, least) + count_turns (lower, width, least);
}

/* How many strokes a row of dots crosses, in the row where it crosses most. */
static guint
count_crossings (PIX *piece)
{
  guint most = 0;

  for (int y = 0; y < pixGetHeight (piece); y++) {
    const l_uint32 *dots = pixGetData (piece) + (gsize) y * (gsize) pixGetWpl (piece);
    guint n = 0;
    for (int x = 0; x < pixGetWidth (piece); x++)
      n += GET_DATA_BIT (dots, x) && (x == 0 || !GET_DATA_BIT (dots, x - 1)) ? 1 : 0;
    most = MAX (most, n);
  }
  return most;
}

/* Of the widest piece of the ink: it goes up and down, and is as thin as a pen. */
static gboolean
looks_written (const Sheet *bare, const Ink *ink)
{
  g_autoptr (PIX) cut = ink_cut (bare->ink, &ink->place);
  g_autoptr (PIXA) pieces = NULL;
  g_autoptr (BOXA) boxes = cut != NULL ? pixConnComp (cut, &pieces, 8) : NULL;
  g_autoptr (PIX) widest = NULL;
  l_float32 outline_to_area = 0;

  for (int i = 0; boxes != NULL && i < boxaGetCount (boxes); i++) {
    g_autoptr (PIX) piece = pixaGetPix (pieces, i, L_CLONE);
    if (widest != NULL && pixGetWidth (piece) <= pixGetWidth (widest))
      continue;
    pixDestroy (&widest);
    widest = pixClone (piece);
  }
  if (widest == NULL || pixFindPerimToAreaRatio (widest, NULL, &outline_to_area) != 0 || outline_to_area <= 0)
    return FALSE;
  return 2 / (gdouble) outline_to_area <= sheet_millimetres (bare, THICKEST_PEN) &&
         count_crossings (widest) >= LEAST_CROSSINGS &&
         count_turns_of_piece (widest, (int) sheet_millimetres (bare, LEAST_WAVE) + 1) >= LEAST_TURNS;
}

void
signature_judge (const Sheet *bare, const GArray *words, SigningPlace *place, guint first, guint last)
{
  const Print print = { words, first, last };
  const Ink ink = ink_measure (bare, &place->part);
  gboolean hangs_together = ink.widest >= LEAST_PIECE;
  gboolean is_typed = has_typed_word (&print, place, LEAST_TYPED, LEAST_TYPED_LETTERS) ||
                      (!hangs_together && has_typed_word (&print, place, LEAST_TYPED_APART, 1));
  gboolean is_much = !is_typed && hangs_together && ink.length >= LEAST_LENGTH &&
                     ink.height >= LEAST_HEIGHT && ink.darkness >= LEAST_DARKNESS &&
                     looks_written (bare, &ink);

  place->signature = ink.place;
  if (is_much) {
    place->is_signed = TRUE;
    place->doubt = CLAMP (0.45 - (ink.length - LEAST_LENGTH) / 100, 0.15, 0.45);
  } else {
    place->doubt = is_typed || ink.length > MOST_DUST ? 0.65 : 0.1;
  }
}
