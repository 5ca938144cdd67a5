/* plan.c: takes what was read and found, gives the plans in it as data. */
#include "plan.h"
#include "plan-action.h"
#include "written-date.h"

#include <string.h>

#define PLAN_KIND "delivery-plan"
#define FOUND 0.5

static const char *const state_names[CP_N_PROMISE_STATES] = {
  [CP_PROMISE_NOT_ASKED] = NULL,
  [CP_PROMISE_NOT_SHOWN] = "not shown",
  [CP_PROMISE_MAY_BE] = "for you to judge",
  [CP_PROMISE_SHOWN] = "shown",
};

const char *
cp_promise_state_name (CpPromiseState state)
{
  return state_names[state];
}

void
cp_plan_free (CpPlan *plan)
{
  g_ptr_array_unref (plan->actions);
  g_free (plan);
}

/* A day without a year is the next one after the plan was made; but a plan that says how far it is was
 * written, or written in, later. */
static gboolean
read_span (const CpWrittenDate *date, const CpDateSpan *plan_date, CpDateSpan *ret_span)
{
  if (date->has_year) {
    *ret_span = date->span;
    return TRUE;
  }
  if (plan_date == NULL)
    return FALSE;
  guint year = g_date_get_year (&plan_date->first);
  return cp_written_date_complete (date, year, ret_span) &&
         (g_date_compare (&ret_span->last, &plan_date->first) >= 0 ||
          cp_written_date_complete (date, year + 1, ret_span));
}

/* "first by 8 May, second by 17 July": done when the last of them is. */
static void
find_due (CpAction *action, const CpDateSpan *plan_date)
{
  g_autoptr (GArray) dates = g_array_new (FALSE, FALSE, sizeof (CpWrittenDate));
  g_autoptr (GArray) tokens = cp_written_dates_new_tokens ();

  if (action->by_when == NULL)
    return;
  cp_written_dates_find (dates, tokens, action->by_when, CP_DATES_OF_TEXT);
  if (action->status != NULL)
    plan_date = NULL;
  for (guint i = 0; i < dates->len; i++) {
    CpDateSpan span;
    if (!read_span (&g_array_index (dates, CpWrittenDate, i), plan_date, &span) ||
        (action->has_due && g_date_compare (&span.last, &action->due.last) <= 0))
      continue;
    action->due = span;
    action->has_due = TRUE;
  }
}

/* "Lead: Karen.  Starts 6 March.": a sentence of its own that has a date says by when. */
static void
part_lead (CpAction *action)
{
  g_autoptr (GArray) dates = g_array_new (FALSE, FALSE, sizeof (CpWrittenDate));
  g_autoptr (GArray) tokens = cp_written_dates_new_tokens ();

  if (action->lead == NULL || action->by_when != NULL)
    return;
  cp_written_dates_find (dates, tokens, action->lead, CP_DATES_OF_TEXT);
  if (dates->len == 0)
    return;
  char *begin = action->lead, *date = action->lead + g_array_index (dates, CpWrittenDate, 0).start;
  for (char *stop = strstr (begin, ". "); stop != NULL && stop < date; stop = strstr (stop + 1, ". "))
    begin = stop + strlen (". ");
  if (begin == action->lead)
    return;
  const char *end = strstr (date, ". ");
  action->by_when = end != NULL ? g_strndup (begin, (gsize) (end + 1 - begin)) : g_strdup (begin);
  begin[-1] = '\0';
}

static const CpDateSpan *
find_date (const CpReading *reading)
{
  return reading->date != NULL && cp_item_date_is_known (reading->date) ? &reading->date->own.span : NULL;
}

static CpPlan *
read_plan (const CpPlanInput *input, guint document)
{
  const CpReading *reading = cp_documents_get (input->documents, document);
  CpPlan *plan = g_new (CpPlan, 1);

  plan->item = reading->item;
  plan->document = document;
  plan->actions = g_ptr_array_new_with_free_func ((GDestroyNotify) cp_action_free);
  plan->is_partly = !cp_plan_read_tables (input->scheme->plan, reading, plan->actions);
  if (plan->actions->len == 0)
    cp_plan_read_lists (input->scheme->plan, reading, plan->actions);
  if (plan->actions->len == 0)
    cp_plan_read_prose (input->scheme->plan, reading, plan->actions);
  for (guint i = 0; i < plan->actions->len; i++) {
    part_lead (plan->actions->pdata[i]);
    find_due (plan->actions->pdata[i], find_date (reading));
  }
  cp_plan_find_who (input, plan);
  return plan;
}

/* Whether it is a plan before it is a record: a report goes through a plan in a table like the plan's own. */
static gboolean
is_plan (const CpPlanInput *input, guint document)
{
  const CpReading *reading = cp_documents_get (input->documents, document);

  if (reading->item->same_as != NULL)
    return FALSE;
  for (guint i = 0; i < cp_findings_count (input->findings, document); i++) {
    const CpFinding *finding = cp_findings_get (input->findings, document, i);
    if (finding->score < FOUND)
      return FALSE;
    if (g_str_equal (finding->kind, PLAN_KIND))
      return finding->filled == CP_FILLED_YES;
    if (cp_plan_rules_has (input->scheme->plan->records, finding->kind))
      return FALSE;
  }
  return FALSE;
}

static gint
compare_plans (gconstpointer a, gconstpointer b)
{
  const CpPlan *first = *(CpPlan *const *) a, *second = *(CpPlan *const *) b;

  if (first->actions->len != second->actions->len)
    return first->actions->len > second->actions->len ? -1 : 1;
  return first->document < second->document ? -1 : first->document > second->document;
}

/* The given file is a plan because somebody says so; in a bundle it must have been found to be one. */
static GPtrArray *
read_plans (const CpPlanInput *input, gboolean is_given)
{
  GPtrArray *plans = g_ptr_array_new_with_free_func ((GDestroyNotify) cp_plan_free);

  for (guint i = 0; i < input->documents->readings->len; i++) {
    if (!is_given && !is_plan (input, i))
      continue;
    CpPlan *plan = read_plan (input, i);
    if (plan->actions->len > 0)
      g_ptr_array_add (plans, plan);
    else
      cp_plan_free (plan);
  }
  g_ptr_array_sort (plans, compare_plans);
  return plans;
}

static void
find_shown (const CpPlanInput *bundle, const CpPlanInput *source, CpPlanSection *section)
{
  const GPtrArray *own = section->is_given ? section->own : section->plans;

  for (guint i = 0; i < section->plans->len; i++) {
    const CpPlan *plan = section->plans->pdata[i];
    const CpReading *reading = cp_documents_get (source->documents, plan->document);
    section->is_cut |= cp_plan_find_shown (bundle, plan, find_date (reading), own);
  }
}

CpPlanSection *
cp_plan_section_new (const CpPlanInput *bundle, const CpPlanInput *given)
{
  const CpPlanRules *rules = bundle->scheme->plan;

  if (rules == NULL || !cp_plan_rules_has (rules->read_at, bundle->stage->id))
    return NULL;
  CpPlanSection *section = g_new0 (CpPlanSection, 1);
  section->is_given = given != NULL;
  section->asks_shown = cp_plan_rules_has (rules->shown_at, bundle->stage->id);
  section->own = given != NULL ? read_plans (bundle, FALSE) : g_ptr_array_new ();
  section->plans = given != NULL ? read_plans (given, TRUE) : read_plans (bundle, FALSE);
  section->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) cp_plan_changes_free);
  for (guint i = 0; section->plans->len > 0 && i < section->own->len; i++)
    g_ptr_array_add (section->changes,
                     cp_plan_compare (rules, section->plans->pdata[0], section->own->pdata[i]));
  if (section->asks_shown)
    find_shown (bundle, given != NULL ? given : bundle, section);
  return section;
}

void
cp_plan_section_free (CpPlanSection *section)
{
  if (section == NULL)
    return;
  g_ptr_array_unref (section->changes);
  g_ptr_array_unref (section->own);
  g_ptr_array_unref (section->plans);
  g_free (section);
}
