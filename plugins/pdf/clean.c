/* clean.c: takes text as a PDF holds it, gives valid UTF-8 that holds nothing but what a reader sees. */
#include "clean.h"

gboolean
is_unwanted (gunichar u)
{
  return g_unichar_iscntrl (u) || u == 0x200E || u == 0x200F || u == 0xFEFF || (u >= 0x202A && u <= 0x202E) ||
         (u >= 0x2066 && u <= 0x2069);
}

static gboolean
is_line_end (const char *c)
{
  return *c == '\n' || (*c == '\r' && c[1] != '\n');
}

static char *
clean (const char *text, char line_end)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  GString *cleaned = g_string_new (NULL);

  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c)) {
    gunichar u = g_utf8_get_char (c);
    if (is_line_end (c))
      g_string_append_c (cleaned, line_end);
    else if (u == '\t')
      g_string_append_c (cleaned, ' ');
    else if (!is_unwanted (u))
      g_string_append_unichar (cleaned, u);
  }
  return g_strstrip (g_string_free (cleaned, FALSE));
}

char *
clean_text (const char *text)
{
  return clean (text, '\n');
}

char *
clean_line (const char *text)
{
  return clean (text, ' ');
}
