/* archive-source.h: in a worker: an archive on a descriptor, read through libarchive by position. */
#pragma once

#include "autoptr-archive.h"

/* How much is read at once. */
#define CP_ARCHIVE_SOURCE_CHUNK_BYTES (128u << 10)

typedef struct {
  int fd;
  gint64 position, size;
  guint8 *chunk;
} CpArchiveSource;

/* Begins at the first byte of the descriptor, which stays the caller's. */
void cp_archive_source_init (CpArchiveSource *source, int fd);
void cp_archive_source_clear (CpArchiveSource *source);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CpArchiveSource, cp_archive_source_clear)

/* Opens it for a reader whose formats and filters are set up.  Without `may_seek` the reader only ever goes
 * forward, which is what makes its view of a zip a view of its own.  ARCHIVE_OK, or libarchive's code. */
int cp_archive_source_open (CpArchiveSource *source, CpArchiveReader *reader, gboolean may_seek);
