/* tar-walk.h: our own strict reading of a tar, as its bytes stream by.
 *
 * There are half a dozen dialects of tar, and programs that read the same bytes as different files.  This
 * walk takes what all of them read alike (POSIX.1-2017, pax, "ustar Interchange Format" and "pax Interchange
 * Format"; GNU long names) and doubts everything else. */
#pragma once

#include "archive-fault.h"
#include "limit-table.h"

typedef struct CpTarWalk CpTarWalk;

/* What is done with members; each returns FALSE with an error to stop the walk. */
typedef struct {
  gboolean (*begin) (gpointer data, const guint8 *raw_name, gsize length, gboolean is_folder, GError **error);
  gboolean (*bytes) (gpointer data, const guint8 *bytes, gsize length, GError **error);
  gboolean (*end) (gpointer data, GError **error);
} CpTarSink;

CpTarWalk *cp_tar_walk_new (const CpTarSink *sink, gpointer data);
void cp_tar_walk_free (CpTarWalk *walk);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpTarWalk, cp_tar_walk_free)

/* The next bytes of the tar, in pieces of any length.  FALSE with the sink's error. */
gboolean cp_tar_walk_push (CpTarWalk *walk, const guint8 *bytes, gsize length, GError **error);
/* After the last bytes.  An open member is ended, with a fault. */
gboolean cp_tar_walk_finish (CpTarWalk *walk, GError **error);
/* What is wrong with it; none: nothing is ambiguous.  Borrowed. */
GPtrArray *cp_tar_walk_get_faults (const CpTarWalk *walk);

/* Whether the first 512 bytes are the header of a tar. */
gboolean cp_tar_is_header (const guint8 *block);
