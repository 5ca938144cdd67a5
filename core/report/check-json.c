/* check-json.c: the checklist for programs; its keys are promised in the design. */
#include "json.h"
#include "next-step.h"
#include "plan-report.h"
#include "pointers.h"
#include "report.h"
#include "surveys.h"
#include "view.h"
#include "voices-section.h"

static json_t *
ids_to_json (const GPtrArray *items)
{
  json_t *list = json_array ();

  for (guint i = 0; i < items->len; i++)
    json_array_append_new (list, json_string (((const CpItem *) items->pdata[i])->id));
  return list;
}

static json_t *
part_to_json (const CpCover *part)
{
  json_t *json = json_object ();
  const char *label = part->need->label != NULL  ? part->need->label
                      : part->need->kind != NULL ? part->need->kind->title
                                                 : NULL;

  json_object_set_new (json, "label", cp_json_text_or_null (label));
  json_object_set_new (json, "verdict", json_string (cp_verdict_name (part->verdict)));
  json_object_set_new (json, "reason", json_string (part->reason));
  return json;
}

static json_t *
line_to_json (const CpCheck *check, const CpLine *line)
{
  const CpRequirement *requirement = line->requirement;
  const CpCover *cover = line->cover;
  json_t *json = json_object (), *evidence = json_array (), *parts = json_array ();

  json_object_set_new (json, "id", json_string (requirement->id));
  json_object_set_new (json, "head", json_string (requirement->head->id));
  json_object_set_new (json, "title", json_string (requirement->title));
  json_object_set_new (json, "must", json_boolean (requirement->must));
  json_object_set_new (json, "verdict", json_string (cp_verdict_name (cover->verdict)));
  json_object_set_new (json, "reason", json_string (cover->reason));
  for (guint i = 0; i < cover->evidence->len; i++)
    json_array_append_new (evidence, cp_json_evidence (cover->evidence->pdata[i]));
  json_object_set_new (json, "evidence", evidence);
  json_object_set_new (json, "looked_in", ids_to_json (cover->looked_in));
  json_object_set_new (json, "unread", ids_to_json (cover->unread));
  json_object_set_new (json, "for_a_person", ids_to_json (cover->for_a_person));
  for (guint i = 0; i < cover->parts->len; i++)
    json_array_append_new (parts, part_to_json (cover->parts->pdata[i]));
  json_object_set_new (json, "parts", parts);
  json_object_set_new (json, "pointed_to", cp_pointers_json (check, line));
  return json;
}

static json_t *
facts_to_json (const CpFacts *facts)
{
  json_t *json = json_object ();

  for (guint i = 0; i < facts->facts->len; i++) {
    const CpFact *fact = facts->facts->pdata[i];
    json_object_set_new (
        json, fact->name->name,
        json_pack ("{s:s, s:s}", "value", fact->value, "from", cp_fact_source_words (fact->source)));
  }
  return json;
}

static json_t *
summary_to_json (const CpCoverage *coverage)
{
  json_t *json = json_object ();

  for (CpVerdict verdict = 0; verdict < CP_N_VERDICTS; verdict++)
    json_object_set_new (json, cp_verdict_name (verdict), json_integer (coverage->summary[verdict]));
  return json;
}

static json_t *
account_to_json (const CpItems *items)
{
  guint counts[CP_N_OUTCOMES];
  json_t *json = json_object ();

  cp_view_count (items, counts);
  json_object_set_new (json, "members", json_integer (items->items->len));
  for (CpOutcome outcome = CP_OUTCOME_READ; outcome < CP_N_OUTCOMES; outcome++)
    json_object_set_new (json, cp_outcome_name (outcome), json_integer (counts[outcome]));
  return json;
}

static json_t *
fault_codes_to_json (const GPtrArray *faults)
{
  json_t *list = json_array ();

  for (guint i = 0; i < faults->len; i++)
    json_array_append_new (
        list, json_string (cp_archive_reason_code (((const CpArchiveFault *) faults->pdata[i])->reason)));
  return list;
}

static json_t *
lines_to_json (const GPtrArray *lines)
{
  json_t *json = json_array ();

  for (guint i = 0; i < lines->len; i++)
    json_array_append_new (json, json_string (((const CpLine *) lines->pdata[i])->requirement->id));
  return json;
}

static json_t *
next_step_to_json (const CpCheck *check)
{
  g_autoptr (CpNextStep) step = cp_next_step_new (check);

  return json_pack ("{s:o, s:o, s:o, s:o}", "resend", ids_to_json (step->resend), "add",
                    lines_to_json (step->add), "suggested", lines_to_json (step->suggested), "judge",
                    lines_to_json (step->judge));
}

char *
cp_report_check_json (const CpCheck *check)
{
  json_t *json = json_object (), *items = json_array (), *requirements = json_array ();
  g_autofree char *today = cp_json_date (&check->today);

  json_object_set_new (json, "coproof", json_string (COPROOF_VERSION));
  json_object_set_new (json, "scheme", json_string (check->scheme->id));
  json_object_set_new (json, "stage", json_string (check->stage->id));
  json_object_set_new (json, "today", json_string (today));
  json_object_set_new (json, "sandboxed",
                       json_boolean ((check->guards & CP_GUARD_NEEDED) == CP_GUARD_NEEDED));
  json_object_set_new (json, "time_limit_met", json_boolean (check->time_limit_met));
  json_object_set_new (json, "portfolio",
                       json_pack ("{s:s, s:s}", "name", check->items->name, "sha256", check->items->sha256));
  json_object_set_new (json, "archive_faults", fault_codes_to_json (check->items->faults));
  json_object_set_new (json, "facts", facts_to_json (check->facts));
  for (guint i = 0; i < check->items->items->len; i++)
    json_array_append_new (items, cp_json_item (check, check->items->items->pdata[i]));
  json_object_set_new (json, "items", items);
  for (guint i = 0; i < check->coverage->lines->len; i++)
    json_array_append_new (requirements, line_to_json (check, check->coverage->lines->pdata[i]));
  json_object_set_new (json, "requirements", requirements);
  cp_plan_report_add_json (json, check);
  json_object_set_new (json, "voices", cp_voices_section_json (check));
  json_object_set_new (json, "summary", summary_to_json (check->coverage));
  json_object_set_new (json, "surveys", cp_surveys_json (check));
  json_object_set_new (json, "next_step", next_step_to_json (check));
  json_object_set_new (json, "account", account_to_json (check->items));
  return cp_json_print (json);
}
