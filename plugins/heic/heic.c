/* heic.c: takes a photo as iPhones keep it, gives what it says of itself, and a page for each picture in it,
 * with its dots for whoever reads words in pictures.  The library turns a picture itself. */
#include "coproof-plugin.h"
#include "drawing.h"
#include "facts.h"
#include "page-picture.h"

#include <libheif/heif.h>

#define MAX_PIXELS 100000000
#define MAX_SIDE 32768
#define MAX_PICTURES 2000
#define MAX_EXIF_BYTES (1u << 20)

typedef struct heif_context Context;
typedef struct heif_image_handle Handle;
typedef struct heif_image Image;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Context, heif_context_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Handle, heif_image_handle_release)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Image, heif_image_release)

static gboolean
warm_up (GError **error)
{
  if (heif_init (NULL).code != heif_error_Ok) {
    g_set_error_literal (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_INTERNAL,
                         "the reader of HEIC photos (libheif) would not start");
    return FALSE;
  }
  return facts_warm_up (error);
}

static gboolean
fail (const struct heif_error *failure, GError **error)
{
  gboolean is_strange =
      failure->code == heif_error_Unsupported_feature || failure->code == heif_error_Unsupported_filetype;

  g_set_error_literal (error, CP_PLUGIN_ERROR,
                       is_strange ? CP_PLUGIN_ERROR_UNSUPPORTED : CP_PLUGIN_ERROR_CORRUPT,
                       is_strange ? "the photo is stored in a rare way" : "the photo is damaged");
  return FALSE;
}

static gboolean
check_flood (const Handle *handle, GError **error)
{
  int width = heif_image_handle_get_width (handle), height = heif_image_handle_get_height (handle);

  if (width <= 0 || height <= 0) {
    g_set_error_literal (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_CORRUPT, "the photo is damaged");
    return FALSE;
  }
  if ((guint64) width * (guint64) height <= MAX_PIXELS)
    return TRUE;
  g_set_error (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_LIMIT,
               "the picture has more dots than we read (%d by %d; the limit is %d million)", width, height,
               MAX_PIXELS / 1000000);
  return FALSE;
}

/* EXIF stands in a block of its own, after the number of bytes to skip (ISO 23008-12, A.2.1).  NULL where
 * there is none. */
static GExiv2Metadata *
read_exif (const Handle *handle)
{
  heif_item_id id;

  if (heif_image_handle_get_list_of_metadata_block_IDs (handle, "Exif", &id, 1) != 1)
    return NULL;
  gsize length = heif_image_handle_get_metadata_size (handle, id);
  if (length <= 4 || length > MAX_EXIF_BYTES)
    return NULL;
  g_autofree guint8 *block = g_malloc (length);
  if (heif_image_handle_get_metadata (handle, id, block).code != heif_error_Ok)
    return NULL;
  gsize skipped = (gsize) block[0] << 24 | (gsize) block[1] << 16 | (gsize) block[2] << 8 | block[3];
  if (skipped >= length - 4)
    return NULL;
  g_autoptr (GExiv2Metadata) metadata = gexiv2_metadata_new ();
  const guint8 *exif = block + 4 + skipped;
  return gexiv2_metadata_open_buf (metadata, exif, (glong) (length - 4 - skipped), NULL)
             ? g_steal_pointer (&metadata)
             : NULL;
}

static PIX *
convert_to_grey (const Image *image)
{
  int stride = 0, width = heif_image_get_width (image, heif_channel_interleaved),
      height = heif_image_get_height (image, heif_channel_interleaved);
  const guint8 *plane = heif_image_get_plane_readonly (image, heif_channel_interleaved, &stride);

  if (plane == NULL || width <= 0 || height <= 0 || stride < 3 * width)
    return NULL;
  PIX *grey = pixCreate (width, height, 8);
  for (gint64 y = 0; grey != NULL && y < height; y++) {
    const guint8 *from = plane + y * stride;
    l_uint32 *to = pixGetData (grey) + y * pixGetWpl (grey);
    for (gint64 x = 0; x < width; x++) /* as bright as eyes see it (BT.601) */
      SET_DATA_BYTE (to, x,
                     (l_uint8) ((from[3 * x] * 77 + from[3 * x + 1] * 150 + from[3 * x + 2] * 29) / 256));
  }
  return grey;
}

static PIX *
convert_to_colour (const Image *image)
{
  int stride = 0, width = heif_image_get_width (image, heif_channel_interleaved),
      height = heif_image_get_height (image, heif_channel_interleaved);
  const guint8 *plane = heif_image_get_plane_readonly (image, heif_channel_interleaved, &stride);

  if (plane == NULL || width <= 0 || height <= 0 || stride < 3 * width)
    return NULL;
  PIX *colour = pixCreate (width, height, 32);
  for (gint64 y = 0; colour != NULL && y < height; y++) {
    const guint8 *from = plane + y * stride;
    l_uint32 *to = pixGetData (colour) + y * pixGetWpl (colour);
    for (gint64 x = 0; x < width; x++)
      composeRGBPixel (from[3 * x], from[3 * x + 1], from[3 * x + 2], &to[x]);
  }
  return colour;
}

/* NULL where it is damaged. */
static Image *
decode (const Handle *handle)
{
  Image *image = NULL;
  struct heif_error failure =
      heif_decode_image (handle, &image, heif_colorspace_RGB, heif_chroma_interleaved_RGB, NULL);

  return failure.code == heif_error_Ok ? image : NULL;
}

static gboolean
push_picture (const Handle *handle, CpSink *sink, guint32 number, const Paper *paper, GError **error)
{
  g_autoptr (Image) image = decode (handle);
  g_autoptr (PIX) grey = image != NULL ? convert_to_grey (image) : NULL;

  g_clear_pointer (&image, heif_image_release);
  if (grey != NULL)
    return page_picture_push_dots (sink, number, paper, grey, error);
  return sink->gap (sink, number, CP_GAP_DAMAGED, PICTURE_CARRIES,
                    "It is damaged, or of a rare kind, and cannot be shown. Please send it as a JPEG.",
                    error);
}

static Paper
measure_paper (const Handle *handle, GExiv2Metadata *metadata)
{
  const Density density = { facts_find_density (metadata, "Exif.Image.XResolution"),
                            facts_find_density (metadata, "Exif.Image.YResolution") };

  return paper_measure ((guint) heif_image_handle_get_width (handle),
                        (guint) heif_image_handle_get_height (handle), &density, 1);
}

static gboolean
read_picture (const Handle *handle, CpSink *sink, guint32 number, GError **error)
{
  g_autoptr (GExiv2Metadata) metadata = read_exif (handle);
  const Shape shape = { (guint) heif_image_handle_get_ispe_width (handle),
                        (guint) heif_image_handle_get_ispe_height (handle),
                        facts_find_orientation (metadata) };
  const Paper paper = measure_paper (handle, metadata);

  return (number > 1 || facts_push (sink, metadata, &shape, error)) &&
         page_picture_push_page (sink, number, &paper, error) &&
         push_picture (handle, sink, number, &paper, error);
}

static gboolean
open_file (Context *context, const CpFile *file, GError **error)
{
  heif_context_set_maximum_image_size_limit (context, MAX_SIDE);
  struct heif_error failure =
      heif_context_read_from_memory_without_copy (context, file->bytes, file->length, NULL);

  return failure.code == heif_error_Ok || fail (&failure, error);
}

/* The picture with that id, no larger than we read; NULL with an error. */
static Handle *
open_picture (Context *context, heif_item_id id, GError **error)
{
  g_autoptr (Handle) handle = NULL;
  struct heif_error failure = heif_context_get_image_handle (context, id, &handle);

  if (failure.code != heif_error_Ok)
    fail (&failure, error);
  else if (check_flood (handle, error))
    return g_steal_pointer (&handle);
  return NULL;
}

static heif_item_id *
list_pictures (Context *context, int *ret_n)
{
  int n = CLAMP (heif_context_get_number_of_top_level_images (context), 0, MAX_PICTURES);
  heif_item_id *ids = g_new0 (heif_item_id, (gsize) n + 1);

  *ret_n = heif_context_get_list_of_top_level_image_IDs (context, ids, n);
  return ids;
}

static gboolean
fail_empty (GError **error)
{
  g_set_error_literal (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_CORRUPT, "there is no picture in it");
  return FALSE;
}

static gboolean
extract (const CpFile *file, CpSink *sink, GError **error)
{
  g_autoptr (Context) context = heif_context_alloc ();
  int n_pictures;

  if (!open_file (context, file, error))
    return FALSE;
  g_autofree heif_item_id *ids = list_pictures (context, &n_pictures);
  for (int i = 0; i < n_pictures; i++) {
    g_autoptr (Handle) handle = open_picture (context, ids[i], error);
    if (handle == NULL || !read_picture (handle, sink, (guint32) i + 1, error))
      return FALSE;
  }
  return n_pictures > 0 || fail_empty (error);
}

static gboolean
render (const CpFile *file, const CpView *view, CpSink *sink, GError **error)
{
  g_autoptr (Context) context = heif_context_alloc ();
  int n_pictures;

  if (!open_file (context, file, error))
    return FALSE;
  g_autofree heif_item_id *ids = list_pictures (context, &n_pictures);
  if (view->page < 1 || view->page > (guint32) n_pictures)
    return fail_empty (error);
  g_autoptr (Handle) handle = open_picture (context, ids[view->page - 1], error);
  if (handle == NULL)
    return FALSE;
  g_autoptr (GExiv2Metadata) metadata = read_exif (handle);
  const Paper paper = measure_paper (handle, metadata);
  g_autoptr (Image) image = decode (handle);
  g_autoptr (PIX) colour = image != NULL ? convert_to_colour (image) : NULL;
  g_clear_pointer (&image, heif_image_release);
  g_autoptr (PIX) small = colour != NULL ? drawing_shrink (g_steal_pointer (&colour), &paper, view) : NULL;
  return drawing_push (sink, small, &paper, view, error);
}

static const char *const mimes[] = { "image/heic", "image/heif", NULL };

COPROOF_PLUGIN = {
  .struct_size = sizeof (CpPlugin),
  .name = "heic",
  .revision = 2,
  .summary = "photos of iPhones (HEIC): what they say of themselves, and their dots",
  .mimes = mimes,
  .warm_up = warm_up,
  .extract = extract,
  .render = render,
  .needs = CP_NEEDS_THREADS,
};
