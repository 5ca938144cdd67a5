/* spool.c: takes bytes in the order in which they come, lends each member's own. */
#define _GNU_SOURCE
#include "spool.h"
#include "descriptor.h"
#include "errors.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/sendfile.h>
#include <unistd.h>

#define IN_MEMORY_BYTES (32u << 20)
#define WRITE_BYTES (256u << 10)

struct CpSpool {
  int fd;
  guint64 end;
  GByteArray *unwritten; /* small members come in small pieces: they are written together */
};

CpSpool *
cp_spool_new (GError **error)
{
  int fd = cp_fd_new_unnamed (error);
  if (fd < 0)
    return NULL;

  CpSpool *spool = g_new0 (CpSpool, 1);
  spool->fd = fd;
  spool->unwritten = g_byte_array_sized_new (WRITE_BYTES);
  return spool;
}

void
cp_spool_free (CpSpool *spool)
{
  if (spool == NULL)
    return;
  cp_fd_clear (&spool->fd);
  g_byte_array_unref (spool->unwritten);
  g_free (spool);
}

static gboolean
write_out (CpSpool *spool, GError **error)
{
  if (!cp_fd_write (spool->fd, spool->unwritten->data, spool->unwritten->len, error)) {
    g_prefix_error (error, "keeping the files of the portfolio while they are read: ");
    return FALSE;
  }
  g_byte_array_set_size (spool->unwritten, 0);
  return TRUE;
}

gboolean
cp_spool_append (CpSpool *spool, GArray *pieces, const void *bytes, gsize length, GError **error)
{
  CpPiece *last = pieces->len > 0 ? &g_array_index (pieces, CpPiece, pieces->len - 1) : NULL;
  const CpPiece next = { spool->end, length };

  if (last != NULL && last->offset + last->length == spool->end)
    last->length += length;
  else
    g_array_append_val (pieces, next);
  g_byte_array_append (spool->unwritten, bytes, (guint) length);
  spool->end += length;
  return spool->unwritten->len < WRITE_BYTES || write_out (spool, error);
}

static gboolean
copy_range (int from, guint64 offset, guint64 length, int to, GError **error)
{
  off_t position = (off_t) offset;

  while (length > 0) {
    ssize_t n = sendfile (to, from, &position, MIN (length, G_MAXINT32));
    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0) {
      g_set_error (error, CP_ERROR, CP_ERROR_FAULT, "could not copy a file for its reader: %s",
                   n < 0 ? g_strerror (errno) : "it became shorter");
      return FALSE;
    }
    length -= (guint64) n;
  }
  return TRUE;
}

/* A descriptor that was opened for writing stays able to write: the worker gets a second, read-only one. */
static int
reopen_read_only (int fd, GError **error)
{
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", fd);
  int read_only = open (path, O_RDONLY | O_CLOEXEC);

  if (read_only < 0)
    g_set_error (error, CP_ERROR, CP_ERROR_FAULT, "could not lend a file to its reader: %s",
                 g_strerror (errno));
  return read_only;
}

int
cp_spool_lend (CpSpool *spool, const GArray *pieces, GError **error)
{
  guint64 length = 0;

  for (guint i = 0; i < pieces->len; i++)
    length += g_array_index (pieces, CpPiece, i).length;
  gboolean in_memory = length <= IN_MEMORY_BYTES;
  cp_autofd int copy = in_memory ? cp_fd_new_memory ("item", error) : cp_fd_new_unnamed (error);
  if (copy < 0 || !write_out (spool, error))
    return -1;
  for (guint i = 0; i < pieces->len; i++) {
    const CpPiece *piece = &g_array_index (pieces, CpPiece, i);
    if (!copy_range (spool->fd, piece->offset, piece->length, copy, error))
      return -1;
  }
  if (!in_memory)
    return reopen_read_only (copy, error);
  return cp_fd_seal (copy, error) ? cp_fd_steal (&copy) : -1;
}

int
cp_spool_lend_bytes (const void *bytes, gsize length, GError **error)
{
  cp_autofd int copy = cp_fd_new_memory ("input", error);

  if (copy < 0 || !cp_fd_write (copy, bytes, length, error) || !cp_fd_seal (copy, error))
    return -1;
  return cp_fd_steal (&copy);
}
