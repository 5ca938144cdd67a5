/* plan-view.h: what all forms of the checklist say of the plan in the same words. */
#pragma once

#include "check.h"

/* At most so many changes of a plan are listed. */
#define CP_PLAN_VIEW_CHANGES 20

/* What stands in the place of what the plan does not say. */
extern const char cp_plan_view_not_said[];
extern const char cp_plan_view_title[];

/* Which plan this is, and what it is no proof of: NULL-terminated, owned by the caller. */
char **cp_plan_view_intro (const CpCheck *check);
/* "plan.docx: 6 actions".  Owned by the caller. */
char *cp_plan_view_name (const CpCheck *check, const CpPlan *plan);
/* "✓" */
const char *cp_plan_view_mark (CpPromiseState state);
/* "Shown in the other papers", or why it is not.  Owned by the caller. */
char *cp_plan_view_state (const CpCheck *check, const CpAction *action);
/* "Parents and carers, Children and young people"; NULL where there are none.  Owned by the caller. */
char *cp_plan_view_topics (const GPtrArray *topics);
/* "Idris Vaughan-Pell, by 1 May 2026".  Owned by the caller. */
char *cp_plan_view_who_and_when (const CpAction *action);
/* What the plan that was accepted and the one in the bundle come to, before the changes. */
char *cp_plan_view_changes (const CpPlanChanges *changes);
