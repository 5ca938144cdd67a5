/* powerpoint.h: PresentationML, the format of .pptx, .pptm, .ppsx and .potx. */
#pragma once

#include "package.h"

gboolean powerpoint_read (Package *package, CpSink *sink, GError **error);
/* Once, before any file. */
void powerpoint_prepare (void);
