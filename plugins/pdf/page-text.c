/* page-text.c: takes a page, gives its text without what cannot be seen, and a box for each run of characters
 * between spaces.  Boxes come from poppler's layout, character by character, never from a search. */
#include "page-text.h"
#include "clean.h"
#include "layout.h"
#include "line.h"
#include "table.h"

#define REPLACEMENT 0xFFFD
#define RIGHT_TO_LEFT 0x202B
#define END_OF_EMBEDDING 0x202C
#define MAX_POINTS 100000.0 /* the host takes no larger page */

/* The characters of a page, one after the other. */
typedef struct {
  const char *next;
  const PopplerRectangle *next_box; /* NULL where the boxes cannot be told apart */
  gboolean marks_have_boxes;
  gunichar before;
} Characters;

/* Poppler puts such marks around words from right to left, and a PDF may hold them itself. */
static gboolean
is_embedding_mark (gunichar u)
{
  return u >= 0x202A && u <= 0x202C;
}

static gunichar
take_character (const char **text)
{
  gunichar u = g_utf8_get_char_validated (*text, -1);

  if (u == (gunichar) -1 || u == (gunichar) -2) {
    (*text)++;
    return REPLACEMENT;
  }
  *text = g_utf8_next_char (*text);
  return u;
}

/* A box belongs to a character only as long as there are as many of the one as of the other.  Marks that
 * poppler has made have none. */
static Characters
match_boxes (const Layout *layout)
{
  Characters characters = { .next = layout->text };
  guint n_characters = 0, n_marks = 0;

  for (const char *c = layout->text; *c != '\0'; n_characters++)
    n_marks += is_embedding_mark (take_character (&c));
  characters.marks_have_boxes = layout->n_boxes == n_characters;
  if (characters.marks_have_boxes || layout->n_boxes == n_characters - n_marks)
    characters.next_box = layout->boxes;
  return characters;
}

/* Poppler forgets the space between some words from right to left, but not the marks around each. */
static gboolean
is_space (gunichar before, gunichar u)
{
  return g_unichar_isspace (u) || (u == RIGHT_TO_LEFT && before == END_OF_EMBEDDING);
}

static void
read_character (Characters *characters, Line *line)
{
  const PopplerRectangle *box = characters->next_box;
  gunichar u = take_character (&characters->next);

  if (is_embedding_mark (u) && !characters->marks_have_boxes)
    box = NULL;
  else if (box != NULL)
    characters->next_box++;
  if (u == '\n')
    line_end (line);
  else if (is_space (characters->before, u))
    line_add_space (line);
  else if (!is_unwanted (u))
    line_add_letter (line, u, box);
  characters->before = u;
}

static gboolean
is_size (gdouble points)
{
  return points > 0 && points <= MAX_POINTS;
}

PageText *
page_text_new (PopplerPage *page)
{
  PageText *text = g_new0 (PageText, 1);
  g_auto (Layout) layout = { 0 };

  text->text = g_string_new (NULL);
  text->words = g_array_new (FALSE, FALSE, sizeof (CpWord));
  text->marks = g_array_new (FALSE, FALSE, sizeof (CpMark));
  poppler_page_get_size (page, &text->width, &text->height);
  if (!is_size (text->width) || !is_size (text->height))
    text->width = text->height = 0;
  layout_init (&layout, page);
  text->is_cut = layout.is_cut;

  g_auto (Line) line;
  line_init (&line, text, layout.from_right);
  for (Characters characters = match_boxes (&layout); *characters.next != '\0';)
    read_character (&characters, &line);
  line_end (&line);
  if (!layout.from_right)
    page_text_find_tables (text, page);
  return text;
}

void
page_text_free (PageText *text)
{
  if (text == NULL)
    return;
  g_string_free (text->text, TRUE);
  g_array_unref (text->words);
  g_array_unref (text->marks);
  g_free (text);
}

void
page_text_add (PageText *text, const char *words)
{
  if (text->text->len > 0)
    g_string_append_c (text->text, '\n');
  g_string_append (text->text, words);
  g_string_append_c (text->text, '\n');
}
