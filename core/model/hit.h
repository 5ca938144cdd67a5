/* hit.h: every query of a portfolio, and where each one matched.
 *
 * Queries are asked once, for all documents together: those of the rules (`says:`, levels, four C's,
 * strategies) and those that a classifier declared. */
#pragma once

#include "coproof-plugin.h"

#define CP_NO_QUERY G_MAXUINT32

/* The queries, numbered from 0 in the order in which they were first asked for. */
typedef struct {
  GPtrArray *expressions; /* char *, FTS5 expressions, owned */
} CpQuerySet;

CpQuerySet *cp_query_set_new (void);
void cp_query_set_free (CpQuerySet *queries);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpQuerySet, cp_query_set_free)
/* A set of its own with the same numbers. */
CpQuerySet *cp_query_set_copy (const CpQuerySet *queries);
/* The number of the expression; the same expression always gets the same number. */
guint32 cp_query_set_add (CpQuerySet *queries, const char *expression);

/* The hits of a portfolio: for each document (by its index in CpDocuments) an array by query, page, start. */
typedef struct {
  GPtrArray *by_document; /* GArray of CpHit, owned */
} CpHits;

CpHits *cp_hits_new (guint n_documents);
void cp_hits_free (CpHits *hits);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpHits, cp_hits_free)

/* Copies the hit. */
void cp_hits_add (CpHits *hits, guint document, const CpHit *hit);
/* Copies all hits of others on the same documents. */
void cp_hits_add_all (CpHits *hits, const CpHits *others);
/* To be called once, when all hits are in. */
void cp_hits_sort (CpHits *hits);
/* The hits of one query in one document, borrowed; NULL and 0 where there are none. */
const CpHit *cp_hits_find (const CpHits *hits, guint document, guint32 query, gsize *ret_n);
