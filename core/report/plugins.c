/* plugins.c: the plugins that were loaded, and those that were not. */
#include "json.h"
#include "page.h"
#include "report.h"

static const char *const role_names[CP_N_ROLES] = { "extractor", "classifier", "recogniser" };

static char *
work_words (const CpPluginInfo *info)
{
  switch (info->role) {
  case CP_ROLE_CLASSIFIER:
    return g_strdup ("sorts documents into kinds");
  case CP_ROLE_RECOGNISER:
    return g_strdup ("reads the words in pictures of pages");
  default:
    return g_strjoinv (", ", info->mimes);
  }
}

static void
add_words (GString *page, const CpRegistry *registry)
{
  for (guint i = 0; i < registry->plugins->len; i++) {
    const CpPluginInfo *info = registry->plugins->pdata[i];
    if (info->refused != NULL) {
      g_autofree char *words = g_strdup_printf ("%s is not used: it %s.", info->file, info->refused);
      cp_page_add (page, "! ", words);
      continue;
    }
    g_autofree char *name = g_strdup_printf ("%s/%u", info->name, info->revision);
    g_autofree char *work = work_words (info);
    cp_page_add (page, "", name);
    cp_page_add (page, "  ", info->summary);
    cp_page_add (page, "  ", work);
  }
}

char *
cp_report_plugins_text (const CpRegistry *const registries[CP_N_ROLES], const char *folder)
{
  GString *page = g_string_new (NULL);

  for (CpPluginRole role = 0; role < CP_N_ROLES; role++)
    if (registries[role] != NULL)
      add_words (page, registries[role]);
  if (page->len == 0)
    g_string_append_printf (page, "There are no plugins in %s.\n", folder);
  return g_string_free (page, FALSE);
}

static void
add_json (json_t *list, const CpRegistry *registry)
{
  for (guint i = 0; i < registry->plugins->len; i++) {
    const CpPluginInfo *info = registry->plugins->pdata[i];
    json_t *plugin = json_object (), *types = json_array ();
    json_object_set_new (plugin, "name", json_string (info->name));
    json_object_set_new (plugin, "kind", json_string (role_names[info->role]));
    json_object_set_new (plugin, "revision", json_integer (info->revision));
    json_object_set_new (plugin, "summary", cp_json_text_or_null (info->summary));
    for (guint j = 0; info->mimes[j] != NULL; j++)
      json_array_append_new (types, json_string (info->mimes[j]));
    json_object_set_new (plugin, "types", types);
    json_object_set_new (plugin, "file", json_string (info->file));
    json_object_set_new (plugin, "refused", cp_json_text_or_null (info->refused));
    json_array_append_new (list, plugin);
  }
}

char *
cp_report_plugins_json (const CpRegistry *const registries[CP_N_ROLES], const char *folder)
{
  json_t *json = json_object (), *list = json_array ();

  json_object_set_new (json, "folder", json_string (folder));
  for (CpPluginRole role = 0; role < CP_N_ROLES; role++)
    if (registries[role] != NULL)
      add_json (list, registries[role]);
  json_object_set_new (json, "plugins", list);
  return cp_json_print (json);
}
