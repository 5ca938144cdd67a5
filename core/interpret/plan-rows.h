/* plan-rows.h: the tables of a page as rows of cells. */
#pragma once

#include "document.h"
#include "plan-rules.h"

#define CP_PLAN_COLUMNS 40

typedef struct {
  guint32 start, end; /* in the page's text */
  guint n_columns;
  char *cells[CP_PLAN_COLUMNS]; /* NULL where there is none */
} CpPlanRow;

CpPlanRow *cp_plan_row_new (void);
void cp_plan_row_free (CpPlanRow *row);
/* Puts that part of the page's text into the column, behind what is there. */
void cp_plan_row_add (CpPlanRow *row, const CpPage *page, guint column, guint32 start, guint32 length);
/* An array that frees its rows; owned by the caller. */
GPtrArray *cp_plan_rows_new (void);

/* Each gives a GPtrArray of tables, which are a GPtrArray of CpPlanRow each; owned by the caller. */

/* By the marks of the extractor. */
GPtrArray *cp_plan_rows_marked (const CpPage *page);
/* "| a | b |", or cells parted by tabs, as people type them. */
GPtrArray *cp_plan_rows_typed (const CpPage *page);
