/* page.h: text that is laid out in lines for a terminal or a plain file. */
#pragma once

#include <glib.h>

#define CP_PAGE_COLUMNS 78

/* Appends the words, folded at CP_PAGE_COLUMNS; the first line begins with `first`, the others with as many
 * spaces. */
void cp_page_add (GString *page, const char *first, const char *words);
/* Appends a heading with a line below it. */
void cp_page_add_heading (GString *page, const char *words, char underline);
