/* drawing.h: pictures for people to look at. */
#pragma once

#include "page-picture.h"

/* A picture in colour, 32 bits a dot, on white where it lets light through; takes the picture over.  NULL
 * where there is no room. */
PIX *drawing_take_colour (PIX *pix);
/* How many dots for each point of the page a view asks for. */
gdouble drawing_find_scale (const CpView *view);
/* Makes the picture of a whole page, in colour, no larger than the view needs; takes the picture over. */
PIX *drawing_shrink (PIX *pix, const Paper *paper, const CpView *view);
/* Pushes what CpPlugin.render asks for of a page that is shown as in `pix`, in colour. */
gboolean drawing_push (CpSink *sink, PIX *pix, const Paper *paper, const CpView *view, GError **error);
