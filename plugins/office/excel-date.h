/* excel-date.h: days and times of Excel, which are numbers. */
#pragma once

#include <glib.h>

/* Does this section of a format code show a date or a time? */
gboolean excel_date_is_meant (const char *section, gsize length);
/* The day, month or time that the section shows, as YYYY-MM-DD, YYYY-MM, HH:MM; NULL where the number is no
 * date.  Owned by the caller. */
char *excel_date_format (const char *section, gsize length, gdouble number, gboolean from_1904);
