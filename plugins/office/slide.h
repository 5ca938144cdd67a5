/* slide.h: the shapes of one slide, as text in the order in which people read them. */
#pragma once

#include "passage.h"

typedef enum {
  SHAPE_BODY,
  SHAPE_TITLE,
  SHAPE_MARGIN, /* a footer, a date, the number of the slide */
} ShapeRole;

typedef struct {
  ShapeRole role;
  gdouble x, y, width, height; /* in any unit */
  Passage *passage;            /* owned */
} Shape;

typedef struct {
  GArray *shapes; /* Shape, in the order of the file */
} Slide;

void slide_init (Slide *slide);
void slide_clear (Slide *slide);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Slide, slide_clear)
/* Takes the passage over. */
void slide_add (Slide *slide, const Shape *shape);
/* The title first, as a heading of level 1; the others from top to bottom, and from left to right where they
 * stand side by side; margins last.  FALSE where there are more words than fit a page: the rest is left out.
 */
gboolean slide_lay_out (Slide *slide, Passage *passage);
/* The words of the title as one line, or NULL.  Owned by the caller. */
char *slide_title (const Slide *slide);
