/* narrow.h: the part of a query that some page of a portfolio can match.
 *
 * A query that names groups of words comes to hundreds of alternatives, and hardly any page has the words of
 * most of them.  FTS5 would look up each word of each; here each word is looked up once. */
#pragma once

#include "word-pages.h"

typedef struct CpNarrower CpNarrower;

/* `pages` has every word as the tokenizer gives it; it must outlive the narrower. */
CpNarrower *cp_narrower_new (const CpWordPages *pages);
void cp_narrower_free (CpNarrower *narrower);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpNarrower, cp_narrower_free)

/* The expression without the alternatives whose words no page has all of; NULL where nothing is left that
 * could match.  What is not of a known form stays as it is.  Owned by the caller. */
char *cp_narrower_run (CpNarrower *narrower, const char *expression);
