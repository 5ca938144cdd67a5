/* survey-rows.h: a page's text as rows of cells, whatever they are parted by. */
#pragma once

#include "document.h"

typedef struct {
  guint32 start, length; /* in the page's text */
} CpSurveyCell;

typedef struct {
  CpSurveyCell line;
  gboolean is_table; /* parted by tabs or bars, so that empty cells keep their place */
  GArray *cells;     /* CpSurveyCell; one for a line of prose, none for an empty one */
} CpSurveyRow;

/* Cells are parted by tabs, by bars, or by gaps of three spaces.  CpSurveyRow; owned by the caller. */
GPtrArray *cp_survey_rows_new (const char *text);
/* The words of a cell, with white space folded and without the marks of Markdown; "" where there is no such
 * cell.  Owned by the caller. */
char *cp_survey_cell_text (const CpPage *page, const CpSurveyRow *row, guint column);
/* The same of the whole line. */
char *cp_survey_line_text (const CpPage *page, const CpSurveyRow *row);
