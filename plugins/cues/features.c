/* features.c: takes a document, gives what its shape tells. */
#include "features.h"

#include <string.h>

/* A line of more than this is a sentence, not a heading. */
#define HEADING_BYTES 80
#define START_BYTES 700

const CpHit *
find_hits (const CpDocument *document, guint32 query, gsize *ret_n)
{
  const CpHit *first = NULL;

  *ret_n = 0;
  for (gsize i = 0; i < document->n_hits && document->hits[i].query <= query; i++) {
    if (document->hits[i].query != query)
      continue;
    if (first == NULL)
      first = &document->hits[i];
    (*ret_n)++;
  }
  return first;
}

gboolean
any_hit (const CpDocument *document, const GArray *queries)
{
  gsize n = 0;

  for (guint i = 0; n == 0 && i < queries->len; i++)
    find_hits (document, g_array_index (queries, guint32, i), &n);
  return n > 0;
}

const CpPage *
find_page (const CpDocument *document, guint32 number)
{
  for (gsize i = 0; i < document->n_pages; i++)
    if (document->pages[i].number == number)
      return &document->pages[i];
  return NULL;
}

static gsize
line_length (const char *text, guint32 at, guint32 *ret_start)
{
  guint32 start = at;

  while (start > 0 && text[start - 1] != '\n')
    start--;
  *ret_start = start;
  return strcspn (text + start, "\n");
}

gboolean
is_in_heading (const CpDocument *document, const CpHit *hit)
{
  const CpPage *page = find_page (document, hit->page);
  gboolean has_headings = FALSE;
  guint32 start;

  if (page == NULL)
    return FALSE;
  for (gsize i = 0; i < page->n_marks; i++) {
    const CpMark *mark = &page->marks[i];
    if (mark->kind != CP_MARK_HEADING)
      continue;
    has_headings = TRUE;
    if (hit->start >= mark->start && hit->start < mark->start + mark->length)
      return TRUE;
  }
  if (has_headings)
    return is_at_start (document, hit) && line_length (page->text, hit->start, &start) <= HEADING_BYTES;

  gsize length = line_length (page->text, hit->start, &start);
  const char *line = page->text + start;
  return length <= HEADING_BYTES && memchr (line, '\t', length) == NULL && line[length - 1] != '.' &&
         !g_ascii_islower (line[0]);
}

gboolean
is_at_start (const CpDocument *document, const CpHit *hit)
{
  return hit->page == document->pages[0].number && hit->start < START_BYTES;
}

static gboolean
is_blank (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (strchr (" \t\n_.-:/\\|[](){}", text[i]) == NULL)
      return FALSE;
  return TRUE;
}

/* What a template stands in for an answer. */
static gboolean
is_prompt (const char *text, gsize length)
{
  static const char *const prompts[] = {
    "insert",      "enter",    "type here", "click", "e.g.", "eg ",
    "for example", "example:", "tbc",       "xx",    "n/a",  "name here"
  };
  g_autofree char *lower = g_ascii_strdown (text, (gssize) length);
  const char *start = lower + strspn (lower, " \t\n[(<{_.");

  for (gsize i = 0; i < G_N_ELEMENTS (prompts); i++)
    if (g_str_has_prefix (start, prompts[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_answer (const char *text, gsize length)
{
  return length > 0 && !is_blank (text, length) && !is_prompt (text, length);
}

static gboolean
cell_names (const CpPage *page, const CpMark *cell, char **names)
{
  g_autofree char *text = g_ascii_strdown (page->text + cell->start, cell->length);

  for (gsize i = 0; names[i] != NULL; i++) {
    g_autofree char *name = g_ascii_strdown (names[i], -1);
    if (cell->length <= HEADING_BYTES && strstr (text, name) != NULL)
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_cell (const CpMark *mark, guint16 table, guint16 row)
{
  return mark->kind == CP_MARK_CELL && mark->table == table && mark->row == row;
}

/* The column of each name in this row, as a bit set of one a column of the shape; -1 where one is missing. */
static gboolean
find_columns (const CpPage *page, guint16 table, guint16 row, const TableShape *shape, gint *ret_columns)
{
  for (guint i = 0; i < shape->columns->len; i++) {
    ret_columns[i] = -1;
    for (gsize j = 0; j < page->n_marks && ret_columns[i] < 0; j++)
      if (is_cell (&page->marks[j], table, row) &&
          cell_names (page, &page->marks[j], shape->columns->pdata[i]))
        ret_columns[i] = page->marks[j].column;
    if (ret_columns[i] < 0)
      return FALSE;
  }
  return TRUE;
}

static gboolean
is_row_filled (const CpPage *page, guint16 table, guint16 row, const gint *columns, guint n_columns)
{
  guint n_filled = 0;

  for (gsize i = 0; i < page->n_marks; i++) {
    const CpMark *mark = &page->marks[i];
    if (!is_cell (mark, table, row) || !is_answer (page->text + mark->start, mark->length))
      continue;
    for (guint j = 0; j < n_columns; j++)
      n_filled += columns[j] == mark->column;
  }
  return n_filled >= n_columns;
}

static guint
count_rows_below (const CpPage *page, const CpMark *first, const TableShape *shape)
{
  g_autofree gint *columns = g_new (gint, shape->columns->len);
  guint n = 0;
  guint16 last_row = first->row;

  if (!find_columns (page, first->table, first->row, shape, columns))
    return 0;
  for (gsize i = 0; i < page->n_marks; i++) {
    const CpMark *mark = &page->marks[i];
    if (mark->kind != CP_MARK_CELL || mark->table != first->table || mark->row <= last_row)
      continue;
    last_row = mark->row;
    n += is_row_filled (page, mark->table, mark->row, columns, shape->columns->len);
  }
  return n;
}

guint
count_filled_rows (const CpDocument *document, const TableShape *shape)
{
  guint most = 0;

  for (gsize i = 0; i < document->n_pages; i++) {
    const CpPage *page = &document->pages[i];
    for (gsize j = 0; j < page->n_marks; j++)
      if (page->marks[j].kind == CP_MARK_CELL && page->marks[j].column == 0)
        most = MAX (most, count_rows_below (page, &page->marks[j], shape));
  }
  return most;
}

static gboolean
field_answers (const CpDocument *document, const char *label)
{
  g_autofree char *wanted = g_ascii_strdown (label, -1);

  for (gsize i = 0; i < document->n_fields; i++) {
    g_autofree char *name = g_ascii_strdown (document->fields[i].name, -1);
    if (document->fields[i].filled && strstr (name, wanted) != NULL)
      return TRUE;
  }
  return FALSE;
}

/* "Label: answer", "Label answer" with a wide gap, or the answer in the next cell. */
static gboolean
line_answers (const char *line, gsize length, const char *label)
{
  gsize n = strlen (label);

  if (length <= n || g_ascii_strncasecmp (line, label, n) != 0)
    return FALSE;
  const char *rest = line + n, *end = line + length;
  if (*rest == '\t')
    return is_answer (rest + 1, strcspn (rest + 1, "\t\n"));
  rest += strcspn (rest, ":\t\n");
  return rest < end && *rest == ':' && is_answer (rest + 1, (gsize) (end - rest - 1));
}

static gboolean
page_answers (const CpPage *page, const char *label)
{
  for (const char *line = page->text; *line != '\0';) {
    gsize length = strcspn (line, "\n");
    const char *start = line + strspn (line, " \t");
    if (start <= line + length && line_answers (start, length - (gsize) (start - line), label))
      return TRUE;
    line += length + (line[length] == '\n');
  }
  return FALSE;
}

guint
count_filled_labels (const CpDocument *document, char **labels)
{
  guint n = 0;

  for (gsize i = 0; labels[i] != NULL; i++) {
    gboolean answered = field_answers (document, labels[i]);
    for (gsize j = 0; !answered && j < document->n_pages; j++)
      answered = page_answers (&document->pages[j], labels[i]);
    n += answered;
  }
  return n;
}
