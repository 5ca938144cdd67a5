/* amr.c: takes AMR, gives its length: a frame is 20 milliseconds. */
#include "readers.h"

#include <string.h>

#define FRAME_MILLISECONDS 20

void
amr_read (const guint8 *bytes, gsize length, Facts *facts)
{
  static const guint8 narrow[16] = { 13, 14, 16, 18, 20, 21, 27, 32, 6, 1, 1, 1, 1, 1, 1, 1 };
  static const guint8 wide[16] = { 18, 24, 33, 37, 41, 47, 51, 59, 61, 6, 1, 1, 1, 1, 1, 1 };
  gboolean is_wide = length > 9 && memcmp (bytes, "#!AMR-WB\n", 9) == 0;
  const guint8 *sizes = is_wide ? wide : narrow;

  for (gsize at = is_wide ? 9 : 6; at < length; at += sizes[bytes[at] >> 3 & 0xF])
    facts->milliseconds += FRAME_MILLISECONDS;
}
