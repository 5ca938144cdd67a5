/* surveys-text.c: what people answered, for a terminal or a plain file. */
#include "page.h"
#include "surveys.h"

/* A full bar is so many signs long. */
#define BAR_SIGNS 20

static void
add_answer (GString *page, const CpSurvey *survey, const CpSurveyQuestion *question,
            const CpSurveyAnswer *answer)
{
  g_autofree char *figure = cp_surveys_figure (survey, answer);
  gint bar = cp_surveys_bar (survey, question, answer);
  GString *words = g_string_new (NULL);

  g_string_append_printf (words, "%s: %s", answer->answer, figure);
  cp_page_add (page, "        ", words->str);
  g_string_assign (words, "        ");
  for (gint i = 0; bar > 0 && i < MAX (bar * BAR_SIGNS / 100, 1); i++)
    g_string_append (words, "█");
  if (bar > 0)
    g_string_append_printf (page, "%s\n", words->str);
  g_string_free (words, TRUE);
}

static void
add_question (GString *page, const CpSurvey *survey, const CpSurveyQuestion *question)
{
  g_autofree char *own_words = cp_surveys_own_words (question);
  g_autofree char *place = cp_surveys_place (survey, question);
  g_autofree char *words = g_strconcat (question->question, place, NULL);

  g_string_append_c (page, '\n');
  cp_page_add (page, "    · ", words);
  if (question->several)
    cp_page_add (page, "      ", "People could choose more than one.");
  for (guint i = 0; i < question->answers->len; i++)
    add_answer (page, survey, question, question->answers->pdata[i]);
  if (own_words != NULL)
    cp_page_add (page, "        ", own_words);
}

static void
add_survey (GString *page, const CpSurvey *survey)
{
  g_autofree char *name = cp_surveys_name (survey), *source = cp_surveys_source (survey);

  g_string_append_c (page, '\n');
  cp_page_add (page, "", name);
  cp_page_add (page, "    ", source);
  for (guint i = 0; i < survey->notes->len; i++)
    cp_page_add (page, "    ", survey->notes->pdata[i]);
  for (guint i = 0; i < survey->questions->len; i++)
    add_question (page, survey, survey->questions->pdata[i]);
}

void
cp_surveys_add_text (GString *page, const CpCheck *check)
{
  const CpSurveys *surveys = check->surveys;

  if (surveys == NULL || surveys->surveys->len == 0)
    return;
  cp_page_add_heading (page, cp_surveys_title, '-');
  for (guint i = 0; i < surveys->surveys->len; i++)
    add_survey (page, surveys->surveys->pdata[i]);
}
