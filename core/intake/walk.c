/* walk.c: runs in a worker; takes the bytes of a bundle, gives its format and, for a zip, all that our own
 * walk finds. */
#include "descriptor.h"
#include "members.h"
#include "readers.h"
#include "tar-walk.h"
#include "zip-span.h"

#include <string.h>
#include <sys/stat.h>

#define HEAD_BYTES 512

static const struct {
  CpArchiveFormat format;
  gsize length;
  const char *bytes;
} signatures[] = {
  { CP_FORMAT_TAR, 2, "\x1F\x8B" }, /* gzip (RFC 1952) */
  { CP_FORMAT_TAR, 3, "BZh" },      /* bzip2 */
  { CP_FORMAT_TAR, 6,
    "\xFD"
    "7zXZ\0" },                             /* xz */
  { CP_FORMAT_TAR, 4, "\x28\xB5\x2F\xFD" }, /* zstd (RFC 8878) */
  { CP_FORMAT_SEVEN_ZIP, 6, "7z\xBC\xAF\x27\x1C" },
  { CP_FORMAT_RAR, 6, "Rar!\x1A\x07" },
};

static CpArchiveFormat
find_format (int fd)
{
  guint8 head[HEAD_BYTES] = { 0 };
  gsize length = 0;

  if (!cp_fd_read_at (fd, head, sizeof head, 0, &length, NULL))
    return CP_FORMAT_NONE;
  for (gsize i = 0; i < G_N_ELEMENTS (signatures); i++)
    if (length >= signatures[i].length && memcmp (head, signatures[i].bytes, signatures[i].length) == 0)
      return signatures[i].format;
  return length == HEAD_BYTES && cp_tar_is_header (head) ? CP_FORMAT_TAR : CP_FORMAT_NONE;
}

static gboolean
write_format (const CpJob *job, CpArchiveFormat format, gboolean over_limit, gboolean loses_streamers,
              GError **error)
{
  cp_writer_begin (job->reply, CP_MEMBER_FORMAT);
  cp_writer_u8 (job->reply, (guint8) format);
  cp_writer_u8 (job->reply, over_limit ? 1 : 0);
  cp_writer_u8 (job->reply, loses_streamers ? 1 : 0);
  return cp_writer_end (job->reply, error);
}

static gboolean
write_walk (const CpJob *job, const CpSpanWalk *walk, GError **error)
{
  if (!write_format (job, walk->is_office ? CP_FORMAT_OFFICE : CP_FORMAT_ZIP, walk->over_limit,
                     walk->loses_streamers, error))
    return FALSE;
  for (guint i = 0; i < walk->members->len; i++) {
    const CpSpanMember *member = walk->members->pdata[i];
    g_autoptr (CpListed) listed = cp_listed_new (member->raw_name, member->name_length,
                                                 member->is_folder ? CP_MEMBER_FOLDER : CP_MEMBER_FILE);
    listed->size = member->size;
    listed->end = member->is_encrypted ? CP_MEMBER_PASSWORD : CP_MEMBER_GOOD;
    if (!cp_member_write_listed (job->reply, listed, error))
      return FALSE;
  }
  return cp_member_write_faults (job->reply, walk->faults, error);
}

static gboolean
run (const CpJob *job, GError **error)
{
  struct stat status;
  CpArchiveFormat format = find_format (job->input);

  if (fstat (job->input, &status) < 0)
    return write_format (job, format, FALSE, FALSE, error);
  if (format != CP_FORMAT_NONE)
    return write_format (job, format, FALSE, FALSE, error) &&
           (!cp_span_ends_as_zip (job->input, (guint64) status.st_size) ||
            cp_member_write_fault (job->reply, CP_ARCHIVE_AFTER_END, NULL, "it is a zip, too", error));
  g_autoptr (CpSpanWalk) walk = cp_span_walk_new (job->input, (guint64) status.st_size, job->limits);
  return walk->is_zip ? write_walk (job, walk, error)
                      : write_format (job, CP_FORMAT_NONE, FALSE, FALSE, error);
}

const CpWork cp_intake_walk_work = {
  .name = "walk",
  .run = run,
  .memory_mib = 256,
  .seconds = CP_LIMIT_ITEM_SECONDS,
  .cpu_seconds = CP_LIMIT_ITEM_CPU_SECONDS,
};
