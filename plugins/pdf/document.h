/* document.h: a PDF, opened from memory. */
#pragma once

#include "autoptr-poppler.h"
#include "coproof-plugin.h"

/* `bytes` must outlive the document.  NULL with CP_PLUGIN_ERROR: ENCRYPTED or CORRUPT. */
PopplerDocument *open_document (GBytes *bytes, GError **error);
