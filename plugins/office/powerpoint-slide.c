/* powerpoint-slide.c: takes a slide (ECMA-376, part 1, 19.3), gives its shapes with their words and places;
 * text and tables in them are DrawingML (21.1). */
#include "powerpoint-slide.h"
#include "part.h"
#include "story-frame.h"

#include <string.h>

#define MAX_COLUMNS 1000
#define MAX_NUMBER G_MAXINT32

/* A group has a measure of its own: what lies in it is moved and stretched. */
typedef struct {
  gdouble x, y, width, height;                         /* as the group stands outside */
  gdouble inner_x, inner_y, inner_width, inner_height; /* the same place inside */
  gboolean is_hidden;
} Group;

static void
shape_free (gpointer data)
{
  PowerpointShape *shape = data;

  passage_free (shape->shape.passage);
  g_free (shape->placeholder);
  g_free (shape->drawing);
  g_free (shape);
}

void
powerpoint_slide_init (PowerpointSlide *slide)
{
  *slide = (PowerpointSlide){ .shapes = g_ptr_array_new_with_free_func (shape_free),
                              .open = g_ptr_array_new_with_free_func (shape_free),
                              .groups = g_array_new (FALSE, FALSE, sizeof (Group)) };
  story_init (&slide->story, FALSE);
}

void
powerpoint_slide_clear (PowerpointSlide *slide)
{
  g_ptr_array_unref (slide->shapes);
  g_ptr_array_unref (slide->open);
  g_array_unref (slide->groups);
  story_clear (&slide->story);
}

/* The shape that is being read, or NULL. */
static PowerpointShape *
get_open (const PowerpointSlide *slide)
{
  return slide->open->len > 0 ? slide->open->pdata[0] : NULL;
}

static Group *
innermost_group (const PowerpointSlide *slide)
{
  return slide->groups->len > 0 ? &g_array_index (slide->groups, Group, slide->groups->len - 1) : NULL;
}

/* The group whose own properties are being read, or NULL. */
static Group *
placed_group (const PowerpointSlide *slide)
{
  return slide->in_group_properties ? innermost_group (slide) : NULL;
}

static gboolean
begin_group_properties (gpointer reader, const char **attributes)
{
  (void) attributes;
  ((PowerpointSlide *) reader)->in_group_properties = TRUE;
  return TRUE;
}

static void
end_group_properties (gpointer reader)
{
  ((PowerpointSlide *) reader)->in_group_properties = FALSE;
}

static gboolean
begin_slide (gpointer reader, const char **attributes)
{
  PowerpointSlide *slide = reader;

  slide->is_hidden = !attribute_is_on (attributes, "show");
  slide->hides_model = !attribute_is_on (attributes, "showMasterSp");
  return TRUE;
}

static gboolean
begin_shape (gpointer reader, const char **attributes)
{
  PowerpointSlide *slide = reader;

  (void) attributes;
  if (get_open (slide) != NULL)
    return FALSE; /* no shape lies in another */
  g_ptr_array_add (slide->open, g_new0 (PowerpointShape, 1));
  story_open_frame (&slide->story, FRAME_BOX);
  return TRUE;
}

/* From the measure of the groups around it to that of the slide. */
static void
leave_groups (const PowerpointSlide *slide, Shape *shape)
{
  for (guint i = slide->groups->len; i-- > 0;) {
    const Group *group = &g_array_index (slide->groups, Group, i);
    gdouble stretch_x = group->inner_width > 0 ? group->width / group->inner_width : 1;
    gdouble stretch_y = group->inner_height > 0 ? group->height / group->inner_height : 1;
    shape->x = group->x + (shape->x - group->inner_x) * stretch_x;
    shape->y = group->y + (shape->y - group->inner_y) * stretch_y;
    shape->width *= stretch_x;
    shape->height *= stretch_y;
  }
}

static gboolean
is_hidden (const PowerpointSlide *slide, const PowerpointShape *shape)
{
  for (guint i = 0; i < slide->groups->len; i++)
    if (g_array_index (slide->groups, Group, i).is_hidden)
      return TRUE;
  return shape->is_hidden;
}

static ShapeRole
role_of (const char *placeholder)
{
  static const char *const titles[] = { "title", "ctrTitle", NULL };
  static const char *const margins[] = { "dt", "ftr", "hdr", "sldNum", NULL };

  if (placeholder != NULL && g_strv_contains (titles, placeholder))
    return SHAPE_TITLE;
  return placeholder != NULL && g_strv_contains (margins, placeholder) ? SHAPE_MARGIN : SHAPE_BODY;
}

static void
end_shape (gpointer reader)
{
  PowerpointSlide *slide = reader;

  if (get_open (slide) == NULL)
    return;
  while (story_frame_of (&slide->story, FRAME_BOX) == NULL) /* damaged: they were never ended */
    story_close_frame (&slide->story);
  PowerpointShape *shape = g_ptr_array_steal_index (slide->open, 0);
  shape->shape.passage = story_take_frame (&slide->story);
  shape->shape.role = role_of (shape->placeholder);
  leave_groups (slide, &shape->shape);
  if (is_hidden (slide, shape))
    shape_free (shape);
  else
    g_ptr_array_add (slide->shapes, shape);
}

static gboolean
begin_name (gpointer reader, const char **attributes)
{
  PowerpointShape *shape = get_open (reader);
  Group *group = placed_group (reader);

  if (shape != NULL)
    shape->is_hidden |= attribute_is_set (attributes, "hidden");
  else if (group != NULL)
    group->is_hidden |= attribute_is_set (attributes, "hidden");
  return TRUE;
}

static gboolean
begin_placeholder (gpointer reader, const char **attributes)
{
  PowerpointShape *shape = get_open (reader);
  const char *type = attribute (attributes, "type");

  if (shape == NULL || shape->placeholder != NULL)
    return TRUE;
  shape->placeholder = g_strdup (type != NULL ? type : "obj");
  shape->number = attribute_number (attributes, "idx", MAX_NUMBER, 0);
  return TRUE;
}

static gboolean
begin_group (gpointer reader, const char **attributes)
{
  const Group group = { 0 };

  (void) attributes;
  g_array_append_val (((PowerpointSlide *) reader)->groups, group);
  return TRUE;
}

static void
end_group (gpointer reader)
{
  PowerpointSlide *slide = reader;

  g_array_set_size (slide->groups, slide->groups->len - 1);
}

/* A number of English Metric Units; 0 where there is none. */
static gdouble
measure (const char **attributes, const char *name)
{
  const char *value = attribute (attributes, name);

  return value != NULL ? (gdouble) g_ascii_strtoll (value, NULL, 10) : 0;
}

static gboolean
begin_offset (gpointer reader, const char **attributes)
{
  PowerpointShape *shape = get_open (reader);
  Group *group = placed_group (reader);

  if (group != NULL) {
    group->x = measure (attributes, "x");
    group->y = measure (attributes, "y");
  } else if (shape != NULL && !shape->has_place) {
    shape->shape.x = measure (attributes, "x");
    shape->shape.y = measure (attributes, "y");
  }
  return TRUE;
}

/* Extensions have the same name and no size. */
static gboolean
begin_extent (gpointer reader, const char **attributes)
{
  PowerpointShape *shape = get_open (reader);
  Group *group = placed_group (reader);

  if (attribute (attributes, "cx") == NULL)
    return TRUE;
  if (group != NULL) {
    group->width = measure (attributes, "cx");
    group->height = measure (attributes, "cy");
  } else if (shape != NULL && !shape->has_place) {
    shape->shape.width = measure (attributes, "cx");
    shape->shape.height = measure (attributes, "cy");
    shape->has_place = TRUE;
  }
  return TRUE;
}

static gboolean
begin_inner_offset (gpointer reader, const char **attributes)
{
  Group *group = placed_group (reader);

  if (group == NULL)
    return TRUE;
  group->inner_x = measure (attributes, "x");
  group->inner_y = measure (attributes, "y");
  return TRUE;
}

static gboolean
begin_inner_extent (gpointer reader, const char **attributes)
{
  Group *group = placed_group (reader);

  if (group == NULL)
    return TRUE;
  group->inner_width = measure (attributes, "cx");
  group->inner_height = measure (attributes, "cy");
  return TRUE;
}

static gboolean
begin_frame (PowerpointSlide *slide, FrameKind kind)
{
  if (get_open (slide) == NULL)
    return FALSE;
  story_open_frame (&slide->story, kind);
  return TRUE;
}

static void
end_frame (gpointer reader)
{
  story_close_frame (&((PowerpointSlide *) reader)->story);
}

static gboolean
begin_paragraph (gpointer reader, const char **attributes)
{
  (void) attributes;
  return begin_frame (reader, FRAME_PARAGRAPH);
}

static gboolean
begin_table (gpointer reader, const char **attributes)
{
  PowerpointSlide *slide = reader;

  (void) attributes;
  if (!begin_frame (slide, FRAME_TABLE))
    return FALSE;
  story_frame (&slide->story)->table = slide->story.n_tables++;
  return TRUE;
}

static gboolean
begin_row (gpointer reader, const char **attributes)
{
  (void) attributes;
  return begin_frame (reader, FRAME_ROW);
}

/* A cell that lies under a wide one is left out: the wide one moves the column on. */
static gboolean
begin_cell (gpointer reader, const char **attributes)
{
  PowerpointSlide *slide = reader;

  if (attribute_is_set (attributes, "hMerge") || !begin_frame (slide, FRAME_CELL))
    return FALSE;
  Frame *cell = story_frame (&slide->story);
  cell->n_columns = (guint16) MAX (attribute_number (attributes, "gridSpan", MAX_COLUMNS, 1), 1);
  if (attribute_is_set (attributes, "vMerge"))
    cell->merge = MERGE_GOES_ON;
  else if (attribute_number (attributes, "rowSpan", MAX_NUMBER, 1) > 1)
    cell->merge = MERGE_BEGINS;
  return TRUE;
}

static void
add_text (gpointer reader, const char *text, gsize length)
{
  PowerpointSlide *slide = reader;

  if (get_open (slide) != NULL)
    story_add_words (&slide->story, text, length);
}

static gboolean
begin_line_end (gpointer reader, const char **attributes)
{
  PowerpointSlide *slide = reader;

  (void) attributes;
  if (get_open (slide) != NULL)
    g_string_append_c (story_passage (&slide->story)->text, '\n');
  return TRUE;
}

static gboolean
refer_to_drawing (PowerpointSlide *slide, const char *id)
{
  PowerpointShape *shape = get_open (slide);

  if (shape != NULL && shape->drawing == NULL)
    shape->drawing = g_strdup (id);
  return TRUE;
}

static gboolean
refer_to_chart (gpointer reader, const char **attributes)
{
  return refer_to_drawing (reader, attribute (attributes, "r:id"));
}

static gboolean
refer_to_diagram (gpointer reader, const char **attributes)
{
  return refer_to_drawing (reader, attribute (attributes, "r:dm"));
}

static const Element elements[] = {
  { .name = "p:sld", .begin = begin_slide },
  { .name = "p:sldLayout", .begin = begin_slide },
  { .name = "p:sp", .begin = begin_shape, .end = end_shape },
  { .name = "p:graphicFrame", .begin = begin_shape, .end = end_shape },
  { .name = "p:grpSp", .begin = begin_group, .end = end_group },
  { .name = "p:nvGrpSpPr", .begin = begin_group_properties, .end = end_group_properties },
  { .name = "p:grpSpPr", .begin = begin_group_properties, .end = end_group_properties },
  { .name = "p:cNvPr", .begin = begin_name },
  { .name = "p:ph", .begin = begin_placeholder },
  { .name = "a:off", .begin = begin_offset },
  { .name = "a:ext", .begin = begin_extent },
  { .name = "a:chOff", .begin = begin_inner_offset },
  { .name = "a:chExt", .begin = begin_inner_extent },
  { .name = "a:p", .begin = begin_paragraph, .end = end_frame },
  { .name = "a:tbl", .begin = begin_table, .end = end_frame },
  { .name = "a:tr", .begin = begin_row, .end = end_frame },
  { .name = "a:tc", .begin = begin_cell, .end = end_frame },
  { .name = "a:t", .text = add_text },
  { .name = "m:t", .text = add_text },
  { .name = "a:br", .begin = begin_line_end },
  { .name = "c:chart", .begin = refer_to_chart },
  { .name = "dgm:relIds", .begin = refer_to_diagram },
  { .name = "mc:Fallback", .begin = leave_out }, /* the same in the words of an older program */
  { .name = NULL },
};
static Vocabulary vocabulary;

void
powerpoint_slide_prepare (void)
{
  vocabulary_add (&vocabulary, elements);
}

gboolean
powerpoint_slide_read (PowerpointSlide *slide, Package *package, const char *part, GError **error)
{
  gboolean good = part_read_named (package, part, &vocabulary, slide, error);

  end_shape (slide);
  return good;
}

static gboolean
is_like (const PowerpointShape *shape, const PowerpointShape *other)
{
  if (other->placeholder == NULL || !other->has_place)
    return FALSE;
  if (shape->number != 0 || other->number != 0)
    return shape->number == other->number;
  return role_of (shape->placeholder) == role_of (other->placeholder);
}

/* A master has one place for each kind of text; what is neither a title nor a margin is its body. */
static gboolean
is_of_kind (const PowerpointShape *shape, const PowerpointShape *other)
{
  if (other->placeholder == NULL || !other->has_place)
    return FALSE;
  ShapeRole role = role_of (shape->placeholder);
  return role == role_of (other->placeholder) &&
         (role != SHAPE_MARGIN || g_str_equal (shape->placeholder, other->placeholder));
}

static gboolean
take_place (PowerpointShape *shape, const PowerpointSlide *from,
            gboolean (*fits) (const PowerpointShape *shape, const PowerpointShape *other))
{
  for (guint i = 0; from != NULL && i < from->shapes->len; i++) {
    const PowerpointShape *other = from->shapes->pdata[i];
    if (!fits (shape, other))
      continue;
    shape->shape.x = other->shape.x;
    shape->shape.y = other->shape.y;
    shape->shape.width = other->shape.width;
    shape->shape.height = other->shape.height;
    shape->has_place = TRUE;
    return TRUE;
  }
  return FALSE;
}

void
powerpoint_slide_place (PowerpointSlide *slide, const PowerpointSlide *layout, const PowerpointSlide *master)
{
  gdouble last_y = 0;

  for (guint i = 0; i < slide->shapes->len; i++) {
    PowerpointShape *shape = slide->shapes->pdata[i];
    gboolean is_placed =
        shape->has_place || (shape->placeholder != NULL &&
                             (take_place (shape, layout, is_like) || take_place (shape, master, is_of_kind)));
    if (!is_placed)
      shape->shape.y = last_y; /* after the one before it */
    last_y = shape->shape.y;
  }
}
