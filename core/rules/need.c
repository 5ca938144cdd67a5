/* need.c: reads what satisfies a requirement: a tree of needs. */
#include "fact.h"
#include "loader.h"

#define DEFAULT_SCORE 0.5
#define MAX_MONTHS 600
#define MAX_PARTS 100

/* The keys that say which sort of need a map is; it must have exactly one sort. */
static const struct {
  const char *key;
  CpNeedType type;
} sorts[] = {
  { "kind", CP_NEED_EVIDENCE },  { "says", CP_NEED_EVIDENCE },   { "field", CP_NEED_EVIDENCE },
  { "level", CP_NEED_EVIDENCE }, { "four_c", CP_NEED_EVIDENCE }, { "strategy", CP_NEED_EVIDENCE },
  { "all", CP_NEED_ALL },        { "any", CP_NEED_ANY },         { "at_least", CP_NEED_AT_LEAST },
  { "for_each", CP_NEED_ALL },   { "person", CP_NEED_PERSON },   { "fact", CP_NEED_FACT },
  { "within", CP_NEED_WITHIN },  { "same_as", CP_NEED_SAME_AS }, { "reading", CP_NEED_READING },
};

/* Filters by an entry of a list. */
static const struct {
  const char *key, *list;
} topic_filters[CP_N_TOPIC_FILTERS] = { { "level", "levels" },
                                        { "four_c", "four-cs" },
                                        { "strategy", "strategies" } };

static gboolean
find_sort (const CpSchemaContext *context, const CpYaml *map, CpNeedType *ret_type, const char **ret_key)
{
  const char *first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++) {
    if (cp_yaml_get (map, sorts[i].key) == NULL)
      continue;
    gboolean together = first != NULL && *ret_type == CP_NEED_EVIDENCE && sorts[i].type == CP_NEED_EVIDENCE;
    if (first != NULL && !together) {
      cp_schema_add_fault (context, map, "\"%s\" and \"%s\" cannot stand in the same need", first,
                           sorts[i].key);
      return FALSE;
    }
    if (first == NULL) {
      first = sorts[i].key;
      *ret_type = sorts[i].type;
    }
  }
  if (first == NULL)
    cp_schema_add_fault (context, map,
                         "this need asks for nothing: it takes one of kind, says, all, any, at_least, "
                         "for_each, person, fact, within, same_as, reading");
  *ret_key = first;
  return first != NULL;
}

static const CpTopic *
find_topic (CpLoader *loader, const CpSchemaContext *context, const CpTopicList *list, const CpYaml *name)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();

  for (guint i = 0; i < list->topics->len; i++) {
    const CpTopic *topic = list->topics->pdata[i];
    if (g_str_equal (topic->id, name->value))
      return topic;
    g_ptr_array_add (known, topic->id);
  }
  g_ptr_array_add (known, NULL);
  if (!loader->is_incomplete)
    cp_schema_add_unknown (context, name, "entry", name->value, (const char *const *) known->pdata);
  return NULL;
}

static void
read_topic_filters (CpLoader *loader, const CpSchemaContext *context, const CpYaml *map, const CpTopic *each,
                    CpNeed *need)
{
  for (guint i = 0; i < G_N_ELEMENTS (topic_filters); i++) {
    const CpYaml *name = cp_yaml_get (map, topic_filters[i].key);
    const CpTopicList *list = cp_scheme_find_list (loader->scheme, topic_filters[i].list);
    if (name == NULL)
      continue;
    if (g_str_equal (name->value, "each") && each == NULL)
      cp_schema_add_fault (context, name, "\"each\" has a meaning only below for_each");
    else if (g_str_equal (name->value, "each"))
      need->topics[i] = each;
    else if (list == NULL && loader->is_incomplete)
      continue;
    else if (list == NULL)
      cp_schema_add_fault (context, name, "the scheme has no list \"%s\"", topic_filters[i].list);
    else
      need->topics[i] = find_topic (loader, context, list, name);
  }
}

static const CpKind *
find_kind (CpLoader *loader, const CpSchemaContext *context, const CpYaml *name)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  const CpKind *kind = cp_scheme_find_kind (loader->scheme, name->value);
  CpKindUse *use = g_hash_table_lookup (loader->kinds, name->value);

  if (use != NULL)
    use->is_asked_for = TRUE;
  if (kind != NULL || loader->is_incomplete)
    return kind;
  for (guint i = 0; i < loader->scheme->kinds->len; i++)
    g_ptr_array_add (known, ((CpKind *) loader->scheme->kinds->pdata[i])->id);
  g_ptr_array_add (known, NULL);
  cp_schema_add_unknown (context, name, "kind", name->value, (const char *const *) known->pdata);
  return NULL;
}

static void
read_evidence (CpLoader *loader, const CpSchemaContext *context, const CpYaml *map, const CpTopic *each,
               CpNeed *need)
{
  const CpYaml *kind = cp_yaml_get (map, "kind"), *carried_by = cp_yaml_get (map, "carried_by");
  const char *filled = cp_yaml_get_text (map, "filled"), *score = cp_yaml_get_text (map, "score");
  const char *says = cp_yaml_get_text (map, "says"), *unless = cp_yaml_get_text (map, "unless");

  if (kind != NULL)
    need->kind = find_kind (loader, context, kind);
  if (filled != NULL)
    need->filled = g_str_equal (filled, "true") ? CP_TRI_YES : CP_TRI_NO;
  need->score = score != NULL ? g_ascii_strtod (score, NULL) : DEFAULT_SCORE;
  if (says != NULL)
    need->says = cp_query_set_add (loader->scheme->queries, says);
  if (unless != NULL && says == NULL)
    cp_schema_add_fault (context, cp_yaml_get (map, "unless"),
                         "\"unless\" has a meaning only beside \"says\"");
  if (unless != NULL)
    need->unless = cp_query_set_add (loader->scheme->queries, unless);
  need->field = g_strdup (cp_yaml_get_text (map, "field"));
  need->carriers = need->kind != NULL ? need->kind->carriers : CP_CARRIES_TEXT | CP_CARRIES_SCAN;
  if (carried_by != NULL)
    need->carriers = cp_loader_read_carriers (context, carried_by);
  cp_loader_read_dated (loader, context, cp_yaml_get (map, "dated"), &need->dated);
  read_topic_filters (loader, context, map, each, need);
}

static void
read_parts (CpLoader *loader, const CpSchemaContext *context, CpStage *stage, const CpYaml *list,
            const CpTopic *each, CpNeed *need)
{
  for (guint i = 0; list != NULL && i < list->nodes->len; i++) {
    CpNeed *part = cp_loader_read_need (loader, context, stage, list->nodes->pdata[i], each);
    if (part != NULL)
      g_ptr_array_add (need->of, part);
  }
  if (list != NULL && need->of->len == list->nodes->len)
    cp_loader_check_parts (loader, context, stage, need, list);
}

static void
read_for_each (CpLoader *loader, const CpSchemaContext *context, CpStage *stage, const CpYaml *map,
               CpNeed *need)
{
  const CpYaml *name = cp_yaml_get (map, "for_each"), *each = cp_yaml_get (map, "each");
  const CpTopicList *list = cp_scheme_find_list (loader->scheme, name->value);

  if (list == NULL && !loader->is_incomplete)
    cp_schema_add_fault (context, name, "the scheme has no list \"%s\"", name->value);
  if (each == NULL)
    cp_schema_add_fault (context, map, "for_each needs \"each\": what is asked of each entry");
  if (list == NULL || each == NULL)
    return;
  for (guint i = 0; i < list->topics->len; i++) {
    const CpTopic *topic = list->topics->pdata[i];
    CpNeed *part = cp_loader_read_need (loader, context, stage, each, topic);
    if (part == NULL)
      return; /* the same fault would be found for every entry */
    g_free (part->label);
    part->label = g_strdup (topic->title);
    g_ptr_array_add (need->of, part);
  }
}

guint
cp_loader_read_count (CpLoader *loader, const CpSchemaContext *context, const CpYaml *node)
{
  const CpYaml *number = node;

  if (node->type != CP_YAML_SCALAR) {
    cp_schema_add_fault (context, node, "here a number must stand, or the name of one in %s", CP_LOCAL_FILE);
    return 1;
  }
  if (!g_ascii_isdigit (*node->value))
    number = cp_loader_find_number (loader, node->value);
  if (number == NULL) {
    cp_schema_add_fault (context, node, "%s has no number called \"%s\"", CP_LOCAL_FILE, node->value);
    return 1;
  }
  if (number->type != CP_YAML_SCALAR) {
    cp_schema_add_fault (context, node, "what %s calls \"%s\" is no number", CP_LOCAL_FILE, node->value);
    return 1;
  }
  char *end;
  guint64 count = g_ascii_strtoull (number->value, &end, 10);
  if (*end == '\0' && count >= 1 && count <= MAX_PARTS)
    return (guint) count;
  if (number != node)
    cp_schema_add_fault (context, node, "the number \"%s\" in %s must be between 1 and %d", node->value,
                         CP_LOCAL_FILE, MAX_PARTS);
  else
    cp_schema_add_fault (context, node, "\"%s\" must be a whole number from 1 to %d", node->value, MAX_PARTS);
  return 1;
}

static void
read_at_least (CpLoader *loader, const CpSchemaContext *context, CpStage *stage, const CpYaml *map,
               const CpTopic *each, CpNeed *need)
{
  const CpYaml *at_least = cp_yaml_get (map, "at_least");

  if (!cp_schema_check (context, at_least, cp_keys_at_least))
    return;
  need->n = cp_loader_read_count (loader, context, cp_yaml_get (at_least, "n"));
  const CpYaml *of = cp_yaml_get (at_least, "of");
  const char *n = cp_yaml_get_text (at_least, "n");
  gboolean is_own_number = n != NULL && g_ascii_isdigit (*n);
  read_parts (loader, context, stage, of, each, need);
  if (need->of->len == of->nodes->len && need->n > need->of->len)
    cp_schema_add_fault (context, at_least, "%u of %u can never be found%s", need->n, need->of->len,
                         is_own_number ? "" : "; the number stands in " CP_LOCAL_FILE);
}

void
cp_loader_check_fact (const CpSchemaContext *context, const CpYaml *name)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();

  if (cp_fact_find_name (name->value) != NULL)
    return;
  for (const CpFactName *fact = cp_fact_names; fact->name != NULL; fact++)
    g_ptr_array_add (known, (gpointer) fact->name);
  g_ptr_array_add (known, NULL);
  cp_schema_add_unknown (context, name, "fact", name->value, (const char *const *) known->pdata);
}

static void
read_within (const CpSchemaContext *context, const CpYaml *map, CpNeed *need)
{
  const CpYaml *within = cp_yaml_get (map, "within");

  if (!cp_schema_check (context, within, cp_keys_within))
    return;
  cp_loader_check_fact (context, cp_yaml_get (within, "of"));
  cp_loader_check_fact (context, cp_yaml_get (within, "date"));
  gdouble months = g_ascii_strtod (cp_yaml_get_text (within, "months"), NULL);
  if (months < 1 || months > MAX_MONTHS || months != (guint) months)
    cp_schema_add_fault (context, cp_yaml_get (within, "months"), "\"months\" must be between 1 and %d",
                         MAX_MONTHS);
  need->n = months >= 1 && months <= MAX_MONTHS ? (guint) months : 1;
  need->from = g_strdup (cp_yaml_get_text (within, "of"));
  need->fact = g_strdup (cp_yaml_get_text (within, "date"));
}

/* Which of the choices the officer made. */
static void
choose (CpLoader *loader, CpNeed *need, const CpYaml *choices)
{
  const CpYaml *choice = cp_loader_find_choice (loader, need->reading);
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  const CpSchemaContext context = cp_loader_choices_context (loader);

  if (choice == NULL)
    return;
  for (guint i = 0; i < choices->nodes->len; i++) {
    const char *is = cp_yaml_get_text (choices->nodes->pdata[i], "is");
    if (choice->type == CP_YAML_SCALAR && g_str_equal (is, choice->value))
      need->chosen = (gint) i;
    g_ptr_array_add (known, (gpointer) is);
  }
  g_ptr_array_add (known, (gpointer) "both");
  g_ptr_array_add (known, NULL);
  if (choice->type != CP_YAML_SCALAR)
    cp_schema_add_fault (&context, choice, "the choice for \"%s\" must be a word", need->reading);
  else if (need->chosen < 0 && !g_str_equal (choice->value, "both"))
    cp_schema_add_unknown (&context, choice, "choice", choice->value, (const char *const *) known->pdata);
}

static void
read_reading (CpLoader *loader, const CpSchemaContext *context, CpStage *stage, const CpYaml *map,
              const CpTopic *each, CpNeed *need)
{
  const CpYaml *choices = cp_yaml_get (map, "choices");

  need->reading = g_strdup (cp_yaml_get_text (map, "reading"));
  if (choices == NULL) {
    cp_schema_add_fault (context, map, "a reading needs \"choices\"");
    return;
  }
  for (guint i = 0; i < choices->nodes->len; i++) {
    const CpYaml *choice = choices->nodes->pdata[i];
    if (!cp_schema_check (context, choice, cp_keys_choice))
      return;
    CpNeed *part = cp_loader_read_need (loader, context, stage, cp_yaml_get (choice, "needs"), each);
    if (part == NULL)
      return;
    g_free (part->label);
    part->label = g_strdup (cp_yaml_get_text (choice, "words"));
    g_ptr_array_add (need->of, part);
  }
  choose (loader, need, choices);
  g_ptr_array_add (
      stage->readings,
      need->chosen >= 0
          ? g_strdup (((CpNeed *) need->of->pdata[need->chosen])->label)
          : g_strdup_printf ("Nobody has chosen a reading of \"%s\" yet, so all are shown.", need->reading));
}

static void
check_same_as (const CpSchemaContext *context, const CpStage *stage, const CpYaml *name)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();

  for (guint i = 0; i < stage->requirements->len; i++) {
    const CpRequirement *requirement = stage->requirements->pdata[i];
    if (g_str_equal (requirement->id, name->value))
      return;
    g_ptr_array_add (known, requirement->id);
  }
  g_ptr_array_add (known, NULL);
  cp_schema_add_unknown (context, name, "earlier requirement", name->value,
                         (const char *const *) known->pdata);
}

static void
read_sort (CpLoader *loader, const CpSchemaContext *context, CpStage *stage, const CpYaml *map,
           const char *key, const CpTopic *each, CpNeed *need)
{
  switch (need->type) {
  case CP_NEED_EVIDENCE:
    read_evidence (loader, context, map, each, need);
    break;
  case CP_NEED_ALL:
    if (g_str_equal (key, "for_each"))
      read_for_each (loader, context, stage, map, need);
    else
      read_parts (loader, context, stage, cp_yaml_get (map, key), each, need);
    break;
  case CP_NEED_ANY:
    read_parts (loader, context, stage, cp_yaml_get (map, key), each, need);
    break;
  case CP_NEED_AT_LEAST:
    read_at_least (loader, context, stage, map, each, need);
    break;
  case CP_NEED_PERSON:
    g_free (need->question);
    need->question = g_strdup (cp_yaml_get_text (map, key));
    read_parts (loader, context, stage, cp_yaml_get (map, "hints"), each, need);
    break;
  case CP_NEED_FACT:
    cp_loader_check_fact (context, cp_yaml_get (map, key));
    need->fact = g_strdup (cp_yaml_get_text (map, key));
    break;
  case CP_NEED_WITHIN:
    read_within (context, map, need);
    break;
  case CP_NEED_SAME_AS:
    check_same_as (context, stage, cp_yaml_get (map, key));
    need->requirement = g_strdup (cp_yaml_get_text (map, key));
    break;
  case CP_NEED_READING:
    read_reading (loader, context, stage, map, each, need);
    break;
  }
}

CpNeed *
cp_loader_read_need (CpLoader *loader, const CpSchemaContext *context, CpStage *stage, const CpYaml *map,
                     const CpTopic *topic)
{
  guint n_faults = loader->faults->faults->len;
  CpNeedType type = CP_NEED_EVIDENCE;
  const char *key;

  if (!cp_schema_check (context, map, cp_keys_need) || !find_sort (context, map, &type, &key))
    return NULL;
  g_autoptr (CpNeed) need = cp_need_new (type);
  need->label = g_strdup (cp_yaml_get_text (map, "label"));
  need->question = g_strdup (cp_yaml_get_text (map, "question"));
  if ((type == CP_NEED_FACT || type == CP_NEED_WITHIN) && need->question == NULL)
    cp_schema_add_fault (context, map, "\"%s\" needs a \"question\" for when the fact is not known", key);
  read_sort (loader, context, stage, map, key, topic, need);
  return loader->faults->faults->len == n_faults ? g_steal_pointer (&need) : NULL;
}
