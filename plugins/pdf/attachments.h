/* attachments.h: what people added to a PDF after it was made: files, and words typed over a page. */
#pragma once

#include "page-text.h"

/* Pushes the files that go with the document as a whole. */
gboolean push_attachments (PopplerDocument *document, const CpFile *file, CpSink *sink, GError **error);

/* Pushes the files that are pinned to a page, and adds to its text what was typed over it. */
gboolean read_annotations (PopplerPage *page, PageText *text, CpSink *sink, GError **error);
