/* sheet-notes.h: what is said to people of a sheet besides its cells. */
#pragma once

#include "asides.h"
#include "grid.h"

/* Notes where it is hidden, or some of its cells are, or where it has more rows than marks can count. */
void sheet_notes_add (Asides *asides, guint32 page, const char *name, gboolean is_hidden,
                      gboolean has_hidden_cells, const Grid *grid);
/* A gap where not all its cells were kept. */
gboolean sheet_notes_push_loss (const Grid *grid, guint32 page, CpSink *sink, GError **error);
