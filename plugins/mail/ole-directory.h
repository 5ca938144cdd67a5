/* ole-directory.h: how long the list of streams of an OLE file is. */
#pragma once

#include <glib.h>

/* FALSE where the list goes in a circle or is longer than that of any e-mail: libgsf walks it with a call
 * within a call for each entry, and would run out of stack. */
gboolean ole_directory_is_short (const guint8 *bytes, gsize length);
