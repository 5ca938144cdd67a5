/* density.h: how closely the dots of a picture stand, as its own header says. */
#pragma once

#include <glib.h>

/* In dots per inch; FALSE where the header does not say. */
gboolean density_read (const guint8 *bytes, gsize length, gdouble *ret_across, gdouble *ret_down);
