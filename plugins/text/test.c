/* test.c: what holds of the text plugin. */
#include "recording-sink.h"

#include <string.h>

static const CpPlugin *plugin;

static char *
read_bytes (gconstpointer bytes, gsize length)
{
  g_autoptr (RecordingSink) sink = recording_sink_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (extract_bytes (plugin, bytes, length, "text/plain", "txt", sink, &error));
  g_assert_no_error (error);
  return g_strdup (recorded_text (sink, 1));
}

static void
test_utf16_with_mark (void)
{
  /* "Zoë" and a line end, as Windows Notepad writes "Unicode" */
  static const guint8 bytes[] = { 0xFF, 0xFE, 'Z', 0, 'o', 0, 0xEB, 0, '\r', 0, '\n', 0 };
  g_autofree char *text = read_bytes (bytes, sizeof bytes);

  g_assert_cmpstr (text, ==, "Zoë\n");
}

static void
test_utf16_without_mark (void)
{
  static const guint8 bytes[] = { 'W', 0, 'e', 0, ' ', 0, 'd', 0, 'i', 0, 'd', 0 };
  g_autofree char *text = read_bytes (bytes, sizeof bytes);

  g_assert_cmpstr (text, ==, "We did");
}

static void
test_windows_1252 (void)
{
  static const char bytes[] = "\x93You said, we did\x94 \x96 \xA3"
                              "20 for each parent";
  g_autofree char *text = read_bytes (bytes, strlen (bytes));

  g_assert_cmpstr (text, ==, "“You said, we did” – £20 for each parent");
}

static void
test_line_ends (void)
{
  static const char bytes[] = "one\r\ntwo\rthree\nfour\x07";
  g_autofree char *text = read_bytes (bytes, strlen (bytes));

  g_assert_cmpstr (text, ==, "one\ntwo\nthree\nfour");
}

static const CpMark *
find_cell (const CpPage *page, guint16 row, guint16 column)
{
  for (gsize i = 0; i < page->n_marks; i++)
    if (page->marks[i].row == row && page->marks[i].column == column)
      return &page->marks[i];
  g_error ("there is no cell %u, %u", row, column);
}

static void
assert_cell (const CpPage *page, guint16 row, guint16 column, const char *expected)
{
  const CpMark *mark = find_cell (page, row, column);
  g_autofree char *text = g_strndup (page->text + mark->start, mark->length);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_table_cells (void)
{
  static const char bytes[] = "Action;Lead;By when\r\n\"Meet; listen\";\"Sam \"\"Sid\"\" Lee\";May\r\n";
  g_autoptr (RecordingSink) sink = recording_sink_new ();

  g_assert_true (extract_bytes (plugin, bytes, strlen (bytes), "text/plain", "csv", sink, NULL));
  const CpPage *page = &g_array_index (sink->pages, CpPage, 0);
  g_assert_cmpint (page->unit, ==, CP_UNIT_SHEET);
  g_assert_cmpuint (page->n_marks, ==, 6);
  assert_cell (page, 0, 2, "By when");
  assert_cell (page, 1, 0, "Meet; listen");
  assert_cell (page, 1, 1, "Sam \"Sid\" Lee");
}

static void
test_prose_is_no_table (void)
{
  static const char bytes[] = "We met, and we talked.\nThen, after tea, we chose, all of us.\n";
  g_autoptr (RecordingSink) sink = recording_sink_new ();

  g_assert_true (extract_bytes (plugin, bytes, strlen (bytes), "text/plain", "csv", sink, NULL));
  g_assert_cmpuint (g_array_index (sink->pages, CpPage, 0).n_marks, ==, 0);
  g_assert_cmpstr (recorded_text (sink, 1), ==, bytes);
}

int
main (int n_arguments, char **arguments)
{
  g_test_init (&n_arguments, &arguments, NULL);
  plugin = load_plugin ("text");
  g_test_add_func ("/plugins/text/utf16-with-mark", test_utf16_with_mark);
  g_test_add_func ("/plugins/text/utf16-without-mark", test_utf16_without_mark);
  g_test_add_func ("/plugins/text/windows-1252", test_windows_1252);
  g_test_add_func ("/plugins/text/line-ends-and-bells", test_line_ends);
  g_test_add_func ("/plugins/text/cells-of-a-table", test_table_cells);
  g_test_add_func ("/plugins/text/prose-is-no-table", test_prose_is_no_table);
  return g_test_run ();
}
