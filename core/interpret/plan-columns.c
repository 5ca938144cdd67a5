/* plan-columns.c: takes a page of plain text, gives the tables in it whose columns are parted by spaces.
 *
 * Where the names of a plan's columns stand in one line, what stands below a name belongs to it.  A row may
 * go on over several lines; a line without anything in the first column goes on with the row above. */
#include "plan-columns.h"
#include "plan-action.h"

#include <string.h>

/* A head has at least so many names. */
#define LEAST_NAMES 3
/* A longer text is no name of a column, but a sentence. */
#define NAME_BYTES 30
/* What stands so little left of a column still belongs to it. */
#define SLACK 2

/* A stretch of a line without two spaces in a row. */
typedef struct {
  guint32 start, end; /* in the page's text */
  guint from, to;     /* characters from the beginning of the line */
} Cell;

typedef struct {
  const CpPlanRules *rules;
  const CpPage *page;
  CpPlanLayout *layout;
  GPtrArray *tables;
  GPtrArray *rows;      /* borrowed: those of the table in hand; NULL before the first */
  CpPlanRow *row;       /* borrowed: the one in hand; NULL behind an empty line */
  gboolean has_numbers; /* the first column is none of the actions': something in it begins a row */
} Reader;

void
cp_plan_layout_clear (CpPlanLayout *layout)
{
  if (layout->head != NULL)
    cp_plan_row_free (layout->head);
  layout->head = NULL;
  layout->n_columns = 0;
}

static gboolean
is_gap (const char *at)
{
  return at[0] == ' ' && (at[1] == ' ' || at[1] == '\n' || at[1] == '\0');
}

static GArray *
split_line (const char *text, guint32 start, guint32 end)
{
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  guint column = 0;
  Cell cell = { 0 };
  gboolean is_inside = FALSE;

  for (const char *at = text + start; at < text + end; at = g_utf8_next_char (at), column++) {
    gboolean is_blank = *at == ' ' && (!is_inside || is_gap (at));
    if (is_blank && is_inside)
      g_array_append_val (cells, cell);
    if (!is_blank && !is_inside)
      cell = (Cell){ .start = (guint32) (at - text), .from = column };
    is_inside = !is_blank;
    if (is_blank)
      continue;
    cell.end = (guint32) (g_utf8_next_char (at) - text);
    cell.to = column + 1;
  }
  if (is_inside)
    g_array_append_val (cells, cell);
  return cells;
}

static guint
find_column (const CpPlanLayout *layout, guint character)
{
  guint column = 0;

  while (column + 1 < layout->n_columns && layout->starts[column + 1] <= character + SLACK)
    column++;
  return column;
}

/* "capacity (locum) until Principal EP": a cell that is full leaves one space only. */
static void
split_full_cells (const CpPlanLayout *layout, const char *text, GArray *cells)
{
  for (guint i = 0; i < cells->len; i++) {
    Cell *cell = &g_array_index (cells, Cell, i);
    guint next = find_column (layout, cell->from) + 1;
    if (next >= layout->n_columns || layout->starts[next] + 1 >= cell->to ||
        layout->starts[next] < cell->from + 1)
      continue;
    const char *at =
        g_utf8_offset_to_pointer (text + cell->start, (glong) (layout->starts[next] - cell->from));
    if (at[-1] != ' ')
      continue;
    const Cell rest = { (guint32) (at - text), cell->end, layout->starts[next], cell->to };
    cell->end = rest.start - 1;
    cell->to = rest.from - 1;
    g_array_insert_val (cells, i + 1, rest);
  }
}

static void
begin_rows (Reader *reader)
{
  const CpPlanRow *head = reader->layout->head;
  CpPlanRow *copy = g_memdup2 (head, sizeof *head);
  CpPlanHead columns;

  for (guint i = 0; i < CP_PLAN_COLUMNS; i++)
    copy->cells[i] = g_strdup (head->cells[i]);
  reader->rows = cp_plan_rows_new ();
  g_ptr_array_add (reader->rows, copy);
  g_ptr_array_add (reader->tables, reader->rows);
  cp_plan_head_read (reader->rules, head, &columns);
  reader->has_numbers = columns.columns[0] != CP_PLAN_ACTION && columns.columns[0] != CP_PLAN_AIM;
}

static gboolean
read_names (Reader *reader, const GArray *cells)
{
  CpPlanRow *row = cp_plan_row_new ();
  CpPlanHead head;
  gboolean are_short = cells->len >= LEAST_NAMES;

  for (guint i = 0; i < cells->len; i++) {
    const Cell *cell = &g_array_index (cells, Cell, i);
    are_short = are_short && cell->end - cell->start <= NAME_BYTES;
    cp_plan_row_add (row, reader->page, i, cell->start, cell->end - cell->start);
  }
  if (!are_short || !cp_plan_head_read (reader->rules, row, &head)) {
    cp_plan_row_free (row);
    return FALSE;
  }
  cp_plan_layout_clear (reader->layout);
  reader->layout->head = row;
  reader->layout->n_columns = MIN (cells->len, CP_PLAN_COLUMNS);
  for (guint i = 0; i < reader->layout->n_columns; i++)
    reader->layout->starts[i] = g_array_index (cells, Cell, i).from;
  begin_rows (reader);
  return TRUE;
}

/* A sentence, or a line at the foot of the page: it goes over where other columns begin. */
static gboolean
is_alien (const CpPlanLayout *layout, const GArray *cells)
{
  const Cell *first = &g_array_index (cells, Cell, 0);
  guint column = find_column (layout, first->from);

  return column + 1 < layout->n_columns && first->to > layout->starts[column + 1] + SLACK;
}

/* "Risk   Likelihood   Mitigation", or the heading "How we will know": what follows is no longer the plan's
 * table. */
static gboolean
begins_other_part (const Reader *reader, const GArray *cells)
{
  const Cell *first = &g_array_index (cells, Cell, 0);
  const char *text = reader->page->text;
  g_autofree char *name = g_strndup (text + first->start, first->end - first->start);
  g_autoptr (GArray) words = cp_plain_words (text, first->start, first->end);

  if (reader->row != NULL || first->end - first->start > NAME_BYTES)
    return FALSE;
  return cells->len > 1 ? cp_plan_find_label (reader->rules, name) != CP_N_PLAN_COLUMNS
                        : cp_phrases_has (reader->rules->sets[CP_PLAN_ELSEWHERE], words, 0, words->len);
}

static gboolean
is_page_number (const char *text, const GArray *cells)
{
  const Cell *cell = &g_array_index (cells, Cell, 0);

  return cells->len == 1 && strspn (text + cell->start, "0123456789") == cell->end - cell->start;
}

/* "  half-termly        families attend in year" */
static gboolean
begins_row (const Reader *reader, const GArray *cells)
{
  const Cell *first = &g_array_index (cells, Cell, 0);
  const char *text = reader->page->text + first->start;

  if (first->from > reader->layout->starts[0] + 1)
    return FALSE;
  if (g_ascii_islower (*text) && g_ascii_isalpha (text[1]))
    return FALSE;
  return reader->row == NULL ||
         (reader->has_numbers ? find_column (reader->layout, first->from) == 0 : cells->len > 1);
}

static void
take_line (Reader *reader, GArray *cells)
{
  if (cells->len == 0 || read_names (reader, cells)) {
    reader->row = NULL;
    return;
  }
  if (reader->layout->n_columns == 0)
    return;
  if (is_page_number (reader->page->text, cells))
    return;
  if (begins_other_part (reader, cells)) {
    cp_plan_layout_clear (reader->layout);
    reader->rows = NULL;
    return;
  }
  if (cells->len > 1 && !(reader->has_numbers && is_alien (reader->layout, cells)))
    split_full_cells (reader->layout, reader->page->text, cells);
  gboolean begins = begins_row (reader, cells);
  if (is_alien (reader->layout, cells) || (!begins && reader->row == NULL)) {
    reader->row = NULL;
    return;
  }
  if (begins) {
    if (reader->rows == NULL)
      begin_rows (reader);
    reader->row = cp_plan_row_new ();
    g_ptr_array_add (reader->rows, reader->row);
  }
  for (guint i = 0; i < cells->len; i++) {
    const Cell *cell = &g_array_index (cells, Cell, i);
    cp_plan_row_add (reader->row, reader->page, find_column (reader->layout, cell->from), cell->start,
                     cell->end - cell->start);
  }
}

GPtrArray *
cp_plan_rows_spaced (const CpPlanRules *rules, const CpPage *page, CpPlanLayout *layout)
{
  Reader reader = { .rules = rules, .page = page, .layout = layout };

  reader.tables = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (const char *line = page->text; *line != '\0';) {
    gsize length = strcspn (line, "\n");
    guint32 start = (guint32) (line - page->text);
    g_autoptr (GArray) cells = split_line (page->text, start, start + (guint32) length);
    take_line (&reader, cells);
    line += length + (line[length] == '\n');
  }
  return reader.tables;
}
