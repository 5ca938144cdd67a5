/* plan-rows.c: takes a page, gives the rows of its tables: those that an extractor marked, and those that
 * only bars or tabs make out. */
#include "plan-rows.h"
#include "text.h"

#include <string.h>

void
cp_plan_row_free (CpPlanRow *row)
{
  for (guint i = 0; i < CP_PLAN_COLUMNS; i++)
    g_free (row->cells[i]);
  g_free (row);
}

GPtrArray *
cp_plan_rows_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) cp_plan_row_free);
}

void
cp_plan_row_add (CpPlanRow *row, const CpPage *page, guint column, guint32 start, guint32 length)
{
  if (column >= CP_PLAN_COLUMNS)
    return;
  g_autofree char *before = row->cells[column];
  g_autofree char *text = cp_text_fold_space (page->text + start, length);
  row->cells[column] = before != NULL ? g_strdup_printf ("%s %s", before, text) : g_steal_pointer (&text);
  row->start = MIN (row->start, start);
  row->end = MAX (row->end, start + length);
  row->n_columns = MAX (row->n_columns, column + 1);
}

CpPlanRow *
cp_plan_row_new (void)
{
  CpPlanRow *row = g_new0 (CpPlanRow, 1);

  row->start = G_MAXUINT32;
  return row;
}

GPtrArray *
cp_plan_rows_marked (const CpPage *page)
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
      rows = cp_plan_rows_new ();
      g_ptr_array_add (tables, rows);
      g_hash_table_insert (by_number, key, rows);
    }
    if (g_hash_table_lookup (last_rows, key) != number) {
      g_ptr_array_add (rows, cp_plan_row_new ());
      g_hash_table_insert (last_rows, key, number);
    }
    CpPlanRow *row = rows->pdata[rows->len - 1];
    if (mark->column < CP_PLAN_COLUMNS && row->cells[mark->column] == NULL)
      cp_plan_row_add (row, page, mark->column, mark->start, mark->length);
  }
  return tables;
}

/* "| a | b |" or cells parted by tabs, as people type them. */
static CpPlanRow *
read_typed_row (const CpPage *page, guint32 start, guint32 length)
{
  const char *line = page->text + start;
  char mark = memchr (line, '|', length) != NULL ? '|' : '\t';
  guint32 at = 0, column = 0;

  if (memchr (line, mark, length) == NULL)
    return NULL;
  CpPlanRow *row = cp_plan_row_new ();
  while (at < length && line[at] == ' ')
    at++;
  at += at < length && line[at] == '|'; /* the one that opens the row */
  while (at <= length) {
    const char *past = at < length ? memchr (line + at, mark, length - at) : NULL;
    guint32 end = past != NULL ? (guint32) (past - line) : length;
    if (end > at || past != NULL)
      cp_plan_row_add (row, page, column++, start + at, end - at);
    at = end + 1;
  }
  return row;
}

static gboolean
is_ruler (const char *line, gsize length)
{
  return length > 0 && strspn (line, "|-:+= \t") >= length;
}

GPtrArray *
cp_plan_rows_typed (const CpPage *page)
{
  GPtrArray *tables = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  GPtrArray *rows = NULL;

  for (const char *line = page->text; *line != '\0';) {
    gsize length = strcspn (line, "\n");
    CpPlanRow *row = read_typed_row (page, (guint32) (line - page->text), (guint32) length);
    if (row == NULL)
      rows = NULL;
    else if (is_ruler (line, length))
      cp_plan_row_free (row);
    else {
      if (rows == NULL)
        g_ptr_array_add (tables, rows = cp_plan_rows_new ());
      g_ptr_array_add (rows, row);
    }
    line += length + (line[length] == '\n');
  }
  return tables;
}
