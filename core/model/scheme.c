/* scheme.c: schemes and what they own. */
#include "scheme.h"
#include "pointer-rules.h"
#include "voice-rules.h"

CpNeed *
cp_need_new (CpNeedType type)
{
  CpNeed *need = g_new0 (CpNeed, 1);

  need->type = type;
  need->says = CP_NO_QUERY;
  need->unless = CP_NO_QUERY;
  need->chosen = -1;
  need->of = g_ptr_array_new_with_free_func ((GDestroyNotify) cp_need_free);
  return need;
}

void
cp_need_free (CpNeed *need)
{
  if (need == NULL)
    return;
  g_free (need->label);
  g_free (need->field);
  g_free (need->dated.after.fact);
  g_free (need->dated.before.fact);
  g_free (need->question);
  g_free (need->fact);
  g_free (need->from);
  g_free (need->requirement);
  g_free (need->reading);
  g_ptr_array_unref (need->of);
  g_free (need);
}

static void
kind_free (gpointer data)
{
  CpKind *kind = data;

  g_free (kind->id);
  g_free (kind->title);
  g_free (kind->plain);
  g_free (kind);
}

static void
head_free (gpointer data)
{
  CpHead *head = data;

  g_free (head->id);
  g_free (head->title);
  g_free (head);
}

CpTopic *
cp_topic_new (const char *id, const char *title)
{
  CpTopic *topic = g_new0 (CpTopic, 1);

  topic->id = g_strdup (id);
  topic->title = g_strdup (title);
  topic->queries = g_array_new (FALSE, FALSE, sizeof (guint32));
  topic->unless = CP_NO_QUERY;
  return topic;
}

static void
topic_free (gpointer data)
{
  CpTopic *topic = data;

  g_free (topic->id);
  g_free (topic->title);
  g_array_unref (topic->queries);
  g_free (topic);
}

CpTopicList *
cp_topic_list_new (const char *id)
{
  CpTopicList *list = g_new0 (CpTopicList, 1);

  list->id = g_strdup (id);
  list->topics = g_ptr_array_new_with_free_func (topic_free);
  return list;
}

static void
topic_list_free (gpointer data)
{
  CpTopicList *list = data;

  g_free (list->id);
  g_ptr_array_unref (list->topics);
  g_free (list);
}

void
cp_requirement_free (CpRequirement *requirement)
{
  if (requirement == NULL)
    return;
  g_free (requirement->id);
  g_free (requirement->title);
  g_free (requirement->plain);
  g_free (requirement->easy);
  g_free (requirement->advice);
  g_free (requirement->source);
  g_free (requirement->words);
  cp_need_free (requirement->needs);
  g_free (requirement);
}

CpStage *
cp_stage_new (void)
{
  CpStage *stage = g_new0 (CpStage, 1);

  stage->requirements = g_ptr_array_new_with_free_func ((GDestroyNotify) cp_requirement_free);
  stage->readings = g_ptr_array_new_with_free_func (g_free);
  return stage;
}

void
cp_stage_free (CpStage *stage)
{
  if (stage == NULL)
    return;
  g_free (stage->id);
  g_free (stage->title);
  g_free (stage->follows);
  g_ptr_array_unref (stage->requirements);
  g_ptr_array_unref (stage->readings);
  g_free (stage);
}

CpAbbreviation *
cp_abbreviation_new (const char *letters, const char *words)
{
  CpAbbreviation *abbreviation = g_new (CpAbbreviation, 1);

  abbreviation->letters = g_strdup (letters);
  abbreviation->words = g_strdup (words);
  return abbreviation;
}

static void
abbreviation_free (gpointer data)
{
  CpAbbreviation *abbreviation = data;

  g_free (abbreviation->letters);
  g_free (abbreviation->words);
  g_free (abbreviation);
}

CpScheme *
cp_scheme_new (void)
{
  CpScheme *scheme = g_new0 (CpScheme, 1);

  scheme->heads = g_ptr_array_new_with_free_func (head_free);
  scheme->kinds = g_ptr_array_new_with_free_func (kind_free);
  scheme->lists = g_ptr_array_new_with_free_func (topic_list_free);
  scheme->stages = g_ptr_array_new_with_free_func ((GDestroyNotify) cp_stage_free);
  scheme->abbreviations = g_ptr_array_new_with_free_func (abbreviation_free);
  scheme->queries = cp_query_set_new ();
  return scheme;
}

void
cp_scheme_free (CpScheme *scheme)
{
  if (scheme == NULL)
    return;
  g_free (scheme->id);
  g_free (scheme->title);
  g_free (scheme->folder);
  g_free (scheme->contact);
  g_free (scheme->safeguarding);
  g_ptr_array_unref (scheme->stages);
  g_ptr_array_unref (scheme->abbreviations);
  cp_plan_rules_free (scheme->plan);
  g_ptr_array_unref (scheme->heads);
  g_ptr_array_unref (scheme->kinds);
  g_ptr_array_unref (scheme->lists);
  cp_voice_rules_free (scheme->voices);
  cp_pointer_rules_free (scheme->pointers);
  cp_query_set_free (scheme->queries);
  cp_survey_words_free (scheme->survey_words);
  g_clear_pointer (&scheme->kinds_json, g_bytes_unref);
  g_free (scheme);
}

/* All of these structs begin with their id. */
static gpointer
find_by_id (GPtrArray *array, const char *id)
{
  for (guint i = 0; i < array->len; i++)
    if (g_str_equal (*(char **) array->pdata[i], id))
      return array->pdata[i];
  return NULL;
}

const CpStage *
cp_scheme_find_stage (const CpScheme *scheme, const char *id)
{
  return find_by_id (scheme->stages, id);
}

const CpKind *
cp_scheme_find_kind (const CpScheme *scheme, const char *id)
{
  return find_by_id (scheme->kinds, id);
}

const CpHead *
cp_scheme_find_head (const CpScheme *scheme, const char *id)
{
  return find_by_id (scheme->heads, id);
}

const CpTopicList *
cp_scheme_find_list (const CpScheme *scheme, const char *id)
{
  return find_by_id (scheme->lists, id);
}
