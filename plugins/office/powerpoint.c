/* powerpoint.c: takes the package of a PowerPoint file, pushes its slides, what is said and remarked beside
 * them, and the files within it. */
#include "powerpoint.h"
#include "children.h"
#include "drawing.h"
#include "main-part.h"
#include "pages.h"
#include "part.h"
#include "powerpoint-comments.h"
#include "powerpoint-slide.h"
#include "relationships.h"
#include "unread.h"

typedef struct {
  MainPart main;
  Pages pages;
  GPtrArray *ids;     /* of the relationships to the slides, in the order in which they are shown */
  GHashTable *models; /* PowerpointSlide by the name of its part: layouts and masters */
  GHashTable *seen;   /* words of layouts and masters that were read, so that each is read once */
  Asides *asides;
} Powerpoint;

static void
model_free (gpointer data)
{
  powerpoint_slide_clear (data);
  g_free (data);
}

static void
powerpoint_clear (Powerpoint *powerpoint)
{
  main_part_clear (&powerpoint->main);
  g_ptr_array_unref (powerpoint->ids);
  g_hash_table_unref (powerpoint->models);
  g_hash_table_unref (powerpoint->seen);
  asides_free (powerpoint->asides);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Powerpoint, powerpoint_clear)

static gboolean
begin_slide_id (gpointer reader, const char **attributes)
{
  const char *id = attribute (attributes, "r:id");

  if (id != NULL)
    g_ptr_array_add (((Powerpoint *) reader)->ids, g_strdup (id));
  return TRUE;
}

static const Element elements[] = {
  { .name = "p:sldId", .begin = begin_slide_id },
  { .name = NULL },
};
static Vocabulary vocabulary;

void
powerpoint_prepare (void)
{
  vocabulary_add (&vocabulary, elements);
  powerpoint_slide_prepare ();
  powerpoint_comments_prepare ();
}

/* A layout or master, read when it is first needed.  NULL where there is none. */
static const PowerpointSlide *
get_model (const Powerpoint *powerpoint, const Relationship *named)
{
  if (named == NULL)
    return NULL;
  PowerpointSlide *model = g_hash_table_lookup (powerpoint->models, named->part);
  if (model == NULL) {
    model = g_new0 (PowerpointSlide, 1);
    powerpoint_slide_init (model);
    powerpoint_slide_read (model, powerpoint->main.package, named->part, NULL);
    g_hash_table_insert (powerpoint->models, g_strdup (named->part), model);
  }
  return model;
}

/* What a slide stands on; each NULL where there is none. */
typedef struct {
  const PowerpointSlide *layout, *master;
} Models;

/* Damage in them is not told: their places are only for the order of the words. */
static Models
find_models (const Powerpoint *powerpoint, const GPtrArray *relationships)
{
  const Relationship *layout = relationships_find (relationships, NULL, "slideLayout");
  g_autoptr (GPtrArray) of_layout =
      layout != NULL ? relationships_read (powerpoint->main.package, layout->part, NULL) : NULL;
  const Relationship *master = of_layout != NULL ? relationships_find (of_layout, NULL, "slideMaster") : NULL;

  return (Models){ get_model (powerpoint, layout), get_model (powerpoint, master) };
}

/* What a layout or master shows by itself, on many slides: it is read on the first of them. */
static void
add_model_words (const Powerpoint *powerpoint, const PowerpointSlide *model, Slide *slide)
{
  for (guint i = 0; model != NULL && i < model->shapes->len; i++) {
    const PowerpointShape *shape = model->shapes->pdata[i];
    const Passage *words = shape->shape.passage;
    if (shape->placeholder != NULL || passage_is_blank (words) ||
        !g_hash_table_add (powerpoint->seen, g_strdup (words->text->str)))
      continue;
    Shape copy = shape->shape;
    copy.role = SHAPE_MARGIN;
    copy.passage = passage_new ();
    g_string_assign (copy.passage->text, words->text->str);
    slide_add (slide, &copy);
  }
}

static void
stand_on_models (const Powerpoint *powerpoint, PowerpointSlide *read, const GPtrArray *relationships,
                 Slide *slide)
{
  Models models = find_models (powerpoint, relationships);

  powerpoint_slide_place (read, models.layout, models.master);
  if (read->hides_model)
    return;
  add_model_words (powerpoint, models.layout, slide);
  if (models.layout != NULL && !models.layout->hides_model)
    add_model_words (powerpoint, models.master, slide);
}

static gboolean
add_drawing (const Powerpoint *powerpoint, guint page, const PowerpointShape *shape,
             const GPtrArray *relationships, GError **error)
{
  const Relationship *found =
      shape->drawing != NULL ? relationships_find (relationships, shape->drawing, NULL) : NULL;
  g_autoptr (GError) failure = NULL;

  return found == NULL ||
         drawing_read (powerpoint->main.package, found->part, DRAWING_WORDS_AND_NUMBERS, shape->shape.passage,
                       &failure) ||
         unread_push (powerpoint->main.sink, page, "words of a drawing", CP_CARRIES_TEXT, failure, error);
}

/* The shapes' words are moved to the slide that is laid out. */
static gboolean
collect_shapes (const Powerpoint *powerpoint, guint page, PowerpointSlide *from,
                const GPtrArray *relationships, Slide *to, GError **error)
{
  for (guint i = 0; i < from->shapes->len; i++) {
    PowerpointShape *shape = from->shapes->pdata[i];
    if (!add_drawing (powerpoint, page, shape, relationships, error))
      return FALSE;
    slide_add (to, &shape->shape);
    shape->shape.passage = NULL;
  }
  return TRUE;
}

/* What the speaker has before them: the text under the small picture of the slide. */
static gboolean
add_notes (const Powerpoint *powerpoint, guint page, const GPtrArray *relationships, GError **error)
{
  const Relationship *found = relationships_find (relationships, NULL, "notesSlide");
  g_auto (PowerpointSlide) notes;
  g_autoptr (GError) failure = NULL;
  g_autoptr (GString) words = g_string_new ("Speaker notes: ");
  gsize n_before = words->len;

  powerpoint_slide_init (&notes);
  if (found == NULL)
    return TRUE;
  if (!powerpoint_slide_read (&notes, powerpoint->main.package, found->part, &failure) &&
      !unread_push (powerpoint->main.sink, page, "speaker notes", 0, failure, error))
    return FALSE;
  for (guint i = 0; i < notes.shapes->len; i++) {
    const PowerpointShape *shape = notes.shapes->pdata[i];
    if (shape->shape.role == SHAPE_BODY && !passage_is_blank (shape->shape.passage))
      g_string_append (words, shape->shape.passage->text->str);
  }
  if (words->len > n_before)
    asides_add (powerpoint->asides, page, CP_ASIDE_COMMENT, words->str);
  return TRUE;
}

static gboolean
add_comments (const Powerpoint *powerpoint, guint page, const GPtrArray *relationships, GError **error)
{
  for (guint i = 0; i < relationships->len; i++) {
    const Relationship *found = relationships->pdata[i];
    g_autoptr (GError) failure = NULL;
    if (g_str_equal (found->type, "comments") &&
        !powerpoint_comments_read (powerpoint->asides, page, powerpoint->main.package, found->part,
                                   &failure) &&
        !unread_push (powerpoint->main.sink, page, "comments", 0, failure, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
push_slide (Powerpoint *powerpoint, guint page, PowerpointSlide *read, const GPtrArray *relationships,
            GError **error)
{
  g_auto (Slide) slide;
  g_autoptr (Passage) passage = passage_new ();

  slide_init (&slide);
  stand_on_models (powerpoint, read, relationships, &slide);
  if (!collect_shapes (powerpoint, page, read, relationships, &slide, error))
    return FALSE;
  g_autofree char *title = slide_title (&slide);
  gboolean is_whole = slide_lay_out (&slide, passage);
  if (read->is_hidden)
    asides_add (powerpoint->asides, page, CP_ASIDE_NOTE, "The slide is hidden. It was read, too.");
  return pages_push (&powerpoint->pages, page, title, passage, error) &&
         (is_whole || powerpoint->main.sink->gap (powerpoint->main.sink, page, CP_GAP_LIMIT, CP_CARRIES_TEXT,
                                                  "The slide holds more words than we read.", error)) &&
         add_notes (powerpoint, page, relationships, error) &&
         add_comments (powerpoint, page, relationships, error);
}

static gboolean
push_damage (const Powerpoint *powerpoint, guint page, const GError *failure, GError **error)
{
  if (failure == NULL)
    return TRUE;
  g_autofree char *detail = g_strdup_printf ("The slide was not read to its end: %s.", failure->message);
  return powerpoint->main.sink->gap (powerpoint->main.sink, page, unread_why (failure), CP_CARRIES_TEXT,
                                     detail, error);
}

static gboolean
read_slide (Powerpoint *powerpoint, guint page, const char *id, GError **error)
{
  const Relationship *found = relationships_find (powerpoint->main.relationships, id, NULL);
  g_auto (PowerpointSlide) slide;
  g_autoptr (GPtrArray) relationships = NULL;
  g_autoptr (GError) failure = NULL;

  powerpoint_slide_init (&slide);
  if (found == NULL)
    failure = g_error_new_literal (CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_CORRUPT, "it is missing");
  else if (powerpoint_slide_read (&slide, powerpoint->main.package, found->part, &failure))
    relationships = relationships_read (powerpoint->main.package, found->part, NULL);
  if (relationships == NULL)
    relationships = g_ptr_array_new ();
  return push_slide (powerpoint, page, &slide, relationships, error) &&
         push_damage (powerpoint, page, failure, error);
}

static gboolean
read_slides (Powerpoint *powerpoint, GError **error)
{
  for (guint i = 0; i < powerpoint->ids->len; i++) {
    if (pages_are_full (&powerpoint->pages))
      return pages_push_limit (&powerpoint->pages, error);
    if (!read_slide (powerpoint, i + 1, powerpoint->ids->pdata[i], error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
push_children (const Powerpoint *powerpoint, GError **error)
{
  g_autoptr (Children) children = children_new (powerpoint->main.package, powerpoint->main.sink);
  g_autofree char *folder = main_part_folder (&powerpoint->main);

  return children_push_folders (children, folder, error);
}

static gboolean
read_powerpoint (Powerpoint *powerpoint, Package *package, CpSink *sink, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (!main_part_open (&powerpoint->main, package, sink, "ppt/presentation.xml", error))
    return FALSE;
  part_read_named (package, powerpoint->main.name, &vocabulary, powerpoint, &failure);
  if (!read_slides (powerpoint, error) || !asides_push (powerpoint->asides, sink, error) ||
      !push_children (powerpoint, error))
    return FALSE;
  if (failure == NULL)
    return TRUE;
  g_propagate_prefixed_error (error, g_steal_pointer (&failure),
                              "the list of its slides was not read to the end: ");
  return FALSE;
}

gboolean
powerpoint_read (Package *package, CpSink *sink, GError **error)
{
  g_auto (Powerpoint) powerpoint = { .pages = { .sink = sink, .unit = CP_UNIT_SLIDE } };

  powerpoint.ids = g_ptr_array_new_with_free_func (g_free);
  powerpoint.models = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, model_free);
  powerpoint.seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  powerpoint.asides = asides_new ();
  return read_powerpoint (&powerpoint, package, sink, error);
}
