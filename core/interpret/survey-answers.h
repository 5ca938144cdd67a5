/* survey-answers.h: answers with their numbers in one line: "Yes 30, sometimes 14, no 8". */
#pragma once

#include "survey.h"

/* The answers of a line that holds nothing else, CpSurveyAnswer, at least two; NULL where it holds anything
 * else.  The names in them are not taken out.  Owned by the caller. */
GPtrArray *cp_survey_answers_read (const char *line);
