/* file-lines.c: takes a page, gives its lines, parted at semicolons, and the rows of its tables, with the
 * cells for files and pages. */
#include "file-mentions.h"

#include <string.h>

#define LONGEST_HEAD_WORDS 6

static gboolean
is_column (const CpPage *page, const CpMark *cell, const CpPhrases *heads)
{
  g_autoptr (GArray) words = cp_plain_words (page->text, cell->start, cell->start + cell->length);
  guint n = 0;

  return words->len > 0 && words->len <= LONGEST_HEAD_WORDS &&
         cp_phrases_find (heads, words, 0, words->len, &n) >= 0 && n == words->len;
}

typedef struct {
  guint16 table;
  gint file, page; /* columns, or -1 */
} Head;

static Head
read_head (const CpPointerRules *rules, const CpPage *page, guint16 table)
{
  Head head = { table, -1, -1 };

  for (gsize i = 0; i < page->n_marks; i++) {
    const CpMark *mark = &page->marks[i];
    if (mark->kind != CP_MARK_CELL || mark->table != table || mark->row != 0)
      continue;
    if (is_column (page, mark, rules->sets[CP_POINTER_FILE_COLUMNS]))
      head.file = mark->column;
    if (is_column (page, mark, rules->sets[CP_POINTER_PAGE_COLUMNS]))
      head.page = mark->column;
  }
  return head;
}

static void
add_lines (GArray *lines, const char *text, guint32 start, guint32 end)
{
  while (start < end) {
    guint32 next = start;
    while (next < end && text[next] != '\n' && text[next] != ';')
      next++;
    const CpFileLine line = { start, next, start, start, start, start };
    if (next > start)
      g_array_append_val (lines, line);
    start = next + 1;
  }
}

/* Adds the row that begins with this mark; gives the mark behind it. */
static gsize
add_row (GArray *lines, const CpPage *page, const Head *head, gsize first)
{
  const CpMark *mark = &page->marks[first];
  CpFileLine line = { mark->start, mark->start, mark->start, mark->start, mark->start, mark->start };
  guint16 row = mark->row;
  gsize i;

  for (i = first; i < page->n_marks; i++) {
    mark = &page->marks[i];
    guint32 end = mark->start + mark->length;
    if (mark->kind != CP_MARK_CELL || mark->table != head->table || mark->row != row)
      break;
    line.end = MAX (line.end, end);
    if (row > 0 && mark->column == head->file) {
      line.file_start = mark->start;
      line.file_end = end;
    }
    if (row > 0 && mark->column == head->page) {
      line.page_start = mark->start;
      line.page_end = end;
    }
  }
  g_array_append_val (lines, line);
  return i;
}

GArray *
cp_file_lines (const CpPointerRules *rules, const CpPage *page)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (CpFileLine));
  guint32 from = 0;
  Head head = { 0, -1, -1 };
  gboolean has_head = FALSE;

  for (gsize i = 0; i < page->n_marks;) {
    const CpMark *mark = &page->marks[i];
    if (mark->kind != CP_MARK_CELL || mark->start < from) {
      i++;
      continue;
    }
    if (!has_head || head.table != mark->table)
      head = read_head (rules, page, mark->table);
    has_head = TRUE;
    add_lines (lines, page->text, from, mark->start);
    i = add_row (lines, page, &head, i);
    from = MAX (from, g_array_index (lines, CpFileLine, lines->len - 1).end);
  }
  add_lines (lines, page->text, from, (guint32) strlen (page->text));
  return lines;
}
