/* index.h: the words of all pages, and one query at a time. */
#pragma once

#include "document.h"
#include "hit.h"

typedef struct CpIndex CpIndex;

/* An empty one, in memory.  NULL with CP_ERROR (FAULT): there is no FTS5. */
CpIndex *cp_index_new (GError **error);
/* Those that share it must be gone before. */
void cp_index_free (CpIndex *index);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpIndex, cp_index_free)

/* Adds every page, once.  FALSE with CP_ERROR (FAULT). */
gboolean cp_index_add (CpIndex *index, const CpDocuments *documents, GError **error);
/* Another that reads the same words and may be asked by another thread; nothing may be added from now on.
 * NULL with CP_ERROR (FAULT). */
CpIndex *cp_index_share (CpIndex *index, GError **error);
/* Adds a hit for each place where the expression matches.  FALSE with CP_ERROR (USAGE) where it is none that
 * FTS5 can ask. */
gboolean cp_index_ask (CpIndex *index, const char *expression, guint32 query, CpHits *hits, GError **error);
/* Words on what is wrong with an expression, NULL when it is good; for an empty index.  Owned by the caller.
 */
char *cp_index_find_fault (CpIndex *index, const char *expression);
