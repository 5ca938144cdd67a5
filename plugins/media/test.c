/* test.c: what holds of the media plugin. */
#include "recording-sink.h"

#include <string.h>

#define TITLE "Invented for testing: żółć"
#define LISTEN                                                                                               \
  "page 0: recording (recording): It is a sound recording of 3 seconds: a person must listen to it."
#define WATCH "page 0: recording (recording): It is a video of 3 seconds: a person must watch it."

static const CpPlugin *plugin;

static const struct {
  const char *file, *mime, *author, *gap;
} recordings[] = {
  { "sound.mp3", "audio/mpeg", "Zoë Lee", LISTEN },  { "sound.m4a", "audio/x-m4a", "Zoë Lee", LISTEN },
  { "sound.wav", "audio/x-wav", "Zoë Lee", LISTEN }, { "sound.ogg", "audio/ogg", "Zoë Lee", LISTEN },
  { "sound.flac", "audio/flac", "Zoë Lee", LISTEN }, { "sound.wma", "video/x-ms-asf", "Zoë Lee", LISTEN },
  { "film.mp4", "video/mp4", "Zoë Lee", WATCH },     { "film.mov", "video/quicktime", NULL, WATCH },
  { "film.webm", "video/webm", NULL, WATCH },        { "film.avi", "video/x-msvideo", "Zoë Lee", WATCH },
};

static RecordingSink *
read_file (const char *name, const char *mime)
{
  return recorded_file (plugin, name, mime);
}

static void
test_kind_and_length_are_told (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (recordings); i++) {
    g_autoptr (RecordingSink) sink = read_file (recordings[i].file, recordings[i].mime);
    g_test_message ("%s", recordings[i].file);
    g_assert_cmpuint (sink->gaps->len, ==, 1);
    g_assert_cmpstr (sink->gaps->pdata[0], ==, recordings[i].gap);
    g_assert_cmpuint (sink->pages->len, ==, 0);
  }
}

static void
test_tags_are_facts (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (recordings); i++) {
    if (g_str_equal (recordings[i].file, "film.mov"))
      continue;
    g_autoptr (RecordingSink) sink = read_file (recordings[i].file, recordings[i].mime);
    g_test_message ("%s", recordings[i].file);
    g_assert_cmpstr (recorded_meta (sink, "title"), ==, TITLE);
    g_assert_cmpstr (recorded_meta (sink, "author"), ==, recordings[i].author);
    g_assert_cmpstr (recorded_meta (sink, "created"), ==, "2026-03-12");
  }
}

static void
test_phone_says_when_and_never_where (void)
{
  g_autoptr (RecordingSink) sink = read_file ("film.mov", "video/quicktime");

  g_assert_cmpstr (recorded_meta (sink, "taken"), ==, "2026-03-11");
  g_assert_cmpstr (recorded_meta (sink, "camera"), ==, "Invented Phone 1");
  g_assert_cmpstr (recorded_meta (sink, "gps"), ==, "present");
  for (guint i = 0; i < sink->metas->len; i++)
    g_assert_null (strstr (sink->metas->pdata[i], "00.0000"));
}

/* A phone writes the index last: without it nothing can be played. */
static void
test_film_without_its_index_is_corrupt (void)
{
  g_autoptr (RecordingSink) sink = recording_sink_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (extract_file (plugin, "fixtures/cut.mp4", "video/mp4", "mp4", sink, &error));
  g_assert_error (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_CORRUPT);
}

static void
test_length_that_is_not_known_is_not_told (void)
{
  static const char bytes[] = "MThd"; /* a MIDI file, of which only the type is known */
  g_autoptr (RecordingSink) sink = recording_sink_new ();

  g_assert_true (extract_bytes (plugin, bytes, strlen (bytes), "audio/midi", "mid", sink, NULL));
  g_assert_cmpstr (sink->gaps->pdata[0], ==,
                   "page 0: recording (recording): It is a sound recording: a person must listen to it.");
}

/* Each recording, cut off at many places and with a byte changed: it is read or called corrupt. */
static void
test_damage_is_survived (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (recordings); i++) {
    g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", recordings[i].file, NULL);
    g_autofree char *bytes = NULL;
    gsize length;
    g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
    for (gsize at = 0; at < MIN (length, 2000); at++) {
      g_autoptr (RecordingSink) cut = recording_sink_new (), changed = recording_sink_new ();
      g_autoptr (GError) error = NULL;
      g_autofree char *copy =
          g_memdup2 (bytes, at + 1); /* at its exact size: a sanitizer sees a step too far */
      if (!extract_bytes (plugin, copy, at + 1, recordings[i].mime, "", cut, &error))
        g_assert_error (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_CORRUPT);
      char kept = bytes[at];
      bytes[at] = '\xFF';
      g_clear_error (&error);
      if (!extract_bytes (plugin, bytes, length, recordings[i].mime, "", changed, &error))
        g_assert_error (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_CORRUPT);
      bytes[at] = kept;
    }
  }
}

int
main (int n_arguments, char **arguments)
{
  g_test_init (&n_arguments, &arguments, NULL);
  plugin = load_plugin ("media");
  g_test_add_func ("/plugins/media/kind-and-length-are-told", test_kind_and_length_are_told);
  g_test_add_func ("/plugins/media/tags-are-facts", test_tags_are_facts);
  g_test_add_func ("/plugins/media/phone-says-when-and-never-where", test_phone_says_when_and_never_where);
  g_test_add_func ("/plugins/media/film-without-its-index-is-corrupt",
                   test_film_without_its_index_is_corrupt);
  g_test_add_func ("/plugins/media/length-that-is-not-known-is-not-told",
                   test_length_that_is_not_known_is_not_told);
  g_test_add_func ("/plugins/media/damage-is-survived", test_damage_is_survived);
  return g_test_run ();
}
