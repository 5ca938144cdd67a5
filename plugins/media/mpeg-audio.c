/* mpeg-audio.c: takes MP3, gives its length, counted frame by frame, and what its tags say. */
#include "readers.h"

#include <string.h>

#define TAG_HEAD 10
#define OLD_TAG_BYTES 128
/* Between two frames there may be rubbish, but not more. */
#define MAX_RUBBISH_BYTES 65536
#define MAX_TAG_BYTES (16u << 20)

typedef struct {
  guint version; /* 2, 3 or 4 */
  GByteArray *body;
} Tag;

/* Seven bits a byte (ID3v2, 6.2). */
static guint32
number_safe (const guint8 *bytes)
{
  return (guint32) bytes[0] << 21 | (guint32) bytes[1] << 14 | (guint32) bytes[2] << 7 | bytes[3];
}

/* Where the sound begins. */
static gsize
tag_length (const guint8 *bytes, gsize length)
{
  if (length < TAG_HEAD || memcmp (bytes, "ID3", 3) != 0)
    return 0;
  return MIN (length, number_safe (bytes + 6) + TAG_HEAD + ((bytes[5] & 0x10) != 0 ? TAG_HEAD : 0));
}

/* The tag as it was before zeros were put in to keep players from seeing frames in it (ID3v2.3, 5). */
static GByteArray *
read_tag_body (const guint8 *bytes, gsize length)
{
  GByteArray *body = g_byte_array_new ();
  gboolean has_zeros = (bytes[5] & 0x80) != 0;
  gsize end = MIN (length, MAX_TAG_BYTES);

  for (gsize i = TAG_HEAD; i < end; i++) {
    if (has_zeros && bytes[i] == 0 && bytes[i - 1] == 0xFF)
      continue;
    g_byte_array_append (body, bytes + i, 1);
  }
  return body;
}

/* A frame's text: a byte that tells the character set, then the text, up to a zero. */
static void
take_frame_text (char **place, const guint8 *bytes, gsize length)
{
  static const char *const sets[] = { "iso-8859-1", "utf-16", "utf-16be", "utf-8" };

  if (length > 1 && bytes[0] < G_N_ELEMENTS (sets))
    facts_take_text (place, bytes + 1, length - 1, sets[bytes[0]]);
}

static gboolean
is_frame (const guint8 *frame, gsize n, const char *name, const char *old_name)
{
  return memcmp (frame, n == 4 ? name : old_name, n) == 0;
}

static void
take_frame (Facts *facts, const guint8 *frame, gsize name_bytes, const guint8 *body, gsize length)
{
  g_autofree char *day = NULL;

  if (is_frame (frame, name_bytes, "TIT2", "TT2"))
    take_frame_text (&facts->title, body, length);
  else if (is_frame (frame, name_bytes, "TPE1", "TP1"))
    take_frame_text (&facts->author, body, length);
  else if (is_frame (frame, name_bytes, "TDRC", "\0\0\0")) {
    take_frame_text (&day, body, length);
    facts_take_day (&facts->created, day);
  }
}

static void
read_tag (const guint8 *bytes, gsize length, Facts *facts)
{
  gboolean is_old = bytes[3] == 2;
  gsize name = is_old ? 3 : 4, head = is_old ? 6 : 10, at = 0;
  g_autoptr (GByteArray) tag = read_tag_body (bytes, length);

  if ((bytes[5] & 0x40) != 0 && tag->len >= 4) /* an extended header comes first */
    at = bytes[3] == 4 ? number_safe (tag->data) : number_big (tag->data, 4) + 4;
  while (at < tag->len && tag->len - at > head && tag->data[at] != 0) {
    const guint8 *frame = tag->data + at;
    gsize size = is_old          ? (gsize) number_big (frame + 3, 3)
                 : bytes[3] == 4 ? number_safe (frame + 4)
                                 : (gsize) number_big (frame + 4, 4);
    if (size > tag->len - at - head)
      return;
    take_frame (facts, frame, name, frame + head, size);
    at += head + size;
  }
}

/* The tag of the 1990s: fixed places in the last 128 bytes. */
static void
read_old_tag (const guint8 *bytes, gsize length, Facts *facts)
{
  const guint8 *tag = length >= OLD_TAG_BYTES ? bytes + length - OLD_TAG_BYTES : NULL;

  if (tag == NULL || memcmp (tag, "TAG", 3) != 0)
    return;
  facts_take_text (&facts->title, tag + 3, strnlen ((const char *) tag + 3, 30), NULL);
  facts_take_text (&facts->author, tag + 33, strnlen ((const char *) tag + 33, 30), NULL);
}

/* The length in bytes of the frame that begins here, and in microseconds; 0 where none does. */
static gsize
read_frame (const guint8 *bytes, gsize length, guint64 *ret_microseconds)
{
  static const guint16 rates[2][3][15] = {
    /* MPEG 1: layers 1, 2, 3, in kilobits a second */
    { { 0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448 },
      { 0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384 },
      { 0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320 } },
    /* MPEG 2 and 2.5 */
    { { 0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256 },
      { 0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160 },
      { 0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160 } },
  };
  static const guint32 frequencies[4][3] = {
    { 11025, 12000, 8000 }, { 0 }, { 22050, 24000, 16000 }, { 44100, 48000, 32000 }
  };

  if (length < 4 || bytes[0] != 0xFF || (bytes[1] & 0xE0) != 0xE0)
    return 0;
  guint version = bytes[1] >> 3 & 3, layer = 4 - (bytes[1] >> 1 & 3), rate = bytes[2] >> 4,
        frequency = bytes[2] >> 2 & 3;
  if (version == 1 || layer == 4 || rate == 0 || rate == 15 || frequency == 3)
    return 0;
  guint64 bits = (guint64) rates[version != 3][layer - 1][rate] * 1000,
          hertz = frequencies[version][frequency];
  guint64 samples = layer == 1 ? 384 : layer == 3 && version != 3 ? 576 : 1152;
  guint64 padding = bytes[2] >> 1 & 1;
  *ret_microseconds = samples * 1000000 / hertz;
  return (gsize) (layer == 1 ? (12 * bits / hertz + padding) * 4 : samples / 8 * bits / hertz + padding);
}

static guint64
measure (const guint8 *bytes, gsize length)
{
  guint64 total = 0, microseconds = 0;
  gsize rubbish = 0;

  for (gsize at = 0; at < length && rubbish < MAX_RUBBISH_BYTES;) {
    gsize frame = read_frame (bytes + at, length - at, &microseconds);
    rubbish = frame == 0 ? rubbish + 1 : 0;
    total += frame == 0 ? 0 : microseconds;
    at += MAX (frame, 1);
  }
  return total / 1000;
}

void
mpeg_audio_read (const guint8 *bytes, gsize length, Facts *facts)
{
  gsize tag = tag_length (bytes, length);

  if (tag > 0)
    read_tag (bytes, tag, facts);
  read_old_tag (bytes, length, facts);
  facts->milliseconds = measure (bytes + tag, length - tag);
}
