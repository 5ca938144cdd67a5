/* image.c: takes a picture, gives what it says of itself, and a page for each picture in it, with its dots
 * for whoever reads words in pictures. */
#include "coproof-plugin.h"
#include "decode.h"
#include "density.h"
#include "drawing.h"
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

static gboolean
is_tiff (const CpFile *file)
{
  return g_str_equal (file->mime, "image/tiff");
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
  gboolean has_more = is_tiff (reading->file);
  DecodeSize size = *first;
  GError *failure = NULL;
  guint nth = 0;

  do
    if (!read_picture (reading, nth, &size, has_more ? 0 : orientation, error)) /* a TIFF comes turned */
      return FALSE;
  while (has_more && decode_measure (reading->file, ++nth, &size, &failure));
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

/* NULL where there is none. */
static GExiv2Metadata *
read_metadata (const CpFile *file)
{
  g_autoptr (GExiv2Metadata) metadata = gexiv2_metadata_new ();

  return gexiv2_metadata_open_buf (metadata, file->bytes, (glong) file->length, NULL)
             ? g_steal_pointer (&metadata)
             : NULL;
}

static gboolean
extract (const CpFile *file, CpSink *sink, GError **error)
{
  g_autoptr (GExiv2Metadata) metadata = read_metadata (file);
  const Reading reading = { file, sink, metadata };
  DecodeSize size;

  if (!decode_measure (file, 0, &size, error))
    return FALSE;
  const Shape shape = { size.width, size.height, facts_find_orientation (reading.metadata) };
  return facts_push (sink, reading.metadata, &shape, error) &&
         read_pictures (&reading, &size, shape.orientation, error);
}

static gboolean
find_picture (const CpFile *file, guint32 page, DecodeSize *ret_size, GError **error)
{
  gboolean can_be = page == 1 || (page > 1 && page < G_MAXINT && is_tiff (file));
  GError *failure = NULL;

  if (can_be && decode_measure (file, page - 1, ret_size, &failure))
    return TRUE;
  if (failure == NULL)
    failure = g_error_new_literal (CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_CORRUPT, "there is no such picture");
  g_propagate_error (error, failure);
  return FALSE;
}

static gboolean
render (const CpFile *file, const CpView *view, CpSink *sink, GError **error)
{
  g_autoptr (GExiv2Metadata) metadata = read_metadata (file);
  const Reading reading = { file, sink, metadata };
  DecodeSize size;

  if (!find_picture (file, view->page, &size, error))
    return FALSE;
  g_autoptr (PIX) stored = decode_colour (file, view->page - 1, &size, WANTED_DOTS);
  Paper paper = measure_paper (&reading, &size, stored);
  g_autoptr (PIX) small = drawing_shrink (drawing_take_colour (g_steal_pointer (&stored)), &paper, view);
  guint orientation = is_tiff (file) ? 0 : facts_find_orientation (metadata); /* a TIFF comes turned */
  g_autoptr (PIX) shown =
      small != NULL ? page_picture_turn (g_steal_pointer (&small), orientation, &paper) : NULL;
  return drawing_push (sink, shown, &paper, view, error);
}

static const char *const mimes[] = { "image/jpeg", "image/png", "image/tiff", "image/webp",
                                     "image/gif",  "image/bmp", NULL };

COPROOF_PLUGIN = {
  .struct_size = sizeof (CpPlugin),
  .name = "image",
  .revision = 3,
  .summary = "photos, scans and pictures (JPEG, PNG, TIFF, WebP, GIF, BMP): what they say of themselves, and "
             "their dots",
  .mimes = mimes,
  .warm_up = warm_up,
  .extract = extract,
  .render = render,
};
