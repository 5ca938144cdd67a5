/* image.c: takes a picture, gives what it says of itself, and a page for each picture in it, with its dots
 * for whoever reads words in pictures. */
#include "coproof-plugin.h"
#include "decode.h"
#include "density.h"
#include "facts.h"

/* Where a JPEG may be decoded at less than its size: what page-picture.c keeps of it. */
#define WANTED_DOTS 3500

typedef struct {
  const CpFile *file;
  CpSink *sink;
  GExiv2Metadata *metadata;
} Reading;

static gboolean
warm_up (GError **error)
{
  decode_warm_up ();
  return facts_warm_up (error);
}

/* Before turning. */
static Paper
measure_paper (const Reading *reading, const DecodeSize *size, PIX *pix)
{
  Density densities[3] = { 0 };

  density_read (reading->file->bytes, reading->file->length, &densities[0].across, &densities[0].down);
  densities[1].across = facts_find_density (reading->metadata, "Exif.Image.XResolution");
  densities[1].down = facts_find_density (reading->metadata, "Exif.Image.YResolution");
  if (pix != NULL)
    densities[2] = (Density){ pixGetXRes (pix), pixGetYRes (pix) };
  return paper_measure (size->width, size->height, densities, G_N_ELEMENTS (densities));
}

static gboolean
push_damage (const Reading *reading, guint32 number, gboolean is_cut, GError **error)
{
  return reading->sink->gap (
      reading->sink, number, CP_GAP_DAMAGED, PICTURE_CARRIES,
      is_cut ? "The end of the picture is missing or damaged."
             : "It is damaged, or of a rare kind, and cannot be shown. Please send it as a JPEG or PNG.",
      error);
}

static gboolean
read_picture (const Reading *reading, guint nth, const DecodeSize *size, guint orientation, GError **error)
{
  gboolean is_cut;
  g_autoptr (PIX) stored = decode_grey (reading->file, nth, size, WANTED_DOTS, &is_cut);
  Paper paper = measure_paper (reading, size, stored);
  guint32 number = nth + 1;

  if (stored == NULL) {
    if (orientation >= 5) /* 5 to 8 turn it by a quarter (EXIF, 4.6.4) */
      paper = (Paper){ paper.height, paper.width };
    return page_picture_push_page (reading->sink, number, &paper, error) &&
           push_damage (reading, number, FALSE, error);
  }
  g_autoptr (PIX) grey = page_picture_turn (g_steal_pointer (&stored), orientation, &paper);
  if (grey == NULL) {
    g_set_error_literal (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_LIMIT, "there is no memory to turn it");
    return FALSE;
  }
  return page_picture_push_page (reading->sink, number, &paper, error) &&
         page_picture_push_dots (reading->sink, number, &paper, grey, error) &&
         (!is_cut || push_damage (reading, number, TRUE, error));
}

static gboolean
read_pictures (const Reading *reading, const DecodeSize *first, guint orientation, GError **error)
{
  gboolean is_tiff = g_str_equal (reading->file->mime, "image/tiff");
  DecodeSize size = *first;
  GError *failure = NULL;
  guint nth = 0;

  do
    if (!read_picture (reading, nth, &size, is_tiff ? 0 : orientation, error)) /* a TIFF comes turned */
      return FALSE;
  while (is_tiff && decode_measure (reading->file, ++nth, &size, &failure));
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

static gboolean
extract (const CpFile *file, CpSink *sink, GError **error)
{
  g_autoptr (GExiv2Metadata) metadata = gexiv2_metadata_new ();
  gboolean has_metadata = gexiv2_metadata_open_buf (metadata, file->bytes, (glong) file->length, NULL);
  const Reading reading = { file, sink, has_metadata ? metadata : NULL };
  DecodeSize size;

  if (!decode_measure (file, 0, &size, error))
    return FALSE;
  const Shape shape = { size.width, size.height, facts_find_orientation (reading.metadata) };
  return facts_push (sink, reading.metadata, &shape, error) &&
         read_pictures (&reading, &size, shape.orientation, error);
}

static const char *const mimes[] = { "image/jpeg", "image/png", "image/tiff", "image/webp",
                                     "image/gif",  "image/bmp", NULL };

COPROOF_PLUGIN = {
  .struct_size = sizeof (CpPlugin),
  .name = "image",
  .revision = 2,
  .summary = "photos, scans and pictures (JPEG, PNG, TIFF, WebP, GIF, BMP): what they say of themselves, and "
             "their dots",
  .mimes = mimes,
  .warm_up = warm_up,
  .extract = extract,
};
