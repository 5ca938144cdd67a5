/* annotations.h: what people put on top of a page. */
#pragma once

#include "page-text.h"

/* Adds to the text what was typed over the page, and pushes pinned files, comments and stamps.  What is
 * hidden is left out. */
gboolean read_annotations (PopplerPage *page, PageText *text, CpSink *sink, GError **error);
