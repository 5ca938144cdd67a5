/* boxes.h: printed squares and circles to be ticked. */
#pragma once

#include "frames.h"

typedef enum { BOX_EMPTY, BOX_TICKED, BOX_CROSSED, BOX_FILLED } BoxMark;

typedef struct {
  Frame frame;
  BoxMark mark;
  gdouble doubt; /* 0 to 1: of the mark.  Over a half: it may be one or none */
  PIX *picture;  /* of the box and what is around it; owned */
  char *name;    /* the words beside it, once somebody has found them; owned */
} Box;

/* Finds the boxes (an array of Box, by rows), and takes them off the sheet with what was put in them. */
GArray *boxes_take_off (Sheet *sheet);

static inline const Box *
boxes_get (const GArray *boxes, guint index)
{
  return &g_array_index (boxes, Box, index);
}
