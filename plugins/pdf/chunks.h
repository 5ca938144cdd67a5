/* chunks.h: the text of a page as pieces that can be put into the cells of tables. */
#pragma once

#include "page-text.h"

#define NO_TABLE G_MAXUINT

/* Letters between spaces. */
typedef struct {
  guint32 start, length; /* in the page's text */
  const CpWord *place;   /* NULL where it is not known */
  char before;           /* what parts it from the chunk before: ' ', '\t', '\n'; '\0' for the first */
  guint table;           /* NO_TABLE where it is in none */
  guint row, column;
} Chunk;

typedef struct {
  PageText *page;
  GArray *all;    /* Chunk, in the order of the text */
  guint n_tables; /* that have been found */
} Chunks;

/* `page` must outlive the chunks, and its text must stay as it is. */
void chunks_init (Chunks *chunks, PageText *page);
void chunks_clear (Chunks *chunks);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Chunks, chunks_clear)

/* The chunk with that index, which must be there; owned by `chunks`. */
Chunk *chunks_get (const Chunks *chunks, guint index);
/* The middle of a chunk whose place is known, in points from the left and from the top. */
gdouble chunk_middle_x (const Chunk *chunk);
gdouble chunk_middle_y (const Chunk *chunk);
/* Whether two things with these tops and bottoms stand beside each other, in one line of writing. */
gboolean are_beside (gdouble top, gdouble bottom, gdouble other_top, gdouble other_bottom);

/* Takes all chunks out of that table. */
void chunks_release (Chunks *chunks, guint table);

/* Writes the page's text anew: each table with its cells marked, where the first of its chunks stood, and all
 * else in the order in which it was.  The chunks are of no use after that. */
void chunks_write (Chunks *chunks);
