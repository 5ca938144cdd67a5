/* relationships.c: takes a .rels part (ECMA-376, part 2, 9.3), gives the parts that it names. */
#include "relationships.h"
#include "part.h"

#include <string.h>

typedef struct {
  const char *part;
  GPtrArray *found;
} Reader;

static void
relationship_free (gpointer data)
{
  Relationship *relationship = data;

  g_free (relationship->id);
  g_free (relationship->type);
  g_free (relationship->part);
  g_free (relationship);
}

static char *
folder_of (const char *part)
{
  const char *slash = strrchr (part, '/');

  return slash != NULL ? g_strndup (part, (gsize) (slash - part)) : g_strdup ("");
}

/* "word/media/a.png" for "../word/media/a.png" as seen from "word/document.xml".  It is looked up in the zip
 * and nowhere else, so it cannot lead out. */
static char *
resolve (const char *part, const char *target)
{
  g_autofree char *folder = folder_of (part);
  g_autofree char *path = target[0] == '/' ? g_strdup (target) : g_strdup_printf ("%s/%s", folder, target);
  g_auto (GStrv) steps = g_strsplit (path, "/", -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (char **step = steps; *step != NULL; step++) {
    if (g_str_equal (*step, "..") && kept->len > 0)
      g_ptr_array_set_size (kept, (gint) kept->len - 1);
    else if (**step != '\0' && !g_str_equal (*step, ".") && !g_str_equal (*step, ".."))
      g_ptr_array_add (kept, *step);
  }
  g_ptr_array_add (kept, NULL);
  return g_strjoinv ("/", (char **) kept->pdata);
}

static gboolean
begin_relationship (gpointer data, const char **attributes)
{
  Reader *reader = data;
  const char *id = attribute (attributes, "Id"), *type = attribute (attributes, "Type");
  const char *target = attribute (attributes, "Target"), *mode = attribute (attributes, "TargetMode");

  if (id == NULL || type == NULL || target == NULL || g_strcmp0 (mode, "External") == 0)
    return TRUE;
  const char *slash = strrchr (type, '/');
  Relationship *relationship = g_new0 (Relationship, 1);
  relationship->id = g_strdup (id);
  relationship->type = g_strdup (slash != NULL ? slash + 1 : type);
  relationship->part = resolve (reader->part, target);
  g_ptr_array_add (reader->found, relationship);
  return TRUE;
}

static const Element elements[] = {
  { .name = "relation:Relationship", .begin = begin_relationship },
  { .name = NULL },
};
static Vocabulary vocabulary;

void
relationships_prepare (void)
{
  vocabulary_add (&vocabulary, elements);
}

GPtrArray *
relationships_read (Package *package, const char *part, GError **error)
{
  g_autofree char *folder = folder_of (part);
  const char *slash = strrchr (part, '/');
  g_autofree char *name = g_strdup_printf ("%s%s_rels/%s.rels", folder, folder[0] != '\0' ? "/" : "",
                                           slash != NULL ? slash + 1 : part);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (relationship_free);
  gint64 index = package_find_part (package, name);
  Reader reader = { part, found };

  if (index >= 0 && !part_read (package, (guint64) index, &vocabulary, &reader, error))
    return NULL;
  return g_steal_pointer (&found);
}

const Relationship *
relationships_find (const GPtrArray *relationships, const char *id, const char *type)
{
  for (guint i = 0; i < relationships->len; i++) {
    const Relationship *relationship = relationships->pdata[i];
    if ((id == NULL || g_str_equal (relationship->id, id)) &&
        (type == NULL || g_str_equal (relationship->type, type)))
      return relationship;
  }
  return NULL;
}
