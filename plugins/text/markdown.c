/* markdown.c: takes Markdown, gives sections with their headings and the cells of their tables marked.  All
 * else stays as it was typed. */
#include "markdown.h"
#include "pipes.h"
#include "sections.h"

#include <string.h>

typedef struct {
  GString *text;
  GArray *marks;   /* CpMark */
  GArray *breaks;  /* guint32 */
  gsize last_line; /* where it begins in the text */
  guint n_tables;
  gboolean is_code;
} Reader;

/* The level of "## What we did", and where its words begin; 0 for any other line. */
static guint
read_heading (const char *line, const char **ret_words)
{
  gsize level = strspn (line, "#");

  if (level == 0 || level > 6 || (line[level] != ' ' && line[level] != '\0'))
    return 0;
  *ret_words = line + level + strspn (line + level, " ");
  return (guint) level;
}

/* A line of = or - makes the line above it a heading. */
static guint
read_underline (const char *line)
{
  gsize n = strlen (line);

  if (n < 3)
    return 0;
  return strspn (line, "=") == n ? 1 : strspn (line, "-") == n ? 2 : 0;
}

static void
mark_heading (const Reader *reader, gsize start, guint level)
{
  const CpMark mark = { .kind = CP_MARK_HEADING,
                        .start = (guint32) start,
                        .length = (guint32) (reader->text->len - 1 - start),
                        .level = (guint16) level };

  if (mark.length == 0)
    return;
  g_array_append_val (reader->marks, mark);
  if (level <= 2)
    g_array_append_val (reader->breaks, mark.start);
}

/* The words without the number signs that may close them. */
static void
add_heading (Reader *reader, const char *words, guint level)
{
  g_autofree char *line = g_strchomp (g_strdup (words));
  gsize length = strlen (line), n = length;

  while (n > 0 && line[n - 1] == '#')
    n--;
  if (n == 0 || line[n - 1] == ' ')
    length = n;
  while (length > 0 && line[length - 1] == ' ')
    length--;
  reader->last_line = reader->text->len;
  g_string_append_len (reader->text, line, (gssize) length);
  g_string_append_c (reader->text, '\n');
  mark_heading (reader, reader->last_line, level);
}

/* A list, a quote or a table ends where a rule stands below it, and is no heading. */
static gboolean
is_paragraph (const char *line)
{
  const char *start = line + strspn (line, " ");

  if (strchr ("\n>|", *start) != NULL)
    return FALSE;
  return strchr ("-*+", *start) == NULL || start[1] != ' ';
}

static gboolean
has_line_above (const Reader *reader)
{
  return reader->text->len > reader->last_line && is_paragraph (reader->text->str + reader->last_line) &&
         (reader->marks->len == 0 ||
          g_array_index (reader->marks, CpMark, reader->marks->len - 1).start < reader->last_line);
}

static void
read_line (Reader *reader, const char *line)
{
  const char *words;
  guint level = reader->is_code ? 0 : read_heading (line, &words);
  guint underline = reader->is_code || !has_line_above (reader) ? 0 : read_underline (line);

  if (g_str_has_prefix (line, "```") || g_str_has_prefix (line, "~~~"))
    reader->is_code = !reader->is_code;
  if (level > 0) {
    add_heading (reader, words, level);
    return;
  }
  if (underline > 0) {
    mark_heading (reader, reader->last_line, underline);
    return;
  }
  reader->last_line = reader->text->len;
  g_string_append (reader->text, line);
  g_string_append_c (reader->text, '\n');
}

/* The lines of the table that begins there; 0 where there is none. */
static guint
read_table (Reader *reader, char **lines, guint first)
{
  gsize start = reader->text->len;
  guint n =
      reader->is_code ? 0 : pipes_read_table (lines, first, reader->text, reader->marks, &reader->n_tables);

  if (n > 0)
    reader->last_line = start;
  return n;
}

gboolean
markdown_push (const char *text, CpSink *sink, GError **error)
{
  g_autoptr (GString) read = g_string_new (NULL);
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (CpMark));
  g_autoptr (GArray) breaks = g_array_new (FALSE, FALSE, sizeof (guint32));
  Reader reader = { .text = read, .marks = marks, .breaks = breaks };
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL;) {
    guint n_of_table = read_table (&reader, lines, i);
    if (n_of_table == 0 &&
        (lines[i + 1] != NULL || *lines[i] != '\0')) /* what follows the last line end is none */
      read_line (&reader, lines[i]);
    i += MAX (n_of_table, 1);
  }
  return sections_push (sink, read->str, marks, breaks, NULL, error);
}
