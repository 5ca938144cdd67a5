/* kinds.c: reads signs.yaml, vocabulary.yaml and kinds.yaml: what the core needs of each kind, and all of it
 * as JSON for the classifier. */
#include "loader.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#define SIGNS_FILE "signs.yaml"
#define VOCABULARY_FILE "vocabulary.yaml"

static json_t *
scalar_to_json (const CpYaml *node)
{
  char *end;

  if (node->is_plain && (g_str_equal (node->value, "true") || g_str_equal (node->value, "false")))
    return json_boolean (node->value[0] == 't');
  gdouble number = g_ascii_strtod (node->value, &end);
  if (node->is_plain && *node->value != '\0' && *end == '\0')
    return json_real (number);
  return json_string (node->value);
}

static json_t *
to_json (const CpYaml *node)
{
  if (node->type == CP_YAML_SCALAR)
    return scalar_to_json (node);

  json_t *json = node->type == CP_YAML_MAP ? json_object () : json_array ();
  for (guint i = 0; i < node->nodes->len; i++) {
    json_t *value = to_json (node->nodes->pdata[i]);
    if (node->type == CP_YAML_MAP)
      json_object_set_new (json, ((const CpYaml *) node->keys->pdata[i])->value, value);
    else
      json_array_append_new (json, value);
  }
  return json;
}

static void
check_places (const CpSchemaContext *context, const CpYaml *cues)
{
  static const char *const places[] = {
    "anywhere", "heading", "title", "start", "end", "line", "label", NULL
  };

  for (guint i = 0; cues != NULL && i < cues->nodes->len; i++) {
    const CpYaml *where = cp_yaml_get (cues->nodes->pdata[i], "where");
    if (where != NULL && !g_strv_contains (places, where->value))
      cp_schema_add_unknown (context, where, "place", where->value, places);
  }
}

/* A list of columns, each a list of the names that it goes by. */
static void
check_columns (const CpSchemaContext *context, const CpYaml *columns)
{
  gboolean good = columns->type == CP_YAML_LIST && columns->nodes->len > 0;

  for (guint i = 0; good && i < columns->nodes->len; i++) {
    const CpYaml *names = columns->nodes->pdata[i];
    good = names->type == CP_YAML_LIST && names->nodes->len > 0;
    for (guint j = 0; good && j < names->nodes->len; j++)
      good = ((const CpYaml *) names->nodes->pdata[j])->type == CP_YAML_SCALAR;
  }
  if (!good)
    cp_schema_add_fault (
        context, columns,
        "\"columns\" must be a list of columns, each a list of names: [[action, task], [lead]]");
}

static void
check_shape (const CpSchemaContext *context, const CpYaml *map)
{
  const CpYaml *filled = cp_yaml_get (map, "filled");
  const CpYaml *tables = filled != NULL ? cp_yaml_get (filled, "tables") : NULL;

  check_places (context, cp_yaml_get (map, "cues"));
  check_places (context, cp_yaml_get (map, "against"));
  for (guint i = 0; tables != NULL && i < tables->nodes->len; i++)
    check_columns (context, cp_yaml_get (tables->nodes->pdata[i], "columns"));
}

/* Kept for the warning that nothing asks for it. */
static void
note_kind (CpLoader *loader, const CpSchemaContext *context, const CpYaml *map)
{
  const CpYaml *id = cp_yaml_get (map, "id");
  CpKindUse *use = g_new0 (CpKindUse, 1);

  use->place = (CpPlace){ context->file, id->line, id->column };
  use->is_told_apart = g_strcmp0 (cp_yaml_get_text (map, "told_apart"), "true") == 0;
  g_hash_table_insert (loader->kinds, g_strdup (id->value), use);
}

/* A sign is told in exactly one way. */
static void
check_sign (const CpSchemaContext *context, const CpYaml *sign)
{
  static const char *const ways[] = { "find", "measure", "columns", "unit", "fields" };
  const CpYaml *columns = cp_yaml_get (sign, "columns");
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    n += cp_yaml_get (sign, ways[i]) != NULL;
  if (n != 1)
    cp_schema_add_fault (context, sign, "a sign has one of find, measure, columns, unit, fields");
  if (columns != NULL)
    check_columns (context, columns);
  if ((cp_yaml_get (sign, "measure") != NULL) !=
      (cp_yaml_get (sign, "from") != NULL && cp_yaml_get (sign, "to") != NULL))
    cp_schema_add_fault (context, sign, "a measure has \"from\" and \"to\", and nothing else has");
}

/* NULL where there are none, or they have faults. */
static CpYaml *
read_signs (CpLoader *loader)
{
  g_autofree char *path = g_build_filename (loader->folder, SIGNS_FILE, NULL);
  const CpSchemaContext context = cp_loader_context (loader, path);
  CpYaml *tree =
      g_file_test (path, G_FILE_TEST_EXISTS) ? cp_loader_read (loader, SIGNS_FILE, cp_keys_signs) : NULL;
  const CpYaml *signs = tree != NULL ? cp_yaml_get (tree, "signs") : NULL;

  for (guint i = 0; signs != NULL && i < signs->nodes->len; i++)
    check_sign (&context, signs->nodes->pdata[i]);
  check_places (&context, signs);
  return tree;
}

static GPtrArray *
list_signs (const CpYaml *tree)
{
  const CpYaml *signs = tree != NULL ? cp_yaml_get (tree, "signs") : NULL;
  GPtrArray *ids = g_ptr_array_new ();

  for (guint i = 0; signs != NULL && i < signs->nodes->len; i++)
    g_ptr_array_add (ids, (gpointer) cp_yaml_get_text (signs->nodes->pdata[i], "id"));
  g_ptr_array_add (ids, NULL);
  return ids;
}

/* A map from signs to numbers. */
static void
check_weights (const CpSchemaContext *context, const CpYaml *map, const GPtrArray *signs)
{
  const CpYaml *weights = cp_yaml_get (map, "weights");

  if (weights == NULL)
    return;
  if (weights->type != CP_YAML_MAP) {
    cp_schema_add_fault (context, weights, "\"weights\" must be a map: {sign: 1.2, another: -0.8}");
    return;
  }
  for (guint i = 0; i < weights->nodes->len; i++) {
    const CpYaml *sign = weights->keys->pdata[i], *weight = weights->nodes->pdata[i];
    if (!g_strv_contains ((const char *const *) signs->pdata, sign->value))
      cp_schema_add_unknown (context, sign, "sign", sign->value, (const char *const *) signs->pdata);
    cp_schema_check_number (context, weight, sign->value);
  }
}

static void
read_kind (CpLoader *loader, const CpSchemaContext *context, const CpYaml *map, const GPtrArray *signs)
{
  const CpYaml *id = cp_yaml_get (map, "id");
  CpKind *kind = g_new0 (CpKind, 1);

  if (cp_scheme_find_kind (loader->scheme, id->value) != NULL)
    cp_schema_add_fault (context, id, "there is another kind called \"%s\"", id->value);
  check_shape (context, map);
  note_kind (loader, context, map);
  check_weights (context, map, signs);
  kind->id = g_strdup (id->value);
  kind->title = g_strdup (cp_yaml_get_text (map, "title"));
  kind->plain = g_strdup (cp_yaml_get_text (map, "plain"));
  kind->carriers = cp_loader_read_carriers (context, cp_yaml_get (map, "carried_by"));
  g_ptr_array_add (loader->scheme->kinds, kind);
}

static gboolean
is_kind (const CpLoader *loader, const CpYaml *id)
{
  return id->type == CP_YAML_SCALAR && cp_scheme_find_kind (loader->scheme, id->value) != NULL;
}

/* Kinds that one paper may be of at once. */
static void
check_pairs (const CpLoader *loader, const CpSchemaContext *context, const CpYaml *pairs)
{
  for (guint i = 0; pairs != NULL && i < pairs->nodes->len; i++) {
    const CpYaml *kinds = cp_yaml_get (pairs->nodes->pdata[i], "kinds");
    if (kinds->type != CP_YAML_LIST || kinds->nodes->len != 2 || !is_kind (loader, kinds->nodes->pdata[0]) ||
        !is_kind (loader, kinds->nodes->pdata[1]))
      cp_schema_add_fault (context, kinds, "\"kinds\" must be two of the kinds of this file: [letter, news]");
  }
}

/* A map from weights to words parted by spaces. */
static gboolean
are_words (const CpYaml *map)
{
  gboolean good = map->type == CP_YAML_MAP;

  for (guint i = 0; good && i < map->nodes->len; i++) {
    char *end;
    const char *weight = ((const CpYaml *) map->keys->pdata[i])->value;
    g_ascii_strtod (weight, &end);
    good = ((const CpYaml *) map->nodes->pdata[i])->type == CP_YAML_SCALAR && *weight != '\0' && *end == '\0';
  }
  return good;
}

/* NULL where there is none, or it has faults. */
static CpYaml *
read_vocabulary (CpLoader *loader)
{
  g_autofree char *path = g_build_filename (loader->folder, VOCABULARY_FILE, NULL);
  const CpSchemaContext context = cp_loader_context (loader, path);
  CpYaml *tree = g_file_test (path, G_FILE_TEST_EXISTS)
                     ? cp_loader_read (loader, VOCABULARY_FILE, cp_keys_vocabulary)
                     : NULL;
  const CpYaml *kinds = tree != NULL ? cp_yaml_get (tree, "vocabulary") : NULL;

  if (kinds != NULL && kinds->type != CP_YAML_MAP) {
    cp_schema_add_fault (&context, kinds,
                         "\"vocabulary\" must be a map of kinds: {minutes: {0.9: agreed apologies}}");
    return tree;
  }
  for (guint i = 0; kinds != NULL && i < kinds->nodes->len; i++) {
    if (!is_kind (loader, kinds->keys->pdata[i]))
      cp_schema_add_fault (&context, kinds->keys->pdata[i], "kinds.yaml has no such kind");
    if (!are_words (kinds->nodes->pdata[i]))
      cp_schema_add_fault (&context, kinds->nodes->pdata[i],
                           "a kind has words by weight: {0.9: agreed apologies, -0.3: we}");
  }
  return tree;
}

void
cp_loader_read_kinds (CpLoader *loader)
{
  g_autofree char *path = g_build_filename (loader->folder, "kinds.yaml", NULL);
  const CpSchemaContext context = cp_loader_context (loader, path);
  g_autoptr (CpYaml) signs_tree = read_signs (loader);
  g_autoptr (CpYaml) tree = cp_loader_read (loader, "kinds.yaml", cp_keys_kinds);
  if (tree == NULL)
    return;
  g_autoptr (GPtrArray) signs = list_signs (signs_tree);

  const CpYaml *kinds = cp_yaml_get (tree, "kinds");
  for (guint i = 0; i < kinds->nodes->len; i++)
    read_kind (loader, &context, kinds->nodes->pdata[i], signs);
  check_pairs (loader, &context, cp_yaml_get (tree, "together"));
  g_autoptr (CpYaml) vocabulary_tree = read_vocabulary (loader);

  json_t *json = to_json (tree);
  if (signs_tree != NULL)
    json_object_set_new (json, "signs", to_json (cp_yaml_get (signs_tree, "signs")));
  if (vocabulary_tree != NULL)
    json_object_set_new (json, "vocabulary", to_json (cp_yaml_get (vocabulary_tree, "vocabulary")));
  char *text = json_dumps (json, JSON_COMPACT);
  loader->scheme->kinds_json = g_bytes_new_with_free_func (text, strlen (text), free, text);
  json_decref (json);
}
