/* survey.c: takes a portfolio, gives its surveys, each of them once. */
#include "survey.h"
#include "survey-forms.h"
#include "survey-report.h"
#include "survey-table.h"

#include <string.h>

#define LEAST_SCORE 0.5
/* A question of fewer words may stand in any form. */
#define WORDS_OF_QUESTION 3
#define LEAST_QUESTIONS_SHARED 2

void
cp_surveys_free (CpSurveys *surveys)
{
  if (surveys == NULL)
    return;
  g_ptr_array_unref (surveys->surveys);
  g_free (surveys);
}

const char *
cp_survey_source_name (CpSurveySource source)
{
  return source == CP_SURVEY_FROM_TABLE ? "table" : source == CP_SURVEY_FROM_REPORT ? "report" : "forms";
}

/* ---- where to look */

/* What has tables with a date, a name and a question in their heads, too, and is never a survey. */
static const char *const kinds_with_tables[] = {
  "charter-signup",          "delivery-plan", "training", "resourcing",
  "meeting-or-event-record", "impact-report", NULL
};

typedef struct {
  CpSurveyReader reader;
  const CpDocuments *documents;
  const CpFindings *findings;
  GPtrArray *surveys;
} Search;

static const CpFinding *
find_kind (const Search *search, guint document, const char *kind)
{
  for (guint i = 0; i < cp_findings_count (search->findings, document); i++) {
    const CpFinding *finding = cp_findings_get (search->findings, document, i);
    if (g_str_equal (finding->kind, kind) && finding->score >= LEAST_SCORE)
      return finding;
  }
  return NULL;
}

/* Whether the file was taken for something that is no survey. */
static gboolean
is_something_else (const Search *search, guint document)
{
  static const char *const alike[] = { "survey-results", "blank-form", "evaluation-form", NULL };

  for (guint i = 0; i < cp_findings_count (search->findings, document); i++) {
    const CpFinding *finding = cp_findings_get (search->findings, document, i);
    if (finding->score >= LEAST_SCORE && !g_strv_contains (alike, finding->kind))
      return TRUE;
  }
  return FALSE;
}

static gboolean
has_tables_of_its_own (const Search *search, guint document)
{
  for (guint i = 0; kinds_with_tables[i] != NULL; i++)
    if (find_kind (search, document, kinds_with_tables[i]) != NULL)
      return TRUE;
  return FALSE;
}

static void
learn_tables (const Search *search)
{
  for (guint i = 0; i < search->documents->readings->len; i++) {
    const CpReading *reading = cp_documents_get (search->documents, i);
    for (guint j = 0; j < reading->pages->len; j++)
      cp_survey_table_learn (&search->reader, reading, &g_array_index (reading->pages, CpPage, j));
  }
}

/* Whether any page was a table of answers. */
static gboolean
read_tables (const Search *search, const CpReading *reading, gboolean is_known)
{
  guint n_before = search->surveys->len;

  for (guint i = 0; i < reading->pages->len; i++) {
    const CpPage *page = &g_array_index (reading->pages, CpPage, i);
    CpSurvey *survey = cp_survey_table_read (&search->reader, reading, page, is_known);
    if (survey != NULL)
      g_ptr_array_add (search->surveys, survey);
  }
  return search->surveys->len > n_before;
}

static gboolean
is_filled_form (const Search *search, guint document)
{
  const CpFinding *form = find_kind (search, document, "blank-form");
  const CpFinding *evaluation = find_kind (search, document, "evaluation-form");

  return (form != NULL && form->filled == CP_FILLED_YES) ||
         (evaluation != NULL && evaluation->filled == CP_FILLED_YES);
}

static void
read_document (const Search *search, guint document, CpSurveyForms *forms)
{
  const CpReading *reading = cp_documents_get (search->documents, document);
  const CpFinding *results = find_kind (search, document, "survey-results");
  gboolean is_filled = is_filled_form (search, document);

  if (reading->item->same_as != NULL)
    return;
  if ((results != NULL || is_filled || !has_tables_of_its_own (search, document)) &&
      read_tables (search, reading, results != NULL || is_filled))
    return;
  if (is_filled)
    cp_survey_forms_add (forms, reading);
  if (results == NULL)
    return;
  CpSurvey *survey = cp_survey_report_read (&search->reader, reading,
                                            is_something_else (search, document) ? results->page : 0);
  if (survey != NULL)
    g_ptr_array_add (search->surveys, survey);
}

/* ---- the same survey twice */

static const CpReading *
find_reading (const Search *search, const CpItem *item)
{
  for (guint i = 0; i < search->documents->readings->len; i++)
    if (cp_documents_get (search->documents, i)->item == item)
      return cp_documents_get (search->documents, i);
  return NULL;
}

/* All words of a reading, folded, with a space at either end. */
static char *
fold_reading (const CpReading *reading)
{
  GString *folded = g_string_new (" ");

  for (guint i = 0; i < reading->pages->len; i++) {
    g_autofree char *page = cp_survey_words_fold (g_array_index (reading->pages, CpPage, i).text, FALSE);
    g_string_append_printf (folded, "%s ", page);
  }
  return g_string_free (folded, FALSE);
}

/* The question as another paper would have it: without its number, and without the scale behind it. */
static char *
fold_question (const CpSurveyQuestion *question)
{
  const char *start = question->question;
  g_autofree char *words = NULL;

  if (g_regex_match_simple ("^q ?\\d+[.: ]", start, G_REGEX_CASELESS, 0))
    start += strcspn (start, " ");
  words = g_strndup (start, strcspn (start, "("));
  g_autofree char *folded = cp_survey_words_fold (words, FALSE);
  return g_strconcat (" ", folded, " ", NULL);
}

static guint
count_words (const char *padded)
{
  guint n = 0;

  for (const char *c = padded + 1; *c != '\0'; c++)
    n += *c == ' ';
  return n;
}

/* Whether a third or more of the questions of the survey, whole, stand in the first file of the other. */
static gboolean
asks_the_same (const Search *search, const CpSurvey *survey, const CpSurvey *other)
{
  const CpReading *reading = find_reading (search, other->items->pdata[0]);
  g_autofree char *text = reading != NULL ? fold_reading (reading) : g_strdup ("");
  guint n_asked = 0, n_shared = 0;

  for (guint i = 0; i < survey->questions->len; i++) {
    g_autofree char *folded = fold_question (survey->questions->pdata[i]);
    if (count_words (folded) < WORDS_OF_QUESTION)
      continue;
    n_asked++;
    n_shared += strstr (text, folded) != NULL;
  }
  return n_shared >= LEAST_QUESTIONS_SHARED && n_shared * 3 >= n_asked;
}

static char *
repetition_words (const CpSurvey *survey, const CpSurvey *other)
{
  const char *name = ((const CpItem *) other->items->pdata[0])->name;

  if (other->source == CP_SURVEY_FROM_FORMS)
    return g_strdup_printf (
        "The same questions were also sent as %d completed %s, from %s on. The survey is counted "
        "once, from the table.",
        other->responses, other->responses == 1 ? "form" : "forms", name);
  if (other->responses == CP_SURVEY_UNKNOWN)
    return g_strdup_printf ("%s reports on the same questions. The survey is counted once, from the answers "
                            "themselves.",
                            name);
  if (other->responses == survey->responses)
    return g_strdup_printf (
        "%s reports on the same survey, and also says that %d answered. It is counted once, from "
        "the answers themselves.",
        name, other->responses);
  return g_strdup_printf (
      "%s reports on the same questions, and says that %d answered; here there are %d answers. It "
      "is counted once, from the answers themselves. Why the numbers differ is for you to judge.",
      name, other->responses, survey->responses);
}

/* Answers say more than a report of them, and a table of all of them more than some forms. */
static gboolean
stands_above (const CpSurvey *survey, const CpSurvey *other)
{
  static const guint ranks[] = {
    [CP_SURVEY_FROM_TABLE] = 2, [CP_SURVEY_FROM_FORMS] = 1, [CP_SURVEY_FROM_REPORT] = 0
  };

  return ranks[survey->source] > ranks[other->source] && other->items->len > 0;
}

static void
take_over (CpSurvey *survey, const CpSurvey *other)
{
  g_ptr_array_add (survey->notes, repetition_words (survey, other));
  for (guint i = 0; i < other->items->len; i++)
    if (!g_ptr_array_find (survey->items, other->items->pdata[i], NULL))
      g_ptr_array_add (survey->items, other->items->pdata[i]);
}

static void
count_once (const Search *search)
{
  for (guint i = 0; i < search->surveys->len; i++)
    for (guint j = 0; j < search->surveys->len;) {
      CpSurvey *survey = search->surveys->pdata[i], *other = search->surveys->pdata[j];
      if (!stands_above (survey, other) || !asks_the_same (search, survey, other)) {
        j++;
        continue;
      }
      take_over (survey, other);
      g_ptr_array_remove_index (search->surveys, j);
      i -= j < i;
    }
}

/* A report of which no figure could be told says nothing by itself. */
static void
drop_empty_reports (GPtrArray *surveys)
{
  for (guint i = 0; i < surveys->len;) {
    const CpSurvey *survey = surveys->pdata[i];
    if (survey->source == CP_SURVEY_FROM_REPORT && survey->questions->len == 0)
      g_ptr_array_remove_index (surveys, i);
    else
      i++;
  }
}

/* ---- the whole */

static int
compare_surveys (gconstpointer a, gconstpointer b)
{
  const CpSurvey *left = *(CpSurvey *const *) a, *right = *(CpSurvey *const *) b;
  guint left_order = ((const CpItem *) left->items->pdata[0])->order;
  guint right_order = ((const CpItem *) right->items->pdata[0])->order;

  if (left_order != right_order)
    return left_order < right_order ? -1 : 1;
  return (left->page > right->page) - (left->page < right->page);
}

CpSurveys *
cp_interpret_surveys (const CpSurveyWords *words, const CpDocuments *documents, const CpFindings *findings)
{
  CpSurveys *surveys = g_new0 (CpSurveys, 1);

  surveys->surveys = g_ptr_array_new_with_free_func ((GDestroyNotify) cp_survey_free);
  if (words == NULL)
    return surveys;
  g_autoptr (CpSurveyPrivacy) privacy = cp_survey_privacy_new (words, documents);
  const Search search = { { words, privacy }, documents, findings, surveys->surveys };
  g_autoptr (CpSurveyForms) forms = cp_survey_forms_new (&search.reader);

  learn_tables (&search);
  for (guint i = 0; i < documents->readings->len; i++)
    read_document (&search, i, forms);
  cp_survey_forms_read (forms, surveys->surveys);
  count_once (&search);
  drop_empty_reports (surveys->surveys);
  g_ptr_array_sort (surveys->surveys, compare_surveys);
  return surveys;
}
