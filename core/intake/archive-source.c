/* archive-source.c: takes a descriptor, gives libarchive its bytes. */
#include "archive-source.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHUNK_BYTES CP_ARCHIVE_SOURCE_CHUNK_BYTES

void
cp_archive_source_init (CpArchiveSource *source, int fd)
{
  struct stat status;

  source->fd = fd;
  source->position = 0;
  source->size = fstat (fd, &status) == 0 ? status.st_size : 0;
  source->chunk = g_malloc (CHUNK_BYTES);
}

void
cp_archive_source_clear (CpArchiveSource *source)
{
  g_clear_pointer (&source->chunk, g_free);
}

static la_ssize_t
read_chunk (struct archive *reader, void *data, const void **ret_bytes)
{
  CpArchiveSource *source = data;
  ssize_t n = pread (source->fd, source->chunk, CHUNK_BYTES, source->position);

  if (n < 0)
    archive_set_error (reader, errno, "cannot read");
  else
    source->position += n;
  *ret_bytes = source->chunk;
  return n;
}

static la_int64_t
skip_bytes (struct archive *reader, void *data, la_int64_t request)
{
  CpArchiveSource *source = data;
  gint64 skipped = CLAMP (request, 0, source->size - source->position);

  (void) reader;
  source->position += skipped;
  return skipped;
}

static la_int64_t
seek_to (struct archive *reader, void *data, la_int64_t offset, int whence)
{
  CpArchiveSource *source = data;
  gint64 from = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? source->position : source->size;

  (void) reader;
  if (offset < -from || offset > source->size - from)
    return ARCHIVE_FATAL;
  source->position = from + offset;
  return source->position;
}

int
cp_archive_source_open (CpArchiveSource *source, CpArchiveReader *reader, gboolean may_seek)
{
  archive_read_set_callback_data (reader, source);
  archive_read_set_read_callback (reader, read_chunk);
  archive_read_set_skip_callback (reader, skip_bytes);
  if (may_seek)
    archive_read_set_seek_callback (reader, seek_to);
  return archive_read_open1 (reader);
}
