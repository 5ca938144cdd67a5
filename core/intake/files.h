/* files.h: a folder, or one file, as a bundle.  Nothing in it is parsed. */
#pragma once

#include "item.h"
#include "limit-table.h"

/* Adds every file below the folder to the items, by path in byte order, and gives the bundle a hash over the
 * list of them.  Links are not followed.  Errors as cp_intake_open. */
gboolean cp_files_read_folder (CpItems *items, const char *path, const CpLimits *limits, GError **error);
/* Adds the one file.  Errors as cp_intake_open_file. */
gboolean cp_files_read_one (CpItems *items, const char *path, const CpLimits *limits, GError **error);
