/* vocabulary.h: what the words of a passage say of each kind, every single one a little. */
#pragma once

#include <glib.h>

#define STEM_BYTES 24

/* The next word from *text on, in small letters and without its ending ("agreed", "agrees" and "agree" are
 * one), and *text moved past it; *ret_word is where it begins there.  FALSE where there is none before `end`.
 */
gboolean next_stem (const char **text, const char *end, char ret_stem[STEM_BYTES], const char **ret_word);

/* Words with their weights for kinds. */
typedef struct Vocabulary Vocabulary;

/* Kinds are numbered from 0. */
Vocabulary *vocabulary_new (guint n_kinds);
void vocabulary_free (Vocabulary *vocabulary);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Vocabulary, vocabulary_free)
/* `words` are parted by spaces.  The weight is in log-odds, where the word stands as thick as can be; less
 * than 0 speaks against the kind. */
void vocabulary_add (Vocabulary *vocabulary, guint kind, gdouble weight, const char *words);

/* The words of one passage that the vocabulary knows. */
typedef struct Wording Wording;

/* Borrows both. */
Wording *wording_new (const Vocabulary *vocabulary, const GString *text);
void wording_free (Wording *wording);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wording, wording_free)
/* What all of them come to for the kind. */
gdouble wording_weigh (const Wording *wording, guint kind);
/* The reason, for people, with the words that say most for the kind: "Its words are those of such papers:
 * agreed, apologies".  Owned by the caller. */
char *wording_tell (const Wording *wording, guint kind);
