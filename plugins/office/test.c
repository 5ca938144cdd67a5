/* test.c: what holds of the office plugin.  fixtures/make says how each file was made. */
#include "recording-sink.h"

#include <string.h>

#define WORD "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

static const CpPlugin *plugin;

static RecordingSink *
read_file (const char *file)
{
  return recorded_file (plugin, file, WORD);
}

/* The plugin gives up; what it pushed before is in the sink. */
static RecordingSink *
read_bad_file (const char *file, gint code)
{
  return recorded_bad_file (plugin, file, WORD, code);
}

static const CpPage *
get_page (const RecordingSink *sink, guint number)
{
  const CpPage *page = &g_array_index (sink->pages, CpPage, number - 1);

  g_assert_cmpuint (page->number, ==, number);
  g_assert_cmpint (page->unit, ==, CP_UNIT_SECTION);
  return page;
}

static const CpField *
get_field (const RecordingSink *sink, const char *name)
{
  for (guint i = 0; i < sink->fields->len; i++)
    if (g_str_equal (g_array_index (sink->fields, CpField, i).name, name))
      return &g_array_index (sink->fields, CpField, i);
  g_error ("there is no field %s", name);
}

static void
assert_field (const RecordingSink *sink, const char *name, CpFieldKind kind, const char *value,
              gboolean filled)
{
  const CpField *field = get_field (sink, name);

  g_assert_cmpint (field->kind, ==, kind);
  g_assert_cmpstr (field->value, ==, value);
  g_assert_cmpint (field->filled, ==, filled);
  g_assert_cmpuint (field->page, ==, 1);
}

static void
test_sections (void)
{
  g_autoptr (RecordingSink) sink = read_file ("plan.docx");

  g_assert_cmpuint (sink->pages->len, ==, 3);
  g_assert_cmpstr (recorded_text (sink, 1), ==,
                   "Invented School, for testing\n"
                   "Invented for testing: a delivery plan\n"
                   "Agreed on 12 March 2025.\n");
  g_assert_cmpstr (recorded_text (sink, 2), ==,
                   "What we will do\n"
                   "We will ask every parent. This is co\u2011production, bold and plain.\n"
                   "Action\tLead\tBy when\n"
                   "Start a parents\u2019 forum and keep it going\tSam Sample\tMay 2025\n"
                   "Ask pupils\t\tJune 2025\n"
                   "Plain words, from the foot of the page.\n");
  g_assert_cmpstr (recorded_text (sink, 3), ==,
                   "Who joins in\n"
                   "parents and carers\n"
                   "young people\n"
                   "How we meet\n"
                   "Every term\ton a Tuesday,\n"
                   "see our page.\n"
                   "Words in a box\n"
                   "Words from the end.\n"
                   "Page 1\n");
}

static void
test_headings (void)
{
  g_autoptr (RecordingSink) sink = read_file ("plan.docx");

  assert_marks (sink, 1, CP_MARK_HEADING, "1: Invented for testing: a delivery plan\n");
  assert_marks (sink, 2, CP_MARK_HEADING, "1: What we will do\n");
  assert_marks (sink, 3, CP_MARK_HEADING, "2: Who joins in\n3: How we meet\n");
  g_assert_cmpstr (get_page (sink, 2)->label, ==, "What we will do");
  g_assert_cmpstr (get_page (sink, 3)->label, ==, "Who joins in");
}

static void
test_cells (void)
{
  g_autoptr (RecordingSink) sink = read_file ("plan.docx");

  assert_marks (sink, 2, CP_MARK_CELL,
                "0/0/0: Action\n0/0/1: Lead\n0/0/2: By when\n"
                "0/1/0: Start a parents\u2019 forum and keep it going\n0/1/1: Sam Sample\n0/1/2: May 2025\n"
                "0/2/0: Ask pupils\n0/2/1: \n0/2/2: June 2025\n");
}

static void
test_margins (void)
{
  g_autoptr (RecordingSink) sink = read_file ("plan.docx");

  assert_marks (sink, 1, CP_MARK_MARGIN, "Invented School, for testing\n");
  assert_marks (sink, 2, CP_MARK_MARGIN, "");
  assert_marks (sink, 3, CP_MARK_MARGIN, "Page 1\n");
}

/* The exact texts above say it, too; this says it of every string that leaves the plugin. */
static void
test_unseen_words (void)
{
  static const char *const unseen[] = { "ask no one", "really", "not seen", "PAGE" };
  g_autoptr (RecordingSink) sink = read_file ("plan.docx");

  for (guint i = 1; i <= sink->pages->len; i++)
    for (gsize j = 0; j < G_N_ELEMENTS (unseen); j++)
      g_assert_null (strstr (recorded_text (sink, i), unseen[j]));
}

static void
test_asides (void)
{
  g_autoptr (RecordingSink) of_libreoffice = read_file ("plan.docx");
  g_autoptr (RecordingSink) of_word = read_file ("remarks.docx");

  assert_asides (of_libreoffice, "page 1: comment: Was it really?\n"
                                 "page 2: deleted: We will ask no one.\n");
  g_assert_cmpstr (recorded_text (of_word, 1), ==,
                   "Invented for testing\nSeen by 14 parents.\nBefore.\nLead: Kim\n"
                   "At the foot.\n");
  assert_field (of_word, "Lead", CP_FIELD_TEXT, "Kim", TRUE);
  assert_asides (of_word, "page 1: deleted: some\n"
                          "page 1: comment: How many?\nPlease count.\n"
                          "page 1: deleted: A line that is gone.\n"
                          "page 1: deleted: Sam\n"
                          "page 1: comment: Answered.\n"
                          "page 0: deleted: once\n");
}

static void
test_properties (void)
{
  g_autoptr (RecordingSink) sink = read_file ("plan.docx");

  g_assert_cmpstr (recorded_meta (sink, "title"), ==, "Invented for testing: a delivery plan");
  g_assert_cmpstr (recorded_meta (sink, "author"), ==, "An Invented Author");
  g_assert_cmpstr (recorded_meta (sink, "created"), ==, "2025-03-12");
  g_assert_cmpstr (recorded_meta (sink, "modified"), ==, "2025-04-02");
  g_assert_true (g_str_has_prefix (recorded_meta (sink, "producer"), "LibreOffice"));
  g_assert_cmpuint (sink->gaps->len, ==, 0);
}

static void
test_form_of_libreoffice (void)
{
  g_autoptr (RecordingSink) sink = read_file ("form.docx");

  g_assert_cmpuint (sink->fields->len, ==, 8);
  assert_field (sink, "Organisation", CP_FIELD_TEXT, "Invented School", TRUE);
  assert_field (sink, "Role", CP_FIELD_TEXT, "", FALSE);
  assert_field (sink, "Level", CP_FIELD_CHOICE, "Bronze", TRUE);
  assert_field (sink, "Control", CP_FIELD_TEXT, "", FALSE);
  assert_field (sink, "List", CP_FIELD_CHOICE, "Gold", TRUE);
  g_assert_true (g_array_index (sink->fields, CpField, 2).filled);  /* the older tick, ticked */
  g_assert_false (g_array_index (sink->fields, CpField, 3).filled); /* and not */
  g_assert_cmpstr (recorded_text (sink, 1), ==,
                   "Sign-up form, invented for testing\n"
                   "Organisation: Invented School\n"
                   "Role: \n"
                   "\u2612We agree\n"
                   "\u2610We do not agree\n"
                   "Level: Bronze\n"
                   "Control: Click here to enter text\n"
                   "Tick: \u2612 yes\n"
                   "List: Gold\n");
}

static void
test_controls (void)
{
  g_autoptr (RecordingSink) sink = read_file ("controls.docx");

  g_assert_cmpuint (sink->fields->len, ==, 9);
  assert_field (sink, "Organisation name", CP_FIELD_TEXT, "Invented School", TRUE);
  assert_field (sink, "role", CP_FIELD_TEXT, "", FALSE);
  assert_field (sink, "Signed on", CP_FIELD_TEXT, "12 March 2025", TRUE);
  assert_field (sink, "Agreed", CP_FIELD_TICK, "", FALSE);
  assert_field (sink, "Stage", CP_FIELD_CHOICE, "Bronze", TRUE);
  assert_field (sink, "Lead", CP_FIELD_TEXT, "", FALSE);
  assert_field (sink, "What changed", CP_FIELD_TEXT, "One parent said so. Another did, too.", TRUE);
  assert_field (sink, "Older", CP_FIELD_TEXT, "type here", FALSE);
  assert_field (sink, "Choice", CP_FIELD_CHOICE, "Please choose", FALSE);
}

static void
test_field_results (void)
{
  g_autoptr (RecordingSink) sink = read_file ("controls.docx");

  g_assert_nonnull (strstr (recorded_text (sink, 1), "\nContents line\n\nseen\nOlder: type here\n"));
}

static void
test_merged_cells (void)
{
  g_autoptr (RecordingSink) sink = read_file ("tables.docx");

  g_assert_cmpstr (recorded_text (sink, 1), ==,
                   "Invented for testing\n"
                   "Wide\tLead\n"
                   "Theme\tAsk\tSam\n"
                   "\tListen twice\tKim\n"
                   "Inner\ttable\n"
                   "Last\n");
  assert_marks (sink, 1, CP_MARK_CELL,
                "0/0/0: Wide\n0/0/2: Lead\n"
                "0/1/0: Theme\n0/1/1: Ask\n0/1/2: Sam\n"
                "0/2/0: Theme\n0/2/1: Listen twice\n0/2/2: Kim\n"
                "1/0/0: Inner\n1/0/1: table\n"
                "0/3/2: Last\n");
}

static void
test_tables_count_within_their_section (void)
{
  g_autoptr (RecordingSink) sink = read_file ("tables.docx");

  g_assert_cmpstr (get_page (sink, 2)->label, ==, "A section by outline level");
  assert_marks (sink, 2, CP_MARK_CELL, "0/0/0: First of its section\n");
}

static void
test_changes (void)
{
  g_autoptr (RecordingSink) sink = read_file ("changes.docx");

  g_assert_cmpuint (sink->pages->len, ==, 1);
  g_assert_cmpstr (recorded_text (sink, 1), ==,
                   "Invented for testing\n"
                   "One line, not two.\n"
                   "Stays.\n"
                   "Moved here.\n"
                   "Only its end is hidden.\n"
                   "Shown all the same.\n"
                   "soft\u00adhyphen, co\u2011production, \u2713 done\n"
                   "written\n"
                   "This begins with a tall letter.\n"
                   "Under a watermark.\n"
                   "DRAFT\n");
}

static void
assert_german_headings (const char *file)
{
  g_autoptr (RecordingSink) sink = read_file (file);

  g_assert_cmpuint (sink->pages->len, ==, 3);
  g_assert_cmpstr (recorded_text (sink, 1), ==, "Erfunden zum Testen\nInhalt\n");
  g_assert_cmpstr (get_page (sink, 2)->label, ==, "Was wir tun");
  assert_marks (sink, 1, CP_MARK_HEADING, "1: Erfunden zum Testen\n");
  assert_marks (sink, 2, CP_MARK_HEADING, "1: Was wir \ntun\n");
  assert_marks (sink, 3, CP_MARK_HEADING, "2: Wer mitmacht\n3: An id without a style\n");
}

static void
test_styles_in_german (void)
{
  assert_german_headings ("headings.docx");
}

static void
test_strict (void)
{
  assert_german_headings ("strict.docx");
}

static void
test_children (void)
{
  g_autoptr (RecordingSink) sink = read_file ("pictures.docx");

  g_assert_cmpuint (sink->children->len, ==, 2);
  g_assert_cmpstr (sink->children->pdata[0], ==, "inner.txt (21 bytes)");
  g_assert_true (g_str_has_prefix (sink->children->pdata[1], "large.png ("));
}

static void
test_other_parts (void)
{
  g_autoptr (RecordingSink) sink = read_file ("parts.docx");

  g_assert_cmpstr (recorded_text (sink, 1), ==,
                   "A header on every page\n"
                   "Invented for testing\n"
                   "From here\n"
                   "to there\n");
  g_assert_cmpuint (sink->gaps->len, ==, 1);
  g_assert_cmpstr (sink->gaps->pdata[0], ==,
                   "page 0: damaged (text): The part with the footnotes was not read: it is damaged.");
}

static void
test_empty (void)
{
  g_autoptr (RecordingSink) sink = read_file ("empty.docx");

  g_assert_cmpuint (sink->pages->len, ==, 1);
  g_assert_cmpstr (recorded_text (sink, 1), ==, "");
  g_assert_null (get_page (sink, 1)->label);
}

static void
test_entity_bomb (void)
{
  g_test_timer_start ();
  g_autoptr (RecordingSink) sink = read_bad_file ("entities.docx", CP_PLUGIN_ERROR_CORRUPT);

  g_assert_cmpfloat (g_test_timer_elapsed (), <, 1);
  g_assert_cmpuint (sink->pages->len, ==, 0);
}

static void
test_external_entity (void)
{
  g_autoptr (RecordingSink) sink = read_bad_file ("external.docx", CP_PLUGIN_ERROR_CORRUPT);

  g_assert_cmpuint (sink->pages->len, ==, 0);
  g_assert_cmpuint (sink->metas->len, ==, 0);
}

/* What stood before the fault is kept. */
static void
test_deep_nesting (void)
{
  g_autoptr (RecordingSink) sink = read_bad_file ("nested.docx", CP_PLUGIN_ERROR_LIMIT);

  g_assert_cmpstr (recorded_text (sink, 1), ==, "Invented for testing\n");
}

static void
test_large_part (void)
{
  g_autoptr (RecordingSink) sink = read_bad_file ("large.docx", CP_PLUGIN_ERROR_LIMIT);

  g_assert_cmpstr (recorded_text (sink, 1), ==, "Invented for testing\n");
}

static void
test_swelling_part (void)
{
  g_autoptr (RecordingSink) sink = read_bad_file ("swells.docx", CP_PLUGIN_ERROR_LIMIT);

  g_assert_cmpstr (recorded_text (sink, 1), ==, "Invented for testing\n");
}

static void
test_broken_xml (void)
{
  g_autoptr (RecordingSink) sink = read_bad_file ("broken-xml.docx", CP_PLUGIN_ERROR_CORRUPT);

  g_assert_true (
      g_str_has_prefix (recorded_text (sink, 1), "Invented for testing: the first line is whole\n"));
}

static void
test_damaged_zip (void)
{
  g_autoptr (RecordingSink) sink = read_bad_file ("damaged.docx", CP_PLUGIN_ERROR_CORRUPT);

  g_assert_true (g_str_has_prefix (recorded_text (sink, 1), "Invented for testing, line 0\n"));
}

static void
test_no_document (void)
{
  g_autoptr (RecordingSink) sink = read_bad_file ("no-document.docx", CP_PLUGIN_ERROR_CORRUPT);

  g_assert_cmpuint (sink->pages->len, ==, 0);
}

static void
test_password (void)
{
  g_autoptr (RecordingSink) sink = read_bad_file ("password.docx", CP_PLUGIN_ERROR_ENCRYPTED);

  g_assert_cmpuint (sink->pages->len, ==, 0);
}

static char *
get_bytes (const char *file, gsize *ret_length)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", file, NULL);
  char *bytes = NULL;

  g_assert_true (g_file_get_contents (path, &bytes, ret_length, NULL));
  return bytes;
}

/* A zip's table of contents stands at its end, so that no cut file is read at all. */
static void
test_cut_file (void)
{
  gsize length;
  g_autofree char *bytes = get_bytes ("plan.docx", &length);

  for (gsize n = 0; n < length; n += 13) {
    g_autofree char *cut = g_memdup2 (bytes, n);
    g_autoptr (RecordingSink) sink = recording_sink_new ();
    g_autoptr (GError) error = NULL;
    g_assert_false (extract_bytes (plugin, cut, n, WORD, "docx", sink, &error));
    g_assert_error (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_CORRUPT);
  }
}

/* Whatever byte is turned over, the plugin ends, with an error or without, and pushes only what can be true:
 * the sink asserts that. */
static void
test_any_damage (void)
{
  static const char *const files[] = { "controls.docx", "tables.docx", "plan.docx" };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    assert_ends_when_damaged_anywhere (plugin, files[i], 7, WORD);
}

int
main (int n_arguments, char **arguments)
{
  g_test_init (&n_arguments, &arguments, NULL);
  plugin = load_plugin ("office");
  g_test_add_func ("/plugins/office/each-heading-begins-a-section", test_sections);
  g_test_add_func ("/plugins/office/headings-have-their-level", test_headings);
  g_test_add_func ("/plugins/office/cells-by-row-and-column", test_cells);
  g_test_add_func ("/plugins/office/headers-and-footers-once-as-margins", test_margins);
  g_test_add_func ("/plugins/office/deleted-hidden-and-comment-are-not-text", test_unseen_words);
  g_test_add_func ("/plugins/office/comments-and-deleted-words-are-asides", test_asides);
  g_test_add_func ("/plugins/office/properties", test_properties);
  g_test_add_func ("/plugins/office/form-of-libreoffice", test_form_of_libreoffice);
  g_test_add_func ("/plugins/office/prompt-is-no-answer", test_controls);
  g_test_add_func ("/plugins/office/field-codes-are-not-text-their-results-are", test_field_results);
  g_test_add_func ("/plugins/office/merged-nested-and-deleted-cells", test_merged_cells);
  g_test_add_func ("/plugins/office/tables-count-within-their-section",
                   test_tables_count_within_their_section);
  g_test_add_func ("/plugins/office/moved-joined-and-hidden-words", test_changes);
  g_test_add_func ("/plugins/office/headings-by-name-of-style-in-any-language", test_styles_in_german);
  g_test_add_func ("/plugins/office/strict-open-xml-reads-the-same", test_strict);
  g_test_add_func ("/plugins/office/pictures-and-files-within-are-children", test_children);
  g_test_add_func ("/plugins/office/other-parts-are-read-where-word-shows-them", test_other_parts);
  g_test_add_func ("/plugins/office/empty-document-is-one-empty-section", test_empty);
  g_test_add_func ("/plugins/office/entity-bomb-is-refused", test_entity_bomb);
  g_test_add_func ("/plugins/office/external-entity-is-not-followed", test_external_entity);
  g_test_add_func ("/plugins/office/deep-nesting-is-cut-off", test_deep_nesting);
  g_test_add_func ("/plugins/office/part-over-the-limit-is-cut-off", test_large_part);
  g_test_add_func ("/plugins/office/part-that-swells-is-cut-off", test_swelling_part);
  g_test_add_func ("/plugins/office/text-before-broken-xml-is-kept", test_broken_xml);
  g_test_add_func ("/plugins/office/text-before-damage-in-the-zip-is-kept", test_damaged_zip);
  g_test_add_func ("/plugins/office/zip-without-document-is-damaged", test_no_document);
  g_test_add_func ("/plugins/office/password-is-told", test_password);
  g_test_add_func ("/plugins/office/cut-file-is-damaged", test_cut_file);
  g_test_add_func ("/plugins/office/any-damage-ends", test_any_damage);
  return g_test_run ();
}
