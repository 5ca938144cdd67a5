/* table.h: tables on a page, told by where words stand. */
#pragma once

#include "page-text.h"

/* Puts the cells of each table in order, row by row: a row becomes a line, its cells are parted by tabs, and
 * each cell gets a mark.  The words keep their places. */
void page_text_find_tables (PageText *page);
