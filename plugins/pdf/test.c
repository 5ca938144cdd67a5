/* test.c: what holds of the pdf plugin.  The PDFs come from fixtures/make. */
#define _GNU_SOURCE /* memmem */
#include "recording-sink.h"

#include <cairo.h>
#include <string.h>
#include <sys/resource.h>

static const CpPlugin *plugin;

static RecordingSink *
read_fixture (const char *name)
{
  return recorded_file (plugin, name, "application/pdf");
}

static char *
load_fixture (const char *name, gsize *ret_length)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", name, NULL);
  char *bytes;

  g_assert_true (g_file_get_contents (path, &bytes, ret_length, NULL));
  return bytes;
}

static const CpPage *
get_page (const RecordingSink *sink, guint number)
{
  for (guint i = 0; i < sink->pages->len; i++)
    if (g_array_index (sink->pages, CpPage, i).number == number)
      return &g_array_index (sink->pages, CpPage, i);
  g_error ("there is no page %u", number);
}

static void
assert_says (const RecordingSink *sink, guint number, const char *words)
{
  if (strstr (recorded_text (sink, number), words) == NULL)
    g_error ("page %u does not say \"%s\" but:\n%s", number, words, recorded_text (sink, number));
}

static void
test_word_processor (void)
{
  g_autoptr (RecordingSink) sink = read_fixture ("minutes.pdf");

  g_assert_cmpuint (sink->pages->len, ==, 2);
  g_assert_cmpint (get_page (sink, 1)->unit, ==, CP_UNIT_PAGE);
  g_assert_cmpstr (
      recorded_text (sink, 1), ==,
      "Minutes of the parents’ forum\n"
      "Invented for testing. No such school, no such people.\n"
      "Present: Zoë Example, Sam Sample. The forum read the plan line by line and changed three of its\n"
      "actions before the governors saw it, and asked for the offices to be told so.\n");
  g_assert_cmpstr (recorded_text (sink, 2), ==,
                   "Agreed: the school offers a quiet room from May, as the young people had asked.\n");
  assert_gaps (sink, "");
}

static void
test_browser (void)
{
  g_autoptr (RecordingSink) sink = read_fixture ("survey.pdf");

  assert_says (sink, 1, "“You said, we did” cost £20 for each parent — 14 of 20 families answered.\n");
  assert_says (sink, 1,
               "The first column tells what families said: the\n"
               "office was hard to find, and finding it took long.\n"
               "They asked for signs in four languages.\n"
               "The second column tells what was done: signs\n");
}

static const CpWord *
find_word (const CpPage *page, const char *word)
{
  for (gsize i = 0; i < page->n_words; i++)
    if (page->words[i].length == strlen (word) &&
        memcmp (page->text + page->words[i].start, word, strlen (word)) == 0)
      return &page->words[i];
  g_error ("\"%s\" has no place", word);
}

/* Poppler itself writes "policySam SampleMay". */
static void
test_cells (void)
{
  g_autoptr (RecordingSink) sink = read_fixture ("survey.pdf");

  assert_says (sink, 1, "\tSam Sample\tMay 2026\n");
  g_assert_cmpfloat (find_word (get_page (sink, 1), "Sam")->x2, <,
                     find_word (get_page (sink, 1), "Sample")->x1);
}

static void
assert_cell (const CpPage *page, guint row, guint column, const char *expected)
{
  for (gsize i = 0; i < page->n_marks; i++) {
    const CpMark *mark = &page->marks[i];
    if (mark->kind != CP_MARK_CELL || mark->row != row || mark->column != column)
      continue;
    g_autofree char *text = g_strndup (page->text + mark->start, mark->length);
    g_assert_cmpstr (text, ==, expected);
    return;
  }
  g_error ("there is no cell %u, %u", row, column);
}

/* A browser's table; poppler gives each line of a cell on its own. */
static void
test_rows_of_a_table (void)
{
  g_autoptr (RecordingSink) sink = read_fixture ("plan.pdf");
  const CpPage *page = get_page (sink, 1);

  assert_cell (page, 0, 2, "By when");
  assert_cell (page, 1, 0,
               "Rewrite the letter that families get after a meeting, with four parents, and try it with ten "
               "families before it goes out to all");
  assert_cell (page, 1, 1, "N. Frost and the parent panel");
  assert_cell (page, 2, 2, "1 May 2026");
  assert_says (sink, 1, "\nChildren choose the clubs\tS. Orr\t1 May 2026\n");
  g_assert_cmpfloat (find_word (page, "Orr")->x1, >, find_word (page, "clubs")->x2);
}

static void
assert_each_run_has_a_place (const CpPage *page)
{
  gsize i = 0;

  for (const char *c = page->text + strspn (page->text, " \t\n"); *c != '\0'; i++) {
    gsize length = strcspn (c, " \t\n");
    g_assert_cmpuint (i, <, page->n_words);
    g_assert_cmpuint (page->words[i].start, ==, c - page->text);
    g_assert_cmpuint (page->words[i].length, ==, length);
    c += length + strspn (c + length, " \t\n");
  }
  g_assert_cmpuint (i, ==, page->n_words);
}

/* Below the last row that has two cells in it, poppler gives each column for itself. */
static void
test_rows_with_empty_cells (void)
{
  g_autoptr (RecordingSink) sink = read_fixture ("actions.pdf");

  assert_says (sink, 1,
               "\nAsk the bus firm for a stop\t\tSeptember 2026\n"
               "A garden behind the hall\t\t\tNine families come\n");
  assert_says (sink, 2,
               "\nA garden behind the hall\t\t\tNine families come\nThe panel looks at this plan each term");
}

/* The rows of this table have no more space between them than the lines of a cell: their borders part them.
 */
static void
test_rows_as_tight_as_lines (void)
{
  g_autoptr (RecordingSink) sink = read_fixture ("actions.pdf");
  const CpPage *page = get_page (sink, 1);

  assert_cell (page, 1, 0, "Signs in four languages at the gate and the office");
  assert_cell (page, 2, 0,
               "A quiet room that children helped to choose, with soft chairs and a door that shuts");
  assert_cell (page, 2, 1, "The parent panel and S. Orr");
  assert_cell (page, 3, 0, "A film club on Fridays");
  assert_each_run_has_a_place (page);
}

static void
test_table_over_two_pages_has_its_heading_on_both (void)
{
  g_autoptr (RecordingSink) sink = read_fixture ("actions.pdf");

  for (guint number = 1; number <= 2; number++) {
    assert_cell (get_page (sink, number), 0, 0, "Action");
    assert_cell (get_page (sink, number), 0, 3, "How we shall know");
  }
  assert_cell (get_page (sink, 2), 3, 2, "September 2026");
}

/* Words stand in the middle of their cells, so that hardly any two of a row are in one line. */
static void
test_table_without_borders (void)
{
  g_autoptr (RecordingSink) sink = read_fixture ("open-table.pdf");

  assert_says (sink, 1,
               "\nAction\tWho leads\tBy when\tHow we shall know\n"
               "Signs in four languages at the gate and the office\tSam Sample\t1 May 2026\t"
               "40 families find the office alone\n"
               "A quiet room that children helped to choose, with soft chairs and a door that shuts\t"
               "The parent panel and S. Orr\tJune 2026\t20 children use it\n"
               "A film club on Fridays\tYoung people\n"
               "Ask the bus firm for a stop\t\tSeptember 2026\n"
               "A garden behind the hall\t\t\tNine families come\n"
               "The panel looks at this plan");
  assert_each_run_has_a_place (get_page (sink, 1));
}

static void
test_cells_over_two_rows_and_columns (void)
{
  g_autoptr (RecordingSink) sink = read_fixture ("boxes.pdf");

  assert_says (sink, 1,
               "\nWhat parents and children told us\n"
               "Autumn\tThe hall is loud and it echoes, so that some do not eat there\tFelt on the chairs\n"
               "\tThe queue is long\tTwo queues One of them quiet\n"
               "Spring\t\tNothing yet\n"
               "That was the year.\n");
}

static void
test_columns_of_prose_are_no_table (void)
{
  g_autoptr (RecordingSink) sink = read_fixture ("columns.pdf");

  assert_marks (sink, 1, CP_MARK_CELL, "");
  assert_says (
      sink, 1,
      "that finding it\ntook long.\nSo they asked for signs in\nfour languages and a map\nat the gate that");
}

static void
test_letters_set_apart_are_words (void)
{
  g_autoptr (RecordingSink) sink = read_fixture ("columns.pdf");

  assert_says (sink, 1, "AGENDA FOR MAY\n");
  assert_each_run_has_a_place (get_page (sink, 1));
}

static void
test_page_labels (void)
{
  g_autoptr (RecordingSink) minutes = read_fixture ("minutes.pdf"), survey = read_fixture ("survey.pdf");

  g_assert_cmpstr (get_page (minutes, 1)->label, ==, "i");
  g_assert_cmpstr (get_page (minutes, 2)->label, ==, "1");
  g_assert_null (get_page (survey, 1)->label);
}

/* Made half an hour past midnight in British summer time, which is the day before in Greenwich. */
static void
test_facts (void)
{
  g_autoptr (RecordingSink) sink = read_fixture ("minutes.pdf");

  g_assert_cmpstr (recorded_meta (sink, "title"), ==, "Minutes of the parents’ forum");
  g_assert_cmpstr (recorded_meta (sink, "author"), ==, "Zoë Example");
  g_assert_cmpstr (recorded_meta (sink, "created"), ==, "2026-06-02");
  g_assert_cmpstr (recorded_meta (sink, "modified"), ==, "2026-06-03");
  g_assert_true (g_str_has_prefix (recorded_meta (sink, "producer"), "LibreOffice"));
}

typedef struct {
  gdouble x1, y1, x2, y2;
} Box;

static Box
union_of_words (const CpPage *page)
{
  Box box = { G_MAXDOUBLE, G_MAXDOUBLE, 0, 0 };

  for (gsize i = 0; i < page->n_words; i++) {
    box.x1 = MIN (box.x1, (gdouble) page->words[i].x1);
    box.y1 = MIN (box.y1, (gdouble) page->words[i].y1);
    box.x2 = MAX (box.x2, (gdouble) page->words[i].x2);
    box.y2 = MAX (box.y2, (gdouble) page->words[i].y2);
  }
  return box;
}

/* Letters fill the words' boxes in the direction of writing, and leave room above and below. */
static void
assert_encloses (gdouble from, gdouble to, gdouble ink_from, gdouble ink_to, gdouble room)
{
  g_assert_cmpfloat (from, <=, ink_from + 1);
  g_assert_cmpfloat (to, >=, ink_to - 1);
  g_assert_cmpfloat (ink_from - from, <=, room);
  g_assert_cmpfloat (to - ink_to, <=, room);
}

static void
assert_words_on_ink (const RecordingSink *sink, const char *line)
{
  g_auto (GStrv) numbers = g_strsplit (line, " ", -1);
  gdouble values[5];

  g_assert_cmpuint (g_strv_length (numbers), ==, G_N_ELEMENTS (values));
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    values[i] = g_ascii_strtod (numbers[i], NULL);
  const CpPage *page = get_page (sink, (guint) values[0]);
  const Box box = union_of_words (page);
  gboolean lies = page->number == 2 || page->number == 4 || page->number == 5;

  g_assert_cmpuint (page->n_words, ==, 11);
  assert_encloses (box.x1, box.x2, values[1], values[3], lies ? 5 : 2);
  assert_encloses (box.y1, box.y2, values[2], values[4], lies ? 2 : 5);
}

/* The pages are upright, turned by 90, 180 and 270 degrees, and two show only a part of the sheet; place.ink
 * has what pdftoppm draws of them. */
static void
test_place_of_words (void)
{
  g_autoptr (RecordingSink) sink = read_fixture ("place.pdf");
  gsize length;
  g_autofree char *list = load_fixture ("place.ink", &length);
  g_auto (GStrv) lines = g_strsplit (g_strchomp (list), "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, 6);
  for (guint i = 0; lines[i] != NULL; i++)
    assert_words_on_ink (sink, lines[i]);
}

static void
test_size_as_shown (void)
{
  g_autoptr (RecordingSink) sink = read_fixture ("place.pdf");

  g_assert_cmpfloat_with_epsilon (get_page (sink, 1)->width, 595.3, 0.1);
  g_assert_cmpfloat_with_epsilon (get_page (sink, 2)->width, 841.9, 0.1);
  g_assert_cmpfloat_with_epsilon (get_page (sink, 5)->width, 280, 0.1);
  g_assert_cmpfloat_with_epsilon (get_page (sink, 5)->height, 380, 0.1);
  g_assert_cmpfloat_with_epsilon (get_page (sink, 6)->width, 380, 0.1);
}

static void
test_two_lines (void)
{
  g_autoptr (RecordingSink) sink = read_fixture ("place.pdf");
  const CpWord *last = find_word (get_page (sink, 1), "with"), *first = find_word (get_page (sink, 1), "us");

  assert_says (sink, 1, "with\nus");
  g_assert_cmpfloat (first->y1, >=, (last->y1 + last->y2) / 2);
  g_assert_cmpfloat (first->x2, <, last->x1);
}

static void
test_each_run_has_a_place (void)
{
  static const char *const names[] = { "minutes.pdf", "survey.pdf", "right-to-left.pdf", "pictures.pdf" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (RecordingSink) sink = read_fixture (names[i]);
    for (guint j = 0; j < sink->pages->len; j++)
      assert_each_run_has_a_place (&g_array_index (sink->pages, CpPage, j));
  }
}

static void
test_right_to_left (void)
{
  g_autoptr (RecordingSink) sink = read_fixture ("right-to-left.pdf");

  g_assert_cmpstr (recorded_text (sink, 1), ==,
                   "נפגשנו עם הורים וילדים במאי 2026 ודיברנו\n"
                   "על התוכנית החדשה של בית הספר.\n"
                   "ההורים ביקשו Quiet Room לילדים.\n"
                   "תודה\n");
  g_assert_cmpfloat (find_word (get_page (sink, 1), "ההורים")->x1, >,
                     find_word (get_page (sink, 1), "ביקשו")->x2);
  g_assert_cmpfloat (find_word (get_page (sink, 1), "Quiet")->x2, <,
                     find_word (get_page (sink, 1), "Room")->x1);
}

static void
assert_picture (const RecordingSink *sink, guint index, guint32 page, guint carries)
{
  const CpPicture *picture = &g_array_index (sink->pictures, CpPicture, index);
  guint n_dark = 0;

  for (gsize i = 0; i < (gsize) picture->width * picture->height; i++)
    n_dark += picture->dots[i] < 0xC0;
  g_assert_cmpuint (picture->page, ==, page);
  g_assert_cmpuint (picture->carries, ==, carries);
  g_assert_cmpfloat_with_epsilon (picture->page_width, 297.6, 1);
  g_assert_cmpfloat_with_epsilon (picture->width / picture->dots_per_inch * 72, picture->page_width, 1);
  g_assert_cmpfloat_with_epsilon (picture->height / picture->dots_per_inch * 72, picture->page_height, 1);
  g_assert_cmpfloat (picture->dots_per_inch, >=, 150);
  g_assert_cmpuint (n_dark, >, 100);
}

/* Page 2 is blank, page 5 has enough words. */
static void
test_pictures (void)
{
  g_autoptr (RecordingSink) sink = read_fixture ("pictures.pdf");

  g_assert_cmpuint (sink->pages->len, ==, 5);
  assert_gaps (sink, "");
  g_assert_cmpuint (sink->pictures->len, ==, 3);
  assert_picture (sink, 0, 1, CP_CARRIES_SCAN | CP_CARRIES_PHOTO);
  assert_picture (sink, 1, 3, CP_CARRIES_SCAN);
  assert_picture (sink, 2, 4, CP_CARRIES_SCAN | CP_CARRIES_PHOTO);
  g_assert_cmpstr (recorded_text (sink, 2), ==, "");
  g_assert_cmpstr (recorded_text (sink, 4), ==, "Page 4 of 5\n");
}

static void
test_searchable_scan (void)
{
  g_autoptr (RecordingSink) sink = read_fixture ("searchable.pdf");

  g_assert_cmpuint (sink->pictures->len, ==, 1);
  assert_picture (sink, 0, 1, CP_CARRIES_SCAN | CP_CARRIES_PHOTO);
  g_assert_true (g_str_has_prefix (recorded_text (sink, 1), "A page on a picture"));
  g_assert_true (g_str_has_prefix (recorded_text (sink, 2), "A page on a picture"));
}

/* Its words are kept; what a pen left on a page is only in its picture. */
static void
test_searchable_pages (void)
{
  g_autoptr (RecordingSink) sink = read_fixture ("signed-scan.pdf");

  g_assert_true (g_str_has_prefix (recorded_text (sink, 1), "The Co-Production Charter"));
  g_assert_nonnull (strstr (recorded_text (sink, 2), "Signed by the chair"));
  g_assert_cmpuint (sink->pictures->len, ==, 2);
  for (guint i = 0; i < 2; i++) {
    const CpPicture *picture = &g_array_index (sink->pictures, CpPicture, i);
    g_assert_cmpuint (picture->page, ==, i + 1);
    g_assert_cmpfloat_with_epsilon (picture->dots_per_inch, 150, 1);
    g_assert_cmpfloat_with_epsilon (picture->page_width, 419.5, 1);
  }
  assert_gaps (sink, "");
}

/* Of 26 pages the first twelve and the last twelve. */
static void
test_long_searchable_scan (void)
{
  g_autoptr (RecordingSink) sink = read_fixture ("long-scan.pdf");

  g_assert_cmpuint (sink->pages->len, ==, 26);
  g_assert_cmpuint (sink->pictures->len, ==, 24);
  g_assert_cmpuint (g_array_index (sink->pictures, CpPicture, 11).page, ==, 12);
  g_assert_cmpuint (g_array_index (sink->pictures, CpPicture, 12).page, ==, 15);
  g_assert_cmpuint (sink->gaps->len, ==, 1);
  g_assert_nonnull (strstr (sink->gaps->pdata[0], "only its first and last pages were looked at"));
}

typedef struct {
  const guint8 *bytes;
  gsize length;
} Rest;

static cairo_status_t
read_png (void *data, unsigned char *bytes, unsigned int length)
{
  Rest *rest = data;

  g_assert_cmpuint (length, <=, rest->length);
  memcpy (bytes, rest->bytes, length);
  rest->bytes += length;
  rest->length -= length;
  return CAIRO_STATUS_SUCCESS;
}

/* How many dots are yellow, as only marked ones are. */
static guint
draw_and_count_yellow (const char *name, const CpView *view, int *ret_width)
{
  gsize length;
  g_autofree char *bytes = load_fixture (name, &length);
  const CpFile file = { (const guint8 *) bytes, length, "application/pdf", "pdf" };
  g_autoptr (RecordingSink) sink = recording_sink_new ();
  g_autoptr (GError) error = NULL;
  guint n_yellow = 0;

  g_assert_true (plugin->render (&file, view, &sink->sink, &error));
  g_assert_no_error (error);
  Rest rest = { 0 };
  rest.bytes = g_bytes_get_data (sink->last_child, &rest.length);
  cairo_surface_t *surface = cairo_image_surface_create_from_png_stream (read_png, &rest);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  const guint8 *dots = cairo_image_surface_get_data (surface);
  *ret_width = cairo_image_surface_get_width (surface);
  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    for (int x = 0; x < *ret_width; x++) {
      const guint8 *dot = dots + (gsize) y * (gsize) cairo_image_surface_get_stride (surface) +
                          (gsize) 4 * (gsize) x; /* blue comes first */
      n_yellow += dot[2] > 0xE0 && dot[0] < 0x80;
    }
  cairo_surface_destroy (surface);
  return n_yellow;
}

static void
test_render (void)
{
  g_autoptr (RecordingSink) sink = read_fixture ("place.pdf");
  const CpWord *word = find_word (get_page (sink, 2), "with");
  const CpArea area = { (gdouble) word->x1, (gdouble) word->y1, (gdouble) word->x2, (gdouble) word->y2 };
  const CpArea whole = { 0, 0, 841, 595 }, elsewhere = { 0, 0, 300, 30 };
  const CpView unmarked = { 2, whole, 800, NULL, 0 }, marked = { 2, whole, 800, &area, 1 };
  const CpView beside = { 2, elsewhere, 600, &area, 1 };
  int width;

  g_assert_cmpuint (draw_and_count_yellow ("place.pdf", &unmarked, &width), ==, 0);
  g_assert_cmpuint (draw_and_count_yellow ("place.pdf", &marked, &width), >, 50);
  g_assert_cmpint (width, >=, 800);
  g_assert_cmpint (width, <=, 801);
  g_assert_cmpuint (draw_and_count_yellow ("place.pdf", &beside, &width), ==, 0);
  g_assert_cmpint (width, >=, 600);
}

static void
test_render_no_such_page (void)
{
  gsize length;
  g_autofree char *bytes = load_fixture ("place.pdf", &length);
  const CpFile file = { (const guint8 *) bytes, length, "application/pdf", "pdf" };
  g_autoptr (RecordingSink) sink = recording_sink_new ();
  g_autoptr (GError) error = NULL;
  const CpView view = { 7, { 0, 0, 100, 100 }, 800, NULL, 0 };

  g_assert_false (plugin->render (&file, &view, &sink->sink, &error));
  g_assert_error (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_CORRUPT);
}

static const CpField *
get_field (const RecordingSink *sink, const char *name)
{
  for (guint i = 0; i < sink->fields->len; i++)
    if (g_str_equal (g_array_index (sink->fields, CpField, i).name, name))
      return &g_array_index (sink->fields, CpField, i);
  g_error ("there is no field \"%s\"", name);
}

static void
assert_field (const RecordingSink *sink, const char *name, CpFieldKind kind, gboolean filled,
              const char *value)
{
  const CpField *field = get_field (sink, name);

  g_assert_cmpuint (field->page, ==, 1);
  g_assert_cmpint (field->kind, ==, kind);
  g_assert_cmpint (field->filled, ==, filled);
  g_assert_cmpstr (field->value, ==, value);
}

static void
test_filled_form (void)
{
  g_autoptr (RecordingSink) sink = read_fixture ("form-filled.pdf");

  g_assert_cmpuint (sink->fields->len, ==, 6);
  assert_field (sink, "Name of the school", CP_FIELD_TEXT, TRUE, "Łąka Road School");
  assert_field (sink, "What changed?", CP_FIELD_TEXT, TRUE, "A quiet room.\nSigns in four languages.");
  assert_field (sink, "Agree", CP_FIELD_TICK, TRUE, "ticked");
  assert_field (sink, "How was it?", CP_FIELD_RADIO, TRUE, "choice 2 of 3");
  assert_field (sink, "Level", CP_FIELD_CHOICE, TRUE, "Parents and carers");
  assert_field (sink, "Chair", CP_FIELD_SIGNATURE, TRUE, "signed");
  assert_gaps (sink, "");
}

static void
test_empty_form (void)
{
  g_autoptr (RecordingSink) sink = read_fixture ("form-empty.pdf");

  g_assert_cmpuint (sink->fields->len, ==, 6);
  assert_field (sink, "Name of the school", CP_FIELD_TEXT, FALSE, "");
  assert_field (sink, "What changed?", CP_FIELD_TEXT, FALSE, ""); /* three spaces */
  assert_field (sink, "Agree", CP_FIELD_TICK, FALSE, "");
  assert_field (sink, "How was it?", CP_FIELD_RADIO, FALSE, "");
  assert_field (sink, "Level", CP_FIELD_CHOICE, FALSE, "Please select");
  assert_field (sink, "Chair", CP_FIELD_SIGNATURE, FALSE, "");
  g_assert_true (g_str_has_suffix (recorded_text (sink, 1), "Level:\nSigned:\n"));
}

static void
test_values_can_be_quoted (void)
{
  g_autoptr (RecordingSink) sink = read_fixture ("form-filled.pdf");

  assert_says (sink, 1,
               "\n\nName of the school: Łąka Road School\n\n"
               "What changed? A quiet room.\nSigns in four languages.\n\n"
               "Agree: ticked\n\n");
}

static void
test_typed_over (void)
{
  g_autoptr (RecordingSink) sink = read_fixture ("form-filled.pdf");

  assert_says (sink, 1, "\n\nTyped over the form: thank you all.\n");
}

static void
assert_fails (const char *bytes, gsize length, CpPluginError code, const char *words)
{
  g_autoptr (RecordingSink) sink = recording_sink_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (extract_bytes (plugin, bytes, length, "application/pdf", "pdf", sink, &error));
  g_assert_error (error, CP_PLUGIN_ERROR, (int) code);
  g_assert_cmpstr (error->message, ==, words);
  g_assert_cmpuint (sink->pages->len, ==, 0);
}

static void
test_comments_are_kept_apart (void)
{
  g_autoptr (RecordingSink) sink = read_fixture ("commented.pdf");

  g_assert_cmpuint (sink->asides->len, ==, 2);
  g_assert_cmpstr (sink->asides->pdata[0], ==, "page 1: comment: Ask the families first?");
  g_assert_cmpstr (sink->asides->pdata[1], ==, "page 1: note: There is a stamp on the page: approved.");
  g_assert_null (strstr (recorded_text (sink, 1), "families first"));
}

static void
test_password (void)
{
  gsize length;
  g_autofree char *bytes = load_fixture ("user-password.pdf", &length);

  assert_fails (bytes, length, CP_PLUGIN_ERROR_ENCRYPTED,
                "the PDF opens only with a password or a certificate");
}

static void
test_owner_password (void)
{
  g_autoptr (RecordingSink) sink = read_fixture ("owner-password.pdf");

  assert_says (sink, 1, "They built this invented plan with\n");
}

static void
test_no_pdf (void)
{
  g_autoptr (GString) rubbish = g_string_new ("%PDF-1.7\n");

  for (guint i = 0; i < 5000; i++)
    g_string_append_c (rubbish, (char) (i * i * 31 >> 3));
  assert_fails (rubbish->str, rubbish->len, CP_PLUGIN_ERROR_CORRUPT,
                "it begins like a PDF, but its pages cannot be found");
  assert_fails ("%PDF-1.7\n", 9, CP_PLUGIN_ERROR_CORRUPT,
                "it begins like a PDF, but its pages cannot be found");
  assert_fails ("", 0, CP_PLUGIN_ERROR_CORRUPT, "it begins like a PDF, but its pages cannot be found");
}

/* PDFs made by hand have no table of objects: poppler then looks for the objects itself. */
#define CATALOGUE "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
#define PAGE(content)                                                                                        \
  "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents " content                                        \
  "/Resources<</Font<</F 9 0 R>>>>>>endobj\n"
#define FONT "9 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
#define END "trailer<</Root 1 0 R/Size 12>>\n%%EOF\n"

#define THREE_PAGES(second)                                                                                  \
  CATALOGUE "2 0 obj<</Type/Pages/Kids[3 0 R 4 0 R 5 0 R]/Count 3>>endobj\n"                                 \
            "3 0 obj" PAGE ("6 0 R") "4 0 obj " second " endobj\n5 0 obj" PAGE ("7 0 R") FONT                \
      "6 0 obj<</Length 38>>stream\nBT /F 12 Tf 20 90 Td (Page one.) Tj ET\nendstream endobj\n"              \
      "7 0 obj<</Length 38>>stream\nBT /F 12 Tf 20 90 Td (The last.) Tj ET\nendstream endobj\n" END

/* Of three pages the second is a number: poppler lets the third move up, and does not find the last. */
static void
test_damaged_page (void)
{
  static const char bytes[] = THREE_PAGES ("77");
  g_autoptr (RecordingSink) sink = recording_sink_new ();

  g_assert_true (extract_bytes (plugin, bytes, strlen (bytes), "application/pdf", "pdf", sink, NULL));
  g_assert_cmpstr (recorded_text (sink, 1), ==, "Page one.\n");
  g_assert_cmpstr (recorded_text (sink, 2), ==, "The last.\n");
  assert_gaps (sink, "page 3: damaged (text scan photo): this page is damaged\n");
}

/* The second has a number for its content: poppler does not get past it. */
static void
test_damaged_content (void)
{
  static const char bytes[] = THREE_PAGES ("<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 77>>");
  g_autoptr (RecordingSink) sink = recording_sink_new ();

  g_assert_true (extract_bytes (plugin, bytes, strlen (bytes), "application/pdf", "pdf", sink, NULL));
  g_assert_cmpstr (recorded_text (sink, 1), ==, "Page one.\n");
  assert_gaps (sink, "page 2: damaged (text scan photo): this page is damaged\n"
                     "page 3: damaged (text scan photo): this page is damaged\n");
}

static char *
make_page (const char *content)
{
  g_autofree char *length = g_strdup_printf ("%" G_GSIZE_FORMAT, strlen (content));

  return g_strconcat (CATALOGUE "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                                "3 0 obj" PAGE ("6 0 R") FONT "6 0 obj<</Length ",
                      length, ">>stream\n", content, "\nendstream endobj\n" END, NULL);
}

static RecordingSink *
read_page (const char *content)
{
  g_autofree char *bytes = make_page (content);
  RecordingSink *sink = recording_sink_new ();

  g_assert_true (extract_bytes (plugin, bytes, strlen (bytes), "application/pdf", "pdf", sink, NULL));
  return sink;
}

/* A download that stopped.  Poppler finds no page in the first half of a file; but where somebody has added
 * to a file, and only that is incomplete, it reads the file as it was before. */
static void
test_cut_off (void)
{
  gsize length;
  g_autofree char *half = load_fixture ("survey.pdf", &length);
  g_autofree char *before = make_page ("BT /F 12 Tf 20 90 Td (As it was.) Tj ET");
  g_autofree char *after = g_strconcat (before, "6 0 obj<</Length 40>>stream\nBT /F 12", NULL);
  g_autoptr (RecordingSink) sink = recording_sink_new ();

  assert_fails (half, length / 2, CP_PLUGIN_ERROR_CORRUPT,
                "it begins like a PDF, but its pages cannot be found");
  g_assert_true (extract_bytes (plugin, after, strlen (after), "application/pdf", "pdf", sink, NULL));
  assert_gaps (
      sink, "page 0: damaged (text scan photo): the end of the file is missing, and perhaps some pages with "
            "it\n");
}

static void
test_form_for_adobe (void)
{
  g_autoptr (RecordingSink) sink =
      read_page ("BT /F 8 Tf 9 90 Td (Please wait... If this message is not replaced, your) Tj\n"
                 "0 -12 Td (PDF viewer may not be able to display this type of document.) Tj ET");

  assert_gaps (sink,
               "page 1: unsupported (text): it is a form that only Adobe Reader can show: print it to a PDF "
               "there and send that\n");
}

/* What stands in front of the lines of a list is no cell, though poppler takes the list for a table. */
static void
test_numbers_of_a_list (void)
{
  g_autoptr (RecordingSink) sink =
      read_page ("BT /F 12 Tf 20 150 Td (1) Tj 60 0 Td (First thing) Tj 100 0 Td (May) Tj\n"
                 "-160 -30 Td (2) Tj 60 0 Td (Second) Tj 100 0 Td (June) Tj ET");

  g_assert_cmpstr (recorded_text (sink, 1), ==, "1 First thing\tMay\n2 Second\tJune\n");
}

/* A heading at the right, a word of which half stands left of the page, one wholly off it, and one without
 * size. A corner of the page lies nearer to the second word than to the heading. */
static void
test_words_off_the_page (void)
{
  g_autoptr (RecordingSink) sink =
      read_page ("BT /F 12 Tf 200 170 Td (Heading) Tj ET\n"
                 "BT /F 12 Tf -20 120 Td (Agreement) Tj 900 0 Td (beyond) Tj ET\n"
                 "BT /F 0 Tf 20 50 Td (nothing) Tj ET");
  const CpPage *page = get_page (sink, 1);

  g_assert_cmpuint (page->n_words, ==, 2);
  g_assert_cmpfloat (find_word (page, "Heading")->x1, ==, 200);
  g_assert_cmpfloat (page->words[1].x1, ==, 0);
  g_assert_null (strstr (page->text, "beyond"));
}

/* A table says what the letters of the font mean: A is the ligature fi, B a bell, C turns round what follows,
 * D a character that is none. */
static void
test_what_cannot_be_seen (void)
{
  static const char bytes[] = CATALOGUE
      "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
      "3 0 obj" PAGE (
          "6 0 R") "6 0 obj<</Length 41>>stream\n"
                   "BT /F 12 Tf 20 90 Td (xAnd CBit DE) Tj ET\n"
                   "endstream endobj\n"
                   "9 0 obj<</Type/Font/Subtype/Type1/BaseFont/Courier/ToUnicode 10 0 R>>endobj\n"
                   "10 0 obj<</Length 178>>stream\n"
                   "/CMapName /X def 1 begincodespacerange <00> <ff> endcodespacerange\n"
                   "5 beginbfchar <41> <FB01> <42> <0007> <43> <202E> <44> <D800> <45> <000C> endbfchar\n"
                   "endcmap                   \n"
                   "endstream endobj\n" END;
  g_autoptr (RecordingSink) sink = recording_sink_new ();

  g_assert_true (extract_bytes (plugin, bytes, strlen (bytes), "application/pdf", "pdf", sink, NULL));
  g_assert_cmpstr (recorded_text (sink, 1), ==, "xfind it \uFFFD\n");
  g_assert_cmpfloat_with_epsilon (find_word (get_page (sink, 1), "xfind")->x2, 20 + 4 * 7.2, 0.1);
  g_assert_cmpfloat_with_epsilon (find_word (get_page (sink, 1), "it")->x2, 20 + 9 * 7.2, 0.1);
}

/* A page with two places for a signature, A and B; `objects` may sign one of them. */
static RecordingSink *
read_signed (const char *a, const char *objects)
{
  g_autofree char *bytes = g_strconcat (
      "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[7 0 R 8 0 R]>>>>endobj\n"
      "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
      "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Annots[7 0 R 8 0 R]>>endobj\n"
      "7 0 obj<</Type/Annot/Subtype/Widget/FT/Sig/T(A)/Rect[9 9 99 29]/P 3 0 R",
      a, ">>endobj\n8 0 obj<</Type/Annot/Subtype/Widget/FT/Sig/T(B)/Rect[9 49 99 69]/P 3 0 R>>endobj\n",
      objects, END, NULL);
  RecordingSink *sink = recording_sink_new ();

  g_assert_true (extract_bytes (plugin, bytes, strlen (bytes), "application/pdf", "pdf", sink, NULL));
  return sink;
}

static void
test_one_of_two_signed (void)
{
  g_autoptr (RecordingSink) sink =
      read_signed ("/V 10 0 R", "10 0 obj<</Type/Sig/ByteRange[0 1 2 3]/Contents<00>>>endobj\n");

  assert_field (sink, "A", CP_FIELD_SIGNATURE, FALSE, "");
  assert_field (sink, "B", CP_FIELD_SIGNATURE, FALSE, "");
  assert_gaps (sink,
               "page 1: unsupported (text): 1 of the 2 places for a signature are signed, but we cannot tell "
               "which ones\n");
}

/* Adobe signs a form that its free reader may save; that says nothing of a person. */
/* What is said of signed.pdf with these bytes, and how much it is doubted that the chair signed. */
static void
assert_seal (const char *bytes, gsize length, const char *note, gdouble doubt)
{
  g_autoptr (RecordingSink) sink = recording_sink_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (extract_bytes (plugin, bytes, length, "application/pdf", "pdf", sink, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (sink->asides->len, ==, 1);
  g_assert_cmpstr (sink->asides->pdata[0], ==, note);
  assert_field (sink, "Chair", CP_FIELD_SIGNATURE, TRUE, "signed");
  g_assert_cmpfloat (get_field (sink, "Chair")->doubt, ==, doubt);
}

#define SIGNED_BY                                                                                              \
  "page 0: note: It is signed electronically by “Invented Signer of Nowhere School” (the name as stated, " \
  "not verified). "

static void
test_signed (void)
{
  gsize length;
  g_autofree char *bytes = load_fixture ("signed.pdf", &length);

  assert_seal (bytes, length, SIGNED_BY "The signature is intact.", 0);
}
/* A fair that became a pair: one byte of what was signed. */
/* A fair that became poor: one byte of what was signed. */
static void
test_changed_after_signing (void)
{
  gsize length;
  g_autofree char *bytes = load_fixture ("signed.pdf", &length);
  char *chosen = memmem (bytes, length, "/V /fair", strlen ("/V /fair"));

  chosen[4] = 'p'; /* "/V /pair" */
  assert_seal (bytes, length,
               SIGNED_BY "The file was changed after it was signed: the signature no longer fits.", 0.75);
}

/* A comment and an end mark, as any update of a PDF has them. */
static void
test_added_after_signing (void)
{
  static const char update[] = "% more\n%%EOF\n";
  gsize length;
  g_autofree char *bytes = load_fixture ("signed.pdf", &length);
  g_autofree char *longer = g_malloc (length + strlen (update));

  memcpy (longer, bytes, length);
  memcpy (longer + length, update, sizeof update - 1);
  assert_seal (longer, length + strlen (update),
               SIGNED_BY "The signature is intact, but something was added to the file after it was signed.",
               0);
}

/* form-filled.pdf has the shell of a signature and nothing in it. */
static void
test_shell_of_a_signature (void)
{
  gsize length;
  g_autofree char *bytes = load_fixture ("form-filled.pdf", &length);

  assert_seal (bytes, length,
               "page 0: note: It is signed electronically. We could not check whether the signature is "
               "intact.",
               0.75);
}

static void
test_licence (void)
{
  g_autoptr (RecordingSink) sink = read_signed (
      "", "10 0 obj<</Type/Sig/ByteRange[0 1 2 3]/Contents<00>/Reference[<</Type/SigRef/TransformMethod"
          "/UR3>>]>>endobj\n");

  assert_field (sink, "A", CP_FIELD_SIGNATURE, FALSE, "");
  assert_gaps (sink, "");
}

static void
assert_choice (const char *value, gboolean filled)
{
  g_autofree char *bytes = g_strconcat (
      "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[7 0 R]>>>>endobj\n"
      "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
      "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Annots[7 0 R]>>endobj\n"
      "7 0 obj<</Type/Annot/Subtype/Widget/FT/Ch/Ff 131072/T(Kind)/Rect[9 9 99 29]/P 3 0 R/Opt[(",
      value, ")]/V(", value, ")>>endobj\n" END, NULL);
  g_autoptr (RecordingSink) sink = recording_sink_new ();

  g_assert_true (extract_bytes (plugin, bytes, strlen (bytes), "application/pdf", "pdf", sink, NULL));
  assert_field (sink, "Kind", CP_FIELD_CHOICE, filled, value);
}

static void
test_prompt (void)
{
  assert_choice ("Select...", FALSE);
  assert_choice ("PLEASE CHOOSE ONE", FALSE);
  assert_choice ("---", FALSE);
  assert_choice ("Selected families", TRUE);
}

static gboolean
refuse_page (CpSink *sink, const CpPage *page, GError **error)
{
  (void) sink;
  (void) page;
  g_set_error_literal (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_LIMIT, "that is enough");
  return FALSE;
}

static void
test_limit_is_passed_on (void)
{
  gsize length;
  g_autofree char *bytes = load_fixture ("minutes.pdf", &length);
  g_autoptr (RecordingSink) sink = recording_sink_new ();
  g_autoptr (GError) error = NULL;

  sink->sink.page = refuse_page;
  g_assert_false (extract_bytes (plugin, bytes, length, "application/pdf", "pdf", sink, &error));
  g_assert_error (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_LIMIT);
  g_assert_cmpstr (error->message, ==, "that is enough");
  g_assert_cmpuint (sink->gaps->len, ==, 0);
}

static void
test_attached_file (void)
{
  g_autoptr (RecordingSink) sink = read_fixture ("attached.pdf");

  g_assert_cmpuint (sink->children->len, ==, 1);
  g_assert_cmpstr (sink->children->pdata[0], ==, "notes.txt (49 bytes)");
}

/* An entry that names a file elsewhere, which is no attachment. */
static void
test_attached_nothing (void)
{
  static const char bytes[] =
      "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(a) 8 0 R]>>>>>>endobj\n"
      "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
      "3 0 obj" PAGE ("[]") FONT "8 0 obj<</Type/Filespec/F(elsewhere.txt)>>endobj\n" END;
  g_autoptr (RecordingSink) sink = recording_sink_new ();

  g_assert_true (extract_bytes (plugin, bytes, strlen (bytes), "application/pdf", "pdf", sink, NULL));
  g_assert_cmpuint (sink->pages->len, ==, 1);
  assert_gaps (
      sink, "page 0: damaged (text scan photo recording): files are attached to it, but the list of them is "
            "damaged\n");
}

/* What a locked worker sees: the converters for UTF-16, in which the school's name stands, are modules of the
 * C library, and must have been loaded. */
static void
test_no_file_is_opened (void)
{
  if (g_test_subprocess ()) {
    gsize length;
    g_autofree char *bytes = load_fixture ("form-filled.pdf", &length);
    g_autoptr (RecordingSink) sink = recording_sink_new ();
    struct rlimit usual;
    g_assert_cmpint (getrlimit (RLIMIT_NOFILE, &usual), ==, 0);
    const struct rlimit none = { 0, usual.rlim_max };
    g_assert_cmpint (setrlimit (RLIMIT_NOFILE, &none), ==, 0);
    g_assert_true (extract_bytes (plugin, bytes, length, "application/pdf", "pdf", sink, NULL));
    g_assert_cmpint (setrlimit (RLIMIT_NOFILE, &usual), ==, 0); /* the leak checker opens files, too */
    assert_says (sink, 1, "Łąka Road School");
    return;
  }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

static void
test_no_thread_is_started (void)
{
  g_autoptr (RecordingSink) sink = read_fixture ("form-filled.pdf");
  g_autoptr (GDir) threads = g_dir_open ("/proc/self/task", 0, NULL);
  guint n = 0;

  while (g_dir_read_name (threads) != NULL)
    n++;
  g_assert_cmpuint (n, ==, 1);
}

int
main (int n_arguments, char **arguments)
{
  g_test_init (&n_arguments, &arguments, NULL);
  plugin = load_plugin ("pdf");
  g_test_add_func ("/plugins/pdf/text-of-a-word-processor", test_word_processor);
  g_test_add_func ("/plugins/pdf/text-of-a-browser", test_browser);
  g_test_add_func ("/plugins/pdf/cells-of-a-table-are-apart", test_cells);
  g_test_add_func ("/plugins/pdf/rows-of-a-table", test_rows_of_a_table);
  g_test_add_func ("/plugins/pdf/numbers-of-a-list-are-no-cells", test_numbers_of_a_list);
  g_test_add_func ("/plugins/pdf/rows-with-empty-cells", test_rows_with_empty_cells);
  g_test_add_func ("/plugins/pdf/rows-as-tight-as-lines", test_rows_as_tight_as_lines);
  g_test_add_func ("/plugins/pdf/table-over-two-pages-has-its-heading-on-both",
                   test_table_over_two_pages_has_its_heading_on_both);
  g_test_add_func ("/plugins/pdf/table-without-borders", test_table_without_borders);
  g_test_add_func ("/plugins/pdf/cells-over-two-rows-and-columns", test_cells_over_two_rows_and_columns);
  g_test_add_func ("/plugins/pdf/columns-of-prose-are-no-table", test_columns_of_prose_are_no_table);
  g_test_add_func ("/plugins/pdf/letters-set-apart-are-words", test_letters_set_apart_are_words);
  g_test_add_func ("/plugins/pdf/page-labels", test_page_labels);
  g_test_add_func ("/plugins/pdf/facts-and-dates", test_facts);
  g_test_add_func ("/plugins/pdf/words-stand-where-the-ink-is", test_place_of_words);
  g_test_add_func ("/plugins/pdf/size-as-shown", test_size_as_shown);
  g_test_add_func ("/plugins/pdf/quote-over-two-lines", test_two_lines);
  g_test_add_func ("/plugins/pdf/each-run-has-a-place", test_each_run_has_a_place);
  g_test_add_func ("/plugins/pdf/words-off-the-page-have-no-place", test_words_off_the_page);
  g_test_add_func ("/plugins/pdf/what-cannot-be-seen-is-left-out", test_what_cannot_be_seen);
  g_test_add_func ("/plugins/pdf/right-to-left", test_right_to_left);
  g_test_add_func ("/plugins/pdf/page-without-text-is-a-picture", test_pictures);
  g_test_add_func ("/plugins/pdf/words-over-a-small-picture-are-compared-once", test_searchable_scan);
  g_test_add_func ("/plugins/pdf/each-page-of-a-searchable-scan-has-its-picture", test_searchable_pages);
  g_test_add_func ("/plugins/pdf/a-long-searchable-scan-is-looked-at-from-both-ends",
                   test_long_searchable_scan);
  g_test_add_func ("/plugins/pdf/render/marks-the-words", test_render);
  g_test_add_func ("/plugins/pdf/render/no-such-page", test_render_no_such_page);
  g_test_add_func ("/plugins/pdf/form/filled", test_filled_form);
  g_test_add_func ("/plugins/pdf/form/empty", test_empty_form);
  g_test_add_func ("/plugins/pdf/form/one-of-two-signed", test_one_of_two_signed);
  g_test_add_func ("/plugins/pdf/signature/intact", test_signed);
  g_test_add_func ("/plugins/pdf/signature/changed-afterwards", test_changed_after_signing);
  g_test_add_func ("/plugins/pdf/signature/added-to-afterwards", test_added_after_signing);
  g_test_add_func ("/plugins/pdf/signature/shell-of-one", test_shell_of_a_signature);
  g_test_add_func ("/plugins/pdf/form/licence-is-no-signature", test_licence);
  g_test_add_func ("/plugins/pdf/form/prompt-is-no-answer", test_prompt);
  g_test_add_func ("/plugins/pdf/form/values-can-be-quoted", test_values_can_be_quoted);
  g_test_add_func ("/plugins/pdf/form/typed-over", test_typed_over);
  g_test_add_func ("/plugins/pdf/form/only-for-adobe-reader", test_form_for_adobe);
  g_test_add_func ("/plugins/pdf/comments-and-stamps-are-kept-apart", test_comments_are_kept_apart);
  g_test_add_func ("/plugins/pdf/password", test_password);
  g_test_add_func ("/plugins/pdf/owner-password-only", test_owner_password);
  g_test_add_func ("/plugins/pdf/no-pdf-at-all", test_no_pdf);
  g_test_add_func ("/plugins/pdf/cut-off", test_cut_off);
  g_test_add_func ("/plugins/pdf/damaged-page-leaves-the-others", test_damaged_page);
  g_test_add_func ("/plugins/pdf/damaged-content-is-a-gap", test_damaged_content);
  g_test_add_func ("/plugins/pdf/limit-is-passed-on", test_limit_is_passed_on);
  g_test_add_func ("/plugins/pdf/attached-file-is-a-child", test_attached_file);
  g_test_add_func ("/plugins/pdf/attached-nothing-is-a-gap", test_attached_nothing);
  g_test_add_func ("/plugins/pdf/no-file-is-opened", test_no_file_is_opened);
  g_test_add_func ("/plugins/pdf/no-thread-is-started", test_no_thread_is_started);
  return g_test_run ();
}
