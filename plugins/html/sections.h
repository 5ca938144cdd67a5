/* sections.h: a long text as pages, one a heading. */
#pragma once

#include "coproof-plugin.h"

/* Pushes the text as sections: each place of `breaks` (guint32, rising; the start of a heading's line) begins
 * one, which is labelled with that line.  A very long section goes on in another; a text of nothing but white
 * space is one empty page.  `marks` are in any order.
 *
 * `ret_starts`, which may be NULL, gets where in the text each page begins (guint32, page 1 first). */
gboolean sections_push (CpSink *sink, const char *text, const GArray *marks, const GArray *breaks,
                        GArray *ret_starts, GError **error);

/* The number of the page on which that place of the text stands; at least 1. */
guint32 sections_find_page (const GArray *starts, gsize at);
