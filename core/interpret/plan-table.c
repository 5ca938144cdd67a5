/* plan-table.c: takes the tables of a plan, gives its actions. */
#include "plan-action.h"
#include "plan-columns.h"
#include "stem-phrase.h"
#include "text.h"

#include <string.h>

/* A table's head stands near its top. */
#define HEAD_ROWS 20
/* Two rows of three must be whole where a table was put together from words on paper. */
#define SOUND_ROWS 2
#define SOUND_OF 3

typedef struct {
  const CpPlanRules *rules;
  const CpReading *reading;
  GPtrArray *actions;
  CpPlanHead before;   /* of the table before, which may go on */
  CpPlanLayout layout; /* of the last table whose columns only spaces part */
  gboolean
      is_spaced; /* the table in hand is such a one: a row must have all that its head says of an action */
  gboolean is_partly; /* a table could not be read */
} Reader;

/* A row that shows how it is meant, or says what to write. */
static gboolean
is_example (const CpPlanRules *rules, const CpPlanRow *row)
{
  for (guint i = 0; i < row->n_columns; i++)
    if (row->cells[i] != NULL && *row->cells[i] != '\0')
      return cp_pattern_fits (rules->blanks, row->cells[i] + strspn (row->cells[i], "*_\"'( "));
  return FALSE;
}

/* "3. Annual reviews" */
static const char *
skip_number (const char *cell)
{
  gsize n = strspn (cell, "0123456789");

  if (n == 0 || n > 3 || (cell[n] != '.' && cell[n] != ')' && cell[n] != ' '))
    return cell;
  gsize space = strspn (cell + n, ".) ");
  return g_ascii_isupper (cell[n + space]) ? cell + n + space : cell;
}

/* Between the rows of a text without marks stand other lines. */
static gboolean
says_enough (const Reader *reader, const CpAction *action, const CpPlanHead *head)
{
  if (!reader->is_spaced)
    return action->lead != NULL || action->by_when != NULL || action->measure != NULL;
  return (action->lead != NULL || !cp_plan_head_has (head, CP_PLAN_LEAD)) &&
         (action->by_when != NULL || !cp_plan_head_has (head, CP_PLAN_BY_WHEN));
}

static void
add_action (Reader *reader, const CpPage *page, const CpPlanRow *row, const CpPlanHead *head,
            GPtrArray *actions)
{
  gboolean is_full = reader->actions->len + actions->len >= CP_PLAN_ACTIONS;
  g_autoptr (CpAction) action = cp_action_new ();
  gboolean has_action = cp_plan_head_has (head, CP_PLAN_ACTION);

  for (guint i = 0; i < row->n_columns && i < head->n_columns; i++)
    if (row->cells[i] != NULL && !(has_action && head->columns[i] == CP_PLAN_AIM))
      cp_action_set (action, head->columns[i],
                     head->columns[i] == CP_PLAN_ACTION ? skip_number (row->cells[i]) : row->cells[i]);
  if (is_example (reader->rules, row) || !cp_action_is_real (action, reader->rules) ||
      !says_enough (reader, action, head))
    return;
  reader->is_partly |= is_full;
  if (is_full)
    return;
  action->place = cp_action_place_new (reader->reading, page, row->start, row->end - row->start);
  g_ptr_array_add (actions, g_steal_pointer (&action));
}

/* A head that is repeated further down. */
static gboolean
is_same_row (const CpPlanRow *row, const CpPlanRow *other)
{
  for (guint i = 0; i < CP_PLAN_COLUMNS; i++)
    if (g_strcmp0 (row->cells[i], other->cells[i]) != 0)
      return FALSE;
  return TRUE;
}

/* A table that goes on over the page has no head there; `before` is that of the last table of the page
 * before. */
static guint
find_head (const CpPlanRules *rules, const GPtrArray *rows, CpPlanHead *head, const CpPlanHead *before)
{
  for (guint i = 0; i < rows->len && i < HEAD_ROWS; i++)
    if (cp_plan_head_read (rules, rows->pdata[i], head))
      return i + 1;
  if (rows->len == 0 || before->n_columns == 0 ||
      ((const CpPlanRow *) rows->pdata[0])->n_columns != before->n_columns)
    return G_MAXUINT;
  *head = *before;
  return 0;
}

/* A PDF has no tables, only words, and rows of it may be put together wrongly: then too few of them have what
 * the head names. */
static gboolean
is_sound (const CpPlanHead *head, const GPtrArray *actions, guint n_rows)
{
  guint n_whole = 0;

  for (guint i = 0; i < actions->len; i++) {
    const CpAction *action = actions->pdata[i];
    n_whole += (action->lead != NULL || !cp_plan_head_has (head, CP_PLAN_LEAD)) &&
               (action->by_when != NULL || !cp_plan_head_has (head, CP_PLAN_BY_WHEN));
  }
  return n_whole * SOUND_OF >= n_rows * SOUND_ROWS;
}

static void
read_rows (Reader *reader, const CpPage *page, const GPtrArray *rows, guint first, const CpPlanHead *head)
{
  g_autoptr (GPtrArray) actions = g_ptr_array_new_with_free_func ((GDestroyNotify) cp_action_free);

  for (guint i = first; i < rows->len; i++)
    if (first == 0 || !is_same_row (rows->pdata[i], rows->pdata[first - 1]))
      add_action (reader, page, rows->pdata[i], head, actions);
  if (page->width > 0 && !is_sound (head, actions, rows->len - first)) {
    reader->is_partly = TRUE;
    return;
  }
  while (actions->len > 0)
    g_ptr_array_add (reader->actions, g_ptr_array_steal_index (actions, 0));
}

/* Those that an extractor marked; of plain text those that people typed. */
static GPtrArray *
find_tables (Reader *reader, const CpPage *page)
{
  GPtrArray *tables = cp_plan_rows_marked (page);

  if (tables->len > 0 || page->width > 0)
    return tables;
  g_ptr_array_unref (tables);
  tables = cp_plan_rows_typed (page);
  if (tables->len > 0)
    return tables;
  g_ptr_array_unref (tables);
  reader->is_spaced = TRUE;
  return cp_plan_rows_spaced (reader->rules, page, &reader->layout);
}

static void
read_page (Reader *reader, const CpPage *page)
{
  reader->is_spaced = FALSE;
  g_autoptr (GPtrArray) tables = find_tables (reader, page);
  CpPlanHead before = reader->before;

  reader->before.n_columns = 0;
  for (guint i = 0; i < tables->len; i++) {
    const GPtrArray *rows = tables->pdata[i];
    CpPlanHead head = { 0 };
    guint first = find_head (reader->rules, rows, &head, &before);
    before.n_columns = 0;
    if (first == G_MAXUINT)
      continue;
    read_rows (reader, page, rows, first, &head);
    if (i + 1 == tables->len && page->unit == CP_UNIT_PAGE)
      reader->before = head;
  }
}

gboolean
cp_plan_read_tables (const CpPlanRules *rules, const CpReading *reading, GPtrArray *actions)
{
  Reader reader = { .rules = rules, .reading = reading, .actions = actions };

  for (guint i = 0; i < reading->pages->len; i++)
    read_page (&reader, &g_array_index (reading->pages, CpPage, i));
  cp_plan_layout_clear (&reader.layout);
  return !reader.is_partly;
}
