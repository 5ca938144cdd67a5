/* survey.h: what people answered: surveys in a portfolio, from tables of answers, from reports that state
 * results, and from completed copies of one form.
 *
 * Pure: the same arguments always give the same surveys.  Names, e-mail addresses, telephone numbers and
 * dates of birth are left out: columns by their heads and by their look, and within comments by their look.
 *
 * As JSON (core/report/surveys-json.c) `surveys` is a list of
 *   {from: "table" | "report" | "forms", stated, items: [ids], path, page, responses: N or null,
 *    questions: [{question, page, start, length, answers: [{answer, count: N or null, share: "76%" or null,
 *                 of: N or null}], several, free_text_count, free_text: [...], lowest, highest}],
 *    notes: [sentences]}
 * where `stated` says that the numbers are a report's own, and were not counted here. */
#pragma once

#include "document.h"
#include "finding.h"
#include "survey-words.h"

#define CP_SURVEY_UNKNOWN (-1)
/* So many of the comments on one question are kept. */
#define CP_SURVEY_COMMENTS 12

typedef enum { CP_SURVEY_FROM_TABLE, CP_SURVEY_FROM_REPORT, CP_SURVEY_FROM_FORMS } CpSurveySource;

typedef struct {
  char *answer;
  gint count;  /* how many gave it; CP_SURVEY_UNKNOWN where only a share is stated */
  char *share; /* as it is stated, "76%"; NULL where none is */
  gint of;     /* of how many, as it is stated; otherwise CP_SURVEY_UNKNOWN */
} CpSurveyAnswer;

typedef struct {
  char *question;
  guint32 page;           /* where it stands; 0 where that is not known: a form field */
  guint32 start, length;  /* in the page's text */
  GPtrArray *answers;     /* CpSurveyAnswer */
  gboolean several;       /* one person could give several of them */
  guint free_text_count;  /* how many wrote something of their own */
  GPtrArray *free_text;   /* char *: at most CP_SURVEY_COMMENTS */
  char *lowest, *highest; /* where people gave numbers, too many different ones to count; otherwise NULL */
} CpSurveyQuestion;

typedef struct {
  CpSurveySource source;
  GPtrArray *items; /* CpItem, borrowed: where it was read, and what repeats it */
  guint32 page;
  CpUnit unit;
  gint responses;       /* CP_SURVEY_UNKNOWN where nothing says how many */
  GPtrArray *questions; /* CpSurveyQuestion */
  GPtrArray *notes;     /* char *: sentences for people */
} CpSurvey;

typedef struct {
  GPtrArray *surveys; /* CpSurvey, in the order of the portfolio */
} CpSurveys;

/* Never NULL; `words` NULL finds none.  The result borrows the items.  Owned by the caller. */
CpSurveys *cp_interpret_surveys (const CpSurveyWords *words, const CpDocuments *documents,
                                 const CpFindings *findings);
void cp_surveys_free (CpSurveys *surveys);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpSurveys, cp_surveys_free)

/* "table", "report" or "forms" */
const char *cp_survey_source_name (CpSurveySource source);

/* For those who read surveys: each empty, and owned by the caller. */
CpSurvey *cp_survey_new (CpSurveySource source, const CpReading *reading, const CpPage *page);
void cp_survey_free (CpSurvey *survey);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpSurvey, cp_survey_free)
CpSurveyQuestion *cp_survey_question_new (const char *words);
void cp_survey_question_free (CpSurveyQuestion *question);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpSurveyQuestion, cp_survey_question_free)
/* Adds it to the question; borrowed. */
CpSurveyAnswer *cp_survey_add_answer (CpSurveyQuestion *question, const char *words, gint count);
