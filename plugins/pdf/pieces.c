/* pieces.c: takes the chunks of a page, gives pieces of lines from the top to the bottom, whatever their
 * order in the text is. */
#include "pieces.h"

/* Counted in heights of a line; the space between two words is about a quarter, in justified lines more. */
#define WIDEST_BETWEEN_WORDS 0.5
/* Between two rows of a table, in points: not a heading with the date beside it and the foot of the page. */
#define MOST_BETWEEN_ROWS 200.0
#define LEAST_CORRIDOR 2.0

static gboolean
goes_on (const Chunk *before, const Chunk *chunk)
{
  const CpWord *left = before->place, *right = chunk->place;
  gdouble height = (gdouble) left->y2 - (gdouble) left->y1;
  gdouble space = (gdouble) right->x1 - (gdouble) left->x2;

  return chunk->before == ' ' && space <= WIDEST_BETWEEN_WORDS * height && space >= -height &&
         are_beside ((gdouble) left->y1, (gdouble) left->y2, (gdouble) right->y1, (gdouble) right->y2);
}

static void
add_chunk (Piece *piece, const Chunk *chunk)
{
  piece->n_chunks++;
  piece->x1 = MIN (piece->x1, (gdouble) chunk->place->x1);
  piece->y1 = MIN (piece->y1, (gdouble) chunk->place->y1);
  piece->x2 = MAX (piece->x2, (gdouble) chunk->place->x2);
  piece->y2 = MAX (piece->y2, (gdouble) chunk->place->y2);
}

static void
split_chunks (Pieces *pieces)
{
  const Chunk *before = NULL;

  for (guint i = 0; i < pieces->chunks->all->len; i++) {
    const Chunk *chunk = chunks_get (pieces->chunks, i);
    if (chunk->table != NO_TABLE || chunk->place == NULL) {
      before = NULL;
      continue;
    }
    if (before == NULL || !goes_on (before, chunk)) {
      const Piece piece = { i, 0, G_MAXDOUBLE, G_MAXDOUBLE, 0, 0, chunk->before == '\t', FALSE, 0 };
      g_array_append_val (pieces->all, piece);
    }
    add_chunk (pieces_get (pieces, pieces->all->len - 1), chunk);
    before = chunk;
  }
}

static gint
compare_heights (gconstpointer a, gconstpointer b)
{
  const Piece *left = a, *right = b;
  gdouble difference = left->y1 + left->y2 - right->y1 - right->y2;

  return difference != 0 ? (difference > 0) - (difference < 0)
                         : (left->x1 > right->x1) - (left->x1 < right->x1);
}

static gint
compare_places (gconstpointer a, gconstpointer b)
{
  const Piece *left = a, *right = b;

  return (left->x1 > right->x1) - (left->x1 < right->x1);
}

/* What is beside the first piece of a line belongs to it: words in the middle of their cells stand half a
 * line beside others, and would make one line of a whole row. */
static void
find_lines (Pieces *pieces)
{
  PieceLine *last = NULL;
  const Piece *first = NULL;

  g_array_sort (pieces->all, compare_heights);
  for (guint i = 0; i < pieces->all->len; i++) {
    const Piece *piece = pieces_get (pieces, i);
    if (last == NULL || !are_beside (first->y1, first->y2, piece->y1, piece->y2)) {
      first = piece;
      const PieceLine line = { i, 0, piece->y1, piece->y2 };
      g_array_append_val (pieces->lines, line);
      last = pieces_line (pieces, pieces->lines->len - 1);
    }
    last->n++;
    last->y1 = MIN (last->y1, piece->y1);
    last->y2 = MAX (last->y2, piece->y2);
  }
  for (guint i = 0; i < pieces->lines->len; i++) {
    const PieceLine *line = pieces_line (pieces, i);
    qsort (pieces_get (pieces, line->first), line->n, sizeof (Piece), compare_places);
  }
}

void
pieces_init (Pieces *pieces, Chunks *chunks)
{
  *pieces = (Pieces){ chunks, g_array_new (FALSE, FALSE, sizeof (Piece)),
                      g_array_new (FALSE, FALSE, sizeof (PieceLine)) };
  split_chunks (pieces);
  find_lines (pieces);
}

void
pieces_clear (Pieces *pieces)
{
  g_clear_pointer (&pieces->all, g_array_unref);
  g_clear_pointer (&pieces->lines, g_array_unref);
}

Piece *
pieces_get (const Pieces *pieces, guint index)
{
  return &g_array_index (pieces->all, Piece, index);
}

PieceLine *
pieces_line (const Pieces *pieces, guint index)
{
  return &g_array_index (pieces->lines, PieceLine, index);
}

static Piece
join_chunks (const Pieces *pieces, guint first, guint end)
{
  Piece piece = { first, 0, G_MAXDOUBLE, G_MAXDOUBLE, 0, 0, FALSE, FALSE, 0 };

  for (guint i = first; i < end; i++)
    add_chunk (&piece, chunks_get (pieces->chunks, i));
  return piece;
}

void
pieces_split (Pieces *pieces, guint index, guint chunk)
{
  const Piece whole = *pieces_get (pieces, index);
  const Piece left = join_chunks (pieces, whole.first_chunk, chunk);
  const Piece right = join_chunks (pieces, chunk, whole.first_chunk + whole.n_chunks);

  *pieces_get (pieces, index) = left;
  g_array_insert_val (pieces->all, index + 1, right);
  for (guint i = 0; i < pieces->lines->len; i++) {
    PieceLine *line = pieces_line (pieces, i);
    line->n += index >= line->first && index < line->first + line->n;
    line->first += line->first > index;
  }
}

/* Whether some space between two pieces of the one line lies over some space of the other. */
static gboolean
share_corridor (const Pieces *pieces, const PieceLine *line, const PieceLine *below)
{
  for (guint i = line->first; i + 1 < line->first + line->n; i++)
    for (guint j = below->first; j + 1 < below->first + below->n; j++) {
      gdouble left = MAX (pieces_get (pieces, i)->x2, pieces_get (pieces, j)->x2);
      gdouble right = MIN (pieces_get (pieces, i + 1)->x1, pieces_get (pieces, j + 1)->x1);
      if (right - left >= LEAST_CORRIDOR)
        return TRUE;
    }
  return FALSE;
}

gboolean
pieces_stand_side_by_side (const Pieces *pieces, gdouble *ret_top, gdouble *ret_bottom)
{
  gboolean found = FALSE;

  *ret_top = G_MAXDOUBLE;
  *ret_bottom = 0;
  for (guint i = 0; i < pieces->lines->len; i++)
    for (guint j = i + 1; j < pieces->lines->len; j++) {
      const PieceLine *line = pieces_line (pieces, i), *below = pieces_line (pieces, j);
      if (line->n < 2 || below->y1 - line->y2 > MOST_BETWEEN_ROWS)
        break;
      if (!share_corridor (pieces, line, below))
        continue;
      *ret_top = MIN (*ret_top, line->y1);
      *ret_bottom = MAX (*ret_bottom, below->y2);
      found = TRUE;
      break;
    }
  return found;
}
