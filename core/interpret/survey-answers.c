/* survey-answers.c: takes a line, gives the answers and numbers that it lists. */
#include "survey-answers.h"
#include "survey-figure.h"

#include <string.h>

#define LEAST_ANSWERS 2
#define MOST_ANSWERS 20
/* A label of more words is a sentence. */
#define LABEL_WORDS 8

#define NUMBER "(\\d{1,3}(?:,\\d{3})+|\\d{1,6}(?:\\.\\d+)?)( ?%| per ?cent)?"
#define ASIDE "(?: ?\\(([^()]{1,40})\\))?"
#define STOP " ?(?:[,;·.|/]|$|(?= [A-Z])) ?"
/* "Always 22 (59%) ·", "not sure: 4," */
#define LABEL_FIRST "(?:and )?([^\\d,;·|()]{1,60}?) ?[:=–-]? ?" NUMBER ASIDE STOP
/* "49 yes," */
#define NUMBER_FIRST "(?:and )?" NUMBER " ([^\\d,;·|()]{1,60}?)" ASIDE STOP

static guint
count_words (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  return g_strv_length (words);
}

static gboolean
is_year (const char *number)
{
  return strlen (number) == 4 && (g_str_has_prefix (number, "19") || g_str_has_prefix (number, "20"));
}

/* "58", "58%" or "22 (25%)".  FALSE where it is no figure. */
static gboolean
read_figure (const char *number, const char *percent, const char *aside, CpSurveyFigure *ret_figure)
{
  g_autofree char *text = g_strconcat (number, *percent != '\0' ? "%" : "", NULL);
  CpSurveyFigure beside;

  if ((*percent == '\0' && is_year (number)) || !cp_survey_figure_read (text, FALSE, ret_figure))
    return FALSE;
  if (aside != NULL && cp_survey_figure_read (aside, FALSE, &beside)) {
    if (ret_figure->share == NULL)
      ret_figure->share = g_steal_pointer (&beside.share);
    else if (ret_figure->count == CP_SURVEY_UNKNOWN)
      ret_figure->count = beside.count;
    g_free (beside.share);
  }
  return TRUE;
}

/* Takes the figure's share over. */
static gboolean
add_answer (CpSurveyQuestion *question, const char *label, CpSurveyFigure *figure)
{
  g_autofree char *words = g_strstrip (g_strdup (label));

  if (*words == '\0' || count_words (words) > LABEL_WORDS || question->answers->len >= MOST_ANSWERS) {
    g_free (figure->share);
    return FALSE;
  }
  CpSurveyAnswer *answer = cp_survey_add_answer (question, words, figure->count);
  answer->share = figure->share;
  answer->of = figure->of;
  return TRUE;
}

/* Adds the answer that stands at the beginning; gives what follows, NULL where none stands there. */
static const char *
read_answer (CpSurveyQuestion *question, const GRegex *regex, const char *line, gboolean is_number_first)
{
  g_autoptr (GMatchInfo) match = NULL;
  gint end = 0;

  if (!g_regex_match (regex, line, G_REGEX_MATCH_ANCHORED, &match) ||
      !g_match_info_fetch_pos (match, 0, NULL, &end) || end == 0)
    return NULL;
  g_autofree char *label = g_match_info_fetch (match, is_number_first ? 3 : 1);
  g_autofree char *number = g_match_info_fetch (match, is_number_first ? 1 : 2);
  g_autofree char *percent = g_match_info_fetch (match, is_number_first ? 2 : 3);
  g_autofree char *aside = g_match_info_fetch (match, 4);
  CpSurveyFigure figure;
  return read_figure (number, percent, aside, &figure) && add_answer (question, label, &figure) ? line + end
                                                                                                : NULL;
}

GPtrArray *
cp_survey_answers_read (const char *line)
{
  gboolean is_number_first = g_ascii_isdigit (*line);
  g_autoptr (GRegex) regex =
      g_regex_new (is_number_first ? NUMBER_FIRST : LABEL_FIRST, G_REGEX_CASELESS, 0, NULL);
  CpSurveyQuestion *question = cp_survey_question_new ("");
  GPtrArray *answers = NULL;
  const char *rest = line;

  while (rest != NULL && *rest != '\0')
    rest = read_answer (question, regex, rest, is_number_first);
  if (rest != NULL && question->answers->len >= LEAST_ANSWERS)
    answers = g_ptr_array_ref (question->answers);
  cp_survey_question_free (question);
  return answers;
}
