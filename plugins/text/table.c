/* table.c: takes a table as text (RFC 4180, and what spreadsheets and survey programs make of it), gives
 * sheets. */
#include "table.h"

#include <string.h>

/* The rows from which the separator is told. */
#define ROWS_LOOKED_AT 50
#define MAX_COLUMNS 4096
/* Half of what a page may hold. */
#define SHEET_BYTES (2u << 20)
#define SHEET_CELLS 200000

/* "sep=;" in the first line tells Excel; it is no row. */
static const char *
skip_excel_line (const char *text, char *ret_separator)
{
  if (g_ascii_strncasecmp (text, "sep=", 4) != 0 || text[4] == '\0' || text[5] != '\n')
    return text;
  *ret_separator = text[4];
  return text + 6;
}

/* How many separators each row has, up to the end or the limit.  A quote has a meaning only where a cell
 * begins with it: elsewhere it is an inch. */
static guint
count_separators (const char *text, char separator, guint *ret_counts)
{
  gboolean quoted = FALSE, at_start = TRUE, is_blank = TRUE;
  guint n_rows = 0, n = 0;

  for (const char *c = text;; c++) {
    gboolean ends_row = *c == '\0' || (*c == '\n' && !quoted);
    if (ends_row && !is_blank)
      ret_counts[n_rows++] = n;
    if (*c == '\0' || n_rows == ROWS_LOOKED_AT)
      return n_rows;
    if (ends_row) {
      n = 0;
      at_start = is_blank = TRUE;
      continue;
    }
    if (*c == '"' && (quoted || at_start))
      quoted = !quoted;
    n += *c == separator && !quoted;
    at_start = *c == separator && !quoted;
    is_blank &= *c == ' ';
  }
}

/* How many of the rows have the number of separators that most have; 0 where most have none. */
static guint
count_even_rows (const guint *counts, guint n_rows)
{
  guint most = 0;

  for (guint i = 0; i < n_rows; i++) {
    guint n_same = 0;
    for (guint j = 0; j < n_rows; j++)
      n_same += counts[j] == counts[i];
    if (counts[i] > 0)
      most = MAX (most, n_same);
  }
  return most;
}

/* Above and below a table there may be a title or a remark.  Where two fit equally well, a comma is the
 * weaker sign: it also stands in numbers. */
char
table_find_separator (const char *text)
{
  static const char separators[] = ";\t|,";
  char best = '\0';
  guint best_rows = 1, counts[ROWS_LOOKED_AT];

  text = skip_excel_line (text, &best);
  if (best != '\0')
    return best;
  for (const char *separator = separators; *separator != '\0'; separator++) {
    guint n_rows = count_separators (text, *separator, counts);
    guint n_even = count_even_rows (counts, n_rows);
    if (n_even <= best_rows || n_even * 3 < n_rows * 2)
      continue;
    best = *separator;
    best_rows = n_even;
  }
  return best;
}

typedef struct {
  CpSink *sink;
  guint32 n_pages;
  GString *text;
  GArray *marks; /* CpMark */
  guint16 row, column;
  guint32 start;
} Table;

static gboolean
push_sheet (Table *table, GError **error)
{
  const CpPage page = { .number = ++table->n_pages,
                        .unit = CP_UNIT_SHEET,
                        .text = table->text->str,
                        .marks = (const CpMark *) (void *) table->marks->data,
                        .n_marks = table->marks->len };

  if (!table->sink->page (table->sink, &page, error))
    return FALSE;
  g_string_truncate (table->text, 0);
  g_array_set_size (table->marks, 0);
  table->start = 0;
  return TRUE;
}

/* Columns beyond all sense have no cells. */
static void
end_cell (const Table *table)
{
  const CpMark mark = { .kind = CP_MARK_CELL,
                        .start = table->start,
                        .length = (guint32) table->text->len - table->start,
                        .row = table->row,
                        .column = table->column };

  if (table->column < MAX_COLUMNS)
    g_array_append_val (table->marks, mark);
}

static void
begin_cell (Table *table, char before, guint row, guint column)
{
  g_string_append_c (table->text, before);
  table->row = (guint16) MIN (row, G_MAXUINT16);
  table->column = (guint16) MIN (column, MAX_COLUMNS);
  table->start = (guint32) table->text->len;
}

static gboolean
end_row (Table *table, GError **error)
{
  end_cell (table);
  begin_cell (table, '\n', table->row + 1u, 0);
  return (table->text->len < SHEET_BYTES && table->marks->len < SHEET_CELLS) || push_sheet (table, error);
}

/* Cells parted by tabs, rows by line ends; what stood in quotes stands without them. */
static gboolean
read_rows (Table *table, const char *text, char separator, GError **error)
{
  gboolean quoted = FALSE, at_start = TRUE;

  for (const char *c = text; *c != '\0'; c++) {
    gboolean is_end = !quoted && (*c == separator || *c == '\n');
    if (quoted && *c == '"' && c[1] == '"')
      g_string_append_c (table->text, *c++);
    else if (*c == '"' && (quoted || at_start))
      quoted = !quoted;
    else if (is_end && *c == '\n' && !end_row (table, error))
      return FALSE;
    else if (is_end && *c == separator) {
      end_cell (table);
      begin_cell (table, '\t', table->row, table->column + 1u);
    } else if (!is_end) {
      g_string_append_c (table->text, *c == '\n' || *c == '\t' ? ' ' : *c);
    }
    at_start = is_end;
  }
  if (table->text->len > table->start || table->column > 0)
    end_cell (table);
  return TRUE;
}

gboolean
table_push (const char *text, char separator, CpSink *sink, GError **error)
{
  g_autoptr (GString) cells = g_string_new (NULL);
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (CpMark));
  Table table = { .sink = sink, .text = cells, .marks = marks };
  char ignored;

  return read_rows (&table, skip_excel_line (text, &ignored), separator, error) &&
         (cells->len == 0 || push_sheet (&table, error));
}
