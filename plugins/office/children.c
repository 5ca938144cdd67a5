/* children.c: takes the package of an office file, pushes the pictures and files within it as files of their
 * own. */
#include "children.h"
#include "unread.h"

#include <string.h>

/* Smaller pictures are bullets, logos and lines. */
#define MIN_PICTURE_BYTES ((guint64) 8 << 10)
/* A reply is cut off at 256 MiB, and then all of it is lost. */
#define MAX_CHILDREN_BYTES ((guint64) 160 << 20)

/* The whole bundle may have ten thousand. */
#define MAX_CHILDREN 1000

struct Children {
  Package *package;
  CpSink *sink;
  guint64 pushed_bytes;
  guint n_pushed;
};

Children *
children_new (Package *package, CpSink *sink)
{
  Children *children = g_new0 (Children, 1);

  children->package = package;
  children->sink = sink;
  return children;
}

void
children_free (Children *children)
{
  g_free (children);
}

static GByteArray *
read_child (Children *children, guint64 index, GError **error)
{
  if (children->n_pushed >= MAX_CHILDREN ||
      children->pushed_bytes + package_part_bytes (children->package, index) > MAX_CHILDREN_BYTES) {
    g_set_error_literal (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_LIMIT,
                         "there are more files inside than we read, or larger ones");
    return NULL;
  }
  return package_read_bytes (children->package, index, error);
}

static gboolean
push (Children *children, guint64 index, const char *part, guint carries, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (GByteArray) bytes = read_child (children, index, &failure);
  g_autofree char *name = g_path_get_basename (part);

  if (bytes != NULL) {
    children->n_pushed++;
    children->pushed_bytes += bytes->len;
    return children->sink->child (children->sink, name, bytes->data, bytes->len, error);
  }
  g_autofree char *detail =
      g_strdup_printf ("The file %s inside it was not read: %s.", name, failure->message);
  return children->sink->gap (children->sink, 0, unread_why (failure), carries, detail, error);
}

gboolean
children_push_part (Children *children, const char *part, GError **error)
{
  gint64 index = package_find_part (children->package, part);

  return index < 0 || push (children, (guint64) index, part, CP_CARRIES_ANYTHING, error);
}

static gboolean
lies_in (const char *part, const char *folder)
{
  return g_str_has_prefix (part, folder) && !g_str_has_suffix (part, "/");
}

gboolean
children_push_pictures (Children *children, const char *folder, GError **error)
{
  const char *part;
  gboolean good = TRUE;

  /* LibreOffice draws a preview of each table of a slide, in a format of its own. */
  for (guint64 i = 0; good && (part = package_part_name (children->package, i)) != NULL; i++)
    if (lies_in (part, folder) && !g_str_has_suffix (part, ".svm") &&
        package_part_bytes (children->package, i) > MIN_PICTURE_BYTES)
      good = push (children, i, part, CP_CARRIES_SCAN | CP_CARRIES_PHOTO, error);
  return good;
}

gboolean
children_push_folders (Children *children, const char *folder, GError **error)
{
  g_autofree char *embeddings = g_strconcat (folder, "embeddings/", NULL);
  g_autofree char *media = g_strconcat (folder, "media/", NULL);
  const char *part;
  gboolean good = TRUE;

  for (guint64 i = 0; good && (part = package_part_name (children->package, i)) != NULL; i++)
    if (lies_in (part, embeddings))
      good = push (children, i, part, CP_CARRIES_ANYTHING, error);
  return good && children_push_pictures (children, media, error);
}
