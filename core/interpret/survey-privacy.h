/* survey-privacy.h: takes out of answers what tells who somebody is.
 *
 * Careful, and not certain: a name in small letters, or at the start of a sentence, can stay. */
#pragma once

#include "document.h"
#include "survey-words.h"

typedef struct CpSurveyPrivacy CpSurveyPrivacy;

/* Ordinary words are those that some document writes with a small letter. */
CpSurveyPrivacy *cp_survey_privacy_new (const CpSurveyWords *words, const CpDocuments *documents);
void cp_survey_privacy_free (CpSurveyPrivacy *privacy);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpSurveyPrivacy, cp_survey_privacy_free)

/* The words of a column that says who answered: from now on they are names. */
void cp_survey_privacy_learn (CpSurveyPrivacy *privacy, const char *name);
/* The text with "[name]", "[e-mail]", "[number]", "[date]" and "[postcode]" for what was there.  Owned by the
 * caller. */
char *cp_survey_privacy_hide (const CpSurveyPrivacy *privacy, const char *text);
/* The same for what was printed.  Where most words begin with a capital ("Birkwood Health Centre"), only
 * names that are known, or that stand behind "Mrs" or "Dr", are taken out. */
char *cp_survey_privacy_hide_printed (const CpSurveyPrivacy *privacy, const char *text);
/* The same with names left as they are. */
char *cp_survey_privacy_hide_numbers (const char *text);
/* Whether the whole text looks like a person's name, e-mail address, telephone number or date of birth. */
gboolean cp_survey_privacy_is_person (const CpSurveyPrivacy *privacy, const char *text);
/* Whether the text is a day, and perhaps an hour. */
gboolean cp_survey_is_moment (const char *text);
