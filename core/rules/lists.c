/* lists.c: reads a list that rules range over: engagement levels, the four C's, strategies. */
#include "loader.h"

/* A name is looked for as a phrase. */
static char *
phrase (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "\"", -1);
  g_autofree char *plain = g_strjoinv (" ", parts);

  return g_strdup_printf ("\"%s\"", plain);
}

static void
add_query (const CpLoader *loader, CpTopic *topic, const char *expression)
{
  guint32 query = cp_query_set_add (loader->scheme->queries, expression);

  g_array_append_val (topic->queries, query);
}

static CpTopic *
read_topic (const CpLoader *loader, const CpYaml *map)
{
  CpTopic *topic = cp_topic_new (cp_yaml_get_text (map, "id"), cp_yaml_get_text (map, "title"));
  const CpYaml *names = cp_yaml_get (map, "names"), *acts = cp_yaml_get (map, "acts");
  const char *unless = cp_yaml_get_text (map, "unless");

  for (guint i = 0; names != NULL && i < names->nodes->len; i++) {
    g_autofree char *expression = phrase (((const CpYaml *) names->nodes->pdata[i])->value);
    add_query (loader, topic, expression);
  }
  for (guint i = 0; acts != NULL && i < acts->nodes->len; i++)
    add_query (loader, topic, ((const CpYaml *) acts->nodes->pdata[i])->value);
  if (unless != NULL)
    topic->unless = cp_query_set_add (loader->scheme->queries, unless);
  return topic;
}

static void
check_topic_id (const CpSchemaContext *context, const CpTopicList *list, const CpYaml *id)
{
  for (guint i = 0; i < list->topics->len; i++)
    if (g_str_equal (((const CpTopic *) list->topics->pdata[i])->id, id->value))
      cp_schema_add_fault (context, id, "there is another entry called \"%s\"", id->value);
}

void
cp_loader_read_list (CpLoader *loader, const char *name)
{
  g_autofree char *file = g_strconcat (name, ".yaml", NULL);
  g_autoptr (CpYaml) tree = cp_loader_read (loader, file, cp_keys_topics);
  if (tree == NULL)
    return;

  g_autofree char *path = g_build_filename (loader->folder, file, NULL);
  const CpSchemaContext context = cp_loader_context (loader, path);
  CpTopicList *list = cp_topic_list_new (cp_yaml_get_text (tree, "list"));
  const CpYaml *topics = cp_yaml_get (tree, "topics");
  if (!g_str_equal (list->id, name))
    cp_schema_add_fault (&context, cp_yaml_get (tree, "list"), "the file %s must hold the list \"%s\"", file,
                         name);
  for (guint i = 0; i < topics->nodes->len; i++) {
    check_topic_id (&context, list, cp_yaml_get (topics->nodes->pdata[i], "id"));
    g_ptr_array_add (list->topics, read_topic (loader, topics->nodes->pdata[i]));
  }
  g_ptr_array_add (loader->scheme->lists, list);
}
