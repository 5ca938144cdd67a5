/* wire.c: frames, written without trust in the reader's speed and read without trust in the writer. */
#include "wire.h"
#include "descriptor.h"
#include "errors.h"

#include <string.h>

#define FLUSH_BYTES (64u << 10)
#define NO_STRING G_MAXUINT32

struct CpWriter {
  int fd;
  GByteArray *buffer;
  guint frame; /* where the open frame begins in the buffer */
};

CpWriter *
cp_writer_new (int fd)
{
  CpWriter *writer = g_new0 (CpWriter, 1);

  writer->fd = fd;
  writer->buffer = g_byte_array_sized_new (2 * FLUSH_BYTES);
  return writer;
}

void
cp_writer_free (CpWriter *writer)
{
  if (writer == NULL)
    return;
  g_byte_array_unref (writer->buffer);
  g_free (writer);
}

void
cp_writer_begin (CpWriter *writer, guint8 kind)
{
  writer->frame = writer->buffer->len;
  cp_writer_u32 (writer, 0);
  cp_writer_u8 (writer, kind);
}

void
cp_writer_u8 (CpWriter *writer, guint8 value)
{
  g_byte_array_append (writer->buffer, &value, 1);
}

void
cp_writer_u32 (CpWriter *writer, guint32 value)
{
  guint32 little = GUINT32_TO_LE (value);

  g_byte_array_append (writer->buffer, (const guint8 *) &little, sizeof little);
}

void
cp_writer_u64 (CpWriter *writer, guint64 value)
{
  guint64 little = GUINT64_TO_LE (value);

  g_byte_array_append (writer->buffer, (const guint8 *) &little, sizeof little);
}

void
cp_writer_f64 (CpWriter *writer, gdouble value)
{
  guint64 bits;

  memcpy (&bits, &value, sizeof bits);
  cp_writer_u64 (writer, bits);
}

void
cp_writer_string (CpWriter *writer, const char *value)
{
  if (value == NULL) {
    cp_writer_u32 (writer, NO_STRING);
    return;
  }
  gsize length = strlen (value);
  cp_writer_u32 (writer, (guint32) length);
  g_byte_array_append (writer->buffer, (const guint8 *) value, (guint) length + 1);
}

void
cp_writer_bytes (CpWriter *writer, const void *bytes, gsize length)
{
  cp_writer_u32 (writer, (guint32) length);
  if (length > 0)
    g_byte_array_append (writer->buffer, bytes, (guint) length);
}

gboolean
cp_writer_end (CpWriter *writer, GError **error)
{
  guint32 length = writer->buffer->len - writer->frame - CP_FRAME_HEAD_BYTES;
  guint32 little = GUINT32_TO_LE (length);

  if (length > CP_FRAME_MAX_BYTES) {
    g_byte_array_set_size (writer->buffer, writer->frame);
    g_set_error (error, CP_ERROR, CP_ERROR_FAULT, "a part of the file is too large to hand over (%u bytes)",
                 length);
    return FALSE;
  }
  memcpy (writer->buffer->data + writer->frame, &little, sizeof little);
  return writer->buffer->len < FLUSH_BYTES || cp_writer_flush (writer, error);
}

gboolean
cp_writer_flush (CpWriter *writer, GError **error)
{
  if (!cp_fd_write (writer->fd, writer->buffer->data, writer->buffer->len, error))
    return FALSE;
  g_byte_array_set_size (writer->buffer, 0);
  return TRUE;
}

GBytes *
cp_writer_steal_values (CpWriter *writer)
{
  GBytes *values = g_byte_array_free_to_bytes (writer->buffer);

  writer->buffer = g_byte_array_new ();
  return values;
}

void
cp_reader_init (CpReader *reader, guint8 kind, const guint8 *payload, gsize length)
{
  reader->kind = kind;
  reader->next = payload;
  reader->end = payload + length;
  reader->bad = FALSE;
}

/* The next `length` bytes, or NULL and the frame is bad. */
static const guint8 *
take (CpReader *reader, gsize length)
{
  const guint8 *taken = reader->next;

  if (reader->bad || (gsize) (reader->end - reader->next) < length) {
    reader->bad = TRUE;
    return NULL;
  }
  reader->next += length;
  return taken;
}

guint8
cp_reader_u8 (CpReader *reader)
{
  const guint8 *bytes = take (reader, 1);

  return bytes != NULL ? *bytes : 0;
}

guint32
cp_reader_u32 (CpReader *reader)
{
  const guint8 *bytes = take (reader, sizeof (guint32));
  guint32 little = 0;

  if (bytes != NULL)
    memcpy (&little, bytes, sizeof little);
  return GUINT32_FROM_LE (little);
}

guint64
cp_reader_u64 (CpReader *reader)
{
  const guint8 *bytes = take (reader, sizeof (guint64));
  guint64 little = 0;

  if (bytes != NULL)
    memcpy (&little, bytes, sizeof little);
  return GUINT64_FROM_LE (little);
}

gdouble
cp_reader_f64 (CpReader *reader)
{
  guint64 bits = cp_reader_u64 (reader);
  gdouble value;

  memcpy (&value, &bits, sizeof value);
  return value;
}

const char *
cp_reader_string (CpReader *reader)
{
  guint32 length = cp_reader_u32 (reader);
  if (reader->bad || length == NO_STRING)
    return NULL;

  const guint8 *bytes = take (reader, (gsize) length + 1);
  if (bytes == NULL)
    return NULL;
  if (bytes[length] != '\0' || !g_utf8_validate_len ((const char *) bytes, length, NULL)) {
    reader->bad = TRUE;
    return NULL;
  }
  return (const char *) bytes;
}

const guint8 *
cp_reader_bytes (CpReader *reader, gsize *ret_length)
{
  guint32 length = cp_reader_u32 (reader);
  const guint8 *bytes = take (reader, length);

  *ret_length = bytes != NULL ? length : 0;
  return bytes;
}

guint32
cp_reader_count (CpReader *reader, gsize each)
{
  guint32 count = cp_reader_u32 (reader);

  if (reader->bad || (gsize) (reader->end - reader->next) / each < count) {
    reader->bad = TRUE;
    return 0;
  }
  return count;
}

gboolean
cp_reader_finish (CpReader *reader)
{
  return !reader->bad && reader->next == reader->end;
}

gboolean
cp_reader_next_frame (const guint8 **next, const guint8 *end, CpReader *ret_reader)
{
  guint32 length;

  ret_reader->bad = FALSE;
  if (end - *next < CP_FRAME_HEAD_BYTES)
    return FALSE;
  memcpy (&length, *next, sizeof length);
  length = GUINT32_FROM_LE (length);
  ret_reader->bad = length > CP_FRAME_MAX_BYTES;
  if (ret_reader->bad || end - *next - CP_FRAME_HEAD_BYTES < (gssize) length)
    return FALSE;
  cp_reader_init (ret_reader, (*next)[4], *next + CP_FRAME_HEAD_BYTES, length);
  *next += CP_FRAME_HEAD_BYTES + length;
  return TRUE;
}
