/* plan-head.h: the first row of a plan's table: which column stands for what. */
#pragma once

#include "plan-rows.h"

typedef struct {
  guint n_columns;
  CpPlanColumn columns[CP_PLAN_COLUMNS]; /* CP_N_PLAN_COLUMNS where the name is not known */
} CpPlanHead;

/* Whether the row names what a plan's table must have: an action or an aim, and who leads or by when.  Fills
 * the head in any case. */
gboolean cp_plan_head_read (const CpPlanRules *rules, const CpPlanRow *row, CpPlanHead *head);
gboolean cp_plan_head_has (const CpPlanHead *head, CpPlanColumn column);
