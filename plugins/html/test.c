/* test.c: what holds of the html plugin. */
#include "recording-sink.h"

#include <string.h>

static const CpPlugin *plugin;

static RecordingSink *
read_file (const char *name)
{
  return recorded_file (plugin, name, "text/html");
}

static RecordingSink *
read_words (const char *words)
{
  g_autoptr (RecordingSink) sink = recording_sink_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (extract_bytes (plugin, words, strlen (words), "text/html", "html", sink, &error));
  g_assert_no_error (error);
  return g_steal_pointer (&sink);
}

static const CpPage *
get_page (const RecordingSink *sink, guint number)
{
  return &g_array_index (sink->pages, CpPage, number - 1);
}

static void
assert_cell (const CpPage *page, guint16 row, guint16 column, const char *expected)
{
  for (gsize i = 0; i < page->n_marks; i++) {
    const CpMark *mark = &page->marks[i];
    if (mark->kind != CP_MARK_CELL || mark->row != row || mark->column != column)
      continue;
    g_autofree char *text = g_strndup (page->text + mark->start, mark->length);
    g_assert_cmpuint (mark->table, ==, 0);
    g_assert_cmpstr (text, ==, expected);
    return;
  }
  g_error ("there is no cell %u, %u", row, column);
}

static void
test_what_people_see (void)
{
  g_autoptr (RecordingSink) sink = read_file ("form.html");

  g_assert_cmpstr (recorded_text (sink, 1), ==,
                   "Sign-up\nName of organisation Oak School\nYour role: Governor\nDate:\n"
                   "☒ We sign up to the charter\n☐ Send us news\nWere young people asked?\n○ Yes ◉ No\nWhy?\n"
                   "We plan to,\nin the autumn.\n");
  g_assert_cmpstr (recorded_text (sink, 2), ==,
                   "What you get\nA certificate\nfor your wall\nA badge\nFees\nSize\tFee\tNotes\n"
                   "Small\t£0\tfree, for now\n£5\tfrom 2027\nLarge\task\nkept   as\n  it is\n"
                   "[The scheme's logo] © 2026, Résumé — 🎉\n");
  g_assert_cmpuint (sink->gaps->len, ==, 0);
}

static void
test_facts (void)
{
  g_autoptr (RecordingSink) sink = read_file ("form.html");

  g_assert_cmpstr (recorded_meta (sink, "title"), ==, "Sign-up form");
  g_assert_cmpstr (recorded_meta (sink, "author"), ==, "Invented for testing");
  g_assert_cmpstr (recorded_meta (sink, "created"), ==, "2026-03-12");
}

static void
test_headings_begin_sections (void)
{
  g_autoptr (RecordingSink) sink = read_file ("plan.html");

  g_assert_cmpuint (sink->pages->len, ==, 3);
  g_assert_cmpint (get_page (sink, 2)->unit, ==, CP_UNIT_SECTION);
  g_assert_cmpstr (get_page (sink, 2)->label, ==, "Actions");
  g_assert_cmpint (get_page (sink, 2)->marks[0].kind, ==, CP_MARK_HEADING);
  g_assert_cmpuint (get_page (sink, 2)->marks[0].level, ==, 2);
  g_assert_cmpstr (recorded_text (sink, 3), ==, "What we learnt\nAsk early.\nAsk again.\n");
}

static void
test_cells_of_a_table (void)
{
  g_autoptr (RecordingSink) sink = read_file ("plan.html");

  assert_cell (get_page (sink, 2), 0, 2, "By when");
  assert_cell (get_page (sink, 2), 1, 0, "Ask families and listen");
  assert_cell (get_page (sink, 2), 1, 2, "May 2026");
}

static void
test_merged_cells_keep_their_places (void)
{
  g_autoptr (RecordingSink) sink = read_file ("form.html");

  assert_cell (get_page (sink, 2), 1, 1, "£0");
  assert_cell (get_page (sink, 2), 2, 1, "£5"); /* "Small" stands before it, too */
  assert_cell (get_page (sink, 2), 3, 0, "Large");
  assert_cell (get_page (sink, 2), 3, 2, "ask");
}

/* A table around another, as in every newsletter, only puts it in its place. */
static void
test_layout_is_no_table (void)
{
  g_autoptr (RecordingSink) sink = read_file ("word.html");

  g_assert_cmpstr (recorded_text (sink, 1), ==,
                   "1. We met on Monday.\nInvented for testing.\nTwo lines\nWho\tWhat\nSam\tSwings\n");
  g_assert_cmpuint (get_page (sink, 1)->n_marks, ==, 4);
  assert_cell (get_page (sink, 1), 1, 1, "Swings");
}

static void
assert_field (const RecordingSink *sink, guint index, CpFieldKind kind, const char *name, const char *value,
              gboolean filled)
{
  const CpField *field = &g_array_index (sink->fields, CpField, index);

  g_assert_cmpint (field->kind, ==, kind);
  g_assert_cmpstr (field->name, ==, name);
  g_assert_cmpstr (field->value, ==, value);
  g_assert_cmpint (field->filled, ==, filled);
  g_assert_cmpuint (field->page, ==, 1);
}

static void
test_fields (void)
{
  g_autoptr (RecordingSink) sink = read_file ("form.html");

  g_assert_cmpuint (sink->fields->len, ==, 7); /* neither what is hidden nor a password */
  assert_field (sink, 0, CP_FIELD_TEXT, "Name of organisation", "Oak School", TRUE);
  assert_field (sink, 1, CP_FIELD_CHOICE, "Your role", "Governor", TRUE);
  assert_field (sink, 2, CP_FIELD_TEXT, "Date", "", FALSE);
  assert_field (sink, 3, CP_FIELD_TICK, "We sign up to the charter", "yes", TRUE);
  assert_field (sink, 4, CP_FIELD_TICK, "Send us news", "", FALSE);
  assert_field (sink, 5, CP_FIELD_RADIO, "Were young people asked?", "No", TRUE);
  assert_field (sink, 6, CP_FIELD_TEXT, "Why?", "We plan to,\nin the autumn.", TRUE);
}

static void
test_prompt_of_a_choice_is_no_answer (void)
{
  g_autoptr (RecordingSink) sink =
      read_words ("<p>Stage <select><option selected>Please select</option><option>Gold</select>");

  assert_field (sink, 0, CP_FIELD_CHOICE, "Stage", "Please select", FALSE);
}

static void
test_letters_of_other_sets (void)
{
  static const char *const files[] = { "letters-1250.html", "letters-utf16.html" };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autoptr (RecordingSink) sink = read_file (files[i]);
    g_assert_cmpstr (recorded_meta (sink, "title"), ==, "Huśtawki");
    g_assert_cmpstr (recorded_text (sink, 1), ==, "Żółć. Invented for testing.\n");
  }
}

/* It calls itself UTF-8, and somebody pasted a pound sign from Windows. */
static void
test_stray_letter_is_not_lost (void)
{
  g_autoptr (RecordingSink) sink = read_words ("<meta charset=utf-8><p>Caf\xC3\xA9, \xA3"
                                               "5");

  g_assert_cmpstr (recorded_text (sink, 1), ==, "Café, £5\n");
  g_assert_cmpuint (sink->gaps->len, ==, 0);
}

/* 0x81 has no meaning in Windows-1252. */
static void
test_lost_letter_is_a_gap (void)
{
  g_autoptr (RecordingSink) sink = read_words ("<p>Caf\x81");

  g_assert_cmpstr (recorded_text (sink, 1), ==, "Caf\xEF\xBF\xBD\n");
  g_assert_cmpuint (sink->gaps->len, ==, 1);
  g_assert_true (g_str_has_prefix (sink->gaps->pdata[0], "page 0: damaged (text)"));
}

static void
test_page_made_by_a_program_is_a_gap (void)
{
  g_autoptr (RecordingSink) sink =
      read_words ("<title>App</title><div id=app></div><script src=app.js></script>");

  g_assert_cmpuint (sink->pages->len, ==, 1);
  g_assert_cmpuint (sink->gaps->len, ==, 1);
  g_assert_true (
      g_str_has_prefix (sink->gaps->pdata[0], "page 0: unsupported (text): The page has no text of its own"));
}

static void
test_pictures (void)
{
  g_autofree guint8 *bytes = g_malloc0 (9000);
  g_autofree char *base64 = g_base64_encode (bytes, 9000);
  g_autofree char *page =
      g_strdup_printf ("<p>Photo: <img src='data:image/png;base64,%s'><img src='far.png'>", base64);
  g_autoptr (RecordingSink) sink = read_words (page);

  g_assert_cmpuint (sink->children->len, ==, 1);
  g_assert_cmpstr (sink->children->pdata[0], ==, "picture 1 (9000 bytes)");
  g_assert_cmpstr (sink->asides->pdata[0], ==,
                   "page 0: note: The page shows 1 picture that is not in the file.");
}

/* Elements in each other, more deeply than any page has them: the rest is missing, and the page says so. */
static void
test_endless_elements_are_a_gap (void)
{
  g_autoptr (GString) page = g_string_new ("<p>first");

  for (guint i = 0; i < 100000; i++)
    g_string_append (page, "<div>");
  g_string_append (page, "last");
  g_autoptr (RecordingSink) sink = read_words (page->str);
  g_assert_cmpstr (recorded_text (sink, 1), ==, "first\n");
  g_assert_true (g_str_has_prefix (sink->gaps->pdata[0], "page 0: limit (text)"));
}

static void
test_long_page_goes_on (void)
{
  g_autoptr (GString) page = g_string_new ("<h1>Long</h1>");

  for (guint i = 0; i < 300000; i++)
    g_string_append (page, "<p>eleven words</p>\n");
  g_autoptr (RecordingSink) sink = read_words (page->str);
  g_assert_cmpuint (sink->pages->len, ==, 2);
  g_assert_cmpstr (get_page (sink, 2)->label, ==, "Long");
  g_assert_true (g_str_has_prefix (recorded_text (sink, 2), "eleven words\n"));
}

int
main (int n_arguments, char **arguments)
{
  g_test_init (&n_arguments, &arguments, NULL);
  plugin = load_plugin ("html");
  g_test_add_func ("/plugins/html/what-people-see", test_what_people_see);
  g_test_add_func ("/plugins/html/facts", test_facts);
  g_test_add_func ("/plugins/html/headings-begin-sections", test_headings_begin_sections);
  g_test_add_func ("/plugins/html/cells-of-a-table", test_cells_of_a_table);
  g_test_add_func ("/plugins/html/merged-cells-keep-their-places", test_merged_cells_keep_their_places);
  g_test_add_func ("/plugins/html/layout-is-no-table", test_layout_is_no_table);
  g_test_add_func ("/plugins/html/fields", test_fields);
  g_test_add_func ("/plugins/html/prompt-of-a-choice-is-no-answer", test_prompt_of_a_choice_is_no_answer);
  g_test_add_func ("/plugins/html/letters-of-other-sets", test_letters_of_other_sets);
  g_test_add_func ("/plugins/html/stray-letter-is-not-lost", test_stray_letter_is_not_lost);
  g_test_add_func ("/plugins/html/lost-letter-is-a-gap", test_lost_letter_is_a_gap);
  g_test_add_func ("/plugins/html/page-made-by-a-program-is-a-gap", test_page_made_by_a_program_is_a_gap);
  g_test_add_func ("/plugins/html/pictures", test_pictures);
  g_test_add_func ("/plugins/html/endless-elements-are-a-gap", test_endless_elements_are_a_gap);
  g_test_add_func ("/plugins/html/long-page-goes-on", test_long_page_goes_on);
  return g_test_run ();
}
