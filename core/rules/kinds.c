/* kinds.c: reads kinds.yaml: what the core needs of each kind, and the whole as JSON for the classifier. */
#include "loader.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

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
read_kind (CpLoader *loader, const CpSchemaContext *context, const CpYaml *map)
{
  const CpYaml *id = cp_yaml_get (map, "id");
  CpKind *kind = g_new0 (CpKind, 1);

  if (cp_scheme_find_kind (loader->scheme, id->value) != NULL)
    cp_schema_add_fault (context, id, "there is another kind called \"%s\"", id->value);
  kind->id = g_strdup (id->value);
  kind->title = g_strdup (cp_yaml_get_text (map, "title"));
  kind->plain = g_strdup (cp_yaml_get_text (map, "plain"));
  kind->carriers = cp_loader_read_carriers (context, cp_yaml_get (map, "carried_by"));
  g_ptr_array_add (loader->scheme->kinds, kind);
}

void
cp_loader_read_kinds (CpLoader *loader)
{
  g_autofree char *path = g_build_filename (loader->folder, "kinds.yaml", NULL);
  const CpSchemaContext context = cp_loader_context (loader, path);
  g_autoptr (CpYaml) tree = cp_loader_read (loader, "kinds.yaml", cp_keys_kinds);
  if (tree == NULL)
    return;

  const CpYaml *kinds = cp_yaml_get (tree, "kinds");
  for (guint i = 0; i < kinds->nodes->len; i++)
    read_kind (loader, &context, kinds->nodes->pdata[i]);

  json_t *json = to_json (tree);
  char *text = json_dumps (json, JSON_COMPACT);
  loader->scheme->kinds_json = g_bytes_new_with_free_func (text, strlen (text), free, text);
  json_decref (json);
}
