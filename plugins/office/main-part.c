/* main-part.c: takes a package, gives the part that the others hang on, and its relationships. */
#include "main-part.h"
#include "properties.h"
#include "relationships.h"
#include "unread.h"

#include <string.h>

void
main_part_prepare (void)
{
  relationships_prepare ();
  properties_prepare ();
}

void
main_part_clear (MainPart *main)
{
  g_free (main->name);
  g_clear_pointer (&main->relationships, g_ptr_array_unref);
}

static gboolean
find_part (MainPart *main, const GPtrArray *package_relationships, const char *usual_name)
{
  const Relationship *named = relationships_find (package_relationships, NULL, "officeDocument");
  gboolean found = named != NULL && package_find_part (main->package, named->part) >= 0;

  main->name = g_strdup (found ? named->part : usual_name);
  return package_find_part (main->package, main->name) >= 0;
}

gboolean
main_part_open (MainPart *main, Package *package, CpSink *sink, const char *usual_name, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  main->package = package;
  main->sink = sink;
  g_autoptr (GPtrArray) package_relationships = relationships_read (package, "", &failure);
  if (!find_part (main, package_relationships != NULL ? package_relationships : none, usual_name)) {
    g_set_error_literal (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_CORRUPT,
                         "the part with its text is missing");
    return FALSE;
  }
  if (failure == NULL)
    main->relationships = relationships_read (package, main->name, &failure);
  if (main->relationships == NULL)
    main->relationships = g_ptr_array_ref (none);
  if (failure != NULL && !unread_push (sink, 0, "list of its parts", CP_CARRIES_ANYTHING, failure, error))
    return FALSE;
  return package_relationships == NULL || properties_read (package, package_relationships, sink, error);
}

char *
main_part_folder (const MainPart *main)
{
  const char *slash = strrchr (main->name, '/');

  return g_strndup (main->name, slash != NULL ? (gsize) (slash - main->name + 1) : 0);
}
