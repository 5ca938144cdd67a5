/* plan-action.h: how actions come out of a plan's tables and lists. */
#pragma once

#include "plan.h"

/* Not more are read of one plan. */
#define CP_PLAN_ACTIONS 300

CpAction *cp_action_new (void);
void cp_action_free (CpAction *action);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpAction, cp_action_free)

/* Puts what a cell says where its column says; behind what is there already. */
void cp_action_set (CpAction *action, CpPlanColumn column, const char *text);
/* Whether it is one: with words of its own, and neither a prompt nor an example. */
gboolean cp_action_is_real (const CpAction *action, const CpPlanRules *rules);
/* Where it stands: what people are shown of it. */
CpEvidence *cp_action_place_new (const CpReading *reading, const CpPage *page, guint32 start, guint32 length);

/* What a cell, or a label, of this name stands for; CP_N_PLAN_COLUMNS where it is no name of a column. */
CpPlanColumn cp_plan_find_column (const CpPlanRules *rules, const char *name);
/* The same where the whole text must be the name. */
CpPlanColumn cp_plan_find_label (const CpPlanRules *rules, const char *name);

/* Each adds the actions of one way of writing a plan.  FALSE where a table is there that could not be read.
 */
gboolean cp_plan_read_tables (const CpPlanRules *rules, const CpReading *reading, GPtrArray *actions);
void cp_plan_read_lists (const CpPlanRules *rules, const CpReading *reading, GPtrArray *actions);
void cp_plan_read_prose (const CpPlanRules *rules, const CpReading *reading, GPtrArray *actions);

/* Fills in who takes part and which of the four C's, for every action of the plan. */
void cp_plan_find_who (const CpPlanInput *input, CpPlan *plan);
/* Fills in what the bundle shows of every action; TRUE where there was more text than is gone through.
 * `plans` are those of the bundle, whose own words show nothing. */
gboolean cp_plan_find_shown (const CpPlanInput *bundle, const CpPlan *plan, const CpDateSpan *plan_date,
                             const GPtrArray *plans);
/* What `now` says otherwise than `accepted`. */
CpPlanChanges *cp_plan_compare (const CpPlanRules *rules, const CpPlan *accepted, const CpPlan *now);
void cp_plan_changes_free (CpPlanChanges *changes);
