/* written.c: takes the text of a document, gives what somebody wrote into it without a label that is known.
 */
#include "written.h"

#include <string.h>

/* Below a question, its choices may stand before the answer. */
#define CHOICE_LINES 2
/* Shorter, it is no line to write on. */
#define LEAST_RULE 4
#define MOST_DAYS 31

typedef struct {
  const char *text;
  gsize length;
} Span;

static const char around[] = " \t\r*_|>";

static Span
trim_span (const char *start, const char *end)
{
  while (start < end && strchr (around, *start) != NULL)
    start++;
  while (start < end && strchr (around, end[-1]) != NULL)
    end--;
  return (Span){ start, (gsize) (end - start) };
}

static const char *
line_end (const char *line)
{
  return line + strcspn (line, "\n");
}

static const char *
next_line (const char *line)
{
  const char *end = line_end (line);

  return end + (*end == '\n');
}

static gboolean
has_any (Span span, const char *const *signs)
{
  for (; *signs != NULL; signs++)
    if (g_strstr_len (span.text, (gssize) span.length, *signs) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
begins_with_any (Span span, const char *const *words)
{
  for (; *words != NULL; words++) {
    gsize n = strlen (*words);
    if (span.length >= n && g_ascii_strncasecmp (span.text, *words, n) == 0 &&
        (span.length == n || !g_ascii_isalpha (span.text[n])))
      return TRUE;
  }
  return FALSE;
}

/* "1   2   3   4", "Yes / No" */
static gboolean
is_choice (Span span)
{
  guint n_gaps = 0, n_slashes = 0;

  for (gsize i = 0; i + 2 < span.length; i++) {
    n_gaps += span.text[i] == ' ' && span.text[i + 1] == ' ' && span.text[i + 2] != ' ';
    n_slashes += span.text[i] == ' ' && span.text[i + 1] == '/' && span.text[i + 2] == ' ';
  }
  return n_gaps >= 2 || n_slashes >= 1;
}

/* One of several choices in brackets: "1   (2)   3", "YES / (NO)". */
static gboolean
has_ring (Span span)
{
  guint n_rings = 0;

  for (gsize i = 0; i + 2 < span.length; i++) {
    gsize n = span.text[i] == '(' ? strcspn (span.text + i, ")\n") : 0;
    n_rings += n > 1 && i + n < span.length && g_ascii_isalnum (span.text[i + 1]);
  }
  return n_rings == 1;
}

/* What a form says itself below its questions. */
static gboolean
is_of_the_form (Span span)
{
  static const char *const signs[] = { "___", "....", "……", "[ ]", "[]", "☐", "□", "◻", "( )", "○", NULL };
  static const char *const words[] = { "please", "tick",   "circle", "ring",    "write", "choose", "select",
                                       "rate",   "if",     "e.g",    "for",     "you",   "your",   "we",
                                       "our",    "this",   "thank",  "use",     "tell",  "give",   "name",
                                       "date",   "signed", "return", "section", "part",  "page",   "about",
                                       "very",   "draw",   "colour", NULL };
  gsize digits = strspn (span.text, "0123456789");

  return has_any (span, signs) || begins_with_any (span, words) || strchr ("([<{#&", *span.text) != NULL ||
         span.text[span.length - 1] == ':' || (digits > 0 && strchr (".)", span.text[digits]) != NULL);
}

static gboolean
has_letter_or_digit (Span span)
{
  for (gsize i = 0; i < span.length; i++)
    if (g_ascii_isalnum (span.text[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_own_words (Span span)
{
  static const char *const ticks[] = { "[x]", "[X]", "(x)", "(X)", "☑", "☒", "✓", "✔", NULL };

  if (span.length == 0 || !has_letter_or_digit (span) || memchr (span.text, '\t', span.length) != NULL ||
      memchr (span.text, '?', span.length) != NULL)
    return FALSE;
  if (has_any (span, ticks) || (is_choice (span) && has_ring (span)))
    return TRUE;
  return !is_choice (span) && !is_of_the_form (span);
}

/* "The best bit was:" is a question, too. */
static gboolean
ends_open (const char *line, const char *colon)
{
  static const char *const words[] = { "was", "is",    "were", "want", "did",    "do",  "like", "because",
                                       "am",  "liked", "felt", "feel", "change", "say", NULL };
  const char *word = colon;

  while (word > line && g_ascii_isalpha (word[-1]))
    word--;
  return word > line && begins_with_any ((Span){ word, (gsize) (colon - word) }, words);
}

/* Where the question of this line ends; NULL where it asks nothing. */
static const char *
find_question_end (const char *line, const char *end)
{
  const char *question = NULL, *colon = memchr (line, ':', (gsize) (end - line));

  for (const char *c = line; c < end; c++)
    question = *c == '?' ? c : question;
  if (question != NULL)
    return question + 1;
  return colon != NULL && ends_open (line, colon) ? colon + 1 : NULL;
}

static gboolean
is_quoted (const char *line)
{
  return *line == '>';
}

/* Below the question: nothing, or what the form offers to choose from, and then an answer. */
static gboolean
is_answered_below (const char *line, const char *end)
{
  gboolean was_quoted = is_quoted (line);
  const char *below = end + (*end == '\n');

  for (guint n_choices = 0; *below != '\0' && n_choices <= CHOICE_LINES; below = next_line (below)) {
    const char *below_end = line_end (below);
    Span span = trim_span (below, below_end);
    if (span.length == 0)
      continue;
    if (was_quoted && !is_quoted (below))
      return has_letter_or_digit (span);
    if (strncmp (below, "**", 2) == 0 || find_question_end (below, below_end) != NULL)
      return FALSE;
    if (is_own_words (span))
      return TRUE;
    if (!is_choice (span))
      return FALSE;
    n_choices++;
  }
  return FALSE;
}

static void
count_page_answers (const char *text, guint *n_asked, guint *n_answered)
{
  for (const char *line = text; *line != '\0'; line = next_line (line)) {
    const char *end = line_end (line), *asked = find_question_end (line, end);
    if (asked == NULL)
      continue;
    ++*n_asked;
    *n_answered += is_own_words (trim_span (asked, end)) || is_answered_below (line, end);
  }
}

guint
count_answers (const CpDocument *document)
{
  guint n_asked = 0, n_answered = 0;

  for (gsize i = 0; i < document->n_pages; i++)
    count_page_answers (document->pages[i].text, &n_asked, &n_answered);
  return 2 * n_answered >= n_asked ? n_answered : 0;
}

/* 1 to 12; 0 where the word is no month. */
static guint
read_month (const char *word, gsize length)
{
  static const char *const months[] = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"
  };

  for (guint i = 0; length >= 3 && i < G_N_ELEMENTS (months); i++)
    if (g_ascii_strncasecmp (word, months[i], MIN (length, strlen (months[i]))) == 0 &&
        length <= strlen (months[i]))
      return i + 1;
  return 0;
}

/* A day of the month: "3", "21st"; 0 where it is none. */
static guint
read_day (const char *word, gsize length)
{
  gsize digits = strspn (word, "0123456789");
  guint day = 0;

  if (digits == 0 || digits > 2 || (length != digits && length != digits + 2))
    return 0;
  for (gsize i = 0; i < digits; i++)
    day = day * 10 + (guint) (word[i] - '0');
  return day <= MOST_DAYS ? day : 0;
}

/* "3/5/25", "19.09.24", "3/5": the day and the month in one number; 0 where it is no date. */
static guint
read_digits (const char *word, gsize length)
{
  gsize first = strspn (word, "0123456789");
  char mark = first > 0 && first < length ? word[first] : '\0';
  const char *rest = word + first + 1;
  gsize second = mark == '/' || mark == '.' ? strspn (rest, "0123456789") : 0;
  gsize n = first + 1 + second;
  gboolean has_year = second > 0 && n < length && word[n] == mark && g_ascii_isdigit (word[n + 1]);

  if (second == 0 || first > 2 || second > 2 || (mark == '.' && !has_year) || (!has_year && n < length))
    return 0;
  return read_day (word, first) * 100 + read_day (rest, second);
}

static gboolean
is_in_word (char c)
{
  return g_ascii_isalnum (c) || c == '/' || c == '.';
}

/* The day and the month that are named next from *at on, as one number; 0 where no other is before the end.
 */
static guint
next_day (const char **at, const char *end)
{
  guint day = 0, month = 0;

  for (const char *c = *at; c < end;) {
    while (c < end && !is_in_word (*c))
      c++;
    const char *word = c;
    while (c < end && is_in_word (*c))
      c++;
    gsize length = (gsize) (c - word);
    while (length > 0 && word[length - 1] == '.')
      length--;
    guint this_month = read_month (word, length), this_day = read_day (word, length);
    guint whole = read_digits (word, length);
    *at = c;
    if (whole > 0)
      return whole;
    if (this_month > 0 && day > 0)
      return day * 100 + this_month;
    if (this_day > 0 && month > 0)
      return this_day * 100 + month;
    day = this_day;
    month = this_month;
  }
  *at = end;
  return 0;
}

guint
count_days (const CpDocument *document)
{
  g_autoptr (GHashTable) days = g_hash_table_new (NULL, NULL);

  for (gsize i = 0; i < document->n_pages; i++) {
    const char *at = document->pages[i].text, *end = at + strlen (at);
    for (guint day = next_day (&at, end); day > 0; day = next_day (&at, end))
      g_hash_table_add (days, GUINT_TO_POINTER (day));
  }
  return g_hash_table_size (days);
}

/* "Priti Shah", "Mrs I. Kowalczuk", "F. Anwar" */
static gboolean
has_name (const char *line, const char *end)
{
  gboolean after_capital = FALSE;

  for (const char *c = line; c < end;) {
    for (; c < end && !g_ascii_isalpha (*c); c++)
      after_capital = after_capital && strchr (" .'", *c) != NULL;
    const char *word = c;
    while (c < end && g_ascii_isalpha (*c))
      c++;
    gboolean is_name = c - word > 1 && g_ascii_isupper (*word) && g_ascii_islower (word[1]) &&
                       read_month (word, (gsize) (c - word)) == 0;
    if (is_name && after_capital)
      return TRUE;
    after_capital = g_ascii_isupper (*word) && read_month (word, (gsize) (c - word)) == 0;
  }
  return FALSE;
}

guint
count_signatures (const CpDocument *document)
{
  guint n = 0;

  for (gsize i = 0; i < document->n_pages; i++)
    for (const char *line = document->pages[i].text; *line != '\0'; line = next_line (line)) {
      const char *end = line_end (line), *at = line;
      n += next_day (&at, end) > 0 && has_name (line, end);
    }
  return n;
}

guint
count_rules (const CpDocument *document)
{
  guint n = 0;

  for (gsize i = 0; i < document->n_pages; i++)
    for (const char *c = document->pages[i].text; *c != '\0';) {
      gsize length = MAX (strspn (c, "_"), strspn (c, "."));
      gsize gap = strspn (c + length, " ");
      n += length >= LEAST_RULE &&
           !g_ascii_isdigit (c[length + gap]); /* "Aims ........ 4" is a list of contents */
      c += MAX (length, 1);
    }
  return n;
}
