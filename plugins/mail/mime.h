/* mime.h: e-mails as they are sent (RFC 5322, RFC 2045). */
#pragma once

#include "coproof-plugin.h"

/* Once, in warm_up. */
void mime_prepare (void);
gboolean mime_extract (const CpFile *file, CpSink *sink, GError **error);
