/* test-opendocument.c: what holds of OpenDocument files.  fixtures/make says how each file was made. */
#include "recording-sink.h"

#include <string.h>

#define OPENDOCUMENT "application/vnd.oasis.opendocument."
#define TEXT OPENDOCUMENT "text"
#define SPREADSHEET OPENDOCUMENT "spreadsheet"
#define PRESENTATION OPENDOCUMENT "presentation"

static const CpPlugin *plugin;

static const char *
type_of (const char *file)
{
  if (g_str_has_suffix (file, ".odt"))
    return TEXT;
  return g_str_has_suffix (file, ".ods") ? SPREADSHEET : PRESENTATION;
}

static RecordingSink *
read_file (const char *file)
{
  return recorded_file (plugin, file, type_of (file));
}

/* The plugin gives up; what it pushed before is in the sink. */
static RecordingSink *
read_bad_file (const char *file, gint code)
{
  return recorded_bad_file (plugin, file, type_of (file), code);
}

/* A line each: "1 name = value", with "(filled)" behind what a person put in. */
static void
assert_fields (const RecordingSink *sink, const char *expected)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  static const char *const kinds[CP_N_FIELDS] = { "text", "tick", "radio", "choice", "signature" };

  for (guint i = 0; i < sink->fields->len; i++) {
    const CpField *field = &g_array_index (sink->fields, CpField, i);
    g_string_append_printf (lines, "%u %s %s = %s%s\n", field->page, kinds[field->kind], field->name,
                            field->value, field->filled ? " (filled)" : "");
  }
  g_assert_cmpstr (lines->str, ==, expected);
}

static const CpPage *
get_page (const RecordingSink *sink, guint number)
{
  g_assert_cmpuint (number, <=, sink->pages->len);
  return &g_array_index (sink->pages, CpPage, number - 1);
}

/* Word for word what test.c has of the same source saved as .docx. */
static void
test_sections (void)
{
  g_autoptr (RecordingSink) sink = read_file ("plan.odt");

  g_assert_cmpuint (sink->pages->len, ==, 3);
  g_assert_cmpint (get_page (sink, 1)->unit, ==, CP_UNIT_SECTION);
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
  g_assert_cmpstr (get_page (sink, 3)->label, ==, "Who joins in");
}

static void
test_marks (void)
{
  g_autoptr (RecordingSink) plan = read_file ("plan.odt"), fields = read_file ("fields.odt");

  assert_marks (plan, 1, CP_MARK_HEADING, "1: Invented for testing: a delivery plan\n");
  assert_marks (plan, 3, CP_MARK_HEADING, "2: Who joins in\n3: How we meet\n");
  assert_marks (plan, 1, CP_MARK_MARGIN, "Invented School, for testing\n");
  assert_marks (plan, 3, CP_MARK_MARGIN, "Page 1\n");
  assert_marks (plan, 2, CP_MARK_CELL,
                "0/0/0: Action\n0/0/1: Lead\n0/0/2: By when\n"
                "0/1/0: Start a parents\u2019 forum and keep it going\n0/1/1: Sam Sample\n0/1/2: May 2025\n"
                "0/2/0: Ask pupils\n0/2/1: \n0/2/2: June 2025\n");
  g_autofree char *cells = recorded_marks (fields, 1, CP_MARK_CELL);
  g_assert_true (g_str_has_prefix (cells, "0/0/0: You said\n0/0/2: We did\n"
                                          "0/1/0: Food\n0/1/1: More fruit\n0/1/2: Apples\n"
                                          "0/2/0: Food\n0/2/1: Less salt\n0/2/2: \n"));
}

static void
test_remarks_are_apart (void)
{
  g_autoptr (RecordingSink) sink = read_file ("plan.odt");

  assert_asides (sink, "page 1: comment: Was it really?\npage 2: deleted: We will ask no one.\n");
}

static void
test_properties (void)
{
  g_autoptr (RecordingSink) sink = read_file ("plan.odt");

  g_assert_cmpstr (recorded_meta (sink, "title"), ==, "Invented for testing: a delivery plan");
  g_assert_cmpstr (recorded_meta (sink, "author"), ==, "An Invented Author");
  g_assert_cmpstr (recorded_meta (sink, "created"), ==, "2025-03-12");
  g_assert_cmpstr (recorded_meta (sink, "modified"), ==, "2025-04-02");
}

/* Input fields and lists in the text, and controls that float in it. */
static void
test_fields_of_libreoffice (void)
{
  g_autoptr (RecordingSink) sink = read_file ("fields.odt");

  assert_fields (sink, "1 text Your name = Alex Example (filled)\n"
                       "1 text School = \n"
                       "1 choice Term = autumn (filled)\n"
                       "1 choice Year = choose\n"
                       "1 text Text Box 1 = Sam Sample (filled)\n"
                       "1 text Text Box 2 = Write here\n"
                       "1 tick We asked parents = yes (filled)\n"
                       "1 tick We asked pupils = \n"
                       "1 choice Stage = Silver (filled)\n"
                       "1 radio Yes = yes (filled)\n");
}

/* LibreOffice gave the marks of lists and ticks names of its own. */
static void
test_fields_of_word (void)
{
  g_autoptr (RecordingSink) sink = read_file ("form.odt");

  assert_fields (sink, "1 text Organisation = Invented School (filled)\n"
                       "1 text Role = \n"
                       "1 tick  = yes (filled)\n"
                       "1 tick  = \n"
                       "1 choice Level = Bronze (filled)\n"
                       "1 text Control = \n"
                       "1 tick  = yes (filled)\n"
                       "1 choice List = Gold (filled)\n");
  g_assert_nonnull (
      strstr (recorded_text (sink, 1), "\u2612We agree\n\u2610We do not agree\nLevel: Bronze\n"));
}

/* What fields show stands in the text; a chart follows its section. */
static void
test_unseen_words (void)
{
  g_autoptr (RecordingSink) sink = read_file ("fields.odt");
  const char *text = recorded_text (sink, 1);

  g_assert_null (strstr (text, "not seen"));
  g_assert_nonnull (strstr (text, "School: <the school's name>\nTerm: autumn\n"));
  g_assert_nonnull (
      strstr (text, "Lead: Sam Sample\nAims: Write here\n\u2612We asked parents\n\u2610We asked pupils\n"));
  g_assert_nonnull (strstr (text, "Two spaces and many.\nThe chart:\n"));
  g_assert_nonnull (strstr (text, "How many said yes\n\tYes\n\t14\n\t21\n"));
}

static void
test_children (void)
{
  g_autoptr (RecordingSink) sink = read_file ("pictures.odt");

  g_assert_cmpuint (sink->children->len, ==, 2);
  g_assert_cmpstr (sink->children->pdata[0], ==, "Object 1 (21 bytes)");
  g_assert_true (g_str_has_prefix (sink->children->pdata[1], "large.png ("));
}

static void
test_sheets (void)
{
  g_autoptr (RecordingSink) sink = read_file ("survey.ods");

  g_assert_cmpuint (sink->pages->len, ==, 3);
  g_assert_cmpint (get_page (sink, 1)->unit, ==, CP_UNIT_SHEET);
  g_assert_cmpstr (get_page (sink, 1)->label, ==, "Answers");
  g_assert_cmpstr (get_page (sink, 2)->label, ==, "Old answers");
  g_assert_cmpstr (recorded_text (sink, 1), ==,
                   "Invented School\n"
                   "Parents\u2019 survey, invented for testing\n"
                   "\n"
                   "Question\tAsked on\tYes\tShare\tSpent\n"
                   "Were you asked? And heard?\t2025-03-12\t14\t87.5%\t\u00a31,234.50\n"
                   "Did it change?\t14:30\tTRUE\t#DIV/0!\n"
                   "\t\t\t\tlater\n");
  g_assert_cmpstr (recorded_text (sink, 3), ==, "");
  assert_marks (sink, 1, CP_MARK_MARGIN, "Invented School\n");
  assert_asides (sink, "page 1: comment: B6: Whose words are these?\n"
                       "page 2: note: The sheet \"Old answers\" is hidden. It was read, too.\n");
}

/* Cells and rows that are written once and count many times; a shape and a chart over the cells. */
static void
test_repeated_cells (void)
{
  g_autoptr (RecordingSink) sink = read_file ("log.ods");

  g_assert_cmpstr (recorded_text (sink, 1), ==,
                   "Invented for testing: a log\n"
                   "same\tsame\tsame\n"
                   "same\tsame\tsame\n"
                   "\t\t2025-06-14 09:30\tfirst\n"
                   "\n"
                   "far away\n"
                   "Words in a shape\n"
                   "How many said yes\n");
  assert_marks (sink, 1, CP_MARK_CELL,
                "0/0/0: Invented for testing: a log\n"
                "0/1/0: same\n0/1/1: same\n0/1/2: same\n"
                "0/2/0: same\n0/2/1: same\n0/2/2: same\n"
                "0/3/2: 2025-06-14 09:30\n0/3/3: first\n");
  assert_asides (
      sink, "page 1: note: The sheet \"Log\" has hidden rows or columns. They were read, too.\n"
            "page 1: note: The sheet \"Log\" has more rows than we take as a table. The others were read "
            "as plain text.\n");
}

/* Word for word what test-powerpoint.c has of the same source saved as .pptx. */
static void
test_slides (void)
{
  g_autoptr (RecordingSink) sink = read_file ("talk.odp");

  g_assert_cmpuint (sink->pages->len, ==, 3);
  g_assert_cmpint (get_page (sink, 1)->unit, ==, CP_UNIT_SLIDE);
  g_assert_cmpstr (get_page (sink, 1)->label, ==, "What changed, invented for testing");
  g_assert_cmpstr (recorded_text (sink, 1), ==,
                   "What changed, invented for testing\n"
                   "On the left\n"
                   "We asked parents\n"
                   "They\n"
                   "answered\n"
                   "On the right\n"
                   "Before it\n"
                   "Last\n");
  assert_marks (sink, 1, CP_MARK_HEADING, "1: What changed, invented for testing\n");
  assert_marks (sink, 2, CP_MARK_CELL,
                "0/0/0: You said\n0/0/2: We did\n"
                "0/1/0: Food\n0/1/1: More fruit\n0/1/2: Apples and pears\n"
                "0/2/0: Food\n0/2/1: Less salt\n0/2/2: \n");
  assert_asides (sink, "page 1: comment: Who will give it?\n"
                       "page 1: comment: Speaker notes: Say how many parents answered.\n"
                       "page 3: note: The slide is hidden. It was read, too.\n");
}

/* A turned shape has its place elsewhere than others; what all slides share is read once. */
static void
test_master_page (void)
{
  g_autoptr (RecordingSink) sink = read_file ("master.odp");

  g_assert_cmpstr (recorded_text (sink, 1), ==,
                   "Turned, above it\n"
                   "Invented for testing\n"
                   "How many said yes\n"
                   "\tYes\n"
                   "Spring\t14\n"
                   "Summer\t21\n"
                   "Spring assembly\n"
                   "Invented School, on every slide\n");
  g_assert_cmpstr (recorded_text (sink, 2), ==, "The second\nSpring assembly\n");
  assert_marks (sink, 2, CP_MARK_MARGIN, "Spring assembly");
}

/* Templates are read as the files that are made of them. */
static void
test_templates (void)
{
  static const char *const files[] = { "plan.odt", "survey.ods", "talk.odp" };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autofree char *path = g_build_filename ("fixtures", files[i], NULL);
    g_autofree char *type = g_strconcat (type_of (files[i]), "-template", NULL);
    g_autoptr (RecordingSink) file = read_file (files[i]), template = recording_sink_new ();
    g_autoptr (GError) error = NULL;
    g_assert_true (g_strv_contains (plugin->mimes, type));
    g_assert_true (extract_file (plugin, path, type, "", template, &error));
    g_assert_no_error (error);
    g_assert_cmpstr (recorded_text (template, 1), ==, recorded_text (file, 1));
  }
}

static void
test_locked (void)
{
  g_autoptr (RecordingSink) sink = read_bad_file ("locked.odt", CP_PLUGIN_ERROR_ENCRYPTED);

  g_assert_cmpuint (sink->pages->len, ==, 0);
}

static void
test_no_content (void)
{
  g_autoptr (RecordingSink) sink = read_bad_file ("no-content.odt", CP_PLUGIN_ERROR_CORRUPT);

  g_assert_cmpuint (sink->pages->len, ==, 0);
}

static void
test_broken (void)
{
  g_autoptr (RecordingSink) text = read_bad_file ("broken.odt", CP_PLUGIN_ERROR_CORRUPT);
  g_autoptr (RecordingSink) sheets = read_bad_file ("broken.ods", CP_PLUGIN_ERROR_CORRUPT);
  g_autoptr (RecordingSink) slides = read_bad_file ("broken.odp", CP_PLUGIN_ERROR_CORRUPT);

  g_assert_cmpstr (recorded_text (text, 2), ==,
                   "What we will do\nWe will ask every parent. This is \nPage 1\n");
  g_assert_nonnull (strstr (recorded_text (sheets, 1), "\t87.5%\t\u00a31,234.50\nDid it change?\n"));
  g_assert_true (g_str_has_prefix (recorded_text (slides, 1), "What changed, invented for testing\n"));
  g_assert_cmpstr (recorded_text (slides, 2), ==, "You said\tWe did\nFood\tMore\n");
}

/* A byte of the zip turned over. */
static void
test_any_damage (void)
{
  static const char *const files[] = { "plan.odt", "fields.odt", "survey.ods", "master.odp" };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    assert_ends_when_damaged_anywhere (plugin, files[i], 61, type_of (files[i]));
}

int
main (int n_arguments, char **arguments)
{
  g_test_init (&n_arguments, &arguments, NULL);
  plugin = load_plugin ("office");
  g_test_add_func ("/plugins/office/opendocument/text-as-people-see-it", test_sections);
  g_test_add_func ("/plugins/office/opendocument/headings-cells-and-margins", test_marks);
  g_test_add_func ("/plugins/office/opendocument/comments-and-deleted-words-are-apart",
                   test_remarks_are_apart);
  g_test_add_func ("/plugins/office/opendocument/properties", test_properties);
  g_test_add_func ("/plugins/office/opendocument/fields-and-controls", test_fields_of_libreoffice);
  g_test_add_func ("/plugins/office/opendocument/form-fields-kept-from-word", test_fields_of_word);
  g_test_add_func ("/plugins/office/opendocument/hidden-words-are-left-out", test_unseen_words);
  g_test_add_func ("/plugins/office/opendocument/pictures-and-objects-are-children", test_children);
  g_test_add_func ("/plugins/office/opendocument/sheets-as-people-see-them", test_sheets);
  g_test_add_func ("/plugins/office/opendocument/repeated-cells-shapes-and-charts", test_repeated_cells);
  g_test_add_func ("/plugins/office/opendocument/slides-in-reading-order", test_slides);
  g_test_add_func ("/plugins/office/opendocument/words-of-master-pages-once", test_master_page);
  g_test_add_func ("/plugins/office/opendocument/templates-are-read", test_templates);
  g_test_add_func ("/plugins/office/opendocument/password-is-told", test_locked);
  g_test_add_func ("/plugins/office/opendocument/no-text-part-is-damage", test_no_content);
  g_test_add_func ("/plugins/office/opendocument/what-stands-before-damage-is-kept", test_broken);
  g_test_add_func ("/plugins/office/opendocument/any-damage-ends", test_any_damage);
  return g_test_run ();
}
