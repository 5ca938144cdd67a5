/* odf-document.c: takes the package of an OpenDocument text, pushes its sections, fields, facts and the files
 * within it. */
#include "odf-document.h"
#include "odf-margin.h"
#include "odf-package.h"

static Vocabulary vocabulary;

void
odf_document_prepare (void)
{
  vocabulary_add (&vocabulary, odf_text_elements);
  vocabulary_add (&vocabulary, odf_table_elements);
  vocabulary_add (&vocabulary, odf_box_elements);
  vocabulary_add (&vocabulary, odf_form_elements);
}

static gboolean
add_objects (const OdfPackage *odf, const Story *story, GError **error)
{
  g_autoptr (GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < story->sections->len; i++) {
    const Section *section = story->sections->pdata[i];
    for (guint j = 0; j < section->drawings->len; j++)
      if (g_hash_table_add (done, section->drawings->pdata[j]) &&
          !odf_package_add_object (odf, i + 1, section->drawings->pdata[j], TRUE, section->passage, error))
        return FALSE;
  }
  return TRUE;
}

/* Each text once: headers before the first section, footers after the last. */
static gboolean
add_margins (const OdfPackage *odf, const Story *story, GError **error)
{
  g_autoptr (GPtrArray) margins = odf_margins_read (odf, TRUE, error);
  g_autoptr (GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (Passage) headers = passage_new ();
  const Section *first = story->sections->pdata[0];

  for (guint i = 0; margins != NULL && i < margins->len; i++) {
    const OdfMargin *margin = margins->pdata[i];
    if (odf_styles_use_master (odf->styles, margin->master) &&
        g_hash_table_add (done, margin->passage->text->str))
      odf_margin_append (margin, margin->is_footer ? story_section (story)->passage : headers);
  }
  passage_prepend (first->passage, headers);
  return margins != NULL;
}

static gboolean
complete (const OdfPackage *odf, Story *story, gboolean whole, GError **error)
{
  story_place_notes (story, story->notes);
  return add_objects (odf, story, error) && add_margins (odf, story, error) &&
         story_push (story, odf->sink, whole, error) && odf_package_push_children (odf, error);
}

gboolean
odf_document_read (Package *package, CpSink *sink, GError **error)
{
  g_auto (OdfPackage) odf = { 0 };
  g_auto (OdfText) text;
  g_autoptr (GError) failure = NULL;
  gboolean is_open = odf_package_open (&odf, package, sink, error);

  odf_text_init (&text, odf.styles, TRUE);
  if (!is_open)
    return FALSE;
  odf_package_read_content (&odf, &vocabulary, &text, &failure);
  story_close_all (&text.story);
  if (!complete (&odf, &text.story, failure == NULL, error))
    return FALSE;
  if (failure == NULL)
    return TRUE;
  g_propagate_prefixed_error (error, g_steal_pointer (&failure), "its text was not read to the end: ");
  return FALSE;
}
