/* cells.h: the boxes that printed lines make: frames to write in, cells of tables. */
#pragma once

#include "ink.h"
#include "rules.h"

/* The box around a dot of the sheet; FALSE where it is not closed, or too large to be one. */
gboolean cells_find (const Sheet *sheet, const Rules *rules, int x, int y, Part *ret_cell);
