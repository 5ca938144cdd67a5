/* pipes.h: tables as people type them, with bars between the cells. */
#pragma once

#include <glib.h>

/* Where a table begins at `lines[first]`, adds its rows to `text`, a line each with a tab between the cells,
 * and their marks (CpMark) to `marks`; its marks have the number `*n_tables`, which is then raised.  Returns
 * how many lines it has; 0 where no table begins there. */
guint pipes_read_table (char **lines, guint first, GString *text, GArray *marks, guint *n_tables);
