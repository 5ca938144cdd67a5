/* plan-report.h: the part of the checklist that goes through the Delivery Plan. */
#pragma once

#include "check.h"
#include "html.h"

#include <jansson.h>

/* Each adds nothing where the stage reads no plan. */
void cp_plan_report_add_text (GString *page, const CpCheck *check);
void cp_plan_report_add_html (CpHtml *html, const CpCheck *check);
/* The actions of the first plan for which nothing was found, or only what a person must judge, one a line;
 * nothing where all are shown, or the stage does not ask. */
void cp_plan_report_add_open (CpHtml *html, const CpCheck *check);

/* Keys of the checklist: "plan" is null where no plan was found, otherwise
 *   {item, path, from: "bundle" or "given", actions: [{action, lead, with, by_when, due, due_to, measure,
 * level: [], four_cs: [], status, page, quote, start, length, state, did_not_work, shown: [{item, path, page,
 * quote, start, length, kind}]}]} where `state` and `shown` are there only where the stage asks, `due` is
 * by_when as a date and `level` and `four_cs` are ids.  "more_plans" is a list of the same, and
 * "plan_changes" a list of {item, path, changes: []}: what a plan in the bundle says otherwise than the one
 * that was given. */
void cp_plan_report_add_json (json_t *json, const CpCheck *check);
