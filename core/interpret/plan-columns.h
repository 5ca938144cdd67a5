/* plan-columns.h: the tables of a plain text, whose columns are parted by nothing but spaces. */
#pragma once

#include "plan-head.h"

/* Where the columns of the last head stand; all zeros before the first page. */
typedef struct {
  CpPlanRow *head; /* owned; NULL before the first */
  guint n_columns;
  guint starts[CP_PLAN_COLUMNS]; /* characters from the beginning of the line */
} CpPlanLayout;

void cp_plan_layout_clear (CpPlanLayout *layout);

/* As those of plan-rows.h: the tables of the page, each with its head as the first row.  A table goes on over
 * the pages where it has no head of its own there; `layout` says with which columns. */
GPtrArray *cp_plan_rows_spaced (const CpPlanRules *rules, const CpPage *page, CpPlanLayout *layout);
