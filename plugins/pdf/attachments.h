/* attachments.h: files within a PDF. */
#pragma once

#include "page-text.h"

/* Pushes the files that go with the document as a whole. */
gboolean push_attachments (PopplerDocument *document, const CpFile *file, CpSink *sink, GError **error);
/* Pushes one file, or a gap that names it where it cannot be taken out.  `page` 0: the document's own. */
gboolean push_attachment (PopplerAttachment *attachment, guint32 page, CpSink *sink, GError **error);
