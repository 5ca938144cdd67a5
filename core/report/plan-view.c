/* plan-view.c: the sentences about the plan. */
#include "plan-view.h"
#include "view.h"

const char cp_plan_view_title[] = "The Delivery Plan, action by action";
const char cp_plan_view_not_said[] = "not said";

static const struct {
  const char *mark, *words;
} states[CP_N_PROMISE_STATES] = {
  [CP_PROMISE_NOT_ASKED] = { "", "" },
  [CP_PROMISE_NOT_SHOWN] = { "○", "Not shown in what was sent." },
  [CP_PROMISE_MAY_BE] = { "▷", "Something that may show it, for you to judge." },
  [CP_PROMISE_SHOWN] = { "✓", "Shown by something that tells what was done. Please check that it does." },
};

static char *
find_source (const CpCheck *check)
{
  if (check->plan->plans->len == 0)
    return check->plan->is_given
               ? g_strdup_printf (
                     "We could not read any actions from %s, the plan that was given. Please read it "
                     "yourself.",
                     check->given->items->name)
               : g_strdup ("We found no plan in what was sent whose actions we could read. If there is one, "
                           "a person must "
                           "go through it.");
  if (check->plan->is_given)
    return g_strdup_printf ("We went by %s, the plan that was given for this check.",
                            check->given->items->name);
  if (!check->plan->asks_shown)
    return g_strdup ("This is what we read of the plan in what was sent.");
  return g_strdup (
      "We went by what was sent. Nobody gave us the plan that was accepted, so please check that this "
      "is it.");
}

static gboolean
has_status (const CpPlanSection *section)
{
  for (guint i = 0; i < section->plans->len; i++) {
    const GPtrArray *actions = ((const CpPlan *) section->plans->pdata[i])->actions;
    for (guint j = 0; j < actions->len; j++)
      if (((const CpAction *) actions->pdata[j])->status != NULL)
        return TRUE;
  }
  return FALSE;
}

static guint
count_unread (const CpItems *items)
{
  guint n = 0;

  for (guint i = 0; i < items->items->len; i++) {
    const CpItem *item = items->items->pdata[i];
    n += !cp_view_is_system_file (item) &&
         ((item->leaves_open | item->leaves_to_a_person) & (CP_CARRIES_TEXT | CP_CARRIES_SCAN)) != 0;
  }
  return n;
}

char **
cp_plan_view_intro (const CpCheck *check)
{
  const CpPlanSection *section = check->plan;
  GPtrArray *intro = g_ptr_array_new ();
  guint n_unread = count_unread (check->items);

  g_ptr_array_add (intro, find_source (check));
  if (section->plans->len > 0 && section->asks_shown)
    g_ptr_array_add (
        intro,
        g_strdup (
            "For each action we looked for words in the other papers that tell that it was done. That we "
            "found none does not mean that nothing was done."));
  if (section->plans->len > 0 && has_status (section))
    g_ptr_array_add (
        intro, g_strdup ("How far a plan itself says that it is shows nothing: it is the plan's own word."));
  if (section->plans->len > 0 && section->asks_shown && n_unread > 0)
    g_ptr_array_add (intro, g_strdup_printf ("%u %s could not be read, or not wholly, and may show more.",
                                             n_unread, n_unread == 1 ? "file" : "files"));
  if (section->is_cut)
    g_ptr_array_add (intro,
                     g_strdup ("There was more text than we go through: the last papers were left out."));
  g_ptr_array_add (intro, NULL);
  return (char **) g_ptr_array_free (intro, FALSE);
}

char *
cp_plan_view_name (const CpCheck *check, const CpPlan *plan)
{
  const char *name = check->plan->is_given ? check->given->items->name : plan->item->name;

  return g_strdup_printf (
      "%s: %u %s%s", name, plan->actions->len, plan->actions->len == 1 ? "action" : "actions",
      plan->is_partly ? ". Not all of its tables could be read: please look at it yourself" : "");
}

const char *
cp_plan_view_mark (CpPromiseState state)
{
  return states[state].mark;
}

char *
cp_plan_view_state (const CpCheck *check, const CpAction *action)
{
  gboolean is_to_come = action->has_due && g_date_compare (&action->due.first, &check->today) > 0;

  if (action->did_not_work)
    return g_strdup (
        "Shown: it did not work, or not all of it, and they say what they learned. Please check that this "
        "is about it.");
  if (action->state == CP_PROMISE_NOT_SHOWN && is_to_come) {
    g_autofree char *due = cp_date_span_words (&action->due);
    return g_strdup_printf ("%s It is not due before %s.", states[action->state].words, due);
  }
  return g_strdup (states[action->state].words);
}

char *
cp_plan_view_topics (const GPtrArray *topics)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < topics->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", ((const CpTopic *) topics->pdata[i])->title);
  return g_string_free (words, words->len == 0);
}

char *
cp_plan_view_who_and_when (const CpAction *action)
{
  return g_strdup_printf ("Who leads: %s. By when: %s.",
                          action->lead != NULL ? action->lead : cp_plan_view_not_said,
                          action->by_when != NULL ? action->by_when : cp_plan_view_not_said);
}

char *
cp_plan_view_changes (const CpPlanChanges *changes)
{
  return g_strdup_printf (
      changes->changes->len == 0
          ? "%s, in what was sent, has the same actions, dates and measures as the plan that was given."
          : "%s, in what was sent, is not the same as the plan that was given:",
      changes->plan->item->name);
}
