/* xiph.c: takes FLAC and Ogg, gives length, kind, date and title. */
#define _GNU_SOURCE
#include "readers.h"

#include <string.h>

#define STREAM_INFO 0
#define COMMENTS 4
#define MAX_COMMENTS 1000
#define PAGE_HEAD 27
/* An Ogg page holds less than this: the last begins no earlier before the end, and the comments stand in the
 * first. */
#define PAGE_BYTES 65307
/* Two pages. */
#define TAIL_BYTES 130614

static void
take_comment (const char *comment, gsize length, Facts *facts)
{
  const char *equals = memchr (comment, '=', length);
  if (equals == NULL)
    return;

  g_autofree char *name = g_ascii_strdown (comment, equals - comment);
  const guint8 *value = (const guint8 *) equals + 1;
  gsize n = length - (gsize) (equals - comment) - 1;
  g_autofree char *day = NULL;
  if (g_str_equal (name, "title"))
    facts_take_text (&facts->title, value, n, "utf-8");
  else if (g_str_equal (name, "artist"))
    facts_take_text (&facts->author, value, n, "utf-8");
  else if (g_str_equal (name, "date")) {
    facts_take_text (&day, value, n, "utf-8");
    facts_take_day (&facts->created, day);
  }
}

void
vorbis_comments_read (const guint8 *bytes, gsize length, Facts *facts)
{
  if (length < 8)
    return;
  gsize at = 4 + (gsize) number_little (bytes, 4); /* the maker's name comes first */
  if (at > length - 4)
    return;
  guint64 n = number_little (bytes + at, 4);
  at += 4;
  for (guint64 i = 0; i < MIN (n, MAX_COMMENTS) && length - at >= 4; i++) {
    gsize size = (gsize) number_little (bytes + at, 4);
    at += 4;
    if (size > length - at)
      return;
    take_comment ((const char *) bytes + at, size, facts);
    at += size;
  }
}

/* 20 bits of samples a second, 36 of samples. */
static void
read_stream_info (const guint8 *body, gsize length, Facts *facts)
{
  if (length < 18)
    return;
  guint64 rate = number_big (body + 10, 3) >> 4,
          samples = number_big (body + 13, 5) & G_GUINT64_CONSTANT (0xFFFFFFFFF);
  if (rate > 0)
    facts->milliseconds = samples * 1000 / rate;
}

void
flac_read (const guint8 *bytes, gsize length, Facts *facts)
{
  gsize at = 4;
  gboolean is_last = FALSE;

  while (!is_last && at <= length && length - at >= 4) {
    guint type = bytes[at] & 0x7F;
    gsize size = (gsize) number_big (bytes + at + 1, 3);
    is_last = (bytes[at] & 0x80) != 0;
    at += 4;
    if (size > length - at)
      return;
    if (type == STREAM_INFO)
      read_stream_info (bytes + at, size, facts);
    else if (type == COMMENTS)
      vorbis_comments_read (bytes + at, size, facts);
    at += size;
  }
}

/* The samples at the end, from the last page of any stream that counts samples: the largest. */
static guint64
find_last_sample (const guint8 *bytes, gsize length)
{
  gsize from = length > TAIL_BYTES ? length - TAIL_BYTES : 0;
  const guint8 *at = bytes + from, *end = bytes + length;
  guint64 last = 0;

  while ((at = memmem (at, (gsize) (end - at), "OggS", 4)) != NULL) {
    if (end - at >= PAGE_HEAD) {
      guint64 sample = number_little (at + 6, 8);
      if (sample < G_MAXINT64)
        last = MAX (last, sample);
    }
    at += 4;
  }
  return last;
}

static const guint8 *
find (const guint8 *bytes, gsize length, const char *mark, gsize n)
{
  return memmem (bytes, MIN (length, PAGE_BYTES), mark, n);
}

static void
read_ogg_comments (const guint8 *bytes, gsize length, Facts *facts)
{
  const guint8 *vorbis = find (bytes, length, "\3vorbis", 7), *opus = find (bytes, length, "OpusTags", 8);
  const guint8 *start = vorbis != NULL ? vorbis + 7 : opus != NULL ? opus + 8 : NULL;

  if (start != NULL)
    vorbis_comments_read (start, length - (gsize) (start - bytes), facts);
}

/* Samples a second, from the head of the sound's stream. */
static guint64
find_rate (const guint8 *bytes, gsize length)
{
  const guint8 *end = bytes + length, *head = find (bytes, length, "\1vorbis", 7);

  if (head != NULL && end - head >= 16)
    return number_little (head + 12, 4);
  if (find (bytes, length, "OpusHead", 8) != NULL)
    return 48000; /* whatever was recorded: RFC 7845, 4 */
  head = find (bytes, length, "\177FLAC", 5);
  if (head != NULL && end - head >= 9 + 4 + 18)
    return number_big (head + 9 + 4 + 4 + 10, 3) >> 4;
  head = find (bytes, length, "Speex   ", 8);
  return head != NULL && end - head >= 40 ? number_little (head + 36, 4) : 0;
}

void
ogg_read (const guint8 *bytes, gsize length, Facts *facts)
{
  guint64 rate = find_rate (bytes, length);

  facts->has_picture = find (bytes, length, "\200theora", 7) != NULL;
  read_ogg_comments (bytes, length, facts);
  if (rate > 0 && !facts->has_picture) /* a film's pages count pictures in a way of their own */
    facts->milliseconds = find_last_sample (bytes, length) * 1000 / rate;
}
