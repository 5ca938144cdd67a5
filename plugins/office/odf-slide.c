/* odf-slide.c: the elements of presentations (OpenDocument 1.3, part 3, 10): slides, shapes and their places,
 * speaker notes and comments. */
#include "odf-slide.h"

#include <string.h>

/* Words come in pieces; a longer footer is cut after one of them. */
#define MAX_FOOTER_BYTES 4000

static void
object_clear (gpointer data)
{
  g_free (((OdfObject *) data)->name);
}

static OdfSlide *
slide_new (const char *name, const char *master)
{
  OdfSlide *slide = g_new0 (OdfSlide, 1);

  slide->name = g_strdup (name);
  slide->master = g_strdup (master);
  slide_init (&slide->slide);
  slide->objects = g_array_new (FALSE, FALSE, sizeof (OdfObject));
  g_array_set_clear_func (slide->objects, object_clear);
  slide->notes = g_string_new (NULL);
  return slide;
}

static void
slide_free (OdfSlide *slide)
{
  if (slide == NULL)
    return;
  g_free (slide->name);
  g_free (slide->master);
  slide_clear (&slide->slide);
  g_array_unref (slide->objects);
  g_string_free (slide->notes, TRUE);
  g_free (slide);
}

void
odf_slides_init (OdfSlides *slides, const OdfStyles *styles, OdfSlideFunc finished, gpointer data)
{
  *slides = (OdfSlides){ .asides = asides_new (), .finished = finished, .data = data };
  odf_text_init (&slides->text, styles, FALSE);
  slides->footers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

void
odf_slides_clear (OdfSlides *slides)
{
  odf_text_clear (&slides->text);
  asides_free (slides->asides);
  slide_free (slides->open);
  g_hash_table_unref (slides->footers);
  g_free (slides->object);
  g_free (slides->footer_name);
}

static gboolean
open_slide (OdfSlides *slides, const char *name, const char *master)
{
  if (slides->open != NULL || slides->is_full)
    return FALSE; /* no slide lies in another */
  slides->open = slide_new (name, master);
  slides->n_slides++;
  return TRUE;
}

static void
end_slide (gpointer reader)
{
  OdfSlides *slides = reader;

  story_settle_fields (&slides->text.story, slides->n_slides);
  slides->finished (slides->data, slides->n_slides, slides->open);
  g_clear_pointer (&slides->open, slide_free);
}

/* What it says at its foot, where it has a text of its own. */
static void
add_footer (const OdfSlides *slides, const char *name)
{
  const char *words = name != NULL ? g_hash_table_lookup (slides->footers, name) : NULL;

  if (words == NULL)
    return;
  const Shape shape = { .role = SHAPE_MARGIN, .passage = passage_new () };
  g_string_assign (shape.passage->text, words);
  slide_add (&slides->open->slide, &shape);
}

static gboolean
begin_slide (gpointer reader, const char **attributes)
{
  OdfSlides *slides = reader;

  if (!open_slide (slides, NULL, attribute (attributes, "draw:master-page-name")))
    return FALSE;
  slides->open->is_hidden = odf_styles_hides (slides->text.styles, "drawing-page",
                                              attribute (attributes, "draw:style-name")) == TOGGLE_ON;
  add_footer (slides, attribute (attributes, "presentation:use-footer-name"));
  return TRUE;
}

static gboolean
begin_master (gpointer reader, const char **attributes)
{
  return open_slide (reader, attribute (attributes, "style:name"), NULL);
}

static gboolean
begin_footer (gpointer reader, const char **attributes)
{
  OdfSlides *slides = reader;

  g_free (slides->footer_name);
  slides->footer_name = g_strdup (attribute (attributes, "presentation:name"));
  return slides->footer_name != NULL;
}

static void
add_footer_words (gpointer reader, const char *text, gsize length)
{
  OdfSlides *slides = reader;
  const char *before = g_hash_table_lookup (slides->footers, slides->footer_name);
  g_autofree char *words = g_strndup (text, length);

  if (before != NULL && strlen (before) > MAX_FOOTER_BYTES)
    return;
  g_hash_table_replace (slides->footers, g_strdup (slides->footer_name),
                        g_strconcat (before != NULL ? before : "", words, NULL));
}

/* A length in points: "2.5cm", "1in". */
static gdouble
measure (const char *value)
{
  static const struct {
    const char *unit;
    gdouble points;
  } units[] = { { "cm", 72 / 2.54 }, { "mm", 72 / 25.4 }, { "in", 72 }, { "pc", 12 }, { "px", 0.75 } };
  char *unit = NULL;
  gdouble number = value != NULL ? g_ascii_strtod (value, &unit) : 0;

  for (gsize i = 0; unit != NULL && i < G_N_ELEMENTS (units); i++)
    if (g_str_has_prefix (unit, units[i].unit))
      return number * units[i].points;
  return number;
}

/* "rotate (0.5) translate (2cm 3cm)": a turned shape has its place there. */
static void
read_transform (Shape *shape, const char *transform)
{
  const char *translate = transform != NULL ? strstr (transform, "translate") : NULL;
  const char *open = translate != NULL ? strchr (translate, '(') : NULL;
  const char *space = open != NULL ? strpbrk (open, " ,") : NULL;

  if (space == NULL)
    return;
  shape->x = measure (open + 1);
  shape->y = measure (space + 1 + strspn (space + 1, " ,"));
}

static ShapeRole
role_of (const char *class)
{
  static const char *const margins[] = { "header", "footer", "date-time", "page-number", NULL };

  if (g_strcmp0 (class, "title") == 0)
    return SHAPE_TITLE;
  return class != NULL && g_strv_contains (margins, class) ? SHAPE_MARGIN : SHAPE_BODY;
}

static gboolean
begin_shape (gpointer reader, const char **attributes)
{
  OdfSlides *slides = reader;
  const char *class = attribute (attributes, "presentation:class");

  if (slides->open == NULL || slides->in_shape)
    return FALSE; /* no shape lies in another */
  slides->in_shape = TRUE;
  slides->shape = (Shape){ .role = role_of (class),
                           .x = measure (attribute (attributes, "svg:x")),
                           .y = measure (attribute (attributes, "svg:y")),
                           .width = measure (attribute (attributes, "svg:width")),
                           .height = measure (attribute (attributes, "svg:height")) };
  read_transform (&slides->shape, attribute (attributes, "draw:transform"));
  slides->is_left_out = attribute_is_set (attributes, "presentation:placeholder") ||
                        (slides->open->name != NULL && class != NULL && slides->shape.role != SHAPE_MARGIN) ||
                        (slides->in_notes && slides->shape.role != SHAPE_BODY);
  return odf_text_begin_box (reader, attributes);
}

static void
keep_shape (OdfSlides *slides)
{
  OdfSlide *slide = slides->open;

  if (slides->object != NULL && !slides->in_notes) {
    const OdfObject object = { slide->slide.shapes->len, g_steal_pointer (&slides->object) };
    g_array_append_val (slide->objects, object);
  }
  if (slides->in_notes)
    g_string_append (slide->notes, slides->shape.passage->text->str);
  else
    slide_add (&slide->slide, &slides->shape);
  if (!slides->in_notes)
    slides->shape.passage = NULL;
}

static void
end_shape (gpointer reader)
{
  OdfSlides *slides = reader;

  slides->shape.passage = story_take_frame (&slides->text.story);
  if (!slides->is_left_out)
    keep_shape (slides);
  g_clear_pointer (&slides->shape.passage, passage_free);
  g_clear_pointer (&slides->object, g_free);
  slides->in_shape = FALSE;
}

/* A drawing that damage left open is still read. */
void
odf_slides_finish (OdfSlides *slides)
{
  while (slides->in_shape && slides->text.story.frames->len > 2)
    story_close_frame (&slides->text.story);
  if (slides->in_shape)
    end_shape (slides);
  if (slides->open != NULL)
    end_slide (slides);
}

static gboolean
refer_to_object (gpointer reader, const char **attributes)
{
  OdfSlides *slides = reader;
  const char *target = attribute (attributes, "xlink:href");

  if (slides->in_shape && slides->object == NULL && target != NULL)
    slides->object = g_strdup (g_str_has_prefix (target, "./") ? target + 2 : target);
  return TRUE;
}

static gboolean
begin_notes (gpointer reader, const char **attributes)
{
  (void) attributes;
  ((OdfSlides *) reader)->in_notes = TRUE;
  return TRUE;
}

static void
end_notes (gpointer reader)
{
  ((OdfSlides *) reader)->in_notes = FALSE;
}

static void
end_comment (gpointer reader)
{
  OdfSlides *slides = reader;
  g_autoptr (Passage) passage = story_take_frame (&slides->text.story);

  asides_add (slides->asides, slides->n_slides, CP_ASIDE_COMMENT, passage->text->str);
}

#define SHAPE(name_)                                                                                         \
  {                                                                                                          \
    .name = name_, .begin = begin_shape, .end = end_shape                                                    \
  }
const Element odf_slide_elements[] = {
  { .name = "draw:page", .begin = begin_slide, .end = end_slide },
  { .name = "style:master-page", .begin = begin_master, .end = end_slide },
  { .name = "office:styles", .begin = leave_out },
  { .name = "presentation:footer-decl", .begin = begin_footer, .text = add_footer_words },
  { .name = "presentation:notes", .begin = begin_notes, .end = end_notes },
  { .name = "office:annotation", .begin = odf_text_begin_comment, .end = end_comment },
  SHAPE ("draw:frame"),
  SHAPE ("draw:custom-shape"),
  SHAPE ("draw:rect"),
  SHAPE ("draw:ellipse"),
  SHAPE ("draw:circle"),
  SHAPE ("draw:line"),
  SHAPE ("draw:connector"),
  SHAPE ("draw:polyline"),
  SHAPE ("draw:polygon"),
  SHAPE ("draw:path"),
  SHAPE ("draw:caption"),
  { .name = "draw:object", .begin = refer_to_object },
  { .name = NULL },
};
