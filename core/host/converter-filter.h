/* converter-filter.h: the system calls that a program behind bubblewrap has no use for. */
#pragma once

#include <glib.h>

/* A descriptor of the filter as bubblewrap takes it, to be read from its start; owned by the caller.  -1 with
 * CP_ERROR (FAULT). */
int cp_converter_filter_new (GError **error);
