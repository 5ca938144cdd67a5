/* phrases.h: a text as plain words with their places, and sets of phrases that are looked for in them.
 *
 * Here, other than in queries, the form of a word matters: "attended" is what somebody did, "attendance" a
 * figure.  Capitals do not; a hyphen parts words, but "co-designed" is one ("codesigned"). */
#pragma once

#include <glib.h>

/* What stands between a word and the one before it; the strongest counts. */
typedef enum {
  CP_PART_NONE,
  CP_PART_COMMA,
  CP_PART_STRONG, /* a colon, semicolon, bracket or dash */
  CP_PART_CELL,   /* another cell of a table's row */
} CpParting;

typedef struct {
  char *word;         /* lower case */
  guint32 start, end; /* bytes of the text */
  CpParting parting;
} CpPlainWord;

/* The words of text[start, end) as a GArray of CpPlainWord, which owns them.  Owned by the caller. */
GArray *cp_plain_words (const char *text, guint32 start, guint32 end);

static inline const CpPlainWord *
cp_plain_word (const GArray *words, guint index)
{
  return &g_array_index (words, CpPlainWord, index);
}

/* Phrases, each with a number. */
typedef struct {
  GHashTable *first;   /* the words that they begin with: most words of a text are none of them */
  GHashTable *numbers; /* from the words, parted by spaces, to the number + 1 */
  guint longest;       /* words */
} CpPhrases;

CpPhrases *cp_phrases_new (void);
void cp_phrases_free (CpPhrases *phrases);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpPhrases, cp_phrases_free)
/* A phrase that is there already keeps its number. */
void cp_phrases_add (CpPhrases *phrases, const char *phrase, guint number);
/* The number of the longest phrase that begins at the word and ends before `end`, or -1.  `ret_n`: how many
 * words it has; may be NULL. */
gint cp_phrases_find (const CpPhrases *phrases, const GArray *words, guint at, guint end, guint *ret_n);
/* Whether any of them begins there. */
gboolean cp_phrases_has (const CpPhrases *phrases, const GArray *words, guint at, guint end);
/* The first word in [from, end) at which one begins, or -1. */
gint cp_phrases_search (const CpPhrases *phrases, const GArray *words, guint from, guint end);
/* Whether the text is one of the phrases, or begins with one. */
gboolean cp_phrases_begin (const CpPhrases *phrases, const char *text);
