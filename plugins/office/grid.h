/* grid.h: the cells of a sheet, wherever they stand, as lines of text. */
#pragma once

#include "passage.h"

/* As wide and as tall as a sheet of Excel can be; LibreOffice's is the same. */
#define GRID_MAX_COLUMNS 16384
#define GRID_MAX_ROWS 1048576

typedef struct Grid Grid;

Grid *grid_new (void);
void grid_free (Grid *grid);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Grid, grid_free)

/* Places count from 0.  The words are folded into one line; a blank cell and one off the sheet are left out.
 * The cell that was added last counts where two stand in one place. */
void grid_add (Grid *grid, guint row, guint column, const char *words);
/* The cell there reaches down to `last_row`. */
void grid_reach_down (Grid *grid, guint row, guint column, guint last_row);
/* There were more cells, or longer ones, than are kept. */
gboolean grid_is_full (const Grid *grid);
/* Some cells stand so far below the first that their words have no mark. */
gboolean grid_lost_marks (const Grid *grid);

/* A line a row; a column without any cell takes no tab, and rows without any are one empty line.  Marks count
 * rows and columns from the first that holds something.  To be called once. */
void grid_lay_out (Grid *grid, Passage *passage);
