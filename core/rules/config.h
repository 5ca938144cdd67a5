/* config.h: the one file in which whoever runs the program changes its limits.
 *
 *   limits:
 *     member-bytes: 1073741824     # names and meanings: limit-table.c
 */
#pragma once

#include "limit-table.h"

/* Changes the limits that the file names.  FALSE with CP_ERROR (USAGE): the message is all faults, one a
 * line. */
gboolean cp_config_read (const char *path, CpLimits *limits, GError **error);
