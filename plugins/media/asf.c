/* asf.c: takes Windows Media, gives length, kind, date, title and author. */
#include "readers.h"

#include <string.h>

#define OBJECT_HEAD 24
/* The head of the whole is six bytes longer. */
#define HEADER_HEAD 30
/* From 1601, where the format's clock begins, to 1970. */
#define SECONDS_1601_TO_1970 G_GINT64_CONSTANT (11644473600)

static const guint8 file_properties[16] = { 0xA1, 0xDC, 0xAB, 0x8C, 0x47, 0xA9, 0xCF, 0x11,
                                            0x8E, 0xE4, 0x00, 0xC0, 0x0C, 0x20, 0x53, 0x65 };
static const guint8 content_description[16] = { 0x33, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11,
                                                0xA6, 0xD9, 0x00, 0xAA, 0x00, 0x62, 0xCE, 0x6C };
static const guint8 stream_properties[16] = { 0x91, 0x07, 0xDC, 0xB7, 0xB7, 0xA9, 0xCF, 0x11,
                                              0x8E, 0xE6, 0x00, 0xC0, 0x0C, 0x20, 0x53, 0x65 };
static const guint8 video_stream[16] = { 0xC0, 0xEF, 0x19, 0xBC, 0x4D, 0x5B, 0xCF, 0x11,
                                         0xA8, 0xFD, 0x00, 0x80, 0x5F, 0x5C, 0x44, 0x2B };
static const guint8 audio_stream[16] = { 0x40, 0x9E, 0x69, 0xF8, 0x4D, 0x5B, 0xCF, 0x11,
                                         0xA8, 0xFD, 0x00, 0x80, 0x5F, 0x5C, 0x44, 0x2B };

/* When it was made, how long it plays, and how long it waits before: 100 nanoseconds, and milliseconds. */
static void
read_file_properties (const guint8 *body, gsize length, Facts *facts)
{
  if (length < 64)
    return;
  guint64 created = number_little (body + 24, 8), played = number_little (body + 40, 8) / 10000;
  guint64 before = number_little (body + 56, 8);
  facts_take_time (&facts->created, (gint64) (created / 10000000) - SECONDS_1601_TO_1970);
  facts->milliseconds = played > before ? played - before : 0;
}

/* Five lengths, then five texts: title, author, and three that nobody asks for. */
static void
read_content_description (const guint8 *body, gsize length, Facts *facts)
{
  if (length < 10)
    return;
  gsize title = (gsize) number_little (body, 2), author = (gsize) number_little (body + 2, 2);
  if (title + author > length - 10)
    return;
  facts_take_text (&facts->title, body + 10, title, "utf-16le");
  facts_take_text (&facts->author, body + 10 + title, author, "utf-16le");
}

static void
note_stream (const guint8 *kind, Facts *facts)
{
  facts->has_picture |= memcmp (kind, video_stream, 16) == 0;
  facts->has_sound |= memcmp (kind, audio_stream, 16) == 0;
}

void
asf_read (const guint8 *bytes, gsize length, Facts *facts)
{
  gsize at = HEADER_HEAD;

  while (at < length && length - at >= OBJECT_HEAD) {
    guint64 size = number_little (bytes + at + 16, 8);
    if (size < OBJECT_HEAD || size > length - at)
      return;
    const guint8 *body = bytes + at + OBJECT_HEAD;
    gsize n = (gsize) size - OBJECT_HEAD;
    if (memcmp (bytes + at, file_properties, 16) == 0)
      read_file_properties (body, n, facts);
    else if (memcmp (bytes + at, content_description, 16) == 0)
      read_content_description (body, n, facts);
    else if (memcmp (bytes + at, stream_properties, 16) == 0 && n >= 16)
      note_stream (body, facts);
    at += (gsize) size;
  }
}
