/* text.c: takes text in any encoding: plain, tables, Markdown, subtitles, calendars; gives sections or
 * sheets. */
#include "calendar.h"
#include "charset.h"
#include "coproof-plugin.h"
#include "markdown.h"
#include "pipes.h"
#include "sections.h"
#include "subtitles.h"
#include "table.h"

#include <string.h>

static gboolean
warm_up (GError **error)
{
  (void) error;
  charset_prepare ();
  return TRUE;
}

static gboolean
has_extension (const CpFile *file, const char *const *extensions)
{
  return g_strv_contains (extensions, file->extension);
}

/* The text as it is, but for tables that are drawn with bars. */
static char *
read_plain (const char *text, GArray *marks)
{
  g_auto (GStrv) lines = strchr (text, '|') != NULL ? g_strsplit (text, "\n", -1) : NULL;
  g_autoptr (GString) read = g_string_new (lines == NULL ? text : NULL);
  guint n_tables = 0;

  for (guint i = 0; lines != NULL && lines[i] != NULL;) {
    guint n_of_table = pipes_read_table (lines, i, read, marks, &n_tables);
    if (n_of_table == 0)
      g_string_append_printf (read, "%s%s", lines[i], lines[i + 1] != NULL ? "\n" : "");
    i += MAX (n_of_table, 1);
  }
  return g_string_free (g_steal_pointer (&read), FALSE);
}

static gboolean
push_plain (const char *text, CpSink *sink, GError **error)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (CpMark));
  g_autoptr (GArray) breaks = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree char *read = read_plain (text, marks);

  return sections_push (sink, read, marks, breaks, NULL, error);
}

/* Prose with as many commas in each line looks like a table, too. */
static gboolean
may_be_table (const CpFile *file)
{
  static const char *const tables[] = { "csv", "tsv", "tab", NULL }, *const prose[] = { "txt", "md", NULL };

  return has_extension (file, tables) ||
         (g_str_equal (file->mime, "text/csv") && !has_extension (file, prose));
}

static gboolean
push_text (const CpFile *file, const char *text, CpSink *sink, GError **error)
{
  static const char *const markdown[] = { "md", "markdown", "mdown", NULL };
  char separator = may_be_table (file) ? table_find_separator (text) : '\0';

  if (separator != '\0')
    return table_push (text, separator, sink, error);
  if (subtitles_are (text)) {
    g_autofree char *words = subtitles_read (text);
    return push_plain (words, sink, error);
  }
  if (has_extension (file, markdown))
    return markdown_push (text, sink, error);
  return push_plain (text, sink, error);
}

/* Text that was taken out of a PDF or printed: a form feed ends each page.  Where there are noughts the byte
 * is a half of some letter of UTF-16. */
static gboolean
has_pages (const CpFile *file)
{
  return memchr (file->bytes, '\f', file->length) != NULL && memchr (file->bytes, '\0', file->length) == NULL;
}

static gboolean
push_pages (const CpFile *file, CpSink *sink, guint *n_lost, GError **error)
{
  guint32 number = 0;

  for (gsize start = 0; start < file->length;) {
    const guint8 *end = memchr (file->bytes + start, '\f', file->length - start);
    gsize length = end != NULL ? (gsize) (end - file->bytes) - start : file->length - start;
    guint n_lost_here = 0;
    g_autofree char *text = charset_decode (file->bytes + start, length, NULL, &n_lost_here);
    g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (CpMark));
    g_autofree char *read = read_plain (text, marks);
    const CpPage page = { .number = ++number,
                          .unit = CP_UNIT_PAGE,
                          .text = read,
                          .marks = (const CpMark *) (void *) marks->data,
                          .n_marks = marks->len };
    gboolean is_empty_end = end == NULL && read[strspn (read, " \t\n")] == '\0';
    *n_lost += n_lost_here;
    if (!is_empty_end && !sink->page (sink, &page, error))
      return FALSE;
    start += length + 1;
  }
  return TRUE;
}

/* A long line of a calendar goes on in the next, behind a space, and may be parted within a letter (RFC
 * 5545, 3.1). */
static GByteArray *
join_folded_lines (const CpFile *file)
{
  GByteArray *joined = g_byte_array_new ();

  for (gsize i = 0; i < file->length; i++) {
    gsize n = i + 1 < file->length && file->bytes[i] == '\r' && file->bytes[i + 1] == '\n' ? 2 : 1;
    gboolean is_end = file->bytes[i + n - 1] == '\n' && i + n < file->length;
    if (is_end && (file->bytes[i + n] == ' ' || file->bytes[i + n] == '\t'))
      i += n;
    else
      g_byte_array_append (joined, file->bytes + i, 1);
  }
  return joined;
}

static gboolean
push_calendar (const CpFile *file, CpSink *sink, guint *n_lost, GError **error)
{
  g_autoptr (GByteArray) joined = join_folded_lines (file);
  g_autofree char *text = charset_decode (joined->data, joined->len, NULL, n_lost);

  return calendar_push (text, sink, error);
}

static gboolean
push (const CpFile *file, CpSink *sink, guint *n_lost, GError **error)
{
  static const char *const prose[] = { "txt", "text", "", NULL };

  if (has_extension (file, prose) && g_str_equal (file->mime, "text/plain") && has_pages (file))
    return push_pages (file, sink, n_lost, error);
  if (g_str_equal (file->mime, "text/calendar"))
    return push_calendar (file, sink, n_lost, error);
  g_autofree char *text = charset_decode (file->bytes, file->length, NULL, n_lost);
  return push_text (file, text, sink, error);
}

static gboolean
extract (const CpFile *file, CpSink *sink, GError **error)
{
  guint n_lost = 0;

  if (!push (file, sink, &n_lost, error))
    return FALSE;
  return n_lost == 0 || sink->gap (sink, 0, CP_GAP_DAMAGED, CP_CARRIES_TEXT,
                                   "Some of its letters could not be read for certain.", error);
}

static const char *const mimes[] = { "text/plain", "text/csv", "text/calendar", NULL };

COPROOF_PLUGIN = {
  .struct_size = sizeof (CpPlugin),
  .name = "text",
  .revision = 4,
  .summary = "plain text, tables as text, Markdown, subtitles and calendars, in any encoding",
  .mimes = mimes,
  .warm_up = warm_up,
  .extract = extract,
};
