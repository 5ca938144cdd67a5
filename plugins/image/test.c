/* test.c: what holds of the image plugin.  fixtures/make says what is in the pictures. */
#include "recording-sink.h"

#include <leptonica/allheaders.h>
#include <string.h>

#define A4_LONGER_SIDE 842.0

static const CpPlugin *plugin;

static const char *
mime_of (const char *file)
{
  static const char *const types[][2] = { { ".png", "image/png" },   { ".tif", "image/tiff" },
                                          { ".webp", "image/webp" }, { ".gif", "image/gif" },
                                          { ".bmp", "image/bmp" },   { ".jpg", "image/jpeg" } };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_has_suffix (file, types[i][0]))
      return types[i][1];
  g_error ("nobody knows the type of %s", file);
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

static const CpPicture *
find_picture (const RecordingSink *sink, guint index)
{
  g_assert_cmpuint (index, <, sink->pictures->len);
  return &g_array_index (sink->pictures, CpPicture, index);
}

/* The tone of the dot at these parts of the width and height. */
static guint
tone_at (const CpPicture *picture, gdouble across, gdouble down)
{
  return picture->dots[(gsize) (down * picture->height) * picture->width + (gsize) (across * picture->width)];
}

static void
assert_dots (const RecordingSink *sink, guint width, guint height)
{
  const CpPicture *picture = find_picture (sink, 0);
  const CpPage *page = &g_array_index (sink->pages, CpPage, 0);

  g_assert_cmpuint (sink->gaps->len, ==, 0);
  g_assert_cmpuint (sink->pictures->len, ==, 1);
  g_assert_cmpuint (picture->page, ==, 1);
  g_assert_cmpuint (picture->width, ==, width);
  g_assert_cmpuint (picture->height, ==, height);
  g_assert_cmpuint (picture->carries, ==, CP_CARRIES_SCAN | CP_CARRIES_PHOTO);
  g_assert_cmpfloat_with_epsilon (picture->page_width, page->width, 0.01);
  g_assert_cmpfloat_with_epsilon (picture->dots_per_inch, width / page->width * 72, 1);
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
  g_assert_cmpuint (sink->metas->len, ==, 7); /* and its hash */
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
  assert_dots (sink, 120, 80);
}

static void
test_scan (void)
{
  g_autoptr (RecordingSink) sink = read_picture ("scanner.jpg");

  g_assert_null (recorded_meta (sink, "camera"));
  assert_dots (sink, 291, 413);
  assert_size (sink, 419, 595);
}

static void
test_drawing (void)
{
  g_autoptr (RecordingSink) sink = read_picture ("drawing.png");

  g_assert_cmpstr (recorded_meta (sink, "width"), ==, "413");
  assert_dots (sink, 413, 583);
  assert_size (sink, 297, 420);
}

/* Each of the eight ways of EXIF to hold the same picture, dark in its top left quarter when it is shown. */
static void
test_every_orientation (void)
{
  for (guint orientation = 1; orientation <= 8; orientation++) {
    g_autofree char *file = g_strdup_printf ("held-%u.jpg", orientation);
    g_autoptr (RecordingSink) sink = read_picture (file);
    const CpPicture *picture = find_picture (sink, 0);
    g_assert_cmpuint (picture->width, ==, 64);
    g_assert_cmpuint (picture->height, ==, 32);
    g_assert_cmpuint (tone_at (picture, 0.25, 0.25), <, 60);
    g_assert_cmpuint (tone_at (picture, 0.75, 0.25), >, 200);
    g_assert_cmpuint (tone_at (picture, 0.25, 0.75), >, 200);
    g_assert_cmpuint (tone_at (picture, 0.75, 0.75), >, 200);
  }
}

static void
test_many_pages (void)
{
  g_autofree char *path = g_build_filename ("fixtures", "two-pages.tif", NULL);
  g_autoptr (RecordingSink) sink = recording_sink_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (extract_file (plugin, path, "image/tiff", "tif", sink, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (sink->pages->len, ==, 2);
  g_assert_cmpuint (sink->pictures->len, ==, 2);
  g_assert_cmpuint (find_picture (sink, 0)->page, ==, 1);
  g_assert_cmpuint (find_picture (sink, 1)->page, ==, 2);
  g_assert_cmpuint (find_picture (sink, 1)->height, ==, 60);
}

/* A fax says 204 dots across and 98 down: its picture is as high as it is shown. */
static void
test_fax (void)
{
  g_autoptr (RecordingSink) sink = read_picture ("fax.tif");

  assert_dots (sink, 816, 600);
  assert_size (sink, 288, 212);
}

static void
test_other_types (void)
{
  static const char *const files[] = { "drawing.webp", "drawing.gif", "drawing.bmp" };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autoptr (RecordingSink) sink = read_picture (files[i]);
    const CpPicture *picture = find_picture (sink, 0);
    g_assert_cmpuint (picture->width, ==, 64);
    g_assert_cmpuint (picture->height, ==, 32);
    g_assert_cmpuint (tone_at (picture, 0.25, 0.25), <, 60);
    g_assert_cmpuint (tone_at (picture, 0.75, 0.75), >, 200);
  }
}

static void
test_transparent_is_white (void)
{
  g_autoptr (RecordingSink) sink = read_picture ("transparent.png");

  g_assert_cmpuint (tone_at (find_picture (sink, 0), 0.25, 0.25), <, 60);
  g_assert_cmpuint (tone_at (find_picture (sink, 0), 0.75, 0.75), ==, 255);
}

static guint
count_different_bits (const char *file, const char *other)
{
  g_autoptr (RecordingSink) a = read_picture (file), b = read_picture (other);
  const char *hash = recorded_meta (a, "dhash"), *other_hash = recorded_meta (b, "dhash");

  g_assert_cmpuint (strlen (hash), ==, 16);
  g_assert_cmpuint (strlen (other_hash), ==, 16);
  guint64 different = g_ascii_strtoull (hash, NULL, 16) ^ g_ascii_strtoull (other_hash, NULL, 16);
  return (guint) __builtin_popcountll (different);
}

/* The same photo at half its size, and stored turned: within what decisions.md calls one photo.  Another one:
 * far from it. */
static void
test_hash (void)
{
  g_assert_cmpuint (count_different_bits ("hall.jpg", "hall-small.jpg"), <=, 8);
  g_assert_cmpuint (count_different_bits ("hall.jpg", "hall-turned.jpg"), <=, 8);
  g_assert_cmpuint (count_different_bits ("hall.jpg", "garden.jpg"), >=, 16);
}

static void
test_large_picture_is_made_smaller (void)
{
  g_autoptr (RecordingSink) sink = read_picture ("large.png");

  g_assert_cmpstr (recorded_meta (sink, "width"), ==, "6000");
  assert_dots (sink, 3500, 2333);
}

static void
test_tiny_picture (void)
{
  g_autoptr (RecordingSink) sink = read_picture ("dot.gif");

  g_assert_cmpuint (sink->pictures->len, ==, 0);
  g_assert_cmpuint (sink->gaps->len, ==, 0);
}

/* The end of a JPEG is grey then; of a PNG nothing can be shown. */
static void
test_cut_body (void)
{
  static const struct {
    const char *file;
    gsize kept;
    guint n_pictures;
    const char *gap;
  } cases[] = {
    { "hall.jpg", 2000, 1, "page 1: damaged (scan photo): The end of the picture is missing or damaged." },
    { "drawing.png", 700, 0,
      "page 1: damaged (scan photo): It is damaged, or of a rare kind, and cannot be shown. Please send it "
      "as "
      "a JPEG or PNG." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", cases[i].file, NULL);
    g_autoptr (RecordingSink) sink = recording_sink_new ();
    g_autofree char *bytes = NULL;
    gsize length;
    g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
    g_assert_cmpuint (length, >, cases[i].kept);
    g_assert_true (extract_bytes (plugin, bytes, cases[i].kept, mime_of (cases[i].file), "", sink, NULL));
    g_assert_cmpuint (sink->pages->len, ==, 1);
    g_assert_cmpuint (sink->pictures->len, ==, cases[i].n_pictures);
    g_assert_cmpuint (sink->gaps->len, ==, 1);
    g_assert_cmpstr (sink->gaps->pdata[0], ==, cases[i].gap);
  }
}

static void
test_flood (void)
{
  assert_refused ("flood.png", CP_PLUGIN_ERROR_LIMIT);
  assert_refused ("flood.jpg", CP_PLUGIN_ERROR_LIMIT);
  assert_refused ("flood.tif", CP_PLUGIN_ERROR_LIMIT);
  assert_refused ("flood.gif", CP_PLUGIN_ERROR_LIMIT);
  assert_refused ("flood.bmp", CP_PLUGIN_ERROR_LIMIT);
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
  static const char *const files[] = { "phone.jpg",   "scanner.jpg",   "drawing.png",    "edited.png",
                                       "flood.jpg",   "two-pages.tif", "fax.tif",        "drawing.webp",
                                       "drawing.gif", "drawing.bmp",   "transparent.png" };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", files[i], NULL);
    g_autofree char *bytes = NULL;
    gsize length;
    g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
    for (gsize n = 0; n < length; n += n < 400 ? 1 : 37)
      assert_ends (files[i], bytes, n);
  }
}

/* Draws that part of a page in so many dots across, with one place marked; NULL where it is refused. */
static PIX *
draw (const char *file, guint32 page, const CpArea *window, guint32 width, const CpArea *marked)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", file, NULL);
  g_autoptr (RecordingSink) sink = recording_sink_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  const CpFile input = { (const guint8 *) bytes, length, mime_of (file), "" };
  const CpView view = { page, *window, width, marked, marked != NULL ? 1 : 0 };
  if (!plugin->render (&input, &view, &sink->sink, &error)) {
    g_assert_cmpuint (sink->children->len, ==, 0);
    g_assert_true (error != NULL && error->domain == CP_PLUGIN_ERROR);
    return NULL;
  }
  g_assert_cmpuint (sink->children->len, ==, 1);
  g_assert_true (g_str_has_prefix (sink->children->pdata[0], "page.png "));
  gconstpointer png = g_bytes_get_data (sink->last_child, &length);
  PIX *packed = pixReadMemPng (png, length), *drawn = pixConvertTo32 (packed);
  pixDestroy (&packed);
  return drawn;
}

/* Red, green and blue at these parts of the width and height. */
static void
assert_colour (PIX *drawn, gdouble across, gdouble down, int red, int green, int blue)
{
  int found[3];

  g_assert_cmpint (pixGetRGBPixel (drawn, (int) (across * pixGetWidth (drawn)),
                                   (int) (down * pixGetHeight (drawn)), &found[0], &found[1], &found[2]),
                   ==, 0);
  g_assert_cmpint (ABS (found[0] - red), <=, 24);
  g_assert_cmpint (ABS (found[1] - green), <=, 24);
  g_assert_cmpint (ABS (found[2] - blue), <=, 24);
}

/* Each is 842 by 421 points when it is shown, with the top left quarter in black. */
static void
test_drawn_in_every_orientation (void)
{
  const CpArea whole = { 0, 0, A4_LONGER_SIDE, A4_LONGER_SIDE / 2 };

  for (guint way = 1; way <= 8; way++) {
    g_autofree char *file = g_strdup_printf ("held-%u.jpg", way);
    PIX *drawn = draw (file, 1, &whole, 300, NULL);
    g_assert_cmpint (pixGetWidth (drawn), ==, 300);
    g_assert_cmpint (pixGetHeight (drawn), ==, 150);
    assert_colour (drawn, 0.2, 0.2, 0, 0, 0);
    assert_colour (drawn, 0.7, 0.2, 255, 255, 255);
    assert_colour (drawn, 0.2, 0.7, 255, 255, 255);
    pixDestroy (&drawn);
  }
}

static void
test_drawn_places (void)
{
  static const char *const files[] = { "held-1.jpg", "held-6.jpg", "drawing.webp", "drawing.gif",
                                       "drawing.bmp" };
  /* the middle half of the page; marked is a place on white, and one that is black */
  const CpArea window = { A4_LONGER_SIDE / 4, 0, A4_LONGER_SIDE * 3 / 4, A4_LONGER_SIDE / 4 },
               light = { A4_LONGER_SIDE * 0.55, 50, A4_LONGER_SIDE * 0.7, 100 },
               dark = { A4_LONGER_SIDE * 0.3, 50, A4_LONGER_SIDE * 0.45, 100 };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++) {
    PIX *drawn = draw (files[i], 1, &window, 421, &light);
    assert_colour (drawn, 0.25, 0.35, 0, 0, 0);
    assert_colour (drawn, 0.75, 0.35, 255, 237, 89);
    assert_colour (drawn, 0.75, 0.8, 255, 255, 255);
    pixDestroy (&drawn);
    drawn = draw (files[i], 1, &window, 421, &dark);
    assert_colour (drawn, 0.25, 0.35, 0, 0, 0);
    assert_colour (drawn, 0.75, 0.35, 255, 255, 255);
    pixDestroy (&drawn);
  }
}

static void
test_drawn_page_of_many (void)
{
  const CpArea whole = { 0, 0, A4_LONGER_SIDE, A4_LONGER_SIDE * 60 / 80 }, off = { 5000, 5000, 6000, 6000 };
  PIX *drawn = draw ("two-pages.tif", 2, &whole, 80, NULL);

  g_assert_cmpint (pixGetHeight (drawn), ==, 60);
  pixDestroy (&drawn);
  g_assert_null (draw ("two-pages.tif", 3, &whole, 80, NULL));
  g_assert_null (draw ("two-pages.tif", 0, &whole, 80, NULL));
  g_assert_null (draw ("two-pages.tif", G_MAXUINT32, &whole, 80, NULL));
  g_assert_null (draw ("hall.jpg", 2, &whole, 80, NULL));
  g_assert_null (draw ("flood.png", 1, &whole, 80, NULL));
  /* a place that is off the page: whatever is drawn, it ends */
  drawn = draw ("hall.jpg", 1, &off, 80, &off);
  pixDestroy (&drawn);
}

static void
test_drawn_in_few_dots (void)
{
  const CpArea high = { 0, 0, 100, A4_LONGER_SIDE }, sliver = { 100, 100, 100.5, 100.25 };
  PIX *drawn = draw ("hall-turned.jpg", 1, &high, 4000, NULL);

  g_assert_cmpint ((gint64) pixGetWidth (drawn) * pixGetHeight (drawn), <=, 2000000);
  pixDestroy (&drawn);
  drawn = draw ("large.png", 1, &sliver, 4000, NULL);
  g_assert_cmpint ((gint64) pixGetWidth (drawn) * pixGetHeight (drawn), <=, 2000000);
  pixDestroy (&drawn);
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
  g_test_add_func ("/plugins/image/camera-is-told-and-its-dots-are-pushed", test_photo);
  g_test_add_func ("/plugins/image/scanner-is-no-camera-and-its-resolution-counts", test_scan);
  g_test_add_func ("/plugins/image/drawing-is-as-large-as-it-says", test_drawing);
  g_test_add_func ("/plugins/image/shown-as-exif-says-in-every-orientation", test_every_orientation);
  g_test_add_func ("/plugins/image/every-page-of-a-tiff-is-a-page", test_many_pages);
  g_test_add_func ("/plugins/image/fax-is-as-high-as-it-is-shown", test_fax);
  g_test_add_func ("/plugins/image/webp-gif-and-bmp-are-shown", test_other_types);
  g_test_add_func ("/plugins/image/what-shines-through-is-white", test_transparent_is_white);
  g_test_add_func ("/plugins/image/hash-knows-the-same-photo-again", test_hash);
  g_test_add_func ("/plugins/image/large-picture-is-made-smaller", test_large_picture_is_made_smaller);
  g_test_add_func ("/plugins/image/picture-too-small-for-a-word-is-not-sent-on", test_tiny_picture);
  g_test_add_func ("/plugins/image/cut-body-is-told", test_cut_body);
  g_test_add_func ("/plugins/image/more-dots-than-the-limit-are-refused", test_flood);
  g_test_add_func ("/plugins/image/cut-head-is-damaged", test_cut_head);
  g_test_add_func ("/plugins/image/cut-anywhere-it-ends", test_every_length);
  g_test_add_func ("/plugins/image/drawn-as-it-is-shown-in-every-orientation",
                   test_drawn_in_every_orientation);
  g_test_add_func ("/plugins/image/places-are-marked-where-they-are", test_drawn_places);
  g_test_add_func ("/plugins/image/only-a-page-that-is-there-is-drawn", test_drawn_page_of_many);
  g_test_add_func ("/plugins/image/drawn-in-no-more-dots-than-are-taken", test_drawn_in_few_dots);
  return g_test_run ();
}
