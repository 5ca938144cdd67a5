/* surveys-view.c: takes surveys, gives the words in which every form of the checklist speaks of them. */
#include "surveys.h"
#include "text.h"

#include <stdlib.h>

/* How many file names a line takes. */
#define MOST_NAMES 3

const char cp_surveys_title[] = "What people answered";

char *
cp_surveys_name (const CpSurvey *survey)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  guint n = MIN (survey->items->len, MOST_NAMES);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (names, g_strdup (((const CpItem *) survey->items->pdata[i])->name));
  if (survey->items->len > n)
    g_ptr_array_add (names, g_strdup_printf ("%u more", survey->items->len - n));
  g_ptr_array_add (names, NULL);
  return cp_text_join ((const char *const *) names->pdata, "and");
}

char *
cp_surveys_source (const CpSurvey *survey)
{
  gint n = survey->responses;

  if (survey->source == CP_SURVEY_FROM_TABLE)
    return g_strdup_printf ("%d %s, counted by us: one a row of the table.", n,
                            n == 1 ? "response" : "responses");
  if (survey->source == CP_SURVEY_FROM_FORMS)
    return n == CP_SURVEY_UNKNOWN ? g_strdup ("Not counted.")
                                  : g_strdup_printf ("%d completed copies of one form, counted by us.", n);
  if (n == CP_SURVEY_UNKNOWN)
    return g_strdup ("The numbers are the report's own. How many people answered we did not find in it.");
  return g_strdup_printf ("The numbers are the report's own. It says that %d answered.", n);
}

/* Of how many people the count is; CP_SURVEY_UNKNOWN where that is not known. */
static gint
find_base (const CpSurvey *survey, const CpSurveyAnswer *answer)
{
  if (answer->of != CP_SURVEY_UNKNOWN)
    return answer->of;
  return survey->source == CP_SURVEY_FROM_REPORT ? CP_SURVEY_UNKNOWN : survey->responses;
}

char *
cp_surveys_place (const CpSurvey *survey, const CpSurveyQuestion *question)
{
  if (question->page == 0 || (survey->unit != CP_UNIT_PAGE && survey->unit != CP_UNIT_SLIDE))
    return NULL;
  return g_strdup_printf (" (%s %u)", cp_unit_name (survey->unit), question->page);
}

/* Whether nothing says of how many people the share is: neither the report nor, "Agree 2025 (n=33)", the
 * answer itself. */
static gboolean
is_bare_share (const CpSurvey *survey, const CpSurveyAnswer *answer)
{
  return survey->responses == CP_SURVEY_UNKNOWN &&
         !g_regex_match_simple ("\\bn ?= ?\\d", answer->answer, 0, 0);
}

char *
cp_surveys_figure (const CpSurvey *survey, const CpSurveyAnswer *answer)
{
  gint base = find_base (survey, answer);
  g_autofree char *of = base != CP_SURVEY_UNKNOWN ? g_strdup_printf (" of %d", base) : g_strdup ("");

  if (answer->share == NULL)
    return g_strdup_printf ("%d%s", answer->count, of);
  if (answer->count != CP_SURVEY_UNKNOWN)
    return g_strdup_printf ("%d%s (%s)", answer->count, of, answer->share);
  if (base != CP_SURVEY_UNKNOWN)
    return g_strdup_printf ("%s (of %d)", answer->share, base);
  return g_strconcat (answer->share, is_bare_share (survey, answer) ? " (of how many is not said)" : NULL,
                      NULL);
}

char *
cp_surveys_own_words (const CpSurveyQuestion *question)
{
  guint n = question->free_text_count;

  if (n == 0 && question->answers->len == 0)
    return g_strdup ("Nobody answered this.");
  if (n == 0)
    return NULL;
  if (question->lowest != NULL)
    return g_strdup_printf ("%u gave a number, from %s to %s.", n, question->lowest, question->highest);
  return g_strdup_printf ("%u wrote something in their own words.", n);
}

static gint
largest_count (const CpSurveyQuestion *question)
{
  gint largest = 1;

  for (guint i = 0; i < question->answers->len; i++)
    largest = MAX (largest, ((const CpSurveyAnswer *) question->answers->pdata[i])->count);
  return largest;
}

gint
cp_surveys_bar (const CpSurvey *survey, const CpSurveyQuestion *question, const CpSurveyAnswer *answer)
{
  gint base = find_base (survey, answer);

  if (answer->share != NULL)
    return CLAMP ((gint) (g_ascii_strtod (answer->share, NULL) + 0.5), 0, 100);
  if (answer->count == CP_SURVEY_UNKNOWN)
    return -1;
  if (base < answer->count) /* not known, or of something else */
    base = largest_count (question);
  return base > 0 ? (gint) ((gint64) answer->count * 100 / base) : 0;
}
