/* loader.c: what every reader of a rule file needs: its tree, its faults, the choices of the officer. */
#include "loader.h"

CpSchemaContext
cp_loader_context (const CpLoader *loader, const char *file)
{
  const CpRulesOptions *options = loader->options;

  return (CpSchemaContext){ .file = g_intern_string (file),
                            .faults = loader->faults,
                            .check_query = options->check_query,
                            .check_data = options->check_data,
                            .warnings = options->warnings,
                            .find_unreachable = options->find_unreachable };
}

CpSchemaContext
cp_loader_choices_context (const CpLoader *loader)
{
  g_autofree char *path = g_build_filename (loader->folder, CP_LOCAL_FILE, NULL);

  return cp_loader_context (loader, loader->options->choices != NULL ? loader->options->choices->file : path);
}

CpYaml *
cp_loader_read (CpLoader *loader, const char *file, const CpKey *keys)
{
  g_autofree char *path = g_build_filename (loader->folder, file, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  /* faults name the file as the user can open it */
  g_autofree char *shown = g_strdup (path);
  if (!g_file_get_contents (path, &text, &length, &error)) {
    cp_faults_add (loader->faults, shown, 0, 0, "%s",
                   g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT)
                       ? "there is no such file, but the scheme needs it"
                       : "the file could not be read");
    return NULL;
  }
  g_autoptr (CpYaml) tree = cp_yaml_read (text, length, shown, loader->faults);
  const CpSchemaContext context = cp_loader_context (loader, shown);
  if (tree != NULL)
    cp_loader_expand_words (loader, &context, tree);
  return tree != NULL && cp_schema_check (&context, tree, keys) ? g_steal_pointer (&tree) : NULL;
}

static const CpYaml *
find_local (CpLoader *loader, const char *section, const char *name)
{
  const CpYaml *map = loader->local != NULL ? cp_yaml_get (loader->local, section) : NULL;

  return map != NULL && map->type == CP_YAML_MAP ? cp_yaml_get (map, name) : NULL;
}

static const CpYaml *
find_in (const CpYaml *map, const char *name)
{
  return map != NULL ? cp_yaml_get (map, name) : NULL;
}

const CpYaml *
cp_loader_find_choice (CpLoader *loader, const char *reading)
{
  const CpChoices *choices = loader->options->choices;

  g_hash_table_add (loader->used_readings, g_strdup (reading));
  return choices != NULL ? find_in (choices->readings, reading) : find_local (loader, "readings", reading);
}

const CpYaml *
cp_loader_find_number (CpLoader *loader, const char *name)
{
  const CpChoices *choices = loader->options->choices;
  const CpYaml *chosen = choices != NULL ? find_in (choices->numbers, name) : NULL;

  g_hash_table_add (loader->used_numbers, g_strdup (name));
  return chosen != NULL ? chosen : find_local (loader, "numbers", name);
}

guint
cp_loader_read_carriers (const CpSchemaContext *context, const CpYaml *list)
{
  static const char *const names[] = { "text", "scan", "photo", "recording", "register", NULL };
  static const guint bits[] = { CP_CARRIES_TEXT, CP_CARRIES_SCAN, CP_CARRIES_PHOTO, CP_CARRIES_RECORDING, 0 };
  guint carriers = 0;

  for (guint i = 0; i < list->nodes->len; i++) {
    const CpYaml *entry = list->nodes->pdata[i];
    guint j = 0;
    while (names[j] != NULL && !g_str_equal (names[j], entry->value))
      j++;
    if (names[j] == NULL)
      cp_schema_add_unknown (context, entry, "carrier", entry->value, names);
    else
      carriers |= bits[j];
  }
  return carriers;
}
