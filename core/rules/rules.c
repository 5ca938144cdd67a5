/* rules.c: reads the files in the order in which they name each other. */
#include "rules.h"
#include "errors.h"
#include "lint.h"

static void
read_local (CpLoader *loader)
{
  g_autofree char *path = g_build_filename (loader->folder, CP_LOCAL_FILE, NULL);
  static const char *const sections[] = { "readings", "numbers" };

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return;
  loader->local = cp_loader_read (loader, CP_LOCAL_FILE, cp_keys_local);
  if (loader->local == NULL)
    return;
  const CpSchemaContext context = cp_loader_context (loader, path);
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++) {
    const CpYaml *map = cp_yaml_get (loader->local, sections[i]);
    if (map != NULL && map->type != CP_YAML_MAP)
      cp_schema_add_fault (&context, map, "\"%s\" must be a map of names and choices", sections[i]);
  }
  loader->scheme->contact = g_strdup (cp_yaml_get_text (loader->local, "contact"));
  loader->scheme->safeguarding = g_strdup (cp_yaml_get_text (loader->local, "safeguarding"));
}

/* The officer's age limit holds for all evidence; no rule need name it. */
static void
read_age (CpLoader *loader)
{
  g_autofree char *path = g_build_filename (loader->folder, CP_LOCAL_FILE, NULL);
  const CpSchemaContext context = cp_loader_context (loader, path);
  const CpYaml *months = cp_loader_find_number (loader, CP_LOCAL_AGE);

  if (months != NULL)
    loader->scheme->months_old = cp_loader_read_count (loader, &context, months);
}

/* A choice that no rule asks for would be believed in and do nothing. */
static void
check_names (CpLoader *loader, const CpYaml *map, GHashTable *used, const char *what)
{
  const CpSchemaContext context = cp_loader_choices_context (loader);
  g_autofree const char **known = (const char **) g_hash_table_get_keys_as_array (used, NULL);

  for (guint i = 0; map != NULL && map->type == CP_YAML_MAP && i < map->keys->len; i++) {
    const CpYaml *name = map->keys->pdata[i];
    if (!g_hash_table_contains (used, name->value))
      cp_schema_add_unknown (&context, name, what, name->value, known);
  }
}

static void
read_heads (CpLoader *loader, const CpSchemaContext *context, const CpYaml *list)
{
  CpScheme *scheme = loader->scheme;

  for (guint i = 0; i < list->nodes->len; i++) {
    const CpYaml *id = cp_yaml_get (list->nodes->pdata[i], "id");
    CpHead *head = g_new0 (CpHead, 1);
    if (cp_scheme_find_head (scheme, id->value) != NULL)
      cp_schema_add_fault (context, id, "there is another head called \"%s\"", id->value);
    head->id = g_strdup (cp_yaml_get_text (list->nodes->pdata[i], "id"));
    head->title = g_strdup (cp_yaml_get_text (list->nodes->pdata[i], "title"));
    g_ptr_array_add (scheme->heads, head);
  }
}

static void
check_choices (CpLoader *loader)
{
  const CpChoices *choices = loader->options->choices;
  const CpYaml *local = loader->local;

  if (choices == NULL && local == NULL)
    return;
  check_names (loader, choices != NULL ? choices->readings : cp_yaml_get (local, "readings"),
               loader->used_readings, "reading");
  check_names (loader, choices != NULL ? choices->numbers : cp_yaml_get (local, "numbers"),
               loader->used_numbers, "number");
}

static const char *
text_of (const CpYaml *list, guint index)
{
  return ((const CpYaml *) list->nodes->pdata[index])->value;
}

static void
read_files (CpLoader *loader, const CpYaml *tree)
{
  const CpYaml *lists = cp_yaml_get (tree, "lists"), *stages = cp_yaml_get (tree, "stages");
  g_autofree char *path = g_build_filename (loader->folder, "scheme.yaml", NULL);
  const CpSchemaContext context = cp_loader_context (loader, path);

  loader->scheme->id = g_strdup (cp_yaml_get_text (tree, "scheme"));
  loader->scheme->title = g_strdup (cp_yaml_get_text (tree, "title"));
  read_heads (loader, &context, cp_yaml_get (tree, "heads"));
  read_local (loader);
  cp_loader_read_abbreviations (loader);
  cp_loader_read_words (loader);
  cp_loader_read_surveys (loader);
  read_age (loader);
  cp_loader_read_kinds (loader);
  for (guint i = 0; lists != NULL && i < lists->nodes->len; i++)
    cp_loader_read_list (loader, text_of (lists, i));
  cp_loader_read_voices (loader);
  cp_loader_read_pointers (loader);
  loader->is_incomplete = loader->faults->faults->len > 0;
  for (guint i = 0; i < stages->nodes->len; i++)
    cp_loader_read_stage (loader, text_of (stages, i));
  cp_loader_read_plan (loader);
  if (loader->faults->faults->len > 0)
    return; /* what a faulty rule would have asked for is not known */
  check_choices (loader);
  cp_loader_check_kinds (loader);
}

static GHashTable *
strings_new (GDestroyNotify free_value)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_value);
}

static CpLoader *
loader_new (const char *folder, const CpRulesOptions *options, CpFaults *faults)
{
  CpLoader *loader = g_new0 (CpLoader, 1);

  loader->scheme = cp_scheme_new ();
  loader->scheme->folder = g_strdup (folder);
  loader->folder = folder;
  loader->faults = faults;
  loader->options = options;
  loader->used_readings = strings_new (NULL);
  loader->used_numbers = strings_new (NULL);
  loader->words = strings_new ((GDestroyNotify) g_ptr_array_unref);
  loader->kinds = strings_new (g_free);
  loader->places = strings_new (g_free);
  return loader;
}

static void
loader_free (CpLoader *loader)
{
  cp_scheme_free (loader->scheme);
  cp_yaml_free (loader->local);
  g_hash_table_unref (loader->used_readings);
  g_hash_table_unref (loader->used_numbers);
  g_hash_table_unref (loader->words);
  g_hash_table_unref (loader->kinds);
  g_hash_table_unref (loader->places);
  g_free (loader);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpLoader, loader_free)

/* FALSE where a fault was added. */
static gboolean
read_scheme (CpLoader *loader)
{
  guint n_faults = loader->faults->faults->len;

  if (!g_file_test (loader->folder, G_FILE_TEST_IS_DIR)) {
    cp_faults_add (loader->faults, loader->folder, 0, 0, "there is no such folder of rules");
    return FALSE;
  }
  g_autoptr (CpYaml) tree = cp_loader_read (loader, "scheme.yaml", cp_keys_scheme);
  if (tree != NULL)
    read_files (loader, tree);
  return loader->faults->faults->len == n_faults;
}

CpScheme *
cp_rules_read (const char *folder, const CpRulesOptions *options, CpFaults *faults)
{
  g_autoptr (CpLoader) loader = loader_new (folder, options, faults);

  return read_scheme (loader) ? g_steal_pointer (&loader->scheme) : NULL;
}

gboolean
cp_rules_lint (const char *folder, const CpRulesOptions *options, CpFaults *faults, CpScheme **ret_scheme)
{
  g_autoptr (CpLoader) loader = loader_new (folder, options, faults);

  if (!read_scheme (loader))
    return FALSE;
  g_autoptr (CpCases) cases = cp_cases_read (folder, NULL, faults);
  if (cases == NULL)
    return FALSE;
  if (options->warnings != NULL)
    cp_loader_check_examples (loader, cases);
  *ret_scheme = g_steal_pointer (&loader->scheme);
  return TRUE;
}

CpScheme *
cp_rules_load (const char *folder, CpQueryCheck check_query, gpointer data, GError **error)
{
  g_autoptr (CpFaults) faults = cp_faults_new ();
  const CpRulesOptions options = { .check_query = check_query, .check_data = data };

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR)) {
    g_set_error (error, CP_ERROR, CP_ERROR_USAGE, "there is no folder of rules \"%s\"", folder);
    return NULL;
  }
  CpScheme *scheme = cp_rules_read (folder, &options, faults);
  if (scheme == NULL) {
    g_autofree char *words = cp_faults_print (faults);
    g_set_error (error, CP_ERROR, CP_ERROR_USAGE, "%s", g_strchomp (words));
  }
  return scheme;
}
