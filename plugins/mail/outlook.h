/* outlook.h: e-mails as Outlook saves them (.msg; [MS-OXMSG]). */
#pragma once

#include "coproof-plugin.h"

/* Once, in warm_up. */
void outlook_prepare (void);
gboolean outlook_extract (const CpFile *file, CpSink *sink, GError **error);
