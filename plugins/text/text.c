/* text.c: takes text in any encoding: plain, tables, Markdown, subtitles, calendars; gives sections or
 * sheets. */
#include "calendar.h"
#include "charset.h"
#include "coproof-plugin.h"
#include "markdown.h"
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

static gboolean
push_plain (const char *text, CpSink *sink, GError **error)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (CpMark));
  g_autoptr (GArray) breaks = g_array_new (FALSE, FALSE, sizeof (guint32));

  return sections_push (sink, text, marks, breaks, NULL, error);
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

  if (g_str_equal (file->mime, "text/calendar"))
    return calendar_push (text, sink, error);
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

static gboolean
extract (const CpFile *file, CpSink *sink, GError **error)
{
  guint n_lost = 0;
  g_autofree char *text = charset_decode (file->bytes, file->length, NULL, &n_lost);

  if (!push_text (file, text, sink, error))
    return FALSE;
  return n_lost == 0 || sink->gap (sink, 0, CP_GAP_DAMAGED, CP_CARRIES_TEXT,
                                   "Some of its letters could not be read for certain.", error);
}

static const char *const mimes[] = { "text/plain", "text/csv", "text/calendar", NULL };

COPROOF_PLUGIN = {
  .struct_size = sizeof (CpPlugin),
  .name = "text",
  .revision = 2,
  .summary = "plain text, tables as text, Markdown, subtitles and calendars, in any encoding",
  .mimes = mimes,
  .warm_up = warm_up,
  .extract = extract,
};
