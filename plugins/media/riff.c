/* riff.c: takes WAV and AVI, gives length, date and title. */
#include "readers.h"

#include <string.h>

#define MAX_DEPTH 4

typedef struct {
  Facts *facts;
  guint64 bytes_per_second;
  guint64 sound_bytes;
} Reader;

static void
take_chunk (Reader *reader, const guint8 *name, const guint8 *body, gsize length)
{
  Facts *facts = reader->facts;

  if (memcmp (name, "fmt ", 4) == 0 && length >= 12)
    reader->bytes_per_second = number_little (body + 8, 4);
  else if (memcmp (name, "data", 4) == 0)
    reader->sound_bytes = length;
  else if (memcmp (name, "avih", 4) == 0 && length >= 20)
    facts->milliseconds = number_little (body, 4) * number_little (body + 16, 4) / 1000;
  else if (memcmp (name, "INAM", 4) == 0)
    facts_take_text (&facts->title, body, strnlen ((const char *) body, length), NULL);
  else if (memcmp (name, "IART", 4) == 0)
    facts_take_text (&facts->author, body, strnlen ((const char *) body, length), NULL);
  else if (memcmp (name, "ICRD", 4) == 0) {
    g_autofree char *day = g_strndup ((const char *) body, strnlen ((const char *) body, MIN (length, 32)));
    facts_take_day (&facts->created, day);
  }
}

/* Chunks: a name, a length, and what is padded to an even number of bytes; a LIST holds others. */
static void
read_chunks (Reader *reader, const guint8 *bytes, gsize length, guint depth)
{
  gsize at = 0;

  while (length - at >= 8) {
    const guint8 *chunk = bytes + at;
    gsize size = MIN ((gsize) number_little (chunk + 4, 4), length - at - 8);
    gboolean is_list = memcmp (chunk, "LIST", 4) == 0 && size >= 4;
    if (is_list && depth < MAX_DEPTH && memcmp (chunk + 8, "movi", 4) != 0)
      read_chunks (reader, chunk + 12, size - 4, depth + 1);
    else
      take_chunk (reader, chunk, chunk + 8, size);
    at += MIN (8 + size + (size & 1), length - at);
  }
}

void
riff_read (const guint8 *bytes, gsize length, Facts *facts)
{
  Reader reader = { .facts = facts };

  if (length < 12)
    return;
  facts->has_picture = memcmp (bytes + 8, "AVI ", 4) == 0;
  read_chunks (&reader, bytes + 12, length - 12, 0);
  if (reader.bytes_per_second > 0)
    facts->milliseconds = reader.sound_bytes * 1000 / reader.bytes_per_second;
}
