/* excel-format.h: a number as a cell shows it. */
#pragma once

#include <glib.h>

/* The code of one of Excel's own formats; NULL where the number names none that every language has.
 * Borrowed. */
const char *excel_format_of (guint number);

/* What a cell with that format code shows.  A date is YYYY-MM-DD whatever the code says, with the time behind
 * it where the code shows one; `from_1904`: days count from 1904.  Owned by the caller. */
char *excel_format_number (const char *code, gdouble number, gboolean from_1904);
