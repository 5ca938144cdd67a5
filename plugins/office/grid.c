/* grid.c: takes cells in any order, gives them as lines: tabs only for columns that hold something, so that a
 * cell at the far corner of a sheet costs a line and not a million. */
#include "grid.h"
#include "line.h"

#include <string.h>

#define MAX_CELLS 200000
/* A page of more than 4 MiB is refused whole. */
#define MAX_TEXT_BYTES (3u << 20)
#define MAX_PAGE_BYTES ((4u << 20) - (64u << 10))
#define MAX_CELL_BYTES (64u << 10)
#define MAX_REACHING 20000
#define MAX_MARKS 400000

typedef struct {
  guint32 row, column;
  guint32 order;         /* in which it was added */
  guint32 start, length; /* in `words`; in the passage, once it is laid out */
} Cell;

typedef struct {
  guint32 row, column, last_row;
} Reach;

struct Grid {
  GArray *cells;    /* Cell */
  GArray *reaching; /* Reach */
  GString *words;
  gboolean is_full;
  gboolean lost_marks;
  guint32 first_column;
  guint16 *places; /* once it is laid out: of a column, how many before it hold something */
};

Grid *
grid_new (void)
{
  Grid *grid = g_new0 (Grid, 1);

  grid->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  grid->reaching = g_array_new (FALSE, FALSE, sizeof (Reach));
  grid->words = g_string_new (NULL);
  return grid;
}

void
grid_free (Grid *grid)
{
  g_array_unref (grid->cells);
  g_array_unref (grid->reaching);
  g_string_free (grid->words, TRUE);
  g_free (grid->places);
  g_free (grid);
}

gboolean
grid_is_full (const Grid *grid)
{
  return grid->is_full;
}

gboolean
grid_lost_marks (const Grid *grid)
{
  return grid->lost_marks;
}

void
grid_add (Grid *grid, guint row, guint column, const char *words)
{
  if (row >= GRID_MAX_ROWS || column >= GRID_MAX_COLUMNS || grid->is_full)
    return;
  g_autofree char *line = line_from_text (words, MAX_CELL_BYTES);
  gsize length = strlen (line);
  if (length == 0)
    return;
  if (grid->cells->len >= MAX_CELLS || grid->words->len + length > MAX_TEXT_BYTES) {
    grid->is_full = TRUE;
    return;
  }
  const Cell cell = { row, column, grid->cells->len, (guint32) grid->words->len, (guint32) length };
  g_string_append_len (grid->words, line, (gssize) length);
  g_array_append_val (grid->cells, cell);
}

void
grid_reach_down (Grid *grid, guint row, guint column, guint last_row)
{
  const Reach reach = { row, column, last_row };

  if (last_row > row && grid->reaching->len < MAX_REACHING)
    g_array_append_val (grid->reaching, reach);
}

static Cell *
get_cell (const Grid *grid, guint index)
{
  return &g_array_index (grid->cells, Cell, index);
}

static int
compare_cells (gconstpointer a, gconstpointer b)
{
  const Cell *left = a, *right = b;

  if (left->row != right->row)
    return left->row < right->row ? -1 : 1;
  if (left->column != right->column)
    return left->column < right->column ? -1 : 1;
  return left->order > right->order ? -1 : 1;
}

/* Of two cells in one place the later one is kept, which comes first. */
static void
sort_cells (Grid *grid)
{
  guint n_kept = 0;

  g_array_sort (grid->cells, compare_cells);
  for (guint i = 0; i < grid->cells->len; i++) {
    const Cell *cell = get_cell (grid, i);
    const Cell *last = n_kept > 0 ? get_cell (grid, n_kept - 1) : NULL;
    if (last == NULL || last->row != cell->row || last->column != cell->column)
      *get_cell (grid, n_kept++) = *cell;
  }
  g_array_set_size (grid->cells, n_kept);
}

static void
place_columns (Grid *grid)
{
  guint16 place = 0;

  grid->places = g_new0 (guint16, GRID_MAX_COLUMNS + 1);
  grid->first_column = GRID_MAX_COLUMNS;
  for (guint i = 0; i < grid->cells->len; i++) {
    guint32 column = get_cell (grid, i)->column;
    grid->places[column] = 1;
    grid->first_column = MIN (grid->first_column, column);
  }
  for (guint i = 0; i <= GRID_MAX_COLUMNS; i++) {
    guint16 is_used = grid->places[i];
    grid->places[i] = place;
    place = (guint16) (place + is_used);
  }
}

static void
add_mark (Grid *grid, Passage *passage, guint32 row, guint32 column, const Cell *words)
{
  guint32 row_from_first = row - get_cell (grid, 0)->row;

  if (row_from_first > G_MAXUINT16 || passage_count_marks (passage) >= MAX_MARKS) {
    grid->lost_marks = TRUE;
    return;
  }
  const CpMark mark = { .kind = CP_MARK_CELL,
                        .start = words->start,
                        .length = words->length,
                        .row = (guint16) row_from_first,
                        .column = (guint16) (column - grid->first_column) };
  passage_add_mark (passage, &mark);
}

/* Line end and tabs between the cell and the one before it. */
static void
part (const Grid *grid, Passage *passage, guint index)
{
  const Cell *cell = get_cell (grid, index), *last = index > 0 ? get_cell (grid, index - 1) : NULL;
  gboolean in_same_row = last != NULL && last->row == cell->row;
  guint n_tabs = (guint) (grid->places[cell->column] - (in_same_row ? grid->places[last->column] : 0));

  if (last != NULL && !in_same_row)
    g_string_append (passage->text, cell->row - last->row > 1 ? "\n\n" : "\n");
  for (guint i = 0; i < n_tabs; i++)
    g_string_append_c (passage->text, '\t');
}

/* The first cell that stands there or after it. */
static guint
find_cell (const Grid *grid, guint32 row, guint32 column)
{
  guint low = 0, high = grid->cells->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;
    const Cell *cell = get_cell (grid, middle);
    if (cell->row < row || (cell->row == row && cell->column < column))
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* The cells below one that reaches down have its words. */
static void
mark_below (Grid *grid, Passage *passage, const Reach *reach)
{
  guint index = find_cell (grid, reach->row, reach->column);
  if (index >= grid->cells->len)
    return;

  const Cell words = *get_cell (grid, index);
  if (words.row != reach->row || words.column != reach->column)
    return;
  for (guint32 row = reach->row; !grid->lost_marks;) {
    index = find_cell (grid, row + 1, 0);
    if (index >= grid->cells->len || get_cell (grid, index)->row > reach->last_row)
      return;
    row = get_cell (grid, index)->row;
    add_mark (grid, passage, row, reach->column, &words);
  }
}

static void
add_words (Grid *grid, Passage *passage, guint index)
{
  Cell *cell = get_cell (grid, index);

  part (grid, passage, index);
  guint32 start = (guint32) passage->text->len;
  g_string_append_len (passage->text, grid->words->str + cell->start, cell->length);
  cell->start = start;
  add_mark (grid, passage, cell->row, cell->column, cell);
}

void
grid_lay_out (Grid *grid, Passage *passage)
{
  sort_cells (grid);
  place_columns (grid);
  for (guint i = 0; i < grid->cells->len; i++) {
    gsize needed = (gsize) get_cell (grid, i)->length + grid->places[GRID_MAX_COLUMNS];
    if (passage->text->len + needed > MAX_PAGE_BYTES) {
      grid->is_full = TRUE;
      g_array_set_size (grid->cells, i);
      break;
    }
    add_words (grid, passage, i);
  }
  if (grid->cells->len > 0)
    g_string_append_c (passage->text, '\n');
  for (guint i = 0; i < grid->reaching->len; i++)
    mark_below (grid, passage, &g_array_index (grid->reaching, Reach, i));
}
