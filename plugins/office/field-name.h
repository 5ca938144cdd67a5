/* field-name.h: what a form field is called. */
#pragma once

#include "coproof-plugin.h"

/* The name that somebody gave it, or else the words before it; those of a tick stand after it.  Both may be
 * NULL.  Borrowed from them. */
const char *field_name_choose (CpFieldKind kind, const char *given, const char *before);
