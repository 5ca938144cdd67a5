/* density.c: takes the head of a JPEG or PNG, gives its dots per inch: from the JFIF segment (JFIF 1.02, page
 * 5), which scanners write, or the pHYs chunk (PNG, 11.3.5.3).  EXIF says it in tags of its own. */
#include "density.h"

#include <string.h>

#define CENTIMETRES_PER_INCH 2.54
#define METRES_PER_INCH 0.0254
#define PNG_SIGNATURE_BYTES 8
#define PNG_CHUNK_HEAD_BYTES 8
#define PNG_CHUNK_TAIL_BYTES 4

static guint
get_u16 (const guint8 *bytes)
{
  return (guint) bytes[0] << 8 | bytes[1];
}

static guint32
get_u32 (const guint8 *bytes)
{
  return (guint32) get_u16 (bytes) << 16 | get_u16 (bytes + 2);
}

static gboolean
read_jfif (const guint8 *bytes, gsize length, gdouble *ret_across, gdouble *ret_down)
{
  /* start of image, the segment's marker and length, its name; then version, unit and two densities */
  if (length < 18 || memcmp (bytes, "\xFF\xD8\xFF\xE0", 4) != 0 || memcmp (bytes + 6, "JFIF", 5) != 0)
    return FALSE;
  guint8 unit = bytes[13];
  if (unit != 1 && unit != 2) /* only a ratio */
    return FALSE;
  gdouble factor = unit == 2 ? CENTIMETRES_PER_INCH : 1;
  *ret_across = get_u16 (bytes + 14) * factor;
  *ret_down = get_u16 (bytes + 16) * factor;
  return TRUE;
}

static gboolean
read_phys (const guint8 *chunk, gdouble *ret_across, gdouble *ret_down)
{
  if (chunk[8] != 1) /* only a ratio */
    return FALSE;
  *ret_across = get_u32 (chunk) * METRES_PER_INCH;
  *ret_down = get_u32 (chunk + 4) * METRES_PER_INCH;
  return TRUE;
}

static gboolean
read_png (const guint8 *bytes, gsize length, gdouble *ret_across, gdouble *ret_down)
{
  gsize at = PNG_SIGNATURE_BYTES;

  if (length < at || memcmp (bytes, "\x89PNG\r\n\x1A\n", PNG_SIGNATURE_BYTES) != 0)
    return FALSE;
  while (length - at >= PNG_CHUNK_HEAD_BYTES) {
    gsize size = get_u32 (bytes + at);
    const guint8 *type = bytes + at + 4;
    at += PNG_CHUNK_HEAD_BYTES;
    if (size > length - at || memcmp (type, "IDAT", 4) == 0)
      return FALSE;
    if (memcmp (type, "pHYs", 4) == 0)
      return size == 9 && read_phys (bytes + at, ret_across, ret_down);
    at = MIN (at + size + PNG_CHUNK_TAIL_BYTES, length);
  }
  return FALSE;
}

gboolean
density_read (const guint8 *bytes, gsize length, gdouble *ret_across, gdouble *ret_down)
{
  return read_jfif (bytes, length, ret_across, ret_down) || read_png (bytes, length, ret_across, ret_down);
}
