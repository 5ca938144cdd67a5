/* page-notation.c: takes what is written, gives a page with its headings and cells marked. */
#include "page-notation.h"

#include <string.h>

#define MAX_LEVEL 6

typedef struct {
  GString *text;
  GArray *marks; /* CpMark */
  char *label;   /* the first heading */
  gboolean in_table;
  guint16 table, row;
} Page;

static void
add_mark (Page *page, const CpMark *mark)
{
  g_array_append_vals (page->marks, mark, 1);
}

/* How many signs stand before the words of a heading; 0 where the line is none. */
static guint16
heading_level (const char *line)
{
  gsize level = strspn (line, "#");

  return level > 0 && level <= MAX_LEVEL && line[level] == ' ' ? (guint16) level : 0;
}

static void
add_heading (Page *page, const char *line, guint16 level)
{
  g_autofree char *words = g_strstrip (g_strdup (line + level));
  const CpMark mark = { .kind = CP_MARK_HEADING,
                        .start = (guint32) page->text->len,
                        .length = (guint32) strlen (words),
                        .level = level };

  add_mark (page, &mark);
  if (page->label == NULL)
    page->label = g_strdup (words);
  g_string_append_printf (page->text, "%s\n", words);
}

/* The line that Markdown wants below the head of a table: "|---|:--|". */
static gboolean
is_rule (const char *line)
{
  return strspn (line, "|-: ") == strlen (line) && strchr (line, '-') != NULL;
}

static void
add_row (Page *page, const char *line)
{
  g_autofree char *inner = g_strdup (line + 1);
  gsize length = strlen (g_strchomp (inner));

  if (length > 0 && inner[length - 1] == '|')
    inner[length - 1] = '\0';
  g_auto (GStrv) cells = g_strsplit (inner, "|", -1);
  for (guint i = 0; cells[i] != NULL; i++) {
    const char *words = g_strstrip (cells[i]);
    if (i > 0)
      g_string_append_c (page->text, '\t');
    const CpMark mark = { .kind = CP_MARK_CELL,
                          .start = (guint32) page->text->len,
                          .length = (guint32) strlen (words),
                          .table = page->table,
                          .row = page->row,
                          .column = (guint16) i };
    add_mark (page, &mark);
    g_string_append (page->text, words);
  }
  g_string_append_c (page->text, '\n');
  page->row++;
}

static void
end_table (Page *page)
{
  if (page->in_table)
    page->table++;
  page->in_table = FALSE;
  page->row = 0;
}

static void
add_line (Page *page, const char *line)
{
  guint16 level = heading_level (line);

  if (*line == '|') {
    page->in_table = TRUE;
    if (!is_rule (line))
      add_row (page, line);
    return;
  }
  end_table (page);
  if (level > 0)
    add_heading (page, line, level);
  else
    g_string_append_printf (page->text, "%s\n", line);
}

void
cp_page_notation_add (CpReading *reading, guint32 number, CpUnit unit, const char *written, gboolean marked)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (CpMark));
  g_auto (GStrv) lines = g_strsplit (written, "\n", -1);
  Page page = { .text = text, .marks = marks };

  for (guint i = 0; marked && lines[i] != NULL && (lines[i + 1] != NULL || *lines[i] != '\0'); i++)
    add_line (&page, lines[i]);
  if (!marked)
    g_string_assign (text, written);
  g_autofree char *label = g_steal_pointer (&page.label);
  const CpPage made = { .number = number,
                        .unit = unit,
                        .label = unit == CP_UNIT_SECTION ? label : NULL,
                        .text = text->str,
                        .marks = (const CpMark *) (void *) marks->data,
                        .n_marks = marks->len };
  cp_reading_add_page (reading, &made);
}
