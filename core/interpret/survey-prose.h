/* survey-prose.h: results that a report tells in sentences. */
#pragma once

#include "survey-column.h"

/* Adds the sentences of the page that say how many, of how many, gave an answer. */
void cp_survey_prose_read (const CpSurveyReader *reader, const CpPage *page, CpSurvey *survey);
