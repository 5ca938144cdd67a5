/* zip-span.c: takes any bytes for a zip, walks it. */
#include "zip-span.h"
#include "descriptor.h"
#include "fuzz.h"

#include <unistd.h>

static int
put_into_file (const guint8 *bytes, gsize length)
{
  static int fd = -1;

  if (fd < 0)
    fd = cp_fd_new_memory ("zip", NULL);
  g_assert_true (ftruncate (fd, 0) == 0 && lseek (fd, 0, SEEK_SET) == 0 &&
                 cp_fd_write (fd, bytes, length, NULL));
  return fd;
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize length)
{
  CpLimits limits;

  cp_limits_init (&limits);
  g_autoptr (CpSpanWalk) walk = cp_span_walk_new (put_into_file (bytes, length), length, &limits);
  g_assert_cmpuint (walk->members->len, <=, limits.value[CP_LIMIT_MEMBERS]);
  for (guint i = 0; i < walk->faults->len; i++) {
    const CpArchiveFault *fault = walk->faults->pdata[i];
    g_assert_nonnull (cp_archive_reason_words (fault->reason));
    g_assert_true (fault->member == NULL || g_utf8_validate (fault->member, -1, NULL));
  }
  return 0;
}
