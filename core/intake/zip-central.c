/* zip-central.c: runs in a worker; takes a zip, gives its members with their bytes as libzip sees them by the
 * central directory. */
#include "members.h"
#include "readers.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

#define CHUNK_BYTES (256u << 10)

/* zip_fdopen would move the descriptor's offset: a source of our own reads by position. */
typedef struct {
  int fd;
  zip_int64_t size, position;
  zip_error_t error;
} Source;

static zip_int64_t
read_source (void *data, void *bytes, zip_uint64_t length, zip_source_cmd_t command)
{
  Source *source = data;

  switch (command) {
  case ZIP_SOURCE_OPEN:
    source->position = 0;
    return 0;
  case ZIP_SOURCE_READ: {
    ssize_t n = pread (source->fd, bytes, length, source->position);
    if (n < 0) {
      zip_error_set (&source->error, ZIP_ER_READ, errno);
      return -1;
    }
    source->position += n;
    return n;
  }
  case ZIP_SOURCE_SEEK: {
    zip_int64_t to = zip_source_seek_compute_offset (
        (zip_uint64_t) source->position, (zip_uint64_t) source->size, bytes, length, &source->error);
    if (to < 0)
      return -1;
    source->position = to;
    return 0;
  }
  case ZIP_SOURCE_TELL:
    return source->position;
  case ZIP_SOURCE_STAT: {
    zip_stat_t *stat = bytes;
    zip_stat_init (stat);
    stat->size = (zip_uint64_t) source->size;
    stat->valid = ZIP_STAT_SIZE;
    return sizeof *stat;
  }
  case ZIP_SOURCE_ERROR:
    return zip_error_to_data (&source->error, bytes, length);
  case ZIP_SOURCE_SUPPORTS:
    return zip_source_make_command_bitmap (ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE,
                                           ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_SEEK,
                                           ZIP_SOURCE_TELL, ZIP_SOURCE_FREE, -1);
  default:
    return 0;
  }
}

static zip_t *
open_source (Source *source, int flags, zip_error_t *failure)
{
  zip_source_t *zip_source = zip_source_function_create (read_source, source, failure);
  zip_t *zip = zip_source != NULL ? zip_open_from_source (zip_source, flags, failure) : NULL;

  if (zip == NULL && zip_source != NULL)
    zip_source_free (zip_source);
  return zip;
}

/* What libzip doubts is a fault; what is there is listed all the same.  That its two lists differ in a time,
 * or in what stands open where a descriptor follows, is none: our own walk has compared them. */
static zip_t *
open_zip (Source *source, CpWriter *reply, GError **error)
{
  zip_error_t failure;

  zip_error_init (&failure);
  zip_error_init (&source->error);
  zip_t *zip = open_source (source, ZIP_RDONLY | ZIP_CHECKCONS, &failure);
  if (zip == NULL &&
      (zip_error_code_zip (&failure) == ZIP_ER_INCONS ||
       cp_member_write_fault (reply, CP_ARCHIVE_DAMAGED, NULL, zip_error_strerror (&failure), error))) {
    zip = open_source (source, ZIP_RDONLY, &failure);
    if (zip == NULL)
      g_set_error (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_CORRUPT,
                   "the zip file is damaged or was cut off (%s)", zip_error_strerror (&failure));
  }
  zip_error_fini (&failure);
  return zip;
}

/* Unix writers keep the type of the file in the upper half of the external attributes. */
static CpMemberType
find_type (zip_t *zip, zip_uint64_t index, const char *raw_name)
{
  zip_uint8_t system = 0;
  zip_uint32_t attributes = 0;
  gsize length = strlen (raw_name);

  if (length > 0 && (raw_name[length - 1] == '/' || raw_name[length - 1] == '\\'))
    return CP_MEMBER_FOLDER;
  zip_file_get_external_attributes (zip, index, 0, &system, &attributes);
  mode_t mode = attributes >> 16;
  if (system == ZIP_OPSYS_UNIX && S_ISDIR (mode))
    return CP_MEMBER_FOLDER;
  if (system == ZIP_OPSYS_UNIX && (mode & S_IFMT) != 0 && !S_ISREG (mode))
    return CP_MEMBER_OTHER;
  return CP_MEMBER_FILE;
}

static CpMemberEnd
judge_failure (int code)
{
  switch (code) {
  case ZIP_ER_NOPASSWD:
  case ZIP_ER_WRONGPASSWD:
  case ZIP_ER_ENCRNOTSUPP:
    return CP_MEMBER_PASSWORD;
  case ZIP_ER_COMPNOTSUPP:
    return CP_MEMBER_UNSUPPORTED;
  default:
    return CP_MEMBER_DAMAGED;
  }
}

/* FALSE only when the parent cannot be told. */
static gboolean
stream_file (const CpJob *job, zip_t *zip, const zip_stat_t *stat, CpMemberEnd *ret_end, GError **error)
{
  static guint8 chunk[CHUNK_BYTES];
  guint64 unpacked = 0;
  zip_file_t *file = zip_fopen_index (zip, stat->index, 0);
  zip_int64_t n = -1;
  gboolean good = TRUE;

  *ret_end = file == NULL ? judge_failure (zip_error_code_zip (zip_get_error (zip))) : CP_MEMBER_GOOD;
  while (good && *ret_end == CP_MEMBER_GOOD && (n = zip_fread (file, chunk, sizeof chunk)) > 0) {
    unpacked += (guint64) n;
    *ret_end = cp_member_weigh (job->limits, stat->comp_size, unpacked);
    if (*ret_end == CP_MEMBER_GOOD)
      good = cp_member_write_data (job->reply, chunk, (gsize) n, error);
  }
  if (file != NULL && *ret_end == CP_MEMBER_GOOD && n < 0)
    *ret_end = judge_failure (zip_error_code_zip (zip_file_get_error (file)));
  if (file != NULL)
    zip_fclose (file);
  return good;
}

static gboolean
stream_member (const CpJob *job, zip_t *zip, zip_uint64_t index, GError **error)
{
  const char *raw_name = zip_get_name (zip, index, ZIP_FL_ENC_RAW);
  CpMemberEnd end = CP_MEMBER_GOOD;
  zip_stat_t stat;

  if (raw_name == NULL)
    raw_name = "";
  CpMemberType type = find_type (zip, index, raw_name);
  if (!cp_member_write_begin (job->reply, (const guint8 *) raw_name, strlen (raw_name), type, error))
    return FALSE;
  if (type == CP_MEMBER_FILE && zip_stat_index (zip, index, 0, &stat) < 0)
    end = CP_MEMBER_DAMAGED;
  else if (type == CP_MEMBER_FILE && !stream_file (job, zip, &stat, &end, error))
    return FALSE;
  return cp_member_write_end (job->reply, end, error);
}

static gboolean
run (const CpJob *job, GError **error)
{
  struct stat status;
  Source source = { .fd = job->input };

  if (fstat (job->input, &status) == 0)
    source.size = status.st_size;
  zip_t *zip = open_zip (&source, job->reply, error);
  if (zip == NULL)
    return FALSE;

  gboolean good = TRUE;
  zip_int64_t n = zip_get_num_entries (zip, 0);
  for (zip_int64_t i = 0; good && i < n; i++)
    good = stream_member (job, zip, (zip_uint64_t) i, error);
  zip_discard (zip);
  return good;
}

const CpWork cp_intake_zip_central_work = {
  .name = "zip-central",
  .run = run,
  .memory_mib = 256,
  .seconds = CP_LIMIT_IDLE_SECONDS,
  .restarts_clock = TRUE,
  .cpu_seconds = CP_LIMIT_BUNDLE_SECONDS,
};
