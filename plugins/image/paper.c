/* paper.c: takes what a file says of its resolution, gives a size on paper that can be true. */
#include "paper.h"

#define POINTS_PER_INCH 72.0
/* The longer side of A4, for a picture that does not say how large it is on paper. */
#define USUAL_POINTS 842.0
/* From the size of a playing card to A3: what a scanner or an editor meant.  Cameras say 72 dots per inch and
 * mean nothing by it, which makes a photo two metres wide. */
#define MIN_LONGER_POINTS 180.0
#define MAX_LONGER_POINTS 1191.0

Paper
paper_measure (guint width, guint height, const Density *densities, gsize n_densities)
{
  for (gsize i = 0; i < n_densities; i++) {
    if (!(densities[i].across > 0 && densities[i].down > 0))
      continue;
    Paper paper = { width / densities[i].across * POINTS_PER_INCH,
                    height / densities[i].down * POINTS_PER_INCH };
    gdouble longer = MAX (paper.width, paper.height);
    if (longer >= MIN_LONGER_POINTS && longer <= MAX_LONGER_POINTS)
      return paper;
  }
  gdouble scale = USUAL_POINTS / MAX (width, height);
  return (Paper){ width * scale, height * scale };
}
