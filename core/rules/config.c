/* config.c: takes a file, gives changed limits. */
#include "config.h"
#include "errors.h"
#include "schema.h"

#include <string.h>

/* A limit of nothing, or of more than fits, is no limit. */
#define MOST G_GUINT64_CONSTANT (1) << 50

static void
change_limit (const CpSchemaContext *context, const CpYaml *name, const CpYaml *value, CpLimits *limits)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  char *end = NULL;

  for (CpLimit limit = 0; limit < CP_N_LIMITS; limit++) {
    g_ptr_array_add (known, (gpointer) cp_limit_name (limit));
    if (!g_str_equal (cp_limit_name (limit), name->value))
      continue;
    guint64 number = value->type == CP_YAML_SCALAR ? g_ascii_strtoull (value->value, &end, 10) : 0;
    if (end == NULL || *end != '\0' || number < 1 || number > MOST)
      cp_schema_add_fault (context, value, "\"%s\" must be a whole number from 1 up", name->value);
    else
      limits->value[limit] = number;
    return;
  }
  g_ptr_array_add (known, NULL);
  cp_schema_add_unknown (context, name, "limit", name->value, (const char *const *) known->pdata);
}

/* Each is the name of a model, and becomes part of a file's name. */
static char *
read_languages (const CpSchemaContext *context, const CpYaml *list)
{
  GString *languages = g_string_new (NULL);

  for (guint i = 0; list != NULL && i < list->nodes->len; i++) {
    const CpYaml *entry = list->nodes->pdata[i];
    if (strspn (entry->value, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_") !=
        strlen (entry->value))
      cp_schema_add_fault (context, entry, "\"%s\" is no language; use names like eng and urd", entry->value);
    g_string_append_printf (languages, "%s%s", languages->len > 0 ? "+" : "", entry->value);
  }
  return g_string_free (languages, languages->len == 0);
}

gboolean
cp_config_read (const char *path, CpLimits *limits, char **ret_languages, GError **error)
{
  g_autoptr (CpFaults) faults = cp_faults_new ();
  const CpSchemaContext context = { .file = path, .faults = faults };
  g_autofree char *text = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, NULL)) {
    g_set_error (error, CP_ERROR, CP_ERROR_USAGE, "the configuration \"%s\" could not be read", path);
    return FALSE;
  }
  g_autoptr (CpYaml) tree = cp_yaml_read (text, length, path, faults);
  const CpYaml *map = NULL;
  g_autofree char *languages = NULL;
  if (tree != NULL && cp_schema_check (&context, tree, cp_keys_config)) {
    map = cp_yaml_get (tree, "limits");
    languages = read_languages (&context, cp_yaml_get (tree, "languages"));
  }
  for (guint i = 0; map != NULL && i < map->keys->len; i++)
    change_limit (&context, map->keys->pdata[i], map->nodes->pdata[i], limits);
  if (faults->faults->len == 0) {
    *ret_languages = g_steal_pointer (&languages);
    return TRUE;
  }
  g_autofree char *words = cp_faults_print (faults);
  g_set_error_literal (error, CP_ERROR, CP_ERROR_USAGE, g_strchomp (words));
  return FALSE;
}
