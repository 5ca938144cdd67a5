/* layout.h: what poppler says of the text of a page. */
#pragma once

#include "autoptr-poppler.h"

typedef struct {
  char *text;              /* in poppler's order, as poppler holds it */
  PopplerRectangle *boxes; /* one a character, in the order of the text */
  guint n_boxes;
  gboolean from_right; /* the words of each line stand from right to left */
  gboolean is_cut;     /* a line may be missing */
} Layout;

/* Reads the page once; poppler keeps what it found with the page. */
void layout_init (Layout *layout, PopplerPage *page);
void layout_clear (Layout *layout);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Layout, layout_clear)
