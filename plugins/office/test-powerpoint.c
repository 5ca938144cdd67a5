/* test-powerpoint.c: what holds of PowerPoint files.  fixtures/make says how each file was made. */
#include "recording-sink.h"

#include <string.h>

#define POWERPOINT "application/vnd.openxmlformats-officedocument.presentationml.presentation"

static const CpPlugin *plugin;

static RecordingSink *
read_file (const char *file)
{
  return recorded_file (plugin, file, POWERPOINT);
}

static void
test_slides_of_libreoffice (void)
{
  g_autoptr (RecordingSink) sink = read_file ("talk.pptx");
  const CpPage *pages = (const CpPage *) (void *) sink->pages->data;

  g_assert_cmpuint (sink->pages->len, ==, 3);
  g_assert_cmpint (pages[0].unit, ==, CP_UNIT_SLIDE);
  g_assert_cmpstr (pages[0].label, ==, "What changed, invented for testing");
  g_assert_null (pages[1].label);
  g_assert_cmpstr (recorded_text (sink, 1), ==,
                   "What changed, invented for testing\n"
                   "On the left\n"
                   "We asked parents\n"
                   "They\n"
                   "answered\n"
                   "On the right\n"
                   "Before it\n"
                   "Last\n");
  g_assert_cmpstr (recorded_text (sink, 2), ==,
                   "You said\tWe did\n"
                   "Food\tMore fruit\tApples and pears\n"
                   "\tLess salt\t\n");
  g_assert_cmpstr (recorded_text (sink, 3), ==, "Kept for questions\n");
}

static void
test_marks (void)
{
  g_autoptr (RecordingSink) of_libreoffice = read_file ("talk.pptx");
  g_autoptr (RecordingSink) of_powerpoint = read_file ("powerpoint.pptx");
  static const char cells[] = "0/0/0: You said\n0/0/2: We did\n"
                              "0/1/0: Food\n0/1/1: More fruit\n0/1/2: Apples and pears\n"
                              "0/2/0: Food\n0/2/1: Less salt\n0/2/2: \n";

  assert_marks (of_libreoffice, 1, CP_MARK_HEADING, "1: What changed, invented for testing\n");
  assert_marks (of_libreoffice, 2, CP_MARK_CELL, cells);
  assert_marks (of_powerpoint, 1, CP_MARK_HEADING, "1: Invented for testing: a title of two lines\n");
  assert_marks (of_powerpoint, 1, CP_MARK_MARGIN, "Invented School1");
  assert_marks (of_powerpoint, 2, CP_MARK_CELL, cells);
}

static void
test_asides (void)
{
  g_autoptr (RecordingSink) of_libreoffice = read_file ("talk.pptx");
  g_autoptr (RecordingSink) of_powerpoint = read_file ("powerpoint.pptx");
  g_autofree char *older = recorded_asides (of_libreoffice), *newer = recorded_asides (of_powerpoint);

  g_assert_cmpstr (older, ==,
                   "page 1: comment: Speaker notes: Say how many parents answered.\n"
                   "page 1: comment: Who will give it?\n"
                   "page 3: note: The slide is hidden. It was read, too.\n");
  g_assert_cmpstr (newer, ==,
                   "page 1: comment: Speaker notes: Speak slowly.\nAsk for questions.\n"
                   "page 1: comment: Who said so?\n"
                   "page 1: comment: The forum.\n"
                   "page 2: note: The slide is hidden. It was read, too.\n");
}

/* In the order in which they are shown, which is not that of their names; shapes without a place stand where
 * the layout has them. */
static void
test_slides_of_powerpoint (void)
{
  g_autoptr (RecordingSink) sink = read_file ("powerpoint.pptx");

  g_assert_cmpstr (recorded_text (sink, 1), ==,
                   "Invented for testing: a title of two lines\n"
                   "On the left\n"
                   "and\n"
                   "below\n"
                   "On the right\n"
                   "Under both\n"
                   "Invented School\n"
                   "1\n");
}

static void
test_drawings_and_groups (void)
{
  g_autoptr (RecordingSink) sink = read_file ("powerpoint.pptx");

  g_assert_cmpstr (recorded_text (sink, 2), ==,
                   "You said\tWe did\n"
                   "Food\tMore fruit\tApples and pears\n"
                   "\tLess salt\t\n"
                   "Ask\n"
                   "Listen\n"
                   "How many said yes\n"
                   "Spring\tSummer\n"
                   "50%\t88%\n"
                   "first in the group\n"
                   "last in the group\n"
                   "after the group\n");
}

static void
test_broken_slide (void)
{
  g_autoptr (RecordingSink) sink = read_file ("broken-slide.pptx");
  g_autofree char *gaps = recorded_gaps (sink);

  g_assert_cmpstr (recorded_text (sink, 1), ==, "On the right\nOn the left\n\n");
  g_assert_true (g_str_has_prefix (recorded_text (sink, 2), "You said"));
  g_assert_cmpstr (gaps, ==, "page 1: damaged (text): The slide was not read to its end: it is damaged.\n");
}

static void
test_any_damage (void)
{
  static const char *const files[] = { "talk.pptx", "powerpoint.pptx" };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    assert_ends_when_damaged_anywhere (plugin, files[i], 41, POWERPOINT);
}

int
main (int n_arguments, char **arguments)
{
  g_test_init (&n_arguments, &arguments, NULL);
  plugin = load_plugin ("office");
  g_test_add_func ("/plugins/office/powerpoint/slides-in-reading-order", test_slides_of_libreoffice);
  g_test_add_func ("/plugins/office/powerpoint/titles-are-headings-and-tables-cells", test_marks);
  g_test_add_func ("/plugins/office/powerpoint/notes-comments-and-hidden-slides-are-told", test_asides);
  g_test_add_func ("/plugins/office/powerpoint/shapes-stand-where-their-layout-says",
                   test_slides_of_powerpoint);
  g_test_add_func ("/plugins/office/powerpoint/charts-diagrams-and-groups", test_drawings_and_groups);
  g_test_add_func ("/plugins/office/powerpoint/broken-slide-costs-no-other", test_broken_slide);
  g_test_add_func ("/plugins/office/powerpoint/any-damage-ends", test_any_damage);
  return g_test_run ();
}
