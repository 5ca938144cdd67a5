/* odf-document.h: OpenDocument text, the format of .odt and .ott. */
#pragma once

#include "package.h"

gboolean odf_document_read (Package *package, CpSink *sink, GError **error);
/* Once, before any file. */
void odf_document_prepare (void);
