/* line.h: a line of text that is being put together. */
#pragma once

#include "page-text.h"

typedef struct {
  PageText *page; /* where it goes */
  gboolean from_right;
  GString *letters;
  GArray *runs; /* Run, of the cell that is being put together */
  gboolean in_run;
  guint n_cells, n_signs;       /* cells before this one in the line, characters in it */
  const PopplerRectangle *last; /* of the letter before, NULL where it is not known */
} Line;

void line_init (Line *line, PageText *page, gboolean from_right);
void line_clear (Line *line);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Line, line_clear)

/* `box` is NULL where the place is not known; it is kept until the line has ended. */
void line_add_letter (Line *line, gunichar letter, const PopplerRectangle *box);
void line_add_space (Line *line);
void line_end (Line *line);
