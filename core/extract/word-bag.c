/* word-bag.c: takes readings, gives their folded words, and says whether two are the same.
 *
 * What was measured on Word files, their PDFs and scans of these: the PDF has the same words, those of
 * headers once a page and the numbers of lists besides, but tables often in another order.  A scan has some
 * words garbled or lost, and the recogniser is in doubt of those.  A form that was filled in differently
 * differs by words that nobody doubts. */
#include "word-bag.h"

#include <stdlib.h>
#include <string.h>

#define LONGEST_WORD_BYTES 63
/* A PDF repeats headers and numbers its lists and pages. */
#define MOST_PERCENT_REPEATED 15
/* From here on the recogniser may have been wrong. */
#define LEAST_DOUBT 0.15f
#define MOST_PERCENT_GARBLED 12
#define MOST_PERCENT_LOST 8
/* A header has so many words. */
#define LEAST_REPEATED 5
/* How many of the pairs of words must be the same: tables are read by row or by column. */
#define LEAST_PERCENT_PAIRS 50
#define LEAST_PERCENT_PAIRS_OF_SCAN 60
#define LEAST_COMMON_SIGNS 2
/* More words than these are not compared one by one. */
#define MOST_EXTRAS 200

typedef struct {
  guint64 hash;
  const char *text; /* borrowed from the chunk */
  gfloat doubt;
} Word;

struct CpWordBag {
  const CpReading *reading; /* borrowed */
  GStringChunk *chunk;
  GArray *words;          /* Word, by hash */
  GArray *pairs;          /* guint64: hashes of each two neighbours, sorted */
  GString *boxes;         /* a character for each box of its text: '1' ticked, '0' empty */
  GString *answers;       /* a character for each word of it that answers a question, in order */
  guint64 sequence;       /* hash of all words in their order */
  gboolean is_recognised; /* its words were read from a picture */
};

static guint64
hash_bytes (guint64 hash, const char *bytes, gsize length)
{
  for (gsize i = 0; i < length; i++) /* FNV-1a */
    hash = (hash ^ (guchar) bytes[i]) * G_GUINT64_CONSTANT (0x100000001b3);
  return hash;
}

#define HASH_START G_GUINT64_CONSTANT (0xcbf29ce484222325)

/* The low bits of FNV hardly mix; signs are chosen by size. */
static guint64
mix (guint64 hash)
{
  hash ^= hash >> 32;
  hash *= G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return hash ^ (hash >> 29);
}

/* ---- folding */

/* Called for each word in order; `start` is where it begins in the page's text. */
typedef void (*WordFunc) (const char *word, gsize length, guint32 start, gpointer data);

static gboolean
is_word_character (const char *c)
{
  if ((guchar) *c < 0x80)
    return g_ascii_isalnum (*c);
  gunichar u = g_utf8_get_char (c);
  return g_unichar_isalnum (u) || g_unichar_ismark (u);
}

/* How long the mark is that joins two parts of a word: co-production, don’t.  A hyphen at the end of a line
 * may stand before the words of the next column. */
static gsize
joint_length (const char *c)
{
  static const char *const joints[] = { "-", "'", "\u2019", "\u2010", "\u2011", "\u00ad" };

  if (*c == ' ' || *c == '\n' || *c == '.' || *c == ',') /* nearly always */
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (joints); i++)
    if (g_str_has_prefix (c, joints[i]))
      return is_word_character (c + strlen (joints[i])) ? strlen (joints[i]) : 0;
  return 0;
}

/* Without accents, ligatures taken apart; at most LONGEST_WORD_BYTES. */
static gsize
fold_characters (const char *word, gsize length, char *ret_folded)
{
  g_autofree char *apart = g_utf8_normalize (word, (gssize) length, G_NORMALIZE_ALL);
  gsize n = 0;

  for (const char *c = apart; c != NULL && *c != '\0' && n + 6 < LONGEST_WORD_BYTES;
       c = g_utf8_next_char (c)) {
    gunichar u = g_unichar_tolower (g_utf8_get_char (c));
    if (g_unichar_isalnum (u))
      n += (gsize) g_unichar_to_utf8 (u, ret_folded + n);
  }
  return n;
}

/* The length of the part of a word that begins here: a character, or the joint between two; 0 behind its end.
 */
static gsize
part_length (const char *c, gboolean is_inside)
{
  if (is_word_character (c))
    return (gsize) (g_utf8_next_char (c) - c);
  return is_inside ? joint_length (c) : 0;
}

static void
fold_words (const char *text, WordFunc found, gpointer data)
{
  const char *c = text;

  while (*c != '\0') {
    char word[LONGEST_WORD_BYTES + 1];
    const char *start = c;
    gsize n = 0, length;
    gboolean is_ascii = TRUE;
    for (; (length = part_length (c, c > start)) > 0; c += length) {
      is_ascii = is_ascii && (guchar) *c < 0x80;
      for (gsize i = 0; is_word_character (c) && i < length && n < LONGEST_WORD_BYTES; i++)
        word[n++] = g_ascii_tolower (c[i]);
    }
    if (!is_ascii)
      n = fold_characters (word, n, word);
    if (n > 0)
      found (word, n, (guint32) (start - text), data);
    if (c == start)
      c = g_utf8_next_char (c);
  }
}

/* ---- the sketch */

typedef struct {
  CpBagSketch *sketch;
  guint64 last;
} Sketching;

static void
keep_if_small (CpBagSketch *sketch, guint64 hash)
{
  guint at = sketch->n_signs;

  if (at == CP_BAG_SIGNS && hash >= sketch->signs[at - 1])
    return;
  while (at > 0 && sketch->signs[at - 1] > hash)
    at--;
  if (at > 0 && sketch->signs[at - 1] == hash)
    return;
  guint n_moved = MIN (sketch->n_signs, CP_BAG_SIGNS - 1) - at;
  memmove (sketch->signs + at + 1, sketch->signs + at, n_moved * sizeof hash);
  sketch->signs[at] = hash;
  sketch->n_signs = MIN (sketch->n_signs + 1, CP_BAG_SIGNS);
}

static void
sketch_word (const char *word, gsize length, guint32 start, gpointer data)
{
  Sketching *sketching = data;
  guint64 hash = hash_bytes (HASH_START, word, length);

  (void) start;
  if (sketching->sketch->n_words++ > 0)
    keep_if_small (sketching->sketch, mix (sketching->last * 31 + hash));
  sketching->last = hash;
}

void
cp_bag_sketch_make (const CpReading *reading, CpBagSketch *ret_sketch)
{
  Sketching sketching = { ret_sketch, 0 };

  *ret_sketch = (CpBagSketch){ 0 };
  for (guint i = 0; i < reading->pages->len; i++)
    fold_words (g_array_index (reading->pages, CpPage, i).text, sketch_word, &sketching);
}

/* Of two documents that are the same, half of the pairs of words or more are; of other two hardly any. */
gboolean
cp_bag_sketches_are_alike (const CpBagSketch *sketch, const CpBagSketch *other)
{
  guint i = 0, j = 0, n_common = 0;
  guint difference =
      sketch->n_words > other->n_words ? sketch->n_words - other->n_words : other->n_words - sketch->n_words;

  while (i < sketch->n_signs && j < other->n_signs) {
    guint64 left = sketch->signs[i], right = other->signs[j];
    n_common += left == right;
    i += left <= right;
    j += right <= left;
  }
  return n_common >= LEAST_COMMON_SIGNS && difference <= MOST_EXTRAS;
}

/* ---- the bag */

typedef struct {
  CpWordBag *bag;
  const CpPage *page;
  gsize word; /* index into the page's words, which are in the order of the text */
  guint64 last;
} Filling;

static gfloat
find_doubt (Filling *filling, guint32 start)
{
  const CpPage *page = filling->page;

  while (filling->word < page->n_words &&
         page->words[filling->word].start + page->words[filling->word].length <= start)
    filling->word++;
  return filling->word < page->n_words && page->words[filling->word].start <= start
             ? page->words[filling->word].doubt
             : 0;
}

/* Two forms can have the same answers to other questions, and then the same words. */
static void
add_answer (CpWordBag *bag, const char *word)
{
  static const char *const answers[] = { "yes",    "no",     "agree",     "disagree", "strongly", "neither",
                                         "always", "mostly", "sometimes", "never",    "partly",   "maybe" };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    if (word[0] == answers[i][0] && g_str_equal (word, answers[i]))
      g_string_append_c (bag->answers, (char) ('a' + i));
}

static void
add_word (const char *word, gsize length, guint32 start, gpointer data)
{
  Filling *filling = data;
  CpWordBag *bag = filling->bag;
  const Word added = { hash_bytes (HASH_START, word, length),
                       g_string_chunk_insert_len (bag->chunk, word, (gssize) length),
                       find_doubt (filling, start) };
  guint64 pair = mix (filling->last * 31 + added.hash);

  if (bag->words->len > 0)
    g_array_append_val (bag->pairs, pair);
  bag->is_recognised = bag->is_recognised || added.doubt > 0;
  bag->sequence = mix (bag->sequence * 31 + added.hash);
  filling->last = added.hash;
  add_answer (bag, added.text);
  g_array_append_val (bag->words, added);
}

static void
add_boxes (CpWordBag *bag, const char *text)
{
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c)) {
    if ((guchar) *c < 0xe2)
      continue;
    gunichar u = g_utf8_get_char (c);
    if (u == 0x2610 || u == 0x25a1)
      g_string_append_c (bag->boxes, '0');
    else if (u == 0x2611 || u == 0x2612 || u == 0x25a0 || (u >= 0x2713 && u <= 0x2718))
      g_string_append_c (bag->boxes, '1');
  }
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  const Word *left = a, *right = b;

  if (left->hash != right->hash)
    return left->hash < right->hash ? -1 : 1;
  return strcmp (left->text, right->text);
}

static int
compare_hashes (gconstpointer a, gconstpointer b)
{
  const guint64 *left = a, *right = b;

  return (*left > *right) - (*left < *right);
}

CpWordBag *
cp_word_bag_new (const CpReading *reading)
{
  CpWordBag *bag = g_new0 (CpWordBag, 1);
  Filling filling = { .bag = bag };

  bag->reading = reading;
  bag->chunk = g_string_chunk_new (4096);
  bag->words = g_array_new (FALSE, FALSE, sizeof (Word));
  bag->pairs = g_array_new (FALSE, FALSE, sizeof (guint64));
  bag->boxes = g_string_new (NULL);
  bag->answers = g_string_new (NULL);
  for (guint i = 0; i < reading->pages->len; i++) {
    filling.page = &g_array_index (reading->pages, CpPage, i);
    filling.word = 0;
    fold_words (filling.page->text, add_word, &filling);
    add_boxes (bag, filling.page->text);
  }
  g_array_sort (bag->words, compare_words);
  g_array_sort (bag->pairs, compare_hashes);
  return bag;
}

void
cp_word_bag_free (CpWordBag *bag)
{
  if (bag == NULL)
    return;
  g_string_chunk_free (bag->chunk);
  g_array_unref (bag->words);
  g_array_unref (bag->pairs);
  g_string_free (bag->boxes, TRUE);
  g_string_free (bag->answers, TRUE);
  g_free (bag);
}

/* ---- the comparison */

static gboolean
is_percent (guint part, guint whole, guint percent)
{
  return (guint64) part * 100 >= (guint64) whole * percent;
}

/* Of all pairs of neighbours in either, how many both have. */
static gboolean
share_pairs (const CpWordBag *bag, const CpWordBag *other, guint percent)
{
  guint i = 0, j = 0, n_common = 0;

  while (i < bag->pairs->len && j < other->pairs->len) {
    guint64 left = g_array_index (bag->pairs, guint64, i), right = g_array_index (other->pairs, guint64, j);
    n_common += left == right;
    i += left <= right;
    j += right <= left;
  }
  return is_percent (n_common, bag->pairs->len + other->pairs->len - n_common, percent);
}

static gboolean
are_same_fields (const CpReading *reading, const CpReading *other)
{
  if (reading->fields->len != other->fields->len)
    return FALSE;
  for (guint i = 0; i < reading->fields->len; i++) {
    const CpField *left = &g_array_index (reading->fields, CpField, i);
    const CpField *right = &g_array_index (other->fields, CpField, i);
    if (!g_str_equal (left->name, right->name) || !g_str_equal (left->value, right->value) ||
        left->filled != right->filled)
      return FALSE;
  }
  return TRUE;
}

/* A tick or signature that the words do not show. */
static gboolean
has_mark (const CpReading *reading)
{
  for (guint i = 0; i < reading->fields->len; i++) {
    const CpField *field = &g_array_index (reading->fields, CpField, i);
    if (field->filled && field->kind != CP_FIELD_TEXT && field->kind != CP_FIELD_CHOICE)
      return TRUE;
  }
  return FALSE;
}

static gboolean
has_handwriting (const CpReading *reading)
{
  for (guint i = 0; i < reading->gaps->len; i++)
    if (g_array_index (reading->gaps, CpGap, i).why == CP_GAP_HANDWRITING)
      return TRUE;
  return FALSE;
}

static gboolean
are_same_format (const CpWordBag *bag, const CpWordBag *other)
{
  return g_strcmp0 (bag->reading->item->identity.mime, other->reading->item->identity.mime) == 0;
}

/* Whether what a person put in beside the words can be the same.  What is typed into a field is among the
 * words; a tick is not, and each format tells of it in its own way. */
static gboolean
may_be_filled_alike (const CpWordBag *bag, const CpWordBag *other)
{
  if (has_handwriting (bag->reading) || has_handwriting (other->reading) ||
      !g_str_equal (bag->answers->str, other->answers->str))
    return FALSE;
  if (are_same_format (bag, other) ? !are_same_fields (bag->reading, other->reading)
                                   : has_mark (bag->reading) || has_mark (other->reading))
    return FALSE;
  if (bag->is_recognised || other->is_recognised) /* boxes are no words to a recogniser */
    return strchr (bag->boxes->str, '1') == NULL && strchr (other->boxes->str, '1') == NULL;
  return g_str_equal (bag->boxes->str, other->boxes->str);
}

/* The words of each that the other has not, or not as often. */
static void
find_extras (const CpWordBag *bag, const CpWordBag *other, GPtrArray *extras, GPtrArray *other_extras)
{
  guint i = 0, j = 0;

  while ((i < bag->words->len || j < other->words->len) && extras->len + other_extras->len <= MOST_EXTRAS) {
    Word *left = i < bag->words->len ? &g_array_index (bag->words, Word, i) : NULL;
    Word *right = j < other->words->len ? &g_array_index (other->words, Word, j) : NULL;
    int order = left == NULL ? 1 : right == NULL ? -1 : compare_words (left, right);
    if (order < 0)
      g_ptr_array_add (extras, left);
    if (order > 0)
      g_ptr_array_add (other_extras, right);
    i += order <= 0;
    j += order >= 0;
  }
}

static gboolean
take_parts (const Word *whole, GPtrArray *parts)
{
  for (guint i = 0; i < parts->len; i++) {
    Word *first = parts->pdata[i];
    gboolean is_beginning = *whole->text == *first->text && g_str_has_prefix (whole->text, first->text);
    for (guint j = 0; is_beginning && j < parts->len; j++) {
      Word *second = parts->pdata[j];
      if (i == j || !g_str_equal (whole->text + strlen (first->text), second->text))
        continue;
      g_ptr_array_remove_fast (parts, first);
      g_ptr_array_remove_fast (parts, second);
      return TRUE;
    }
  }
  return FALSE;
}

/* "happen" where the other has "hap" and "pen", as narrow columns and recognisers part words. */
static void
take_joined (GPtrArray *wholes, GPtrArray *parts)
{
  for (guint i = wholes->len; i > 0; i--)
    if (take_parts (wholes->pdata[i - 1], parts))
      g_ptr_array_remove_index (wholes, i - 1);
}

static gboolean
has_word (const CpWordBag *bag, const Word *word)
{
  return g_array_binary_search (bag->words, word, compare_words, NULL);
}

/* Numbers from 1 on, single letters: those of lists and pages. */
static gboolean
is_counter (const Word *word, guint most)
{
  guint64 number;

  if (word->text[1] == '\0' && !g_ascii_isdigit (word->text[0]))
    return TRUE;
  return g_ascii_string_to_unsigned (word->text, 10, 1, most, &number, NULL);
}

/* Whether all that one has more is what it repeats on each page, and counts. */
static gboolean
are_repeats (const GPtrArray *extras, const CpWordBag *other)
{
  guint n_counters = 0, n_others = 0;

  for (guint i = 0; i < extras->len; i++) {
    const Word *word = extras->pdata[i];
    if (is_counter (word, extras->len))
      n_counters++;
    else if (has_word (other, word) || g_str_equal (word->text, "page"))
      n_others++;
    else
      return FALSE;
  }
  return is_percent (other->words->len, n_counters + n_others, 100) &&
         !is_percent (n_others, other->words->len, MOST_PERCENT_REPEATED);
}

static gboolean
are_same_texts (const CpWordBag *bag, const CpWordBag *other, GPtrArray *extras, GPtrArray *other_extras)
{
  if (are_same_format (bag, other)) /* their words are in the same order, too, or they differ */
    return FALSE;
  if ((extras->len > 0 && other_extras->len > 0) || !are_repeats (extras, other) ||
      !are_repeats (other_extras, bag))
    return FALSE;
  return share_pairs (bag, other, LEAST_PERCENT_PAIRS);
}

/* ---- scans */

/* Whether so few letters differ that the recogniser may have mistaken one word for the other. */
static gboolean
is_garbled (const char *word, const char *other)
{
  gsize n = strlen (word), m = strlen (other);
  guint most = (guint) MAX (MAX (n, m) / 4, 1);
  guint rows[2][LONGEST_WORD_BYTES + 2];

  if ((n > m ? n - m : m - n) > most)
    return FALSE;
  for (gsize j = 0; j <= m; j++)
    rows[0][j] = (guint) j;
  for (gsize i = 1; i <= n; i++) {
    const guint *up = rows[(i - 1) % 2];
    guint *row = rows[i % 2];
    row[0] = (guint) i;
    for (gsize j = 1; j <= m; j++)
      row[j] = MIN (MIN (up[j], row[j - 1]) + 1, up[j - 1] + (word[i - 1] != other[j - 1]));
  }
  return rows[n % 2][m] <= most;
}

static gboolean
take_garbled_word (const Word *word, GPtrArray *others)
{
  for (guint i = 0; i < others->len; i++) {
    const Word *other = others->pdata[i];
    if (MAX (word->doubt, other->doubt) < LEAST_DOUBT || !is_garbled (word->text, other->text))
      continue;
    g_ptr_array_remove_index_fast (others, i);
    return TRUE;
  }
  return FALSE;
}

static guint
take_garbled (GPtrArray *extras, GPtrArray *others)
{
  guint n = 0;

  for (guint i = extras->len; i > 0; i--)
    if (take_garbled_word (extras->pdata[i - 1], others)) {
      g_ptr_array_remove_index_fast (extras, i - 1);
      n++;
    }
  return n;
}

/* What one has and the other has not, beside garbled words. */
typedef struct {
  guint n_sure;     /* nobody doubts them, and the other has them nowhere */
  guint n_repeated; /* nor these, and the other has them, less often */
  guint n_doubtful;
} Side;

static Side
count_side (const GPtrArray *extras, const CpWordBag *other)
{
  Side side = { 0 };

  for (guint i = 0; i < extras->len; i++) {
    const Word *word = extras->pdata[i];
    if (word->doubt >= LEAST_DOUBT || word->text[1] == '\0')
      side.n_doubtful++;
    else if (has_word (other, word))
      side.n_repeated++;
    else
      side.n_sure++;
  }
  return side;
}

/* Whether `lost` can be a worse reading of the same paper: it lacks a few words, and what stands there
 * instead nobody is sure of.  Words that it is sure of come in whole headers, or there is an answer changed.
 */
static gboolean
can_have_lost (const Side *lost, const Side *full, guint n_garbled, guint n)
{
  guint n_missing = full->n_sure + full->n_repeated;

  if (lost->n_sure > 0 || (lost->n_repeated > 0 && lost->n_repeated < LEAST_REPEATED && n_missing > 0))
    return FALSE;
  return !is_percent (n_missing, n, MOST_PERCENT_LOST) && 2 * (lost->n_doubtful + n_garbled) >= full->n_sure;
}

static gboolean
are_same_on_paper (const CpWordBag *bag, const CpWordBag *other, GPtrArray *extras, GPtrArray *other_extras)
{
  guint n = MIN (bag->words->len, other->words->len);
  guint n_garbled = take_garbled (extras, other_extras);
  const Side side = count_side (extras, other), other_side = count_side (other_extras, bag);

  if (is_percent (n_garbled + side.n_doubtful + other_side.n_doubtful, n, MOST_PERCENT_GARBLED) ||
      is_percent (MAX (side.n_repeated, other_side.n_repeated), n, MOST_PERCENT_REPEATED) ||
      !share_pairs (bag, other, LEAST_PERCENT_PAIRS_OF_SCAN))
    return FALSE;
  return (bag->is_recognised && can_have_lost (&side, &other_side, n_garbled, n)) ||
         (other->is_recognised && can_have_lost (&other_side, &side, n_garbled, n));
}

gboolean
cp_word_bags_are_same (const CpWordBag *bag, const CpWordBag *other)
{
  g_autoptr (GPtrArray) extras = g_ptr_array_new ();
  g_autoptr (GPtrArray) other_extras = g_ptr_array_new ();

  if (!may_be_filled_alike (bag, other))
    return FALSE;
  if (bag->sequence == other->sequence)
    return TRUE;
  find_extras (bag, other, extras, other_extras);
  if (extras->len + other_extras->len > MOST_EXTRAS)
    return FALSE;
  take_joined (extras, other_extras);
  take_joined (other_extras, extras);
  return bag->is_recognised || other->is_recognised ? are_same_on_paper (bag, other, extras, other_extras)
                                                    : are_same_texts (bag, other, extras, other_extras);
}
