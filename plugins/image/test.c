/* test.c: what holds of the image plugin.  fixtures/make says what is in the pictures. */
#include "recording-sink.h"

#include <string.h>

#define A4_LONGER_SIDE 842.0

static const CpPlugin *plugin;

static const char *
mime_of (const char *file)
{
  return g_str_has_suffix (file, ".png") ? "image/png" : "image/jpeg";
}

static RecordingSink *
read_picture (const char *file)
{
  g_autofree char *path = g_build_filename ("fixtures", file, NULL);
  RecordingSink *sink = recording_sink_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (extract_file (plugin, path, mime_of (file), "", sink, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (sink->pages->len, ==, 1);
  g_assert_cmpstr (recorded_text (sink, 1), ==, "");
  return sink;
}

static void
assert_size (const RecordingSink *sink, gdouble width, gdouble height)
{
  const CpPage *page = &g_array_index (sink->pages, CpPage, 0);

  g_assert_cmpint (page->unit, ==, CP_UNIT_PAGE);
  g_assert_cmpfloat_with_epsilon (page->width, width, 0.5);
  g_assert_cmpfloat_with_epsilon (page->height, height, 0.5);
}

static void
assert_gap (const RecordingSink *sink, const char *expected)
{
  g_assert_cmpuint (sink->gaps->len, ==, 1);
  g_assert_cmpstr (sink->gaps->pdata[0], ==, expected);
}

static void
assert_refused (const char *file, gint code)
{
  g_autofree char *path = g_build_filename ("fixtures", file, NULL);
  g_autoptr (RecordingSink) sink = recording_sink_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (extract_file (plugin, path, mime_of (file), "", sink, &error));
  g_assert_error (error, CP_PLUGIN_ERROR, code);
  g_assert_cmpuint (sink->pages->len, ==, 0);
}

static void
test_facts (void)
{
  g_autoptr (RecordingSink) sink = read_picture ("phone.jpg");

  g_assert_cmpstr (recorded_meta (sink, "width"), ==, "160");
  g_assert_cmpstr (recorded_meta (sink, "height"), ==, "120");
  g_assert_cmpstr (recorded_meta (sink, "orientation"), ==, "6");
  g_assert_cmpstr (recorded_meta (sink, "taken"), ==, "2025-06-14");
  g_assert_cmpstr (recorded_meta (sink, "camera"), ==, "Exampla Nine");
  g_assert_cmpstr (recorded_meta (sink, "gps"), ==, "present");
  g_assert_cmpuint (sink->metas->len, ==, 6);
}

static void
test_turned_picture (void)
{
  g_autoptr (RecordingSink) sink = read_picture ("phone.jpg");

  assert_size (sink, A4_LONGER_SIDE * 120 / 160, A4_LONGER_SIDE);
}

/* Whatever the file says of places, people and serial numbers: nothing that is pushed may hold a piece of it.
 */
static void
test_nothing_private (void)
{
  static const char *const files[] = { "phone.jpg", "edited.png" };
  static const char *const private[] = { "52", "29'", "53'", "1.89", "140", "7731", "Pat", "Exampleton" };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autoptr (RecordingSink) sink = read_picture (files[i]);
    g_ptr_array_extend (sink->metas, sink->gaps, (GCopyFunc) (void (*) (void)) g_strdup, NULL);
    for (guint j = 0; j < sink->metas->len; j++)
      for (gsize k = 0; k < G_N_ELEMENTS (private); k++)
        g_assert_null (strstr (sink->metas->pdata[j], private[k]));
    g_assert_cmpstr (recorded_meta (sink, "gps"), ==, "present");
  }
}

static void
test_no_position (void)
{
  g_autoptr (RecordingSink) sink = read_picture ("camera.jpg");

  g_assert_null (recorded_meta (sink, "gps"));
}

static void
test_clock_never_set (void)
{
  g_autoptr (RecordingSink) sink = read_picture ("camera.jpg");

  g_assert_null (recorded_meta (sink, "taken"));
}

static void
test_photo (void)
{
  g_autoptr (RecordingSink) sink = read_picture ("camera.jpg");

  g_assert_cmpstr (recorded_meta (sink, "camera"), ==, "Exampla Ten");
  assert_gap (sink, "page 1: no-text (scan photo): ");
}

static void
test_scan (void)
{
  g_autoptr (RecordingSink) sink = read_picture ("scanner.jpg");

  g_assert_null (recorded_meta (sink, "camera"));
  assert_gap (sink, "page 1: no-text (scan photo): ");
  assert_size (sink, 419, 595);
}

static void
test_drawing (void)
{
  g_autoptr (RecordingSink) sink = read_picture ("drawing.png");

  g_assert_cmpstr (recorded_meta (sink, "width"), ==, "413");
  assert_gap (sink, "page 1: no-text (scan photo): ");
  assert_size (sink, 297, 420);
}

static void
test_flood (void)
{
  assert_refused ("flood.png", CP_PLUGIN_ERROR_LIMIT);
  assert_refused ("flood.jpg", CP_PLUGIN_ERROR_LIMIT);
}

static void
assert_cut (const char *file, gsize length)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", file, NULL);
  g_autoptr (RecordingSink) sink = recording_sink_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;

  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  g_assert_false (extract_bytes (plugin, bytes, length, mime_of (file), "", sink, &error));
  g_assert_error (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_CORRUPT);
}

/* A JPEG before its frame header, a PNG within its first chunk, and both within their first bytes. */
static void
test_cut_head (void)
{
  assert_cut ("phone.jpg", 200);
  assert_cut ("phone.jpg", 3);
  assert_cut ("drawing.png", 20);
  assert_cut ("drawing.png", 8);
}

/* A copy of just that length, so that a sanitizer sees a step too far. */
static void
assert_ends (const char *file, const char *bytes, gsize length)
{
  g_autofree char *cut = g_memdup2 (bytes, length);
  g_autoptr (RecordingSink) sink = recording_sink_new ();
  g_autoptr (GError) error = NULL;

  gboolean good = extract_bytes (plugin, cut, length, mime_of (file), "", sink, &error);
  g_assert_true (good == (error == NULL));
}

static void
test_every_length (void)
{
  static const char *const files[] = { "phone.jpg", "scanner.jpg", "drawing.png", "edited.png", "flood.jpg" };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", files[i], NULL);
    g_autofree char *bytes = NULL;
    gsize length;
    g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
    for (gsize n = 0; n < length; n += n < 400 ? 1 : 37)
      assert_ends (files[i], bytes, n);
  }
}

int
main (int n_arguments, char **arguments)
{
  g_test_init (&n_arguments, &arguments, NULL);
  plugin = load_plugin ("image");
  g_test_add_func ("/plugins/image/facts", test_facts);
  g_test_add_func ("/plugins/image/turned-picture-swaps-width-and-height", test_turned_picture);
  g_test_add_func ("/plugins/image/no-place-number-or-name-is-told", test_nothing_private);
  g_test_add_func ("/plugins/image/no-position-no-gps", test_no_position);
  g_test_add_func ("/plugins/image/clock-never-set-is-no-date", test_clock_never_set);
  g_test_add_func ("/plugins/image/camera-leaves-scan-and-photo-open", test_photo);
  g_test_add_func ("/plugins/image/scanner-is-no-camera-and-its-resolution-counts", test_scan);
  g_test_add_func ("/plugins/image/drawing-leaves-scan-and-photo-open", test_drawing);
  g_test_add_func ("/plugins/image/more-dots-than-the-limit-are-refused", test_flood);
  g_test_add_func ("/plugins/image/cut-head-is-damaged", test_cut_head);
  g_test_add_func ("/plugins/image/cut-anywhere-it-ends", test_every_length);
  return g_test_run ();
}
