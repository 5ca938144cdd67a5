/* walk.c: writes what our own walk says of each file that is named, as if it were the bundle: its format, its
 * members, and the codes of its faults.  An office document is walked as any zip: so tests/intake/corpus
 * counts false alarms on them. */
#include "archive-fault.h"
#include "descriptor.h"
#include "tar-walk.h"
#include "zip-span.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHUNK_BYTES (64u << 10)
#define BLOCK_BYTES 512

static gboolean
begin_member (gpointer data, const guint8 *raw_name, gsize length, gboolean is_folder, GError **error)
{
  (void) raw_name, (void) length, (void) is_folder, (void) error;
  (*(guint *) data)++;
  return TRUE;
}

static gboolean
skip_bytes (gpointer data, const guint8 *bytes, gsize length, GError **error)
{
  (void) data, (void) bytes, (void) length, (void) error;
  return TRUE;
}

static gboolean
end_member (gpointer data, GError **error)
{
  (void) data, (void) error;
  return TRUE;
}

static void
write_line (const char *path, const char *format, guint n_members, const GPtrArray *faults)
{
  g_autoptr (GString) line = g_string_new (NULL);

  g_string_printf (line, "%s\t%s\t%u\t", path, format, n_members);
  for (guint i = 0; i < faults->len; i++) {
    const CpArchiveFault *fault = faults->pdata[i];
    g_string_append_printf (line, "%s%s", i > 0 ? " " : "", cp_archive_reason_code (fault->reason));
  }
  g_string_append_c (line, '\n');
  cp_fd_write (STDOUT_FILENO, line->str, line->len, NULL);
}

static void
walk_tar (int fd, const char *path)
{
  static const CpTarSink sink = { begin_member, skip_bytes, end_member };
  static guint8 chunk[CHUNK_BYTES];
  guint n_members = 0;
  gsize n = 0;
  g_autoptr (CpTarWalk) walk = cp_tar_walk_new (&sink, &n_members);

  for (guint64 at = 0; cp_fd_read_at (fd, chunk, sizeof chunk, at, &n, NULL) && n > 0; at += n)
    cp_tar_walk_push (walk, chunk, n, NULL);
  cp_tar_walk_finish (walk, NULL);
  write_line (path, "tar", n_members, cp_tar_walk_get_faults (walk));
}

static void
walk_zip (int fd, guint64 size, const char *path)
{
  CpLimits limits;

  cp_limits_init (&limits);
  g_autoptr (CpSpanWalk) walk = cp_span_walk_new (fd, size, &limits);
  const char *format = !walk->is_zip ? "none" : walk->is_office ? "office" : "zip";
  write_line (path, format, walk->members->len, walk->faults);
}

int
main (int n_arguments, char **arguments)
{
  for (int i = 1; i < n_arguments; i++) {
    cp_autofd int fd = open (arguments[i], O_RDONLY | O_CLOEXEC);
    guint8 head[BLOCK_BYTES];
    struct stat status;
    gsize n = 0;
    if (fd < 0 || fstat (fd, &status) < 0 || !cp_fd_read_at (fd, head, sizeof head, 0, &n, NULL)) {
      g_printerr ("%s cannot be read\n", arguments[i]);
      return EXIT_FAILURE;
    }
    if (n == BLOCK_BYTES && cp_tar_is_header (head))
      walk_tar (fd, arguments[i]);
    else
      walk_zip (fd, (guint64) status.st_size, arguments[i]);
  }
  return EXIT_SUCCESS;
}
