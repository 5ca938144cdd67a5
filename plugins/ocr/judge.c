/* judge.c: takes all that tesseract took for words, leaves what is print in a language that it knows.
 *
 * The measure is how sure tesseract is of a line: of print it is, also where the scan is poor; of letters by
 * hand it is less so in most lines, and never far above. */
#include "judge.h"
#include "models.h"
#include "words.h"

#include <string.h>

/* A line that is print. */
#define PRINTED_LINE 0.83
/* A page of which this share is printed lines is print; of less than the other it is none. */
#define PRINTED_PAGE 0.9
#define LEAST_PRINTED 0.25
/* The printed lines of a page that also has something else are as sure as this. */
#define SURE_LINE 0.91
/* What is left out: of a printed page, and where others wrote as well. */
#define LEAST_LINE 0.5
#define LEAST_WORD 0.2
#define LEAST_LINE_OF_MIXED 0.86
#define LEAST_WORD_OF_MIXED 0.7
/* A language is another one where fewer of its plain words are in the dictionary; of fewer words than that
 * nobody can tell. */
#define LEAST_KNOWN 0.85
#define LEAST_PLAIN_WORDS 12
#define LEAST_PLAIN_LETTERS 4
#define MANY_LETTERS 40

typedef struct {
  gdouble confidence; /* of its words, each by its length */
  gdouble length;
} Line;

/* By the number of the line, from 0 to the last. */
static GArray *
measure_lines (const GArray *words)
{
  GArray *lines = g_array_new (FALSE, TRUE, sizeof (Line));

  for (guint i = 0; i < words->len; i++) {
    const Word *word = words_get (words, i);
    gdouble length = (gdouble) g_utf8_strlen (word->text, -1);
    if (word->line >= lines->len)
      g_array_set_size (lines, word->line + 1);
    Line *line = &g_array_index (lines, Line, word->line);
    line->confidence += word->confidence * length;
    line->length += length;
  }
  for (guint i = 0; i < lines->len; i++) {
    Line *line = &g_array_index (lines, Line, i);
    if (line->length > 0)
      line->confidence /= line->length;
  }
  return lines;
}

static int
compare_confidence (gconstpointer a, gconstpointer b)
{
  gdouble left = *(const gdouble *) a, right = *(const gdouble *) b;

  return (left > right) - (left < right);
}

/* The share of the letters that stand in printed lines, and how sure the middle one of these lines is. */
static gdouble
measure_print (const GArray *lines, gdouble *ret_middle)
{
  g_autoptr (GArray) sure = g_array_new (FALSE, FALSE, sizeof (gdouble));
  gdouble printed = 0, all = 0;

  for (guint i = 0; i < lines->len; i++) {
    const Line *line = &g_array_index (lines, Line, i);
    all += line->length;
    if (line->length == 0 || line->confidence < PRINTED_LINE)
      continue;
    printed += line->length;
    g_array_append_val (sure, line->confidence);
  }
  g_array_sort (sure, compare_confidence);
  *ret_middle = sure->len > 0 ? g_array_index (sure, gdouble, sure->len / 2) : 0;
  return all > 0 ? printed / all : 0;
}

static void
keep_sure_words (GArray *words, const GArray *lines, gdouble least_line, gdouble least_word)
{
  for (guint i = words->len; i-- > 0;) {
    const Word *word = words_get (words, i);
    if (g_array_index (lines, Line, word->line).confidence < least_line || word->confidence < least_word)
      g_array_remove_index (words, i);
  }
}

static guint
count_letters (const GArray *words)
{
  guint n = 0;

  for (guint i = 0; i < words->len; i++)
    for (const char *c = words_get (words, i)->text; *c != '\0'; c = g_utf8_next_char (c))
      n += g_unichar_isalpha (g_utf8_get_char (c)) ? 1 : 0;
  return n;
}

/* All small letters of the Latin alphabet: no name, which no dictionary has. */
static gboolean
is_plain (const char *text)
{
  guint n = 0;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c)) {
    gunichar u = g_utf8_get_char (c);
    if (g_unichar_isalpha (u)) {
      if (!g_unichar_islower (u) || g_unichar_get_script (u) != G_UNICODE_SCRIPT_LATIN)
        return FALSE;
      n++;
    } else if (c[1] != '\0' && u != '\'' && u != 0x2019 && u != '-') {
      return FALSE;
    }
  }
  return n >= LEAST_PLAIN_LETTERS;
}

static gboolean
is_strange_language (const GArray *words)
{
  guint n_plain = 0, n_known = 0;

  for (guint i = 0; i < words->len; i++) {
    const Word *word = words_get (words, i);
    if (!is_plain (word->text))
      continue;
    n_plain++;
    n_known += word->is_known ? 1 : 0;
  }
  return n_plain >= LEAST_PLAIN_WORDS && n_known < LEAST_KNOWN * n_plain;
}

/* Only of scripts that are written in rows of letters as print is: tesseract also calls handwriting by these
 * names, but never so surely. */
static gboolean
is_strange_script (const Sheet *sheet)
{
  static const char *const scripts[] = { "Arabic",   "Bengali", "Devanagari", "Gurmukhi",
                                         "Gujarati", "Hebrew",  "Ethiopic",   "Greek",
                                         "Han",      "Tamil",   "Thai",       NULL };

  return sheet->script != NULL && g_strv_contains (scripts, sheet->script) &&
         !models_read_script (sheet->script);
}

Judgement
judge_words (const Sheet *sheet, GArray *words)
{
  g_autoptr (GArray) lines = measure_lines (words);
  gdouble middle, printed = measure_print (lines, &middle);
  gboolean is_print = printed >= PRINTED_PAGE;

  if (!is_print && (printed < LEAST_PRINTED || middle < SURE_LINE)) {
    gboolean is_strange = is_strange_script (sheet) && count_letters (words) >= MANY_LETTERS;
    g_array_set_size (words, 0);
    return is_strange ? JUDGED_LANGUAGE : JUDGED_UNREADABLE;
  }
  keep_sure_words (words, lines, is_print ? LEAST_LINE : LEAST_LINE_OF_MIXED,
                   is_print ? LEAST_WORD : LEAST_WORD_OF_MIXED);
  if (is_strange_language (words)) {
    g_array_set_size (words, 0);
    return JUDGED_LANGUAGE;
  }
  if (count_letters (words) == 0)
    g_array_set_size (words, 0);
  return words->len == 0 ? JUDGED_UNREADABLE : is_print ? JUDGED_PRINT : JUDGED_MIXED;
}
