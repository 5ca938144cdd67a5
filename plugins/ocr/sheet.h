/* sheet.h: the picture of a page made ready: upright, straight, evenly lit, at a resolution that suits. */
#pragma once

#include "autoptr-leptonica.h"
#include "coproof-plugin.h"

/* A place on the page, in points. */
typedef struct {
  gdouble x1, y1, x2, y2;
} Place;

typedef struct {
  PIX *grey;             /* 8 bits a dot, dark on light, evenly lit */
  PIX *seen;             /* the same before its light was made even */
  PIX *ink;              /* 1 bit a dot: what is dark against its surroundings */
  gdouble dots_per_inch; /* of both */
  gdouble map[6]; /* dots to points: x = map[0] x + map[1] y + map[2], y = map[3] x + map[4] y + map[5] */
  gdouble page_width, page_height;
  gboolean is_paper; /* most of it has one light tone */
  char *script;      /* that most of it is written in, as tesseract calls it; NULL where that is not clear */
} Sheet;

Sheet *sheet_new (const CpPicture *picture);
void sheet_free (Sheet *sheet);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sheet, sheet_free)

/* Where a rectangle of dots stands on the page as it is shown; never off it. */
Place sheet_find_place (const Sheet *sheet, gdouble x1, gdouble y1, gdouble x2, gdouble y2);
/* Dots in so many millimetres. */
gdouble sheet_millimetres (const Sheet *sheet, gdouble millimetres);
