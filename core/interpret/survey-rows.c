/* survey-rows.c: takes the text of a page, gives its rows and their cells. */
#include "survey-rows.h"
#include "text.h"

#include <string.h>

static void
row_free (gpointer data)
{
  CpSurveyRow *row = data;

  g_array_unref (row->cells);
  g_free (row);
}

static void
add_cell (CpSurveyRow *row, const char *text, const char *start, const char *end)
{
  const CpSurveyCell cell = { (guint32) (start - text), (guint32) (end - start) };

  g_array_append_val (row->cells, cell);
}

static const char *
find_separator (const char *start, const char *end, char separator)
{
  const char *found = memchr (start, separator, (gsize) (end - start));

  return found != NULL ? found : end;
}

static void
split_at (CpSurveyRow *row, const char *text, const char *start, const char *end, char separator)
{
  for (;;) {
    const char *cell_end = find_separator (start, end, separator);
    add_cell (row, text, start, cell_end);
    if (cell_end == end)
      return;
    start = cell_end + 1;
  }
}

/* Columns of a plain text file, and of scans: three spaces or more part them. */
static void
split_at_gaps (CpSurveyRow *row, const char *text, const char *start, const char *end)
{
  while (start < end) {
    while (start < end && *start == ' ')
      start++;
    const char *cell_end = start;
    while (cell_end < end && !(end - cell_end > 2 && memcmp (cell_end, "   ", 3) == 0))
      cell_end++;
    if (cell_end > start)
      add_cell (row, text, start, cell_end);
    start = cell_end;
  }
}

/* "|---|--:|" below the head of a Markdown table */
static gboolean
is_rule (const char *start, const char *end)
{
  gboolean has_bar = FALSE;

  for (; start < end; start++) {
    if (strchr ("|-: ", *start) == NULL)
      return FALSE;
    has_bar = has_bar || *start == '|';
  }
  return has_bar;
}

static CpSurveyRow *
row_new (const char *text, const char *start, const char *end)
{
  CpSurveyRow *row = g_new0 (CpSurveyRow, 1);

  row->line = (CpSurveyCell){ (guint32) (start - text), (guint32) (end - start) };
  row->cells = g_array_new (FALSE, FALSE, sizeof (CpSurveyCell));
  if (memchr (start, '\t', (gsize) (end - start)) != NULL) {
    split_at (row, text, start, end, '\t');
    row->is_table = TRUE;
    return row;
  }
  while (start < end && *start == ' ')
    start++;
  while (start < end && end[-1] == ' ')
    end--;
  if (start < end && *start == '|') {
    start++;
    end -= end > start && end[-1] == '|';
    split_at (row, text, start, end, '|');
    row->is_table = TRUE;
  } else {
    split_at_gaps (row, text, start, end);
  }
  return row;
}

GPtrArray *
cp_survey_rows_new (const char *text)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (row_free);

  for (const char *start = text; *start != '\0';) {
    const char *end = start + strcspn (start, "\n");
    if (!is_rule (start, end))
      g_ptr_array_add (rows, row_new (text, start, end));
    start = *end == '\n' ? end + 1 : end;
  }
  return rows;
}

static char *
plain_text (const CpPage *page, CpSurveyCell cell)
{
  const char *start = page->text + cell.start;
  gsize length = cell.length;

  while (length > 0 && strchr ("#> *", *start) != NULL) {
    start++;
    length--;
  }
  g_autofree char *folded = cp_text_fold_space (start, (gssize) length);
  g_auto (GStrv) parts = g_strsplit (folded, "**", -1);
  return g_strjoinv ("", parts);
}

char *
cp_survey_cell_text (const CpPage *page, const CpSurveyRow *row, guint column)
{
  return column < row->cells->len ? plain_text (page, g_array_index (row->cells, CpSurveyCell, column))
                                  : g_strdup ("");
}

char *
cp_survey_line_text (const CpPage *page, const CpSurveyRow *row)
{
  return plain_text (page, row->line);
}
