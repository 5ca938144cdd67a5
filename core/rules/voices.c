/* voices.c: reads the words by which it is told who took part, and in what. */
#include "loader.h"
#include "voice-rules.h"

#define VOICES_FILE "voices.yaml"

static const CpTopic *
find_topic (const CpLoader *loader, const CpSchemaContext *context, const char *list_name, const CpYaml *id)
{
  const CpTopicList *list = cp_scheme_find_list (loader->scheme, list_name);

  for (guint i = 0; list != NULL && i < list->topics->len; i++)
    if (g_str_equal (((const CpTopic *) list->topics->pdata[i])->id, id->value))
      return list->topics->pdata[i];
  if (!loader->is_incomplete)
    cp_schema_add_fault (context, id, "there is no \"%s\" in the list \"%s\"", id->value, list_name);
  return NULL;
}

static void
add_phrases (CpPhrases *phrases, const CpYaml *list, guint number)
{
  for (guint i = 0; list != NULL && i < list->nodes->len; i++)
    cp_phrases_add (phrases, ((const CpYaml *) list->nodes->pdata[i])->value, number);
}

/* The same word for two levels would count for one of them by chance. */
static void
check_people (const CpSchemaContext *context, const CpVoiceRules *rules, const CpYaml *list)
{
  for (guint i = 0; list != NULL && i < list->nodes->len; i++) {
    const CpYaml *word = list->nodes->pdata[i];
    g_autoptr (GArray) words = cp_plain_words (word->value, 0, (guint32) strlen (word->value));
    guint n = 0;
    if (cp_phrases_find (rules->people, words, 0, words->len, &n) >= 0 && n == words->len)
      cp_schema_add_fault (context, word, "\"%s\" is named for another level, too", word->value);
  }
}

static void
read_level (CpLoader *loader, const CpSchemaContext *context, CpVoiceRules *rules, const CpYaml *map)
{
  const CpTopic *topic = find_topic (loader, context, "levels", cp_yaml_get (map, "level"));
  guint number = rules->levels->len;

  if (topic == NULL)
    return;
  CpVoiceLevel *level = cp_voice_rules_add_level (rules, topic);
  check_people (context, rules, cp_yaml_get (map, "people"));
  add_phrases (rules->people, cp_yaml_get (map, "people"), number);
  level->with_others = g_strcmp0 (cp_yaml_get_text (map, "with_others"), "true") == 0;
  add_phrases (level->unsure, cp_yaml_get (map, "unsure"), 0);
  add_phrases (level->speaks, cp_yaml_get (map, "speaks"), 0);
  add_phrases (level->asked, cp_yaml_get (map, "asked"), 0);
}

static void
read_act (CpLoader *loader, const CpSchemaContext *context, CpVoiceRules *rules, const CpYaml *map)
{
  const CpYaml *id = cp_yaml_get (map, "four_c"), *about = cp_yaml_get (map, "about");
  const CpTopic *topic = id != NULL ? find_topic (loader, context, "four-cs", id) : NULL;
  CpVoiceAct *act = cp_voice_rules_add_act (rules, topic);

  add_phrases (act->verbs, cp_yaml_get (map, "verbs"), 0);
  add_phrases (rules->verbs, cp_yaml_get (map, "verbs"), 0);
  if (about == NULL)
    return;
  act->about = cp_phrases_new ();
  add_phrases (act->about, about, 0);
}

static void
read_names (CpLoader *loader, const CpSchemaContext *context, CpVoiceRules *rules, const CpYaml *map)
{
  const CpTopic *topic = find_topic (loader, context, "four-cs", cp_yaml_get (map, "four_c"));
  guint index = 0;

  if (topic != NULL && g_ptr_array_find (rules->four_cs->topics, topic, &index))
    add_phrases (rules->names, cp_yaml_get (map, "names"), index);
}

static void
read_tree (CpLoader *loader, const CpSchemaContext *context, CpVoiceRules *rules, const CpYaml *tree)
{
  const CpYaml *levels = cp_yaml_get (tree, "levels"), *acts = cp_yaml_get (tree, "acts");
  const CpYaml *names = cp_yaml_get (tree, "names"), *nobody = cp_yaml_get (tree, "nobody");

  for (guint i = 0; i < levels->nodes->len; i++)
    read_level (loader, context, rules, levels->nodes->pdata[i]);
  check_people (context, rules, nobody);
  add_phrases (rules->people, nobody, rules->levels->len);
  for (guint i = 0; i < acts->nodes->len; i++)
    read_act (loader, context, rules, acts->nodes->pdata[i]);
  for (guint i = 0; i < names->nodes->len; i++)
    read_names (loader, context, rules, names->nodes->pdata[i]);
  for (guint set = 0; set < CP_N_VOICE_SETS; set++)
    add_phrases (rules->sets[set], cp_yaml_get (tree, cp_voice_set_key (set)), 0);
}

void
cp_loader_read_voices (CpLoader *loader)
{
  g_autofree char *path = g_build_filename (loader->folder, VOICES_FILE, NULL);
  g_autoptr (CpYaml) tree =
      g_file_test (path, G_FILE_TEST_EXISTS) ? cp_loader_read (loader, VOICES_FILE, cp_keys_voices) : NULL;
  if (tree == NULL)
    return;

  const CpSchemaContext context = cp_loader_context (loader, path);
  CpVoiceRules *rules = cp_voice_rules_new ();
  loader->scheme->voices = rules;
  rules->four_cs = cp_scheme_find_list (loader->scheme, "four-cs");
  if (rules->four_cs == NULL || cp_scheme_find_list (loader->scheme, "levels") == NULL)
    cp_schema_add_fault (&context, tree, "it needs the lists \"levels\" and \"four-cs\" of scheme.yaml");
  else
    read_tree (loader, &context, rules, tree);
}
