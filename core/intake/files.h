/* files.h: a folder, or files, as a bundle.  Nothing in it is parsed. */
#pragma once

#include "item.h"
#include "limit-table.h"

/* Each adds items with their bytes kept, and gives the bundle a hash: over the list of its files, or of the
 * one file. Errors in CP_ERROR: USAGE, HELD (over a limit of the whole), REFUSED (no files in it), FAULT. */

/* Every file below the folder, by path in byte order.  Links are not followed. */
gboolean cp_files_read_folder (CpItems *items, const char *path, const CpLimits *limits, GError **error);
/* The named files, in their order; NULL-terminated. */
gboolean cp_files_read_several (CpItems *items, const char *const *paths, const CpLimits *limits,
                                GError **error);
/* The file that is open, under the bundle's own name and with its hash. */
gboolean cp_files_read_open (CpItems *items, int fd, const CpLimits *limits, GError **error);
