/* files.c: takes a folder or a file, gives items with their bytes kept and hashed. */
#define _GNU_SOURCE
#include "files.h"
#include "coproof-plugin.h"
#include "descriptor.h"
#include "errors.h"
#include "names.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHUNK_BYTES (256u << 10)

typedef struct {
  CpItems *items;
  const CpLimits *limits;
  int root;         /* what paths are relative to */
  GPtrArray *paths; /* char * */
} Folder;

static gboolean
fail_limit (const CpLimits *limits, CpLimit limit, GError **error)
{
  g_autofree char *words = cp_limit_words (limits, limit, G_MAXUINT64);

  g_set_error (error, CP_ERROR, CP_ERROR_HELD, "%s: please send it in several smaller bundles", words);
  return FALSE;
}

static gboolean list_folder (Folder *folder, const char *path, GError **error);

static gboolean
list_entry (Folder *folder, const char *path, const struct dirent *entry, GError **error)
{
  g_autofree char *below =
      *path != '\0' ? g_strconcat (path, "/", entry->d_name, NULL) : g_strdup (entry->d_name);
  struct stat status;

  if (g_str_equal (entry->d_name, ".") || g_str_equal (entry->d_name, ".."))
    return TRUE;
  if (fstatat (folder->root, below, &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR (status.st_mode))
    return list_folder (folder, below, error);
  if (folder->paths->len >= folder->limits->value[CP_LIMIT_MEMBERS])
    return fail_limit (folder->limits, CP_LIMIT_MEMBERS, error);
  g_ptr_array_add (folder->paths, g_steal_pointer (&below));
  return TRUE;
}

static gboolean
list_folder (Folder *folder, const char *path, GError **error)
{
  int fd = openat (folder->root, *path != '\0' ? path : ".", O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  DIR *dir = fd >= 0 ? fdopendir (fd) : NULL;
  struct dirent *entry;
  gboolean good = TRUE;

  if (dir == NULL) {
    g_set_error (error, CP_ERROR, CP_ERROR_USAGE, "the folder \"%s\" could not be opened: %s",
                 *path != '\0' ? path : ".", g_strerror (errno));
    cp_fd_clear (&fd);
    return FALSE;
  }
  while (good && (entry = readdir (dir)) != NULL)
    good = list_entry (folder, path, entry, error);
  closedir (dir);
  return good;
}

/* FALSE only when the bundle as a whole cannot go on. */
static gboolean
keep_bytes (Folder *folder, CpItem *item, int fd, GError **error)
{
  static guint8 chunk[CHUNK_BYTES];
  g_autoptr (GError) failure = NULL;
  gsize n;

  for (;;) {
    if (!cp_fd_read (fd, chunk, sizeof chunk, &n, &failure)) {
      cp_item_end (item, CP_OUTCOME_BROKEN, CP_REASON_DAMAGED, g_strdup (failure->message),
                   CP_CARRIES_ANYTHING);
      return TRUE;
    }
    if (n == 0)
      return TRUE;
    if (item->size + n > folder->limits->value[CP_LIMIT_MEMBER_BYTES]) {
      cp_item_end (item, CP_OUTCOME_HELD, CP_REASON_LIMIT,
                   cp_limit_words (folder->limits, CP_LIMIT_MEMBER_BYTES, G_MAXUINT64), CP_CARRIES_ANYTHING);
      return TRUE;
    }
    folder->items->n_bytes += n;
    if (folder->items->n_bytes > folder->limits->value[CP_LIMIT_BUNDLE_BYTES])
      return fail_limit (folder->limits, CP_LIMIT_BUNDLE_BYTES, error);
    if (!cp_items_keep (folder->items, item, chunk, n, error))
      return FALSE;
  }
}

static gboolean
read_file (Folder *folder, const char *path, const char *name, GError **error)
{
  g_autofree char *shown = cp_name_to_display ((const guint8 *) name, strlen (name));
  CpItem *item = cp_items_add (folder->items, shown);
  cp_autofd int fd = openat (folder->root, path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  int open_errno = errno;
  struct stat status;

  item->raw_name = g_bytes_new (name, strlen (name));
  if (fd < 0 && open_errno != ELOOP && open_errno != ENXIO) {
    cp_item_end (
        item, CP_OUTCOME_REFUSED, CP_REASON_NOT_OPENED,
        g_strdup (open_errno == ENOENT ? "there is no such file or folder" : g_strerror (open_errno)),
        CP_CARRIES_ANYTHING);
  } else if (fd < 0 || fstat (fd, &status) < 0 || !S_ISREG (status.st_mode)) {
    cp_item_end (item, CP_OUTCOME_REFUSED, CP_REASON_NOT_A_FILE, NULL, 0);
  } else {
    if (cp_name_is_system_file (shown))
      cp_item_end (item, CP_OUTCOME_UNSUPPORTED, CP_REASON_SYSTEM_FILE, NULL, 0);
    if (!keep_bytes (folder, item, fd, error))
      return FALSE;
    if (item->size == 0 && item->outcome == CP_OUTCOME_PENDING)
      cp_item_end (item, CP_OUTCOME_BROKEN, CP_REASON_EMPTY, NULL, 0);
  }
  cp_items_arrive (folder->items, item);
  return TRUE;
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* As sha256sum would print it for each file, in order. */
static void
hash_list (CpItems *items)
{
  g_autoptr (CpHash) hash = cp_hash_new ();

  for (guint i = 0; i < items->items->len; i++) {
    const CpItem *item = items->items->pdata[i];
    gsize length;
    const void *raw = g_bytes_get_data (item->raw_name, &length);
    cp_hash_update (hash, item->sha256, strlen (item->sha256));
    cp_hash_update (hash, "  ", 2);
    cp_hash_update (hash, raw, length);
    cp_hash_update (hash, "\n", 1);
  }
  items->sha256 = cp_hash_finish (hash);
}

gboolean
cp_files_read_folder (CpItems *items, const char *path, const CpLimits *limits, GError **error)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  cp_autofd int root = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  Folder folder = { items, limits, root, paths };

  if (root < 0) {
    g_set_error (error, CP_ERROR, CP_ERROR_USAGE, "the folder could not be opened: %s", g_strerror (errno));
    return FALSE;
  }
  if (!list_folder (&folder, "", error))
    return FALSE;
  g_ptr_array_sort (paths, compare_paths);
  for (guint i = 0; i < paths->len; i++)
    if (!read_file (&folder, paths->pdata[i], paths->pdata[i], error))
      return FALSE;
  hash_list (items);
  if (items->n_members == 0) {
    g_set_error_literal (error, CP_ERROR, CP_ERROR_REFUSED, "the folder has no files in it");
    return FALSE;
  }
  return TRUE;
}

gboolean
cp_files_read_several (CpItems *items, const char *const *paths, const CpLimits *limits, GError **error)
{
  Folder folder = { items, limits, AT_FDCWD, NULL };

  for (guint i = 0; paths[i] != NULL; i++) {
    g_autofree char *name = g_path_get_basename (paths[i]);
    if (!read_file (&folder, paths[i], name, error))
      return FALSE;
    const CpItem *item = items->items->pdata[i];
    if (item->outcome == CP_OUTCOME_REFUSED) {
      const char *words = item->detail != NULL ? item->detail : "it is not a file";
      if (paths[1] != NULL)
        g_set_error (error, CP_ERROR, CP_ERROR_USAGE, "%s: %s", paths[i], words);
      else
        g_set_error_literal (error, CP_ERROR, CP_ERROR_USAGE, words);
      return FALSE;
    }
  }
  if (items->items->len > 1)
    hash_list (items);
  else
    items->sha256 = g_strdup (((const CpItem *) items->items->pdata[0])->sha256);
  return TRUE;
}

gboolean
cp_files_read_open (CpItems *items, int fd, const CpLimits *limits, GError **error)
{
  Folder folder = { items, limits, -1, NULL };
  CpItem *item = cp_items_add (items, items->name);

  item->raw_name = g_bytes_new (items->name, strlen (items->name));
  lseek (fd, 0, SEEK_SET);
  if (!keep_bytes (&folder, item, fd, error))
    return FALSE;
  cp_items_arrive (items, item);
  return TRUE;
}
