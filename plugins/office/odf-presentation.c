/* odf-presentation.c: takes the package of an OpenDocument presentation, pushes its slides, facts and the
 * files within it. */
#include "odf-presentation.h"
#include "odf-slide.h"
#include "pages.h"

typedef struct {
  OdfPackage odf;
  OdfSlides slides;
  Pages pages;
  GHashTable *masters; /* Passage by name: what a master page shows by itself */
  GError *stop;        /* the sink's */
} Presentation;

/* On a master page no number is known yet. */
static const Element of_masters[] = {
  { .name = "text:page-number", .begin = leave_out },
  { .name = NULL },
};
static Vocabulary vocabulary, master_vocabulary;

void
odf_presentation_prepare (void)
{
  vocabulary_add (&master_vocabulary, odf_text_elements);
  vocabulary_add (&master_vocabulary, odf_table_elements);
  vocabulary_add (&master_vocabulary, odf_slide_elements);
  vocabulary_add (&master_vocabulary, of_masters);
  vocabulary_add (&vocabulary, odf_text_elements);
  vocabulary_add (&vocabulary, odf_table_elements);
  vocabulary_add (&vocabulary, odf_form_elements);
  vocabulary_add (&vocabulary, odf_slide_elements);
}

static void
presentation_clear (Presentation *presentation)
{
  odf_slides_clear (&presentation->slides);
  odf_package_clear (&presentation->odf);
  g_hash_table_unref (presentation->masters);
  g_clear_error (&presentation->stop);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Presentation, presentation_clear)

static void
keep_master (gpointer data, guint number, OdfSlide *master)
{
  GHashTable *masters = data;
  Passage *words = passage_new ();

  (void) number;
  slide_lay_out (&master->slide, words);
  if (master->name != NULL)
    g_hash_table_replace (masters, g_strdup (master->name), words);
  else
    passage_free (words);
}

/* Damage in them is told when the styles are read. */
static void
read_masters (const Presentation *presentation)
{
  g_auto (OdfSlides) masters;
  gint64 index = package_find_part (presentation->odf.package, "styles.xml");

  odf_slides_init (&masters, presentation->odf.styles, keep_master, presentation->masters);
  if (index >= 0)
    part_read (presentation->odf.package, (guint64) index, &master_vocabulary, &masters, NULL);
}

static gboolean
add_objects (const Presentation *presentation, guint page, const OdfSlide *slide, GError **error)
{
  for (guint i = 0; i < slide->objects->len; i++) {
    const OdfObject *object = &g_array_index (slide->objects, OdfObject, i);
    const Shape *shape = &g_array_index (slide->slide.shapes, Shape, object->shape);
    if (!odf_package_add_object (&presentation->odf, page, object->name, TRUE, shape->passage, error))
      return FALSE;
  }
  return TRUE;
}

/* What the master page shows by itself, on many slides: it is read on the first of them. */
static void
add_master_words (const Presentation *presentation, const OdfSlide *slide)
{
  gpointer key, words;

  if (slide->master == NULL ||
      !g_hash_table_steal_extended (presentation->masters, slide->master, &key, &words))
    return;
  const Shape shape = { .role = SHAPE_MARGIN, .passage = words };
  slide_add (&((OdfSlide *) slide)->slide, &shape);
  g_free (key);
}

static void
add_asides (const Presentation *presentation, guint page, const OdfSlide *slide)
{
  g_autofree char *notes = g_strdup_printf ("Speaker notes: %s", slide->notes->str);

  if (slide->is_hidden)
    asides_add (presentation->slides.asides, page, CP_ASIDE_NOTE, "The slide is hidden. It was read, too.");
  if (slide->notes->len > 0)
    asides_add (presentation->slides.asides, page, CP_ASIDE_COMMENT, notes);
}

static gboolean
push_slide (Presentation *presentation, guint page, OdfSlide *slide, GError **error)
{
  CpSink *sink = presentation->odf.sink;
  g_autoptr (Passage) passage = passage_new ();

  if (!add_objects (presentation, page, slide, error))
    return FALSE;
  add_master_words (presentation, slide);
  add_asides (presentation, page, slide);
  g_autofree char *title = slide_title (&slide->slide);
  gboolean is_whole = slide_lay_out (&slide->slide, passage);
  return pages_push (&presentation->pages, page, title, passage, error) &&
         (is_whole || sink->gap (sink, page, CP_GAP_LIMIT, CP_CARRIES_TEXT,
                                 "The slide holds more words than we read.", error));
}

/* As soon as it is read, so that not all slides are kept. */
static void
finish_slide (gpointer data, guint number, OdfSlide *slide)
{
  Presentation *presentation = data;

  presentation->slides.is_full = !push_slide (presentation, number, slide, &presentation->stop);
  if (presentation->slides.is_full || !pages_are_full (&presentation->pages))
    return;
  pages_push_limit (&presentation->pages, &presentation->stop);
  presentation->slides.is_full = TRUE;
}

static gboolean
read_presentation (Presentation *presentation, GError **error)
{
  g_autoptr (GError) failure = NULL;

  read_masters (presentation);
  odf_package_read_content (&presentation->odf, &vocabulary, &presentation->slides.text, &failure);
  odf_slides_finish (&presentation->slides);
  if (presentation->stop != NULL) {
    g_propagate_error (error, g_steal_pointer (&presentation->stop));
    return FALSE;
  }
  if (!story_push_fields (&presentation->slides.text.story, presentation->odf.sink, error) ||
      !asides_push (presentation->slides.asides, presentation->odf.sink, error) ||
      !odf_package_push_children (&presentation->odf, error))
    return FALSE;
  if (failure == NULL)
    return TRUE;
  g_propagate_prefixed_error (error, g_steal_pointer (&failure), "its slides were not read to the end: ");
  return FALSE;
}

gboolean
odf_presentation_read (Package *package, CpSink *sink, GError **error)
{
  g_auto (Presentation) presentation = { .pages = { .sink = sink, .unit = CP_UNIT_SLIDE } };
  gboolean is_open = odf_package_open (&presentation.odf, package, sink, error);

  presentation.masters =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) passage_free);
  odf_slides_init (&presentation.slides, presentation.odf.styles, finish_slide, &presentation);
  return is_open && read_presentation (&presentation, error);
}
