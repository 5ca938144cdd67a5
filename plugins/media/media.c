/* media.c: takes recordings, gives what they say of themselves; what is in them is for a person to watch or
 * hear. */
#include "charset.h"
#include "coproof-plugin.h"
#include "readers.h"

#include <string.h>

/* The reader of each type; without one, only the kind is known. */
static const struct {
  const char *mime;
  void (*read) (const guint8 *bytes, gsize length, Facts *facts);
} types[] = {
  { "audio/mpeg", mpeg_audio_read },
  { "audio/x-m4a", boxes_read },
  { "audio/mp4", boxes_read },
  { "audio/3gpp", boxes_read },
  { "audio/3gpp2", boxes_read },
  { "video/mp4", boxes_read },
  { "video/x-m4v", boxes_read },
  { "video/quicktime", boxes_read },
  { "video/3gpp", boxes_read },
  { "video/3gpp2", boxes_read },
  { "video/webm", matroska_read },
  { "video/x-matroska", matroska_read },
  { "audio/x-matroska", matroska_read },
  { "audio/webm", matroska_read },
  { "audio/x-wav", riff_read },
  { "audio/wav", riff_read },
  { "video/x-msvideo", riff_read },
  { "audio/flac", flac_read },
  { "audio/x-flac", flac_read },
  { "audio/ogg", ogg_read },
  { "video/ogg", ogg_read },
  { "application/ogg", ogg_read },
  { "video/x-ms-asf", asf_read },
  { "video/x-ms-wmv", asf_read },
  { "audio/x-ms-wma", asf_read },
  { "audio/amr", amr_read },
  { "audio/AMR", amr_read },
  { "audio/aac", NULL },
  { "audio/x-hx-aac-adts", NULL },
  { "audio/x-aiff", NULL },
  { "audio/basic", NULL },
  { "audio/midi", NULL },
  { "audio/x-caf", NULL },
  { "audio/x-mp4a-latm", NULL },
  { "video/mpeg", NULL },
  { "video/mp2p", NULL },
  { "video/mp2t", NULL },
  { "video/MP2T", NULL },
  { "video/x-flv", NULL },
  { "video/x-m2ts", NULL },
  { "video/mpv", NULL },
  { "video/mj2", boxes_read },
};

static gboolean
warm_up (GError **error)
{
  (void) error;
  charset_prepare ();
  return TRUE;
}

/* "3 minutes 20 seconds" */
static char *
length_words (guint64 milliseconds)
{
  guint64 seconds = MAX ((milliseconds + 500) / 1000, 1);
  const struct {
    guint64 n;
    const char *one, *many;
  } units[] = { { seconds / 3600, "hour", "hours" },
                { seconds / 60 % 60, "minute", "minutes" },
                { seconds % 60, "second", "seconds" } };
  GString *words = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    if (units[i].n > 0)
      g_string_append_printf (words, "%s%" G_GUINT64_FORMAT " %s", words->len > 0 ? " " : "", units[i].n,
                              units[i].n == 1 ? units[i].one : units[i].many);
  return g_string_free (words, FALSE);
}

static gboolean
push_gap (const Facts *facts, CpSink *sink, GError **error)
{
  g_autofree char *length = facts->milliseconds > 0 ? length_words (facts->milliseconds) : NULL;
  g_autofree char *words =
      g_strdup_printf (facts->has_picture ? "It is a video%s%s: a person must watch it."
                                          : "It is a sound recording%s%s: a person must listen to it.",
                       length != NULL ? " of " : "", length != NULL ? length : "");

  return sink->gap (sink, 0, CP_GAP_RECORDING, CP_CARRIES_RECORDING, words, error);
}

static gboolean
push_facts (const Facts *facts, CpSink *sink, GError **error)
{
  gboolean has_maker =
      facts->make != NULL && (facts->model == NULL || !g_str_has_prefix (facts->model, facts->make));
  g_autofree char *camera =
      g_strjoin (has_maker && facts->model != NULL ? " " : "", has_maker ? facts->make : "",
                 facts->model != NULL ? facts->model : "", NULL);
  const struct {
    const char *key, *value;
  } metas[] = {
    { "title", facts->title },
    { "author", facts->author },
    { "created", facts->created },
    { "taken", facts->taken },
    { "camera", *camera != '\0' ? camera : NULL },
    { "gps", facts->has_position ? "present" : NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (metas); i++)
    if (metas[i].value != NULL && !sink->meta (sink, metas[i].key, metas[i].value, error))
      return FALSE;
  return TRUE;
}

static gboolean
extract (const CpFile *file, CpSink *sink, GError **error)
{
  g_auto (Facts) facts = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (types[i].mime, file->mime) && types[i].read != NULL)
      types[i].read (file->bytes, file->length, &facts);
  if (facts.is_broken) {
    g_set_error_literal (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_CORRUPT,
                         "the recording breaks off before the part that a player needs to play it");
    return FALSE;
  }
  /* what says that it has sound, and of no picture, is called a video by its type all the same */
  facts.has_picture |= !facts.has_sound && g_str_has_prefix (file->mime, "video/");
  return push_facts (&facts, sink, error) && push_gap (&facts, sink, error);
}

static const char *const mimes[] = {
  "audio/mpeg",
  "audio/x-m4a",
  "audio/mp4",
  "audio/3gpp",
  "audio/3gpp2",
  "video/mp4",
  "video/x-m4v",
  "video/quicktime",
  "video/3gpp",
  "video/3gpp2",
  "video/webm",
  "video/x-matroska",
  "audio/x-matroska",
  "audio/webm",
  "audio/x-wav",
  "audio/wav",
  "video/x-msvideo",
  "audio/flac",
  "audio/x-flac",
  "audio/ogg",
  "video/ogg",
  "application/ogg",
  "video/x-ms-asf",
  "video/x-ms-wmv",
  "audio/x-ms-wma",
  "audio/amr",
  "audio/AMR",
  "audio/aac",
  "audio/x-hx-aac-adts",
  "audio/x-aiff",
  "audio/basic",
  "audio/midi",
  "audio/x-caf",
  "audio/x-mp4a-latm",
  "video/mpeg",
  "video/mp2p",
  "video/mp2t",
  "video/MP2T",
  "video/x-flv",
  "video/x-m2ts",
  "video/mpv",
  "video/mj2",
  NULL,
};

COPROOF_PLUGIN = {
  .struct_size = sizeof (CpPlugin),
  .name = "media",
  .revision = 1,
  .summary = "sound and video: length, date and title; a person must watch or listen",
  .mimes = mimes,
  .warm_up = warm_up,
  .extract = extract,
};
