/* document-wire.h: parts of a document as frames, written in one process and believed by nobody in the other.
 */
#pragma once

#include "document.h"
#include "wire.h"

/* Each writes a whole frame of the kind. */
gboolean cp_wire_write_page (CpWriter *writer, guint8 kind, const CpPage *page, GError **error);
gboolean cp_wire_write_field (CpWriter *writer, guint8 kind, const CpField *field, GError **error);
gboolean cp_wire_write_gap (CpWriter *writer, guint8 kind, const CpGap *gap, GError **error);
gboolean cp_wire_write_aside (CpWriter *writer, guint8 kind, const CpAside *aside, GError **error);
gboolean cp_wire_write_words (CpWriter *writer, guint8 kind, const char *first, const char *second,
                              GError **error);
gboolean cp_wire_write_bytes (CpWriter *writer, guint8 kind, const void *bytes, gsize length, GError **error);

/* Each reads and checks a whole frame and adds what it says to the reading.  FALSE with words in CP_ERROR
 * (FAULT) when it cannot be true: pages out of order, spans outside their page or between the bytes of a
 * character, boxes off the page, numbers that name nothing. */
gboolean cp_wire_read_page (CpReader *frame, CpReading *reading, GError **error);
gboolean cp_wire_read_field (CpReader *frame, CpReading *reading, GError **error);
gboolean cp_wire_read_meta (CpReader *frame, CpReading *reading, GError **error);
gboolean cp_wire_read_gap (CpReader *frame, CpReading *reading, GError **error);
gboolean cp_wire_read_aside (CpReader *frame, CpReading *reading, GError **error);

/* Whether start and length name whole characters of the text. */
gboolean cp_wire_is_span (const char *text, guint32 start, guint32 length);
