/* line.c: takes text of any shape, gives it as one line of words, for names, labels and values. */
#include "line.h"

char *
line_from_text (const char *text, gsize max_bytes)
{
  GString *line = g_string_new (NULL);
  gboolean parted = FALSE;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c)) {
    gunichar u = g_utf8_get_char (c);
    if (g_unichar_isspace (u) || g_unichar_iscntrl (u)) {
      parted = line->len > 0;
      continue;
    }
    gsize length = (gsize) (g_utf8_next_char (c) - c);
    if (line->len + parted + length > max_bytes)
      break;
    if (parted)
      g_string_append_c (line, ' ');
    g_string_append_len (line, c, (gssize) length);
    parted = FALSE;
  }
  return g_string_free (line, FALSE);
}

gboolean
line_is_page_number (const char *line)
{
  static const char *const words[] = { "page", "pages", "of", "/", "-", "", NULL };
  g_autofree char *lower = g_ascii_strdown (line, -1);
  g_auto (GStrv) parts = g_strsplit_set (lower, " \t\n", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (!g_strv_contains (words, parts[i]))
      return FALSE;
  return TRUE;
}
