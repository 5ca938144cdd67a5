/* narrow.c: takes queries and the pages of each word, gives queries that ask only for what can be there.
 * Alternatives stand as "(x OR y)", where each is a word, a phrase or a NEAR group (sqlite.org/fts5.html,
 * section 3). */
#include "narrow.h"
#include "query-phrases.h"
#include "tokenizer.h"

#include <string.h>

#define OR " OR "
#define NEAR "NEAR("

struct CpNarrower {
  CpTokenizer *tokenizer;
  const CpWordPages *pages;
  GHashTable *phrases;  /* CpPageSet, by the phrases that were asked for before */
  CpPageSet *all;       /* every page */
  CpPageSet *candidate; /* the pages of an alternative */
};

CpNarrower *
cp_narrower_new (const CpWordPages *pages)
{
  CpNarrower *narrower = g_new0 (CpNarrower, 1);

  narrower->tokenizer = cp_tokenizer_new ();
  narrower->pages = pages;
  narrower->phrases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  narrower->all = g_new (CpPageSet, pages->n_numbers);
  memset (narrower->all, 0xFF, pages->n_numbers * sizeof (CpPageSet));
  narrower->candidate = g_new0 (CpPageSet, pages->n_numbers);
  return narrower;
}

void
cp_narrower_free (CpNarrower *narrower)
{
  if (narrower == NULL)
    return;
  cp_tokenizer_free (narrower->tokenizer);
  g_hash_table_unref (narrower->phrases);
  g_free (narrower->all);
  g_free (narrower->candidate);
  g_free (narrower);
}

static gboolean
intersect (CpPageSet *set, const CpPageSet *other, guint n_numbers)
{
  CpPageSet left = 0;

  for (guint i = 0; i < n_numbers; i++)
    left |= set[i] &= other != NULL ? other[i] : 0;
  return left != 0;
}

/* The pages that have every word of a phrase, in whatever order. */
typedef struct {
  const CpWordPages *pages;
  CpPageSet *set;
} Phrase;

static int
intersect_word (const char *token, gsize length, gsize start, gsize end, gboolean is_alternative,
                gpointer data)
{
  const Phrase *phrase = data;
  g_autofree char *word = g_strndup (token, length);

  (void) start;
  (void) end;
  if (!is_alternative)
    intersect (phrase->set, cp_word_pages_find (phrase->pages, word), phrase->pages->n_numbers);
  return 0;
}

static const CpPageSet *
find_pages (CpNarrower *narrower, const char *text, gsize length)
{
  g_autofree char *key = g_strndup (text, length);
  CpPageSet *known = g_hash_table_lookup (narrower->phrases, key);

  if (known != NULL)
    return known;
  Phrase phrase = { narrower->pages,
                    g_memdup2 (narrower->all, narrower->pages->n_numbers * sizeof (CpPageSet)) };
  cp_tokenizer_run (narrower->tokenizer, text, length, intersect_word, &phrase);
  g_hash_table_insert (narrower->phrases, g_steal_pointer (&key), phrase.set);
  return phrase.set;
}

/* Behind the word or phrase that begins here; NULL where none does.  Of a word that is cut by an asterisk
 * nobody knows here where it is. */
static const char *
skip_phrase (CpNarrower *narrower, const char *text, gboolean *can_match)
{
  gsize length = cp_query_phrase_length (text), n_quotes = *text == '"' ? 1 : 0;
  const char *end = text + length;

  if (length == 0)
    return NULL;
  const char *behind = end + strspn (end, " ");
  if (*behind == '*')
    return behind + 1;
  *can_match = *can_match &&
               intersect (narrower->candidate, find_pages (narrower, text + n_quotes, length - 2 * n_quotes),
                          narrower->pages->n_numbers);
  return end;
}

static const char *
skip_near (CpNarrower *narrower, const char *text, gboolean *can_match)
{
  for (text += strlen (NEAR); text != NULL && *text != ')' && *text != ',';) {
    text = skip_phrase (narrower, text, can_match);
    text = text != NULL ? text + strspn (text, " ") : NULL;
  }
  if (text != NULL && *text == ',')
    text += strspn (text, ", 0123456789");
  return text != NULL && *text == ')' ? text + 1 : NULL;
}

/* Behind the alternative that begins here, and whether some page may match it; NULL where it is not of a form
 * that is known here. */
static const char *
skip_alternative (CpNarrower *narrower, const char *text, gboolean *can_match)
{
  *can_match = TRUE;
  memcpy (narrower->candidate, narrower->all, narrower->pages->n_numbers * sizeof (CpPageSet));
  return g_str_has_prefix (text, NEAR) ? skip_near (narrower, text, can_match)
                                       : skip_phrase (narrower, text, can_match);
}

/* Writes those alternatives of the group that can match, or else the first, so that there is one.  Gives what
 * stands behind the group; NULL, with nothing written, where it is not of a form that is known here. */
static const char *
narrow_group (CpNarrower *narrower, const char *group, GString *narrow, gboolean *can_match)
{
  gsize length = narrow->len, n_kept = 0;
  const char *text = group + 1, *first = NULL, *end;
  gboolean is_possible;

  g_string_append_c (narrow, '(');
  for (;;) {
    end = skip_alternative (narrower, text, &is_possible);
    if (end == NULL)
      break;
    first = first != NULL ? first : end;
    if (is_possible) {
      g_string_append (narrow, n_kept++ > 0 ? OR : "");
      g_string_append_len (narrow, text, end - text);
    }
    if (!g_str_has_prefix (end, OR))
      break;
    text = end + strlen (OR);
  }
  if (end == NULL || *end != ')') {
    g_string_truncate (narrow, length);
    return NULL;
  }
  *can_match = n_kept > 0;
  if (n_kept == 0)
    g_string_append_len (narrow, group + 1, first - group - 1);
  g_string_append_c (narrow, ')');
  return end + 1;
}

/* Behind what begins here: a group, which is narrowed, or something that stays as it is. */
static const char *
narrow_part (CpNarrower *narrower, const char *text, GString *narrow, gboolean *can_match)
{
  const char *end = *text == '(' ? narrow_group (narrower, text, narrow, can_match) : NULL;

  if (end != NULL)
    return end;
  end = skip_alternative (narrower, text, can_match);
  if (end == NULL) {
    *can_match = TRUE;
    end = text + 1;
  }
  g_string_append_len (narrow, text, end - text);
  return end;
}

char *
cp_narrower_run (CpNarrower *narrower, const char *expression)
{
  g_autoptr (GString) narrow = g_string_sized_new (strlen (expression));
  gboolean can_match;
  const char *next = narrow_part (narrower, expression, narrow, &can_match);

  if (*next == '\0' && !can_match)
    return NULL;
  while (*next != '\0')
    next = narrow_part (narrower, next, narrow, &can_match);
  return g_string_free (g_steal_pointer (&narrow), FALSE);
}
