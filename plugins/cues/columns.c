/* columns.c: takes lines, looks for the head of a table. */
#include "columns.h"

#include <string.h>

/* A longer cell is no name of a column. */
#define NAME_BYTES 60
#define MOST_CELLS 40

static gboolean
is_gap (const char *c)
{
  return *c == '\t' || *c == '|' || strncmp (c, "   ", 3) == 0;
}

/* Whether one of the names begins a word of the cell. */
static gboolean
is_called (const char *cell, char **names)
{
  for (; *names != NULL; names++)
    for (const char *at = strstr (cell, *names); at != NULL; at = strstr (at + 1, *names))
      if (at == cell || !g_ascii_isalnum (at[-1]))
        return TRUE;
  return FALSE;
}

static GPtrArray *
split_cells (const char *line, gsize length)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *small = g_ascii_strdown (line, (gssize) length);

  for (char *c = small; *c != '\0' && cells->len < MOST_CELLS;) {
    char *end = c;
    while (*end != '\0' && !is_gap (end))
      end++;
    if (end > c && end - c <= NAME_BYTES)
      g_ptr_array_add (cells, g_strstrip (g_strndup (c, (gsize) (end - c))));
    while (*end != '\0' && (is_gap (end) || *end == ' '))
      end++;
    c = end;
  }
  return cells;
}

static gboolean
is_head (const GPtrArray *cells, const GPtrArray *columns)
{
  guint64 taken = 0;

  for (guint i = 0; i < columns->len; i++) {
    guint j = 0;
    while (j < cells->len &&
           ((taken & G_GUINT64_CONSTANT (1) << j) != 0 || !is_called (cells->pdata[j], columns->pdata[i])))
      j++;
    if (j == cells->len)
      return FALSE;
    taken |= G_GUINT64_CONSTANT (1) << j;
  }
  return TRUE;
}

gboolean
has_columns (const GString *text, const GPtrArray *columns)
{
  for (const char *line = text->str; *line != '\0';) {
    gsize length = strcspn (line, "\n");
    g_autoptr (GPtrArray) cells = split_cells (line, length);
    if (cells->len >= columns->len && is_head (cells, columns))
      return TRUE;
    line += length + (line[length] == '\n');
  }
  return FALSE;
}
