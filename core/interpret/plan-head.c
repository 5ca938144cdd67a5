/* plan-head.c: takes a row of a table, gives which column of a plan each of its cells names. */
#include "plan-head.h"
#include "plan-action.h"

#include <string.h>

/* A longer cell is no name of a column. */
#define NAME_BYTES 60

gboolean
cp_plan_head_has (const CpPlanHead *head, CpPlanColumn column)
{
  for (guint i = 0; i < head->n_columns; i++)
    if (head->columns[i] == column)
      return TRUE;
  return FALSE;
}

/* In a PDF the head of the first column often stands apart from the others: where all else is there, the
 * column without a name is the one of the actions. */
static void
name_first_column (const CpPlanRow *row, CpPlanHead *head)
{
  guint n_said = cp_plan_head_has (head, CP_PLAN_LEAD) + cp_plan_head_has (head, CP_PLAN_BY_WHEN) +
                 cp_plan_head_has (head, CP_PLAN_MEASURE);
  gboolean is_bare = row->n_columns > 0 && (row->cells[0] == NULL || *row->cells[0] == '\0');

  if (is_bare && n_said >= 2 && !cp_plan_head_has (head, CP_PLAN_ACTION) &&
      !cp_plan_head_has (head, CP_PLAN_AIM))
    head->columns[0] = CP_PLAN_ACTION;
}

gboolean
cp_plan_head_read (const CpPlanRules *rules, const CpPlanRow *row, CpPlanHead *head)
{
  head->n_columns = 0;
  for (guint i = 0; i < row->n_columns; i++) {
    const char *cell = row->cells[i];
    gboolean is_name = cell != NULL && *cell != '\0' && strlen (cell) <= NAME_BYTES;
    CpPlanColumn column = is_name ? cp_plan_find_column (rules, cell) : CP_N_PLAN_COLUMNS;
    head->columns[i] = cp_plan_head_has (head, column) ? CP_N_PLAN_COLUMNS : column;
    head->n_columns = i + 1;
  }
  name_first_column (row, head);
  return (cp_plan_head_has (head, CP_PLAN_ACTION) || cp_plan_head_has (head, CP_PLAN_AIM)) &&
         (cp_plan_head_has (head, CP_PLAN_LEAD) || cp_plan_head_has (head, CP_PLAN_BY_WHEN));
}
