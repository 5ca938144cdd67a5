/* survey-report.h: results that a report states: tables of counts and percentages, lists, sentences. */
#pragma once

#include "survey-column.h"

/* What the pages state; only the page of that number where it is not 0.  NULL where they state nothing of the
 * kind.  Owned by the caller. */
CpSurvey *cp_survey_report_read (const CpSurveyReader *reader, const CpReading *reading, guint32 only_page);
