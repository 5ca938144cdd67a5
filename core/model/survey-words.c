/* survey-words.c: lists of words, and how a text is compared with them. */
#include "survey-words.h"

#include <string.h>

static const char *const list_names[CP_N_SURVEY_WORDS] = {
  [CP_SURVEY_MOMENTS] = "moments",         [CP_SURVEY_NUMBERS] = "numbers",
  [CP_SURVEY_PEOPLE] = "people",           [CP_SURVEY_OTHERS] = "others",
  [CP_SURVEY_QUESTIONS] = "questions",     [CP_SURVEY_COUNTS] = "counts",
  [CP_SURVEY_SHARES] = "shares",           [CP_SURVEY_SUMMARIES] = "summaries",
  [CP_SURVEY_ANSWERED] = "answered",       [CP_SURVEY_BLANKS] = "blanks",
  [CP_SURVEY_TITLES] = "titles",           [CP_SURVEY_VERBS] = "verbs",
  [CP_SURVEY_DIFFERENCES] = "differences", [CP_SURVEY_CAPITALS] = "capitals",
};

CpSurveyWords *
cp_survey_words_new (void)
{
  CpSurveyWords *words = g_new0 (CpSurveyWords, 1);

  for (guint i = 0; i < CP_N_SURVEY_WORDS; i++)
    words->lists[i] = g_ptr_array_new_with_free_func (g_free);
  words->scales = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  return words;
}

void
cp_survey_words_free (CpSurveyWords *words)
{
  if (words == NULL)
    return;
  for (guint i = 0; i < CP_N_SURVEY_WORDS; i++)
    g_ptr_array_unref (words->lists[i]);
  g_ptr_array_unref (words->scales);
  g_free (words);
}

const char *
cp_survey_words_name (CpSurveyWordList list)
{
  return list_names[list];
}

static void
append_sign (GString *folded, gunichar sign, gboolean *gap)
{
  if (*gap && folded->len > 0)
    g_string_append_c (folded, ' ');
  g_string_append_unichar (folded, sign);
  *gap = sign == '%' || sign == 0xA3;
}

char *
cp_survey_words_fold (const char *text, gboolean keep_stars)
{
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  GString *folded = g_string_new (NULL);
  gboolean gap = FALSE;

  for (const char *c = composed != NULL ? composed : ""; *c != '\0'; c = g_utf8_next_char (c)) {
    gunichar sign = g_utf8_get_char (c);
    if (sign == '%' || sign == 0xA3) {
      gap = TRUE;
      append_sign (folded, sign, &gap);
    } else if (g_unichar_isalnum (sign) || (keep_stars && sign == '*')) {
      append_sign (folded, g_unichar_tolower (sign), &gap);
    } else if (sign != '\'' && sign != 0x2019) { /* don't and don’t are one word */
      gap = TRUE;
    }
  }
  return g_string_free (folded, FALSE);
}

gboolean
cp_survey_words_has (const CpSurveyWords *words, CpSurveyWordList list, const char *folded)
{
  const GPtrArray *entries = words->lists[list];

  for (guint i = 0; i < entries->len; i++) {
    const char *entry = entries->pdata[i];
    if (strchr (entry, '*') != NULL ? g_pattern_match_simple (entry, folded) : g_str_equal (entry, folded))
      return TRUE;
  }
  return FALSE;
}
