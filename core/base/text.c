/* text.c: takes words, gives words. */
#include "text.h"

#include <string.h>

char *
cp_text_fold_space (const char *text, gssize length)
{
  const char *end = text + (length < 0 ? (gssize) strlen (text) : length);
  GString *folded = g_string_sized_new ((gsize) (end - text));
  gboolean gap = FALSE;

  for (const char *c = text; c < end; c = g_utf8_next_char (c)) {
    gunichar u = g_utf8_get_char (c);
    if (g_unichar_isspace (u)) {
      gap = folded->len > 0;
      continue;
    }
    if (gap)
      g_string_append_c (folded, ' ');
    gap = FALSE;
    g_string_append_unichar (folded, u);
  }
  return g_string_free (folded, FALSE);
}

static gboolean
is_invisible (gunichar u)
{
  switch (g_unichar_type (u)) {
  case G_UNICODE_CONTROL:
  case G_UNICODE_FORMAT:
  case G_UNICODE_SURROGATE:
  case G_UNICODE_PRIVATE_USE:
  case G_UNICODE_UNASSIGNED:
  case G_UNICODE_LINE_SEPARATOR:
  case G_UNICODE_PARAGRAPH_SEPARATOR:
    return TRUE;
  default:
    return u != ' ' && g_unichar_isspace (u);
  }
}

char *
cp_text_escape_invisible (const char *text)
{
  GString *shown = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c)) {
    gunichar u = g_utf8_get_char (c);
    if (is_invisible (u))
      g_string_append_printf (shown, "\\u{%04X}", u);
    else
      g_string_append_unichar (shown, u);
  }
  return g_string_free (shown, FALSE);
}

/* Levenshtein's distance with a swap of neighbours counted as one, over bytes: names of keys are ASCII. */
static guint
edit_distance (const char *a, const char *b)
{
  gsize n = strlen (a), m = strlen (b);
  g_autofree guint *rows = g_new (guint, 3 * (m + 1));
  guint *two_up = rows, *up = rows + m + 1, *row = rows + 2 * (m + 1);

  for (gsize j = 0; j <= m; j++)
    up[j] = (guint) j;
  for (gsize i = 1; i <= n; i++) {
    row[0] = (guint) i;
    for (gsize j = 1; j <= m; j++) {
      row[j] = MIN (MIN (up[j], row[j - 1]) + 1, up[j - 1] + (a[i - 1] != b[j - 1]));
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = MIN (row[j], two_up[j - 2] + 1);
    }
    guint *spare = two_up;
    two_up = up;
    up = row;
    row = spare;
  }
  return up[m];
}

const char *
cp_text_nearest (const char *word, const char *const *candidates)
{
  const char *nearest = NULL;
  gsize length = strlen (word);
  guint best = (guint) MAX (length / 3, 1) + 1;

  if (length > 64) /* no name of ours is as long */
    return NULL;
  for (; *candidates != NULL; candidates++) {
    guint distance = edit_distance (word, *candidates);
    if (distance < best) {
      best = distance;
      nearest = *candidates;
    }
  }
  return nearest;
}

char *
cp_text_join (const char *const *words, const char *last)
{
  GString *joined = g_string_new (NULL);

  for (gsize i = 0; words[i] != NULL; i++) {
    if (i > 0 && words[i + 1] == NULL)
      g_string_append_printf (joined, " %s ", last);
    else if (i > 0)
      g_string_append (joined, ", ");
    g_string_append (joined, words[i]);
  }
  return g_string_free (joined, FALSE);
}

char *
cp_text_shorten (const char *text, gsize characters)
{
  if ((gsize) g_utf8_strlen (text, -1) <= characters)
    return g_strdup (text);

  g_autofree char *start = g_utf8_substring (text, 0, (glong) characters - 1);
  return g_strconcat (g_strchomp (start), "…", NULL);
}
