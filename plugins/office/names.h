/* names.h: the names of elements and attributes, written shortly with the prefixes that the standard uses. */
#pragma once

#include <glib.h>

/* Stands between namespace and name in what expat gives. */
#define NAME_SEPARATOR ' '

/* Calls `take` with the full form of "w:p" in each of the namespaces that it may stand in. */
void name_each_full_form (const char *name, void (*take) (const char *full_name, gpointer data),
                          gpointer data);
/* Is this, as expat gives it, the name "w:val"? */
gboolean name_is (const char *full_name, const char *name);
