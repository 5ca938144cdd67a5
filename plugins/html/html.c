/* html.c: takes a web page, gives its text in sections, its form fields and the pictures that are in it. */
#include "charset.h"
#include "coproof-plugin.h"
#include "html-text.h"
#include "sections.h"

#include <libxml/parser.h>
#include <string.h>

static gboolean
warm_up (GError **error)
{
  (void) error;
  charset_prepare ();
  xmlInitParser ();
  return TRUE;
}

/* "2026-03-12" of "2026-03-12T10:00:00+00:00", or NULL. */
static char *
find_day (const char *value)
{
  g_autoptr (GDateTime) date = NULL;
  g_autofree char *day = g_strdup_printf ("%.10s", value);
  g_autofree char *moment = g_strconcat (day, "T12:00:00Z", NULL);

  if (strlen (day) == 10 && day[4] == '-' && day[7] == '-')
    date = g_date_time_new_from_iso8601 (moment, NULL);
  return date != NULL ? g_steal_pointer (&day) : NULL;
}

static gboolean
push_title (const HtmlText *text, CpSink *sink, GError **error)
{
  g_auto (GStrv) words = text->title != NULL ? g_strsplit_set (text->title, " \t\n", -1) : g_new0 (char *, 1);
  g_autoptr (GString) title = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (title, "%s%s", title->len > 0 ? " " : "", words[i]);
  return title->len == 0 || sink->meta (sink, "title", title->str, error);
}

static gboolean
push_metas (const HtmlText *text, CpSink *sink, GError **error)
{
  static const struct {
    const char *name, *key;
    gboolean is_date;
  } known[] = {
    { "author", "author", FALSE },
    { "generator", "producer", FALSE },
    { "created", "created", TRUE },
    { "changed", "modified", TRUE },
    { "dcterms.created", "created", TRUE },
    { "article:published_time", "created", TRUE },
    { "dcterms.modified", "modified", TRUE },
    { "article:modified_time", "modified", TRUE },
  };

  for (guint i = 0; i + 1 < text->metas->len; i += 2)
    for (gsize j = 0; j < G_N_ELEMENTS (known); j++) {
      if (!g_str_equal (known[j].name, text->metas->pdata[i]))
        continue;
      g_autofree char *day = known[j].is_date ? find_day (text->metas->pdata[i + 1]) : NULL;
      const char *value = known[j].is_date ? day : text->metas->pdata[i + 1];
      if (value != NULL && *value != '\0' && !sink->meta (sink, known[j].key, value, error))
        return FALSE;
    }
  return push_title (text, sink, error);
}

static gboolean
push_pages (const HtmlText *text, CpSink *sink, GError **error)
{
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint32));

  if (!sections_push (sink, text->text->str, text->marks, text->breaks, starts, error))
    return FALSE;
  for (guint i = 0; i < text->fields->len; i++) {
    const HtmlField *from = text->fields->pdata[i];
    const CpField field = { .page = sections_find_page (starts, from->at),
                            .kind = from->kind,
                            .name = from->name,
                            .value = from->value,
                            .filled = from->filled };
    if (!sink->field (sink, &field, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
push_pictures (const HtmlText *text, CpSink *sink, GError **error)
{
  for (guint i = 0; i < text->pictures->len; i++) {
    g_autofree char *name = g_strdup_printf ("picture %u", i + 1);
    gsize length;
    const guint8 *bytes = g_bytes_get_data (text->pictures->pdata[i], &length);
    if (!sink->child (sink, name, bytes, length, error))
      return FALSE;
  }
  if (text->n_far_pictures == 0)
    return TRUE;
  g_autofree char *note =
      g_strdup_printf (text->n_far_pictures == 1 ? "The page shows %u picture that is not in the file."
                                                 : "The page shows %u pictures that are not in the file.",
                       text->n_far_pictures);
  return sink->aside (sink, 0, CP_ASIDE_NOTE, note, error);
}

static gboolean
push_gaps (const HtmlText *text, guint n_lost, CpSink *sink, GError **error)
{
  if (n_lost > 0 && !sink->gap (sink, 0, CP_GAP_DAMAGED, CP_CARRIES_TEXT,
                                "Some of its letters could not be read for certain.", error))
    return FALSE;
  if (text->is_cut && !sink->gap (sink, 0, CP_GAP_LIMIT, CP_CARRIES_TEXT,
                                  "The page has more parts than we read, so its end is missing.", error))
    return FALSE;
  if (!html_text_is_blank (text) || !text->has_script)
    return TRUE;
  return sink->gap (
      sink, 0, CP_GAP_UNSUPPORTED, CP_CARRIES_TEXT,
      "The page has no text of its own: a program in it makes the text when it is opened. Please "
      "print it to a PDF.",
      error);
}

static gboolean
extract (const CpFile *file, CpSink *sink, GError **error)
{
  guint n_lost = 0;
  g_autoptr (HtmlText) text = html_text_read (file->bytes, file->length, NULL, &n_lost);

  return push_metas (text, sink, error) && push_pages (text, sink, error) &&
         push_pictures (text, sink, error) && push_gaps (text, n_lost, sink, error);
}

static const char *const mimes[] = { "text/html", "application/xhtml+xml", NULL };

COPROOF_PLUGIN = {
  .struct_size = sizeof (CpPlugin),
  .name = "html",
  .revision = 1,
  .summary = "web pages",
  .mimes = mimes,
  .warm_up = warm_up,
  .extract = extract,
};
