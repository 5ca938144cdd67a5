/* table.h: tables on a page, told by where words stand and lines are drawn. */
#pragma once

#include "page-text.h"

/* Puts the cells of each table in order, row by row: a row becomes a line, its cells are parted by tabs, and
 * each cell gets a mark.  The words keep their places.  `page` is drawn where its words stand as those of a
 * table may. */
void page_text_find_tables (PageText *text, PopplerPage *page);
