/* picture.c: takes pictures, gives values, and back. */
#include "picture.h"

#include <math.h>

#define MAX_POINTS 100000.0
#define LEAST_DOTS_PER_INCH 1.0
#define MOST_DOTS_PER_INCH 10000.0

void
cp_picture_write (CpWriter *writer, const CpPicture *picture)
{
  cp_writer_u32 (writer, picture->page);
  cp_writer_u32 (writer, picture->width);
  cp_writer_u32 (writer, picture->height);
  cp_writer_f64 (writer, picture->dots_per_inch);
  cp_writer_f64 (writer, picture->page_width);
  cp_writer_f64 (writer, picture->page_height);
  cp_writer_u32 (writer, picture->carries);
  cp_writer_u32 (writer, picture->has_words);
}

gsize
cp_picture_bytes (const CpPicture *picture)
{
  return (gsize) picture->width * picture->height;
}

static gboolean
is_within (gdouble value, gdouble least, gdouble most)
{
  return isfinite (value) && value >= least && value <= most;
}

gboolean
cp_picture_read (CpReader *frame, const CpLimits *limits, CpPicture *ret_picture)
{
  CpPicture picture = { 0 };

  picture.page = cp_reader_u32 (frame);
  picture.width = cp_reader_u32 (frame);
  picture.height = cp_reader_u32 (frame);
  picture.dots_per_inch = cp_reader_f64 (frame);
  picture.page_width = cp_reader_f64 (frame);
  picture.page_height = cp_reader_f64 (frame);
  picture.carries = cp_reader_u32 (frame);
  picture.has_words = cp_reader_u32 (frame);
  *ret_picture = picture;
  return cp_reader_finish (frame) && picture.page > 0 && picture.width > 0 && picture.height > 0 &&
         cp_picture_bytes (&picture) <= limits->value[CP_LIMIT_PIXELS] &&
         is_within (picture.dots_per_inch, LEAST_DOTS_PER_INCH, MOST_DOTS_PER_INCH) &&
         is_within (picture.page_width, 0, MAX_POINTS) && is_within (picture.page_height, 0, MAX_POINTS) &&
         (picture.carries & ~(guint) CP_CARRIES_ANYTHING) == 0;
}
