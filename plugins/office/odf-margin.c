/* odf-margin.c: takes the master pages of styles.xml (OpenDocument 1.3, part 3, 16.9), gives their headers
 * and footers. */
#include "odf-margin.h"
#include "line.h"
#include "unread.h"

typedef struct {
  OdfText text; /* first, so that the elements of text can be given the whole */
  GPtrArray *margins;
  char *master;
} Reader;

static void
margin_free (gpointer data)
{
  OdfMargin *margin = data;

  g_free (margin->master);
  passage_free (margin->passage);
  g_free (margin);
}

static gboolean
begin_master (gpointer data, const char **attributes)
{
  Reader *reader = data;

  g_free (reader->master);
  reader->master = g_strdup (attribute (attributes, "style:name"));
  return reader->master != NULL;
}

static gboolean
begin_margin (gpointer data, const char **attributes)
{
  return attribute_is_on (attributes, "style:display") && odf_text_begin_box (data, attributes);
}

static void
end_margin (Reader *reader, gboolean is_footer)
{
  OdfMargin *margin = g_new0 (OdfMargin, 1);

  margin->master = g_strdup (reader->master);
  margin->is_footer = is_footer;
  margin->passage = story_take_frame (&reader->text.story);
  g_ptr_array_add (reader->margins, margin);
}

static void
end_header (gpointer data)
{
  end_margin (data, FALSE);
}

static void
end_footer (gpointer data)
{
  end_margin (data, TRUE);
}

static const Element elements[] = {
  { .name = "style:master-page", .begin = begin_master },
  { .name = "style:header", .begin = begin_margin, .end = end_header },
  { .name = "style:header-left", .begin = begin_margin, .end = end_header },
  { .name = "style:header-first", .begin = begin_margin, .end = end_header },
  { .name = "style:footer", .begin = begin_margin, .end = end_footer },
  { .name = "style:footer-left", .begin = begin_margin, .end = end_footer },
  { .name = "style:footer-first", .begin = begin_margin, .end = end_footer },
  { .name = "presentation:notes", .begin = leave_out },
  { .name = "office:styles", .begin = leave_out },
  { .name = NULL },
};
static const Element no_fields[] = {
  { .name = "text:page-number", .begin = leave_out }, { .name = "text:page-count", .begin = leave_out },
  { .name = "text:sheet-name", .begin = leave_out },  { .name = "text:file-name", .begin = leave_out },
  { .name = "text:title", .begin = leave_out },       { .name = "text:date", .begin = leave_out },
  { .name = "text:time", .begin = leave_out },        { .name = NULL },
};
static Vocabulary vocabulary, words_vocabulary;

static void
prepare (Vocabulary *words)
{
  vocabulary_add (words, odf_text_elements);
  vocabulary_add (words, odf_table_elements);
  vocabulary_add (words, odf_box_elements);
  vocabulary_add (words, elements);
}

void
odf_margins_prepare (void)
{
  prepare (&vocabulary);
  prepare (&words_vocabulary);
  vocabulary_add (&words_vocabulary, no_fields);
}

GPtrArray *
odf_margins_read (const OdfPackage *odf, gboolean fields, GError **error)
{
  g_autoptr (GPtrArray) margins = g_ptr_array_new_with_free_func (margin_free);
  Reader reader = { .margins = margins };
  g_autoptr (GError) failure = NULL;
  gint64 index = package_find_part (odf->package, "styles.xml");

  odf_text_init (&reader.text, odf->styles, FALSE);
  gboolean good = index < 0 || part_read (odf->package, (guint64) index,
                                          fields ? &vocabulary : &words_vocabulary, &reader, &failure);
  odf_text_clear (&reader.text);
  g_free (reader.master);
  if (!good && !unread_push (odf->sink, 0, "headers and footers", CP_CARRIES_TEXT, failure, error))
    return NULL;
  return g_steal_pointer (&margins);
}

void
odf_margin_append (const OdfMargin *margin, Passage *passage)
{
  const CpMark mark = { .kind = CP_MARK_MARGIN,
                        .start = (guint32) passage->text->len,
                        .length = (guint32) margin->passage->text->len };

  if (passage_is_blank (margin->passage) || line_is_page_number (margin->passage->text->str))
    return;
  passage_append (passage, margin->passage);
  passage_add_mark (passage, &mark);
}
