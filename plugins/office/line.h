/* line.h: text as one line. */
#pragma once

#include <glib.h>

/* White space folded and none at the ends; cut between characters where it is longer than `max_bytes`. */
char *line_from_text (const char *text, gsize max_bytes);

/* Whether nothing is left of a header or footer but "Page" and "of", since its numbers are counted by the
 * program. */
gboolean line_is_page_number (const char *line);
