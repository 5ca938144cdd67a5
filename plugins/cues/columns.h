/* columns.h: the head of a table, told by the names of its columns. */
#pragma once

#include <glib.h>

/* Whether a line of the text names each of the columns (GStrv: any of its names) in a cell of its own.  Cells
 * are parted by tabs, bars, or gaps of three spaces. */
gboolean has_columns (const GString *text, const GPtrArray *columns);
