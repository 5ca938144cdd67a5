/* match.h: every query against every page, once a portfolio.
 *
 * Queries are SQLite FTS5 expressions (phrases, NEAR, prefix, AND, OR, NOT) over our own words: see
 * tokenizer.h.  The index lives in memory and sees only text that was checked. */
#pragma once

#include "document.h"
#include "hit.h"

/* At most so many hits of one query on one page are kept: more say nothing new. */
#define CP_MATCH_HITS_A_PAGE 24

/* Where each query matches.  CP_ERROR (FAULT), or (USAGE) where a query is no FTS5 expression. */
CpHits *cp_match_queries (const CpDocuments *documents, const CpQuerySet *queries, GError **error);

/* Tells good expressions from bad ones, without any page. */
typedef struct CpQueryChecker CpQueryChecker;

/* NULL with CP_ERROR (FAULT) when there is no index to ask. */
CpQueryChecker *cp_query_checker_new (GError **error);
void cp_query_checker_free (CpQueryChecker *checker);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpQueryChecker, cp_query_checker_free)
/* Words on what is wrong with an expression, NULL when it is good.  Owned by the caller. */
char *cp_query_checker_check (CpQueryChecker *checker, const char *expression);
/* Words on the phrases of a good expression that no text can have, NULL when there are none.  Owned by the
 * caller. */
char *cp_query_checker_find_unreachable (CpQueryChecker *checker, const char *expression);
