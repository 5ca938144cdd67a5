/* image.c: takes a JPEG or PNG, gives its size, how it is held, when and with what it was taken, and that it
 * has words which nobody read.  Never decodes the picture; never gives a place, a number or a name of a
 * person that its metadata hold. */
#include "coproof-plugin.h"
#include "density.h"

#include <gexiv2/gexiv2.h>
#include <string.h>

#define MAX_PIXELS 100000000
#define MAX_CAMERA_BYTES 100
#define POINTS_PER_INCH 72.0
/* The longer side of A4, for a picture that does not say how large it is on paper. */
#define USUAL_POINTS 842.0
/* From the size of a playing card to A3: what a scanner or an editor meant.  Cameras say 72 dots per inch and
 * mean nothing by it, which makes a photo two metres wide. */
#define MIN_LONGER_POINTS 180.0
#define MAX_LONGER_POINTS 1191.0

typedef struct {
  guint width, height; /* as stored */
  guint orientation;   /* 1 to 8, 0 where it is not said */
} Shape;

static gboolean
warm_up (GError **error)
{
  gexiv2_log_set_level (GEXIV2_LOG_LEVEL_MUTE);
  if (gexiv2_initialize ())
    return TRUE;
  g_set_error_literal (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_INTERNAL,
                       "the reader of photo data (exiv2) would not start");
  return FALSE;
}

static gboolean
fail_damaged (GError **error)
{
  g_set_error_literal (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_CORRUPT, "the head of the picture is damaged");
  return FALSE;
}

static gboolean
read_shape (GExiv2Metadata *metadata, Shape *ret_shape, GError **error)
{
  gint width = gexiv2_metadata_get_pixel_width (metadata);
  gint height = gexiv2_metadata_get_pixel_height (metadata);
  guint orientation = gexiv2_metadata_try_get_orientation (metadata, NULL);

  if (width <= 0 || height <= 0)
    return fail_damaged (error);
  if ((guint64) width * (guint64) height > MAX_PIXELS) {
    g_set_error (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_LIMIT,
                 "the picture has more dots than we read (%d by %d; the limit is %d million)", width, height,
                 MAX_PIXELS / 1000000);
    return FALSE;
  }
  ret_shape->width = (guint) width;
  ret_shape->height = (guint) height;
  ret_shape->orientation = orientation <= 8 ? orientation : 0;
  return TRUE;
}

static gdouble
read_exif_density (GExiv2Metadata *metadata, const char *tag)
{
  gint numerator, denominator;
  glong unit = gexiv2_metadata_try_get_tag_long (metadata, "Exif.Image.ResolutionUnit", NULL);

  if (!gexiv2_metadata_try_get_exif_tag_rational (metadata, tag, &numerator, &denominator, NULL) ||
      denominator <= 0)
    return 0;
  return (gdouble) numerator / denominator * (unit == 3 ? 2.54 : 1); /* 3: per centimetre */
}

/* Sizes on paper, before turning. */
static void
measure (GExiv2Metadata *metadata, const CpFile *file, const Shape *shape, gdouble *ret_width,
         gdouble *ret_height)
{
  gdouble across = 0, down = 0, longer = 0;

  if (!density_read (file->bytes, file->length, &across, &down)) {
    across = read_exif_density (metadata, "Exif.Image.XResolution");
    down = read_exif_density (metadata, "Exif.Image.YResolution");
  }
  if (across > 0 && down > 0) {
    *ret_width = shape->width / across * POINTS_PER_INCH;
    *ret_height = shape->height / down * POINTS_PER_INCH;
    longer = MAX (*ret_width, *ret_height);
  }
  if (longer >= MIN_LONGER_POINTS && longer <= MAX_LONGER_POINTS)
    return;
  gdouble scale = USUAL_POINTS / MAX (shape->width, shape->height);
  *ret_width = shape->width * scale;
  *ret_height = shape->height * scale;
}

static gboolean
push_page (CpSink *sink, GExiv2Metadata *metadata, const CpFile *file, const Shape *shape, GError **error)
{
  gboolean lies_on_its_side = shape->orientation >= 5; /* 5 to 8 turn it by a quarter (EXIF, 4.6.4) */
  CpPage page = { .number = 1, .unit = CP_UNIT_PAGE, .text = "" };

  if (lies_on_its_side)
    measure (metadata, file, shape, &page.height, &page.width);
  else
    measure (metadata, file, shape, &page.width, &page.height);
  return sink->page (sink, &page, error);
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

/* "Canon EOS 70D", which one camera says in one tag and another in two; "" where neither is there. */
static char *
read_camera (GExiv2Metadata *metadata)
{
  g_autofree char *make = read_line (metadata, "Exif.Image.Make");
  g_autofree char *model = read_line (metadata, "Exif.Image.Model");

  if (make[0] == '\0' || g_str_has_prefix (model, make))
    return g_steal_pointer (&model);
  return g_strstrip (g_strjoin (" ", make, model, NULL));
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
push_metas (CpSink *sink, GExiv2Metadata *metadata, const Shape *shape, const char *camera, GError **error)
{
  if (!push_number (sink, "width", shape->width, error) ||
      !push_number (sink, "height", shape->height, error))
    return FALSE;
  if (shape->orientation > 0 && !push_number (sink, "orientation", shape->orientation, error))
    return FALSE;
  if (!push_taken (sink, metadata, error))
    return FALSE;
  if (camera[0] != '\0' && !sink->meta (sink, "camera", camera, error))
    return FALSE;
  return !has_position (metadata) || sink->meta (sink, "gps", "present", error);
}

static gboolean
extract (const CpFile *file, CpSink *sink, GError **error)
{
  g_autoptr (GExiv2Metadata) metadata = gexiv2_metadata_new ();
  Shape shape;

  if (!gexiv2_metadata_open_buf (metadata, file->bytes, (glong) file->length, NULL))
    return fail_damaged (error);
  if (!read_shape (metadata, &shape, error))
    return FALSE;
  g_autofree char *camera = is_scan (metadata) ? g_strdup ("") : read_camera (metadata);
  return push_page (sink, metadata, file, &shape, error) &&
         push_metas (sink, metadata, &shape, camera, error) &&
         sink->gap (sink, 1, CP_GAP_NO_TEXT, CP_CARRIES_PHOTO | CP_CARRIES_SCAN, NULL, error);
}

static const char *const mimes[] = { "image/jpeg", "image/png", NULL };

COPROOF_PLUGIN = {
  .struct_size = sizeof (CpPlugin),
  .name = "image",
  .revision = 1,
  .summary = "photos and pictures (JPEG, PNG): what they say of themselves",
  .mimes = mimes,
  .warm_up = warm_up,
  .extract = extract,
};
