/* descriptor.c: takes descriptors and bytes, gives whole reads and writes; never opens a path that was named
 * by a user. */
#define _GNU_SOURCE
#include "descriptor.h"
#include "errors.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

void
cp_fd_clear (int *fd)
{
  int saved_errno = errno;

  if (*fd >= 0)
    close (*fd);
  *fd = -1;
  errno = saved_errno;
}

int
cp_fd_steal (int *fd)
{
  int stolen = *fd;

  *fd = -1;
  return stolen;
}

static gboolean
fail (const char *what, GError **error)
{
  int code = errno;

  g_set_error (error, CP_ERROR, CP_ERROR_FAULT, "%s: %s", what, g_strerror (code));
  return FALSE;
}

gboolean
cp_fd_write (int fd, const void *bytes, gsize length, GError **error)
{
  const char *rest = bytes;

  while (length > 0) {
    ssize_t n = write (fd, rest, length);
    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0)
      return fail ("could not write", error);
    rest += n;
    length -= (gsize) n;
  }
  return TRUE;
}

/* position < 0: from where the descriptor stands */
static gboolean
read_from (int fd, void *bytes, gsize length, gint64 position, gsize *ret_read, GError **error)
{
  gsize total = 0;

  while (total < length) {
    ssize_t n = position < 0 ? read (fd, (char *) bytes + total, length - total)
                             : pread (fd, (char *) bytes + total, length - total, position + (gint64) total);
    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0)
      return fail ("could not read", error);
    if (n == 0)
      break;
    total += (gsize) n;
  }
  *ret_read = total;
  return TRUE;
}

gboolean
cp_fd_read (int fd, void *bytes, gsize length, gsize *ret_read, GError **error)
{
  return read_from (fd, bytes, length, -1, ret_read, error);
}

gboolean
cp_fd_read_at (int fd, void *bytes, gsize length, guint64 position, gsize *ret_read, GError **error)
{
  return read_from (fd, bytes, length, (gint64) position, ret_read, error);
}

int
cp_fd_new_unnamed (GError **error)
{
  int fd = open (g_get_tmp_dir (), O_TMPFILE | O_RDWR | O_CLOEXEC | O_EXCL, 0600);

  if (fd < 0)
    fail ("could not make a temporary file", error);
  return fd;
}

int
cp_fd_new_memory (const char *label, GError **error)
{
  int fd = memfd_create (label, MFD_CLOEXEC | MFD_ALLOW_SEALING);

  if (fd < 0)
    fail ("could not make a file in memory", error);
  return fd;
}

gboolean
cp_fd_seal (int fd, GError **error)
{
  if (fcntl (fd, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL) < 0)
    return fail ("could not seal a file in memory", error);
  return TRUE;
}
