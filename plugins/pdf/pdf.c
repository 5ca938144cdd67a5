/* pdf.c: takes a PDF, gives its pages with text and the place of each word, its form fields, facts about it,
 * the files within it, and a picture of each page whose words are only drawn. */
#define _GNU_SOURCE /* memmem */
#include "annotations.h"
#include "attachments.h"
#include "clean.h"
#include "document.h"
#include "drawing.h"
#include "fields.h"
#include "pictures.h"
#include "searchable.h"
#include "warm-up.h"

#include <string.h>

/* A file that lies about its pages could name millions of them. */
#define MAX_DAMAGED_PAGES 100
/* The end mark may have some other bytes behind it. */
#define END_BYTES 2048
#define END_MARK "%%EOF"
#define OBJECT_START " obj"
#define CARRIES_ON_PAPER (CP_CARRIES_TEXT | CP_CARRIES_SCAN | CP_CARRIES_PHOTO)

static gboolean
push_words (CpSink *sink, const char *key, char *raw, GError **error)
{
  g_autofree char *words = clean_line (raw);

  g_free (raw);
  return *words == '\0' || sink->meta (sink, key, words, error);
}

static gboolean
push_date (CpSink *sink, const char *key, GDateTime *raw, GError **error)
{
  g_autoptr (GDateTime) time = raw;
  g_autofree char *date = time != NULL ? g_date_time_format (time, "%Y-%m-%d") : NULL;

  return date == NULL || sink->meta (sink, key, date, error);
}

static gboolean
push_facts (PopplerDocument *document, CpSink *sink, GError **error)
{
  return push_words (sink, "title", poppler_document_get_title (document), error) &&
         push_words (sink, "author", poppler_document_get_author (document), error) &&
         push_words (sink, "producer", poppler_document_get_producer (document), error) &&
         push_date (sink, "created", poppler_document_get_creation_date_time (document), error) &&
         push_date (sink, "modified", poppler_document_get_modification_date_time (document), error);
}

/* NULL where the label is only the number once more. */
static char *
find_label (PopplerPage *page, guint32 number)
{
  g_autofree char *raw = poppler_page_get_label (page);
  g_autofree char *label = clean_line (raw);
  g_autofree char *usual = g_strdup_printf ("%u", number);

  return *label == '\0' || g_str_equal (label, usual) ? NULL : g_steal_pointer (&label);
}

static gboolean
push_page (PopplerPage *page, guint32 number, const PageText *text, CpSink *sink, GError **error)
{
  g_autofree char *label = find_label (page, number);
  const CpPage pushed = { .number = number,
                          .unit = CP_UNIT_PAGE,
                          .label = label,
                          .text = text->text->str,
                          .width = text->width,
                          .height = text->height,
                          .marks = (const CpMark *) (void *) text->marks->data,
                          .n_marks = text->marks->len,
                          .words = (const CpWord *) (void *) text->words->data,
                          .n_words = text->words->len };

  return sink->page (sink, &pushed, error);
}

static gboolean
push_missing_words (PopplerPage *page, const PageText *text, Form *form, CpSink *sink, GError **error)
{
  int index = poppler_page_get_index (page);

  switch (look_at_page (page, text, form->has_scans)) {
  case SHOWS_PICTURE:
  case SHOWS_MAINLY_PICTURE:
    return push_drawing (page, text, DRAWING_MOST_DOTS_PER_INCH, CP_CARRIES_SCAN | CP_CARRIES_PHOTO, sink,
                         error);
  case SHOWS_WORDS_OVER_PICTURE:
    g_array_append_val (form->searchable, index);
    return TRUE;
  case SHOWS_DRAWING:
    return push_drawing (page, text, DRAWING_MOST_DOTS_PER_INCH, CP_CARRIES_SCAN, sink, error);
  case SHOWS_TEXT:
    return TRUE;
  }
  return TRUE;
}

/* What Adobe's form designer puts in the place of a form that only Adobe's own reader can show. */
static gboolean
stands_for_form (const PageText *text)
{
  return g_str_has_prefix (text->text->str, "Please wait") &&
         strstr (text->text->str, "PDF viewer may not be able to display") != NULL;
}

static gboolean
push_gaps (PopplerPage *page, guint32 number, const PageText *text, Form *form, CpSink *sink, GError **error)
{
  if (stands_for_form (text))
    return sink->gap (sink, number, CP_GAP_UNSUPPORTED, CP_CARRIES_TEXT,
                      "it is a form that only Adobe Reader can show: print it to a PDF there and send that",
                      error);
  if (text->is_cut)
    return sink->gap (sink, number, CP_GAP_UNSUPPORTED, CP_CARRIES_TEXT,
                      "it is written from right to left, and a line of it could not be read", error);
  return push_missing_words (page, text, form, sink, error);
}

static gboolean
read_page (PopplerPage *page, Form *form, CpSink *sink, GError **error)
{
  guint32 number = (guint32) poppler_page_get_index (page) + 1;
  g_autoptr (PageText) text = page_text_new (page);
  g_autoptr (Fields) fields = fields_new (page, form);

  fields_add_to_text (fields, text);
  return read_annotations (page, text, sink, error) && push_page (page, number, text, sink, error) &&
         fields_push (fields, number, sink, error) && push_gaps (page, number, text, form, sink, error);
}

static gboolean
push_damaged_page (guint32 number, guint n_damaged, CpSink *sink, GError **error)
{
  if (n_damaged > MAX_DAMAGED_PAGES) {
    g_set_error (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_CORRUPT, "more than %d of its pages are damaged",
                 MAX_DAMAGED_PAGES);
    return FALSE;
  }
  return sink->gap (sink, number, CP_GAP_DAMAGED, CARRIES_ON_PAPER, "this page is damaged", error);
}

static gboolean
read_pages (Form *form, CpSink *sink, GError **error)
{
  int n_pages = poppler_document_get_n_pages (form->document);
  guint n_damaged = 0;

  if (n_pages <= 0) {
    g_set_error_literal (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_CORRUPT, "none of its pages can be found");
    return FALSE;
  }
  for (int i = 0; i < n_pages; i++) {
    g_autoptr (PopplerPage) page = poppler_document_get_page (form->document, i);
    if (page != NULL ? !read_page (page, form, sink, error)
                     : !push_damaged_page ((guint32) i + 1, ++n_damaged, sink, error))
      return FALSE;
  }
  return TRUE;
}

/* Whether the file ends as a PDF must, and not in the middle of an object that was added to it. */
static gboolean
has_end (const CpFile *file)
{
  gsize n = MIN (file->length, END_BYTES);
  const guint8 *end = file->bytes + file->length, *mark = end - n, *last = NULL;

  while ((mark = memmem (mark, (gsize) (end - mark), END_MARK, strlen (END_MARK))) != NULL)
    last = mark++;
  return last != NULL && memmem (last, (gsize) (end - last), OBJECT_START, strlen (OBJECT_START)) == NULL;
}

/* Poppler reads what is left of a file that was cut off, and says nothing. */
static gboolean
push_missing_end (const CpFile *file, CpSink *sink, GError **error)
{
  return has_end (file) ||
         sink->gap (sink, 0, CP_GAP_DAMAGED, CARRIES_ON_PAPER,
                    "the end of the file is missing, and perhaps some pages with it", error);
}

static gboolean
extract (const CpFile *file, CpSink *sink, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (file->bytes, file->length);
  g_autoptr (PopplerDocument) document = open_document (bytes, error);
  if (document == NULL)
    return FALSE;

  g_autoptr (GArray) searchable = g_array_new (FALSE, FALSE, sizeof (int));
  Form form = {
    .file = file, .document = document, .has_scans = searchable_has_scans (file), .searchable = searchable
  };
  gboolean good = push_facts (document, sink, error) && read_pages (&form, sink, error) &&
                  searchable_push (document, searchable, sink, error) &&
                  (form.signatures == NULL || signatures_push (form.signatures, sink, error));
  signatures_free (form.signatures);
  return good && push_missing_end (file, sink, error) && push_attachments (document, file, sink, error);
}

static const char *const mimes[] = { "application/pdf", NULL };

/* Fonts are needed where a page is drawn; fontconfig's own files say where they are, and the links in
 * /etc/fonts lead to /usr/share/fontconfig.  Poppler's tables are for Chinese, Japanese and Korean. */
static const char *const reads[] = { "/etc/fonts",         "/usr/share/fontconfig",
                                     "/usr/share/fonts",   "/var/cache/fontconfig",
                                     "/usr/share/poppler", NULL };

COPROOF_PLUGIN = {
  .struct_size = sizeof (CpPlugin),
  .name = "pdf",
  .revision = 3,
  .summary = "PDF: text with the place of each word, forms, attached files",
  .mimes = mimes,
  .reads = reads,
  .warm_up = warm_up,
  .extract = extract,
  .render = render_page,
};
