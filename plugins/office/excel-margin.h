/* excel-margin.h: the header and footer that a sheet has on paper. */
#pragma once

#include "passage.h"

/* Adds its words as a line with a mark; numbers of pages, dates and names of files are left out, since they
 * are only known when it is printed.  `code` may be NULL. */
void excel_margin_add (Passage *passage, const char *code);
