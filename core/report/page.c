/* page.c: folds words into lines. */
#include "page.h"

static void
append_spaces (GString *page, glong n)
{
  for (glong i = 0; i < n; i++)
    g_string_append_c (page, ' ');
}

void
cp_page_add (GString *page, const char *first, const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);
  glong indent = g_utf8_strlen (first, -1), column = indent;

  g_string_append (page, first);
  for (guint i = 0; parts[i] != NULL; i++) {
    glong length = g_utf8_strlen (parts[i], -1);
    if (column > indent && column + 1 + length > CP_PAGE_COLUMNS) {
      g_string_append_c (page, '\n');
      append_spaces (page, indent);
      column = indent;
    } else if (column > indent) {
      g_string_append_c (page, ' ');
      column++;
    }
    g_string_append (page, parts[i]);
    column += length;
  }
  g_string_append_c (page, '\n');
}

void
cp_page_add_heading (GString *page, const char *words, char underline)
{
  g_string_append_printf (page, "\n%s\n", words);
  for (glong i = g_utf8_strlen (words, -1); i > 0; i--)
    g_string_append_c (page, underline);
  g_string_append (page, "\n");
}
