/* subtitles.c: takes subtitles, gives the words, and who says them where that is written (WebVTT, 4 and 6).
 */
#include "subtitles.h"

#include <string.h>

/* What is longer is no tag. */
#define TAG_BYTES 200

/* "00:00:01,000 --> 00:00:04,000" */
static gboolean
is_time_line (const char *line)
{
  const char *arrow = strstr (line, "-->");

  return arrow != NULL && arrow > line && g_ascii_isdigit (line[0]) && strchr (line, ':') != NULL;
}

static gboolean
is_number (const char *line)
{
  return *line != '\0' && line[strspn (line, "0123456789 ")] == '\0';
}

gboolean
subtitles_are (const char *text)
{
  if (g_str_has_prefix (text, "WEBVTT"))
    return TRUE;
  g_auto (GStrv) lines = g_strsplit (text + strspn (text, "\n "), "\n", 3);
  return lines[0] != NULL && lines[1] != NULL && is_number (lines[0]) && is_time_line (lines[1]);
}

/* What stands for a character in WebVTT. */
static const char *
read_entity (const char *at, GString *words)
{
  static const struct {
    const char *entity, *text;
  } entities[] = { { "&amp;", "&" },  { "&lt;", "<" }, { "&gt;", ">" },
                   { "&nbsp;", " " }, { "&lrm;", "" }, { "&rlm;", "" } };

  for (gsize i = 0; i < G_N_ELEMENTS (entities); i++)
    if (g_str_has_prefix (at, entities[i].entity)) {
      g_string_append (words, entities[i].text);
      return at + strlen (entities[i].entity);
    }
  g_string_append_c (words, '&');
  return at + 1;
}

/* "<v Jo Lee>" says who speaks; "<i>", "<00:00:01.000>" and "{\an8}" say how it looks.  Anything else in such
 * brackets is text. */
static const char *
read_tag (const char *at, GString *words)
{
  char close = *at == '<' ? '>' : '}';
  const char *end = memchr (at, close, strnlen (at, TAG_BYTES));
  gboolean is_tag =
      end != NULL && end - at < 200 && (*at == '<' ? g_ascii_isalnum (at[1]) || at[1] == '/' : at[1] == '\\');

  if (!is_tag) {
    g_string_append_c (words, *at);
    return at + 1;
  }
  const char *speaker = g_str_has_prefix (at, "<v") ? memchr (at, ' ', (gsize) (end - at)) : NULL;
  if (speaker != NULL)
    g_string_append_printf (words, "%.*s: ", (int) (end - speaker - 1), speaker + 1);
  return end + 1;
}

static char *
clean_line (const char *line)
{
  GString *words = g_string_new (NULL);

  for (const char *at = line; *at != '\0';) {
    if (*at == '<' || *at == '{')
      at = read_tag (at, words);
    else if (*at == '&')
      at = read_entity (at, words);
    else
      g_string_append_c (words, *at++);
  }
  return g_strstrip (g_string_free (words, FALSE));
}

/* Live subtitles say a line again while the next comes in. */
static void
add_line (GString *words, const char *line, char **previous)
{
  char *clean = clean_line (line);

  if (*clean != '\0' && !g_str_equal (clean, *previous))
    g_string_append_printf (words, "%s\n", clean);
  if (*clean == '\0') {
    g_free (clean);
    return;
  }
  g_free (*previous);
  *previous = clean;
}

char *
subtitles_read (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *previous = g_strdup ("");
  GString *words = g_string_new (NULL);
  gboolean in_cue = FALSE;

  for (guint i = 0; lines[i] != NULL; i++) {
    g_strchomp (lines[i]);
    if (is_time_line (lines[i]))
      in_cue = TRUE;
    else if (*lines[i] == '\0')
      in_cue = FALSE;
    else if (in_cue && !(is_number (lines[i]) && lines[i + 1] != NULL && is_time_line (lines[i + 1])))
      add_line (words, lines[i], &previous);
  }
  return g_string_free (words, FALSE);
}
