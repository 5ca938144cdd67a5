/* odf-presentation.h: OpenDocument presentations, the format of .odp and .otp. */
#pragma once

#include "package.h"

gboolean odf_presentation_read (Package *package, CpSink *sink, GError **error);
/* Once, before any file. */
void odf_presentation_prepare (void);
