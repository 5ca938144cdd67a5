/* survey-table.c: takes a page, gives the survey whose answers stand in its table. */
#include "survey-table.h"
#include "survey-rows.h"

#include <string.h>

/* A title and a few lines may stand above the head of a table. */
#define FIRST_ROWS 15
#define LEAST_COLUMNS 3
#define LEAST_RESPONSES 2
/* In a file that nobody took for a survey, so many columns must ask something. */
#define LEAST_ASKING 2
#define MOST_QUESTIONS 60
/* A head of so many words is a question or a statement. */
#define WORDS_OF_QUESTION 4
#define LONGEST_KEY 40
#define LETTERS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

typedef enum { ROLE_QUESTION, ROLE_MOMENT, ROLE_NUMBER, ROLE_PERSON, ROLE_NOTHING } Role;

/* What one person answered. */
typedef struct {
  const CpPage *page;
  const CpSurveyRow *row;
} Response;

typedef struct {
  const CpSurveyReader *reader;
  const CpReading *reading;
  const CpPage *page;    /* where the table begins */
  GPtrArray *rows;       /* CpSurveyRow */
  guint head;            /* index into rows */
  GArray *roles;         /* Role, one a column */
  GArray *responses;     /* Response */
  GPtrArray *other_rows; /* GPtrArray of CpSurveyRow: of the pages on which the table goes on */
  guint n_asking;        /* heads that read like a question or a statement */
} Table;

static void
table_free (Table *table)
{
  g_ptr_array_unref (table->rows);
  g_array_unref (table->roles);
  g_array_unref (table->responses);
  g_ptr_array_unref (table->other_rows);
  g_free (table);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Table, table_free)

static const CpSurveyRow *
head_row (const Table *table)
{
  return table->rows->pdata[table->head];
}

static guint
count_words (const char *folded)
{
  guint n = *folded != '\0';

  for (; *folded != '\0'; folded++)
    n += *folded == ' ';
  return n;
}

static gboolean
is_question_like (const char *head, const char *folded)
{
  return strchr (head, '?') != NULL || count_words (folded) >= WORDS_OF_QUESTION ||
         g_regex_match_simple ("^q ?\\d|\\(\\d+ ?(-|–|to) ?\\d+", head, G_REGEX_CASELESS, 0);
}

static Role
find_role (const CpSurveyWords *words, const char *folded)
{
  if (*folded == '\0')
    return ROLE_NOTHING;
  if (cp_survey_words_has (words, CP_SURVEY_MOMENTS, folded))
    return ROLE_MOMENT;
  if (cp_survey_words_has (words, CP_SURVEY_NUMBERS, folded))
    return ROLE_NUMBER;
  if (cp_survey_words_has (words, CP_SURVEY_PEOPLE, folded))
    return ROLE_PERSON;
  return ROLE_QUESTION;
}

/* A register, a budget or a plan has heads of its own, and results have a column of percentages. */
static gboolean
is_head_of_other (const Table *table, const CpSurveyRow *row)
{
  for (guint i = 0; row->is_table && row->cells->len >= LEAST_COLUMNS && i < row->cells->len; i++) {
    g_autofree char *head = cp_survey_cell_text (table->page, row, i);
    g_autofree char *folded = cp_survey_words_fold (head, FALSE);
    if (cp_survey_words_has (table->reader->words, CP_SURVEY_OTHERS, folded) ||
        cp_survey_words_has (table->reader->words, CP_SURVEY_SHARES, folded))
      return TRUE;
  }
  return FALSE;
}

/* Fills the roles.  A head has a column that says who or when, and one that asks something; no number and no
 * date stands in it. */
static gboolean
is_head (Table *table, const CpSurveyRow *row)
{
  guint n_keys = 0, n_questions = 0;

  g_array_set_size (table->roles, 0);
  if (!row->is_table || row->cells->len < LEAST_COLUMNS)
    return FALSE;
  for (guint i = 0; i < row->cells->len; i++) {
    g_autofree char *head = cp_survey_cell_text (table->page, row, i);
    g_autofree char *folded = cp_survey_words_fold (head, FALSE);
    const Role role = find_role (table->reader->words, folded);
    g_array_append_val (table->roles, role);
    if (*folded != '\0' && strspn (folded, "0123456789 ") == strlen (folded))
      return FALSE;
    n_keys += role == ROLE_MOMENT || role == ROLE_NUMBER || role == ROLE_PERSON;
    n_questions += role == ROLE_QUESTION && is_question_like (head, folded);
  }
  table->n_asking = n_questions;
  return n_keys > 0 && n_questions > 0;
}

/* A date, an hour or a number; "n=16 of 22" and "Read with the guides on 31 January" are none. */
static gboolean
is_key (const char *text)
{
  gsize n_letters = strspn (text, LETTERS);
  const char *number = text + n_letters + (text[n_letters] == '-' || text[n_letters] == '#');

  return n_letters <= 3 && g_ascii_isdigit (*number) && strlen (text) <= LONGEST_KEY &&
         strchr (text, '=') == NULL;
}

/* The column that every answer fills: when it came, or its number.  -1 where there is none. */
static gint
find_key_column (const Table *table)
{
  for (Role role = ROLE_MOMENT; role <= ROLE_NUMBER; role++)
    for (guint i = 0; i < table->roles->len; i++)
      if (g_array_index (table->roles, Role, i) == role)
        return (gint) i;
  return -1;
}

static guint
count_filled (const Table *table, const Response *response, gboolean only_questions)
{
  guint n = 0;

  for (guint i = 0; i < response->row->cells->len && i < table->roles->len; i++) {
    g_autofree char *text = cp_survey_cell_text (response->page, response->row, i);
    n += *text != '\0' && (!only_questions || g_array_index (table->roles, Role, i) == ROLE_QUESTION);
  }
  return n;
}

static gboolean
is_response (const Table *table, const Response *response, gint key)
{
  g_autofree char *first = cp_survey_cell_text (response->page, response->row, 0);
  g_autofree char *folded = cp_survey_words_fold (first, FALSE);

  if (response->row->cells->len < 2 ||
      cp_survey_words_has (table->reader->words, CP_SURVEY_SUMMARIES, folded) ||
      count_filled (table, response, TRUE) == 0)
    return FALSE;
  if (key < 0)
    return count_filled (table, response, FALSE) * 2 >= table->roles->len;
  g_autofree char *text = cp_survey_cell_text (response->page, response->row, (guint) key);
  return is_key (text);
}

static void
add_responses (Table *table, const CpPage *page, const GPtrArray *rows, guint first)
{
  gint key = find_key_column (table);

  for (guint i = first; i < rows->len; i++) {
    const Response response = { page, rows->pdata[i] };
    if (is_response (table, &response, key))
      g_array_append_val (table->responses, response);
  }
}

/* A long table of a text file is read in several pages, and only the first has the head. */
static gboolean
goes_on (const Table *table, const CpPage *page, const GPtrArray *rows)
{
  if (rows->len == 0 || page->unit != CP_UNIT_SHEET || table->page->unit != CP_UNIT_SHEET)
    return FALSE;
  const Response first = { page, rows->pdata[0] };
  return first.row->is_table && first.row->cells->len == table->roles->len &&
         is_response (table, &first, find_key_column (table));
}

static void
read_on (Table *table)
{
  const GArray *pages = table->reading->pages;
  guint i = 0;

  while (&g_array_index (pages, CpPage, i) != table->page)
    i++;
  for (i++; i < pages->len; i++) {
    const CpPage *page = &g_array_index (pages, CpPage, i);
    GPtrArray *rows = cp_survey_rows_new (page->text);
    g_ptr_array_add (table->other_rows, rows);
    if (!goes_on (table, page, rows))
      return;
    add_responses (table, page, rows, 0);
  }
}

static GPtrArray *
column_values (const Table *table, guint column)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < table->responses->len; i++) {
    const Response *response = &g_array_index (table->responses, Response, i);
    g_ptr_array_add (values, cp_survey_cell_text (response->page, response->row, column));
  }
  return values;
}

/* What the head did not say, the look of the values does.  Answers from a scale say nothing of anybody. */
static void
judge_by_look (Table *table)
{
  for (guint i = 0; i < table->roles->len; i++) {
    Role *role = &g_array_index (table->roles, Role, i);
    g_autoptr (GPtrArray) values = column_values (table, i);
    if (*role == ROLE_PERSON && cp_survey_column_is_scale (table->reader, values))
      *role = ROLE_QUESTION;
    else if (*role == ROLE_QUESTION && cp_survey_column_is_people (table->reader, values))
      *role = ROLE_PERSON;
    else if (*role == ROLE_QUESTION && cp_survey_column_is_moments (values))
      *role = ROLE_MOMENT;
  }
}

/* NULL where the page has no such table. */
static Table *
find_table (const CpSurveyReader *reader, const CpReading *reading, const CpPage *page)
{
  g_autoptr (Table) table = g_new0 (Table, 1);

  table->reader = reader;
  table->reading = reading;
  table->page = page;
  table->rows = cp_survey_rows_new (page->text);
  table->roles = g_array_new (FALSE, FALSE, sizeof (Role));
  table->responses = g_array_new (FALSE, FALSE, sizeof (Response));
  table->other_rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (; table->head < table->rows->len && table->head < FIRST_ROWS; table->head++) {
    if (is_head_of_other (table, table->rows->pdata[table->head]))
      return NULL;
    if (!is_head (table, table->rows->pdata[table->head]))
      continue;
    add_responses (table, page, table->rows, table->head + 1);
    if (table->responses->len < LEAST_RESPONSES)
      return NULL;
    read_on (table);
    judge_by_look (table);
    return g_steal_pointer (&table);
  }
  return NULL;
}

void
cp_survey_table_learn (const CpSurveyReader *reader, const CpReading *reading, const CpPage *page)
{
  g_autoptr (Table) table = find_table (reader, reading, page);

  for (guint i = 0; table != NULL && i < table->roles->len; i++) {
    g_autoptr (GPtrArray) values = column_values (table, i);
    for (guint j = 0; j < values->len && g_array_index (table->roles, Role, i) == ROLE_PERSON; j++)
      cp_survey_privacy_learn (reader->privacy, values->pdata[j]);
  }
}

static void
add_question (const Table *table, guint column, CpSurvey *survey)
{
  g_autofree char *head = cp_survey_cell_text (table->page, head_row (table), column);
  g_autoptr (GPtrArray) values = column_values (table, column);
  CpSurveyQuestion *question = cp_survey_read_column (table->reader, head, values, FALSE);
  const CpSurveyCell *cell = &g_array_index (head_row (table)->cells, CpSurveyCell, column);

  question->page = table->page->number;
  question->start = cell->start;
  question->length = cell->length;
  g_ptr_array_add (survey->questions, question);
}

/* Most columns ask something, one of them is answered on a scale, and each answer has its hour or number: a
 * table of children and how they came on has only names. */
static gboolean
is_surely_survey (const Table *table)
{
  guint n_questions = 0, n_scales = 0;

  for (guint i = 0; i < table->roles->len; i++) {
    if (g_array_index (table->roles, Role, i) != ROLE_QUESTION)
      continue;
    g_autoptr (GPtrArray) values = column_values (table, i);
    n_questions++;
    n_scales += cp_survey_column_is_scale (table->reader, values);
  }
  return find_key_column (table) >= 0 && n_scales > 0 && table->n_asking >= LEAST_ASKING &&
         table->n_asking * 2 >= n_questions;
}

CpSurvey *
cp_survey_table_read (const CpSurveyReader *reader, const CpReading *reading, const CpPage *page,
                      gboolean is_known)
{
  g_autoptr (Table) table = find_table (reader, reading, page);
  guint n_people = 0;

  if (table == NULL || (!is_known && !is_surely_survey (table)))
    return NULL;
  g_autoptr (CpSurvey) survey = cp_survey_new (CP_SURVEY_FROM_TABLE, reading, page);
  survey->responses = (gint) table->responses->len;
  for (guint i = 0; i < table->roles->len; i++) {
    n_people += g_array_index (table->roles, Role, i) == ROLE_PERSON;
    if (g_array_index (table->roles, Role, i) == ROLE_QUESTION && survey->questions->len < MOST_QUESTIONS)
      add_question (table, i, survey);
  }
  if (n_people > 0)
    g_ptr_array_add (survey->notes, g_strdup_printf ("%u %s who answered, and %s left out here.", n_people,
                                                     n_people == 1 ? "column says" : "columns say",
                                                     n_people == 1 ? "is" : "are"));
  return survey->questions->len > 0 ? g_steal_pointer (&survey) : NULL;
}
