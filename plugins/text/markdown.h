/* markdown.h: text with headings marked by # (CommonMark, 4.2 and 4.3), and with tables. */
#pragma once

#include "coproof-plugin.h"

/* Pushes sections, one a heading of level 1 or 2. */
gboolean markdown_push (const char *text, CpSink *sink, GError **error);
