/* survey-column.h: from what everybody put under one question to the answers that can be counted. */
#pragma once

#include "survey-privacy.h"
#include "survey.h"

/* What all who read surveys need. */
typedef struct {
  const CpSurveyWords *words;
  CpSurveyPrivacy *privacy;
} CpSurveyReader;

/* Values are char *, "" where somebody gave no answer.  `is_choice` says that they were chosen from a list,
 * so that even few of them are counted.  Owned by the caller. */
CpSurveyQuestion *cp_survey_read_column (const CpSurveyReader *reader, const char *words,
                                         const GPtrArray *values, gboolean is_choice);
/* Whether the values, by their look, say who answered, or when. */
gboolean cp_survey_column_is_people (const CpSurveyReader *reader, const GPtrArray *values);
gboolean cp_survey_column_is_moments (const GPtrArray *values);
/* Whether all values are answers of one scale, or small numbers. */
gboolean cp_survey_column_is_scale (const CpSurveyReader *reader, const GPtrArray *values);
/* Whether the value is none: empty, "n/a", "-". */
gboolean cp_survey_is_blank (const CpSurveyReader *reader, const char *value);
/* The place of a folded answer on a scale; -1 where it has none. */
gint cp_survey_scale_find (const GPtrArray *scale, const char *folded);
