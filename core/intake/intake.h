/* intake.h: from a bundle to its items.
 *
 * A folder is read here; an archive is read in a worker, which streams its members, and nothing that it says
 * is believed: sizes are counted, hashes are made and limits are kept in the parent. */
#pragma once

#include "host.h"
#include "item.h"

/* Reads a zip by its central directory. */
extern const CpWork cp_intake_zip_work;

/* Opens a bundle: a zip or a folder.  Its members arrive while the host runs (cp_host_run), so other work on
 * them can begin at once; an archive that cannot be trusted ends that run with an error.
 *
 * Errors, here or in the run, in CP_ERROR: USAGE (no such file), HELD (damaged: a person must look), REFUSED
 * (empty, no archive, no members), FAULT. */
CpItems *cp_intake_open (CpHost *host, const char *path, GError **error);

/* One file as the only item, whatever it is.  Errors: USAGE, REFUSED (empty), FAULT. */
CpItems *cp_intake_open_file (const char *path, const CpLimits *limits, GError **error);
