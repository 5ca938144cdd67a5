/* survey-report.c: takes the pages of a report, gives the results that it states.  Where a table cannot be
 * told for sure, nothing is said of it. */
#include "survey-report.h"
#include "survey-answers.h"
#include "survey-figure.h"
#include "survey-prose.h"
#include "survey-rows.h"
#include "text.h"

#include <string.h>

#define MOST_QUESTIONS 40
#define MOST_ANSWERS 30
/* A report of results has no more lines a page; a table of answers has. */
#define MOST_ROWS 5000
#define LONGEST_QUESTION 200
#define LONGEST_HEAD 60
/* A head of so many words is no answer of a scale with words around it. */
#define WORDS_OF_ANSWER 7
#define WORDS_OF_QUESTION 5

typedef enum { KIND_OTHER, KIND_ANSWER, KIND_SHARE_ANSWER, KIND_COUNT, KIND_SHARE } Kind;

typedef struct {
  const CpSurveyReader *reader;
  const CpPage *page;
  CpSurvey *survey;
  const CpSurveyRow *head; /* of the table that we are in; NULL outside */
  GArray *kinds;           /* Kind, one a column of the head */
  guint shift;             /* columns of a row that stand before the first of the head */
  guint label;             /* the column of a row that says what it is about */
  gboolean has_answers;    /* answers stand in the head, questions in the rows */
  gboolean has_questions;  /* a question in the first column, its answers in the second, numbers behind */
  CpSurveyQuestion *list;  /* owned: a question whose answers stand in the rows, or in a list */
  CpSurveyQuestion *last;  /* borrowed: the one of the row before */
  char *title;             /* the line of prose above */
  CpSurveyCell title_cell;
} Report;

static void
set_place (const Report *report, CpSurveyQuestion *question, CpSurveyCell cell)
{
  question->page = report->page->number;
  question->start = cell.start;
  question->length = cell.length;
}

static CpSurveyQuestion *
question_new (const Report *report, const char *words, CpSurveyCell cell)
{
  g_autofree char *short_words = cp_text_shorten (words, LONGEST_QUESTION);
  g_autofree char *shown = cp_survey_privacy_hide_printed (report->reader->privacy, short_words);
  CpSurveyQuestion *question = cp_survey_question_new (shown);

  set_place (report, question, cell);
  return question;
}

/* Takes the question over; one without answers is dropped. */
static void
keep_question (Report *report, CpSurveyQuestion *question, guint least_answers)
{
  if (question->answers->len < least_answers || report->survey->questions->len >= MOST_QUESTIONS) {
    cp_survey_question_free (question);
    return;
  }
  g_ptr_array_add (report->survey->questions, question);
  report->last = question;
}

static void
end_list (Report *report)
{
  if (report->list != NULL)
    keep_question (report, g_steal_pointer (&report->list), 2);
}

static void
end_table (Report *report)
{
  end_list (report);
  report->head = NULL;
  report->last = NULL;
}

static void
add_figure (CpSurveyQuestion *question, const char *answer, const CpSurveyFigure *figure, gint of)
{
  if (question->answers->len >= MOST_ANSWERS)
    return;
  CpSurveyAnswer *added = cp_survey_add_answer (question, answer, figure->count);
  added->share = g_strdup (figure->share);
  added->of = figure->of != CP_SURVEY_UNKNOWN ? figure->of : of;
}

/* The part of a text that a pattern finds; NULL where it finds none.  Owned by the caller. */
static char *
fetch (const char *pattern, const char *text, guint part)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  return g_regex_match (regex, text, 0, &match) ? g_match_info_fetch (match, (gint) part) : NULL;
}

/* ---- heads */

static gboolean
has_words (const char *folded, const char *words)
{
  g_autofree char *padded = g_strconcat (" ", folded, " ", NULL);
  g_autofree char *wanted = g_strconcat (" ", words, " ", NULL);

  return strstr (padded, wanted) != NULL;
}

static guint
count_words (const char *folded)
{
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  return g_strv_length (words);
}

static gboolean
names_answer (const CpSurveyWords *words, const char *folded)
{
  if (count_words (folded) > WORDS_OF_ANSWER)
    return FALSE;
  for (guint i = 0; i < words->scales->len; i++) {
    const GPtrArray *scale = words->scales->pdata[i];
    for (guint j = 0; j < scale->len; j++)
      if (strlen (scale->pdata[j]) > 1 && has_words (folded, scale->pdata[j]))
        return TRUE;
  }
  return FALSE;
}

static gboolean
is_percent (const char *folded)
{
  return strchr (folded, '%') != NULL || has_words (folded, "per cent");
}

static Kind
find_kind (const CpSurveyWords *words, const char *folded, gboolean all_shares)
{
  if (*folded == '\0' || cp_survey_words_has (words, CP_SURVEY_DIFFERENCES, folded))
    return KIND_OTHER;
  if (cp_survey_words_has (words, CP_SURVEY_COUNTS, folded))
    return KIND_COUNT;
  if (cp_survey_words_has (words, CP_SURVEY_SHARES, folded))
    return KIND_SHARE;
  if (all_shares || is_percent (folded))
    return KIND_SHARE_ANSWER;
  if (names_answer (words, folded) || g_regex_match_simple ("( |^)n \\d", folded, 0, 0))
    return KIND_ANSWER;
  return KIND_OTHER;
}

/* Registers, plans and lists of people have such a column. */
static gboolean
is_no_result (const CpSurveyWords *words, const char *folded)
{
  return cp_survey_words_has (words, CP_SURVEY_OTHERS, folded) ||
         cp_survey_words_has (words, CP_SURVEY_MOMENTS, folded) ||
         cp_survey_words_has (words, CP_SURVEY_PEOPLE, folded);
}

/* Words in every column, and figures in none: "Statement, Agree, Disagree". */
static gboolean
is_head (const Report *report, const CpSurveyRow *row)
{
  guint n_words = 0;

  for (guint i = 0; i < row->cells->len; i++) {
    g_autofree char *cell = cp_survey_cell_text (report->page, row, i);
    g_autofree char *folded = cp_survey_words_fold (cell, FALSE);
    CpSurveyFigure figure;
    gboolean is_figure = cp_survey_figure_read (cell, FALSE, &figure);
    g_free (figure.share);
    if (is_figure || g_regex_match_simple ("(^|\\D)\\d{1,3}(\\.\\d+)? ?%", cell, 0, 0) ||
        (i > 0 && g_utf8_strlen (cell, -1) > LONGEST_HEAD) || is_no_result (report->reader->words, folded))
      return FALSE;
    n_words += i > 0 && *folded != '\0';
  }
  return n_words > 0;
}

/* The column headed "Question", which need not be the first: of "Q" and "Statement" the second. */
static guint
find_label_column (const Report *report, const CpSurveyRow *row)
{
  guint label = 0;

  for (guint i = 0; report->shift == 0 && i + 1 < row->cells->len; i++) {
    g_autofree char *cell = cp_survey_cell_text (report->page, row, i);
    g_autofree char *folded = cp_survey_words_fold (cell, FALSE);
    if (cp_survey_words_has (report->reader->words, CP_SURVEY_QUESTIONS, folded))
      label = i;
  }
  return label;
}

/* Beside "Not sure", "Asked about adjustments" is an answer, too: to show one of them alone would mislead.
 * Beside percentages it may be another percentage. */
static void
count_others_as_answers (Report *report, const CpSurveyRow *row)
{
  for (guint i = report->shift == 0 ? report->label + 1 : 0; i < row->cells->len; i++) {
    Kind *kind = &g_array_index (report->kinds, Kind, i);
    g_autofree char *cell = cp_survey_cell_text (report->page, row, i);
    g_autofree char *folded = cp_survey_words_fold (cell, FALSE);
    if (*kind == KIND_OTHER && *folded != '\0' &&
        !cp_survey_words_has (report->reader->words, CP_SURVEY_DIFFERENCES, folded))
      *kind = KIND_ANSWER;
  }
}

/* "Question, Answer, Count": the second column is none of the numbers. */
static gboolean
has_answer_column (const Report *report, const CpSurveyRow *row)
{
  g_autofree char *cell = cp_survey_cell_text (report->page, row, 1);
  g_autofree char *folded = cp_survey_words_fold (cell, FALSE);

  return g_array_index (report->kinds, Kind, 1) == KIND_OTHER || g_str_has_prefix (folded, "answer");
}

static void
begin_table (Report *report, const CpSurveyRow *row, const CpSurveyRow *next)
{
  g_autofree char *first = cp_survey_cell_text (report->page, row, 0);
  g_autofree char *first_folded = cp_survey_words_fold (first, FALSE);
  gboolean has_counts = FALSE, has_shares = FALSE;

  end_table (report);
  g_array_set_size (report->kinds, 0);
  report->has_answers = FALSE;
  report->shift = next != NULL && !row->is_table && next->cells->len == row->cells->len + 1;
  report->label = find_label_column (report, row);
  for (guint i = 0; i < row->cells->len; i++) {
    g_autofree char *cell = cp_survey_cell_text (report->page, row, i);
    g_autofree char *folded = cp_survey_words_fold (cell, FALSE);
    const Kind kind = i + report->shift <= report->label
                          ? KIND_OTHER
                          : find_kind (report->reader->words, folded, is_percent (first_folded));
    g_array_append_val (report->kinds, kind);
    report->has_answers = report->has_answers || kind == KIND_ANSWER || kind == KIND_SHARE_ANSWER;
    has_shares = has_shares || kind == KIND_SHARE_ANSWER;
    has_counts = has_counts || kind == KIND_COUNT || kind == KIND_SHARE;
  }
  if (!report->has_answers && !has_counts)
    return;
  if (report->has_answers && !has_shares)
    count_others_as_answers (report, row);
  report->head = row;
  gboolean is_named = report->shift == 0 && *first_folded != '\0';
  report->has_questions = !report->has_answers && row->cells->len > 2 && has_answer_column (report, row) &&
                          cp_survey_words_has (report->reader->words, CP_SURVEY_QUESTIONS, first_folded);
  if (report->has_questions)
    return;
  if (!report->has_answers && (is_named || report->title != NULL))
    report->list =
        question_new (report, is_named ? first : report->title, is_named ? row->line : report->title_cell);
}

/* ---- rows */

static Kind
kind_of (const Report *report, guint column)
{
  return column >= report->shift ? g_array_index (report->kinds, Kind, column - report->shift) : KIND_OTHER;
}

/* The number in a column of that kind; FALSE where there is none. */
static gboolean
find_figure (const Report *report, const CpSurveyRow *row, Kind kind, CpSurveyFigure *ret_figure)
{
  for (guint i = 1; i < row->cells->len; i++) {
    g_autofree char *cell = cp_survey_cell_text (report->page, row, i);
    if (kind_of (report, i) == kind && cp_survey_figure_read (cell, kind == KIND_SHARE, ret_figure))
      return TRUE;
  }
  return FALSE;
}

/* A cell without the names in it.  Owned by the caller. */
static char *
shown_cell (const Report *report, const CpSurveyRow *row, guint column)
{
  g_autofree char *cell = cp_survey_cell_text (report->page, row, column);

  return cp_survey_privacy_hide_printed (report->reader->privacy, cell);
}

/* "Community paediatrics" alone is no question, "Clinic: Community paediatrics" says what it is. */
static char *
row_question (const Report *report, const CpSurveyRow *row)
{
  g_autofree char *label = shown_cell (report, row, report->label);
  g_autofree char *first =
      report->shift == 0 ? shown_cell (report, report->head, report->label) : g_strdup ("");
  g_autofree char *label_folded = cp_survey_words_fold (label, FALSE);
  g_autofree char *folded = cp_survey_words_fold (first, FALSE);

  if (is_percent (folded)) /* "By service (% who agree)": what the figures are */
    return g_strdup_printf ("%s: %s", first, label);
  if (*folded == '\0' || count_words (label_folded) >= WORDS_OF_QUESTION || strchr (label, '?') != NULL ||
      cp_survey_words_has (report->reader->words, CP_SURVEY_QUESTIONS, folded))
    return g_steal_pointer (&label);
  return g_strdup_printf ("%s: %s", first, label);
}

static void
read_question_row (Report *report, const CpSurveyRow *row)
{
  g_autofree char *words = row_question (report, row);
  CpSurveyQuestion *question = question_new (report, words, row->line);
  CpSurveyFigure base = { CP_SURVEY_UNKNOWN, CP_SURVEY_UNKNOWN, NULL };

  find_figure (report, row, KIND_COUNT, &base);
  g_free (base.share);
  for (guint i = 1; i < row->cells->len; i++) {
    g_autofree char *cell = cp_survey_cell_text (report->page, row, i);
    CpSurveyFigure figure;
    if ((kind_of (report, i) != KIND_ANSWER && kind_of (report, i) != KIND_SHARE_ANSWER) ||
        !cp_survey_figure_read (cell, kind_of (report, i) == KIND_SHARE_ANSWER, &figure))
      continue;
    g_autofree char *answer = cp_survey_cell_text (report->page, report->head, i - report->shift);
    add_figure (question, answer, &figure, base.count);
    g_free (figure.share);
  }
  keep_question (report, question, 1);
}

/* "Food; too cold": a theme and what is said of it stand in columns of their own, before the number.  ""
 * where other numbers stand there. */
static char *
row_answer (const Report *report, const CpSurveyRow *row)
{
  g_autoptr (GString) answer = g_string_new (NULL);

  for (guint i = 0; i < row->cells->len && kind_of (report, i) == KIND_OTHER; i++) {
    g_autofree char *cell = cp_survey_cell_text (report->page, row, i);
    CpSurveyFigure figure;
    if (cp_survey_figure_read (cell, FALSE, &figure)) {
      gboolean is_share = figure.share != NULL && answer->len > 0 && i + 1 < row->cells->len &&
                          kind_of (report, i + 1) == KIND_COUNT; /* "Very well   55.77%   29" */
      g_free (figure.share);
      return g_strdup (is_share ? answer->str : "");
    }
    if (*cell != '\0')
      g_string_append_printf (answer, "%s%s", answer->len > 0 ? "; " : "", cell);
  }
  return g_strdup (answer->str);
}

static void
read_answer_row (Report *report, const CpSurveyRow *row)
{
  g_autofree char *label = row_answer (report, row);
  g_autofree char *shown = cp_survey_privacy_hide_printed (report->reader->privacy, label);
  CpSurveyFigure count = { CP_SURVEY_UNKNOWN, CP_SURVEY_UNKNOWN, NULL }, share = count;

  gboolean has_count = find_figure (report, row, KIND_COUNT, &count);
  gboolean has_share = find_figure (report, row, KIND_SHARE, &share);
  if (count.share == NULL)
    count.share = g_steal_pointer (&share.share);
  if (report->list != NULL && *shown != '\0' && (has_count || has_share))
    add_figure (report->list, shown, &count, CP_SURVEY_UNKNOWN);
  g_free (count.share);
  g_free (share.share);
}

/* "How old are you?, under 12, 31", and below it ", 12 to 15, 28" */
static void
read_asked_row (Report *report, const CpSurveyRow *row)
{
  g_autofree char *asked = cp_survey_cell_text (report->page, row, 0), *answer = shown_cell (report, row, 1);
  CpSurveyFigure count = { CP_SURVEY_UNKNOWN, CP_SURVEY_UNKNOWN, NULL }, share = count;

  if (*asked != '\0') {
    end_list (report);
    report->list = question_new (report, asked, row->line);
  }
  gboolean has_count = find_figure (report, row, KIND_COUNT, &count);
  gboolean has_share = find_figure (report, row, KIND_SHARE, &share);
  if (count.share == NULL)
    count.share = g_steal_pointer (&share.share);
  if (report->list != NULL && *answer != '\0' && (has_count || has_share))
    add_figure (report->list, answer, &count, CP_SURVEY_UNKNOWN);
  g_free (count.share);
  g_free (share.share);
}

static void
read_row (Report *report, const CpSurveyRow *row)
{
  if (report->has_questions) {
    read_asked_row (report, row);
    return;
  }
  g_autofree char *label = cp_survey_cell_text (report->page, row, report->label);
  g_autofree char *folded = cp_survey_words_fold (label, FALSE);

  if (*folded == '\0') {
    end_table (report);
    return;
  }
  if (row->cells->len > report->head->cells->len + report->shift ||
      cp_survey_words_has (report->reader->words, CP_SURVEY_SUMMARIES, folded) ||
      strstr (folded, "£") != NULL)
    return;
  if (report->has_answers)
    read_question_row (report, row);
  else
    read_answer_row (report, row);
}

#define LABELLED "^(\\D{1,40}) (\\d{1,5})$"

/* The number in "yes 201"; CP_SURVEY_UNKNOWN where the cell is no answer with its number. */
static gint
labelled_number (const Report *report, const CpSurveyRow *row, guint column)
{
  g_autofree char *cell = cp_survey_cell_text (report->page, row, column);
  g_autofree char *folded = cp_survey_words_fold (cell, FALSE), *number = fetch (LABELLED, cell, 2);

  if (number == NULL || g_regex_match_simple ("^(19|20)\\d\\d$", number, 0, 0) ||
      !names_answer (report->reader->words, folded))
    return CP_SURVEY_UNKNOWN;
  return (gint) g_ascii_strtoll (number, NULL, 10);
}

/* "I know who to ask   yes 201   no 67": the row names its own answers.  In "strongly agree 5   agree 4
 * neutral 3" the numbers are the scale itself. */
static gboolean
is_labelled (const Report *report, const CpSurveyRow *row)
{
  gint last = CP_SURVEY_UNKNOWN;
  gboolean is_scale = row->cells->len > 3;

  if (row->cells->len < 3 || labelled_number (report, row, 0) != CP_SURVEY_UNKNOWN)
    return FALSE;
  for (guint i = 1; i < row->cells->len; i++) {
    gint number = labelled_number (report, row, i);
    if (number == CP_SURVEY_UNKNOWN)
      return FALSE;
    is_scale = is_scale && (i == 1 || number == last - 1 || number == last + 1);
    last = number;
  }
  return !is_scale;
}

static void
read_labelled_row (Report *report, const CpSurveyRow *row)
{
  g_autofree char *label = cp_survey_cell_text (report->page, row, 0);
  CpSurveyQuestion *question = question_new (report, label, row->line);

  end_table (report);
  for (guint i = 1; i < row->cells->len; i++) {
    g_autofree char *cell = cp_survey_cell_text (report->page, row, i);
    g_autofree char *answer = fetch (LABELLED, cell, 1), *number = fetch (LABELLED, cell, 2);
    CpSurveyFigure figure;
    if (!cp_survey_figure_read (number, FALSE, &figure))
      continue;
    add_figure (question, answer, &figure, CP_SURVEY_UNKNOWN);
    g_free (figure.share);
  }
  keep_question (report, question, 1);
}

/* ---- answers below their question */

/* "Q1 Best day" asks, too. */
static gboolean
is_question (const char *title)
{
  return title != NULL &&
         (strchr (title, '?') != NULL || g_regex_match_simple ("^q ?\\d", title, G_REGEX_CASELESS, 0));
}

static gboolean
are_of_scale (const Report *report, const GPtrArray *answers)
{
  guint n = 0;

  for (guint i = 0; i < answers->len; i++) {
    g_autofree char *folded =
        cp_survey_words_fold (((const CpSurveyAnswer *) answers->pdata[i])->answer, FALSE);
    n += names_answer (report->reader->words, folded);
  }
  return n * 2 >= answers->len;
}

/* "(Base 22) Strongly agree 9, agree 7": what stands before the answers, and the number in it. */
#define BASE "^\\((?:base:?|n ?=) ?(\\d{1,6})\\) ?"

static void
add_answers (Report *report, const char *words, const GPtrArray *answers, gint of)
{
  CpSurveyQuestion *question = question_new (report, words, report->title_cell);

  for (guint i = 0; i < answers->len; i++) {
    const CpSurveyAnswer *answer = answers->pdata[i];
    g_autofree char *shown = cp_survey_privacy_hide_printed (report->reader->privacy, answer->answer);
    const CpSurveyFigure figure = { answer->count, answer->of, answer->share };
    add_figure (question, shown, &figure, of);
  }
  keep_question (report, question, 2);
}

/* "Yes 30, sometimes 14, no 8" below its question; or below any line, where they are answers of a scale. */
static gboolean
read_answers (Report *report, const char *line)
{
  g_autofree char *base = fetch (BASE, line, 1);
  const char *list = base != NULL ? strchr (line, ')') + 1 : line;
  g_autoptr (GPtrArray) answers =
      report->title != NULL ? cp_survey_answers_read (list + strspn (list, " ")) : NULL;

  if (answers == NULL || !(is_question (report->title) || are_of_scale (report, answers)))
    return FALSE;
  add_answers (report, report->title, answers,
               base != NULL ? (gint) g_ascii_strtoll (base, NULL, 10) : CP_SURVEY_UNKNOWN);
  return TRUE;
}

/* "All: 49 yes, 9 sometimes, 6 no.  Disabled swimmers: 13 yes, 3 sometimes, 1 no." below a question; and,
 * where they are answers of a scale, "Settling in: 25 very good, 4 good". */
static gboolean
read_answers_of_groups (Report *report, const char *line)
{
  g_auto (GStrv) parts = g_strsplit (line, ". ", -1);
  gboolean any = FALSE;

  for (guint i = 0; report->title != NULL && parts[i] != NULL; i++) {
    g_autofree char *group = fetch ("^(?:[-*•·] ?)?([^:\\d]{2,80}): ", parts[i], 1);
    g_autoptr (GPtrArray) answers =
        group != NULL ? cp_survey_answers_read (strchr (parts[i], ':') + 2) : NULL;
    if (answers == NULL || !(is_question (report->title) || are_of_scale (report, answers)))
      break;
    g_autofree char *words =
        is_question (report->title) ? g_strdup_printf ("%s (%s)", report->title, group) : g_strdup (group);
    add_answers (report, words, answers, CP_SURVEY_UNKNOWN);
    any = TRUE;
  }
  return any;
}

/* A line of answers may go on in the next one; `*ret_n` is how many were read. */
static gboolean
read_answer_lines (Report *report, const GPtrArray *rows, guint at, guint *ret_n)
{
  g_autofree char *line = cp_survey_line_text (report->page, rows->pdata[at]);

  *ret_n = 1;
  if (read_answers (report, line) || read_answers_of_groups (report, line))
    return TRUE;
  if (at + 1 >= rows->len || !is_question (report->title) || strpbrk (line, ",;") == NULL)
    return FALSE;
  g_autofree char *next = cp_survey_line_text (report->page, rows->pdata[at + 1]);
  g_autofree char *both = g_strdup_printf ("%s %s", line, next);
  *ret_n = 2;
  return *next != '\0' && read_answers (report, both);
}

/* ---- prose */

#define ITEM "^(?:[-*•·] ?|\\d{1,2}[.)] )?(.{2,100}?) ?(?:[–—:] ?|- |\\()(\\d{1,6})\\)?\\.?$"

/* "Saturday am 19": a number that nothing parts from its answer may be a year, or belong to it. */
#define BARE_ITEM "^([^\\d.]{2,60}) (\\d{1,3})$"

/* "- Frightening, then better – 17", below a question */
static gboolean
read_item (Report *report, const char *line)
{
  const char *pattern = g_regex_match_simple (ITEM, line, G_REGEX_CASELESS, 0) ? ITEM : BARE_ITEM;
  g_autofree char *answer = fetch (pattern, line, 1), *number = fetch (pattern, line, 2);
  CpSurveyFigure figure;

  if (answer == NULL || strchr (answer, '?') != NULL || !is_question (report->title) ||
      !cp_survey_figure_read (number, FALSE, &figure))
    return FALSE;
  if (report->list == NULL) {
    gsize n = strcspn (report->title, "?");
    g_autofree char *asked = g_strndup (report->title, report->title[n] == '?' ? n + 1 : n);
    report->list = question_new (report, asked, report->title_cell);
  }
  g_autofree char *shown = cp_survey_privacy_hide_printed (report->reader->privacy, answer);
  add_figure (report->list, shown, &figure, CP_SURVEY_UNKNOWN);
  g_free (figure.share);
  return TRUE;
}

/* A number, a share, or one of each: of two numbers nobody knows which it is. */
static gboolean
read_cells_figure (const Report *report, const CpSurveyRow *row, CpSurveyFigure *figure)
{
  for (guint i = 1; i < row->cells->len; i++) {
    g_autofree char *cell = cp_survey_cell_text (report->page, row, i);
    CpSurveyFigure part;
    gboolean is_read = cp_survey_figure_read (cell, FALSE, &part);
    gboolean is_second =
        is_read && ((part.count != CP_SURVEY_UNKNOWN && figure->count != CP_SURVEY_UNKNOWN) ||
                    (part.share != NULL && figure->share != NULL));
    if (!is_read || is_second) {
      g_free (is_read ? part.share : NULL);
      g_clear_pointer (&figure->share, g_free);
      return FALSE;
    }
    figure->count = part.count != CP_SURVEY_UNKNOWN ? part.count : figure->count;
    figure->share = part.share != NULL ? part.share : figure->share;
  }
  return TRUE;
}

static gboolean
is_summary (const Report *report, const CpSurveyRow *row)
{
  g_autofree char *label = cp_survey_cell_text (report->page, row, 0);
  g_autofree char *folded = cp_survey_words_fold (label, FALSE);

  return cp_survey_words_has (report->reader->words, CP_SURVEY_SUMMARIES, folded);
}

/* "Quiet sessions      32", "Very well   55.77%   29", below a question */
static gboolean
read_item_cells (Report *report, const CpSurveyRow *row)
{
  CpSurveyFigure figure = { CP_SURVEY_UNKNOWN, CP_SURVEY_UNKNOWN, NULL };

  if (!is_question (report->title) || row->cells->len < 2 || row->cells->len > 3 || is_summary (report, row))
    return FALSE;
  if (!read_cells_figure (report, row, &figure))
    return FALSE;
  if (report->list == NULL)
    report->list = question_new (report, report->title, report->title_cell);
  g_autofree char *shown = shown_cell (report, row, 0);
  add_figure (report->list, shown, &figure, CP_SURVEY_UNKNOWN);
  g_free (figure.share);
  return TRUE;
}

#define BULLET "^(?:[-*•·] ?)?(.*)$"
#define SHARE_LINE "^(?:[-*•·] ?)?(\\d{1,3}(?:\\.\\d+)? ?(?:%|per cent)) (.{8,160})$"
#define COUNT_LINE "^(?:[-*•·] ?)?(\\d{1,6}) ([a-z]+) (.{8,160})$"

/* "98% of parents were satisfied", "27 people said that the bus is late" */
static gboolean
read_sentence (Report *report, const CpSurveyRow *row, const char *line)
{
  g_autofree char *share = fetch (SHARE_LINE, line, 1), *count = fetch (COUNT_LINE, line, 1);
  g_autofree char *who = fetch (COUNT_LINE, line, 2), *of = fetch ("\\(n ?= ?(\\d{1,6})\\)", line, 1);
  CpSurveyFigure figure, base = { CP_SURVEY_UNKNOWN, CP_SURVEY_UNKNOWN, NULL };

  if (share == NULL && (who == NULL || !cp_survey_words_has (report->reader->words, CP_SURVEY_COUNTS, who)))
    return FALSE;
  if (!cp_survey_figure_read (share != NULL ? share : count, FALSE, &figure))
    return FALSE;
  if (of != NULL)
    cp_survey_figure_read (of, FALSE, &base);
  g_autofree char *sentence = fetch (BULLET, line, 1);
  CpSurveyQuestion *question = question_new (report, sentence, row->line);
  add_figure (question, "as stated", &figure, base.count);
  g_free (figure.share);
  keep_question (report, question, 1);
  return TRUE;
}

/* A question that goes on in the next line of its cell. */
static gboolean
continue_question (Report *report, const char *line)
{
  if (report->head == NULL || report->last == NULL || !g_unichar_islower (g_utf8_get_char (line)))
    return FALSE;
  g_autofree char *shown = cp_survey_privacy_hide_printed (report->reader->privacy, line);
  char *joined = g_strdup_printf ("%s %s", report->last->question, shown);
  g_free (report->last->question);
  report->last->question = joined;
  return TRUE;
}

static void
read_line (Report *report, const CpSurveyRow *row)
{
  g_autofree char *line = cp_survey_line_text (report->page, row);

  if (*line == '\0') {
    report->head = NULL;
    report->last = NULL;
    if (report->list != NULL && report->list->answers->len > 0)
      end_list (report);
    return;
  }
  if (continue_question (report, line) || read_item (report, line))
    return;
  end_table (report);
  if (read_sentence (report, row, line))
    return;
  g_free (report->title);
  report->title = g_steal_pointer (&line);
  report->title_cell = row->line;
}

/* ---- the whole */

/* Nothing behind its first cell: a title, in a table of so many columns. */
static gboolean
is_lone_row (const Report *report, const CpSurveyRow *row)
{
  for (guint i = 1; i < row->cells->len; i++) {
    g_autofree char *cell = cp_survey_cell_text (report->page, row, i);
    if (*cell != '\0')
      return FALSE;
  }
  return TRUE;
}

static void
read_page (Report *report)
{
  g_autoptr (GPtrArray) rows = cp_survey_rows_new (report->page->text);

  for (guint i = 0, n = 1; i < rows->len && i < MOST_ROWS; i += n) {
    const CpSurveyRow *row = rows->pdata[i];
    n = 1;
    if (is_lone_row (report, row)) {
      if (!read_answer_lines (report, rows, i, &n)) {
        n = 1;
        read_line (report, row);
      }
    } else if (report->head == NULL && read_item_cells (report, row))
      continue;
    else if (is_labelled (report, row))
      read_labelled_row (report, row);
    else if (is_head (report, row))
      begin_table (report, row, i + 1 < rows->len ? rows->pdata[i + 1] : NULL);
    else if (report->head != NULL)
      read_row (report, row);
    else
      report->last = NULL;
  }
  end_table (report);
  g_clear_pointer (&report->title, g_free);
}

/* Where more people gave one answer than answered at all, the number was not theirs. */
static void
check_responses (CpSurvey *survey)
{
  for (guint i = 0; i < survey->questions->len; i++) {
    const CpSurveyQuestion *question = survey->questions->pdata[i];
    for (guint j = 0; j < question->answers->len; j++)
      if (((const CpSurveyAnswer *) question->answers->pdata[j])->count > survey->responses)
        survey->responses = CP_SURVEY_UNKNOWN;
  }
}

CpSurvey *
cp_survey_report_read (const CpSurveyReader *reader, const CpReading *reading, guint32 only_page)
{
  g_autoptr (CpSurvey) survey = NULL;
  g_autoptr (GArray) kinds = g_array_new (FALSE, FALSE, sizeof (Kind));

  for (guint i = 0; i < reading->pages->len; i++) {
    const CpPage *page = &g_array_index (reading->pages, CpPage, i);
    Report report = { .reader = reader, .page = page, .kinds = kinds };
    if (only_page != 0 && page->number != only_page)
      continue;
    if (survey == NULL)
      survey = cp_survey_new (CP_SURVEY_FROM_REPORT, reading, page);
    report.survey = survey;
    if (survey->responses == CP_SURVEY_UNKNOWN)
      survey->responses = cp_survey_find_responses (reader->words, page->text);
    read_page (&report);
  }
  for (guint i = 0; survey != NULL && survey->questions->len == 0 && i < reading->pages->len; i++) {
    const CpPage *page = &g_array_index (reading->pages, CpPage, i);
    if (only_page == 0 || page->number == only_page)
      cp_survey_prose_read (reader, page, survey);
  }
  if (survey == NULL || (survey->questions->len == 0 && survey->responses == CP_SURVEY_UNKNOWN))
    return NULL;
  check_responses (survey);
  return g_steal_pointer (&survey);
}
