/* plan-who.c: takes the actions of a plan, gives who takes part in each and which of the four C's it is. */
#include "plan-action.h"
#include "stem-phrase.h"

#include <string.h>

/* "with our parents", "by the young people": so many words may stand between. */
#define BESIDE_WORDS 3

typedef struct {
  CpVocabulary *vocabulary;
  const CpTopicList *levels;
  GPtrArray *groups; /* CpStemPhrases, in the order of the rules */
  CpStemPhrases *take_part, *joins, *beside;
} Who;

static const CpTopic *
find_topic (const CpTopicList *list, const char *id)
{
  for (guint i = 0; list != NULL && i < list->topics->len; i++)
    if (g_str_equal (((const CpTopic *) list->topics->pdata[i])->id, id))
      return list->topics->pdata[i];
  return NULL;
}

static void
add_topic (GPtrArray *topics, const CpTopic *topic)
{
  if (topic != NULL && !g_ptr_array_find (topics, topic, NULL))
    g_ptr_array_add (topics, (gpointer) topic);
}

/* A cell that says who: whoever it names takes part. */
static gboolean
names_group (const Who *who, const CpStemPhrases *group, const char *cell)
{
  if (cell == NULL)
    return FALSE;
  g_autoptr (GArray) words = cp_vocabulary_read (who->vocabulary, cell, strlen (cell));
  return cp_stem_phrases_are_in (group, words, 0, words->len);
}

/* "two members and two parents score": what stands between the first group and what it does. */
static guint
skip_joined (const Who *who, const GArray *words, guint index)
{
  while (index < words->len) {
    guint n = cp_stem_phrases_match (who->joins, words, index);
    for (guint i = 0; n == 0 && i < who->groups->len; i++)
      n = cp_stem_phrases_match (who->groups->pdata[i], words, index);
    if (n == 0)
      return index;
    index += n;
  }
  return index;
}

/* An action is often about a group: it takes part where it does something, or where something is done with
 * it. */
static gboolean
lets_take_part (const Who *who, const CpStemPhrases *group, const char *action)
{
  g_autoptr (GArray) words = cp_vocabulary_read (who->vocabulary, action, strlen (action));

  for (guint i = 0; i < words->len; i++) {
    guint n = cp_stem_phrases_match (group, words, i);
    if (n == 0)
      continue;
    guint next = skip_joined (who, words, i + n);
    if (next < words->len && cp_stem_phrases_match (who->take_part, words, next) > 0)
      return TRUE;
    if (cp_stem_phrases_are_in (who->beside, words, i > BESIDE_WORDS ? i - BESIDE_WORDS : 0, i))
      return TRUE;
  }
  return FALSE;
}

static void
find_levels (const Who *who, const CpPlanRules *rules, CpAction *action)
{
  for (guint i = 0; i < rules->groups->len; i++) {
    const CpPlanGroup *group = rules->groups->pdata[i];
    const CpStemPhrases *names = who->groups->pdata[i];
    if (names_group (who, names, action->lead) || names_group (who, names, action->with) ||
        lets_take_part (who, names, action->action))
      add_topic (action->levels, find_topic (who->levels, group->level));
  }
}

static gboolean
is_hit_in (const CpPlanInput *input, const CpPlan *plan, const CpAction *action, guint32 query)
{
  gsize n;
  const CpHit *hits = cp_hits_find (input->hits, plan->document, query, &n);
  const CpEvidence *place = action->place;

  for (gsize i = 0; i < n; i++)
    if (hits[i].page == place->page && hits[i].start >= place->start &&
        hits[i].start + hits[i].length <= place->start + place->length)
      return TRUE;
  return FALSE;
}

/* "Designing together (co-design): 2, 4": actions that a line of the plan names by their numbers. */
static void
add_numbered (const CpPlan *plan, const char *text, const CpTopic *topic)
{
  text += strspn (text, ")*: \t");
  while (g_ascii_isdigit (*text)) {
    char *end;
    guint64 number = g_ascii_strtoull (text, &end, 10);
    if (number >= 1 && number <= plan->actions->len)
      add_topic (((CpAction *) plan->actions->pdata[number - 1])->four_cs, topic);
    text = end + strspn (end, ", ");
    text += g_str_has_prefix (text, "and ") ? strlen ("and ") : 0;
  }
}

static void
find_numbered (const CpPlanInput *input, const CpPlan *plan)
{
  const CpTopicList *list = cp_scheme_find_list (input->scheme, "four-cs");
  const CpReading *reading = cp_documents_get (input->documents, plan->document);

  for (guint i = 0; list != NULL && i < list->topics->len; i++) {
    const CpTopic *topic = list->topics->pdata[i];
    for (guint j = 0; j < topic->queries->len; j++) {
      gsize n;
      const CpHit *hits =
          cp_hits_find (input->hits, plan->document, g_array_index (topic->queries, guint32, j), &n);
      for (gsize k = 0; k < n; k++) {
        const CpPage *page = cp_reading_find_page (reading, hits[k].page);
        const char *after = page->text + hits[k].start + hits[k].length;
        if (strchr (":)*", *after) != NULL)
          add_numbered (plan, after, topic);
      }
    }
  }
}

static void
find_four_cs (const CpPlanInput *input, const CpPlan *plan, CpAction *action)
{
  const CpTopicList *list = cp_scheme_find_list (input->scheme, "four-cs");

  for (guint i = 0; list != NULL && i < list->topics->len; i++) {
    const CpTopic *topic = list->topics->pdata[i];
    for (guint j = 0; j < topic->queries->len; j++)
      if (is_hit_in (input, plan, action, g_array_index (topic->queries, guint32, j)))
        add_topic (action->four_cs, topic);
  }
}

static void
who_init (Who *who, const CpPlanInput *input)
{
  const CpPlanRules *rules = input->scheme->plan;

  who->vocabulary = cp_vocabulary_new ();
  who->levels = cp_scheme_find_list (input->scheme, "levels");
  who->take_part = cp_stem_phrases_new (who->vocabulary, rules->take_part, CP_PHRASE_BY_STEM);
  who->joins = cp_stem_phrases_new (who->vocabulary, rules->joins, CP_PHRASE_BY_STEM);
  who->beside = cp_stem_phrases_new (who->vocabulary, rules->beside, CP_PHRASE_BY_STEM);
  who->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) cp_stem_phrases_free);
  for (guint i = 0; i < rules->groups->len; i++) {
    const CpPlanGroup *group = rules->groups->pdata[i];
    g_ptr_array_add (who->groups, cp_stem_phrases_new (who->vocabulary, group->names, CP_PHRASE_BY_STEM));
  }
}

static void
who_clear (Who *who)
{
  g_ptr_array_unref (who->groups);
  cp_stem_phrases_free (who->take_part);
  cp_stem_phrases_free (who->joins);
  cp_stem_phrases_free (who->beside);
  cp_vocabulary_free (who->vocabulary);
}

void
cp_plan_find_who (const CpPlanInput *input, CpPlan *plan)
{
  Who who;

  who_init (&who, input);
  for (guint i = 0; i < plan->actions->len; i++) {
    find_levels (&who, input->scheme->plan, plan->actions->pdata[i]);
    find_four_cs (input, plan, plan->actions->pdata[i]);
  }
  find_numbered (input, plan);
  who_clear (&who);
}
