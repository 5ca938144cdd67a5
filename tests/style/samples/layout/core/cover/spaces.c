/* spaces.c: bad: not as clang-format lays it out. */
#include <glib.h>

guint   cp_count_spaces(const char* text);
