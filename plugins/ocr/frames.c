/* frames.c: takes outlines, compares them with each other. */
#include "frames.h"

gboolean
frames_are_twins (const Frame *one, const Frame *other)
{
  int width = one->x2 - one->x1, height = one->y2 - one->y1, slack = width / 12 + 2;

  return one->is_round == other->is_round && ABS (other->x2 - other->x1 - width) <= slack &&
         ABS (other->y2 - other->y1 - height) <= slack;
}

gboolean
frames_overlap (const GArray *frames, const Frame *frame)
{
  for (guint i = 0; i < frames->len; i++) {
    const Frame *other = frames_get (frames, i);
    if (MIN (frame->x2, other->x2) > MAX (frame->x1, other->x1) &&
        MIN (frame->y2, other->y2) > MAX (frame->y1, other->y1))
      return TRUE;
  }
  return FALSE;
}

void
frames_even_out (GArray *frames)
{
  for (guint i = 0; i < frames->len; i++) {
    Frame *frame = &g_array_index (frames, Frame, i);
    for (guint j = 0; j < frames->len; j++)
      if (frames_are_twins (frame, frames_get (frames, j)))
        frame->thickness = MIN (frame->thickness, frames_get (frames, j)->thickness);
  }
}
