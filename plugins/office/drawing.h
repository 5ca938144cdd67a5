/* drawing.h: the words of charts and diagrams. */
#pragma once

#include "package.h"
#include "passage.h"

/* Of a chart also the names and numbers that it last showed, a line a series. */
typedef enum { DRAWING_WORDS, DRAWING_WORDS_AND_NUMBERS } DrawingWords;

/* A line a paragraph.  What stands before damage is kept. */
gboolean drawing_read (Package *package, const char *part, DrawingWords wanted, Passage *passage,
                       GError **error);
/* Once, before any file. */
void drawing_prepare (void);
