/* descriptor.h: file descriptors that close themselves, and whole reads and writes.
 *
 * All functions retry on EINTR and set an error in CP_ERROR (FAULT). */
#pragma once

#include <glib.h>

/* Closes *fd if it is open, and sets it to -1.  errno is kept. */
void cp_fd_clear (int *fd);
/* Gives the descriptor away: returns *fd and sets it to -1. */
int cp_fd_steal (int *fd);
#define cp_autofd __attribute__ ((cleanup (cp_fd_clear)))

/* Writes all of `length` bytes. */
gboolean cp_fd_write (int fd, const void *bytes, gsize length, GError **error);
/* Reads up to `length` bytes and fewer only at the end of the file; ret_read is how many. */
gboolean cp_fd_read (int fd, void *bytes, gsize length, gsize *ret_read, GError **error);
/* The same at a position, without moving the descriptor's offset. */
gboolean cp_fd_read_at (int fd, void *bytes, gsize length, guint64 position, gsize *ret_read, GError **error);

/* A file without a name on the disk, in the folder for temporary files; -1 on failure. */
int cp_fd_new_unnamed (GError **error);
/* A file in memory; -1 on failure. */
int cp_fd_new_memory (const char *label, GError **error);
/* Seals a file in memory for good: no more writing, growing or shrinking. */
gboolean cp_fd_seal (int fd, GError **error);
