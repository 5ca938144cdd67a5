/* spool.h: where the bytes of members wait, and how they reach a worker.
 *
 * One file without a name holds all of them.  A worker gets a sealed copy in memory, or, over 32 MiB, a
 * read-only descriptor of a file of its own: never a name, never a neighbour's bytes, never the means to
 * change them. */
#pragma once

#include <glib.h>

typedef struct CpSpool CpSpool;

/* NULL with an error in CP_ERROR (FAULT) when there is no room for temporary files. */
CpSpool *cp_spool_new (GError **error);
void cp_spool_free (CpSpool *spool);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpSpool, cp_spool_free)

/* A member's bytes: several pieces where members came interleaved. */
typedef struct {
  guint64 offset, length;
} CpPiece;

/* Adds bytes to the end, and to the pieces (an array of CpPiece) of the member that they belong to. */
gboolean cp_spool_append (CpSpool *spool, GArray *pieces, const void *bytes, gsize length, GError **error);
/* A descriptor for a worker that holds exactly these pieces, read-only; -1 on failure.  Owned by the caller.
 */
int cp_spool_lend (CpSpool *spool, const GArray *pieces, GError **error);
/* A sealed file in memory with these bytes; -1 on failure. */
int cp_spool_lend_bytes (const void *bytes, gsize length, GError **error);
