/* names.h: member names.  A name is data to show and compare, never a path on our disk. */
#pragma once

#include "limit-table.h"

/* The name as it can be shown: UTF-8 as it is, what can only be Shift-JIS as that, anything else as code page
 * 437 (APPNOTE.TXT, appendix D), and invisible characters escaped.  Owned by the caller. */
char *cp_name_to_display (const guint8 *raw, gsize length);

/* Whether a computer made the file for its own use: macOS and Windows leave such files in every zip. */
gboolean cp_name_is_system_file (const char *path);

/* Words when the name meets a limit, NULL when it does not.  Owned by the caller. */
char *cp_name_find_excess (const CpLimits *limits, const guint8 *raw, gsize length);
