/* searchable.h: scans that somebody made searchable: pages with words, and a picture behind them. */
#pragma once

#include "autoptr-poppler.h"
#include "coproof-plugin.h"

/* Whether there is a picture in the file wide enough to be a scan. */
gboolean searchable_has_scans (const CpFile *file);
/* Pushes the pictures of these pages (an array of their indices, as int), so that others look for what a pen
 * left on them.  Of a long document those in the middle are left out, which is a gap. */
gboolean searchable_push (PopplerDocument *document, const GArray *pages, CpSink *sink, GError **error);
