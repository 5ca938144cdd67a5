/* borders.h: the straight lines that are drawn on a page. */
#pragma once

#include "page-text.h"

/* Farther apart, in points, two lines do not touch: browsers leave a little space between the boxes of cells.
 */
#define TOUCHING 2.0

/* Where a line lies, and from where to where it goes, in points. */
typedef struct {
  gdouble at, from, to;
} Border;

typedef struct {
  GArray *across; /* Border, `at` from the top */
  GArray *down;   /* Border, `at` from the left */
} Borders;

/* Draws the page from `top` to `bottom`, and some more for rows without neighbours, to find them; both lists
 * are empty where it shows more lines than any table has, and far back in a long document. */
void borders_init (Borders *borders, PopplerPage *page, const PageText *text, gdouble top, gdouble bottom);
void borders_clear (Borders *borders);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Borders, borders_clear)
