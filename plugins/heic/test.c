/* test.c: what holds of the heic plugin.  fixtures/make says what is in the photos. */
#include "recording-sink.h"

#include <leptonica/allheaders.h>
#include <string.h>

static const CpPlugin *plugin;

static RecordingSink *
read_photo (const char *file)
{
  RecordingSink *sink = recorded_file (plugin, file, "image/heic");

  g_assert_cmpuint (sink->gaps->len, ==, 0);
  return sink;
}

static void
test_facts (void)
{
  static const char *const files[] = { "phone.heic", "phone.heif" };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autoptr (RecordingSink) sink = read_photo (files[i]);
    g_assert_cmpstr (recorded_meta (sink, "width"), ==, "160");
    g_assert_cmpstr (recorded_meta (sink, "height"), ==, "120");
    g_assert_cmpstr (recorded_meta (sink, "taken"), ==, "2025-06-14");
    g_assert_cmpstr (recorded_meta (sink, "camera"), ==, "Exampla Nine");
    g_assert_cmpstr (recorded_meta (sink, "gps"), ==, "present");
    g_assert_cmpuint (strlen (recorded_meta (sink, "dhash")), ==, 16);
    g_assert_cmpuint (sink->metas->len, ==, 7); /* and how it was held */
  }
}

static void
test_nothing_private (void)
{
  static const char *const private[] = { "52", "29'", "53'", "1.89", "140", "7731", "Pat", "Exampleton" };
  g_autoptr (RecordingSink) sink = read_photo ("phone.heic");

  for (guint i = 0; i < sink->metas->len; i++)
    for (gsize j = 0; j < G_N_ELEMENTS (private); j++)
      if (!g_str_has_prefix (sink->metas->pdata[i], "dhash="))
        g_assert_null (strstr (sink->metas->pdata[i], private[j]));
}

static void
test_dots (void)
{
  g_autoptr (RecordingSink) sink = read_photo ("phone.heic");
  const CpPicture *picture = &g_array_index (sink->pictures, CpPicture, 0);

  g_assert_cmpuint (sink->pictures->len, ==, 1);
  g_assert_cmpuint (picture->width, ==, 160);
  g_assert_cmpuint (picture->height, ==, 120);
  g_assert_cmpuint (picture->carries, ==, CP_CARRIES_SCAN | CP_CARRIES_PHOTO);
  g_assert_cmpfloat_with_epsilon (picture->page_width, 842, 0.5);
  /* steel blue at the top, wheat at the bottom */
  g_assert_cmpuint (picture->dots[10], <, picture->dots[160 * 118 + 10] - 40);
}

static void
test_two_pictures (void)
{
  g_autoptr (RecordingSink) sink = read_photo ("two.heic");

  g_assert_cmpuint (sink->pages->len, ==, 2);
  g_assert_cmpuint (sink->pictures->len, ==, 2);
  g_assert_cmpuint (g_array_index (sink->pictures, CpPicture, 1).page, ==, 2);
}

static void
assert_refused (const char *bytes, gsize length, gint code)
{
  g_autoptr (RecordingSink) sink = recording_sink_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (extract_bytes (plugin, bytes, length, "image/heic", "heic", sink, &error));
  g_assert_error (error, CP_PLUGIN_ERROR, code);
  g_assert_cmpuint (sink->pictures->len, ==, 0);
}

static void
test_flood (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "flood.heic", NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  assert_refused (bytes, length, CP_PLUGIN_ERROR_LIMIT);
}

static void
test_cut (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "phone.heic", NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  assert_refused (bytes, 40, CP_PLUGIN_ERROR_CORRUPT);
  for (gsize n = 0; n < length; n += 11) {
    g_autofree char *cut = g_memdup2 (bytes, n); /* just as long, so that a sanitizer sees a step too far */
    g_autoptr (RecordingSink) sink = recording_sink_new ();
    g_autoptr (GError) error = NULL;
    gboolean good = extract_bytes (plugin, cut, n, "image/heic", "heic", sink, &error);
    g_assert_true (good == (error == NULL));
    g_assert_true (!good || sink->gaps->len == 1 || sink->pictures->len == 1);
  }
}

/* From blue at the top to yellow (fixtures/make of the image plugin: phone.jpg). */
static void
test_drawn (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "phone.heic", NULL);
  g_autoptr (RecordingSink) sink = recording_sink_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  const CpFile file = { (const guint8 *) bytes, length, "image/heic", "" };
  CpView view = { .page = 1, .window = { 0, 0, 842, 631.5 }, .width = 200 };
  g_assert_true (plugin->render (&file, &view, &sink->sink, &error));
  g_assert_no_error (error);
  gconstpointer png = g_bytes_get_data (sink->last_child, &length);
  PIX *packed = pixReadMemPng (png, length), *drawn = pixConvertTo32 (packed);
  int red, green, blue;
  g_assert_cmpint (pixGetWidth (drawn), ==, 200);
  g_assert_cmpint (pixGetHeight (drawn), ==, 150);
  pixGetRGBPixel (drawn, 100, 5, &red, &green, &blue);
  g_assert_cmpint (blue, >, red + 40);
  pixGetRGBPixel (drawn, 100, 145, &red, &green, &blue);
  g_assert_cmpint (red, >, blue + 40);
  pixDestroy (&packed);
  pixDestroy (&drawn);
  view.page = 2;
  g_assert_false (plugin->render (&file, &view, &sink->sink, &error));
  g_assert_error (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_CORRUPT);
}

int
main (int n_arguments, char **arguments)
{
  g_test_init (&n_arguments, &arguments, NULL);
  plugin = load_plugin ("heic");
  g_test_add_func ("/plugins/heic/facts-of-both-names-of-the-type", test_facts);
  g_test_add_func ("/plugins/heic/no-place-number-or-name-is-told", test_nothing_private);
  g_test_add_func ("/plugins/heic/dots-are-pushed", test_dots);
  g_test_add_func ("/plugins/heic/each-picture-is-a-page", test_two_pictures);
  g_test_add_func ("/plugins/heic/more-dots-than-the-limit-are-refused", test_flood);
  g_test_add_func ("/plugins/heic/cut-anywhere-it-ends", test_cut);
  g_test_add_func ("/plugins/heic/a-photo-is-drawn-in-colour", test_drawn);
  return g_test_run ();
}
