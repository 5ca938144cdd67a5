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
test_form_feeds_part_pages (void)
{
  static const char bytes[] = "Our plan\n\fMinutes\nPresent: six parents\n\f\n";
  g_autoptr (RecordingSink) sink = recording_sink_new ();

  g_assert_true (extract_bytes (plugin, bytes, strlen (bytes), "text/plain", "txt", sink, NULL));
  g_assert_cmpuint (sink->pages->len, ==, 2);
  g_assert_cmpint (g_array_index (sink->pages, CpPage, 0).unit, ==, CP_UNIT_PAGE);
  g_assert_cmpstr (recorded_text (sink, 2), ==, "Minutes\nPresent: six parents\n");
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

static RecordingSink *
read_file (const char *name, const char *mime)
{
  return recorded_file (plugin, name, mime);
}

static const CpPage *
first_page (const RecordingSink *sink)
{
  return &g_array_index (sink->pages, CpPage, 0);
}

/* Excel in German: a semicolon between cells, since the comma stands in numbers. */
static void
test_comma_in_numbers_parts_no_cells (void)
{
  g_autoptr (RecordingSink) sink = read_file ("excel-semicolon.csv", "text/csv");

  g_assert_cmpuint (first_page (sink)->n_marks, ==, 9);
  assert_cell (first_page (sink), 1, 1, "4,5");
  assert_cell (first_page (sink), 2, 0, "Gehört?");
}

static void
test_answers_of_survey_programs (void)
{
  g_autoptr (RecordingSink) google = read_file ("google-forms.csv", "text/csv");
  g_autoptr (RecordingSink) microsoft = read_file ("microsoft-forms.csv", "text/csv");

  assert_cell (first_page (google), 1, 2, "We said \"swings\", and they built them");
  assert_cell (first_page (microsoft), 0, 0, "ID"); /* no byte order mark in it */
  assert_cell (first_page (microsoft), 1, 6, "Meetings;The Padlet;");
  assert_cell (first_page (microsoft), 2, 5, "Invented for testing. A second line");
}

static void
test_subtitles_are_words_alone (void)
{
  g_autoptr (RecordingSink) sink = read_file ("film.srt", "text/plain");

  g_assert_cmpstr (recorded_text (sink, 1), ==,
                   "Invented for testing\nWe chose the swings.\nIn 2026\n2026\n");
}

static void
test_subtitles_say_who_speaks (void)
{
  g_autoptr (RecordingSink) sink = read_file ("teams.vtt", "text/plain");

  g_assert_cmpstr (recorded_text (sink, 1), ==,
                   "Zoë Lee: Welcome & thank you.\nSam O'Neill: We chose\nthe swings.\n3 < 5 people came\n");
}

static void
assert_heading (const CpPage *page, guint index, guint level, const char *expected)
{
  const CpMark *mark = &page->marks[index];
  g_autofree char *text = g_strndup (page->text + mark->start, mark->length);

  g_assert_cmpint (mark->kind, ==, CP_MARK_HEADING);
  g_assert_cmpuint (mark->level, ==, level);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_markdown_has_headings (void)
{
  g_autoptr (RecordingSink) sink = read_file ("notes.md", "text/plain");

  g_assert_cmpuint (sink->pages->len, ==, 4);
  g_assert_cmpstr (recorded_text (sink, 1), ==, "Invented for testing.\n\n");
  assert_heading (&g_array_index (sink->pages, CpPage, 1), 0, 1, "Our plan");
  const CpPage *did = &g_array_index (sink->pages, CpPage, 2);
  g_assert_cmpstr (did->label, ==, "What we did");
  g_assert_cmpuint (did->n_marks, ==, 2); /* what stands between ``` is no heading */
  assert_heading (did, 1, 3, "Talk");
  g_assert_cmpstr (recorded_text (sink, 4), ==, "What changed\n\n- a list\n---\nend\n");
}

static RecordingSink *
read_words (const char *words, const char *extension)
{
  RecordingSink *sink = recording_sink_new ();

  g_assert_true (extract_bytes (plugin, words, strlen (words), "text/plain", extension, sink, NULL));
  return sink;
}

static void
test_markdown_table_has_cells (void)
{
  g_autoptr (RecordingSink) sink = read_file ("plan.md", "text/plain");

  g_assert_cmpuint (sink->pages->len, ==, 2);
  assert_marks (sink, 1, CP_MARK_CELL,
                "0/0/0: Action\n0/0/1: Who leads\n0/0/2: By when\n"
                "0/1/0: Signs in four languages, at the gate | door\n0/1/1: Sam Sample\n0/1/2: 1 May 2026\n"
                "0/2/0: A quiet room, with soft chairs\n0/2/1: \n0/2/2: June 2026\n");
  assert_marks (sink, 2, CP_MARK_CELL, "0/0/0: Who came\n0/0/1: How many\n0/1/0: Parents\n0/1/1: 14\n");
  g_assert_nonnull (strstr (recorded_text (sink, 2), "\nParents\t14\n```\n| no | table |\n|---|---|\n```\n"));
}

/* As pandoc and databases print them: where rules part the rows, a row may have several lines. */
static void
test_plain_tables_have_cells (void)
{
  g_autoptr (RecordingSink) grid =
      read_words ("Our plan\n\n+--------+-----+\n| Action | Who |\n+========+=====+\n"
                  "| Paint  | Sam |\n| walls  |     |\n+--------+-----+\n"
                  "| Plant  | Zoë |\n+--------+-----+\nThe end",
                  "txt");
  g_autoptr (RecordingSink) framed = read_words ("| Room | Day |\n| Hall | Monday |\n", "txt");
  g_autoptr (RecordingSink) database =
      read_words (" who | n \n-----+---\n Sam | 3\n Zoë | 4\n(2 rows)\n", "");

  g_assert_cmpstr (recorded_text (grid, 1), ==,
                   "Our plan\n\nAction\tWho\nPaint walls\tSam\nPlant\tZoë\nThe end");
  assert_marks (framed, 1, CP_MARK_CELL, "0/0/0: Room\n0/0/1: Day\n0/1/0: Hall\n0/1/1: Monday\n");
  g_assert_cmpstr (recorded_text (database, 1), ==, "who\tn\nSam\t3\nZoë\t4\n(2 rows)\n");
}

static void
test_a_bar_in_prose_is_no_table (void)
{
  static const char words[] = "Home | About | Contact\nWe meet | we talk.\n|\n| Said once |\na || b\n";
  g_autoptr (RecordingSink) sink = read_words (words, "txt");

  g_assert_cmpstr (recorded_text (sink, 1), ==, words);
  g_assert_cmpuint (first_page (sink)->n_marks, ==, 0);
}

static void
test_appointments_as_people_read_them (void)
{
  g_autoptr (RecordingSink) sink = read_file ("forum.ics", "text/calendar");

  g_assert_cmpuint (sink->pages->len, ==, 2);
  g_assert_cmpstr (recorded_text (sink, 1), ==,
                   "Parents' forum, with tea\nWhen: 2026-04-02 18:00 to 19:30\nRepeats: weekly\n"
                   "Where: Invented Hall\nOrganised by: Lee, Zoë\n"
                   "Invited: Sam O'Neill (accepted), lukasz@parents.example\n"
                   "We choose the playground.\nBring your children.\n");
  g_assert_cmpstr (recorded_text (sink, 2), ==, "Holiday\nWhen: 2026-05-25\n");
}

/* A program that counts bytes folds a line in the middle of "é": 0xC3 ends the line, 0xA9 begins the next. */
static void
test_calendar_folded_within_a_letter (void)
{
  static const char bytes[] =
      "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nDTSTART:20260312\r\n"
      "SUMMARY:Parents’ caf\xC3\r\n \xA9 and\n\t tea\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
  g_autoptr (RecordingSink) sink = recording_sink_new ();

  g_assert_true (extract_bytes (plugin, bytes, strlen (bytes), "text/calendar", "ics", sink, NULL));
  g_assert_true (g_str_has_prefix (recorded_text (sink, 1), "Parents’ café and tea\n"));
  assert_gaps (sink, "");
}

static void
test_calendar_without_entries_is_corrupt (void)
{
  static const char bytes[] = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nSUMMARY:cut o";
  g_autoptr (RecordingSink) sink = recording_sink_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (extract_bytes (plugin, bytes, strlen (bytes), "text/calendar", "ics", sink, &error));
  g_assert_error (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_CORRUPT);
}

/* 0x81 has no meaning in Windows-1252, and the bytes are not UTF-8. */
static void
test_lost_letter_is_a_gap (void)
{
  static const char bytes[] = "Caf\xE9 \x81";
  g_autoptr (RecordingSink) sink = recording_sink_new ();

  g_assert_true (extract_bytes (plugin, bytes, strlen (bytes), "text/plain", "txt", sink, NULL));
  g_assert_cmpstr (recorded_text (sink, 1), ==, "Café \xEF\xBF\xBD");
  g_assert_cmpuint (sink->gaps->len, ==, 1);
  g_assert_true (g_str_has_prefix (sink->gaps->pdata[0], "page 0: damaged (text)"));
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
  g_test_add_func ("/plugins/text/form-feeds-part-pages", test_form_feeds_part_pages);
  g_test_add_func ("/plugins/text/prose-is-no-table", test_prose_is_no_table);
  g_test_add_func ("/plugins/text/comma-in-numbers-parts-no-cells", test_comma_in_numbers_parts_no_cells);
  g_test_add_func ("/plugins/text/answers-of-survey-programs", test_answers_of_survey_programs);
  g_test_add_func ("/plugins/text/subtitles-are-words-alone", test_subtitles_are_words_alone);
  g_test_add_func ("/plugins/text/subtitles-say-who-speaks", test_subtitles_say_who_speaks);
  g_test_add_func ("/plugins/text/markdown-has-headings", test_markdown_has_headings);
  g_test_add_func ("/plugins/text/markdown-table-has-cells", test_markdown_table_has_cells);
  g_test_add_func ("/plugins/text/plain-tables-have-cells", test_plain_tables_have_cells);
  g_test_add_func ("/plugins/text/a-bar-in-prose-is-no-table", test_a_bar_in_prose_is_no_table);
  g_test_add_func ("/plugins/text/appointments-as-people-read-them", test_appointments_as_people_read_them);
  g_test_add_func ("/plugins/text/calendar-folded-within-a-letter", test_calendar_folded_within_a_letter);
  g_test_add_func ("/plugins/text/calendar-without-entries-is-corrupt",
                   test_calendar_without_entries_is_corrupt);
  g_test_add_func ("/plugins/text/lost-letter-is-a-gap", test_lost_letter_is_a_gap);
  return g_test_run ();
}
