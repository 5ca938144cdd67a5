/* survey-forms.h: several completed copies of one form, as files of their own or one behind the other in one
 * scan. */
#pragma once

#include "survey-column.h"

typedef struct CpSurveyForms CpSurveyForms;

CpSurveyForms *cp_survey_forms_new (const CpSurveyReader *reader);
void cp_survey_forms_free (CpSurveyForms *forms);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpSurveyForms, cp_survey_forms_free)

/* One more completed form, or a pile of them; borrowed until the forms are read. */
void cp_survey_forms_add (CpSurveyForms *forms, const CpReading *reading);
/* A survey for every form of which there are two copies or more, and one that says so for every pile that
 * could not be counted: added to the array, which owns them. */
void cp_survey_forms_read (CpSurveyForms *forms, GPtrArray *surveys);
