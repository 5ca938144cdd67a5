/* word-order.h: takes the words of a line as they stand on paper, gives them as they are read. */
#pragma once

#include <glib.h>

typedef enum { DIRECTION_NONE, DIRECTION_RIGHTWARDS, DIRECTION_LEFTWARDS } Direction;

/* A run of characters without a space between, and the box around them. */
typedef struct {
  gsize start, length; /* bytes of the line's text */
  Direction direction;
  gdouble x1, y1, x2, y2;
} Run;

/* The direction in which a letter is written; none for digits and signs. */
Direction find_direction (gunichar u);

/* Puts the runs of a line in the order in which they are read.  They come as they stand on paper, from left
 * to right, or `from_right` to left. */
void order_runs (Run *runs, guint n_runs, gboolean from_right);
