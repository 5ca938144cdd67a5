/* plan-text.c: the Delivery Plan in the plain checklist. */
#include "page.h"
#include "plan-report.h"
#include "plan-view.h"
#include "view.h"

static void
add_labelled (GString *page, const char *label, const char *words)
{
  if (words == NULL)
    return;
  g_autofree char *line = g_strdup_printf ("%s: %s", label, words);
  cp_page_add (page, "      ", line);
}

static void
add_shown (GString *page, const CpCheck *check, const CpAction *action)
{
  g_autofree char *state = cp_plan_view_state (check, action);
  g_autofree char *mark = g_strdup_printf ("    %s ", cp_plan_view_mark (action->state));

  cp_page_add (page, mark, state);
  for (guint i = 0; i < action->shown->len; i++) {
    g_autofree char *place = cp_view_place (action->shown->pdata[i]);
    g_autofree char *quote = cp_view_quote (action->shown->pdata[i]);
    g_autofree char *words = g_strdup_printf ("%s: %s", place, quote);
    cp_page_add (page, "      · ", words);
  }
}

static void
add_action (GString *page, const CpCheck *check, const CpAction *action, guint number)
{
  g_autofree char *mark = g_strdup_printf ("%2u. ", number);
  g_autofree char *levels = cp_plan_view_topics (action->levels);
  g_autofree char *four_cs = cp_plan_view_topics (action->four_cs);

  g_string_append_c (page, '\n');
  cp_page_add (page, mark, action->action);
  add_labelled (page, "Who leads", action->lead != NULL ? action->lead : cp_plan_view_not_said);
  add_labelled (page, "By when", action->by_when != NULL ? action->by_when : cp_plan_view_not_said);
  add_labelled (page, "How they will know",
                action->measure != NULL ? action->measure : cp_plan_view_not_said);
  add_labelled (page, "Who takes part, in the plan's words", levels);
  add_labelled (page, "Of the four C's", four_cs);
  add_labelled (page, "The plan's own word, no proof", action->status);
  if (action->state != CP_PROMISE_NOT_ASKED)
    add_shown (page, check, action);
}

static void
add_changes (GString *page, const CpPlanChanges *changes)
{
  g_autofree char *words = cp_plan_view_changes (changes);

  g_string_append_c (page, '\n');
  cp_page_add (page, "", words);
  for (guint i = 0; i < changes->changes->len && i < CP_PLAN_VIEW_CHANGES; i++)
    cp_page_add (page, "· ", changes->changes->pdata[i]);
  if (changes->changes->len > CP_PLAN_VIEW_CHANGES)
    g_string_append_printf (page, "and %u more.\n", changes->changes->len - CP_PLAN_VIEW_CHANGES);
}

void
cp_plan_report_add_text (GString *page, const CpCheck *check)
{
  if (check->plan == NULL)
    return;

  g_auto (GStrv) intro = cp_plan_view_intro (check);
  cp_page_add_heading (page, cp_plan_view_title, '-');
  for (guint i = 0; intro[i] != NULL; i++)
    cp_page_add (page, "", intro[i]);
  for (guint i = 0; i < check->plan->plans->len; i++) {
    const CpPlan *plan = check->plan->plans->pdata[i];
    g_autofree char *name = cp_plan_view_name (check, plan);
    g_string_append_c (page, '\n');
    cp_page_add (page, "", name);
    for (guint j = 0; j < plan->actions->len; j++)
      add_action (page, check, plan->actions->pdata[j], j + 1);
  }
  for (guint i = 0; i < check->plan->changes->len; i++)
    add_changes (page, check->plan->changes->pdata[i]);
}
