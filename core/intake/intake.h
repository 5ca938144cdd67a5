/* intake.h: from a bundle to its items.
 *
 * A folder is read here; an archive is read in workers, in several ways at once, and nothing that they say is
 * believed: sizes are counted, hashes are made and limits are kept in the parent, and the readings must
 * agree. */
#pragma once

#include "host.h"
#include "item.h"

typedef enum {
  CP_INTAKE_STRICT,  /* an archive that cannot be trusted is not read */
  CP_INTAKE_ANYWAY,  /* it is read by its central view, and its faults are kept */
  CP_INTAKE_INSPECT, /* it is not unpacked, but both its lists are kept */
} CpIntakeMode;

/* Opens a bundle: an archive, a folder, one document, or several files.  `paths` is NULL-terminated.  Members
 * arrive while the host runs (cp_host_run), so other work on them can begin at once; an archive that cannot
 * be trusted ends that run with an error.  Archives among the items are unpacked, too, when extraction asks
 * for it (CpItems.unpack).
 *
 * Errors, here or in the run, in CP_ERROR: USAGE (no such file), HELD (it cannot be trusted, or is over a
 * limit: a person must look), REFUSED (empty, no archive though it is called one, no members), FAULT. */
CpItems *cp_intake_open (CpHost *host, const char *const *paths, CpIntakeMode mode, GError **error);

/* One file as the only item, whatever it is.  Errors: USAGE, REFUSED (empty), FAULT. */
CpItems *cp_intake_open_file (CpHost *host, const char *path, GError **error);
