/* chunks.c: takes a page's text and the place of its words, gives chunks; takes chunks that belong to cells,
 * gives the page's text with its tables in order. */
#include "chunks.h"

#include <string.h>

void
chunks_init (Chunks *chunks, PageText *page)
{
  const char *text = page->text->str;
  guint next_word = 0;
  char before = '\0';

  *chunks = (Chunks){ .page = page, .all = g_array_new (FALSE, FALSE, sizeof (Chunk)) };
  for (gsize at = 0; text[at] != '\0';) {
    gsize length = strcspn (text + at, " \t\n");
    if (length == 0) {
      before = before == '\n' || (before == '\t' && text[at] == ' ') ? before : text[at];
      at++;
      continue;
    }
    while (next_word < page->words->len && g_array_index (page->words, CpWord, next_word).start < at)
      next_word++;
    const CpWord *word =
        next_word < page->words->len ? &g_array_index (page->words, CpWord, next_word) : NULL;
    const Chunk chunk = { .start = (guint32) at,
                          .length = (guint32) length,
                          .place = word != NULL && word->start == at ? word : NULL,
                          .before = before,
                          .table = NO_TABLE };
    g_array_append_val (chunks->all, chunk);
    before = '\0';
    at += length;
  }
}

void
chunks_clear (Chunks *chunks)
{
  g_clear_pointer (&chunks->all, g_array_unref);
}

Chunk *
chunks_get (const Chunks *chunks, guint index)
{
  return &g_array_index (chunks->all, Chunk, index);
}

gdouble
chunk_middle_x (const Chunk *chunk)
{
  return ((gdouble) chunk->place->x1 + (gdouble) chunk->place->x2) / 2;
}

gdouble
chunk_middle_y (const Chunk *chunk)
{
  return ((gdouble) chunk->place->y1 + (gdouble) chunk->place->y2) / 2;
}

/* A raised "nd" lies mostly beside the word that it belongs to. */
gboolean
are_beside (gdouble top, gdouble bottom, gdouble other_top, gdouble other_bottom)
{
  gdouble shared = MIN (bottom, other_bottom) - MAX (top, other_top);

  return shared > 0.5 * MIN (bottom - top, other_bottom - other_top);
}

void
chunks_release (Chunks *chunks, guint table)
{
  for (guint i = 0; i < chunks->all->len; i++)
    if (chunks_get (chunks, i)->table == table)
      chunks_get (chunks, i)->table = NO_TABLE;
}

typedef struct {
  const Chunk *chunk;
  guint line; /* within its cell, from the top */
} Placed;

static gint
compare_cells (const Chunk *left, const Chunk *right)
{
  if (left->row != right->row)
    return left->row < right->row ? -1 : 1;
  return (left->column > right->column) - (left->column < right->column);
}

static gint
compare_heights (gconstpointer a, gconstpointer b)
{
  const Chunk *left = ((const Placed *) a)->chunk, *right = ((const Placed *) b)->chunk;
  gint cells = compare_cells (left, right);
  gdouble difference = chunk_middle_y (left) - chunk_middle_y (right);

  if (cells != 0)
    return cells;
  return difference != 0 ? (difference > 0) - (difference < 0)
                         : (left->place->x1 > right->place->x1) - (left->place->x1 < right->place->x1);
}

static gint
compare_lines (gconstpointer a, gconstpointer b)
{
  const Placed *left = a, *right = b;
  gint cells = compare_cells (left->chunk, right->chunk);

  if (cells != 0)
    return cells;
  if (left->line != right->line)
    return left->line < right->line ? -1 : 1;
  return (left->chunk->place->x1 > right->chunk->place->x1) -
         (left->chunk->place->x1 < right->chunk->place->x1);
}

/* The chunks of a table, row by row, cell by cell, line by line. */
static GArray *
sort_table (const Chunks *chunks, guint table)
{
  GArray *sorted = g_array_new (FALSE, FALSE, sizeof (Placed));
  gdouble top = 0, bottom = 0;

  for (guint i = 0; i < chunks->all->len; i++) {
    const Placed placed = { chunks_get (chunks, i), 0 };
    if (placed.chunk->table == table)
      g_array_append_val (sorted, placed);
  }
  g_array_sort (sorted, compare_heights);
  for (guint i = 0; i < sorted->len; i++) {
    Placed *placed = &g_array_index (sorted, Placed, i);
    const CpWord *place = placed->chunk->place;
    const Placed *before = i > 0 ? placed - 1 : NULL;
    gboolean goes_on = before != NULL && compare_cells (before->chunk, placed->chunk) == 0;
    gboolean is_beside = goes_on && are_beside (top, bottom, (gdouble) place->y1, (gdouble) place->y2);
    placed->line = goes_on ? before->line + !is_beside : 0;
    top = is_beside ? MIN (top, (gdouble) place->y1) : (gdouble) place->y1;
    bottom = is_beside ? MAX (bottom, (gdouble) place->y2) : (gdouble) place->y2;
  }
  g_array_sort (sorted, compare_lines);
  return sorted;
}

/* What takes the place of a page's text and words. */
typedef struct {
  const PageText *page;
  GString *text;
  GArray *words;
} Rewriting;

static void
copy_chunk (const Chunk *chunk, Rewriting *new)
{
  if (chunk->place != NULL) {
    CpWord word = *chunk->place;
    word.start = (guint32) new->text->len;
    g_array_append_val (new->words, word);
  }
  g_string_append_len (new->text, new->page->text->str + chunk->start, chunk->length);
}

static void
end_cell (const Rewriting *new, const Chunk *chunk, guint table, gsize start)
{
  const CpMark mark = { .kind = CP_MARK_CELL,
                        .start = (guint32) start,
                        .length = (guint32) (new->text->len - start),
                        .table = (guint16) table,
                        .row = (guint16) chunk->row,
                        .column = (guint16) chunk->column };

  g_array_append_val (new->page->marks, mark);
}

static void
write_table (const GArray *sorted, guint table, Rewriting *new)
{
  guint row = 0, column = 0;

  for (guint i = 0; i < sorted->len;) {
    const Chunk *first = g_array_index (sorted, Placed, i).chunk;
    for (; row < first->row; row++, column = 0)
      g_string_append_c (new->text, '\n');
    for (; column < first->column; column++)
      g_string_append_c (new->text, '\t');
    gsize start = new->text->len;
    for (; i < sorted->len && compare_cells (g_array_index (sorted, Placed, i).chunk, first) == 0; i++) {
      if (new->text->len > start)
        g_string_append_c (new->text, ' ');
      copy_chunk (g_array_index (sorted, Placed, i).chunk, new);
    }
    end_cell (new, first, table, start);
  }
  g_string_append_c (new->text, '\n');
}

static gboolean
is_at_line_start (const GString *text)
{
  return text->len == 0 || text->str[text->len - 1] == '\n';
}

/* Tables are numbered in the order in which they stand in the text. */
void
chunks_write (Chunks *chunks)
{
  PageText *page = chunks->page;
  Rewriting new = { page, g_string_new (NULL), g_array_new (FALSE, FALSE, sizeof (CpWord)) };
  g_autofree gboolean *written = g_new0 (gboolean, chunks->n_tables + 1);
  guint n_written = 0;
  gboolean ends_line = FALSE;

  for (guint i = 0; i < chunks->all->len; i++) {
    const Chunk *chunk = chunks_get (chunks, i);
    gboolean is_new_line = ends_line || chunk->before == '\n' || chunk->table != NO_TABLE;
    ends_line = (ends_line || chunk->before == '\n') && chunk->table != NO_TABLE;
    if (chunk->table != NO_TABLE && written[chunk->table])
      continue;
    if (is_new_line && !is_at_line_start (new.text))
      g_string_append_c (new.text, '\n');
    else if (!is_at_line_start (new.text))
      g_string_append_c (new.text, chunk->before);
    if (chunk->table == NO_TABLE) {
      copy_chunk (chunk, &new);
      continue;
    }
    g_autoptr (GArray) sorted = sort_table (chunks, chunk->table);
    write_table (sorted, n_written++, &new);
    written[chunk->table] = TRUE;
  }
  if (!is_at_line_start (new.text))
    g_string_append_c (new.text, '\n');
  g_string_free (page->text, TRUE);
  g_array_unref (page->words);
  page->text = new.text;
  page->words = new.words;
}
