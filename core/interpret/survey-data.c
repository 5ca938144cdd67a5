/* survey-data.c: allocation of surveys, their questions and answers. */
#include "survey.h"

static void
answer_free (gpointer data)
{
  CpSurveyAnswer *answer = data;

  g_free (answer->answer);
  g_free (answer->share);
  g_free (answer);
}

CpSurveyQuestion *
cp_survey_question_new (const char *words)
{
  CpSurveyQuestion *question = g_new0 (CpSurveyQuestion, 1);

  question->question = g_strdup (words);
  question->answers = g_ptr_array_new_with_free_func (answer_free);
  question->free_text = g_ptr_array_new_with_free_func (g_free);
  return question;
}

void
cp_survey_question_free (CpSurveyQuestion *question)
{
  if (question == NULL)
    return;
  g_free (question->question);
  g_free (question->lowest);
  g_free (question->highest);
  g_ptr_array_unref (question->answers);
  g_ptr_array_unref (question->free_text);
  g_free (question);
}

CpSurveyAnswer *
cp_survey_add_answer (CpSurveyQuestion *question, const char *words, gint count)
{
  CpSurveyAnswer *answer = g_new0 (CpSurveyAnswer, 1);

  answer->answer = g_strdup (words);
  answer->count = count;
  answer->of = CP_SURVEY_UNKNOWN;
  g_ptr_array_add (question->answers, answer);
  return answer;
}

CpSurvey *
cp_survey_new (CpSurveySource source, const CpReading *reading, const CpPage *page)
{
  CpSurvey *survey = g_new0 (CpSurvey, 1);

  survey->source = source;
  survey->items = g_ptr_array_new ();
  g_ptr_array_add (survey->items, reading->item);
  survey->page = page->number;
  survey->unit = page->unit;
  survey->responses = CP_SURVEY_UNKNOWN;
  survey->questions = g_ptr_array_new_with_free_func ((GDestroyNotify) cp_survey_question_free);
  survey->notes = g_ptr_array_new_with_free_func (g_free);
  return survey;
}

void
cp_survey_free (CpSurvey *survey)
{
  if (survey == NULL)
    return;
  g_ptr_array_unref (survey->items);
  g_ptr_array_unref (survey->questions);
  g_ptr_array_unref (survey->notes);
  g_free (survey);
}
