/* pointers.c: reads the words by which a sender says where something is. */
#include "loader.h"
#include "pointer-rules.h"

#define POINTERS_FILE "pointers.yaml"

static void
add_phrases (CpPhrases *phrases, const CpYaml *list, guint number)
{
  for (guint i = 0; i < list->nodes->len; i++)
    cp_phrases_add (phrases, ((const CpYaml *) list->nodes->pdata[i])->value, number);
}

static void
read_kind (CpLoader *loader, const CpSchemaContext *context, CpPointerRules *rules, const CpYaml *map)
{
  const CpYaml *id = cp_yaml_get (map, "kind");
  const CpKind *kind = cp_scheme_find_kind (loader->scheme, id->value);
  guint index = 0;

  if (kind != NULL && g_ptr_array_find (loader->scheme->kinds, kind, &index))
    add_phrases (rules->kinds, cp_yaml_get (map, "called"), index);
  else if (!loader->is_incomplete)
    cp_schema_add_fault (context, id, "there is no kind \"%s\"", id->value);
}

void
cp_loader_read_pointers (CpLoader *loader)
{
  g_autofree char *path = g_build_filename (loader->folder, POINTERS_FILE, NULL);
  g_autoptr (CpYaml) tree = g_file_test (path, G_FILE_TEST_EXISTS)
                                ? cp_loader_read (loader, POINTERS_FILE, cp_keys_pointers)
                                : NULL;
  if (tree == NULL)
    return;

  const CpSchemaContext context = cp_loader_context (loader, path);
  const CpYaml *kinds = cp_yaml_get (tree, "kinds");
  CpPointerRules *rules = cp_pointer_rules_new ();
  loader->scheme->pointers = rules;
  for (guint i = 0; i < kinds->nodes->len; i++)
    read_kind (loader, &context, rules, kinds->nodes->pdata[i]);
  for (guint set = 0; set < CP_N_POINTER_SETS; set++)
    add_phrases (rules->sets[set], cp_yaml_get (tree, cp_pointer_set_key (set)), 0);
}
