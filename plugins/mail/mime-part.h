/* mime-part.h: one part of an e-mail. */
#pragma once

#include "coproof-plugin.h"

#include <gmime/gmime.h>

typedef enum {
  MIME_NOT_CLOSED,
  MIME_CLOSED_BY_ENCRYPTION,
  MIME_CLOSED_BY_SIGNATURE, /* content and signature in one piece */
  MIME_CLOSED_BY_DISTANCE,  /* only a pointer to a server (RFC 2046, 5.2.3) */
  MIME_CLOSED_BY_CUTTING,   /* one of several mails that together are the message (RFC 2046, 5.2.2) */
} MimeClosed;

/* "text/html" */
gboolean mime_part_is (GMimeObject *object, const char *type);
MimeClosed mime_part_closed_by (GMimeObject *object);
/* Whether it is text that people see in the message itself. */
gboolean mime_part_is_body (GMimeObject *object);
/* Whether it serves only mail programs: a signature, a style sheet. */
gboolean mime_part_is_wrapping (GMimeObject *object);
/* Whether bytes that cannot be stand among those of base64. */
gboolean mime_part_is_damaged (GMimeObject *object);
/* The bytes without their transfer encoding.  Owned by the caller. */
GByteArray *mime_part_decode (GMimeObject *object);

/* Pushes an attachment under its own name, or under one with its number; a small picture that belongs to the
 * message's looks is left out. */
gboolean mime_part_push (GMimeObject *object, guint number, CpSink *sink, GError **error);
