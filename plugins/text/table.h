/* table.h: tables as text: rows that are lines, cells parted by a character. */
#pragma once

#include "coproof-plugin.h"

/* The character that parts the cells, or NUL where the text is no table. */
char table_find_separator (const char *text);
/* Pushes the table as a sheet with its cells marked; a very long one goes on in another. */
gboolean table_push (const char *text, char separator, CpSink *sink, GError **error);
