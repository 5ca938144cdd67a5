/* frames.c: takes any bytes for the frames of a worker, reads them as the parent does.  What it believes must
 * be such that a good worker could have said it. */
#include "descriptor.h"
#include "document-wire.h"
#include "fuzz.h"
#include "members.h"
#include "picture.h"

#include <unistd.h>

static gboolean
read_picture (CpReader *frame)
{
  CpLimits limits;
  CpPicture picture;

  cp_limits_init (&limits);
  return cp_picture_read (frame, &limits, &picture);
}

static gboolean
read_listed (CpReader *frame)
{
  g_autoptr (CpListed) listed = cp_member_read_listed (frame);

  return listed != NULL;
}

static gboolean
read_fault (CpReader *frame)
{
  g_autoptr (GPtrArray) faults = cp_archive_faults_new ();

  return cp_member_read_fault (frame, faults);
}

static gboolean
read_frame (CpReader *frame, CpReading *reading)
{
  g_autoptr (GError) error = NULL;

  switch (frame->kind % 8) {
  case 0:
    return cp_wire_read_page (frame, reading, &error);
  case 1:
    return cp_wire_read_field (frame, reading, &error);
  case 2:
    return cp_wire_read_meta (frame, reading, &error);
  case 3:
    return cp_wire_read_gap (frame, reading, &error);
  case 4:
    return cp_wire_read_aside (frame, reading, &error);
  case 5:
    return read_picture (frame);
  case 6:
    return read_listed (frame);
  default:
    return read_fault (frame);
  }
}

/* The pages and fields that were believed, said again. */
static void
assert_can_be_said (const CpReading *reading)
{
  static guint8 bytes[1 << 20];
  g_autoptr (CpReading) again = cp_reading_new (NULL);
  cp_autofd int fd = cp_fd_new_memory ("frames", NULL);
  g_autoptr (CpWriter) writer = cp_writer_new (fd);
  const guint8 *next = bytes;
  CpReader frame;
  gsize length;

  for (guint i = 0; i < reading->pages->len; i++)
    g_assert_true (cp_wire_write_page (writer, 0, &g_array_index (reading->pages, CpPage, i), NULL));
  for (guint i = 0; i < reading->fields->len; i++)
    g_assert_true (cp_wire_write_field (writer, 1, &g_array_index (reading->fields, CpField, i), NULL));
  g_assert_true (cp_writer_flush (writer, NULL));
  g_assert_true (cp_fd_read_at (fd, bytes, sizeof bytes, 0, &length, NULL));
  while (cp_reader_next_frame (&next, bytes + length, &frame))
    g_assert_true (read_frame (&frame, again));
  g_assert_true (length == sizeof bytes || next == bytes + length);
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize length)
{
  g_autoptr (CpReading) reading = cp_reading_new (NULL);
  const guint8 *next = bytes;
  CpReader frame;

  while (cp_reader_next_frame (&next, bytes + length, &frame))
    if (!read_frame (&frame, reading))
      break;
  assert_can_be_said (reading);
  return 0;
}
