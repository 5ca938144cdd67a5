/* warm-up.h: what is loaded once, before any file is seen. */
#pragma once

#include <glib.h>

gboolean warm_up (GError **error);
