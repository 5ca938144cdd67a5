/* bundles.h: a folder in which each entry is a bundle. */
#pragma once

#include <glib.h>

/* The names of what is in the folder, hidden files apart, in the order of their bytes: char *, owned by the
 * caller.  NULL with CP_ERROR (USAGE) when there is nothing in it, or it is no folder. */
GPtrArray *cp_bundles_list (const char *folder, GError **error);
