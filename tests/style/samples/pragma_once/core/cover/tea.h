/* tea.h: bad: nothing keeps it from being read twice; a #pragma once in a comment does not. */
#include <glib.h>
