/* stream.c: runs in a worker; takes a 7z or RAR archive, or a zip that was cut off, gives its members with
 * their bytes as libarchive reads them. */
#include "archive-source.h"
#include "members.h"
#include "readers.h"

#include <string.h>

static gboolean
stream_file (const CpJob *job, CpArchiveReader *reader, guint64 packed, CpMemberEnd *ret_end, GError **error)
{
  const void *bytes;
  size_t length;
  la_int64_t offset;
  guint64 unpacked = 0;
  int code = ARCHIVE_OK;

  *ret_end = CP_MEMBER_GOOD;
  while (*ret_end == CP_MEMBER_GOOD &&
         (code = archive_read_data_block (reader, &bytes, &length, &offset)) == ARCHIVE_OK) {
    unpacked += length;
    *ret_end = cp_member_weigh (job->limits, packed, unpacked);
    if (*ret_end == CP_MEMBER_GOOD && !cp_member_write_data (job->reply, bytes, length, error))
      return FALSE;
  }
  if (*ret_end == CP_MEMBER_GOOD && code != ARCHIVE_EOF)
    *ret_end = CP_MEMBER_DAMAGED;
  return TRUE;
}

static gboolean
stream_member (const CpJob *job, CpArchiveReader *reader, struct archive_entry *entry, guint64 packed,
               GError **error)
{
  const char *name = archive_entry_pathname (entry);
  CpMemberType type = archive_entry_filetype (entry) == AE_IFDIR   ? CP_MEMBER_FOLDER
                      : archive_entry_filetype (entry) == AE_IFREG ? CP_MEMBER_FILE
                                                                   : CP_MEMBER_OTHER;
  CpMemberEnd end = archive_entry_is_encrypted (entry) ? CP_MEMBER_PASSWORD : CP_MEMBER_GOOD;

  if (name == NULL)
    name = archive_entry_pathname_utf8 (entry);
  if (name == NULL)
    name = "";
  if (!cp_member_write_begin (job->reply, (const guint8 *) name, strlen (name), type, error))
    return FALSE;
  if (type == CP_MEMBER_FILE && end == CP_MEMBER_GOOD && !stream_file (job, reader, packed, &end, error))
    return FALSE;
  return cp_member_write_end (job->reply, end, error);
}

static gboolean
run (const CpJob *job, GError **error)
{
  g_auto (CpArchiveSource) source = { 0 };
  g_autoptr (CpArchiveReader) reader = archive_read_new ();
  struct archive_entry *entry;

  gboolean is_zip = job->argument_length > 0; /* one that was cut off */
  if (is_zip)
    archive_read_support_format_zip_streamable (reader);
  archive_read_support_format_7zip (reader);
  archive_read_support_format_rar (reader);
  archive_read_support_format_rar5 (reader);
  cp_archive_source_init (&source, job->input);
  int code = cp_archive_source_open (&source, reader, !is_zip);
  while (code == ARCHIVE_OK && (code = archive_read_next_header (reader, &entry)) == ARCHIVE_OK)
    if (!stream_member (job, reader, entry, (guint64) source.size, error))
      return FALSE;
  if (code == ARCHIVE_EOF)
    return TRUE;
  gboolean password = archive_read_has_encrypted_entries (reader) > 0;
  g_set_error (error, CP_PLUGIN_ERROR, password ? CP_PLUGIN_ERROR_ENCRYPTED : CP_PLUGIN_ERROR_CORRUPT,
               password ? "the archive needs a password" : "the archive is damaged or was cut off (%s)",
               archive_error_string (reader) != NULL ? archive_error_string (reader) : "unknown");
  return FALSE;
}

const CpWork cp_intake_stream_work = {
  .name = "stream",
  .run = run,
  .memory_mib = 256,
  .seconds = CP_LIMIT_IDLE_SECONDS,
  .restarts_clock = TRUE,
  .cpu_seconds = CP_LIMIT_BUNDLE_SECONDS,
};
