/* phrases.c: takes text, gives its words; takes words, gives the phrases that begin in them. */
#include "phrases.h"

#include <string.h>

static void
word_clear (gpointer word)
{
  g_free (((CpPlainWord *) word)->word);
}

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019;
}

static gboolean
is_letter_at (const char *at, const char *end)
{
  return at < end && g_unichar_isalnum (g_utf8_get_char (at));
}

/* "parents' group" belongs to them, "parents'" at the end of a quote does not. */
static gboolean
is_genitive (const char *apostrophe, const char *end)
{
  const char *next = g_utf8_next_char (apostrophe);

  return apostrophe[-1] == 's' && next < end && *next == ' ' && is_letter_at (next + 1, end);
}

/* A letter of the word that begins at `start`, or an apostrophe or hyphen that holds two parts together. */
static gboolean
goes_on (const char *start, const char *at, const char *end)
{
  gunichar c = at < end ? g_utf8_get_char (at) : 0;

  if (g_unichar_isalnum (c))
    return TRUE;
  if (is_apostrophe (c))
    return is_letter_at (g_utf8_next_char (at), end) || is_genitive (at, end);
  return c == '-' && at == start + 2 && g_ascii_strncasecmp (start, "co", 2) == 0 &&
         is_letter_at (at + 1, end);
}

static char *
plain_form (const char *start, const char *end)
{
  g_autofree char *lower = g_utf8_strdown (start, end - start);
  GString *plain = g_string_new (lower);

  g_string_replace (plain, "’", "'", 0);
  g_string_replace (plain, "-", "", 0);
  return g_string_free (plain, FALSE);
}

static CpParting
parting_of (const char *at)
{
  gunichar c = g_utf8_get_char (at);

  if (c == '\t')
    return CP_PART_CELL;
  if (c == ',')
    return CP_PART_COMMA;
  if (c == '-')
    return at[1] == ' ' ? CP_PART_STRONG : CP_PART_NONE;
  return c < 0x80 ? (strchr (":;()[]|.!?", (int) c) != NULL ? CP_PART_STRONG : CP_PART_NONE)
                  : (c == 0x2013 || c == 0x2014 || c == 0x2022 ? CP_PART_STRONG : CP_PART_NONE);
}

GArray *
cp_plain_words (const char *text, guint32 start, guint32 end)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (CpPlainWord));
  const char *at = text + start, *stop = text + end;
  CpParting parting = CP_PART_NONE;

  g_array_set_clear_func (words, word_clear);
  while (at < stop) {
    const char *begin = at;
    if (!is_letter_at (at, stop)) {
      parting = MAX (parting, parting_of (at));
      at = g_utf8_next_char (at);
      continue;
    }
    while (goes_on (begin, at, stop))
      at = g_utf8_next_char (at);
    const CpPlainWord word = { plain_form (begin, at), (guint32) (begin - text), (guint32) (at - text),
                               parting };
    g_array_append_val (words, word);
    parting = CP_PART_NONE;
  }
  return words;
}

CpPhrases *
cp_phrases_new (void)
{
  CpPhrases *phrases = g_new0 (CpPhrases, 1);

  phrases->first = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  phrases->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return phrases;
}

void
cp_phrases_free (CpPhrases *phrases)
{
  if (phrases == NULL)
    return;
  g_hash_table_unref (phrases->first);
  g_hash_table_unref (phrases->numbers);
  g_free (phrases);
}

static void
append_word (GString *phrase, const GArray *words, guint index)
{
  if (phrase->len > 0)
    g_string_append_c (phrase, ' ');
  g_string_append (phrase, cp_plain_word (words, index)->word);
}

void
cp_phrases_add (CpPhrases *phrases, const char *phrase, guint number)
{
  g_autoptr (GArray) words = cp_plain_words (phrase, 0, (guint32) strlen (phrase));
  g_autoptr (GString) plain = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    append_word (plain, words, i);
  phrases->longest = MAX (phrases->longest, words->len);
  if (words->len > 0)
    g_hash_table_add (phrases->first, g_strdup (cp_plain_word (words, 0)->word));
  if (plain->len > 0 && !g_hash_table_contains (phrases->numbers, plain->str))
    g_hash_table_insert (phrases->numbers, g_strdup (plain->str), GUINT_TO_POINTER (number + 1));
}

/* Whether the word at `index` belongs to the same stretch of text as the one before it. */
static gboolean
is_joined (const GArray *words, guint index)
{
  return cp_plain_word (words, index)->parting == CP_PART_NONE;
}

gint
cp_phrases_find (const CpPhrases *phrases, const GArray *words, guint at, guint end, guint *ret_n)
{
  gint found = -1;

  if (at >= end || !g_hash_table_contains (phrases->first, cp_plain_word (words, at)->word))
    return -1;
  g_autoptr (GString) phrase = g_string_new (NULL);

  for (guint i = at; i < end && i < at + phrases->longest && (i == at || is_joined (words, i)); i++) {
    append_word (phrase, words, i);
    guint number = GPOINTER_TO_UINT (g_hash_table_lookup (phrases->numbers, phrase->str));
    if (number == 0)
      continue;
    found = (gint) number - 1;
    if (ret_n != NULL)
      *ret_n = i - at + 1;
  }
  return found;
}

gboolean
cp_phrases_has (const CpPhrases *phrases, const GArray *words, guint at, guint end)
{
  return cp_phrases_find (phrases, words, at, end, NULL) >= 0;
}

gint
cp_phrases_search (const CpPhrases *phrases, const GArray *words, guint from, guint end)
{
  for (guint i = from; i < end; i++)
    if (cp_phrases_has (phrases, words, i, end))
      return (gint) i;
  return -1;
}

gboolean
cp_phrases_begin (const CpPhrases *phrases, const char *text)
{
  g_autoptr (GArray) words = cp_plain_words (text, 0, (guint32) strlen (text));

  return words->len > 0 && cp_phrases_has (phrases, words, 0, words->len);
}
