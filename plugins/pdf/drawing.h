/* drawing.h: pages as pictures. */
#pragma once

#include "page-text.h"

typedef cairo_surface_t CairoSurface;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CairoSurface, cairo_surface_destroy)

/* The page on white paper, 32 bits a dot; NULL where there is no memory for it. */
CairoSurface *draw_page (PopplerPage *page, gdouble width, gdouble height, gdouble dots_per_point);
/* The same of a part of the page, in any format. */
CairoSurface *draw_window (PopplerPage *page, const CpArea *window, gdouble dots_per_point,
                           cairo_format_t format);
/* How light a dot of such a picture is (ITU-R BT.601): 0 is black. */
guint8 grey_of (guint32 dot);
/* Recognition gains nothing beyond this. */
#define DRAWING_MOST_DOTS_PER_INCH 300.0
/* Pushes the page as a picture whose words are to be recognised, as fine as its largest picture is. */
gboolean push_drawing (PopplerPage *page, const PageText *text, gdouble most_dots_per_inch, guint carries,
                       CpSink *sink, GError **error);
/* What CpPlugin.render asks for. */
gboolean render_page (const CpFile *file, const CpView *view, CpSink *sink, GError **error);
