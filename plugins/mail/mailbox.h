/* mailbox.h: a file of many e-mails. */
#pragma once

#include "coproof-plugin.h"

gboolean mailbox_extract (const CpFile *file, CpSink *sink, GError **error);
