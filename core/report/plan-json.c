/* plan-json.c: the Delivery Plan for programs; the keys are told in plan-report.h. */
#include "json.h"
#include "plan-report.h"

static void
set_place (json_t *json, const CpEvidence *place)
{
  json_object_set_new (json, "page", cp_json_number_or_null (place->page));
  json_object_set_new (json, "quote", cp_json_text_or_null (place->quote));
  json_object_set_new (json, "start", json_integer (place->start));
  json_object_set_new (json, "length", json_integer (place->length));
}

static json_t *
shown_to_json (const GPtrArray *shown)
{
  json_t *list = json_array ();

  for (guint i = 0; i < shown->len; i++) {
    const CpEvidence *place = shown->pdata[i];
    json_t *json = json_object ();
    json_object_set_new (json, "item", json_string (place->item->id));
    json_object_set_new (json, "path", json_string (place->item->path));
    set_place (json, place);
    json_object_set_new (json, "kind", cp_json_text_or_null (place->kind != NULL ? place->kind->id : NULL));
    json_array_append_new (list, json);
  }
  return list;
}

static json_t *
topics_to_json (const GPtrArray *topics)
{
  json_t *list = json_array ();

  for (guint i = 0; i < topics->len; i++)
    json_array_append_new (list, json_string (((const CpTopic *) topics->pdata[i])->id));
  return list;
}

static json_t *
action_to_json (const CpAction *action)
{
  json_t *json = json_object ();
  g_autofree char *due = action->has_due ? cp_date_span_value (&action->due) : NULL;
  g_autofree char *due_to = action->has_due ? cp_date_span_end_value (&action->due) : NULL;

  json_object_set_new (json, "action", json_string (action->action));
  json_object_set_new (json, "lead", cp_json_text_or_null (action->lead));
  json_object_set_new (json, "with", cp_json_text_or_null (action->with));
  json_object_set_new (json, "by_when", cp_json_text_or_null (action->by_when));
  json_object_set_new (json, "due", cp_json_text_or_null (due));
  json_object_set_new (json, "due_to", cp_json_text_or_null (due_to));
  json_object_set_new (json, "measure", cp_json_text_or_null (action->measure));
  json_object_set_new (json, "level", topics_to_json (action->levels));
  json_object_set_new (json, "four_cs", topics_to_json (action->four_cs));
  json_object_set_new (json, "status", cp_json_text_or_null (action->status));
  set_place (json, action->place);
  if (action->state == CP_PROMISE_NOT_ASKED)
    return json;
  json_object_set_new (json, "state", json_string (cp_promise_state_name (action->state)));
  json_object_set_new (json, "did_not_work", json_boolean (action->did_not_work));
  json_object_set_new (json, "shown", shown_to_json (action->shown));
  return json;
}

static json_t *
plan_to_json (const CpPlan *plan, gboolean is_given)
{
  json_t *json = json_object (), *actions = json_array ();

  json_object_set_new (json, "item", is_given ? json_null () : json_string (plan->item->id));
  json_object_set_new (json, "path", json_string (plan->item->path));
  json_object_set_new (json, "from", json_string (is_given ? "given" : "bundle"));
  for (guint i = 0; i < plan->actions->len; i++)
    json_array_append_new (actions, action_to_json (plan->actions->pdata[i]));
  json_object_set_new (json, "actions", actions);
  return json;
}

static json_t *
changes_to_json (const CpPlanChanges *changes)
{
  json_t *json = json_object (), *list = json_array ();

  json_object_set_new (json, "item", json_string (changes->plan->item->id));
  json_object_set_new (json, "path", json_string (changes->plan->item->path));
  for (guint i = 0; i < changes->changes->len; i++)
    json_array_append_new (list, json_string (changes->changes->pdata[i]));
  json_object_set_new (json, "changes", list);
  return json;
}

void
cp_plan_report_add_json (json_t *json, const CpCheck *check)
{
  const CpPlanSection *section = check->plan;
  json_t *more = json_array (), *changes = json_array ();

  if (section == NULL || section->plans->len == 0)
    json_object_set_new (json, "plan", json_null ());
  else
    json_object_set_new (json, "plan", plan_to_json (section->plans->pdata[0], section->is_given));
  for (guint i = 1; section != NULL && i < section->plans->len; i++)
    json_array_append_new (more, plan_to_json (section->plans->pdata[i], section->is_given));
  for (guint i = 0; section != NULL && i < section->changes->len; i++)
    json_array_append_new (changes, changes_to_json (section->changes->pdata[i]));
  json_object_set_new (json, "more_plans", more);
  json_object_set_new (json, "plan_changes", changes);
}
