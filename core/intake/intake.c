/* intake.c: takes the path of a bundle, gives its items. */
#define _GNU_SOURCE
#include "intake.h"
#include "descriptor.h"
#include "errors.h"
#include "files.h"
#include "members.h"
#include "names.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHUNK_BYTES (1u << 20)

/* The reading of one archive. */
typedef struct {
  int fd;
  CpMembers members;
  GError *held; /* over a limit: the reader was stopped because of it */
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  cp_fd_clear (&reading->fd);
  g_clear_error (&reading->held);
  g_free (reading);
}

/* The reader's own descriptor, so that it shares no offset with anyone. */
static int
open_archive (CpTask *task, GError **error)
{
  const Reading *reading = task->data;
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", reading->fd);
  int fd = open (path, O_RDONLY | O_CLOEXEC);

  if (fd < 0)
    g_set_error (error, CP_ERROR, CP_ERROR_FAULT, "could not open the archive again: %s", g_strerror (errno));
  return fd;
}

static gboolean
take_frame (CpTask *task, CpReader *frame, GError **error)
{
  Reading *reading = task->data;
  g_autoptr (GError) failure = NULL;

  if (cp_members_take (&reading->members, frame, &failure))
    return TRUE;
  if (g_error_matches (failure, CP_ERROR, CP_ERROR_HELD))
    reading->held = g_error_copy (failure);
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* What a reader's end means for the whole archive. */
static gboolean
judge_end (const CpEnd *end, GError **error)
{
  if (end->kind == CP_END_GAVE_UP && end->code == CP_PLUGIN_ERROR_UNSUPPORTED)
    g_set_error (error, CP_ERROR, CP_ERROR_REFUSED, "%s: please send a zip file or a folder", end->words);
  else if (end->kind == CP_END_GAVE_UP)
    g_set_error (error, CP_ERROR, CP_ERROR_HELD, "%s: please make the zip again and send that", end->words);
  else if (end->kind == CP_END_TIME)
    g_set_error_literal (error, CP_ERROR, CP_ERROR_HELD,
                         "nothing more came out of the archive: please make the zip again and send that");
  else
    g_set_error_literal (error, CP_ERROR, CP_ERROR_HELD,
                         "the archive could not be read to its end: please make the zip again and send that");
  return FALSE;
}

static gboolean
end_reading (CpTask *task, const CpEnd *end, GError **error)
{
  Reading *reading = task->data;

  if (reading->held != NULL) {
    g_propagate_error (error, g_steal_pointer (&reading->held));
    return FALSE;
  }
  if (end->kind != CP_END_DONE)
    return judge_end (end, error);
  if (reading->members.items->n_members == 0) {
    g_set_error_literal (error, CP_ERROR, CP_ERROR_REFUSED, "the archive has no files in it");
    return FALSE;
  }
  return TRUE;
}

static char *
hash_archive (int fd, GError **error)
{
  g_autofree guint8 *chunk = g_malloc (CHUNK_BYTES);
  g_autoptr (CpHash) hash = cp_hash_new ();
  guint64 position = 0;
  gsize n;

  do {
    if (!cp_fd_read_at (fd, chunk, CHUNK_BYTES, position, &n, error))
      return NULL;
    cp_hash_update (hash, chunk, n);
    position += n;
  } while (n > 0);
  return cp_hash_finish (hash);
}

static gboolean
begin_archive (CpHost *host, CpItems *items, int fd, GError **error)
{
  items->sha256 = hash_archive (fd, error);
  if (items->sha256 == NULL)
    return FALSE;

  Reading *reading = g_new0 (Reading, 1);
  reading->fd = fcntl (fd, F_DUPFD_CLOEXEC, 0);
  reading->members.items = items;
  reading->members.limits = cp_host_get_limits (host);
  CpTask *task = g_new0 (CpTask, 1);
  task->work = &cp_intake_zip_work;
  task->urgent = TRUE;
  task->data = reading;
  task->free_data = reading_free;
  task->open_input = open_archive;
  task->frame = take_frame;
  task->ended = end_reading;
  cp_host_submit (host, task);
  return TRUE;
}

static char *
shown_name (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);

  return cp_name_to_display ((const guint8 *) base, strlen (base));
}

CpItems *
cp_intake_open (CpHost *host, const char *path, GError **error)
{
  g_autofree char *name = shown_name (path);
  cp_autofd int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  struct stat status;

  if (fd < 0 || fstat (fd, &status) < 0) {
    g_set_error (error, CP_ERROR, CP_ERROR_USAGE, "%s",
                 errno == ENOENT ? "there is no such file or folder" : g_strerror (errno));
    return NULL;
  }
  g_autoptr (CpItems) items = cp_items_new (name, error);
  if (items == NULL)
    return NULL;
  if (S_ISDIR (status.st_mode))
    return cp_files_read_folder (items, path, cp_host_get_limits (host), error) ? g_steal_pointer (&items)
                                                                                : NULL;
  if (!S_ISREG (status.st_mode)) {
    g_set_error_literal (error, CP_ERROR, CP_ERROR_USAGE, "it is neither a file nor a folder");
    return NULL;
  }
  if (status.st_size == 0) {
    g_set_error_literal (error, CP_ERROR, CP_ERROR_REFUSED,
                         "the file is empty (0 bytes): please send it again");
    return NULL;
  }
  return begin_archive (host, items, fd, error) ? g_steal_pointer (&items) : NULL;
}

CpItems *
cp_intake_open_file (const char *path, const CpLimits *limits, GError **error)
{
  g_autofree char *name = shown_name (path);
  g_autoptr (CpItems) items = cp_items_new (name, error);

  if (items == NULL || !cp_files_read_one (items, path, limits, error))
    return NULL;
  return g_steal_pointer (&items);
}
