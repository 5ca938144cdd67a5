/* test-excel.c: what holds of Excel workbooks.  fixtures/make says how each file was made. */
#include "recording-sink.h"

#include <string.h>

#define EXCEL "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

static const CpPlugin *plugin;

static RecordingSink *
read_file (const char *file)
{
  return recorded_file (plugin, file, EXCEL);
}

static void
assert_cells (const RecordingSink *sink, guint page, const char *expected)
{
  g_autofree char *cells = recorded_marks (sink, page, CP_MARK_CELL);

  g_assert_cmpstr (cells, ==, expected);
}

static void
test_sheets_of_libreoffice (void)
{
  g_autoptr (RecordingSink) sink = read_file ("survey.xlsx");
  const CpPage *pages = (const CpPage *) (void *) sink->pages->data;

  g_assert_cmpuint (sink->pages->len, ==, 3);
  g_assert_cmpint (pages[0].unit, ==, CP_UNIT_SHEET);
  g_assert_cmpstr (pages[0].label, ==, "Answers");
  g_assert_cmpstr (pages[1].label, ==, "Old answers");
  g_assert_cmpstr (pages[2].label, ==, "Empty");
  g_assert_cmpstr (recorded_text (sink, 1), ==,
                   "Invented School\n"
                   "Parents\u2019 survey, invented for testing\n"
                   "\n"
                   "Question\tAsked on\tYes\tShare\tSpent\n"
                   "Were you asked? And heard?\t2025-03-12\t14\t87.5%\t\u00a31,234.50\n"
                   "Did it change?\t14:30\tTRUE\t#DIV/0!\n"
                   "\t\t\t\tlater\n");
  g_assert_cmpstr (recorded_text (sink, 2), ==, "Invented School\nFrom last year\n");
  g_assert_cmpstr (recorded_text (sink, 3), ==, "");
  assert_gaps (sink, "");
}

/* Counted from the first cell that holds something, which is B3. */
static void
test_cells (void)
{
  g_autoptr (RecordingSink) sink = read_file ("survey.xlsx");
  g_autofree char *margins = recorded_marks (sink, 1, CP_MARK_MARGIN);

  assert_cells (sink, 1,
                "0/0/0: Parents\u2019 survey, invented for testing\n"
                "0/2/0: Question\n0/2/1: Asked on\n0/2/2: Yes\n0/2/3: Share\n0/2/4: Spent\n"
                "0/3/0: Were you asked? And heard?\n0/3/1: 2025-03-12\n0/3/2: 14\n0/3/3: 87.5%\n"
                "0/3/4: \u00a31,234.50\n"
                "0/4/0: Did it change?\n0/4/1: 14:30\n0/4/2: TRUE\n0/4/3: #DIV/0!\n"
                "0/5/4: later\n"
                "0/5/0: Did it change?\n"); /* it reaches down */
  g_assert_cmpstr (margins, ==, "Invented School");
}

static void
test_remarks_and_hidden_sheets (void)
{
  g_autoptr (RecordingSink) sink = read_file ("survey.xlsx");
  g_autofree char *asides = recorded_asides (sink);

  g_assert_cmpstr (asides, ==,
                   "page 1: comment: B6: Whose words are these?\n"
                   "page 2: note: The sheet \"Old answers\" is hidden. It was read, too.\n");
}

static void
test_properties (void)
{
  g_autoptr (RecordingSink) sink = read_file ("survey.xlsx");

  g_assert_cmpstr (recorded_meta (sink, "title"), ==, "Invented for testing: a survey");
  g_assert_cmpstr (recorded_meta (sink, "author"), ==, "An Invented Author");
  g_assert_cmpstr (recorded_meta (sink, "created"), ==, "2025-03-12");
}

/* Rich, inline and escaped strings; rows and cells without a place; days from 1904; a text box and a chart.
 */
static void
test_sheets_of_excel (void)
{
  g_autoptr (RecordingSink) sink = read_file ("excel.xlsx");
  g_autofree char *asides = recorded_asides (sink);

  g_assert_cmpstr (recorded_text (sink, 1), ==,
                   "Rhymes & Reasons\n"
                   "Invented for testing\n"
                   "Who leads\tSam Sample\tab\n"
                   "\n"
                   "\t2025-03-12\t2025-03\t2025-03-12 10:00\n"
                   "\t-\u00a320.00\t\u00a3-\t25:30:00\n"
                   "Words in a box\n"
                   "How many said yes\n");
  g_assert_cmpstr (recorded_text (sink, 2), ==, "0.1\n");
  g_assert_cmpstr (asides, ==,
                   "page 1: note: The sheet \"Plan\" has hidden rows or columns. They were read, too.\n"
                   "page 1: comment: B2: An older note\n"
                   "page 1: comment: A2: Is that agreed?\n"
                   "page 1: comment: A2: It is.\n"
                   "page 2: note: The sheet \"Kept away\" is hidden. It was read, too.\n");
}

static void
test_far_corner (void)
{
  g_test_timer_start ();
  g_autoptr (RecordingSink) sink = read_file ("far.xlsx");

  g_assert_cmpfloat (g_test_timer_elapsed (), <, 1);
  g_assert_cmpstr (recorded_text (sink, 1), ==, "Invented for testing\n\n\tfar away\n");
  assert_cells (sink, 1, "0/0/0: Invented for testing\n"); /* the other row has no number in 16 bits */
  g_assert_cmpstr (
      sink->asides->pdata[0], ==,
      "page 1: note: The sheet \"Plan\" has more rows than we take as a table. The others were read "
      "as plain text.");
  assert_gaps (sink, "");
}

static void
test_too_many_cells (void)
{
  g_autoptr (RecordingSink) sink = read_file ("many.xlsx");
  const CpPage *page = &g_array_index (sink->pages, CpPage, 0);

  g_assert_cmpuint (page->n_marks, ==, 200000);
  g_assert_null (strchr (page->text, '2'));
  g_assert_cmpstr (recorded_text (sink, 2), ==, "0.1\n");
  assert_gaps (sink, "page 1: limit (text): The sheet holds more cells or words than we read.\n");
}

static void
test_too_many_tabs (void)
{
  g_autoptr (RecordingSink) sink = read_file ("wide.xlsx");

  g_assert_cmpuint (strlen (recorded_text (sink, 1)), <, 4u << 20);
  assert_gaps (sink, "page 1: limit (text): The sheet holds more cells or words than we read.\n");
}

static void
test_broken_sheet (void)
{
  g_autoptr (RecordingSink) sink = read_file ("broken-sheet.xlsx");

  g_assert_true (g_str_has_prefix (recorded_text (sink, 1), "Rhymes & Reasons\n"));
  g_assert_cmpstr (recorded_text (sink, 2), ==, "Invented for testing: the first cell is whole\n");
  assert_gaps (sink, "page 2: damaged (text): The sheet was not read to its end: it is damaged.\n");
}

static void
test_any_damage (void)
{
  static const char *const files[] = { "survey.xlsx", "excel.xlsx" };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    assert_ends_when_damaged_anywhere (plugin, files[i], 13, EXCEL);
}

int
main (int n_arguments, char **arguments)
{
  g_test_init (&n_arguments, &arguments, NULL);
  plugin = load_plugin ("office");
  g_test_add_func ("/plugins/office/excel/sheets-as-people-see-them", test_sheets_of_libreoffice);
  g_test_add_func ("/plugins/office/excel/cells-by-row-and-column", test_cells);
  g_test_add_func ("/plugins/office/excel/comments-and-hidden-sheets-are-told",
                   test_remarks_and_hidden_sheets);
  g_test_add_func ("/plugins/office/excel/properties", test_properties);
  g_test_add_func ("/plugins/office/excel/strings-and-numbers-of-every-kind", test_sheets_of_excel);
  g_test_add_func ("/plugins/office/excel/cell-in-the-far-corner-is-one-line", test_far_corner);
  g_test_add_func ("/plugins/office/excel/cells-over-the-limit-are-a-gap", test_too_many_cells);
  g_test_add_func ("/plugins/office/excel/tabs-over-the-limit-are-a-gap", test_too_many_tabs);
  g_test_add_func ("/plugins/office/excel/broken-sheet-costs-no-other", test_broken_sheet);
  g_test_add_func ("/plugins/office/excel/any-damage-ends", test_any_damage);
  return g_test_run ();
}
