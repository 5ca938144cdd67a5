/* intake.c: takes the paths of a bundle, gives its items. */
#define _GNU_SOURCE
#include "intake.h"
#include "descriptor.h"
#include "errors.h"
#include "files.h"
#include "names.h"
#include "unpack.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHUNK_BYTES (1u << 20)

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

static char *
shown_name (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);

  return cp_name_to_display ((const guint8 *) base, strlen (base));
}

static guint
count_depth (const CpItem *item)
{
  guint depth = 0;

  for (; item->parent != NULL; item = item->parent)
    depth++;
  return depth;
}

/* An archive within the bundle; at the last depth it is named, but not opened. */
static gboolean
unpack_item (CpItems *items, CpItem *item, gpointer host)
{
  if (item->identity.mime == NULL || !cp_archive_is_type (item->identity.mime))
    return FALSE;
  const CpLimits *limits = cp_host_get_limits (host);
  guint depth = count_depth (item);
  if (items->items->len >= limits->value[CP_LIMIT_MEMBERS]) /* there is no room for what is in it */
    cp_item_end (item, CP_OUTCOME_HELD, CP_REASON_LIMIT,
                 cp_limit_words (limits, CP_LIMIT_MEMBERS, G_MAXUINT64), CP_CARRIES_ANYTHING);
  else if (depth >= limits->value[CP_LIMIT_NESTING])
    cp_item_end (item, CP_OUTCOME_HELD, CP_REASON_LIMIT, cp_limit_words (limits, CP_LIMIT_NESTING, depth + 1),
                 CP_CARRIES_ANYTHING);
  else
    cp_archive_begin (host, items, -1, item, CP_INTAKE_STRICT);
  return TRUE;
}

static CpItems *
items_new (CpHost *host, const char *name, GError **error)
{
  CpItems *items = cp_items_new (name, error);

  if (items != NULL) {
    items->unpack = unpack_item;
    items->unpack_data = host;
  }
  return items;
}

static gboolean
fill (CpHost *host, CpItems *items, const char *path, CpIntakeMode mode, GError **error)
{
  cp_autofd int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  struct stat status;

  if (fd < 0 || fstat (fd, &status) < 0) {
    g_set_error (error, CP_ERROR, CP_ERROR_USAGE, "%s",
                 errno == ENOENT ? "there is no such file or folder" : g_strerror (errno));
    return FALSE;
  }
  if (S_ISDIR (status.st_mode))
    return cp_files_read_folder (items, path, cp_host_get_limits (host), error);
  if (!S_ISREG (status.st_mode)) {
    g_set_error_literal (error, CP_ERROR, CP_ERROR_USAGE, "it is neither a file nor a folder");
    return FALSE;
  }
  if (status.st_size == 0) {
    g_set_error_literal (error, CP_ERROR, CP_ERROR_REFUSED,
                         "the file is empty (0 bytes): please send it again");
    return FALSE;
  }
  items->sha256 = hash_archive (fd, error);
  if (items->sha256 == NULL)
    return FALSE;
  cp_archive_begin (host, items, fd, NULL, mode);
  return TRUE;
}

CpItems *
cp_intake_open (CpHost *host, const char *const *paths, CpIntakeMode mode, GError **error)
{
  g_autofree char *first = shown_name (paths[0]);
  guint n = g_strv_length ((char **) paths);
  g_autofree char *name = n > 1 ? g_strdup_printf ("%s and %u more", first, n - 1) : g_strdup (first);
  g_autoptr (CpItems) items = items_new (host, name, error);

  if (items == NULL)
    return NULL;
  gboolean good = n > 1 ? cp_files_read_several (items, paths, cp_host_get_limits (host), error)
                        : fill (host, items, paths[0], mode, error);
  return good ? g_steal_pointer (&items) : NULL;
}

CpItems *
cp_intake_open_file (CpHost *host, const char *path, GError **error)
{
  g_autofree char *name = shown_name (path);
  const char *const paths[] = { path, NULL };
  g_autoptr (CpItems) items = items_new (host, name, error);

  if (items == NULL || !cp_files_read_several (items, paths, cp_host_get_limits (host), error))
    return NULL;
  return g_steal_pointer (&items);
}
