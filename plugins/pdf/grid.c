/* grid.c: takes the lines drawn on a page, gives tables: lines that touch each other are one grid, and a
 * chunk of text stands in one of its cells.  Where the line between two cells is missing, they are one. */
#include "grid.h"

#define MOST_EDGES 1000
/* Colour behind words begins a little beside the border of their cell. */
#define NARROWEST 6.0 /* points */

/* Between two rows or columns: lines so near each other that no words are between them. */
typedef struct {
  gdouble first, last;
} Edge;

typedef struct {
  GArray *across, *down;  /* Border, of this grid alone */
  GArray *rows, *columns; /* Edge: where each begins; the last is the end */
} Grid;

static void
grid_free (gpointer data)
{
  Grid *grid = data;

  g_array_unref (grid->across);
  g_array_unref (grid->down);
  g_array_unref (grid->rows);
  g_array_unref (grid->columns);
  g_free (grid);
}

static Grid *
grid_new (void)
{
  Grid *grid = g_new0 (Grid, 1);

  grid->across = g_array_new (FALSE, FALSE, sizeof (Border));
  grid->down = g_array_new (FALSE, FALSE, sizeof (Border));
  grid->rows = g_array_new (FALSE, FALSE, sizeof (Edge));
  grid->columns = g_array_new (FALSE, FALSE, sizeof (Edge));
  return grid;
}

static gboolean
are_touching (const Border *across, const Border *down)
{
  return across->at >= down->from - TOUCHING && across->at <= down->to + TOUCHING &&
         down->at >= across->from - TOUCHING && down->at <= across->to + TOUCHING;
}

static guint
find_root (guint *parents, guint i)
{
  while (parents[i] != i)
    i = parents[i] = parents[parents[i]];
  return i;
}

/* For each line, those across first, the number of one line of its grid. */
static guint *
connect (const Borders *borders)
{
  guint n_across = borders->across->len, n = n_across + borders->down->len;
  guint *parents = g_new (guint, n + 1);

  for (guint i = 0; i < n; i++)
    parents[i] = i;
  for (guint i = 0; i < n_across; i++)
    for (guint j = 0; j < borders->down->len; j++)
      if (are_touching (&g_array_index (borders->across, Border, i),
                        &g_array_index (borders->down, Border, j)))
        parents[find_root (parents, n_across + j)] = find_root (parents, i);
  for (guint i = 0; i < n; i++)
    parents[i] = find_root (parents, i);
  return parents;
}

static gint
compare_numbers (gconstpointer a, gconstpointer b)
{
  gdouble left = *(const gdouble *) a, right = *(const gdouble *) b;

  return (left > right) - (left < right);
}

/* Where cells begin and end in one direction: at the lines, and at the ends of those that cross them, since
 * the lines at the sides of a table may be left out. */
static void
find_edges (const GArray *borders, const GArray *crossing, GArray *ret_edges)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (gdouble));
  gdouble first = G_MAXDOUBLE, last = 0;

  for (guint i = 0; i < crossing->len; i++) {
    first = MIN (first, g_array_index (crossing, Border, i).from);
    last = MAX (last, g_array_index (crossing, Border, i).to);
  }
  if (crossing->len > 0) {
    g_array_append_val (all, first);
    g_array_append_val (all, last);
  }
  for (guint i = 0; i < borders->len; i++)
    g_array_append_val (all, g_array_index (borders, Border, i).at);
  g_array_sort (all, compare_numbers);
  for (guint i = 0; i < all->len; i++) {
    gdouble at = g_array_index (all, gdouble, i);
    Edge *before = ret_edges->len > 0 ? &g_array_index (ret_edges, Edge, ret_edges->len - 1) : NULL;
    const Edge edge = { at, at };
    if (before != NULL && at - before->first <= NARROWEST)
      before->last = at;
    else
      g_array_append_val (ret_edges, edge);
  }
}

static gdouble
length_of (const GArray *edges)
{
  return g_array_index (edges, Edge, edges->len - 1).last - g_array_index (edges, Edge, 0).first;
}

static gdouble
area_of (const Grid *grid)
{
  return length_of (grid->rows) * length_of (grid->columns);
}

static gint
compare_areas (gconstpointer a, gconstpointer b)
{
  gdouble left = area_of (*(const Grid *const *) a), right = area_of (*(const Grid *const *) b);

  return (left > right) - (left < right);
}

/* A table within a table comes before it. */
static GPtrArray *
find_grids (const Borders *borders)
{
  guint n_across = borders->across->len, n = n_across + borders->down->len;
  g_autofree guint *roots = connect (borders);
  g_autoptr (GHashTable) by_root = g_hash_table_new (NULL, NULL);
  GPtrArray *grids = g_ptr_array_new_with_free_func (grid_free);

  for (guint i = 0; i < n; i++) {
    gpointer key = GUINT_TO_POINTER (roots[i]);
    Grid *grid = g_hash_table_lookup (by_root, key);
    if (grid == NULL) {
      g_ptr_array_add (grids, grid = grid_new ());
      g_hash_table_insert (by_root, key, grid);
    }
    if (i < n_across)
      g_array_append_val (grid->across, g_array_index (borders->across, Border, i));
    else
      g_array_append_val (grid->down, g_array_index (borders->down, Border, i - n_across));
  }
  for (guint i = 0; i < grids->len; i++) {
    Grid *grid = grids->pdata[i];
    find_edges (grid->across, grid->down, grid->rows);
    find_edges (grid->down, grid->across, grid->columns);
  }
  g_ptr_array_sort (grids, compare_areas);
  return grids;
}

/* The last row of a table may stand on a page alone; but two boxes side by side are two boxes. */
static gboolean
has_cells (const Grid *grid)
{
  return grid->rows->len > 1 && grid->columns->len > 2 && grid->rows->len <= MOST_EDGES &&
         grid->columns->len <= MOST_EDGES;
}

/* The nearest line before that place which runs past `middle`; what lies before all lines stands at their
 * edge. */
static gdouble
find_border_before (const GArray *borders, const GArray *edges, gdouble at, gdouble middle)
{
  gdouble nearest = g_array_index (edges, Edge, 0).first;

  for (guint i = 0; i < borders->len; i++) {
    const Border *border = &g_array_index (borders, Border, i);
    if (border->at <= at && border->from <= middle && border->to >= middle)
      nearest = MAX (nearest, border->at);
  }
  return nearest;
}

static guint
find_step (const GArray *edges, gdouble at)
{
  guint n = 0;

  while (n + 1 < edges->len && g_array_index (edges, Edge, n + 1).first <= at)
    n++;
  return n;
}

static gboolean
is_within (const GArray *edges, gdouble at)
{
  return at >= g_array_index (edges, Edge, 0).first && at <= g_array_index (edges, Edge, edges->len - 1).last;
}

/* Where the line between two cells is missing, they are one. */
static gboolean
find_cell (const Grid *grid, const Chunk *chunk, guint *ret_row, guint *ret_column)
{
  gdouble x = chunk_middle_x (chunk), y = chunk_middle_y (chunk);

  *ret_row = find_step (grid->rows, find_border_before (grid->across, grid->rows, y, x));
  *ret_column = find_step (grid->columns, find_border_before (grid->down, grid->columns, x, y));
  return is_within (grid->rows, y) && is_within (grid->columns, x);
}

/* Gives the steps that hold words the numbers 0, 1, 2; returns how many there are. */
static guint
number_used (guint *numbers, guint n)
{
  guint n_used = 0;

  for (guint i = 0; i < n; i++)
    numbers[i] = numbers[i] > 0 ? n_used++ : 0;
  return n_used;
}

/* Two lines side by side make an empty row or column between them.  FALSE where too few are left for a table.
 */
static gboolean
leave_out_empty (Chunks *chunks, guint table, const Grid *grid)
{
  g_autofree guint *rows = g_new0 (guint, grid->rows->len), *columns = g_new0 (guint, grid->columns->len);

  for (guint i = 0; i < chunks->all->len; i++) {
    const Chunk *chunk = chunks_get (chunks, i);
    if (chunk->table == table)
      rows[chunk->row] = columns[chunk->column] = 1;
  }
  guint n_rows = number_used (rows, grid->rows->len), n_columns = number_used (columns, grid->columns->len);
  for (guint i = 0; i < chunks->all->len; i++) {
    Chunk *chunk = chunks_get (chunks, i);
    if (chunk->table != table)
      continue;
    chunk->row = rows[chunk->row];
    chunk->column = columns[chunk->column];
  }
  return n_columns > 1 && (n_rows > 1 || n_columns > 2);
}

static void
fill_grid (Chunks *chunks, const Grid *grid)
{
  guint table = chunks->n_tables;

  for (guint i = 0; i < chunks->all->len; i++) {
    Chunk *chunk = chunks_get (chunks, i);
    if (chunk->table == NO_TABLE && chunk->place != NULL &&
        find_cell (grid, chunk, &chunk->row, &chunk->column))
      chunk->table = table;
  }
  if (leave_out_empty (chunks, table, grid))
    chunks->n_tables++;
  else
    chunks_release (chunks, table);
}

void
find_bordered_tables (Chunks *chunks, const Borders *borders)
{
  g_autoptr (GPtrArray) grids = find_grids (borders);

  for (guint i = 0; i < grids->len; i++)
    if (has_cells (grids->pdata[i]))
      fill_grid (chunks, grids->pdata[i]);
}
