/* query-phrases.h: the phrases of a query, and which of them must stand near to each other. */
#pragma once

#include <glib.h>

/* One phrase of an FTS5 expression, by its number in it. */
typedef struct {
  guint first, n; /* the phrases of its NEAR group; itself alone where it stands in none */
  int within;     /* so many other words may stand between them */
} CpQueryPhrase;

/* The length of the phrase in quotes, or of the bare word, that begins here; 0 where none does, or it has
 * quotes within. */
gsize cp_query_phrase_length (const char *text);

/* CpQueryPhrase: those of the expression, in its order.  NULL where it has something whose phrases are not
 * known here.  Owned by the caller. */
GArray *cp_query_phrases_read (const char *expression);
