/* sheet-notes.c: takes what was found out about a sheet, gives notes and gaps in words for people. */
#include "sheet-notes.h"

static void
add (Asides *asides, guint32 page, const char *name, const char *words)
{
  g_autofree char *sentence = g_strdup_printf ("The sheet \"%s\" %s", name, words);

  asides_add (asides, page, CP_ASIDE_NOTE, sentence);
}

void
sheet_notes_add (Asides *asides, guint32 page, const char *name, gboolean is_hidden,
                 gboolean has_hidden_cells, const Grid *grid)
{
  if (is_hidden)
    add (asides, page, name, "is hidden. It was read, too.");
  else if (has_hidden_cells)
    add (asides, page, name, "has hidden rows or columns. They were read, too.");
  if (grid_lost_marks (grid))
    add (asides, page, name, "has more rows than we take as a table. The others were read as plain text.");
}

gboolean
sheet_notes_push_loss (const Grid *grid, guint32 page, CpSink *sink, GError **error)
{
  return !grid_is_full (grid) || sink->gap (sink, page, CP_GAP_LIMIT, CP_CARRIES_TEXT,
                                            "The sheet holds more cells or words than we read.", error);
}
