/* clean.h: takes text as a PDF holds it, gives text as it may be pushed. */
#pragma once

#include <glib.h>

/* Whether a character says nothing to a reader: control characters, and the marks that only turn the
 * direction of writing and can be used to show a text in another order than it has. */
gboolean is_unwanted (gunichar u);

/* Valid UTF-8 with \n as the only line end, and no space at either end.  NULL gives "". */
char *clean_text (const char *text);
/* The same on one line. */
char *clean_line (const char *text);
