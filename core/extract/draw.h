/* draw.h: pictures of parts of pages, for people: each drawn by the plugin that read the file, in a worker.
 */
#pragma once

#include "host.h"
#include "item.h"

extern const CpWork cp_draw_work;

/* What is to be drawn, and the picture once it is. */
typedef struct {
  CpItem *item; /* borrowed */
  guint32 page;
  CpArea window;
  guint32 width;  /* of the picture, in dots */
  GArray *marked; /* CpArea */
  GBytes *png;    /* NULL until it is drawn, and for ever where the plugin cannot draw it */
} CpDrawing;

/* Takes `marked` over. */
CpDrawing *cp_drawing_new (CpItem *item, guint32 page, const CpArea *window, guint32 width, GArray *marked);
void cp_drawing_free (CpDrawing *drawing);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpDrawing, cp_drawing_free)

/* Draws all of them (CpDrawing), as many at once as there are processors.  One that cannot be drawn stays
 * without a picture.  FALSE with CP_ERROR (FAULT) only when the host itself failed. */
gboolean cp_draw_pages (CpHost *host, CpItems *items, const GPtrArray *drawings, GError **error);
