/* slide.c: takes shapes and where they stand, gives their words in reading order. */
#include "slide.h"
#include "line.h"

#include <string.h>

#define MAX_LABEL_BYTES 200
/* A page of more than 4 MiB is refused whole. */
#define MAX_PAGE_BYTES (3u << 20)

static void
shape_clear (gpointer data)
{
  passage_free (((Shape *) data)->passage);
}

void
slide_init (Slide *slide)
{
  slide->shapes = g_array_new (FALSE, FALSE, sizeof (Shape));
  g_array_set_clear_func (slide->shapes, shape_clear);
}

void
slide_clear (Slide *slide)
{
  g_array_unref (slide->shapes);
}

void
slide_add (Slide *slide, const Shape *shape)
{
  g_array_append_vals (slide->shapes, shape, 1);
}

static Shape *
get_shape (const Slide *slide, guint index)
{
  return &g_array_index (slide->shapes, Shape, index);
}

static int
compare_numbers (gdouble a, gdouble b)
{
  return (a > b) - (a < b);
}

static int
compare_tops (gconstpointer a, gconstpointer b)
{
  const Shape *left = *(Shape *const *) a, *right = *(Shape *const *) b;
  int tops = compare_numbers (left->y, right->y);

  return tops != 0 ? tops : compare_numbers (left->x, right->x);
}

static int
compare_sides (gconstpointer a, gconstpointer b)
{
  const Shape *left = *(Shape *const *) a, *right = *(Shape *const *) b;

  return compare_numbers (left->x, right->x);
}

/* Do the two stand side by side?  Their tops differ by less than half the lower one. */
static gboolean
stand_in_row (const Shape *first, const Shape *next)
{
  return next->y - first->y < MIN (first->height, next->height) / 2;
}

static GPtrArray *
collect (const Slide *slide, ShapeRole role)
{
  GPtrArray *shapes = g_ptr_array_new ();

  for (guint i = 0; i < slide->shapes->len; i++)
    if (get_shape (slide, i)->role == role)
      g_ptr_array_add (shapes, get_shape (slide, i));
  return shapes;
}

/* From top to bottom, and then each row from left to right. */
static void
sort_for_reading (GPtrArray *shapes)
{
  guint first = 0;

  g_ptr_array_sort (shapes, compare_tops);
  for (guint i = 1; i <= shapes->len; i++) {
    if (i < shapes->len && stand_in_row (shapes->pdata[first], shapes->pdata[i]))
      continue;
    g_qsort_with_data (shapes->pdata + first, (gint) (i - first), sizeof (gpointer),
                       (GCompareDataFunc) (void (*) (void)) compare_sides, NULL);
    first = i;
  }
}

static void
mark_whole (Passage *passage, CpMarkKind kind)
{
  const CpMark mark = { .kind = kind,
                        .length = (guint32) passage->text->len,
                        .level = kind == CP_MARK_HEADING };

  passage_add_mark (passage, &mark);
}

static void
prepare (const Shape *shape)
{
  Passage *passage = shape->passage;

  if (shape->role == SHAPE_BODY)
    return;
  passage_flatten (passage);
  g_autofree char *line = line_from_text (passage->text->str, MAX_PAGE_BYTES);
  passage_clear (passage);
  g_string_assign (passage->text, line);
  mark_whole (passage, shape->role == SHAPE_TITLE ? CP_MARK_HEADING : CP_MARK_MARGIN);
  g_string_append_c (passage->text, '\n');
}

static gboolean
append_all (const Slide *slide, ShapeRole role, Passage *passage)
{
  g_autoptr (GPtrArray) shapes = collect (slide, role);

  sort_for_reading (shapes);
  for (guint i = 0; i < shapes->len; i++) {
    const Shape *shape = shapes->pdata[i];
    if (passage_is_blank (shape->passage))
      continue;
    if (passage->text->len + shape->passage->text->len > MAX_PAGE_BYTES)
      return FALSE;
    prepare (shape);
    passage_append (passage, shape->passage);
  }
  return TRUE;
}

gboolean
slide_lay_out (Slide *slide, Passage *passage)
{
  return append_all (slide, SHAPE_TITLE, passage) && append_all (slide, SHAPE_BODY, passage) &&
         append_all (slide, SHAPE_MARGIN, passage);
}

char *
slide_title (const Slide *slide)
{
  for (guint i = 0; i < slide->shapes->len; i++) {
    const Shape *shape = get_shape (slide, i);
    if (shape->role == SHAPE_TITLE && !passage_is_blank (shape->passage))
      return line_from_text (shape->passage->text->str, MAX_LABEL_BYTES);
  }
  return NULL;
}
