/* list.c: runs in a worker; takes an archive, gives its members as libarchive sees them: as a stream, without
 * going back, except for 7z and RAR, which cannot be read so. */
#include "archive-source.h"
#include "hash.h"
#include "members.h"
#include "readers.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

static CpMemberType
find_type (struct archive_entry *entry, const char *name)
{
  mode_t type = archive_entry_filetype (entry);
  gsize length = strlen (name);

  if (type == AE_IFDIR || (length > 0 && name[length - 1] == '/'))
    return CP_MEMBER_FOLDER;
  if (archive_entry_hardlink (entry) != NULL || archive_entry_symlink (entry) != NULL)
    return CP_MEMBER_OTHER;
  return type == AE_IFREG || type == 0 ? CP_MEMBER_FILE : CP_MEMBER_OTHER;
}

/* Only as bytes: a name that is not UTF-8 has no other form. */
static const char *
get_name (struct archive_entry *entry)
{
  const char *name = archive_entry_pathname (entry);

  if (name == NULL)
    name = archive_entry_pathname_utf8 (entry);
  return name != NULL ? name : "";
}

/* Unpacks the member and hashes it; keeps to the limits.  How much is packed, libarchive does not say: it
 * cannot be more than was read meanwhile. */
static void
hash_member (const CpJob *job, CpArchiveReader *reader, const CpArchiveSource *source, CpListed *listed)
{
  gint64 start = source->position - CP_ARCHIVE_SOURCE_CHUNK_BYTES;
  g_autoptr (CpHash) hash = cp_hash_new ();
  const void *bytes;
  size_t length;
  la_int64_t offset;
  guint64 unpacked = 0;
  int code;

  while ((code = archive_read_data_block (reader, &bytes, &length, &offset)) == ARCHIVE_OK) {
    cp_hash_update (hash, bytes, length);
    unpacked += length;
    listed->end = cp_member_weigh (job->limits, (guint64) (source->position - start), unpacked);
    if (listed->end != CP_MEMBER_GOOD)
      return;
  }
  listed->size = unpacked;
  if (code == ARCHIVE_EOF)
    listed->sha256 = cp_hash_finish (hash);
  else
    listed->end = CP_MEMBER_DAMAGED;
}

/* To pass over the rest of a member means to unpack it, where its packed length is not known: then it is
 * counted. */
static gboolean
pass_over (const CpJob *job, CpArchiveReader *reader, const struct archive_entry *entry)
{
  guint64 unpacked = 0;
  const void *bytes;
  size_t length;
  la_int64_t offset;

  if (archive_filter_code (reader, 0) != ARCHIVE_FILTER_NONE)
    return FALSE;
  if (archive_entry_size_is_set ((struct archive_entry *) entry))
    return TRUE;
  while (unpacked <= job->limits->value[CP_LIMIT_BUNDLE_BYTES] &&
         archive_read_data_block (reader, &bytes, &length, &offset) == ARCHIVE_OK)
    unpacked += length;
  return unpacked <= job->limits->value[CP_LIMIT_BUNDLE_BYTES];
}

static gboolean
list_member (const CpJob *job, CpArchiveReader *reader, const CpArchiveSource *source,
             struct archive_entry *entry, gboolean with_hash, GError **error)
{
  gboolean is_single =
      archive_format (reader) == ARCHIVE_FORMAT_RAW; /* one compressed file, which has no name */
  const char *name = is_single ? "" : get_name (entry);
  g_autoptr (CpListed) listed = cp_listed_new ((const guint8 *) name, strlen (name), find_type (entry, name));

  if (listed->type == CP_MEMBER_FILE && archive_entry_size_is_set (entry))
    listed->size = (guint64) archive_entry_size (entry);
  if (archive_entry_is_encrypted (entry))
    listed->end = CP_MEMBER_PASSWORD;
  else if (listed->type == CP_MEMBER_FILE && with_hash)
    hash_member (job, reader, source, listed);
  if (!cp_member_write_listed (job->reply, listed, error))
    return FALSE;
  if ((listed->end != CP_MEMBER_SWELLS && listed->end != CP_MEMBER_TOO_LARGE) || is_single ||
      pass_over (job, reader, entry))
    return TRUE;
  g_set_error_literal (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_LIMIT,
                       "the archive swells more than an honest one does when it is unpacked");
  return FALSE;
}

static CpArchiveReader *
new_reader (gboolean may_seek, gboolean is_tar)
{
  CpArchiveReader *reader = archive_read_new ();

  archive_read_support_filter_gzip (reader);
  archive_read_support_filter_bzip2 (reader);
  archive_read_support_filter_xz (reader);
  archive_read_support_filter_zstd (reader);
  if (is_tar) {
    archive_read_support_format_tar (reader);
    archive_read_support_format_raw (reader);
    archive_read_support_format_empty (reader);
  } else if (may_seek) {
    archive_read_support_format_7zip (reader);
    archive_read_support_format_rar (reader);
    archive_read_support_format_rar5 (reader);
  } else {
    archive_read_support_format_zip_streamable (reader);
  }
  return reader;
}

static gboolean
has_option (const CpJob *job, const char *option)
{
  const char *options = job->argument_length > 0 ? (const char *) job->argument : "";

  return strstr (options, option) != NULL;
}

static gboolean
run (const CpJob *job, GError **error)
{
  g_auto (CpArchiveSource) source = { 0 };
  gboolean may_seek = has_option (job, "seek"), with_hash = has_option (job, "hash");
  g_autoptr (CpArchiveReader) reader = new_reader (may_seek, has_option (job, "tar"));
  struct archive_entry *entry;
  guint64 n = 0;
  int code;

  cp_archive_source_init (&source, job->input);
  code = cp_archive_source_open (&source, reader, may_seek);
  while (code == ARCHIVE_OK || code == ARCHIVE_WARN) {
    code = archive_read_next_header (reader, &entry);
    if (code != ARCHIVE_OK && code != ARCHIVE_WARN)
      break;
    if (++n > job->limits->value[CP_LIMIT_MEMBERS])
      return TRUE; /* the other reader says so, too, and with words */
    if (!list_member (job, reader, &source, entry, with_hash, error))
      return FALSE;
  }
  if (code == ARCHIVE_EOF)
    return TRUE;
  g_set_error (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_CORRUPT, "the archive is damaged or was cut off (%s)",
               archive_error_string (reader) != NULL ? archive_error_string (reader) : "unknown");
  return FALSE;
}

const CpWork cp_intake_list_work = {
  .name = "list",
  .run = run,
  .memory_mib = 256,
  .seconds = CP_LIMIT_IDLE_SECONDS,
  .restarts_clock = TRUE,
  .cpu_seconds = CP_LIMIT_BUNDLE_SECONDS,
};
