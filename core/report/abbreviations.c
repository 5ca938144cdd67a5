/* abbreviations.c: takes the texts of a page in their order, gives the explanations that are due. */
#include "abbreviations.h"
#include "scheme.h"

#include <string.h>

typedef enum { NOT_MET, MET, EXPLAINED } State;

struct CpExplained {
  const GPtrArray *abbreviations;
  State *states;
};

CpExplained *
cp_explained_new (const GPtrArray *abbreviations)
{
  CpExplained *explained = g_new0 (CpExplained, 1);

  explained->abbreviations = abbreviations;
  explained->states = g_new0 (State, MAX (1, abbreviations->len));
  return explained;
}

void
cp_explained_free (CpExplained *explained)
{
  g_free (explained->states);
  g_free (explained);
}

static gboolean
is_letter (const char *c)
{
  return g_unichar_isalnum (g_utf8_get_char (c));
}

/* As a whole word, in these very letters: "send" is no SEND. */
static gboolean
stands_in (const char *text, const char *letters)
{
  gsize length = strlen (letters);

  for (const char *at = text; (at = strstr (at, letters)) != NULL; at += length) {
    gboolean begins = at == text || !is_letter (g_utf8_prev_char (at));
    if (begins && (at[length] == '\0' || !is_letter (at + length)))
      return TRUE;
  }
  return FALSE;
}

void
cp_explained_look_at (CpExplained *explained, const char *text)
{
  for (guint i = 0; i < explained->abbreviations->len; i++) {
    const CpAbbreviation *abbreviation = explained->abbreviations->pdata[i];
    if (explained->states[i] == NOT_MET && stands_in (text, abbreviation->letters))
      explained->states[i] = MET;
  }
}

char *
cp_explained_steal_new (CpExplained *explained)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < explained->abbreviations->len; i++) {
    const CpAbbreviation *abbreviation = explained->abbreviations->pdata[i];
    if (explained->states[i] != MET)
      continue;
    explained->states[i] = EXPLAINED;
    g_string_append_printf (words, "%s%s: %s.", words->len > 0 ? " " : "", abbreviation->letters,
                            abbreviation->words);
  }
  return g_string_free (words, words->len == 0);
}
