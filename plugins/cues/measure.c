/* measure.c: takes a text, counts. */
#include "measure.h"

#include <string.h>

#define SHORT_LINE_LETTERS 40
#define LEAST_BLANK 4
/* A title with its date: "Tea and toast, 12 March". */
#define TITLE_WORDS 25
/* "Present:", "Name of the child:" */
#define MOST_LABEL_LETTERS 32
#define MOST_WORD_BYTES 40
/* A text of a few words is measured as if it had so many: one date is not a diary. */
#define LEAST_WORDS 40.0

static const char *const names[N_MEASURES] = {
  [MEASURE_WORDS] = "words",
  [MEASURE_PAST] = "past",
  [MEASURE_FUTURE] = "future",
  [MEASURE_DUTIES] = "duties",
  [MEASURE_I] = "i",
  [MEASURE_WE] = "we",
  [MEASURE_YOU] = "you",
  [MEASURE_THEY] = "they",
  [MEASURE_QUESTIONS] = "questions",
  [MEASURE_EXCLAIMS] = "exclaims",
  [MEASURE_MONEY] = "money",
  [MEASURE_PERCENTS] = "percents",
  [MEASURE_COUNTS] = "counts",
  [MEASURE_NUMBERS] = "numbers",
  [MEASURE_DATES] = "dates",
  [MEASURE_TIMES] = "times",
  [MEASURE_SAID] = "said",
  [MEASURE_CHANGES] = "changes",
  [MEASURE_YEARS] = "years",
  [MEASURE_GIVEN] = "given",
  [MEASURE_BLANKS] = "blanks",
  [MEASURE_BOXES] = "boxes",
  [MEASURE_TICKS] = "ticks",
  [MEASURE_PROMPTS] = "prompts",
  [MEASURE_SPEECH] = "speech",
  [MEASURE_SPEAKERS] = "speakers",
  [MEASURE_SHORT_LINES] = "short-lines",
  [MEASURE_BULLETS] = "bullets",
  [MEASURE_CLAUSES] = "clauses",
  [MEASURE_CELLS] = "cells",
  [MEASURE_CAPITALS] = "capitals",
  [MEASURE_CLOCK_LINES] = "clock-lines",
  [MEASURE_DATED_TITLE] = "dated-title",
  [MEASURE_LINKS] = "links",
  [MEASURE_REPEATS] = "repeats",
};

/* Small words and what each counts for; a word may stand in several. */
static const struct {
  Measure measure;
  const char *words;
} small_words[] = {
  { MEASURE_PAST, "was were had did said told went came made gave took got felt found thought knew saw met "
                  "held began brought "
                  "built bought chose spoke wrote ran sat stood kept left led lost meant paid sent spent "
                  "taught won became drew "
                  "ate fell rose grew heard sang wore broke drove slept sold threw understood woke forgot "
                  "rang shook swam didn't "
                  "wasn't weren't hadn't couldn't" },
  { MEASURE_SAID,
    "said asked suggested explained replied wondered told raised mentioned queried felt thought "
    "pointed reported commented" },
  { MEASURE_FUTURE, "will shall won't we'll i'll they'll you'll it'll he'll she'll" },
  { MEASURE_DUTIES, "must should responsible responsibility ensure ensures required expected accountable" },
  { MEASURE_I, "i me my i'm i've i'd i'll mine myself" },
  { MEASURE_WE, "we us our we're we've we'd we'll ours ourselves" },
  { MEASURE_YOU, "you your you're you've you'd you'll yours" },
  { MEASURE_THEY, "he she they him her his them their he's she's they're" },
  { MEASURE_DATES,
    "january february march april june july august september october november december jan feb "
    "mar apr jun jul aug sept sep oct nov dec" },
};

/* They end like verbs in the past. */
static const char not_past[] =
    "need feed seed speed indeed proceed exceed succeed hundred kindred sacred naked weed";

/* From a word to the measures that it counts for, as bits. */
static GHashTable *
get_small_words (void)
{
  static GHashTable *table;

  if (table != NULL)
    return table;
  table = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < G_N_ELEMENTS (small_words); i++) {
    g_auto (GStrv) words = g_strsplit (small_words[i].words, " ", -1);
    for (guint j = 0; words[j] != NULL; j++) {
      guint bits = GPOINTER_TO_UINT (g_hash_table_lookup (table, words[j]));
      g_hash_table_insert (table, (gpointer) g_intern_string (words[j]),
                           GUINT_TO_POINTER (bits | 1u << small_words[i].measure));
    }
  }
  return table;
}

Measure
find_measure (const char *name)
{
  Measure measure = 0;

  while (measure < N_MEASURES && !g_str_equal (names[measure], name))
    measure++;
  return measure;
}

/* "asked", "planned"; not "need", and not "red". */
static gboolean
is_regular_past (const char *word, gsize length)
{
  const char *exception = length >= 5 && g_str_has_suffix (word, "ed") ? strstr (not_past, word) : word;

  return exception == NULL;
}

static gboolean
has_digit (const char *word)
{
  return strpbrk (word, "0123456789") != NULL;
}

/* "12/3/26", "12.03.2026", "2026-03-12" */
static gboolean
is_date_in_digits (const char *word)
{
  guint n_parts = 0;

  for (const char *c = word; g_ascii_isdigit (*c); c++) {
    c += strspn (c, "0123456789");
    n_parts++;
    if (*c == '\0' || strchr ("/.-", *c) == NULL)
      return n_parts == 3 && *c == '\0';
  }
  return FALSE;
}

/* "3pm", "3.30pm", "15:30" */
static gboolean
is_time (const char *word)
{
  gsize n = strspn (word, "0123456789.:");

  if (n == 0)
    return FALSE;
  if (g_str_equal (word + n, "am") || g_str_equal (word + n, "pm"))
    return TRUE;
  return word[n] == '\0' && strchr (word, ':') != NULL && n >= 4 && n <= 5;
}

static gboolean
is_link (const char *word)
{
  return strstr (word, "www.") != NULL || strstr (word, "http") != NULL ||
         (strchr (word, '@') != NULL && strchr (word, '.') != NULL) ||
         (word[0] == '#' && g_ascii_isalpha (word[1])) || (word[0] == '@' && g_ascii_isalpha (word[1]));
}

/* How far the parts of "from 12 families in the autumn to 30" stand apart, in words. */
#define CHANGE_WORDS 7

typedef enum { SEEN_NOTHING, SEEN_FROM, SEEN_FROM_NUMBER, SEEN_TO } SeenOfChange;

/* How near a sum is to the word that it was given. */
#define GIFT_WORDS 8

/* The years that are told from other numbers of four digits. */
#define FIRST_YEAR 1990
#define LAST_YEAR 2059

/* Each word adds to the counts that it belongs to. */
typedef struct {
  gdouble *counts;
  guint n_years[LAST_YEAR - FIRST_YEAR + 1]; /* how often each is named */
  char before[MOST_WORD_BYTES], before_that[MOST_WORD_BYTES];
  SeenOfChange seen;
  guint words_since;
  guint since_sum, since_gift; /* words, and one more; 0 where none came yet, or it was counted */
} Counting;

static void
count_listed (Counting *counting, const char *word)
{
  guint bits = GPOINTER_TO_UINT (g_hash_table_lookup (get_small_words (), word));

  for (Measure measure = 0; measure < N_MEASURES && bits != 0; measure++, bits >>= 1)
    counting->counts[measure] += bits & 1;
}

/* "14 of 20", "12 out of 30", "n=31", "17/20" */
static gboolean
is_count (const Counting *counting, const char *word)
{
  if (!has_digit (word))
    return FALSE;
  if (g_str_equal (counting->before, "of"))
    return has_digit (counting->before_that) || g_str_equal (counting->before_that, "out");
  return g_str_has_prefix (word, "n=") ||
         (strchr (word, '/') != NULL && word[strspn (word, "0123456789/")] == '\0' &&
          !is_date_in_digits (word));
}

static void
count_change (Counting *counting, const char *word)
{
  if (counting->seen != SEEN_NOTHING && ++counting->words_since > CHANGE_WORDS)
    counting->seen = SEEN_NOTHING;
  if (g_str_equal (word, "from")) {
    counting->seen = SEEN_FROM;
    counting->words_since = 0;
  } else if (counting->seen == SEEN_FROM && has_digit (word))
    counting->seen = SEEN_FROM_NUMBER;
  else if (counting->seen == SEEN_FROM_NUMBER && g_str_equal (word, "to"))
    counting->seen = SEEN_TO;
  else if (counting->seen == SEEN_TO && has_digit (word)) {
    counting->counts[MEASURE_CHANGES]++;
    counting->seen = SEEN_NOTHING;
  }
}

/* "a grant of £4,000", "£250 was spent on taxis" */
static void
count_given (Counting *counting, const char *word)
{
  static const char *const gifts[] = { "award",     "awarded",  "grant",   "grants", "granted",  "allocation",
                                       "allocated", "received", "receive", "spent",  "spend",    "funding",
                                       "funded",    "raised",   "donated", "cost",   "donation", NULL };

  counting->since_sum += counting->since_sum > 0;
  counting->since_gift += counting->since_gift > 0;
  if (g_str_has_prefix (word, "£"))
    counting->since_sum = 1;
  if (g_strv_contains (gifts, word))
    counting->since_gift = 1;
  if (counting->since_sum == 0 || counting->since_sum > GIFT_WORDS || counting->since_gift == 0 ||
      counting->since_gift > GIFT_WORDS)
    return;
  counting->counts[MEASURE_GIVEN]++;
  counting->since_sum = counting->since_gift = 0;
}

/* "2023", and both years of "2023/24" and of "2023-2024". */
static void
count_years (Counting *counting, const char *word)
{
  char *rest = NULL;
  guint64 year = g_ascii_isdigit (*word) ? g_ascii_strtoull (word, &rest, 10) : 0;

  if (year < FIRST_YEAR || year > LAST_YEAR)
    return;
  counting->n_years[year - FIRST_YEAR]++;
  rest += g_str_has_prefix (rest, "–") ? strlen ("–") : *rest != '\0';
  gboolean is_next = g_ascii_isdigit (*rest) && g_ascii_strtoull (rest, NULL, 10) % 100 == (year + 1) % 100;
  if (is_next && year < LAST_YEAR)
    counting->n_years[year + 1 - FIRST_YEAR]++;
}

static guint
count_neighbouring_years (const Counting *counting)
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (counting->n_years); i++) {
    gboolean is_after = i > 0 && counting->n_years[i - 1] > 0;
    gboolean is_before = i + 1 < G_N_ELEMENTS (counting->n_years) && counting->n_years[i + 1] > 0;
    n += is_after || is_before ? counting->n_years[i] : 0;
  }
  return n;
}

static void
count_word (Counting *counting, const char *word, gsize length)
{
  gdouble *counts = counting->counts;
  gboolean after_number = has_digit (counting->before);

  count_listed (counting, word);
  counts[MEASURE_PAST] += is_regular_past (word, length);
  counts[MEASURE_FUTURE] += g_str_equal (word, "to") && g_str_equal (counting->before, "going");
  counts[MEASURE_NUMBERS] += has_digit (word);
  counts[MEASURE_DATES] += is_date_in_digits (word) || (after_number && g_str_equal (word, "may"));
  counts[MEASURE_TIMES] +=
      is_time (word) || (after_number && (g_str_equal (word, "am") || g_str_equal (word, "pm")));
  counts[MEASURE_LINKS] += is_link (word);
  counts[MEASURE_MONEY] += g_str_has_prefix (word, "£") || g_str_has_prefix (word, "€");
  counts[MEASURE_PERCENTS] += strchr (word, '%') != NULL || g_str_equal (word, "percent") ||
                              (g_str_equal (word, "cent") && g_str_equal (counting->before, "per"));
  counts[MEASURE_COUNTS] += is_count (counting, word) && !is_time (word);
  count_change (counting, word);
  count_years (counting, word);
  count_given (counting, word);
  if (counts[MEASURE_WORDS] <= TITLE_WORDS && counts[MEASURE_DATES] > 0)
    counts[MEASURE_DATED_TITLE] = 1;
}

static gboolean
is_in_capitals (const char *word, gsize length)
{
  guint n_letters = 0;

  for (gsize i = 0; i < length; i++) {
    if (g_ascii_islower (word[i]))
      return FALSE;
    n_letters += g_ascii_isupper (word[i]) != 0;
  }
  return n_letters >= 3;
}

static gboolean
is_space (char c)
{
  return g_ascii_isspace (c) || c == '|';
}

/* The word without what stands around it: brackets, quotes, a full stop. */
static gsize
fold_word (const char *text, gsize length, char folded[MOST_WORD_BYTES])
{
  gsize n = 0;

  while (length > 0 && strchr ("([{<\"'*_", *text) != NULL) {
    text++;
    length--;
  }
  while (length > 0 && strchr (")]}>\"'*_.,;:!?", text[length - 1]) != NULL)
    length--;
  for (gsize i = 0; i < length && n + 1 < MOST_WORD_BYTES; i++) {
    gboolean is_apostrophe = i + 2 < length && memcmp (text + i, "’", 3) == 0;
    folded[n++] = is_apostrophe ? '\'' : g_ascii_tolower (text[i]);
    i += is_apostrophe ? 2 : 0;
  }
  folded[n] = '\0';
  return n;
}

static void
count_words (const char *text, gsize length, gdouble *counts)
{
  Counting counting = { .counts = counts };
  gdouble n_capitals = 0;

  for (gsize i = 0; i < length;) {
    while (i < length && is_space (text[i]))
      i++;
    gsize start = i;
    while (i < length && !is_space (text[i]))
      i++;
    char word[MOST_WORD_BYTES];
    gsize n = fold_word (text + start, i - start, word);
    if (n == 0)
      continue;
    counts[MEASURE_WORDS]++;
    n_capitals += is_in_capitals (text + start, i - start);
    count_word (&counting, word, n);
    memcpy (counting.before_that, counting.before, sizeof counting.before);
    memcpy (counting.before, word, sizeof word);
  }
  counts[MEASURE_YEARS] = count_neighbouring_years (&counting);
  counts[MEASURE_CAPITALS] = n_capitals / MAX (1, counts[MEASURE_WORDS]);
}

static gsize
run_length (const char *text, gsize length, char sign)
{
  gsize n = 0;

  while (n < length && text[n] == sign)
    n++;
  return n;
}

/* "[insert name]", "<date>"; a ticked or empty box is none, nor is a word of Markdown. */
static gsize
prompt_length (const char *text, gsize length)
{
  char close = *text == '[' ? ']' : *text == '<' ? '>' : '\0';
  const char *end = close != '\0' ? memchr (text, close, MIN (length, 80)) : NULL;

  if (end == NULL || end - text < 4 || memchr (text, '\n', (gsize) (end - text)) != NULL ||
      !g_ascii_isalpha (text[1]))
    return 0;
  return end[1] == '(' ? 0 : (gsize) (end - text) + 1; /* "[words](address)" is a link */
}

static gboolean
starts_with_any (const char *text, gsize length, const char *const *signs)
{
  for (; *signs != NULL; signs++)
    if (length >= strlen (*signs) && memcmp (text, *signs, strlen (*signs)) == 0)
      return TRUE;
  return FALSE;
}

static void
count_signs (const char *text, gsize length, gdouble *counts)
{
  static const char *const boxes[] = { "[ ]", "[]", "☐", "□", "( )", "◻", "○ ", NULL };
  static const char *const ticks[] = { "[x]", "[X]", "☑", "☒", "✓", "✔", "(x)", NULL };

  for (gsize i = 0; i < length; i++) {
    gsize blank = run_length (text + i, length - i, '_'), dots = run_length (text + i, length - i, '.');
    counts[MEASURE_QUESTIONS] += text[i] == '?';
    counts[MEASURE_EXCLAIMS] += text[i] == '!';
    counts[MEASURE_BLANKS] += blank >= LEAST_BLANK || dots > LEAST_BLANK;
    counts[MEASURE_BOXES] += starts_with_any (text + i, length - i, boxes);
    counts[MEASURE_TICKS] += starts_with_any (text + i, length - i, ticks);
    counts[MEASURE_PROMPTS] += prompt_length (text + i, length - i) > 0;
    i += MAX (blank, dots) > 0 ? MAX (blank, dots) - 1 : 0;
  }
}

/* Between “ and ”, or two straight marks, within one paragraph. */
static gdouble
measure_speech (const char *text, gsize length)
{
  gsize inside = 0;

  for (gsize i = 0; i < length; i++) {
    const char *close = text[i] == '"' ? "\"" : length - i > 3 && memcmp (text + i, "“", 3) == 0 ? "”" : NULL;
    if (close == NULL)
      continue;
    gsize open_length = strlen (close);
    const char *end = g_strstr_len (text + i + open_length, (gssize) (length - i - open_length), close);
    const char *paragraph = g_strstr_len (text + i, (gssize) (length - i), "\n\n");
    if (end == NULL || (paragraph != NULL && paragraph < end))
      continue;
    gsize quoted = (gsize) (end - text) - i;
    inside += quoted;
    i += quoted + open_length - 1;
  }
  return length > 0 ? (gdouble) inside / (gdouble) length : 0;
}

static gboolean
is_bullet (const char *line, gsize length)
{
  static const char *const bullets[] = { "- ", "* ", "• ", "· ", "– ", "+ ", "o ", NULL };
  gsize digits = strspn (line, "0123456789");

  return starts_with_any (line, length, bullets) ||
         (digits > 0 && digits <= 2 && strchr (".)", line[digits]) != NULL && line[digits] != '\0');
}

/* "2.3 The board ..." */
static gboolean
is_clause (const char *line)
{
  gsize first = strspn (line, "0123456789");
  gsize second = first > 0 && first <= 2 && line[first] == '.' ? strspn (line + first + 1, "0123456789") : 0;

  return second > 0 && second <= 2 && g_ascii_isspace (line[first + 1 + second]);
}

/* "Ruth: we could ask them", "Date: 12 March" */
static gboolean
is_speaker (const char *line, gsize length)
{
  const char *colon = memchr (line, ':', MIN (length, MOST_LABEL_LETTERS));

  return colon != NULL && colon > line && (g_ascii_isupper (line[strspn (line, "*_# ")])) &&
         (colon + 1 == line + length || colon[1] == ' ' || colon[1] == '*');
}

/* "10.15 Welcome", "- 2pm: tea" */
static gboolean
begins_with_time (const char *line)
{
  const char *start = line + strspn (line, "-*•| [");
  g_autofree char *word = g_strndup (start, strcspn (start, " \t|-–,:]"));
  gsize n = strspn (word, "0123456789.");

  if (n == 0)
    return FALSE;
  return word[n] == '\0' ? n >= 4 && n <= 5 && strchr (word, '.') != NULL
                         : g_str_equal (word + n, "am") || g_str_equal (word + n, "pm");
}

static guint
count_cells (const char *line, gsize length)
{
  guint n = 0;

  for (gsize i = 0; i < length; i++)
    n += line[i] == '\t' || (line[i] == '|' && i > 0 && i + 1 < length);
  return n;
}

static void
count_lines (const char *text, gsize length, gdouble *counts)
{
  gdouble n_lines = 0, n_rows = 0, n_repeats = 0;
  g_autoptr (GHashTable) seconds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; i < length;) {
    const char *line = text + i, *end = memchr (line, '\n', length - i);
    gsize n = end != NULL ? (gsize) (end - line) : length - i;
    i += n + 1;
    while (n > 0 && (*line == ' ' || *line == '\r')) {
      line++;
      n--;
    }
    if (n == 0)
      continue;
    g_autofree char *copy = g_strndup (line, n);
    guint n_cells = count_cells (copy, n);
    n_lines++;
    counts[MEASURE_SHORT_LINES] += n < SHORT_LINE_LETTERS && n_cells == 0;
    counts[MEASURE_BULLETS] += is_bullet (copy, n);
    counts[MEASURE_CLAUSES] += is_clause (copy);
    counts[MEASURE_SPEAKERS] += n_cells == 0 && is_speaker (copy, n);
    counts[MEASURE_CLOCK_LINES] += begins_with_time (copy);
    if (n_cells == 0)
      continue;
    n_rows++;
    const char *second = strpbrk (copy, "\t|") + 1;
    gsize cell_length = strcspn (second, "\t|");
    if (cell_length > 0)
      n_repeats += !g_hash_table_add (seconds, g_strndup (second, cell_length));
  }
  counts[MEASURE_CELLS] = n_rows;
  counts[MEASURE_REPEATS] = n_rows > 0 ? n_repeats / n_rows : 0;
  static const Measure shares[] = { MEASURE_SHORT_LINES, MEASURE_BULLETS,     MEASURE_CLAUSES,
                                    MEASURE_SPEAKERS,    MEASURE_CLOCK_LINES, MEASURE_CELLS };
  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    counts[shares[i]] /= MAX (1, n_lines);
}

void
measure_text (const char *text, gsize length, gdouble ret_values[N_MEASURES])
{
  memset (ret_values, 0, N_MEASURES * sizeof *ret_values);
  count_words (text, length, ret_values);
  count_signs (text, length, ret_values);
  for (Measure measure = MEASURE_PAST; measure < MEASURE_SPEECH; measure++)
    ret_values[measure] *= 100 / MAX (LEAST_WORDS, ret_values[MEASURE_WORDS]);
  ret_values[MEASURE_LINKS] *= 100 / MAX (LEAST_WORDS, ret_values[MEASURE_WORDS]);
  ret_values[MEASURE_SPEECH] = measure_speech (text, length);
  count_lines (text, length, ret_values);
}
