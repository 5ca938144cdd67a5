/* query-words.c: takes a query, gives what is probably a mistake in it: operators in small letters, words
 * side by side without quotes, a star that stands for the ending of a word. */
#include "query-words.h"

#include <glib.h>
#include <string.h>

typedef enum { NOTHING, TERM, OPERATOR } Before;

static gsize
word_length (const char *text)
{
  gsize n = 0;

  while (g_ascii_isalnum (text[n]) || text[n] == '_' || (guint8) text[n] >= 0x80)
    n++;
  return n;
}

static gboolean
is_one_of (const char *word, gsize length, const char *const *words)
{
  for (; *words != NULL; words++)
    if (strlen (*words) == length && strncmp (word, *words, length) == 0)
      return TRUE;
  return FALSE;
}

/* The end of the term that begins here: a phrase, a NEAR group or a word, and its star. */
static const char *
term_end (const char *term)
{
  gsize n = word_length (term);
  const char *end = term + n;

  if (*term == '"')
    end = strchr (term + 1, '"');
  else if (n == 4 && strncmp (term, "NEAR", 4) == 0)
    end = strchr (term, ')');
  if (end == NULL)
    return term + strlen (term);
  return end + (n == 0 || *end == ')');
}

static gboolean
has_star_after_letter (const char *term, const char *end)
{
  const char *star = end + strspn (end, " ");
  const char *last = end > term && end[-1] == '"' ? end - 2 : end - 1;

  return *star == '*' && last >= term && !g_ascii_isdigit (*last);
}

const char *
cp_query_words_fault (const char *expression)
{
  static const char *const operators[] = { "AND", "OR", "NOT", NULL };
  static const char *const small[] = { "and", "or", "not", "near", NULL };
  Before before = NOTHING;

  for (const char *c = expression; *c != '\0';) {
    gsize n = word_length (c);
    if (n == 0 && *c != '"') {
      before = *c == '(' || *c == '+' ? NOTHING : before;
      c++;
      continue;
    }
    if (is_one_of (c, n, operators)) {
      before = OPERATOR;
      c += n;
      continue;
    }
    if (is_one_of (c, n, small))
      return "AND, OR, NOT and NEAR are written in capitals; a phrase stands in double quotes";
    if (before == TERM)
      return "words side by side: a phrase stands in double quotes; otherwise put AND or OR between them";
    const char *end = term_end (c);
    if (has_star_after_letter (c, end))
      return "a star is only for figures: a word finds its own endings without one";
    before = TERM;
    c = end;
  }
  return NULL;
}
