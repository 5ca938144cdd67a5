/* zip-names.h: the names in a zip's own list. */
#pragma once

#include <glib.h>

/* Whether a member of the zip itself, and not of a zip within it, has a name that ends so. */
gboolean cp_identify_zip_holds (const guint8 *bytes, gsize length, const char *ending);
