/* test.c: what holds of the recogniser of print.  fixtures/make says what is drawn on the pages. */
#include "recording-sink.h"

#include <leptonica/allheaders.h>
#include <math.h>
#include <string.h>

#define DOTS_PER_INCH 200.0
#define POINTS_PER_DOT (72.0 / DOTS_PER_INCH)
#define PRINT                                                                                                \
  "Invented for testing\n\n"                                                                                 \
  "Minutes of the meeting in the Mill Hall\n"                                                                \
  "held on 4 March 2026 at six in the evening.\n\n"                                                          \
  "The champion reported that eleven people\n"                                                               \
  "had finished the training, and that the list\n"                                                           \
  "of helpers was brought up to date.\n"

static const CpPlugin *plugin;
static guint32 has_words; /* of the next picture */

static gboolean
recognise_dots (const guint8 *dots, guint width, guint height, RecordingSink *sink)
{
  g_autoptr (GError) error = NULL;
  const CpPicture picture = { .page = 3,
                              .width = width,
                              .height = height,
                              .dots_per_inch = DOTS_PER_INCH,
                              .page_width = width * POINTS_PER_DOT,
                              .page_height = height * POINTS_PER_DOT,
                              .carries = CP_CARRIES_SCAN,
                              .dots = dots,
                              .has_words = has_words };
  gboolean good = plugin->recognise (&picture, &sink->sink, &error);

  g_assert_no_error (error);
  return good;
}

static RecordingSink *
recognise_file (const char *file)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", file, NULL);
  RecordingSink *sink = recording_sink_new ();
  PIX *stored = pixRead (path), *grey = pixConvertTo8 (stored, FALSE);
  gsize width = (gsize) pixGetWidth (grey), height = (gsize) pixGetHeight (grey);
  g_autofree guint8 *dots = g_malloc (width * height);

  for (gsize y = 0; y < height; y++)
    for (gsize x = 0; x < width; x++)
      dots[y * width + x] = GET_DATA_BYTE (pixGetData (grey) + y * (gsize) pixGetWpl (grey), x);
  pixDestroy (&stored);
  pixDestroy (&grey);
  g_assert_true (recognise_dots (dots, (guint) width, (guint) height, sink));
  return sink;
}

static RecordingSink *
recognise_file_with_words (const char *file)
{
  has_words = TRUE;
  RecordingSink *sink = recognise_file (file);
  has_words = FALSE;
  return sink;
}

static void
assert_gap (const RecordingSink *sink, const char *start)
{
  g_assert_cmpuint (sink->gaps->len, ==, 1);
  g_assert_true (g_str_has_prefix (sink->gaps->pdata[0], start));
}

static void
assert_text (const char *file, const char *text)
{
  g_autoptr (RecordingSink) sink = recognise_file (file);

  g_assert_cmpstr (recorded_text (sink, 3), ==, text);
  g_assert_cmpuint (sink->gaps->len, ==, 0);
}

static void
test_print (void)
{
  assert_text ("print.png", PRINT);
}

static void
test_each_way_up (void)
{
  assert_text ("lying.png", PRINT);
  assert_text ("upside-down.png", PRINT);
  assert_text ("askew.png", PRINT);
}

static void
test_poor_light (void)
{
  assert_text ("dark.png", PRINT);
  assert_text ("shadow.jpg", PRINT);
}

static void
test_printed_lines (void)
{
  assert_text ("table.png",
               "Invented for testing\n\nPartner Promise\nLibrary Quiet corner\nSurgery Leaflets\n\n"
               "Name of the person\n");
}

static void
assert_word (const RecordingSink *sink, const char *text, gdouble x, gdouble y)
{
  const CpPage *page = &g_array_index (sink->pages, CpPage, 0);

  for (gsize i = 0; i < page->n_words; i++) {
    const CpWord *word = &page->words[i];
    if (strlen (text) != word->length || strncmp (page->text + word->start, text, word->length) != 0)
      continue;
    g_assert_cmpfloat_with_epsilon ((gdouble) (word->x1 + word->x2) / 2, x, 2);
    g_assert_cmpfloat_with_epsilon ((gdouble) (word->y1 + word->y2) / 2, y, 2);
    return;
  }
  g_error ("the word \"%s\" is not there", text);
}

/* The middle of "testing" is 313 dots from the left and 142 from the top of print.png, the one of "helpers"
 * 169 and 492; the other pages are turned by so many degrees about their middles. */
static void
test_places (void)
{
  static const struct {
    const char *file;
    gdouble degrees;
  } pages[] = { { "print.png", 0 }, { "lying.png", 90 }, { "upside-down.png", 180 }, { "askew.png", 2.5 } };

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++) {
    g_autoptr (RecordingSink) sink = recognise_file (pages[i].file);
    const CpPage *page = &g_array_index (sink->pages, CpPage, 0);
    gdouble across = cos (pages[i].degrees * G_PI / 180), down = sin (pages[i].degrees * G_PI / 180);
    static const struct {
      const char *text;
      gdouble x, y;
    } words[] = { { "testing", 313, 142 }, { "helpers", 169, 492 } };
    for (gsize j = 0; j < G_N_ELEMENTS (words); j++) {
      gdouble x = words[j].x - 827 / 2.0, y = words[j].y - 1165 / 2.0;
      assert_word (sink, words[j].text, page->width / 2 + (x * across - y * down) * POINTS_PER_DOT,
                   page->height / 2 + (x * down + y * across) * POINTS_PER_DOT);
    }
  }
}

static void
test_doubt (void)
{
  g_autoptr (RecordingSink) sink = recognise_file ("print.png");
  const CpPage *page = &g_array_index (sink->pages, CpPage, 0);

  g_assert_cmpuint (page->n_words, ==, 42);
  for (gsize i = 0; i < page->n_words; i++) {
    g_assert_cmpfloat (page->words[i].doubt, >, 0);
    g_assert_cmpfloat (page->words[i].doubt, <, 0.3);
  }
}

static void
test_handwriting (void)
{
  g_autoptr (RecordingSink) sink = recognise_file ("hand.png");

  g_assert_cmpuint (sink->pages->len, ==, 0);
  assert_gap (sink, "page 3: handwriting (scan)");
}

static void
test_handwriting_below_print (void)
{
  g_autoptr (RecordingSink) sink = recognise_file ("hand-below-print.png");

  g_assert_cmpstr (recorded_text (sink, 3), ==, PRINT);
  assert_gap (sink, "page 3: handwriting (scan): Some of it is written by hand");
}

static void
test_language (void)
{
  g_autoptr (RecordingSink) sink = recognise_file ("german.png");

  g_assert_cmpuint (sink->pages->len, ==, 0);
  assert_gap (sink, "page 3: language (scan)");
}

static void
test_no_words (void)
{
  static const char *const files[] = { "blank.png", "scene.jpg" };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autoptr (RecordingSink) sink = recognise_file (files[i]);
    g_assert_cmpuint (sink->pages->len, ==, 0);
    g_assert_cmpuint (sink->gaps->len, ==, 0);
    g_assert_cmpuint (sink->fields->len, ==, 0);
  }
}

static void
assert_field (const RecordingSink *sink, const char *name, CpFieldKind kind, const char *value)
{
  for (guint i = 0; i < sink->fields->len; i++) {
    const CpField *field = &g_array_index (sink->fields, CpField, i);
    if (!g_str_equal (field->name, name))
      continue;
    g_assert_cmpuint (field->page, ==, 3);
    g_assert_cmpint (field->kind, ==, kind);
    g_assert_cmpstr (field->value, ==, value);
    g_assert_cmpint (field->filled, ==, *value != '\0');
    g_assert_cmpfloat (field->doubt, >, 0);
    PIX *crop = pixReadMemPng (field->picture, field->picture_length);
    g_assert_nonnull (crop);
    pixDestroy (&crop);
    return;
  }
  g_error ("there is no field \"%s\"", name);
}

static gdouble
find_doubt (const RecordingSink *sink, const char *name)
{
  for (guint i = 0; i < sink->fields->len; i++)
    if (g_str_equal (g_array_index (sink->fields, CpField, i).name, name))
      return g_array_index (sink->fields, CpField, i).doubt;
  g_error ("there is no field \"%s\"", name);
}

static void
test_empty_form (void)
{
  g_autoptr (RecordingSink) sink = recognise_file ("form-empty.png");
  static const char *const boxes[] = { "A talk", "A walk", "A meal", "A song", "A visit" }, *const lines[] = {
    "Signed", "Witness signature", "Signature of parent"
  };

  g_assert_cmpuint (sink->fields->len, ==, G_N_ELEMENTS (boxes) + G_N_ELEMENTS (lines));
  g_assert_cmpuint (sink->gaps->len, ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (boxes); i++)
    assert_field (sink, boxes[i], CP_FIELD_TICK, "");
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    assert_field (sink, lines[i], CP_FIELD_SIGNATURE, "");
}

static void
test_ticks (void)
{
  g_autoptr (RecordingSink) sink = recognise_file ("form.png");

  assert_field (sink, "A talk", CP_FIELD_TICK, "ticked");
  assert_field (sink, "A song", CP_FIELD_TICK, "crossed");
  assert_field (sink, "A walk", CP_FIELD_TICK, "");
  assert_field (sink, "A meal", CP_FIELD_TICK, "");
  g_assert_cmpfloat (find_doubt (sink, "A talk"), <, 0.5);
  g_assert_cmpfloat (find_doubt (sink, "A walk"), <, 0.5);
}

static void
test_signatures (void)
{
  g_autoptr (RecordingSink) sink = recognise_file ("form.png");

  assert_field (sink, "Signed", CP_FIELD_SIGNATURE, "signed");
  assert_field (sink, "Signature of parent", CP_FIELD_SIGNATURE, "signed");
  assert_field (sink, "Witness signature", CP_FIELD_SIGNATURE, "");
  g_assert_cmpfloat (find_doubt (sink, "Signed"), <, 0.5);
  g_assert_cmpfloat (find_doubt (sink, "Witness signature"), <, 0.5);
}

/* A stroke of a pen beside "A visit", and a name in capitals on a line. */
static void
test_unclear (void)
{
  g_autoptr (RecordingSink) box = recognise_file ("form.png"), line = recognise_file ("form-typed.png");

  assert_field (box, "A visit", CP_FIELD_TICK, "");
  g_assert_cmpfloat (find_doubt (box, "A visit"), >, 0.5);
  assert_gap (box,
              "page 3: handwriting (scan): One box or line to sign on may be filled in or not: please look.");
  assert_field (line, "Signed", CP_FIELD_SIGNATURE, "");
  g_assert_cmpfloat (find_doubt (line, "Signed"), >, 0.5);
  assert_gap (line,
              "page 3: handwriting (scan): One box or line to sign on may be filled in or not: please look.");
}

static void
test_round_boxes (void)
{
  g_autoptr (RecordingSink) sink = recognise_file ("marks.png");

  assert_field (sink, "Singing", CP_FIELD_TICK, "ticked");
  assert_field (sink, "Dancing", CP_FIELD_TICK, "ticked");
  assert_field (sink, "Walking", CP_FIELD_TICK, "");
  assert_field (sink, "Cooking", CP_FIELD_TICK, "");
  g_assert_cmpfloat (find_doubt (sink, "Singing"), <, 0.5);
  g_assert_cmpfloat (find_doubt (sink, "Walking"), <, 0.5);
}

static void
test_ticks_out_of_boxes (void)
{
  g_autoptr (RecordingSink) sink = recognise_file ("marks.png");

  assert_field (sink, "Swimming", CP_FIELD_TICK, "ticked"); /* beside it */
  assert_field (sink, "Painting", CP_FIELD_TICK, "ticked");
  assert_field (sink, "Reading", CP_FIELD_TICK, "");
  assert_field (sink, "Gardening", CP_FIELD_TICK, "filled");
  g_assert_cmpuint (sink->fields->len, ==, 8);
  g_assert_cmpuint (sink->gaps->len, ==, 0);
  g_assert_cmpfloat (find_doubt (sink, "Swimming"), >, find_doubt (sink, "Painting"));
}

static void
test_places_to_sign (void)
{
  g_autoptr (RecordingSink) sink = recognise_file ("signed.png");
  static const char *const places[] = { "Signature of parent", "Witness signature", "Signed for the school" };

  g_assert_cmpuint (sink->fields->len, ==, G_N_ELEMENTS (places));
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    assert_field (sink, places[i], CP_FIELD_SIGNATURE, "signed");
}

static void
test_no_signatures (void)
{
  g_autoptr (RecordingSink) sink = recognise_file ("unsigned.png");
  static const char *const places[] = { "Signed by the chair", "Witness signature", "Signature of parent",
                                        "Signed for the school" };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++) {
    assert_field (sink, places[i], CP_FIELD_SIGNATURE, "");
    g_assert_cmpfloat (find_doubt (sink, places[i]), >, 0.5);
  }
  g_assert_nonnull (
      strstr (sink->gaps->pdata[0], "4 boxes or lines to sign on may be filled in or not: please look."));
}

/* A page that keeps the words stored with it: what a pen left counts, and what cannot be read of a drawing
 * behind the words does not. */
static void
test_page_with_words (void)
{
  g_autoptr (RecordingSink) sink = recognise_file ("form.png");
  g_autoptr (RecordingSink) known = recognise_file_with_words ("form.png"),
                            german = recognise_file_with_words ("german.png"),
                            hand = recognise_file_with_words ("hand.png"),
                            drawn_on = recognise_file_with_words ("hand-below-print.png");

  g_assert_cmpuint (known->fields->len, ==, sink->fields->len);
  assert_field (known, "Signed", CP_FIELD_SIGNATURE, "signed");
  g_assert_cmpuint (german->gaps->len, ==, 0);
  assert_gap (hand, "page 3: handwriting (scan)");
  g_assert_cmpuint (drawn_on->gaps->len, ==, 0); /* it has no place to write on */
}

/* Letters that stand alone, as large as a box and as square. */
static void
test_letters_are_no_boxes (void)
{
  g_autoptr (RecordingSink) sink = recognise_file ("letters.png");

  g_assert_nonnull (strstr (recorded_text (sink, 3), "Door knockers"));
  g_assert_cmpuint (sink->fields->len, ==, 0);
}

/* Grains of every tone, the same at each run, in shapes that no window of a filter fits into. */
static void
test_odd_shapes (void)
{
  static const guint sizes[][2] = { { 1, 1 }, { 1, 700 }, { 700, 1 }, { 3, 3 }, { 17, 33 }, { 64, 500 } };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++) {
    g_autoptr (RecordingSink) sink = recording_sink_new ();
    gsize n = (gsize) sizes[i][0] * sizes[i][1];
    g_autofree guint8 *dots = g_malloc (n); /* just as many, so that a sanitizer sees a step too far */
    for (gsize j = 0; j < n; j++)
      dots[j] = (guint8) (j * j * 31 >> 3);
    g_assert_true (recognise_dots (dots, sizes[i][0], sizes[i][1], sink));
    g_assert_cmpuint (sink->pages->len, ==, 0);
  }
}

static void
test_missing_model (void)
{
  g_autoptr (GError) error = NULL;

  g_setenv ("COPROOF_LANGUAGES", "eng+xy_z", TRUE);
  g_assert_false (plugin->warm_up (&error));
  g_assert_error (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_INTERNAL);
  g_assert_nonnull (strstr (error->message, "tesseract-ocr-xy-z"));
}

int
main (int n_arguments, char **arguments)
{
  g_test_init (&n_arguments, &arguments, NULL);
  plugin = load_plugin ("ocr");
  g_test_add_func ("/plugins/ocr/words-lines-and-paragraphs", test_print);
  g_test_add_func ("/plugins/ocr/whichever-way-up-the-page-lies", test_each_way_up);
  g_test_add_func ("/plugins/ocr/in-shadow-and-white-on-black", test_poor_light);
  g_test_add_func ("/plugins/ocr/printed-lines-are-no-letters", test_printed_lines);
  g_test_add_func ("/plugins/ocr/words-have-the-place-of-their-ink", test_places);
  g_test_add_func ("/plugins/ocr/each-word-has-its-doubt", test_doubt);
  g_test_add_func ("/plugins/ocr/handwriting-is-a-gap-and-no-words", test_handwriting);
  g_test_add_func ("/plugins/ocr/handwriting-below-print-is-a-gap", test_handwriting_below_print);
  g_test_add_func ("/plugins/ocr/another-language-is-a-gap-and-no-words", test_language);
  g_test_add_func ("/plugins/ocr/no-words-give-nothing", test_no_words);
  g_test_add_func ("/plugins/ocr/an-empty-form-has-no-tick-and-no-signature", test_empty_form);
  g_test_add_func ("/plugins/ocr/ticks-and-crosses-in-boxes", test_ticks);
  g_test_add_func ("/plugins/ocr/signed-and-unsigned-lines", test_signatures);
  g_test_add_func ("/plugins/ocr/what-is-unclear-is-for-a-person-and-never-signed", test_unclear);
  g_test_add_func ("/plugins/ocr/round-boxes", test_round_boxes);
  g_test_add_func ("/plugins/ocr/ticks-that-do-not-keep-within-their-boxes", test_ticks_out_of_boxes);
  g_test_add_func ("/plugins/ocr/boxes-and-room-to-sign", test_places_to_sign);
  g_test_add_func ("/plugins/ocr/a-smudge-a-cup-a-stamp-and-a-stroke-are-no-signatures", test_no_signatures);
  g_test_add_func ("/plugins/ocr/marks-on-a-page-whose-words-are-known", test_page_with_words);
  g_test_add_func ("/plugins/ocr/large-letters-are-no-boxes", test_letters_are_no_boxes);
  g_test_add_func ("/plugins/ocr/odd-shapes-end-well", test_odd_shapes);
  g_test_add_func ("/plugins/ocr/a-missing-model-is-named",
                   test_missing_model); /* last: it spoils the plugin */
  return g_test_run ();
}
