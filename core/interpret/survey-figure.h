/* survey-figure.h: numbers as a report of results states them. */
#pragma once

#include "survey-words.h"

typedef struct {
  gint count;  /* CP_SURVEY_UNKNOWN where only a share is stated */
  gint of;     /* CP_SURVEY_UNKNOWN where it is not stated */
  char *share; /* "76%", or NULL */
} CpSurveyFigure;

/* "1,204", "22 of 25", "40 (76%)", "76%", "76% (13)"; `is_share` where the column is one of percentages, and
 * "76" is one.  FALSE where it is nothing of the kind; otherwise the share is the caller's. */
gboolean cp_survey_figure_read (const char *text, gboolean is_share, CpSurveyFigure *ret_figure);
/* How many answered, as the text states it: "31 of 84 families answered", "Responses: 43".  CP_SURVEY_UNKNOWN
 * where it does not. */
gint cp_survey_find_responses (const CpSurveyWords *words, const char *text);
