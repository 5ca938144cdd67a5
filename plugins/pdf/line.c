/* line.c: takes the letters of a line with their boxes, gives its words in reading order, the cells of a
 * table apart, and a box for each word. */
#include "line.h"
#include "word-order.h"

#include <float.h>

/* Poppler puts a space between words that stand this far apart in one block, but none between two blocks that
 * it takes for cells of a table row.  Counted in heights of a letter. */
#define WIDEST_IN_WORD 0.25
/* What stands in front of a line may be a bullet or a number, and no cell. */
#define BULLET_SIGNS 3
/* "A G E N D A": letters of a heading that are set apart.  Poppler takes each for a word, or two for one. */
#define LEAST_SPACED 5
#define MOST_LETTERS_SPACED 1.3
#define WIDEST_SPACED 0.4  /* heights of a letter, between most of them */
#define BETWEEN_SPACED 1.6 /* times that is the space between two words */

void
line_init (Line *line, PageText *page, gboolean from_right)
{
  *line = (Line){ .page = page, .from_right = from_right };
  line->letters = g_string_new (NULL);
  line->runs = g_array_new (FALSE, FALSE, sizeof (Run));
}

void
line_clear (Line *line)
{
  g_string_free (line->letters, TRUE);
  g_array_unref (line->runs);
}

static void
begin_run (Line *line)
{
  const Run run = { .start = line->letters->len, .x1 = G_MAXDOUBLE, .y1 = G_MAXDOUBLE, .x2 = -1, .y2 = -1 };

  g_array_append_val (line->runs, run);
  line->in_run = TRUE;
}

static void
widen_run (Run *run, const PopplerRectangle *box)
{
  run->x1 = MIN (run->x1, MIN (box->x1, box->x2));
  run->y1 = MIN (run->y1, MIN (box->y1, box->y2));
  run->x2 = MAX (run->x2, MAX (box->x1, box->x2));
  run->y2 = MAX (run->y2, MAX (box->y1, box->y2));
}

/* A ligature is written out, since nobody types one in a search. */
static void
append_letters (GString *letters, gunichar u)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n = 1;

  parts[0] = u;
  if (u >= 0xFB00 && u <= 0xFB06)
    n = g_unichar_fully_decompose (u, TRUE, parts, G_N_ELEMENTS (parts));
  for (gsize i = 0; i < n; i++)
    g_string_append_unichar (letters, parts[i]);
}

/* Rounding to a float may carry a box over the edge of the page, where the host allows nothing. */
static gfloat
clip (gdouble points, gdouble edge)
{
  gfloat clipped = (gfloat) CLAMP (points, 0, edge);

  return (gdouble) clipped > edge ? clipped * (1 - FLT_EPSILON) : clipped;
}

static void
place_run (PageText *page, const Run *run, gsize start)
{
  const CpWord word = { .start = (guint32) start,
                        .length = (guint32) run->length,
                        .x1 = clip (run->x1, page->width),
                        .y1 = clip (run->y1, page->height),
                        .x2 = clip (run->x2, page->width),
                        .y2 = clip (run->y2, page->height) };

  if (word.x1 < word.x2 && word.y1 < word.y2)
    g_array_append_val (page->words, word);
}

static gint
compare_numbers (gconstpointer a, gconstpointer b)
{
  gdouble left = *(const gdouble *) a, right = *(const gdouble *) b;

  return (left > right) - (left < right);
}

static gdouble
space_before (const GArray *runs, guint index)
{
  return g_array_index (runs, Run, index).x1 - g_array_index (runs, Run, index - 1).x2;
}

/* The usual space between the letters of such a heading; -1 where it is none. */
static gdouble
find_letter_space (const Line *line)
{
  g_autoptr (GArray) spaces = g_array_new (FALSE, FALSE, sizeof (gdouble));
  glong n_letters = g_utf8_strlen (line->letters->str, (gssize) line->letters->len);
  guint n = line->runs->len;

  if (n < LEAST_SPACED || (gdouble) n_letters > MOST_LETTERS_SPACED * n)
    return -1;
  for (guint i = 1; i < n; i++) {
    gdouble space = space_before (line->runs, i);
    if (space < 0)
      return -1;
    g_array_append_val (spaces, space);
  }
  g_array_sort (spaces, compare_numbers);
  const Run *first = &g_array_index (line->runs, Run, 0);
  gdouble usual = g_array_index (spaces, gdouble, spaces->len / 2);
  return usual > 0 && usual <= WIDEST_SPACED * (first->y2 - first->y1) ? usual : -1;
}

static void
join_letters (const Line *line)
{
  gdouble usual = line->from_right ? -1 : find_letter_space (line);
  guint n = 1;

  for (guint i = 1; usual > 0 && i < line->runs->len; i++) {
    const Run *run = &g_array_index (line->runs, Run, i);
    Run *before = &g_array_index (line->runs, Run, n - 1);
    gdouble space = run->x1 - before->x2;
    if (space > BETWEEN_SPACED * usual || before->start + before->length != run->start) {
      g_array_index (line->runs, Run, n++) = *run;
      continue;
    }
    before->length += run->length;
    before->x2 = run->x2;
    before->y1 = MIN (before->y1, run->y1);
    before->y2 = MAX (before->y2, run->y2);
  }
  if (usual > 0)
    g_array_set_size (line->runs, n);
}

static void
end_cell (Line *line)
{
  GString *text = line->page->text;

  join_letters (line);
  order_runs ((Run *) (void *) line->runs->data, line->runs->len, line->from_right);
  for (guint i = 0; i < line->runs->len; i++) {
    const Run *run = &g_array_index (line->runs, Run, i);
    if (i > 0)
      g_string_append_c (text, ' ');
    place_run (line->page, run, text->len);
    g_string_append_len (text, line->letters->str + run->start, (gssize) run->length);
  }
  g_array_set_size (line->runs, 0);
  g_string_truncate (line->letters, 0);
  line->in_run = FALSE;
}

static void
begin_cell (Line *line)
{
  gboolean is_bullet = line->n_cells == 0 && line->n_signs <= BULLET_SIGNS;

  end_cell (line);
  g_string_append_c (line->page->text, is_bullet ? ' ' : '\t');
  line->n_cells++;
  line->n_signs = 0;
}

/* In either direction, since a line may run up or down the page. */
static gboolean
stand_apart (const PopplerRectangle *a, const PopplerRectangle *b)
{
  gdouble size = MAX (a->x2 - a->x1, a->y2 - a->y1);
  gdouble beside = MAX (a->x1, b->x1) - MIN (a->x2, b->x2);
  gdouble below = MAX (a->y1, b->y1) - MIN (a->y2, b->y2);

  return MAX (beside, below) > WIDEST_IN_WORD * size;
}

void
line_add_letter (Line *line, gunichar letter, const PopplerRectangle *box)
{
  if (line->in_run && line->last != NULL && box != NULL && stand_apart (line->last, box))
    begin_cell (line);
  if (!line->in_run)
    begin_run (line);
  Run *run = &g_array_index (line->runs, Run, line->runs->len - 1);
  append_letters (line->letters, letter);
  run->length = line->letters->len - run->start;
  if (run->direction == DIRECTION_NONE)
    run->direction = find_direction (letter);
  if (box != NULL)
    widen_run (run, box);
  line->last = box;
  line->n_signs++;
  line->page->n_signs++;
}

void
line_add_space (Line *line)
{
  line->in_run = FALSE;
}

void
line_end (Line *line)
{
  gboolean is_empty = line->n_cells == 0 && line->runs->len == 0;

  end_cell (line);
  if (!is_empty)
    g_string_append_c (line->page->text, '\n');
  line->n_cells = 0;
  line->n_signs = 0;
  line->last = NULL;
}
