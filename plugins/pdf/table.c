/* table.c: takes a page whose words have places, puts the cells of its tables in order.
 *
 * A PDF has no tables, only words.  Poppler sees that some stand side by side as cells do, and parts them by
 * tabs, but gives a cell of three lines as three lines of text.  Here a table is a run of lines with tabs in
 * it.  Its columns are the stretches between gutters that no words cross; a row ends where the space to the
 * next line is wider than between the lines of a cell. */
#include "table.h"

#include <math.h>
#include <string.h>

/* Cells of many lines may lie between two lines with tabs. */
#define MOST_LINES_BETWEEN 8
#define MOST_COLUMNS 16
#define LEAST_GUTTER 3.0 /* points */
/* ISO 32000-1, annex C: no page is wider. */
#define WIDEST_PAGE 14400.0 /* points */
/* So much more than the usual space between two lines is the border of a row. */
#define LEAST_BORDER 1.5 /* points */
/* A heading over several columns may cross their gutters. */
#define MOST_CROSSING 0.08
/* A table of which most is empty is more likely two columns of something else. */
#define LEAST_FULL 0.45

/* A piece of a line between tabs. */
typedef struct {
  gsize start, length; /* in the text */
  guint first_word, n_words;
  gdouble x1, y1, x2, y2;
  guint column, row;
} Piece;

typedef struct {
  const PageText *page;
  GArray *pieces;                  /* Piece, of the table, in the order of the text */
  gdouble edges[MOST_COLUMNS + 1]; /* where each column begins; the last is the right edge */
  guint n_columns, n_rows;
  gsize start, end; /* in the text: what the table takes the place of */
} Table;

static void
table_clear (Table *table)
{
  g_clear_pointer (&table->pieces, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Table, table_clear)

static Piece *
get_piece (const Table *table, guint index)
{
  return &g_array_index (table->pieces, Piece, index);
}

static gboolean
has_tab (const char *line)
{
  gsize n = strcspn (line, "\t\n");

  return line[n] == '\t';
}

/* From the line at `start`, which has tabs, to the last line with tabs that is not too far behind another. */
static gsize
find_end (const char *text, gsize start)
{
  gsize end = start, at = start;

  for (guint n_without = 0; text[at] != '\0' && n_without <= MOST_LINES_BETWEEN;) {
    gsize length = strcspn (text + at, "\n") + (strchr (text + at, '\n') != NULL);
    n_without = has_tab (text + at) ? 0 : n_without + 1;
    at += length;
    if (n_without == 0)
      end = at;
  }
  return end;
}

static void
place_piece (const PageText *page, Piece *piece)
{
  *piece = (Piece){ piece->start, piece->length, piece->first_word, 0, G_MAXDOUBLE, G_MAXDOUBLE, 0, 0, 0, 0 };
  for (guint i = piece->first_word; i < page->words->len; i++) {
    const CpWord *word = &g_array_index (page->words, CpWord, i);
    if (word->start >= piece->start + piece->length)
      break;
    piece->n_words++;
    piece->x1 = MIN (piece->x1, (gdouble) word->x1);
    piece->y1 = MIN (piece->y1, (gdouble) word->y1);
    piece->x2 = MAX (piece->x2, (gdouble) word->x2);
    piece->y2 = MAX (piece->y2, (gdouble) word->y2);
  }
}

/* FALSE where a piece has no place: then nothing is known of the table. */
static gboolean
split_pieces (Table *table)
{
  const char *text = table->page->text->str;
  guint next_word = 0;

  while (next_word < table->page->words->len &&
         g_array_index (table->page->words, CpWord, next_word).start < table->start)
    next_word++;
  for (gsize at = table->start; at < table->end;) {
    Piece piece = { .start = at, .length = strcspn (text + at, "\t\n"), .first_word = next_word };
    at += piece.length + 1;
    if (piece.length == 0)
      continue;
    place_piece (table->page, &piece);
    if (piece.n_words == 0)
      return FALSE;
    next_word = piece.first_word + piece.n_words;
    g_array_append_val (table->pieces, piece);
  }
  return table->pieces->len > 1;
}

static guint
count_crossing (const Table *table, gdouble x)
{
  guint n = 0;

  for (guint i = 0; i < table->pieces->len; i++)
    n += get_piece (table, i)->x1 < x && get_piece (table, i)->x2 > x;
  return n;
}

/* The gutters: where hardly any piece lies, over so many points.  Edges are put into their middles. */
static gboolean
find_columns (Table *table)
{
  gdouble left = G_MAXDOUBLE, right = 0, gutter = -1;
  guint most = (guint) (MOST_CROSSING * table->pieces->len);

  for (guint i = 0; i < table->pieces->len; i++) {
    left = MIN (left, get_piece (table, i)->x1);
    right = MAX (right, get_piece (table, i)->x2);
  }
  table->edges[0] = left;
  table->n_columns = 1;
  if (right - left > WIDEST_PAGE)
    return FALSE;
  for (guint point = 0; left + point <= right; point++) {
    gdouble x = left + point;
    gboolean is_free = count_crossing (table, x) <= most;
    if (is_free && gutter < 0)
      gutter = x;
    if (is_free || gutter < 0)
      continue;
    if (x - gutter >= LEAST_GUTTER && gutter > left + 1) {
      if (table->n_columns == MOST_COLUMNS)
        return FALSE;
      table->edges[table->n_columns++] = (gutter + x) / 2;
    }
    gutter = -1;
  }
  table->edges[table->n_columns] = right + 1;
  return table->n_columns > 1;
}

/* The last lines of a cell of the last row: they have no tabs, and stand right of the first column. */
static void
take_last_lines (Table *table)
{
  const char *text = table->page->text->str;

  for (;;) {
    const Piece *last = get_piece (table, table->pieces->len - 1);
    Piece piece = { .start = table->end,
                    .length = strcspn (text + table->end, "\n"),
                    .first_word = last->first_word + last->n_words };
    place_piece (table->page, &piece);
    if (piece.n_words == 0 || piece.x1 + 1 < table->edges[1] || piece.x2 > table->edges[table->n_columns] ||
        piece.y1 - last->y2 > last->y2 - last->y1)
      return;
    table->end = piece.start + piece.length + (text[piece.start + piece.length] != '\0');
    g_array_append_val (table->pieces, piece);
  }
}

static void
place_in_columns (Table *table)
{
  for (guint i = 0; i < table->pieces->len; i++) {
    Piece *piece = get_piece (table, i);
    while (piece->column + 1 < table->n_columns && piece->x1 + 1 >= table->edges[piece->column + 1])
      piece->column++;
  }
}

/* Pieces that stand beside each other. */
typedef struct {
  gdouble y1, y2;
  guint columns; /* bits */
} Line;

static gint
compare_heights (gconstpointer a, gconstpointer b)
{
  const Piece *left = *(const Piece *const *) a, *right = *(const Piece *const *) b;
  gdouble difference = (left->y1 + left->y2) - (right->y1 + right->y2);

  return difference != 0 ? (difference > 0) - (difference < 0)
                         : (left->x1 > right->x1) - (left->x1 < right->x1);
}

static GPtrArray *
sort_by_height (const Table *table)
{
  GPtrArray *sorted = g_ptr_array_new ();

  for (guint i = 0; i < table->pieces->len; i++)
    g_ptr_array_add (sorted, get_piece (table, i));
  g_ptr_array_sort (sorted, compare_heights);
  return sorted;
}

static gboolean
is_beside (const Line *line, const Piece *piece)
{
  gdouble middle = (piece->y1 + piece->y2) / 2;

  return middle >= line->y1 && middle <= line->y2;
}

/* The lines of the table from the top; for each piece, in their order, the index of its line. */
static GArray *
find_lines (const GPtrArray *sorted, guint *ret_line_of)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));

  for (guint i = 0; i < sorted->len; i++) {
    const Piece *piece = sorted->pdata[i];
    Line *last = lines->len > 0 ? &g_array_index (lines, Line, lines->len - 1) : NULL;
    if (last == NULL || !is_beside (last, piece)) {
      const Line line = { piece->y1, piece->y2, 1u << piece->column };
      g_array_append_val (lines, line);
    } else {
      last->columns |= 1u << piece->column;
      last->y2 = MAX (last->y2, piece->y2);
    }
    ret_line_of[i] = lines->len - 1;
  }
  return lines;
}

static gint
compare_numbers (gconstpointer a, gconstpointer b)
{
  gdouble left = *(const gdouble *) a, right = *(const gdouble *) b;

  return (left > right) - (left < right);
}

/* The space between two lines of one cell.  Where all lines are as far apart, there are no borders. */
static gdouble
find_usual_space (const GArray *lines)
{
  g_autoptr (GArray) spaces = g_array_new (FALSE, FALSE, sizeof (gdouble));

  for (guint i = 1; i < lines->len; i++) {
    gdouble space = g_array_index (lines, Line, i).y1 - g_array_index (lines, Line, i - 1).y2;
    g_array_append_val (spaces, space);
  }
  g_array_sort (spaces, compare_numbers);
  return spaces->len > 0 ? g_array_index (spaces, gdouble, spaces->len / 5) : 0;
}

static gboolean
has_borders (const GArray *lines, gdouble usual)
{
  guint n = 0;

  for (guint i = 1; i < lines->len; i++)
    n += g_array_index (lines, Line, i).y1 - g_array_index (lines, Line, i - 1).y2 > usual + LEAST_BORDER;
  return n > 0;
}

static gboolean
begins_row (const GArray *lines, guint index, gdouble usual, gboolean bordered)
{
  const Line *line = &g_array_index (lines, Line, index);

  if (index == 0)
    return TRUE;
  if (bordered)
    return line->y1 - g_array_index (lines, Line, index - 1).y2 > usual + LEAST_BORDER;
  return (line->columns & 1) != 0;
}

static void
find_rows (Table *table)
{
  g_autoptr (GPtrArray) sorted = sort_by_height (table);
  g_autofree guint *line_of = g_new (guint, sorted->len);
  g_autoptr (GArray) lines = find_lines (sorted, line_of);
  g_autofree guint *row_of = g_new (guint, lines->len);
  gdouble usual = find_usual_space (lines);
  gboolean bordered = has_borders (lines, usual);

  for (guint i = 0; i < lines->len; i++) {
    table->n_rows += begins_row (lines, i, usual, bordered);
    row_of[i] = table->n_rows - 1;
  }
  for (guint i = 0; i < sorted->len; i++)
    ((Piece *) sorted->pdata[i])->row = row_of[line_of[i]];
}

/* Whether enough of the cells have something in them. */
static gboolean
is_full (const Table *table)
{
  g_autofree gboolean *full = g_new0 (gboolean, (gsize) table->n_rows * table->n_columns);
  guint n_full = 0;

  for (guint i = 0; i < table->pieces->len; i++) {
    const Piece *piece = get_piece (table, i);
    gboolean *cell = &full[piece->row * table->n_columns + piece->column];
    n_full += !*cell;
    *cell = TRUE;
  }
  return n_full >= LEAST_FULL * table->n_rows * table->n_columns;
}

static gint
compare_cells (gconstpointer a, gconstpointer b)
{
  const Piece *left = *(const Piece *const *) a, *right = *(const Piece *const *) b;

  if (left->row != right->row)
    return left->row < right->row ? -1 : 1;
  if (left->column != right->column)
    return left->column < right->column ? -1 : 1;
  return compare_heights (a, b);
}

/* What takes the place of a page's text and words. */
typedef struct {
  GString *text;
  GArray *words, *marks;
} Rewriting;

static void
copy_words (const PageText *page, const Piece *piece, Rewriting *new)
{
  for (guint i = piece->first_word; i < piece->first_word + piece->n_words; i++) {
    CpWord word = g_array_index (page->words, CpWord, i);
    word.start = (guint32) (word.start - piece->start + new->text->len);
    g_array_append_val (new->words, word);
  }
  g_string_append_len (new->text, page->text->str + piece->start, (gssize) piece->length);
}

static void
end_cell (Rewriting *new, const Piece *piece, guint table_index, gsize start)
{
  const CpMark mark = { .kind = CP_MARK_CELL,
                        .start = (guint32) start,
                        .length = (guint32) (new->text->len - start),
                        .table = (guint16) table_index,
                        .row = (guint16) piece->row,
                        .column = (guint16) piece->column };

  g_array_append_val (new->marks, mark);
}

static void
write_table (const Table *table, guint table_index, Rewriting *new)
{
  g_autoptr (GPtrArray) sorted = sort_by_height (table);
  guint row = 0, column = 0;

  g_ptr_array_sort (sorted, compare_cells);
  for (guint i = 0; i < sorted->len;) {
    const Piece *first = sorted->pdata[i];
    for (; row < first->row; row++, column = 0)
      g_string_append_c (new->text, '\n');
    for (; column < first->column; column++)
      g_string_append_c (new->text, '\t');
    gsize start = new->text->len;
    for (; i < sorted->len && ((Piece *) sorted->pdata[i])->row == row &&
           ((Piece *) sorted->pdata[i])->column == column;
         i++) {
      if (new->text->len > start)
        g_string_append_c (new->text, ' ');
      copy_words (table->page, sorted->pdata[i], new);
    }
    end_cell (new, first, table_index, start);
  }
  g_string_append_c (new->text, '\n');
}

/* Everything from `start` to `end`, as it is. */
static void
copy_text (const PageText *page, gsize start, gsize end, Rewriting *new)
{
  Piece piece = { .start = start, .length = end - start };

  while (piece.first_word < page->words->len &&
         g_array_index (page->words, CpWord, piece.first_word).start < start)
    piece.first_word++;
  while (piece.first_word + piece.n_words < page->words->len &&
         g_array_index (page->words, CpWord, piece.first_word + piece.n_words).start < end)
    piece.n_words++;
  copy_words (page, &piece, new);
}

static gboolean
find_table (const PageText *page, gsize start, Table *table)
{
  *table = (Table){ .page = page, .pieces = g_array_new (FALSE, FALSE, sizeof (Piece)), .start = start };
  table->end = find_end (page->text->str, start);
  if (!split_pieces (table) || !find_columns (table))
    return FALSE;
  take_last_lines (table);
  place_in_columns (table);
  find_rows (table);
  return table->n_rows > 1 && is_full (table);
}

void
page_text_find_tables (PageText *page)
{
  const char *text = page->text->str;
  Rewriting new = { g_string_new (NULL), g_array_new (FALSE, FALSE, sizeof (CpWord)), page->marks };
  gsize copied = 0;
  guint n_tables = 0;

  for (gsize at = 0; text[at] != '\0';) {
    gsize next = at + strcspn (text + at, "\n");
    next += text[next] == '\n';
    g_auto (Table) table = { 0 };
    if (has_tab (text + at) && find_table (page, at, &table)) {
      copy_text (page, copied, at, &new);
      write_table (&table, n_tables++, &new);
      copied = next = table.end;
    }
    at = next;
  }
  copy_text (page, copied, page->text->len, &new);
  g_string_free (page->text, TRUE);
  g_array_unref (page->words);
  page->text = new.text;
  page->words = new.words;
}
