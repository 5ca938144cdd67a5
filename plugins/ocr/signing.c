/* signing.c: takes the printed lines and words of a sheet, gives the places to sign at, and whether somebody
 * did.
 *
 * A place to sign at is a line to the right of a label or above it, a box around the label or beside it, or,
 * where the label ends in a colon, the room behind it.  Who signed, nobody can tell. */
#include "signing.h"
#include "cells.h"
#include "signature.h"
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
#define FARTHEST_LINE 75.0
#define FARTHEST_BOX 16.0
#define WIDEST_SPACE 4.0
/* A box with so much more room than its label is the place itself; the room behind a colon is so wide at the
 * most. */
#define LEAST_ROOM 9.0
#define WIDEST_ROOM 70.0
#define ABOVE_COLON 8.0
#define AROUND 4.0
#define MOST_LABEL_WORDS 4
#define MOST_PLACES 60
/* Tesseract makes words of signatures, too, and is never so sure of them; a label beside a signature can
 * suffer. */
#define LEAST_PRINT 0.8
#define LEAST_LABEL 0.4

/* All that says where people sign. */
typedef struct {
  const Sheet *sheet;
  const Rules *rules;
  const GArray *words; /* of Word */
} Form;

/* The words around the one that asks: "Signed by the chair", "Witness signature". */
typedef struct {
  guint first, last;
  Part part;
} Label;

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

static Label
find_label (const Form *form, guint asking)
{
  const GArray *words = form->words;
  guint first = asking, last = asking;

  while (last + 1 < words->len && last - asking < MOST_LABEL_WORDS &&
         are_close (form->sheet, words_get (words, last), words_get (words, last + 1)))
    last++;
  while (first > 0 && asking - first < MOST_LABEL_WORDS &&
         are_close (form->sheet, words_get (words, first - 1), words_get (words, first)))
    first--;
  const Word *start = words_get (words, first), *end = words_get (words, last);
  return (Label){ first, last, { start->x1, MIN (start->y1, end->y1), end->x2, MAX (start->y2, end->y2) } };
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

/* A line that begins beside the label and stands at its foot: the nearest. */
static const Rule *
find_nearest_line (const Form *form, const Part *label)
{
  const Sheet *sheet = form->sheet;
  const Rule *nearest = NULL;

  for (guint i = 0; i < form->rules->lying->len; i++) {
    const Rule *rule = rules_get (form->rules->lying, i);
    if (rule->y2 >= (label->y1 + label->y2) / 2 &&
        rule->y1 - label->y2 <= sheet_millimetres (sheet, FARTHEST_BELOW) &&
        rule->x1 >= label->x2 - (int) sheet_millimetres (sheet, 2) &&
        (nearest == NULL || rule->x1 < nearest->x1))
      nearest = rule;
  }
  return nearest;
}

/* A thick pen hides the beginning of a line: its place begins at the label. */
static gboolean
find_line_beside (const Form *form, const Part *label, Part *ret_part)
{
  const Sheet *sheet = form->sheet;
  const Rule *rule = find_nearest_line (form, label);
  int start = label->x2 + (int) sheet_millimetres (sheet, 1);

  if (rule == NULL)
    return FALSE;
  if (rule->x1 - start > sheet_millimetres (sheet, FARTHEST_LINE))
    start = rule->x1;
  *ret_part = (Part){ start, rule->y1 - (int) sheet_millimetres (sheet, ROOM_ABOVE), rule->x2,
                      rule->y2 + (int) sheet_millimetres (sheet, ROOM_BELOW) };
  return is_long (sheet, ret_part);
}

/* Whether a side goes down from one of its ends: then it is the head of a box. */
static gboolean
is_head (const Form *form, const Rule *rule)
{
  int near = (int) sheet_millimetres (form->sheet, 1.5);

  for (guint i = 0; i < form->rules->standing->len; i++) {
    const Rule *side = rules_get (form->rules->standing, i);
    if ((ABS (side->x1 - rule->x1) <= near || ABS (side->x2 - rule->x2) <= near) &&
        side->y2 > rule->y2 + near && side->y1 <= rule->y2 + near)
      return TRUE;
  }
  return FALSE;
}

/* A line right above the label, as under a letter. */
static gboolean
find_line_above (const Form *form, const Part *label, Part *ret_part)
{
  const Sheet *sheet = form->sheet;

  for (guint i = form->rules->lying->len; i-- > 0;) {
    const Rule *rule = rules_get (form->rules->lying, i);
    if (rule->y1 > label->y1 || rule->y2 < label->y1 - (int) sheet_millimetres (sheet, FARTHEST_FOOT) ||
        rule->x1 > label->x2 || rule->x2 < label->x1 || is_head (form, rule))
      continue;
    *ret_part =
        (Part){ rule->x1, rule->y1 - (int) sheet_millimetres (sheet, ROOM_ABOVE), rule->x2, rule->y2 + 1 };
    if (is_long (sheet, ret_part))
      return TRUE;
  }
  return FALSE;
}

static gboolean
has_print (const Form *form, const Part *part)
{
  return find_next_word (form->words, part) < part->x2;
}

/* The room in the label's own box, or else the next box to the right of it, or below. */
static gboolean
find_in_cell (const Form *form, const Part *label, Part *ret_part)
{
  const Sheet *sheet = form->sheet;
  int x = (label->x1 + label->x2) / 2, y = (label->y1 + label->y2) / 2,
      step = (int) sheet_millimetres (sheet, 4);
  Part cell;

  if (!cells_find (sheet, form->rules, x, y, &cell))
    return FALSE;
  Part beside = { label->x2 + (int) sheet_millimetres (sheet, 1), cell.y1, cell.x2, cell.y2 };
  if (cell.y2 - cell.y1 - (label->y2 - label->y1) >= sheet_millimetres (sheet, LEAST_ROOM)) {
    *ret_part = (Part){ cell.x1, MIN (label->y1, cell.y1), cell.x2, cell.y2 };
    return is_long (sheet, ret_part);
  }
  beside.x2 = find_next_word (form->words, &beside);
  *ret_part = beside;
  if (is_long (sheet, ret_part))
    return TRUE;
  return (cells_find (sheet, form->rules, cell.x2 + step, y, ret_part) && !has_print (form, ret_part)) ||
         cells_find (sheet, form->rules, x, cell.y2 + step, ret_part);
}

/* A box of its own, which begins behind the label or below it. */
static gboolean
find_box (const Form *form, const Part *label, Part *ret_part)
{
  const Sheet *sheet = form->sheet;
  int farthest = (int) sheet_millimetres (sheet, FARTHEST_BOX), step = (int) sheet_millimetres (sheet, 3),
      y = (label->y1 + label->y2) / 2;
  const Part row = { label->x2, label->y1, label->x2 + 2 * farthest, label->y2 };
  int nearest = find_next_word (form->words, &row);

  for (guint i = 0; i < form->rules->standing->len; i++) {
    const Rule *side = rules_get (form->rules->standing, i);
    if (side->x1 >= label->x2 && side->x1 < nearest && side->y1 < y && side->y2 > y)
      nearest = side->x1;
  }
  if (nearest < row.x2 && cells_find (sheet, form->rules, nearest + step, y, ret_part) &&
      is_long (sheet, ret_part))
    return TRUE;
  return cells_find (sheet, form->rules, (label->x1 + label->x2) / 2, label->y2 + 2 * step, ret_part) &&
         ret_part->y1 < label->y2 + step && is_long (sheet, ret_part);
}

/* The room behind "Signed:", where nothing is printed. */
static gboolean
find_room (const Form *form, const Label *label, Part *ret_part)
{
  const Sheet *sheet = form->sheet;
  const Part *words = &label->part;
  Part row = { words->x2, words->y1, words->x2 + (int) sheet_millimetres (sheet, WIDEST_ROOM), words->y2 };

  if (!g_str_has_suffix (words_get (form->words, label->last)->text, ":"))
    return FALSE;
  int next = find_next_word (form->words, &row); /* or it is what tesseract made of a signature */
  if (next - row.x1 > sheet_millimetres (sheet, SHORTEST_LINE) + 2)
    row.x2 = next;
  *ret_part = (Part){ words->x2 + (int) sheet_millimetres (sheet, 1),
                      words->y1 - (int) sheet_millimetres (sheet, ABOVE_COLON), row.x2,
                      words->y2 + (int) sheet_millimetres (sheet, ROOM_BELOW) };
  return is_long (sheet, ret_part);
}

static gboolean
lies_in (const Word *word, const Part *part)
{
  int x = (word->x1 + word->x2) / 2, y = (word->y1 + word->y2) / 2;

  return x > part->x1 && x < part->x2 && y > part->y1 && y < part->y2;
}

/* The ink that no printed word has; of the words in the part those alone that belong to the label.  Tesseract
 * is sure of some signatures that they are words: these stay. */
static PIX *
copy_bare_ink (const Form *form, const SigningPlace *place, const Label *label)
{
  Sheet bare = *form->sheet;
  const Part *part = &place->part;
  const Part lower = { part->x1, place->is_box ? part->y1 : (part->y1 + part->y2) / 2, part->x2, part->y2 };

  bare.ink = pixCopy (NULL, form->sheet->ink);
  for (guint i = 0; bare.ink != NULL && i < form->words->len; i++) {
    const Word *word = words_get (form->words, i);
    gboolean is_label = i >= label->first && i <= label->last;
    if (is_label ? lies_in (word, part) : word->confidence >= LEAST_PRINT && !lies_in (word, &lower))
      writing_cross_off (&bare, word->x1, word->y1, word->x2, word->y2);
  }
  return bare.ink;
}

static gboolean
find_part (const Form *form, const Label *label, SigningPlace *place)
{
  const Part *words = &label->part;
  Part *part = &place->part;

  if (find_line_beside (form, words, part))
    return TRUE;
  place->is_box = find_in_cell (form, words, part) || find_box (form, words, part);
  return place->is_box || find_line_above (form, words, part) || find_room (form, label, part);
}

static gboolean
judge_place (const Form *form, guint asking, SigningPlace *place)
{
  const Label label = find_label (form, asking);
  int around = (int) sheet_millimetres (form->sheet, AROUND);
  Sheet bare = *form->sheet;

  if (!find_part (form, &label, place))
    return FALSE;
  const Part wide = { place->part.x1 - around, place->part.y1 - around, place->part.x2 + around,
                      place->part.y2 + around };
  g_autoptr (PIX) ink = copy_bare_ink (form, place, &label);
  bare.ink = ink;
  if (ink == NULL)
    return FALSE;
  signature_judge (&bare, form->words, place, label.first, label.last);
  place->picture = ink_cut (form->sheet->seen, &wide);
  place->label = make_label (form->words, label.first, label.last);
  return TRUE;
}

GArray *
signing_find_places (const Sheet *sheet, const Rules *rules, const GArray *words)
{
  GArray *places = g_array_new (FALSE, TRUE, sizeof (SigningPlace));
  const Form form = { sheet, rules, words };

  g_array_set_clear_func (places, place_clear);
  for (guint i = 0; i < words->len && places->len < MOST_PLACES; i++) {
    SigningPlace place = { 0 };
    const Word *word = words_get (words, i);
    if (word->confidence >= LEAST_LABEL && asks_for_signature (word) && judge_place (&form, i, &place))
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
