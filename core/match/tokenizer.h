/* tokenizer.h: how text becomes the words that queries are matched on.
 *
 * Case, accents, ligatures, soft hyphens and English word endings do not matter.  "co-production",
 * "coproduction", "co-produce", "co produced" and the like are one word.  A word that was broken at the end
 * of a line by a hyphen counts both whole and as its parts.  British and American endings (-ise, -ize, -our,
 * -or) are the same. */
#pragma once

#include <glib.h>

typedef struct CpTokenizer CpTokenizer;

CpTokenizer *cp_tokenizer_new (void);
void cp_tokenizer_free (CpTokenizer *tokenizer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpTokenizer, cp_tokenizer_free)

/* A word of the text: what it is matched as, and where it stands (bytes).  An `is_alternative` token stands
 * at the same place in the order of words as the one before it.  Non-zero: stop, and return that. */
typedef int (*CpTokenFunc) (const char *token, gsize length, gsize start, gsize end, gboolean is_alternative,
                            gpointer data);

/* Calls `found` for each word in order; gives what it last returned.  `text` is UTF-8. */
int cp_tokenizer_run (CpTokenizer *tokenizer, const char *text, gsize length, CpTokenFunc found,
                      gpointer data);
