/* signing.c: takes the printed lines and words of a sheet, gives the lines to sign on, and whether somebody
 * did.
 *
 * A line to sign on stands to the right of a label or above it.  Who signed, nobody can tell; ink on the line
 * is a signature where there is as much of it as a name needs. */
#include "signing.h"
#include "rules.h"
#include "words.h"
#include "writing.h"

#include <string.h>

/* Millimetres: of a line to sign on; of the room above it and below, where people write; of how far a line
 * lies from the words that belong to it. */
#define SHORTEST_LINE 25.0
#define ROOM_ABOVE 12.0
#define ROOM_BELOW 3.0
#define FARTHEST_BELOW 3.0
#define FARTHEST_FOOT 6.0
#define WIDEST_SPACE 4.0
/* Ink that is surely a signature, and that is surely none.  The letters of a name that was typed, or written
 * in capitals, do not hang together. */
#define LEAST_LENGTH 22.0
#define LEAST_PIECE 6.0
#define LEAST_HEIGHT 2.0
#define LEAST_DARKNESS 40.0
#define MOST_DUST 3.0
#define AROUND 4.0
#define MOST_LABEL_WORDS 4
/* Tesseract makes words of signatures, too, and is never so sure of them; a label beside a signature can
 * suffer. */
#define LEAST_PRINT 0.8
#define LEAST_LABEL 0.4
#define LEAST_TYPED 0.35

static void
place_clear (gpointer data)
{
  SigningPlace *place = data;

  g_free (place->label);
  pixDestroy (&place->picture);
}

/* Words that stand before a line to sign on.  A sentence has them, too: there no line follows. */
static gboolean
asks_for_signature (const Word *word)
{
  static const char *const asks[] = { "signed", "signature", "signatures", NULL };
  g_autofree char *small = g_utf8_casefold (word->text, -1);

  g_strdelimit (small, ":.,()*", ' ');
  return g_strv_contains (asks, g_strstrip (small));
}

static gboolean
are_close (const Sheet *sheet, const Word *left, const Word *right)
{
  return left->line == right->line && MIN (left->confidence, right->confidence) >= LEAST_LABEL &&
         right->x1 - left->x2 < sheet_millimetres (sheet, WIDEST_SPACE);
}

/* The label around the word that asks: "Signed by the chair", "Witness signature". */
static void
find_label (const Sheet *sheet, const GArray *words, guint asking, guint *ret_first, guint *ret_last)
{
  guint first = asking, last = asking;

  while (last + 1 < words->len && last - asking < MOST_LABEL_WORDS &&
         are_close (sheet, words_get (words, last), words_get (words, last + 1)))
    last++;
  while (first > 0 && asking - first < MOST_LABEL_WORDS &&
         are_close (sheet, words_get (words, first - 1), words_get (words, first)))
    first--;
  *ret_first = first;
  *ret_last = last;
}

static char *
make_label (const GArray *words, guint first, guint last)
{
  GString *label = g_string_new (words_get (words, first)->text);

  for (guint i = first + 1; i <= last; i++)
    g_string_append_printf (label, " %s", words_get (words, i)->text);
  while (label->len > 0 && strchr (":.,", label->str[label->len - 1]) != NULL)
    g_string_truncate (label, label->len - 1);
  return g_string_free (label, FALSE);
}

/* The next printed word in the part, where the place for one signature ends. */
static int
find_next_word (const GArray *words, const Part *part)
{
  int next = part->x2;

  for (guint i = 0; i < words->len; i++) {
    const Word *word = words_get (words, i);
    int middle = (word->y1 + word->y2) / 2;
    if (word->confidence >= LEAST_PRINT && middle > part->y1 && middle < part->y2 && word->x1 > part->x1)
      next = MIN (next, word->x1);
  }
  return next;
}

static gboolean
is_long (const Sheet *sheet, const Part *part)
{
  return part->x2 - part->x1 >= sheet_millimetres (sheet, SHORTEST_LINE);
}

/* Whether the rule is the foot of a cell with the label in it: there is one as long above. */
static gboolean
closes_cell (const Sheet *sheet, const GArray *rules, const Rule *foot, const Part *label)
{
  int near = (int) sheet_millimetres (sheet, 2);

  for (guint i = 0; i < rules->len; i++) {
    const Rule *head = rules_get (rules, i);
    if (head->y1 < label->y1 && head->y1 > label->y1 - (int) sheet_millimetres (sheet, ROOM_ABOVE) &&
        ABS (head->x1 - foot->x1) < near && ABS (head->x2 - foot->x2) < near)
      return TRUE;
  }
  return FALSE;
}

/* A line that begins beside the label and stands at its foot, or the foot of the cell that it is in. */
static gboolean
belongs_to (const Sheet *sheet, const GArray *rules, const Rule *rule, const Part *label)
{
  int below = rule->y1 - label->y2;

  if (rule->y2 < (label->y1 + label->y2) / 2)
    return FALSE;
  if (rule->x1 > label->x2 - (int) sheet_millimetres (sheet, 2))
    return below <= sheet_millimetres (sheet, FARTHEST_BELOW);
  return below <= sheet_millimetres (sheet, FARTHEST_FOOT) && closes_cell (sheet, rules, rule, label);
}

static gboolean
find_beside (const Sheet *sheet, const GArray *rules, const GArray *words, const Part *label, Part *ret_part)
{
  for (guint i = 0; i < rules->len; i++) {
    const Rule *rule = rules_get (rules, i);
    if (!belongs_to (sheet, rules, rule, label))
      continue;
    Part part = { MAX (rule->x1, label->x2 + (int) sheet_millimetres (sheet, 1)),
                  rule->y1 - (int) sheet_millimetres (sheet, ROOM_ABOVE), rule->x2,
                  rule->y2 + (int) sheet_millimetres (sheet, ROOM_BELOW) };
    const Part row = { label->x2, label->y1, part.x2, label->y2 };
    if (rule->x1 < label->x1) /* the side of a row of cells: what follows has a label of its own */
      part.x2 = find_next_word (words, &row);
    *ret_part = part;
    if (is_long (sheet, &part))
      return TRUE;
  }
  return FALSE;
}

/* A line right above the label, as under a letter. */
static gboolean
find_above (const Sheet *sheet, const GArray *rules, const Part *label, Part *ret_part)
{
  for (guint i = rules->len; i-- > 0;) {
    const Rule *rule = rules_get (rules, i);
    if (rule->y1 > label->y1 || rule->y2 < label->y1 - (int) sheet_millimetres (sheet, FARTHEST_FOOT) ||
        rule->x1 > label->x2 || rule->x2 < label->x1)
      continue;
    *ret_part =
        (Part){ rule->x1, rule->y1 - (int) sheet_millimetres (sheet, ROOM_ABOVE), rule->x2, rule->y2 + 1 };
    if (is_long (sheet, ret_part))
      return TRUE;
  }
  return FALSE;
}

/* A name that was typed there is for a person to judge. */
static gboolean
has_print (const GArray *words, const Part *part)
{
  for (guint i = 0; i < words->len; i++) {
    const Word *word = words_get (words, i);
    int x = (word->x1 + word->x2) / 2;
    if (word->confidence >= LEAST_TYPED && x > part->x1 && x < part->x2 &&
        word->y2 > part->y1 + (part->y2 - part->y1) / 2 && word->y2 < part->y2)
      return TRUE;
  }
  return FALSE;
}

static void
judge (const Sheet *sheet, const GArray *words, SigningPlace *place)
{
  const Ink ink = ink_measure (sheet, &place->part);
  gboolean is_typed = has_print (words, &place->part);
  gboolean is_much = !is_typed && ink.length >= LEAST_LENGTH && ink.widest >= LEAST_PIECE &&
                     ink.height >= LEAST_HEIGHT && ink.darkness >= LEAST_DARKNESS;

  place->signature = ink.place;
  if (is_much) {
    place->is_signed = TRUE;
    place->doubt = CLAMP (0.45 - (ink.length - LEAST_LENGTH) / 100, 0.15, 0.45);
  } else {
    place->doubt = is_typed || ink.length > MOST_DUST ? 0.65 : 0.1;
  }
}

/* The ink that no printed word has. */
static PIX *
copy_bare_ink (const Sheet *sheet, const GArray *words)
{
  Sheet bare = *sheet;

  bare.ink = pixCopy (NULL, sheet->ink);
  for (guint i = 0; bare.ink != NULL && i < words->len; i++) {
    const Word *word = words_get (words, i);
    if (word->confidence >= LEAST_PRINT)
      writing_cross_off (&bare, word->x1, word->y1, word->x2, word->y2);
  }
  return bare.ink;
}

static gboolean
find_place (const Sheet *sheet, const GArray *rules, const GArray *words, guint asking,
            SigningPlace *ret_place)
{
  guint first, last;
  int around = (int) sheet_millimetres (sheet, AROUND);
  Part *part = &ret_place->part;

  find_label (sheet, words, asking, &first, &last);
  const Word *start = words_get (words, first), *end = words_get (words, last);
  const Part label = { start->x1, MIN (start->y1, end->y1), end->x2, MAX (start->y2, end->y2) };
  if (!find_beside (sheet, rules, words, &label, part) && !find_above (sheet, rules, &label, part))
    return FALSE;
  const Part wide = { part->x1 - around, part->y1 - around, part->x2 + around, part->y2 + around };
  ret_place->picture = ink_cut (sheet->seen, &wide);
  ret_place->label = make_label (words, first, last);
  return TRUE;
}

GArray *
signing_find_places (const Sheet *sheet, const GArray *rules, const GArray *words)
{
  GArray *places = g_array_new (FALSE, TRUE, sizeof (SigningPlace));
  g_autoptr (PIX) ink = copy_bare_ink (sheet, words);
  Sheet bare = *sheet;

  g_array_set_clear_func (places, place_clear);
  bare.ink = ink;
  for (guint i = 0; ink != NULL && i < words->len; i++) {
    SigningPlace place = { 0 };
    const Word *word = words_get (words, i);
    if (word->confidence < LEAST_LABEL || !asks_for_signature (word) ||
        !find_place (sheet, rules, words, i, &place))
      continue;
    judge (&bare, words, &place);
    g_array_append_val (places, place);
  }
  return places;
}

gboolean
signing_take_off (const Sheet *sheet, const GArray *places)
{
  gboolean found = FALSE;

  for (guint i = 0; i < places->len; i++) {
    const SigningPlace *place = signing_get_place (places, i);
    const Part *ink = &place->signature;
    if (!place->is_signed)
      continue;
    writing_cross_off (sheet, ink->x1, ink->y1, ink->x2, ink->y2);
    pixRasterop (sheet->grey, ink->x1 - 1, ink->y1 - 1, ink->x2 - ink->x1 + 2, ink->y2 - ink->y1 + 2, PIX_SET,
                 NULL, 0, 0);
    found = TRUE;
  }
  return found;
}
