/* stage.c: reads the file of a stage. */
#include "loader.h"

/* `must` is true, false, or true where the officer chose a reading. */
static gboolean
read_must (CpLoader *loader, const CpSchemaContext *context, const CpYaml *must)
{
  if (must->type == CP_YAML_SCALAR &&
      (g_str_equal (must->value, "true") || g_str_equal (must->value, "false")))
    return g_str_equal (must->value, "true");
  if (must->type != CP_YAML_MAP) {
    cp_schema_add_fault (context, must, "\"must\" must be true, false, or {reading: NAME, is: CHOICE}");
    return FALSE;
  }
  if (!cp_schema_check (context, must, cp_keys_must))
    return FALSE;
  const CpYaml *choice = cp_loader_find_choice (loader, cp_yaml_get_text (must, "reading"));
  return choice != NULL && choice->type == CP_YAML_SCALAR &&
         g_str_equal (choice->value, cp_yaml_get_text (must, "is"));
}

static void
check_id (CpLoader *loader, const CpSchemaContext *context, const CpStage *current, const CpYaml *id)
{
  for (guint i = 0; i <= loader->scheme->stages->len; i++) {
    const CpStage *stage = i < loader->scheme->stages->len ? loader->scheme->stages->pdata[i] : current;
    for (guint j = 0; j < stage->requirements->len; j++)
      if (g_str_equal (((CpRequirement *) stage->requirements->pdata[j])->id, id->value))
        cp_schema_add_fault (context, id, "there is another requirement called \"%s\"", id->value);
  }
}

static const CpHead *
find_head (CpLoader *loader, const CpSchemaContext *context, const CpYaml *name)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  const CpHead *head = cp_scheme_find_head (loader->scheme, name->value);

  if (head != NULL)
    return head;
  for (guint i = 0; i < loader->scheme->heads->len; i++)
    g_ptr_array_add (known, ((CpHead *) loader->scheme->heads->pdata[i])->id);
  g_ptr_array_add (known, NULL);
  cp_schema_add_unknown (context, name, "head", name->value, (const char *const *) known->pdata);
  return NULL;
}

/* Kept for the warning that no case tests it. */
static void
note_place (CpLoader *loader, const CpSchemaContext *context, const CpYaml *id)
{
  const CpPlace place = { context->file, id->line, id->column };

  g_hash_table_insert (loader->places, g_strdup (id->value), g_memdup2 (&place, sizeof place));
}

static CpRequirement *
read_requirement (CpLoader *loader, const CpSchemaContext *context, CpStage *stage, const CpYaml *map)
{
  CpRequirement *requirement = g_new0 (CpRequirement, 1);

  check_id (loader, context, stage, cp_yaml_get (map, "id"));
  note_place (loader, context, cp_yaml_get (map, "id"));
  requirement->id = g_strdup (cp_yaml_get_text (map, "id"));
  requirement->title = g_strdup (cp_yaml_get_text (map, "title"));
  requirement->plain = g_strdup (cp_yaml_get_text (map, "plain"));
  requirement->easy = g_strdup (cp_yaml_get_text (map, "easy"));
  requirement->advice = g_strdup (cp_yaml_get_text (map, "advice"));
  requirement->source = g_strdup (cp_yaml_get_text (map, "source"));
  requirement->words = g_strdup (cp_yaml_get_text (map, "words"));
  requirement->head = find_head (loader, context, cp_yaml_get (map, "head"));
  requirement->must = read_must (loader, context, cp_yaml_get (map, "must"));
  requirement->needs = cp_loader_read_need (loader, context, stage, cp_yaml_get (map, "needs"), NULL);
  return requirement;
}

static int
head_order (const CpScheme *scheme, const CpRequirement *requirement)
{
  guint index = 0;

  g_ptr_array_find (scheme->heads, requirement->head, &index);
  return (int) index;
}

/* On paper the lines stand under their heads; within a head as in the file. */
static void
sort_requirements (const CpScheme *scheme, CpStage *stage)
{
  GPtrArray *requirements = stage->requirements;

  for (guint i = 1; i < requirements->len; i++)
    for (guint j = i; j > 0 && head_order (scheme, requirements->pdata[j - 1]) >
                                   head_order (scheme, requirements->pdata[j]);
         j--) {
      gpointer moved = requirements->pdata[j];
      requirements->pdata[j] = requirements->pdata[j - 1];
      requirements->pdata[j - 1] = moved;
    }
}

void
cp_loader_read_stage (CpLoader *loader, const char *name)
{
  g_autofree char *file = g_strconcat (name, ".yaml", NULL);
  g_autofree char *path = g_build_filename (loader->folder, file, NULL);
  const CpSchemaContext context = cp_loader_context (loader, path);
  g_autoptr (CpYaml) tree = cp_loader_read (loader, file, cp_keys_stage);
  if (tree == NULL)
    return;

  CpStage *stage = cp_stage_new ();
  const CpYaml *requirements = cp_yaml_get (tree, "requirements"), *follows = cp_yaml_get (tree, "follows");
  stage->id = g_strdup (cp_yaml_get_text (tree, "stage"));
  stage->title = g_strdup (cp_yaml_get_text (tree, "title"));
  stage->follows = g_strdup (cp_yaml_get_text (tree, "follows"));
  if (!g_str_equal (stage->id, name))
    cp_schema_add_fault (&context, cp_yaml_get (tree, "stage"), "the file %s must hold the stage \"%s\"",
                         file, name);
  if (follows != NULL && cp_scheme_find_stage (loader->scheme, stage->follows) == NULL &&
      loader->faults->faults->len == 0) /* it may be there and have faults of its own */
    cp_schema_add_fault (&context, follows, "there is no earlier stage \"%s\"", stage->follows);
  for (guint i = 0; i < requirements->nodes->len; i++)
    g_ptr_array_add (stage->requirements,
                     read_requirement (loader, &context, stage, requirements->nodes->pdata[i]));
  sort_requirements (loader->scheme, stage);
  g_ptr_array_add (loader->scheme->stages, stage);
}
