/* decode.c: takes the bytes of a JPEG, PNG, TIFF, WebP, GIF or BMP, gives its dots in grey, through
 * leptonica.  Nothing is decoded whose head promises a flood. */
#include "decode.h"

#include <string.h>

#define MAX_PIXELS 100000000

void
decode_warm_up (void)
{
  setMsgSeverity (L_SEVERITY_NONE);
}

static gboolean
is (const CpFile *file, const char *kind)
{
  return g_str_equal (file->mime + strlen ("image/"), kind);
}

static guint
get_u16 (const guint8 *bytes)
{
  return (guint) bytes[0] | (guint) bytes[1] << 8;
}

/* Windows' own head is 40 bytes long or longer; a negative height says that the top row comes first. */
static gboolean
measure_bmp (const guint8 *bytes, gsize length, int *ret_width, int *ret_height)
{
  gint32 width, height;

  if (length < 26)
    return FALSE;
  memcpy (&width, bytes + 18, sizeof width);
  memcpy (&height, bytes + 22, sizeof height);
  width = GINT32_FROM_LE (width);
  height = GINT32_FROM_LE (height);
  *ret_width = width;
  *ret_height = height < 0 && height > G_MININT32 ? -height : height;
  return TRUE;
}

/* Skips a chain of data blocks, each with its length before it, up to the empty one (GIF89a, 15). */
static gsize
skip_blocks (const guint8 *bytes, gsize length, gsize at)
{
  while (at < length && bytes[at] != 0)
    at += 1 + (gsize) bytes[at];
  return at + 1;
}

static gsize
table_bytes (guint8 flags)
{
  return (flags & 0x80) != 0 ? (gsize) 3 << ((flags & 7) + 1) : 0;
}

/* A GIF's screen, and the dots of all its pictures together: the library decodes every one before it gives
 * the first. */
static gboolean
walk_gif (const guint8 *bytes, gsize length, DecodeSize *ret_size, guint64 *ret_dots)
{
  gsize at = 13;

  if (length < at)
    return FALSE;
  *ret_size = (DecodeSize){ get_u16 (bytes + 6), get_u16 (bytes + 8) };
  *ret_dots = (guint64) ret_size->width * ret_size->height;
  at += table_bytes (bytes[10]);
  while (at < length && bytes[at] != ';') {
    if (bytes[at] == '!') {
      at = skip_blocks (bytes, length, at + 2);
    } else if (bytes[at] == ',' && length - at > 10) {
      *ret_dots += (guint64) get_u16 (bytes + at + 5) * get_u16 (bytes + at + 7);
      at = skip_blocks (bytes, length, at + 11 + table_bytes (bytes[at + 9]));
    } else {
      break;
    }
  }
  return TRUE;
}

static gboolean
fail_damaged (GError **error)
{
  g_set_error_literal (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_CORRUPT, "the head of the picture is damaged");
  return FALSE;
}

static gboolean
check_flood (const DecodeSize *size, guint64 dots, GError **error)
{
  if (dots <= MAX_PIXELS)
    return TRUE;
  g_set_error (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_LIMIT,
               "the picture has more dots than we read (%u by %u; the limit is %d million)", size->width,
               size->height, MAX_PIXELS / 1000000);
  return FALSE;
}

static gboolean
measure_tiff (const CpFile *file, guint nth, int *ret_width, int *ret_height)
{
  int bits, samples, density, has_map, format;

  return readHeaderMemTiff (file->bytes, file->length, (int) nth, ret_width, ret_height, &bits, &samples,
                            &density, &has_map, &format) == 0;
}

static gboolean
measure_other (const CpFile *file, guint nth, int *ret_width, int *ret_height)
{
  int format, bits, samples, has_map;

  if (is (file, "tiff"))
    return measure_tiff (file, nth, ret_width, ret_height);
  if (is (file, "bmp"))
    return measure_bmp (file->bytes, file->length, ret_width, ret_height);

  return pixReadHeaderMem (file->bytes, file->length, &format, ret_width, ret_height, &bits, &samples,
                           &has_map) == 0;
}

gboolean
decode_measure (const CpFile *file, guint nth, DecodeSize *ret_size, GError **error)
{
  int width = 0, height = 0;
  guint64 dots = 0;

  if (is (file, "gif")) {
    if (!walk_gif (file->bytes, file->length, ret_size, &dots))
      return fail_damaged (error);
  } else {
    gboolean good = measure_other (file, nth, &width, &height);
    if (!good && nth > 0)
      return FALSE;
    if (!good || width <= 0 || height <= 0)
      return fail_damaged (error);
    *ret_size = (DecodeSize){ (guint) width, (guint) height };
    dots = (guint64) width * (guint64) height;
  }
  if (ret_size->width == 0 || ret_size->height == 0)
    return fail_damaged (error);
  return check_flood (ret_size, dots, error);
}

/* A JPEG is decoded at a half, a quarter or an eighth where that is enough. */
static int
choose_reduction (const DecodeSize *size, guint wanted)
{
  int reduction = 1;

  while (reduction < 8 && MAX (size->width, size->height) / (2 * (guint) reduction) >= wanted)
    reduction *= 2;
  return reduction;
}

static PIX *
decode_jpeg (const CpFile *file, int reduction, gboolean *ret_cut)
{
  int n_warnings = 0;
  const int hints = L_JPEG_READ_LUMINANCE | L_JPEG_CONTINUE_WITH_BAD_DATA;
  PIX *pix = pixReadMemJpeg (file->bytes, file->length, 0, reduction, &n_warnings, hints);

  if (pix == NULL) /* four inks */
    pix =
        pixReadMemJpeg (file->bytes, file->length, 0, reduction, &n_warnings, L_JPEG_CONTINUE_WITH_BAD_DATA);
  *ret_cut = n_warnings > 0;
  return pix;
}

static PIX *
decode (const CpFile *file, guint nth)
{
  if (is (file, "tiff"))
    return pixReadMemTiff (file->bytes, file->length, (int) nth);
  if (is (file, "png"))
    return pixReadMemPng (file->bytes, file->length);
  if (is (file, "webp"))
    return pixReadMemWebP (file->bytes, file->length);
  return is (file, "gif") ? pixReadMemGif (file->bytes, file->length)
                          : pixReadMemBmp (file->bytes, file->length);
}

/* What shines through a picture is white paper.  One dot after another, since a second picture in colour may
 * find no room. */
static PIX *
lay_on_white (PIX *pix)
{
  PIX *grey = pixCreate (pixGetWidth (pix), pixGetHeight (pix), 8);

  for (gint64 y = 0; grey != NULL && y < pixGetHeight (pix); y++) {
    const l_uint32 *from = pixGetData (pix) + y * pixGetWpl (pix);
    l_uint32 *to = pixGetData (grey) + y * pixGetWpl (grey);
    for (gint64 x = 0; x < pixGetWidth (pix); x++) {
      guint red = from[x] >> L_RED_SHIFT & 0xFF, green = from[x] >> L_GREEN_SHIFT & 0xFF,
            blue = from[x] >> L_BLUE_SHIFT & 0xFF, alpha = from[x] >> L_ALPHA_SHIFT & 0xFF;
      guint tone = (red * 77 + green * 150 + blue * 29) / 256; /* as bright as eyes see it (BT.601) */
      SET_DATA_BYTE (to, x, (l_uint8) ((tone * alpha + 255 * (255 - alpha)) / 255));
    }
  }
  return grey;
}

PIX *
decode_grey (const CpFile *file, guint nth, const DecodeSize *size, guint wanted, gboolean *ret_cut)
{
  *ret_cut = FALSE;
  g_autoptr (PIX) pix =
      is (file, "jpeg") ? decode_jpeg (file, choose_reduction (size, wanted), ret_cut) : decode (file, nth);
  if (pix == NULL)
    return NULL;
  if (pixGetDepth (pix) == 32 && pixGetSpp (pix) == 4)
    return lay_on_white (pix);
  /* for its own sake: the conversion forgets the colours of a picture of two */
  g_autoptr (PIX) plain = pixRemoveColormap (pix, REMOVE_CMAP_TO_GRAYSCALE);
  return plain != NULL ? pixConvertTo8 (plain, FALSE) : NULL;
}

PIX *
decode_colour (const CpFile *file, guint nth, const DecodeSize *size, guint wanted)
{
  int n_warnings;

  return is (file, "jpeg") ? pixReadMemJpeg (file->bytes, file->length, 0, choose_reduction (size, wanted),
                                             &n_warnings, L_JPEG_CONTINUE_WITH_BAD_DATA)
                           : decode (file, nth);
}
