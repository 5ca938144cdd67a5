/* tar.c: runs in a worker; takes a tar, perhaps compressed, gives its members with their bytes by our own
 * walk.  A compressed file that holds no tar is given as one member. */
#include "archive-source.h"
#include "members.h"
#include "readers.h"
#include "tar-walk.h"

#include <string.h>

#define BLOCK 512

typedef struct {
  const CpJob *job;
  guint64 packed;   /* the whole archive: members have no packed size of their own */
  guint64 unpacked; /* of the whole so far */
  guint64 of_member;
  guint n_members;
  CpMemberEnd end;
  gboolean in_folder;
} Stream;

static gboolean
begin_member (gpointer data, const guint8 *raw_name, gsize length, gboolean is_folder, GError **error)
{
  Stream *stream = data;

  stream->of_member = 0;
  stream->in_folder = is_folder;
  stream->end = CP_MEMBER_GOOD;
  return cp_member_write_begin (stream->job->reply, raw_name, length,
                                is_folder ? CP_MEMBER_FOLDER : CP_MEMBER_FILE, error);
}

static gboolean
add_bytes (gpointer data, const guint8 *bytes, gsize length, GError **error)
{
  Stream *stream = data;

  if (stream->end != CP_MEMBER_GOOD || stream->in_folder)
    return TRUE; /* what is too much of a member is passed over, and what a folder should not have */
  stream->of_member += length;
  if (stream->of_member > stream->job->limits->value[CP_LIMIT_MEMBER_BYTES])
    stream->end = CP_MEMBER_TOO_LARGE;
  return stream->end != CP_MEMBER_GOOD || cp_member_write_data (stream->job->reply, bytes, length, error);
}

static gboolean
end_member (gpointer data, GError **error)
{
  Stream *stream = data;

  return cp_member_write_end (stream->job->reply, stream->end, error);
}

static const CpTarSink sink = { begin_member, add_bytes, end_member };

static CpArchiveReader *
new_reader (void)
{
  CpArchiveReader *reader = archive_read_new ();

  archive_read_support_filter_gzip (reader);
  archive_read_support_filter_bzip2 (reader);
  archive_read_support_filter_xz (reader);
  archive_read_support_filter_zstd (reader);
  archive_read_support_format_raw (reader);
  archive_read_support_format_empty (reader);
  return reader;
}

static gboolean
fail (CpArchiveReader *reader, GError **error)
{
  g_set_error (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_CORRUPT, "the archive is damaged or was cut off (%s)",
               archive_error_string (reader) != NULL ? archive_error_string (reader) : "unknown");
  return FALSE;
}

/* The next bytes of what is inside the compression.  FALSE at the end, or with an error. */
static gboolean
next_bytes (CpArchiveReader *reader, const guint8 **ret_bytes, gsize *ret_length, GError **error)
{
  const void *bytes;
  la_int64_t offset;
  int code = archive_read_data_block (reader, &bytes, ret_length, &offset);

  *ret_bytes = bytes;
  if (code == ARCHIVE_OK)
    return TRUE;
  return code != ARCHIVE_EOF && fail (reader, error);
}

/* A bomb around a tar is stopped here; within it, each member by its own size. */
static gboolean
swells (Stream *stream, gsize length)
{
  stream->unpacked += length;
  return stream->unpacked > stream->job->limits->value[CP_LIMIT_BUNDLE_BYTES] ||
         cp_member_swells (stream->job->limits, stream->packed, stream->unpacked);
}

static gboolean
stream_tar (Stream *stream, CpArchiveReader *reader, const guint8 *bytes, gsize length, GError **error)
{
  g_autoptr (CpTarWalk) walk = cp_tar_walk_new (&sink, stream);
  g_autoptr (GError) failure = NULL;
  gboolean good;

  do {
    if (swells (stream, length)) {
      g_set_error_literal (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_LIMIT,
                           "the archive swells more than an honest one does when it is unpacked");
      return FALSE;
    }
    good = cp_tar_walk_push (walk, bytes, length, error);
  } while (good && next_bytes (reader, &bytes, &length, &failure));
  if (!good)
    return FALSE;
  good = cp_tar_walk_finish (walk, error) &&
         cp_member_write_faults (stream->job->reply, cp_tar_walk_get_faults (walk), error);
  if (good && failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return good && (error == NULL || *error == NULL);
}

/* One compressed file: its name is the archive's, which only the parent knows. */
static gboolean
stream_single (Stream *stream, CpArchiveReader *reader, const guint8 *bytes, gsize length, GError **error)
{
  g_autoptr (GError) failure = NULL;
  gboolean good = begin_member (stream, NULL, 0, FALSE, error);

  while (good && stream->end == CP_MEMBER_GOOD) {
    if (swells (stream, length))
      stream->end = CP_MEMBER_SWELLS;
    else
      good = add_bytes (stream, bytes, length, error);
    if (!good || !next_bytes (reader, &bytes, &length, &failure))
      break;
  }
  if (failure != NULL)
    stream->end = CP_MEMBER_DAMAGED;
  return good && end_member (stream, error);
}

static gboolean
run (const CpJob *job, GError **error)
{
  g_auto (CpArchiveSource) source = { 0 };
  g_autoptr (CpArchiveReader) reader = new_reader ();
  g_autoptr (GError) failure = NULL;
  Stream stream = { .job = job };
  struct archive_entry *entry;
  const guint8 *bytes = NULL;
  gsize length = 0;

  cp_archive_source_init (&source, job->input);
  stream.packed = (guint64) source.size;
  int code = cp_archive_source_open (&source, reader, FALSE);
  if (code == ARCHIVE_OK)
    code = archive_read_next_header (reader, &entry);
  if (code != ARCHIVE_OK)
    return fail (reader, error);
  if (!next_bytes (reader, &bytes, &length, &failure) && failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  gboolean is_tar = length >= BLOCK && cp_tar_is_header (bytes);
  return is_tar ? stream_tar (&stream, reader, bytes, length, error)
                : stream_single (&stream, reader, bytes, length, error);
}

const CpWork cp_intake_tar_work = {
  .name = "tar",
  .run = run,
  .memory_mib = 256,
  .seconds = CP_LIMIT_IDLE_SECONDS,
  .restarts_clock = TRUE,
  .cpu_seconds = CP_LIMIT_BUNDLE_SECONDS,
};
