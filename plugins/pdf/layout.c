/* layout.c: takes a page, gives poppler's text of it and a box for each character.
 *
 * Poppler gives text only between two points, as somebody would mark it with a mouse.  Two opposite corners
 * of the page leave out lines in the first or last block, if that does not lie nearest to its corner; corners
 * beyond the page do not, but only where most of the page is written from left to right.  For a page that is
 * written from right to left there is no such pair, and the last point has to be looked for. */
#include "layout.h"
#include "word-order.h"

#define BEYOND 10000.0 /* points: letters reach over the edge of some pages */
/* As the distance of two lines is larger than a step, one of the points will lie nearest to the last line. */
#define STEPS 128

typedef struct {
  PopplerPage *page;
  gdouble width, height;
} Paper;

static guint
count_boxes (const Paper *paper, PopplerRectangle *area)
{
  g_autofree PopplerRectangle *boxes = NULL;
  guint n_boxes = 0;

  return poppler_page_get_text_layout_for_area (paper->page, area, &boxes, &n_boxes) ? n_boxes : 0;
}

static void
read_area (Layout *layout, const Paper *paper, PopplerRectangle *area)
{
  layout_clear (layout);
  layout->text = poppler_page_get_text_for_area (paper->page, area);
  if (!poppler_page_get_text_layout_for_area (paper->page, area, &layout->boxes, &layout->n_boxes))
    layout->n_boxes = 0;
}

/* The area that ends in the last block: poppler takes the bottom right corner for that, too, but then leaves
 * out the last line.  Whatever finds more has found the block. */
static gboolean
find_last_line (const Paper *paper, guint n_without, PopplerRectangle *area)
{
  const PopplerRectangle corner = *area;
  guint most = n_without;

  for (int i = 0; i <= STEPS; i++) {
    PopplerRectangle tried = corner;
    tried.x2 = paper->width * i / STEPS;
    guint n_boxes = count_boxes (paper, &tried);
    if (n_boxes > most) {
      most = n_boxes;
      *area = tried;
    }
  }
  return most > n_without;
}

static gboolean
may_be_from_right (const char *text)
{
  if (*text == '\0')
    return TRUE;
  for (const char *c = text; *c != '\0'; c++)
    if ((guint8) *c >= 0xC0 && find_direction (g_utf8_get_char_validated (c, -1)) == DIRECTION_LEFTWARDS)
      return TRUE;
  return FALSE;
}

static void
read_from_right (Layout *layout, const Paper *paper)
{
  PopplerRectangle area = { paper->width + BEYOND, -BEYOND, paper->width + BEYOND, paper->height + BEYOND };
  guint n_boxes = count_boxes (paper, &area);

  if (n_boxes <= layout->n_boxes)
    return;
  gboolean whole = find_last_line (paper, n_boxes, &area);
  read_area (layout, paper, &area);
  layout->from_right = TRUE;
  layout->is_cut = !whole;
}

void
layout_init (Layout *layout, PopplerPage *page)
{
  Paper paper = { .page = page };

  poppler_page_get_size (page, &paper.width, &paper.height);
  PopplerRectangle area = { -BEYOND, -BEYOND, paper.width + BEYOND, paper.height + BEYOND };
  read_area (layout, &paper, &area);
  if (layout->text == NULL)
    layout->text = g_strdup ("");
  if (may_be_from_right (layout->text))
    read_from_right (layout, &paper);
}

void
layout_clear (Layout *layout)
{
  g_clear_pointer (&layout->text, g_free);
  g_clear_pointer (&layout->boxes, g_free);
  *layout = (Layout){ 0 };
}
