/* survey-table.h: a table in which every row is what one person answered. */
#pragma once

#include "survey-column.h"

/* Learns the names of those who answered from every table of answers, before a comment is read. */
void cp_survey_table_learn (const CpSurveyReader *reader, const CpReading *reading, const CpPage *page);
/* The survey whose table begins on the page, and may go on on the next; NULL where none does.  `is_known`:
 * the file was taken for the results of a survey; otherwise the table must show it by itself.  Owned by the
 * caller. */
CpSurvey *cp_survey_table_read (const CpSurveyReader *reader, const CpReading *reading, const CpPage *page,
                                gboolean is_known);
