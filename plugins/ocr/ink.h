/* ink.h: what the ink in a part of a sheet looks like. */
#pragma once

#include "sheet.h"

typedef struct {
  int x1, y1, x2, y2; /* dots of the sheet; the last ones are outside */
} Part;

typedef struct {
  gdouble length;        /* of all strokes, millimetres */
  gdouble width, height; /* of all of it together, millimetres */
  gdouble widest;        /* of the pieces that hang together, millimetres */
  gdouble darkness;      /* against the paper around it, of 255 */
  Part place;            /* of all of it */
} Ink;

/* Looks at the pieces of ink that lie in the part by at least half; specks apart. */
Ink ink_measure (const Sheet *sheet, const Part *part);

/* What of the part lies on the sheet; NULL where nothing does. */
PIX *ink_cut (PIX *pix, const Part *part);
