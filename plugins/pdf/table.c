/* table.c: takes a page whose words have places, puts the cells of its tables in order.
 *
 * A PDF has no tables, only words.  Poppler sees that some stand side by side as cells do, and parts them by
 * tabs, but gives a cell of three lines as three lines of text, and what stands in the last rows on its own.
 * Cells with borders are told by these (grid.c).  Any other table is the lines above and below one whose
 * words stand far apart, as long as they leave the same gutters free.  Its rows are parted by lines, or by
 * more space than there is between the lines of a cell, or else begin where the next words would have had
 * room in the line before. */
#include "table.h"
#include "grid.h"
#include "pieces.h"

#include <math.h>

#define MOST_COLUMNS 16
#define LEAST_GUTTER 3.0 /* points */
/* ISO 32000-1, annex C: no page is wider. */
#define WIDEST_PAGE 14400 /* points */
/* So much more than the usual space between two lines is the border of a row. */
#define LEAST_BORDER 1.5 /* points */
/* A heading over several columns may cross their gutters. */
#define MOST_CROSSING 0.08
/* A table of which most is empty is more likely two columns of something else. */
#define LEAST_FULL 0.45
/* Rows of more lines are columns of prose; and so are cells of whole lines, one below the other. */
#define MOST_LINES_A_ROW 3.0
#define MOST_LINES_OF_ROW 8
#define MOST_WORDS_A_CELL 3
/* A drawn line as wide as this part of the table parts rows. */
#define BORDER_SHARE 0.6
/* Counted in heights of a line: below a wider space something else begins. */
#define WIDEST_SPACE 1.6
/* A drawing has more lines than any page of tables, and tries beyond these would find none. */
#define MOST_LINES 1000
#define MOST_TRIES 200
/* Between the words of a cell and the next column. */
#define PADDING 11.0 /* points */

typedef struct {
  Pieces *pieces;
  const Borders *borders;
  guint first, last; /* lines of `pieces` */
  gdouble x1, x2;
  gdouble widest_space;            /* between two of its lines */
  gdouble edges[MOST_COLUMNS + 1]; /* where each column begins; the last is the right edge */
  gdouble starts[MOST_COLUMNS];    /* where the words of each column begin */
  guint n_columns, n_rows, n_taken, n_crossing;
  gboolean is_prose;
  guint *rows;       /* of each line, from `first` on */
  guint *n_at_point; /* how many pieces lie over each point from left to right */
} Table;

static void
table_clear (Table *table)
{
  g_clear_pointer (&table->rows, g_free);
  g_clear_pointer (&table->n_at_point, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Table, table_clear)

static Piece *
get_piece (const Table *table, const PieceLine *line, guint index)
{
  return pieces_get (table->pieces, line->first + index);
}

static guint
point_of (gdouble x)
{
  return (guint) CLAMP (x, 0, WIDEST_PAGE);
}

/* Whether the piece lies over a gutter that what was taken before leaves free. */
static gboolean
is_crossing (const Table *table, const Piece *piece)
{
  guint n_free = 0, end = point_of (piece->x2);
  gboolean was_beside = FALSE;

  for (guint point = point_of (piece->x1); point <= end; point++) {
    if (table->n_at_point[point] == 0) {
      n_free++;
      continue;
    }
    if (was_beside && n_free >= (guint) LEAST_GUTTER)
      return TRUE;
    was_beside = TRUE;
    n_free = 0;
  }
  return FALSE;
}

static void
take_piece (Table *table, Piece *piece)
{
  piece->is_taken = TRUE;
  table->n_taken++;
  table->x1 = MIN (table->x1, piece->x1);
  table->x2 = MAX (table->x2, piece->x2);
  for (guint point = point_of (piece->x1); point <= point_of (piece->x2); point++)
    table->n_at_point[point]++;
}

/* It begins over, or just beside, what was taken before. */
static gboolean
is_of_table (const Table *table, const Piece *piece)
{
  return !piece->is_taken && piece->x1 >= table->x1 - LEAST_GUTTER && piece->x1 <= table->x2 + LEAST_GUTTER;
}

static guint
count_of_table (const Table *table, const PieceLine *line, guint *ret_n_crossing)
{
  guint n = 0;

  *ret_n_crossing = 0;
  for (guint i = 0; i < line->n; i++) {
    const Piece *piece = get_piece (table, line, i);
    n += is_of_table (table, piece);
    *ret_n_crossing += is_of_table (table, piece) && is_crossing (table, piece);
  }
  return n;
}

/* What stands beside the table's own words is another column of it. */
static void
take_line (Table *table, const PieceLine *line)
{
  for (guint i = 0; i < line->n; i++)
    if (!get_piece (table, line, i)->is_taken)
      take_piece (table, get_piece (table, line, i));
}

/* What is far below is something else, and so is what lies over the gutters. */
static gboolean
take_next_line (Table *table, guint index, gdouble *bottom)
{
  const PieceLine *line = pieces_line (table->pieces, index);
  gdouble space = line->y1 - *bottom, height = line->y2 - line->y1;
  guint n_crossing, n = count_of_table (table, line, &n_crossing);

  if (space > MAX (WIDEST_SPACE * height, 1.5 * table->widest_space) ||
      table->n_crossing + n_crossing > MOST_CROSSING * table->n_taken)
    return FALSE;
  /* The first column of a heading may be empty, and the cells below it have lines of their own. */
  if (n == 0 && get_piece (table, line, line->n - 1)->x2 < table->x1)
    *bottom = MIN (line->y2, *bottom + 2 * height);
  if (n_crossing > 0)
    *bottom = line->y2;
  table->n_crossing += n_crossing;
  if (n == 0 || n_crossing > 0)
    return TRUE;
  take_line (table, line);
  table->widest_space = MAX (table->widest_space, space);
  table->last = index;
  *bottom = line->y2;
  return TRUE;
}

/* The heading of a column may have more lines than that of the first, and words in the middle of a cell stand
 * half a line beside those of the next. */
static gboolean
take_line_above (Table *table, guint index)
{
  const PieceLine *line = pieces_line (table->pieces, index);
  gdouble space = pieces_line (table->pieces, table->first)->y1 - line->y2, height = line->y2 - line->y1;
  guint n_crossing, n = count_of_table (table, line, &n_crossing);
  gboolean is_beside =
      n == 1 && line->n == 1 && (get_piece (table, line, 0)->x1 > table->edges[1] || space < 0);

  if (n_crossing > 0 || n == 0 || (n == 1 && !is_beside) ||
      space > (is_beside ? 0.5 * height : MAX (height, table->widest_space)))
    return FALSE;
  take_line (table, line);
  table->first = index;
  return TRUE;
}

/* The middle of the part of a gutter over which the fewest pieces lie. */
static gdouble
find_edge (const Table *table, guint start, guint end)
{
  guint fewest = G_MAXUINT, n = 0, longest = 0, longest_end = end;

  for (guint point = start; point < end; point++)
    fewest = MIN (fewest, table->n_at_point[point]);
  for (guint point = start; point < end; point++) {
    n = table->n_at_point[point] == fewest ? n + 1 : 0;
    if (n <= longest)
      continue;
    longest = n;
    longest_end = point + 1;
  }
  return longest_end - longest / 2.0;
}

/* The gutters: where hardly any piece lies, over so many points. */
static gboolean
find_columns (Table *table)
{
  guint most = (guint) (MOST_CROSSING * table->n_taken), n_free = 0;

  table->edges[0] = table->x1;
  table->n_columns = 1;
  for (guint point = point_of (table->x1); point <= point_of (table->x2); point++) {
    if (table->n_at_point[point] <= most) {
      n_free++;
      continue;
    }
    if (n_free >= (guint) LEAST_GUTTER && table->n_columns == MOST_COLUMNS)
      return FALSE;
    if (n_free >= (guint) LEAST_GUTTER && point > n_free + table->x1 + 1) {
      table->edges[table->n_columns] = find_edge (table, point - n_free, point);
      table->starts[table->n_columns++] = point;
    }
    n_free = 0;
  }
  table->edges[table->n_columns] = table->x2 + 1;
  return table->n_columns > 1;
}

/* The first chunk where the words of a column begin; 0 where no chunk ends before that. */
static guint
find_gap (const Table *table, const Piece *piece, gdouble start)
{
  for (guint i = piece->first_chunk + 1; i < piece->first_chunk + piece->n_chunks; i++) {
    const CpWord *left = chunks_get (table->pieces->chunks, i - 1)->place;
    const CpWord *right = chunks_get (table->pieces->chunks, i)->place;
    if ((gdouble) left->x2 <= start + 1 && (gdouble) right->x1 >= start - 1)
      return i;
  }
  return 0;
}

/* Where it could be parted at the first edge that it lies over; 0 where some edge runs through a word of it:
 * then it is a heading over several columns. */
static guint
find_split (const Table *table, const Piece *piece)
{
  guint first = 0;

  for (guint i = 1; i < table->n_columns; i++) {
    if (piece->x1 >= table->edges[i] || piece->x2 <= table->edges[i])
      continue;
    guint gap = find_gap (table, piece, table->starts[i]);
    if (gap == 0)
      return 0;
    first = first > 0 ? first : gap;
  }
  return first;
}

/* Where a cell is full, there is no more room to the next than between two words. */
static void
split_full_cells (const Table *table)
{
  for (guint i = table->first; i <= table->last; i++)
    for (guint j = 0; j < pieces_line (table->pieces, i)->n; j++) {
      guint index = pieces_line (table->pieces, i)->first + j;
      const Piece *piece = pieces_get (table->pieces, index);
      guint split = piece->is_taken || is_of_table (table, piece) ? find_split (table, piece) : 0;
      if (split > 0)
        pieces_split (table->pieces, index, split);
    }
}

static void
take_crossing (Table *table)
{
  for (guint i = table->first; i <= table->last; i++)
    for (guint j = 0; j < pieces_line (table->pieces, i)->n; j++) {
      Piece *piece = get_piece (table, pieces_line (table->pieces, i), j);
      if (is_of_table (table, piece))
        take_piece (table, piece);
    }
}

static void
place_in_columns (const Table *table)
{
  for (guint i = 0; i < table->pieces->all->len; i++) {
    Piece *piece = pieces_get (table->pieces, i);
    piece->column = 0;
    while (piece->is_taken && piece->column + 1 < table->n_columns &&
           piece->x1 + 1 >= table->edges[piece->column + 1])
      piece->column++;
  }
}

/* ---- where its rows begin */

/* The columns in which the line has something, as bits. */
static guint
columns_of (const Table *table, guint index)
{
  const PieceLine *line = pieces_line (table->pieces, index);
  guint columns = 0;

  for (guint i = 0; i < line->n; i++)
    if (get_piece (table, line, i)->is_taken)
      columns |= 1u << get_piece (table, line, i)->column;
  return columns;
}

/* The line of the table before; `index` where there is none. */
static guint
line_before (const Table *table, guint index)
{
  for (guint i = index; i > table->first; i--)
    if (columns_of (table, i - 1) != 0)
      return i - 1;
  return index;
}

static gboolean
has_line_above (const Table *table, guint index)
{
  const PieceLine *before = pieces_line (table->pieces, line_before (table, index));
  const PieceLine *line = pieces_line (table->pieces, index);
  gdouble wide = 0;

  for (guint i = 0; i < table->borders->across->len; i++) {
    const Border *border = &g_array_index (table->borders->across, Border, i);
    if (border->at > (before->y1 + before->y2) / 2 && border->at < (line->y1 + line->y2) / 2)
      wide = MAX (wide, MIN (border->to, table->x2) - MAX (border->from, table->x1));
  }
  return wide >= BORDER_SHARE * (table->x2 - table->x1);
}

/* The nearest piece above it in its column; NULL where there is none. */
static const Piece *
piece_above (const Table *table, guint index, const Piece *piece, guint *ret_line)
{
  for (guint i = index; i > table->first; i--) {
    const PieceLine *line = pieces_line (table->pieces, i - 1);
    for (guint j = 0; j < line->n; j++) {
      const Piece *above = get_piece (table, line, j);
      *ret_line = i - 1;
      if (above->is_taken && above->column == piece->column)
        return above;
    }
  }
  return NULL;
}

typedef struct {
  gdouble usual, widest; /* the space between two lines of a column */
  guint n_lines;         /* that are drawn between rows */
} RowSigns;

static RowSigns
find_row_signs (const Table *table)
{
  RowSigns signs = { .usual = G_MAXDOUBLE, .widest = -G_MAXDOUBLE };

  for (guint i = table->first + 1; i <= table->last; i++) {
    const PieceLine *line = pieces_line (table->pieces, i);
    guint above_line;
    for (guint j = 0; j < line->n; j++) {
      const Piece *piece = get_piece (table, line, j);
      const Piece *above = piece->is_taken ? piece_above (table, i, piece, &above_line) : NULL;
      if (above == NULL)
        continue;
      if (fabs ((piece->y2 - piece->y1) - (above->y2 - above->y1)) < 0.5)
        signs.usual = MIN (signs.usual, piece->y1 - above->y2);
      signs.widest = MAX (signs.widest, piece->y1 - above->y2);
    }
    signs.n_lines += columns_of (table, i) != 0 && has_line_above (table, i);
  }
  return signs;
}

/* By spaces: two pieces of a column with no more than the usual space between are of one cell, and all that
 * stands beside a cell is of its row, also where its words are in the middle of their cells. */
static gboolean *
find_joined_lines (const Table *table, const RowSigns *signs)
{
  gboolean *joined = g_new0 (gboolean, table->last - table->first + 1);
  gdouble bottom = 0;

  for (guint i = table->first; i <= table->last; i++) {
    const PieceLine *line = pieces_line (table->pieces, i);
    guint above_line;
    joined[i - table->first] = i > table->first && line->y1 < bottom - 1;
    for (guint j = 0; j < line->n; j++) {
      const Piece *piece = get_piece (table, line, j);
      const Piece *above = piece->is_taken ? piece_above (table, i, piece, &above_line) : NULL;
      if (piece->is_taken)
        bottom = MAX (bottom, piece->y2);
      if (above != NULL && piece->y1 - above->y2 <= signs->usual + LEAST_BORDER)
        for (guint k = above_line + 1; k <= i; k++)
          joined[k - table->first] = TRUE;
    }
  }
  return joined;
}

/* Whether the first word of a piece would have had room in the line above it, so that nobody would have begun
 * a new line for it. */
static gboolean
had_room (const Table *table, guint index, const Piece *piece)
{
  guint line;
  const Piece *above = piece_above (table, index, piece, &line);
  const CpWord *word = chunks_get (table->pieces->chunks, piece->first_chunk)->place;

  return above == NULL || table->edges[piece->column + 1] - PADDING / 2 - above->x2 >
                              (piece->y2 - piece->y1) / 4 + ((gdouble) word->x2 - (gdouble) word->x1);
}

/* Columns of prose have something in each column of each line, too: but whole lines of it. */
static gboolean
has_new_words (const Table *table, guint index)
{
  const PieceLine *line = pieces_line (table->pieces, index);
  guint n_pieces = 0, n_words = 0;

  for (guint i = 0; i < line->n; i++) {
    const Piece *piece = get_piece (table, line, i);
    if (!piece->is_taken)
      continue;
    if (had_room (table, index, piece))
      return TRUE;
    n_pieces++;
    n_words += piece->n_chunks;
  }
  return n_words <= MOST_WORDS_A_CELL * n_pieces;
}

/* By words, where all lines are as far apart: the first column is full in the first line of a row. */
static gboolean
begins_with_new_words (const Table *table, guint index)
{
  guint before = columns_of (table, line_before (table, index)), columns = columns_of (table, index);

  if ((columns & 1) == 0)
    return FALSE;
  if (columns == before)
    return has_new_words (table, index);
  return (before & 1) == 0 ||
         had_room (table, index, get_piece (table, pieces_line (table->pieces, index), 0));
}

/* One line drawn below the heading says nothing of the other rows. */
static void
find_rows (Table *table)
{
  const RowSigns signs = find_row_signs (table);
  g_autofree gboolean *joined = find_joined_lines (table, &signs);
  gboolean has_spaces = signs.widest > signs.usual + LEAST_BORDER;

  table->rows = g_new0 (guint, table->last - table->first + 1);
  for (guint i = table->first; i <= table->last; i++) {
    gboolean begins = i == table->first || has_line_above (table, i);
    if (!begins && signs.n_lines <= 1)
      begins = has_spaces ? !joined[i - table->first] : begins_with_new_words (table, i);
    table->n_rows += columns_of (table, i) != 0 && begins;
    table->rows[i - table->first] = MAX (table->n_rows, 1) - 1;
  }
}

/* How many lines each cell has: of `n_rows` times `n_columns`. */
static guint *
count_lines (const Table *table)
{
  guint *n_lines = g_new0 (guint, MAX ((gsize) table->n_rows * table->n_columns, 1));

  for (guint i = table->first; i <= table->last; i++)
    for (guint j = 0; j < table->n_columns; j++)
      n_lines[table->rows[i - table->first] * table->n_columns + j] += columns_of (table, i) >> j & 1;
  return n_lines;
}

/* Whether its rows have as many lines as columns of prose.  A row alone below a heading is a paragraph. */
static gboolean
is_prose (const Table *table)
{
  g_autofree guint *n_lines = count_lines (table);
  guint n_all = 0;

  for (guint i = 0; i < table->n_rows; i++) {
    guint most = 0;
    for (guint j = 0; j < table->n_columns; j++)
      most = MAX (most, n_lines[i * table->n_columns + j]);
    n_all += most;
    if (most > MOST_LINES_OF_ROW)
      return TRUE;
  }
  return n_all > MOST_LINES_A_ROW * table->n_rows || (table->n_rows == 2 && n_all > 4);
}

/* Whether enough of the cells have something in them. */
static gboolean
is_full (const Table *table)
{
  g_autofree guint *n_lines = count_lines (table);
  guint n_full = 0;

  for (guint i = 0; i < table->n_rows * table->n_columns; i++)
    n_full += n_lines[i] > 0;
  return n_full >= LEAST_FULL * table->n_rows * table->n_columns;
}

/* ---- */

static gboolean
begins_table (const Pieces *pieces, guint index)
{
  const PieceLine *line = pieces_line (pieces, index);
  guint n = 0;
  gboolean has_cells = FALSE;

  for (guint i = 0; i < line->n; i++) {
    const Piece *piece = pieces_get (pieces, line->first + i);
    n += !piece->is_taken;
    has_cells |= !piece->is_taken && piece->is_after_tab;
  }
  return n > 2 || (n > 1 && has_cells);
}

/* A table may turn out to be wider further down. */
static void
take_skipped (Table *table)
{
  for (guint i = table->first; i <= table->last; i++) {
    const PieceLine *line = pieces_line (table->pieces, i);
    for (guint j = 0; j < line->n; j++)
      if (is_of_table (table, get_piece (table, line, j)) && !is_crossing (table, get_piece (table, line, j)))
        take_piece (table, get_piece (table, line, j));
  }
}

static gboolean
find_table (Pieces *pieces, const Borders *borders, guint first, Table *table)
{
  *table = (Table){ .pieces = pieces, .borders = borders, .first = first, .last = first, .x1 = G_MAXDOUBLE };
  gdouble bottom = pieces_line (pieces, first)->y2;

  table->n_at_point = g_new0 (guint, WIDEST_PAGE + 1);
  take_line (table, pieces_line (pieces, first));
  for (guint i = first + 1; i < pieces->lines->len && take_next_line (table, i, &bottom);)
    i++;
  take_skipped (table);
  if (!find_columns (table))
    return FALSE;
  for (guint i = first; i > 0 && take_line_above (table, i - 1);)
    i--;
  if (!find_columns (table))
    return FALSE;
  split_full_cells (table);
  take_crossing (table);
  place_in_columns (table);
  find_rows (table);
  table->is_prose = is_prose (table);
  return table->n_rows > 1 && !table->is_prose && is_full (table);
}

static void
give_back (Pieces *pieces)
{
  for (guint i = 0; i < pieces->all->len; i++)
    pieces_get (pieces, i)->is_taken = FALSE;
}

static void
keep_table (const Table *table, Chunks *chunks)
{
  for (guint i = table->first; i <= table->last; i++) {
    const PieceLine *line = pieces_line (table->pieces, i);
    for (guint j = 0; j < line->n; j++) {
      const Piece *piece = get_piece (table, line, j);
      for (guint k = piece->first_chunk; piece->is_taken && k < piece->first_chunk + piece->n_chunks; k++) {
        Chunk *chunk = chunks_get (chunks, k);
        chunk->table = chunks->n_tables;
        chunk->row = table->rows[i - table->first];
        chunk->column = piece->column;
      }
    }
  }
  chunks->n_tables++;
}

/* The next table from that line on; FALSE where there is none. */
static gboolean
find_open_table (Chunks *chunks, const Borders *borders, guint *line, guint *n_tries)
{
  g_auto (Pieces) pieces = { 0 };

  pieces_init (&pieces, chunks);
  for (; *line < pieces.lines->len && pieces.lines->len <= MOST_LINES; (*line)++) {
    g_auto (Table) table = { 0 };
    if (!begins_table (&pieces, *line))
      continue;
    if ((*n_tries)++ == MOST_TRIES)
      return FALSE;
    if (find_table (&pieces, borders, *line, &table)) {
      keep_table (&table, chunks);
      *line = table.first;
      return TRUE;
    }
    give_back (&pieces);
    if (table.is_prose) /* its last lines would look like a short table */
      *line = MAX (*line, table.last);
  }
  return FALSE;
}

void
page_text_find_tables (PageText *text, PopplerPage *page)
{
  g_auto (Chunks) chunks = { 0 };
  g_auto (Pieces) pieces = { 0 };
  g_auto (Borders) borders = { 0 };
  guint line = 0, n_tries = 0;
  gdouble top, bottom;

  chunks_init (&chunks, text);
  pieces_init (&pieces, &chunks);
  if (!pieces_stand_side_by_side (&pieces, &top, &bottom))
    return;
  borders_init (&borders, page, text, top, bottom);
  find_bordered_tables (&chunks, &borders);
  while (find_open_table (&chunks, &borders, &line, &n_tries))
    ;
  chunks_write (&chunks);
}
