/* pipes.c: takes lines in which bars part cells, gives rows and cells.
 *
 * The ways of writing them: GitHub Flavored Markdown (4.10: a heading row, a rule below it, and rows that
 * need no bar at either end), rows that are framed by bars, and grids with a rule above and below each row,
 * as pandoc and databases print them. */
#include "pipes.h"
#include "coproof-plugin.h"

#include <string.h>

#define MAX_COLUMNS 200

/* "|---|:--:|", "+====+====+" */
static gboolean
is_rule (const char *line)
{
  const char *start = line + strspn (line, " \t");

  return start[strspn (start, "|+-=: \t")] == '\0' && strpbrk (start, "-=") != NULL &&
         strpbrk (start, "|+") != NULL;
}

/* A bar behind a backslash is a letter of its cell. */
static const char *
find_bar (const char *c)
{
  for (; *c != '\0' && *c != '|'; c++)
    if (*c == '\\' && c[1] != '\0')
      c++;
  return c;
}

/* The cells without the bars that frame the row; NULL where no bar parts any. */
static GPtrArray *
split_row (const char *line, gboolean *ret_is_framed)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *row = g_strstrip (g_strdup (line));
  const char *at = row + (*row == '|'), *bar = find_bar (at);

  *ret_is_framed = *row == '|';
  if (*bar == '\0' && !*ret_is_framed)
    return NULL;
  while (*bar == '|' && cells->len < MAX_COLUMNS) {
    g_ptr_array_add (cells, g_strndup (at, (gsize) (bar - at)));
    at = bar + 1;
    bar = find_bar (at);
  }
  *ret_is_framed &= *at == '\0' && cells->len > 0;
  if (*at != '\0')
    g_ptr_array_add (cells, g_strdup (at));
  return g_steal_pointer (&cells);
}

static guint
count_columns (const char *line, gboolean *ret_is_framed)
{
  g_autoptr (GPtrArray) cells = split_row (line, ret_is_framed);

  return cells != NULL ? cells->len : 0;
}

static guint
count_rule_columns (const char *line)
{
  g_autofree char *bars = g_strdelimit (g_strdup (line), "+", '|');
  gboolean is_framed;

  return count_columns (bars, &is_framed);
}

/* Two framed rows of as many cells below each other, or a row and a rule below it. */
static gboolean
begins_table (char **lines, guint first)
{
  gboolean is_framed, next_is_framed;
  guint n_columns = count_columns (lines[first], &is_framed);

  if (n_columns == 0 || lines[first + 1] == NULL)
    return FALSE;
  if (is_rule (lines[first + 1]) && !is_rule (lines[first]))
    return count_rule_columns (lines[first + 1]) == n_columns;
  return is_framed && n_columns > 1 && count_columns (lines[first + 1], &next_is_framed) == n_columns &&
         next_is_framed;
}

typedef struct {
  GString *text;
  GArray *marks;  /* CpMark */
  GPtrArray *row; /* GString, a cell each, of the row that is being put together */
  guint table, n_rows;
} Table;

static void
free_cell (gpointer cell)
{
  g_string_free (cell, TRUE);
}

/* The length of "<br>", "<br/>" and "<br />"; 0 for anything else. */
static gsize
length_of_break (const char *c)
{
  if (g_ascii_strncasecmp (c, "<br", 3) != 0)
    return 0;
  gsize n = 3 + strspn (c + 3, " /");
  return c[n] == '>' ? n + 1 : 0;
}

/* Without the stars around all of it, which make it bold. */
static char *
strip_stars (const char *cell)
{
  g_autofree char *words = g_strstrip (g_strdup (cell));
  gsize length = strlen (words), n = strspn (words, "*");

  if (n == 0 || n > 3 || length <= 2 * n || strspn (words + length - n, "*") != n ||
      memchr (words + n, '*', length - 2 * n) != NULL)
    return g_steal_pointer (&words);
  return g_strstrip (g_strndup (words + n, length - 2 * n));
}

static void
add_words (GString *cell, const char *typed)
{
  g_autofree char *words = strip_stars (typed);

  if (cell->len > 0 && *words != '\0')
    g_string_append_c (cell, ' ');
  for (const char *c = words; *c != '\0';) {
    gsize n_break = length_of_break (c);
    gboolean is_escape = *c == '\\' && c[1] == '|';
    g_string_append_c (cell, n_break > 0 || *c == '\t' ? ' ' : is_escape ? '|' : *c);
    c += n_break > 0 ? n_break : is_escape ? 2 : 1;
  }
}

static void
add_line (Table *table, const char *line)
{
  gboolean is_framed;
  g_autoptr (GPtrArray) cells = split_row (line, &is_framed);

  for (guint i = 0; i < cells->len; i++) {
    if (i == table->row->len)
      g_ptr_array_add (table->row, g_string_new (NULL));
    add_words (table->row->pdata[i], cells->pdata[i]);
  }
}

static void
end_row (Table *table)
{
  for (guint i = 0; i < table->row->len; i++) {
    const GString *cell = table->row->pdata[i];
    const CpMark mark = { .kind = CP_MARK_CELL,
                          .start = (guint32) table->text->len,
                          .length = (guint32) cell->len,
                          .table = (guint16) MIN (table->table, G_MAXUINT16),
                          .row = (guint16) MIN (table->n_rows, G_MAXUINT16),
                          .column = (guint16) i };
    g_array_append_val (table->marks, mark);
    g_string_append_len (table->text, cell->str, (gssize) cell->len);
    g_string_append_c (table->text, i + 1 < table->row->len ? '\t' : '\n');
  }
  table->n_rows += table->row->len > 0;
  g_ptr_array_set_size (table->row, 0);
}

/* Whether rules part the rows, so that a row may have several lines: above, below the heading, between the
 * rows and below the last. */
static gboolean
is_grid (char **lines, guint n)
{
  guint n_rules = 0;

  for (guint i = 0; i < n; i++)
    n_rules += is_rule (lines[i]);
  return is_rule (lines[0]) && is_rule (lines[n - 1]) && n_rules > 3;
}

static guint
count_lines (char **lines)
{
  gboolean is_framed;
  guint n = 0;

  while (lines[n] != NULL && (is_rule (lines[n]) || count_columns (lines[n], &is_framed) > 0))
    n++;
  return n;
}

guint
pipes_read_table (char **lines, guint first, GString *text, GArray *marks, guint *n_tables)
{
  g_autoptr (GPtrArray) row = g_ptr_array_new_with_free_func (free_cell);
  Table table = { .text = text, .marks = marks, .row = row, .table = *n_tables };
  guint n_above = is_rule (lines[first]);

  if (lines[first + n_above] == NULL || !begins_table (lines, first + n_above))
    return 0;
  guint n = count_lines (lines + first);
  gboolean in_grid = is_grid (lines + first, n);
  for (guint i = first; i < first + n; i++) {
    if (!is_rule (lines[i]))
      add_line (&table, lines[i]);
    if (is_rule (lines[i]) || !in_grid)
      end_row (&table);
  }
  end_row (&table);
  (*n_tables)++;
  return n;
}
