/* stem-phrase.h: words of a text as numbers, so that phrases are found by comparing numbers. */
#pragma once

#include <glib.h>

/* Every different word has a number; so has every different stem.  Numbers are from 0. */
typedef struct CpVocabulary CpVocabulary;

CpVocabulary *cp_vocabulary_new (void);
void cp_vocabulary_free (CpVocabulary *vocabulary);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpVocabulary, cp_vocabulary_free)

typedef struct {
  guint stem;         /* without its ending: "opened" and "opens" are the same */
  guint word;         /* as it is written, in small letters */
  guint32 start, end; /* bytes in the text */
} CpTextWord;

/* The words of a text, CpTextWord; owned by the caller. */
GArray *cp_vocabulary_read (CpVocabulary *vocabulary, const char *text, gsize length);
/* How many numbers there are. */
guint cp_vocabulary_count (const CpVocabulary *vocabulary);

/* A list of phrases that is looked for; a star at one end of a phrase of one word stands for anything. */
typedef struct CpStemPhrases CpStemPhrases;

typedef enum { CP_PHRASE_BY_STEM, CP_PHRASE_BY_WORD } CpPhraseManner;

/* `texts` is of char *.  The vocabulary must outlive it. */
CpStemPhrases *cp_stem_phrases_new (CpVocabulary *vocabulary, const GPtrArray *texts, CpPhraseManner manner);
void cp_stem_phrases_free (CpStemPhrases *phrases);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpStemPhrases, cp_stem_phrases_free)

/* How many words the longest of the phrases takes that begins at this one; 0 where none does. */
guint cp_stem_phrases_match (const CpStemPhrases *phrases, const GArray *words, guint index);
/* Whether any of the phrases stands among the words from `first` up to, but without, `past`. */
gboolean cp_stem_phrases_are_in (const CpStemPhrases *phrases, const GArray *words, guint first, guint past);

/* Whether the text begins as one of the patterns says, without regard to case: "insert*" begins so, "tbc" is
 * the whole text. */
gboolean cp_pattern_fits (const GPtrArray *patterns, const char *text);
