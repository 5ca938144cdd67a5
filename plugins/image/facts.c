/* facts.c: takes a picture's metadata, gives its size, how it is held, when and with what it was taken.
 * Never gives a place, a number or a name of a person that the metadata hold. */
#include "facts.h"

#include <string.h>

#define MAX_CAMERA_BYTES 100

gboolean
facts_warm_up (GError **error)
{
  gexiv2_log_set_level (GEXIV2_LOG_LEVEL_MUTE);
  if (gexiv2_initialize ())
    return TRUE;
  g_set_error_literal (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_INTERNAL,
                       "the reader of photo data (exiv2) would not start");
  return FALSE;
}

guint
facts_find_orientation (GExiv2Metadata *metadata)
{
  guint orientation = metadata != NULL ? gexiv2_metadata_try_get_orientation (metadata, NULL) : 0;

  return orientation <= 8 ? orientation : 0;
}

gdouble
facts_find_density (GExiv2Metadata *metadata, const char *tag)
{
  gint numerator, denominator;

  if (metadata == NULL ||
      !gexiv2_metadata_try_get_exif_tag_rational (metadata, tag, &numerator, &denominator, NULL) ||
      denominator <= 0)
    return 0;
  glong unit = gexiv2_metadata_try_get_tag_long (metadata, "Exif.Image.ResolutionUnit", NULL);
  return (gdouble) numerator / denominator * (unit == 3 ? 2.54 : 1); /* 3: per centimetre */
}

static gboolean
push_number (CpSink *sink, const char *key, guint number, GError **error)
{
  g_autofree char *value = g_strdup_printf ("%u", number);

  return sink->meta (sink, key, value, error);
}

/* The day of "2025:06:14 10:12:33"; a camera whose clock was never set writes zeros or blanks. */
static gboolean
push_taken (CpSink *sink, GExiv2Metadata *metadata, GError **error)
{
  static const char shape[] = "dddd:dd:dd";
  g_autofree char *taken = gexiv2_metadata_try_get_tag_string (metadata, "Exif.Photo.DateTimeOriginal", NULL);

  if (taken == NULL)
    return TRUE;
  for (gsize i = 0; shape[i] != '\0'; i++)
    if (shape[i] == 'd' ? !g_ascii_isdigit (taken[i]) : taken[i] != shape[i])
      return TRUE;
  if (!g_date_valid_dmy ((GDateDay) g_ascii_strtoull (taken + 8, NULL, 10),
                         (GDateMonth) g_ascii_strtoull (taken + 5, NULL, 10),
                         (GDateYear) g_ascii_strtoull (taken, NULL, 10)))
    return TRUE;
  taken[4] = taken[7] = '-';
  taken[10] = '\0';
  return sink->meta (sink, "taken", taken, error);
}

/* A tag as a short line; "" where there is none. */
static char *
read_line (GExiv2Metadata *metadata, const char *tag)
{
  g_autofree char *raw = gexiv2_metadata_try_get_tag_string (metadata, tag, NULL);
  g_autofree char *valid = g_utf8_make_valid (raw != NULL ? raw : "", -1);
  GString *line = g_string_new (NULL);

  for (const char *c = valid; *c != '\0' && line->len < MAX_CAMERA_BYTES; c = g_utf8_next_char (c))
    if (!g_unichar_iscntrl (g_utf8_get_char (c)))
      g_string_append_unichar (line, g_utf8_get_char (c));
  return g_strstrip (g_string_free (line, FALSE));
}

static gboolean
names_scanner (GExiv2Metadata *metadata, const char *tag)
{
  g_autofree char *line = read_line (metadata, tag);
  g_autofree char *lower = g_ascii_strdown (line, -1);

  return strstr (lower, "scan") != NULL;
}

/* Scanners and scanning apps sign their pictures as cameras do: "Canon CanoScan", "HP ScanJet", "CamScanner".
 */
static gboolean
is_scan (GExiv2Metadata *metadata)
{
  glong source = gexiv2_metadata_try_get_tag_long (metadata, "Exif.Photo.FileSource", NULL);

  return source == 1 || source == 2 || /* of film, of paper (EXIF, 4.6.5) */
         names_scanner (metadata, "Exif.Image.Make") || names_scanner (metadata, "Exif.Image.Model") ||
         names_scanner (metadata, "Exif.Image.Software");
}

/* "Canon EOS 70D", which one camera says in one tag and another in two; "" where neither is there. */
static char *
read_camera (GExiv2Metadata *metadata)
{
  if (is_scan (metadata))
    return g_strdup ("");
  g_autofree char *make = read_line (metadata, "Exif.Image.Make");
  g_autofree char *model = read_line (metadata, "Exif.Image.Model");

  if (make[0] == '\0' || g_str_has_prefix (model, make))
    return g_steal_pointer (&model);
  return g_strstrip (g_strjoin (" ", make, model, NULL));
}

/* Only that there is one. */
static gboolean
has_position (GExiv2Metadata *metadata)
{
  static const char *const tags[] = {
    "Exif.GPSInfo.GPSLatitude",      "Exif.GPSInfo.GPSLongitude",       "Exif.GPSInfo.GPSDestLatitude",
    "Exif.GPSInfo.GPSDestLongitude", "Exif.GPSInfo.GPSAreaInformation", "Xmp.exif.GPSLatitude",
    "Xmp.exif.GPSLongitude",         "Xmp.exif.GPSDestLatitude",        "Xmp.exif.GPSDestLongitude",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    if (gexiv2_metadata_try_has_tag (metadata, tags[i], NULL))
      return TRUE;
  return FALSE;
}

static gboolean
push_metadata (CpSink *sink, GExiv2Metadata *metadata, GError **error)
{
  g_autofree char *camera = read_camera (metadata);

  if (!push_taken (sink, metadata, error))
    return FALSE;
  if (camera[0] != '\0' && !sink->meta (sink, "camera", camera, error))
    return FALSE;
  return !has_position (metadata) || sink->meta (sink, "gps", "present", error);
}

gboolean
facts_push (CpSink *sink, GExiv2Metadata *metadata, const Shape *shape, GError **error)
{
  if (!push_number (sink, "width", shape->width, error) ||
      !push_number (sink, "height", shape->height, error))
    return FALSE;
  if (shape->orientation > 0 && !push_number (sink, "orientation", shape->orientation, error))
    return FALSE;
  return metadata == NULL || push_metadata (sink, metadata, error);
}
