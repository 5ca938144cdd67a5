/* surveys-html.c: what people answered, as a table of words and numbers with a bar beside each number.  The
 * bar says nothing that the number does not. */
#include "surveys.h"

static void
add_bar (CpHtml *html, gint percent)
{
  g_autofree char *width = g_strdup_printf ("%d", MAX (percent, 1));

  if (percent < 0)
    return;
  cp_html_raw (html,
               "<svg class=\"bar\" viewBox=\"0 0 100 6\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
  if (percent > 0) {
    cp_html_open (html, "rect", "class", "part", "x", "0", "y", "0", "width", width, "height", "6", NULL);
    cp_html_raw (html, "</rect>");
  }
  cp_html_raw (html, "</svg>");
}

static void
add_answer (CpHtml *html, const CpSurvey *survey, const CpSurveyQuestion *question,
            const CpSurveyAnswer *answer)
{
  g_autofree char *figure = cp_surveys_figure (survey, answer);

  cp_html_raw (html, "<tr><th scope=\"row\">");
  cp_html_text (html, answer->answer);
  cp_html_raw (html, "</th><td>");
  cp_html_text (html, figure);
  add_bar (html, cp_surveys_bar (survey, question, answer));
  cp_html_raw (html, "</td></tr>\n");
}

static void
add_question (CpHtml *html, const CpSurvey *survey, const CpSurveyQuestion *question)
{
  g_autofree char *own_words = cp_surveys_own_words (question);
  g_autofree char *place = cp_surveys_place (survey, question);

  cp_html_raw (html, "<div class=\"question\">\n");
  if (question->answers->len > 0) {
    cp_html_raw (html, "<table class=\"answers\">\n<caption>");
    cp_html_text (html, question->question);
    if (question->several)
      cp_html_element (html, "span", "soft", " (people could choose more than one)");
    if (place != NULL)
      cp_html_element (html, "span", "soft", place);
    cp_html_raw (html, "</caption>\n<thead class=\"unseen\"><tr><th scope=\"col\">Answer</th>"
                       "<th scope=\"col\">How many</th></tr></thead>\n<tbody>\n");
    for (guint i = 0; i < question->answers->len; i++)
      add_answer (html, survey, question, question->answers->pdata[i]);
    cp_html_raw (html, "</tbody>\n</table>\n");
  } else {
    cp_html_element (html, "p", "asked", question->question);
  }
  if (own_words != NULL)
    cp_html_element (html, "p", NULL, own_words);
  cp_html_raw (html, "</div>\n");
}

static void
add_survey (CpHtml *html, const CpSurvey *survey)
{
  g_autofree char *name = cp_surveys_name (survey), *source = cp_surveys_source (survey);

  cp_html_raw (html, "<article class=\"line survey\">\n");
  cp_html_element (html, "h3", NULL, name);
  cp_html_element (html, "p", "verdict", source);
  for (guint i = 0; i < survey->notes->len; i++)
    cp_html_element (html, "p", NULL, survey->notes->pdata[i]);
  for (guint i = 0; i < survey->questions->len; i++)
    add_question (html, survey, survey->questions->pdata[i]);
  cp_html_close (html, "article");
}

void
cp_surveys_add_html (CpHtml *html, const CpCheck *check)
{
  const CpSurveys *surveys = check->surveys;

  if (surveys == NULL || surveys->surveys->len == 0)
    return;
  cp_html_raw (html, "<section>\n");
  cp_html_element (html, "h2", NULL, cp_surveys_title);
  for (guint i = 0; i < surveys->surveys->len; i++)
    add_survey (html, surveys->surveys->pdata[i]);
  cp_html_raw (html, "</section>\n");
}
