/* pieces.h: what stands on a page outside of tables, as pieces of lines. */
#pragma once

#include "chunks.h"

/* Chunks beside each other, with no more than the space of a word between. */
typedef struct {
  guint first_chunk, n_chunks;
  gdouble x1, y1, x2, y2;
  gboolean is_after_tab; /* poppler takes it for a cell */
  gboolean is_taken;     /* by a table that is being put together */
  guint column;          /* of that table */
} Piece;

/* Pieces beside each other, from left to right. */
typedef struct {
  guint first, n;
  gdouble y1, y2;
} PieceLine;

typedef struct {
  Chunks *chunks;
  GArray *all;   /* Piece, by line */
  GArray *lines; /* PieceLine, from the top */
} Pieces;

/* Of the chunks that are in no table and whose place is known. */
void pieces_init (Pieces *pieces, Chunks *chunks);
void pieces_clear (Pieces *pieces);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pieces, pieces_clear)

/* The piece or line with that index, which must be there; owned by `pieces`. */
Piece *pieces_get (const Pieces *pieces, guint index);
PieceLine *pieces_line (const Pieces *pieces, guint index);
/* Makes two pieces of one: the second begins with that chunk, which must be within it. */
void pieces_split (Pieces *pieces, guint index, guint chunk);
/* Whether two lines near each other are parted at one place, as the rows of every table are; then also from
 * where to where on the page there are such lines, in points. */
gboolean pieces_stand_side_by_side (const Pieces *pieces, gdouble *ret_top, gdouble *ret_bottom);
