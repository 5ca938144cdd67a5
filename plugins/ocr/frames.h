/* frames.h: outlines on a sheet that were printed to be ticked: squares and circles, whatever is in them. */
#pragma once

#include "sheet.h"

typedef struct {
  int x1, y1, x2, y2; /* dots of the sheet; the last ones are outside */
  int thickness;      /* of its sides */
  gboolean is_round;
} Frame;

/* Each gives an array of Frame.  A small square with thick sides is round enough to be a circle: what is
 * known as a square is none. */
GArray *squares_find (const Sheet *sheet);
GArray *circles_find (const Sheet *sheet, const GArray *squares);

static inline const Frame *
frames_get (const GArray *frames, guint index)
{
  return &g_array_index (frames, Frame, index);
}

/* Whether two have the same size, as those of one form do. */
gboolean frames_are_twins (const Frame *one, const Frame *other);
/* Whether it lies over one of them. */
gboolean frames_overlap (const GArray *frames, const Frame *frame);
/* Gives each the sides of the thinnest of its size: what is in a box can make them seem thicker. */
void frames_even_out (GArray *frames);
