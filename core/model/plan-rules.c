/* plan-rules.c: allocation and names. */
#include "plan-rules.h"

static const char *const column_names[CP_N_PLAN_COLUMNS] = {
  [CP_PLAN_ACTION] = "action", [CP_PLAN_AIM] = "aim",         [CP_PLAN_LEAD] = "lead",
  [CP_PLAN_WITH] = "with",     [CP_PLAN_BY_WHEN] = "by_when", [CP_PLAN_MEASURE] = "measure",
  [CP_PLAN_STATUS] = "status", [CP_PLAN_DONE] = "done",       [CP_PLAN_OTHER] = "other",
};

const char *
cp_plan_column_name (CpPlanColumn column)
{
  return column_names[column];
}

static const char *const set_keys[CP_N_PLAN_SETS] = {
  [CP_PLAN_ROLES] = "roles", [CP_PLAN_LINKS] = "links",         [CP_PLAN_PROMISES] = "promises",
  [CP_PLAN_LEADS] = "leads", [CP_PLAN_LED_BY] = "led_by",       [CP_PLAN_WHENS] = "whens",
  [CP_PLAN_TIMES] = "times", [CP_PLAN_ELSEWHERE] = "elsewhere", [CP_PLAN_NO_ACTION] = "no_action",
  [CP_PLAN_TOLD] = "told",   [CP_PLAN_NOBODY] = "nobody",
};

const char *
cp_plan_set_key (CpPlanSet set)
{
  return set_keys[set];
}

CpPlanGroup *
cp_plan_group_new (const char *level)
{
  CpPlanGroup *group = g_new (CpPlanGroup, 1);

  group->level = g_strdup (level);
  group->names = g_ptr_array_new_with_free_func (g_free);
  return group;
}

static void
group_free (gpointer data)
{
  CpPlanGroup *group = data;

  g_free (group->level);
  g_ptr_array_unref (group->names);
  g_free (group);
}

static GPtrArray *
texts_new (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

CpPlanRules *
cp_plan_rules_new (void)
{
  CpPlanRules *rules = g_new0 (CpPlanRules, 1);

  rules->read_at = texts_new ();
  rules->shown_at = texts_new ();
  for (CpPlanColumn column = 0; column < CP_N_PLAN_COLUMNS; column++)
    rules->columns[column] = texts_new ();
  rules->blanks = texts_new ();
  rules->groups = g_ptr_array_new_with_free_func (group_free);
  rules->take_part = texts_new ();
  rules->joins = texts_new ();
  rules->beside = texts_new ();
  rules->records = texts_new ();
  rules->hints = texts_new ();
  rules->done = texts_new ();
  rules->meant = texts_new ();
  rules->undone = texts_new ();
  rules->failed = texts_new ();
  rules->learned = texts_new ();
  rules->common = texts_new ();
  for (CpPlanSet set = 0; set < CP_N_PLAN_SETS; set++)
    rules->sets[set] = cp_phrases_new ();
  return rules;
}

void
cp_plan_rules_free (CpPlanRules *rules)
{
  if (rules == NULL)
    return;
  GPtrArray *const lists[] = { rules->read_at,   rules->shown_at, rules->blanks, rules->groups,
                               rules->take_part, rules->joins,    rules->beside, rules->records,
                               rules->hints,     rules->done,     rules->meant,  rules->undone,
                               rules->failed,    rules->learned,  rules->common };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    g_ptr_array_unref (lists[i]);
  for (CpPlanColumn column = 0; column < CP_N_PLAN_COLUMNS; column++)
    g_ptr_array_unref (rules->columns[column]);
  for (CpPlanSet set = 0; set < CP_N_PLAN_SETS; set++)
    cp_phrases_free (rules->sets[set]);
  g_free (rules);
}

gboolean
cp_plan_rules_has (const GPtrArray *list, const char *text)
{
  return g_ptr_array_find_with_equal_func ((GPtrArray *) list, text, g_str_equal, NULL);
}
