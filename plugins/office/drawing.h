/* drawing.h: the words of charts and diagrams. */
#pragma once

#include "package.h"
#include "passage.h"

/* A line a paragraph; of a chart also a line a series of names or numbers.  What stands before damage is
 * kept. */
gboolean drawing_read (Package *package, const char *part, Passage *passage, GError **error);
/* Once, before any file. */
void drawing_prepare (void);
