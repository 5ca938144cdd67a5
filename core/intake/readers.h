/* readers.h: the works that read archives, each in a worker of its own and each in its own way.
 *
 * None is believed alone.  A zip is walked (zip-span), read by its central directory (libzip) and as a stream
 * (libarchive); a tar is walked and streamed; anything else is listed and then read by libarchive, and both
 * must agree. */
#pragma once

#include "host.h"

/* What a bundle is, from its bytes. */
typedef enum {
  CP_FORMAT_NONE, /* not an archive */
  CP_FORMAT_ZIP,
  CP_FORMAT_OFFICE, /* an office document: a zip that is not to be unpacked */
  CP_FORMAT_TAR,    /* perhaps compressed; or one file, compressed */
  CP_FORMAT_SEVEN_ZIP,
  CP_FORMAT_RAR,
  CP_N_FORMATS
} CpArchiveFormat;

/* Tells the format, and for a zip all that our own walk finds. */
extern const CpWork cp_intake_walk_work;
/* Members with their bytes: a zip by libzip, a tar by our own walk, others by libarchive. */
extern const CpWork cp_intake_zip_central_work;
extern const CpWork cp_intake_tar_work;
extern const CpWork cp_intake_stream_work;
/* Members without their bytes, as libarchive sees them without going back; with a hash where the argument is
 * "hash". */
extern const CpWork cp_intake_list_work;
