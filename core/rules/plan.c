/* plan.c: reads plan.yaml: how a Delivery Plan is read, and what shows that its actions were done. */
#include "loader.h"

#include <string.h>

#define PLAN_FILE "plan.yaml"

/* A text of its own, or "{group}": all words of that group of words.yaml. */
static void
add_words (const CpLoader *loader, const CpYaml *node, GPtrArray *words)
{
  if (node->written == NULL) {
    g_ptr_array_add (words, g_strdup (node->value));
    return;
  }
  g_autofree char *name =
      g_strndup (node->written + 1, strlen (node->written) - MIN (2, strlen (node->written)));
  const GPtrArray *group = g_hash_table_lookup (loader->words, name);
  for (guint i = 0; group != NULL && i < group->len; i++)
    g_ptr_array_add (words, g_strdup (group->pdata[i]));
}

static void
read_words (const CpLoader *loader, const CpYaml *map, const char *key, GPtrArray *words)
{
  const CpYaml *list = cp_yaml_get (map, key);

  for (guint i = 0; list != NULL && i < list->nodes->len; i++)
    add_words (loader, list->nodes->pdata[i], words);
}

typedef gboolean (*IsKnown) (const CpScheme *scheme, const char *id);

static gboolean
is_stage (const CpScheme *scheme, const char *id)
{
  return cp_scheme_find_stage (scheme, id) != NULL;
}

static gboolean
is_kind (const CpScheme *scheme, const char *id)
{
  return cp_scheme_find_kind (scheme, id) != NULL;
}

static gboolean
is_level (const CpScheme *scheme, const char *id)
{
  const CpTopicList *levels = cp_scheme_find_list (scheme, "levels");

  for (guint i = 0; levels != NULL && i < levels->topics->len; i++)
    if (g_str_equal (((const CpTopic *) levels->topics->pdata[i])->id, id))
      return TRUE;
  return FALSE;
}

/* A name that nothing has would be believed in and do nothing. */
static void
check_name (const CpLoader *loader, const CpSchemaContext *context, const CpYaml *node, const char *what,
            IsKnown is_known)
{
  if (!loader->is_incomplete && !is_known (loader->scheme, node->value))
    cp_schema_add_fault (context, node, "there is no %s \"%s\"", what, node->value);
}

static void
read_names (const CpLoader *loader, const CpSchemaContext *context, const CpYaml *list, const char *what,
            IsKnown is_known, GPtrArray *names)
{
  for (guint i = 0; list != NULL && i < list->nodes->len; i++) {
    const CpYaml *node = list->nodes->pdata[i];
    check_name (loader, context, node, what, is_known);
    g_ptr_array_add (names, g_strdup (node->value));
  }
}

static void
read_groups (const CpLoader *loader, const CpSchemaContext *context, const CpYaml *list, GPtrArray *groups)
{
  for (guint i = 0; list != NULL && i < list->nodes->len; i++) {
    const CpYaml *map = list->nodes->pdata[i], *level = cp_yaml_get (map, "level");
    CpPlanGroup *group = cp_plan_group_new (level->value);
    check_name (loader, context, level, "engagement level", is_level);
    read_words (loader, map, "names", group->names);
    g_ptr_array_add (groups, group);
  }
}

static void
read_set (const CpLoader *loader, const CpYaml *map, const char *key, CpPhrases *phrases)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  read_words (loader, map, key, words);
  for (guint i = 0; i < words->len; i++)
    cp_phrases_add (phrases, words->pdata[i], 0);
}

static void
read_prose (const CpLoader *loader, const CpYaml *map, CpPlanRules *rules)
{
  if (map == NULL)
    return;
  for (CpPlanSet set = 0; set < CP_N_PLAN_SETS; set++)
    read_set (loader, map, cp_plan_set_key (set), rules->sets[set]);
  for (guint i = 0; i < rules->groups->len; i++) {
    const GPtrArray *names = ((const CpPlanGroup *) rules->groups->pdata[i])->names;
    for (guint j = 0; j < names->len; j++)
      cp_phrases_add (rules->sets[CP_PLAN_ROLES], names->pdata[j], 0);
  }
}

static void
read_rules (const CpLoader *loader, const CpSchemaContext *context, const CpYaml *tree, CpPlanRules *rules)
{
  const CpYaml *columns = cp_yaml_get (tree, "columns");

  read_names (loader, context, cp_yaml_get (tree, "read_at"), "stage", is_stage, rules->read_at);
  read_names (loader, context, cp_yaml_get (tree, "shown_at"), "stage", is_stage, rules->shown_at);
  read_names (loader, context, cp_yaml_get (tree, "records"), "kind", is_kind, rules->records);
  read_names (loader, context, cp_yaml_get (tree, "hints"), "kind", is_kind, rules->hints);
  for (CpPlanColumn column = 0; column < CP_N_PLAN_COLUMNS; column++)
    read_words (loader, columns, cp_plan_column_name (column), rules->columns[column]);
  read_groups (loader, context, cp_yaml_get (tree, "groups"), rules->groups);
  read_words (loader, tree, "blanks", rules->blanks);
  read_words (loader, tree, "take_part", rules->take_part);
  read_words (loader, tree, "joins", rules->joins);
  read_words (loader, tree, "beside", rules->beside);
  read_words (loader, tree, "done", rules->done);
  read_words (loader, tree, "meant", rules->meant);
  read_words (loader, tree, "undone", rules->undone);
  read_words (loader, tree, "failed", rules->failed);
  read_words (loader, tree, "learned", rules->learned);
  read_words (loader, tree, "common", rules->common);
  read_prose (loader, cp_yaml_get (tree, "prose"), rules);
}

void
cp_loader_read_plan (CpLoader *loader)
{
  g_autofree char *path = g_build_filename (loader->folder, PLAN_FILE, NULL);
  g_autoptr (CpYaml) tree =
      g_file_test (path, G_FILE_TEST_EXISTS) ? cp_loader_read (loader, PLAN_FILE, cp_keys_plan) : NULL;
  if (tree == NULL)
    return;

  const CpSchemaContext context = cp_loader_context (loader, path);
  loader->scheme->plan = cp_plan_rules_new ();
  read_rules (loader, &context, tree, loader->scheme->plan);
}
