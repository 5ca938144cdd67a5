/* plan-table.c: takes the tables of a plan, gives its actions. */
#include "plan-action.h"
#include "stem-phrase.h"
#include "text.h"

#include <string.h>

/* A longer cell is no name of a column. */
#define NAME_BYTES 60
/* A table's head stands near its top. */
#define HEAD_ROWS 20
#define MOST_COLUMNS 40
/* Two rows of three must be whole where a table was put together from words on paper. */
#define SOUND_ROWS 2
#define SOUND_OF 3

typedef struct {
  guint32 start, end; /* in the page's text */
  guint n_columns;
  char *cells[MOST_COLUMNS]; /* NULL where there is none */
} Row;

/* Which column stands for what. */
typedef struct {
  guint n_columns;
  CpPlanColumn columns[MOST_COLUMNS];
} Head;

typedef struct {
  const CpPlanRules *rules;
  const CpReading *reading;
  GPtrArray *actions;
  Head before;        /* of the table before, which may go on */
  gboolean is_partly; /* a table could not be read */
} Reader;

static void
row_free (gpointer data)
{
  Row *row = data;

  for (guint i = 0; i < MOST_COLUMNS; i++)
    g_free (row->cells[i]);
  g_free (row);
}

static GPtrArray *
rows_new (void)
{
  return g_ptr_array_new_with_free_func (row_free);
}

static void
add_cell (Row *row, const CpPage *page, guint column, guint32 start, guint32 length)
{
  if (column >= MOST_COLUMNS || row->cells[column] != NULL)
    return;
  row->cells[column] = cp_text_fold_space (page->text + start, length);
  row->start = MIN (row->start, start);
  row->end = MAX (row->end, start + length);
  row->n_columns = MAX (row->n_columns, column + 1);
}

static Row *
row_new (void)
{
  Row *row = g_new0 (Row, 1);

  row->start = G_MAXUINT32;
  return row;
}

/* The tables of a page by its marks: GPtrArray of Row each. */
static GPtrArray *
read_marked_tables (const CpPage *page)
{
  GPtrArray *tables = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GHashTable) by_number = g_hash_table_new (g_direct_hash, g_direct_equal);
  g_autoptr (GHashTable) last_rows = g_hash_table_new (g_direct_hash, g_direct_equal);

  for (gsize i = 0; i < page->n_marks; i++) {
    const CpMark *mark = &page->marks[i];
    if (mark->kind != CP_MARK_CELL)
      continue;
    gpointer key = GUINT_TO_POINTER (mark->table), number = GUINT_TO_POINTER (mark->row + 1u);
    GPtrArray *rows = g_hash_table_lookup (by_number, key);
    if (rows == NULL) {
      rows = rows_new ();
      g_ptr_array_add (tables, rows);
      g_hash_table_insert (by_number, key, rows);
    }
    if (g_hash_table_lookup (last_rows, key) != number) {
      g_ptr_array_add (rows, row_new ());
      g_hash_table_insert (last_rows, key, number);
    }
    add_cell (rows->pdata[rows->len - 1], page, mark->column, mark->start, mark->length);
  }
  return tables;
}

/* "| a | b |" or cells parted by tabs, as people type them. */
static Row *
read_typed_row (const CpPage *page, guint32 start, guint32 length)
{
  const char *line = page->text + start;
  char mark = memchr (line, '|', length) != NULL ? '|' : '\t';
  guint32 at = 0, column = 0;

  if (memchr (line, mark, length) == NULL)
    return NULL;
  Row *row = row_new ();
  while (at < length && line[at] == ' ')
    at++;
  at += at < length && line[at] == '|'; /* the one that opens the row */
  while (at <= length) {
    const char *past = at < length ? memchr (line + at, mark, length - at) : NULL;
    guint32 end = past != NULL ? (guint32) (past - line) : length;
    if (end > at || past != NULL)
      add_cell (row, page, column++, start + at, end - at);
    at = end + 1;
  }
  return row;
}

static gboolean
is_ruler (const char *line, gsize length)
{
  return length > 0 && strspn (line, "|-:+= \t") >= length;
}

/* Tables that only their signs make out, where a page has no marked ones. */
static GPtrArray *
read_typed_tables (const CpPage *page)
{
  GPtrArray *tables = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  GPtrArray *rows = NULL;

  for (const char *line = page->text; *line != '\0';) {
    gsize length = strcspn (line, "\n");
    Row *row = read_typed_row (page, (guint32) (line - page->text), (guint32) length);
    if (row == NULL)
      rows = NULL;
    else if (is_ruler (line, length))
      row_free (row);
    else {
      if (rows == NULL)
        g_ptr_array_add (tables, rows = rows_new ());
      g_ptr_array_add (rows, row);
    }
    line += length + (line[length] == '\n');
  }
  return tables;
}

static gboolean
has_column (const Head *head, CpPlanColumn column)
{
  for (guint i = 0; i < head->n_columns; i++)
    if (head->columns[i] == column)
      return TRUE;
  return FALSE;
}

/* In a PDF the head of the first column often stands apart from the others: where all else is there, the
 * column without a name is the one of the actions. */
static void
name_first_column (const Row *row, Head *head)
{
  guint n_said = has_column (head, CP_PLAN_LEAD) + has_column (head, CP_PLAN_BY_WHEN) +
                 has_column (head, CP_PLAN_MEASURE);
  gboolean is_bare = row->n_columns > 0 && (row->cells[0] == NULL || *row->cells[0] == '\0');

  if (is_bare && n_said >= 2 && !has_column (head, CP_PLAN_ACTION) && !has_column (head, CP_PLAN_AIM))
    head->columns[0] = CP_PLAN_ACTION;
}

/* Whether the row names what a plan's table must have. */
static gboolean
read_head (const CpPlanRules *rules, const Row *row, Head *head)
{
  head->n_columns = 0;
  for (guint i = 0; i < row->n_columns; i++) {
    const char *cell = row->cells[i];
    gboolean is_name = cell != NULL && *cell != '\0' && strlen (cell) <= NAME_BYTES;
    CpPlanColumn column = is_name ? cp_plan_find_column (rules, cell) : CP_N_PLAN_COLUMNS;
    head->columns[i] = has_column (head, column) ? CP_N_PLAN_COLUMNS : column;
    head->n_columns = i + 1;
  }
  name_first_column (row, head);
  return (has_column (head, CP_PLAN_ACTION) || has_column (head, CP_PLAN_AIM)) &&
         (has_column (head, CP_PLAN_LEAD) || has_column (head, CP_PLAN_BY_WHEN));
}

/* A row that shows how it is meant, or says what to write. */
static gboolean
is_example (const CpPlanRules *rules, const Row *row)
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

static void
add_action (Reader *reader, const CpPage *page, const Row *row, const Head *head, GPtrArray *actions)
{
  gboolean is_full = reader->actions->len + actions->len >= CP_PLAN_ACTIONS;
  g_autoptr (CpAction) action = cp_action_new ();
  gboolean has_action = has_column (head, CP_PLAN_ACTION);

  for (guint i = 0; i < row->n_columns && i < head->n_columns; i++)
    if (row->cells[i] != NULL && !(has_action && head->columns[i] == CP_PLAN_AIM))
      cp_action_set (action, head->columns[i],
                     head->columns[i] == CP_PLAN_ACTION ? skip_number (row->cells[i]) : row->cells[i]);
  if (is_example (reader->rules, row) || !cp_action_is_real (action, reader->rules) ||
      (action->lead == NULL && action->by_when == NULL && action->measure == NULL))
    return;
  reader->is_partly |= is_full;
  if (is_full)
    return;
  action->place = cp_action_place_new (reader->reading, page, row->start, row->end - row->start);
  g_ptr_array_add (actions, g_steal_pointer (&action));
}

/* A head that is repeated further down. */
static gboolean
is_same_row (const Row *row, const Row *other)
{
  for (guint i = 0; i < MOST_COLUMNS; i++)
    if (g_strcmp0 (row->cells[i], other->cells[i]) != 0)
      return FALSE;
  return TRUE;
}

/* A table that goes on over the page has no head there; `before` is that of the last table of the page
 * before. */
static guint
find_head (const CpPlanRules *rules, const GPtrArray *rows, Head *head, const Head *before)
{
  for (guint i = 0; i < rows->len && i < HEAD_ROWS; i++)
    if (read_head (rules, rows->pdata[i], head))
      return i + 1;
  if (rows->len == 0 || before->n_columns == 0 ||
      ((const Row *) rows->pdata[0])->n_columns != before->n_columns)
    return G_MAXUINT;
  *head = *before;
  return 0;
}

/* A PDF has no tables, only words, and rows of it may be put together wrongly: then too few of them have what
 * the head names. */
static gboolean
is_sound (const Head *head, const GPtrArray *actions, guint n_rows)
{
  guint n_whole = 0;

  for (guint i = 0; i < actions->len; i++) {
    const CpAction *action = actions->pdata[i];
    n_whole += (action->lead != NULL || !has_column (head, CP_PLAN_LEAD)) &&
               (action->by_when != NULL || !has_column (head, CP_PLAN_BY_WHEN));
  }
  return n_whole * SOUND_OF >= n_rows * SOUND_ROWS;
}

static void
read_rows (Reader *reader, const CpPage *page, const GPtrArray *rows, guint first, const Head *head)
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

static void
read_page (Reader *reader, const CpPage *page)
{
  g_autoptr (GPtrArray) tables = read_marked_tables (page);
  Head before = reader->before;

  reader->before.n_columns = 0;
  if (tables->len == 0 && page->width <= 0) {
    g_ptr_array_unref (tables);
    tables = read_typed_tables (page);
  }
  for (guint i = 0; i < tables->len; i++) {
    const GPtrArray *rows = tables->pdata[i];
    Head head = { 0 };
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
  return !reader.is_partly;
}
