/* survey-prose.c: takes a page of a report, gives the sentences that state how many said something.
 *
 * "11 of 24 could not say ...", "148 families (91 per cent) would recommend us", "Of the 37 families ..., 30
 * said ...". A figure without a word for what people said or did is nobody's answer. */
#include "survey-prose.h"
#include "survey-figure.h"
#include "text.h"

#include <string.h>

#define MOST_QUESTIONS 40
#define LONGEST_QUESTION 200
#define SHORTEST_SENTENCE 20

/* What people say of themselves. */
#define SAID                                                                                                 \
  "\\b(?:say|says|said|agree|agreed|disagree|disagreed|feel|felt|think|thought|told|would|could|can|know|"   \
  "knew|"                                                                                                    \
  "like|liked|want|wanted|rated|asked for|found|enjoy|enjoyed|wrote|named|chose|were satisfied|"             \
  "were content|are satisfied|had been asked|have been asked)\\b"

/* "11 of 24 ...", "40 out of the 52 families ..." */
#define OF_ALL "^(\\d{1,6}) (?:of|out of) (?:the |our |all )?(\\d{1,6})\\b"
/* "Of the 37 families who ..., 30 said ..." */
#define OF_SOME "^Of (?:the |our |these )?(\\d{1,6}) [^,]{3,80}, (\\d{1,6})\\b"
/* "148 families (91 per cent) would recommend us", "139 feel that ..." */
#define PEOPLE "^(\\d{1,6}) ([a-z]+)\\b(?: \\((\\d{1,3}(?:\\.\\d+)? ?(?:%|per ?cent))[^)]*\\))?"
/* "84 per cent of parents said ..." */
#define SHARE "^(\\d{1,3}(?:\\.\\d+)? ?(?:%|per ?cent)) (?:of )"

static gboolean
fetch (const char *pattern, const char *text, char **parts, guint n_parts)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  if (!g_regex_match (regex, text, 0, &match))
    return FALSE;
  for (guint i = 0; i < n_parts; i++)
    parts[i] = g_match_info_fetch (match, (gint) i + 1);
  return TRUE;
}

/* Fills the figure; FALSE where the sentence states none. */
static gboolean
read_figure (const CpSurveyReader *reader, const char *sentence, CpSurveyFigure *figure)
{
  char *parts[3] = { NULL, NULL, NULL };
  gboolean is_of_all = fetch (OF_ALL, sentence, parts, 2),
           is_of_some = !is_of_all && fetch (OF_SOME, sentence, parts, 2);
  gboolean is_share = !is_of_all && !is_of_some && fetch (SHARE, sentence, parts, 1);
  gboolean is_people = !is_of_all && !is_of_some && !is_share && fetch (PEOPLE, sentence, parts, 3);

  g_autofree char *first = parts[0], *second = parts[1], *third = parts[2];

  if (is_of_all || is_of_some) {
    figure->count = (gint) g_ascii_strtoll (is_of_all ? first : second, NULL, 10);
    figure->of = (gint) g_ascii_strtoll (is_of_all ? second : first, NULL, 10);
    return figure->count <= figure->of;
  }
  if (is_share)
    return cp_survey_figure_read (first, FALSE, figure);
  if (!is_people)
    return FALSE;
  figure->count = (gint) g_ascii_strtoll (first, NULL, 10);
  if (third != NULL && *third != '\0')
    figure->share = g_strdup_printf ("%d%%", (gint) g_ascii_strtod (third, NULL));
  return cp_survey_words_has (reader->words, CP_SURVEY_COUNTS, second);
}

static void
read_sentence (const CpSurveyReader *reader, const CpPage *page, guint32 start, guint32 end, CpSurvey *survey)
{
  g_autofree char *sentence = cp_text_fold_space (page->text + start, end - start);
  gboolean is_row = memchr (page->text + start, '\t', end - start) != NULL || strchr (sentence, '|') != NULL;
  CpSurveyFigure figure = { CP_SURVEY_UNKNOWN, CP_SURVEY_UNKNOWN, NULL };

  if (strlen (sentence) < SHORTEST_SENTENCE || is_row || survey->questions->len >= MOST_QUESTIONS ||
      !g_regex_match_simple (SAID, sentence, G_REGEX_CASELESS, 0) ||
      !read_figure (reader, sentence, &figure)) {
    g_free (figure.share);
    return;
  }
  g_autofree char *shortened = cp_text_shorten (sentence, LONGEST_QUESTION);
  g_autofree char *shown = cp_survey_privacy_hide_printed (reader->privacy, shortened);
  CpSurveyQuestion *question = cp_survey_question_new (shown);
  CpSurveyAnswer *answer = cp_survey_add_answer (question, "as stated", figure.count);
  answer->share = figure.share;
  answer->of = figure.of;
  question->page = page->number;
  question->start = start;
  question->length = end - start;
  g_ptr_array_add (survey->questions, question);
}

static gboolean
is_item (const char *line)
{
  return strchr ("-*|#>", *line) != NULL || g_str_has_prefix (line, "•") || g_str_has_prefix (line, "·");
}

/* Where a sentence ends: behind its stop, at an empty line, before the next item of a list. */
static gboolean
is_end (const char *text, guint32 at)
{
  if (text[at] == '\n')
    return text[at + 1] == '\n' || text[at + 1] == '\0' ||
           is_item (text + at + 1 + strspn (text + at + 1, " "));
  return strchr (".;!?", text[at]) != NULL && (g_ascii_isspace (text[at + 1]) || text[at + 1] == '\0');
}

void
cp_survey_prose_read (const CpSurveyReader *reader, const CpPage *page, CpSurvey *survey)
{
  const char *text = page->text;
  guint32 start = 0, length = (guint32) strlen (text);

  for (guint32 at = 0; at < length; at++) {
    if (!is_end (text, at) && at + 1 < length)
      continue;
    while (start < at && !g_unichar_isalnum (g_utf8_get_char (text + start)))
      start += (guint32) (g_utf8_next_char (text + start) - (text + start));
    read_sentence (reader, page, start, at + 1, survey);
    start = at + 1;
  }
}
