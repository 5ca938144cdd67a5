/* wire.h: what passes between the parent and its workers.
 *
 * A frame is a length (32 bits, of what follows the kind), a kind (8 bits) and values; numbers are
 * little-endian, a string is its length in bytes (32 bits), the bytes, and a NUL.  A worker ends with one
 * frame of kind CP_FRAME_END. The reader believes nothing: a value that does not fit makes the frame bad, and
 * it stays bad. */
#pragma once

#include <glib.h>

#define CP_FRAME_HEAD_BYTES 5
#define CP_FRAME_MAX_BYTES (32u << 20)
#define CP_FRAME_END 0

typedef struct CpWriter CpWriter;

/* Frames are collected and written to `fd`, which stays the caller's. */
CpWriter *cp_writer_new (int fd);
void cp_writer_free (CpWriter *writer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpWriter, cp_writer_free)

/* Begins a frame of the kind; the values follow in the order in which they are to be read. */
void cp_writer_begin (CpWriter *writer, guint8 kind);
void cp_writer_u8 (CpWriter *writer, guint8 value);
void cp_writer_u32 (CpWriter *writer, guint32 value);
void cp_writer_u64 (CpWriter *writer, guint64 value);
void cp_writer_f64 (CpWriter *writer, gdouble value);
/* NULL and "" are told apart. */
void cp_writer_string (CpWriter *writer, const char *value);
void cp_writer_bytes (CpWriter *writer, const void *bytes, gsize length);
/* Ends the frame.  FALSE when it is larger than a frame may be (CP_ERROR, FAULT) or could not be written. */
gboolean cp_writer_end (CpWriter *writer, GError **error);
gboolean cp_writer_flush (CpWriter *writer, GError **error);
/* The values that were written without a frame around them; owned by the caller. */
GBytes *cp_writer_steal_values (CpWriter *writer);

/* The values of one frame; it borrows the frame's bytes. */
typedef struct {
  guint8 kind;
  const guint8 *next, *end;
  gboolean bad;
} CpReader;

/* For a payload that has been cut out of its frame already. */
void cp_reader_init (CpReader *reader, guint8 kind, const guint8 *payload, gsize length);
/* Each gives 0, NULL or nothing when the frame is bad or ends too early. */
guint8 cp_reader_u8 (CpReader *reader);
guint32 cp_reader_u32 (CpReader *reader);
guint64 cp_reader_u64 (CpReader *reader);
gdouble cp_reader_f64 (CpReader *reader);
/* UTF-8 without control characters that do not belong in text; NULL also where the writer gave NULL. */
const char *cp_reader_string (CpReader *reader);
const guint8 *cp_reader_bytes (CpReader *reader, gsize *ret_length);
/* A count of things that take at least `each` bytes: bad when the frame cannot hold them. */
guint32 cp_reader_count (CpReader *reader, gsize each);
/* TRUE when the frame was good to its last byte. */
gboolean cp_reader_finish (CpReader *reader);

/* The next whole frame of a run of bytes, which it borrows; *next moves behind it.  FALSE when there is no
 * whole frame: then `bad` of the reader says whether more bytes could make one, or the length cannot be true.
 */
gboolean cp_reader_next_frame (const guint8 **next, const guint8 *end, CpReader *ret_reader);
