/* surveys.h: "What people answered", in all forms of the checklist. */
#pragma once

#include "check.h"
#include "html.h"
#include "json.h"

extern const char cp_surveys_title[];

/* Each adds nothing where there are no surveys.  Keys of the JSON: see core/interpret/survey.h. */
void cp_surveys_add_text (GString *page, const CpCheck *check);
void cp_surveys_add_html (CpHtml *html, const CpCheck *check);
/* A list, empty where there are none; owned by the caller. */
json_t *cp_surveys_json (const CpCheck *check);

/* The words that text and HTML share; all owned by the caller. */

/* "Responses.csv" or "a.pdf and b.pdf" */
char *cp_surveys_name (const CpSurvey *survey);
/* "31 answers, one a row of the table." */
char *cp_surveys_source (const CpSurvey *survey);
/* " (page 2)"; NULL where that says nothing. */
char *cp_surveys_place (const CpSurvey *survey, const CpSurveyQuestion *question);
/* "23 of 31", "76% (of how many is not said)" */
char *cp_surveys_figure (const CpSurvey *survey, const CpSurveyAnswer *answer);
/* "8 people wrote something." NULL where there is nothing of the kind to say. */
char *cp_surveys_own_words (const CpSurveyQuestion *question);
/* How far the bar of an answer reaches, 0 to 100; -1 where it has none. */
gint cp_surveys_bar (const CpSurvey *survey, const CpSurveyQuestion *question, const CpSurveyAnswer *answer);
