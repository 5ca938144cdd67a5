/* shape.c: takes a document, gives what its shape tells. */
#include "shape.h"
#include "answers.h"

#include <string.h>

/* A line of more than this is a sentence, not a heading. */
#define HEADING_BYTES 80
/* A line that reaches this far and goes on in the next was only broken there. */
#define FULL_LINE_BYTES 55
/* Before this, a line end is meant: "WHAT CHANGED" and below it "by the youth panel". */
#define SHORT_LINE_BYTES 40
/* A table's own head stands near its top. */
#define HEADER_ROWS 20
/* A document of thousands of small tables would otherwise be read thousands of times. */
#define MAX_HEADERS 500
/* "Present at the meeting:" */
#define LABEL_REST_BYTES 24

const CpHit *
find_hits (const CpDocument *document, guint32 query, gsize *ret_n)
{
  gsize first = 0, past = document->n_hits;

  while (first < past) {
    gsize middle = first + (past - first) / 2;
    if (document->hits[middle].query < query)
      first = middle + 1;
    else
      past = middle;
  }
  while (past < document->n_hits && document->hits[past].query == query)
    past++;
  *ret_n = past - first;
  return past > first ? &document->hits[first] : NULL;
}

guint
count_found (const CpDocument *document, const GArray *queries)
{
  guint n_found = 0;

  for (guint i = 0; i < queries->len; i++) {
    gsize n;
    n_found += find_hits (document, g_array_index (queries, guint32, i), &n) != NULL;
  }
  return n_found;
}

const CpPage *
find_page (const CpDocument *document, guint32 number)
{
  for (gsize i = 0; i < document->n_pages; i++)
    if (document->pages[i].number == number)
      return &document->pages[i];
  return NULL;
}

/* The line around `at`, without the empty cells at its end. */
static gsize
line_length (const char *text, guint32 at, guint32 *ret_start)
{
  guint32 start = at;

  while (start > 0 && text[start - 1] != '\n')
    start--;
  *ret_start = start;
  gsize length = strcspn (text + start, "\n");
  while (length > 0 && g_ascii_isspace (text[start + length - 1]))
    length--;
  return length;
}

/* Without marks, headings are told by their looks: a short line that begins like a title and, where a line
 * may be only broken at its end, does not go on in the next. */
static gboolean
looks_like_heading (const char *line, gsize length, gboolean may_wrap)
{
  gunichar first = g_utf8_get_char (line);
  const char *end = line + length + strcspn (line + length, "\n"), *next = end + (*end == '\n');

  if (length > HEADING_BYTES || memchr (line, '\t', length) != NULL ||
      strchr (".,;", line[length - 1]) != NULL)
    return FALSE;
  if (!g_unichar_isupper (first) && !g_unichar_isdigit (first) && strchr ("#*\"'", *line) == NULL)
    return FALSE;
  return !may_wrap || (!(length > SHORT_LINE_BYTES && g_ascii_islower (*next)) &&
                       !(length > FULL_LINE_BYTES && g_ascii_isalnum (*next)));
}

/* A sheet is named by its first cell. */
static gboolean
is_in_first_cell (const CpPage *page, const CpHit *hit)
{
  const CpMark *mark = page->n_marks > 0 ? &page->marks[0] : NULL;

  return mark != NULL && mark->kind == CP_MARK_CELL && mark->length <= HEADING_BYTES &&
         hit->start >= mark->start && hit->start < mark->start + mark->length;
}

gboolean
is_in_heading (const CpDocument *document, const CpHit *hit)
{
  const CpPage *page = find_page (document, hit->page);
  gboolean has_headings = FALSE;
  guint32 start;

  if (page == NULL)
    return FALSE;
  if (is_in_first_cell (page, hit))
    return TRUE;
  for (gsize i = 0; i < page->n_marks; i++) {
    const CpMark *mark = &page->marks[i];
    if (mark->kind != CP_MARK_HEADING)
      continue;
    has_headings = TRUE;
    if (hit->start >= mark->start && hit->start < mark->start + mark->length)
      return TRUE;
  }
  gsize length = line_length (page->text, hit->start, &start);
  return length > 0 && (!has_headings || is_at_start (document, hit)) &&
         looks_like_heading (page->text + start, length, !has_headings);
}

gboolean
begins_line (const CpDocument *document, const CpHit *hit)
{
  const CpPage *page = find_page (document, hit->page);

  for (guint32 at = hit->start; page != NULL && at > 0 && page->text[at - 1] != '\n'; at--)
    if (g_ascii_isalpha (page->text[at - 1]))
      return FALSE;
  return page != NULL;
}

gboolean
is_label (const CpDocument *document, const CpHit *hit)
{
  const CpPage *page = find_page (document, hit->page);
  const char *rest = page != NULL ? page->text + hit->start + hit->length : "";
  gsize n = strcspn (rest, ":\t|\n");

  return n <= LABEL_REST_BYTES && rest[n] != '\n' && rest[n] != '\0';
}

gboolean
is_at_start (const CpDocument *document, const CpHit *hit)
{
  return hit->page == document->pages[0].number && hit->start < START_BYTES;
}

gboolean
is_in_title (const CpDocument *document, const CpHit *hit)
{
  return hit->page == document->pages[0].number && hit->start < TITLE_BYTES && is_in_heading (document, hit);
}

/* Whether one of the names begins a word of the cell. */
static gboolean
cell_names (const CpPage *page, const CpMark *cell, char **names)
{
  g_autofree char *text = g_ascii_strdown (page->text + cell->start, cell->length);

  for (gsize i = 0; cell->length <= HEADING_BYTES && names[i] != NULL; i++) {
    g_autofree char *name = g_ascii_strdown (names[i], -1);
    for (const char *at = strstr (text, name); at != NULL; at = strstr (at + 1, name))
      if (at == text || !g_ascii_isalnum (at[-1]))
        return TRUE;
  }
  return FALSE;
}

static gboolean
is_cell_of (const CpMark *mark, const CpMark *table)
{
  return mark->kind == CP_MARK_CELL && mark->table == table->table;
}

/* Where the next row of the same table begins.  A heading within a cell, or a table within it, may stand
 * between. */
static gsize
row_end (const CpPage *page, gsize first)
{
  const CpMark *marks = page->marks;
  gsize i = first;

  while (i < page->n_marks && (!is_cell_of (&marks[i], &marks[first]) || marks[i].row == marks[first].row))
    i++;
  return i;
}

/* Which column of the row goes by each of the names; FALSE where one is missing. */
static gboolean
find_columns (const CpPage *page, gsize first, gsize end, const TableShape *shape, gint *ret_columns)
{
  for (guint i = 0; i < shape->columns->len; i++) {
    ret_columns[i] = -1;
    for (gsize j = first; j < end && ret_columns[i] < 0; j++)
      if (is_cell_of (&page->marks[j], &page->marks[first]) &&
          cell_names (page, &page->marks[j], shape->columns->pdata[i]))
        ret_columns[i] = page->marks[j].column;
    if (ret_columns[i] < 0)
      return FALSE;
  }
  return TRUE;
}

static gboolean
is_row_filled (const CpPage *page, gsize first, gsize end, const gint *columns, guint n_columns,
               char **blanks)
{
  guint n_filled = 0;

  for (gsize i = first; i < end; i++) {
    const CpMark *mark = &page->marks[i];
    if (!is_cell_of (mark, &page->marks[first]) ||
        !is_answer (page->text + mark->start, mark->length, blanks))
      continue;
    for (guint j = 0; j < n_columns; j++)
      n_filled += columns[j] == mark->column;
  }
  return n_filled >= n_columns;
}

/* How many rows below the one at `first` have something in each column that the shape asks for. */
static guint
count_rows_below (const CpPage *page, gsize first, const TableShape *table, char **blanks)
{
  gint columns[MAX_TABLE_COLUMNS];
  gsize next = row_end (page, first);
  guint n = 0;

  if (!find_columns (page, first, next, table, columns))
    return 0;
  while (next < page->n_marks) {
    gsize end = row_end (page, next);
    n += is_row_filled (page, next, end, columns, table->columns->len, blanks);
    next = end;
  }
  return n;
}

static guint
count_filled_rows (const CpDocument *document, const TableShape *table, char **blanks)
{
  guint most = 0, n_tried = 0;

  for (gsize i = 0; i < document->n_pages; i++) {
    const CpPage *page = &document->pages[i];
    for (gsize j = 0; j < page->n_marks && n_tried < MAX_HEADERS; j++) {
      const CpMark *mark = &page->marks[j];
      if (mark->kind != CP_MARK_CELL || mark->column != 0 || mark->row >= HEADER_ROWS)
        continue;
      most = MAX (most, count_rows_below (page, j, table, blanks));
      n_tried++;
    }
  }
  return most;
}

const TableShape *
find_filled_table (const CpDocument *document, const FilledShape *shape)
{
  for (guint i = 0; i < shape->tables->len; i++) {
    const TableShape *table = shape->tables->pdata[i];
    if (count_filled_rows (document, table, shape->blanks) >= table->rows)
      return table;
  }
  return NULL;
}
