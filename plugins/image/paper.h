/* paper.h: how large a picture is on paper. */
#pragma once

#include <glib.h>

/* Dots per inch, as one place in the file says them; zeros where nothing is said. */
typedef struct {
  gdouble across, down;
} Density;

/* Points. */
typedef struct {
  gdouble width, height;
} Paper;

/* The size by the first of the densities that makes a true sheet of it; a usual one where none does. */
Paper paper_measure (guint width, guint height, const Density *densities, gsize n_densities);
