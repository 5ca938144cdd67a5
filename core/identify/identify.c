/* identify.c: takes bytes, gives their MIME type: libmagic, and a second look where it stops at the
 * container. */
#define _GNU_SOURCE
#include "identify.h"
#include "autoptr-magic.h"
#include "errors.h"
#include "ole.h"

#include <errno.h>
#include <string.h>

/* The signatures that matter stand near the start; a tar's name table or an office file's first members do
 * too. */
#define LOOKED_AT_BYTES (1u << 20)

#define EXCEL "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#define EXCEL_BINARY "application/vnd.ms-excel.sheet.binary.macroenabled.12"

static CpMagic *magic; /* loaded once in the zygote, read by its workers */

gboolean
cp_identify_prepare (GError **error)
{
  g_autoptr (CpMagic) opened = magic_open (MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS | MAGIC_NO_CHECK_TOKENS);

  if (opened == NULL || magic_load (opened, NULL) != 0) {
    g_set_error (error, CP_ERROR, CP_ERROR_FAULT,
                 "the table of file types (libmagic) could not be loaded: %s",
                 opened != NULL ? magic_error (opened) : g_strerror (ENOMEM));
    return FALSE;
  }
  magic = g_steal_pointer (&opened);
  cp_ole_prepare ();
  return TRUE;
}

/* A little-endian number of a zip's local header (APPNOTE.TXT, 4.3.7). */
static guint
number_at (const guint8 *bytes, gsize position)
{
  return bytes[position] | (guint) bytes[position + 1] << 8;
}

static gboolean
first_member_is (const guint8 *bytes, gsize length, const char *name)
{
  gsize n = strlen (name);

  return length >= 30 + n && memcmp (bytes, "PK\3\4", 4) == 0 && number_at (bytes, 26) == n &&
         memcmp (bytes + 30, name, n) == 0;
}

/* An office file whose members stand in an order that libmagic does not expect: the folder names of its parts
 * are in the local headers, unpacked. */
static const char *
look_into_zip (const guint8 *bytes, gsize length)
{
  static const struct {
    const char *part;
    const char *mime;
  } parts[] = {
    { "word/document", "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
    { "xl/workbook", EXCEL },
    { "ppt/presentation", "application/vnd.openxmlformats-officedocument.presentationml.presentation" },
  };

  if (length < 4 || memcmp (bytes, "PK\3\4", 4) != 0)
    return NULL;
  if (memmem (bytes, length, "[Content_Types].xml", 19) == NULL)
    return first_member_is (bytes, length, "mimetype") ? NULL : "application/zip";
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (memmem (bytes, length, parts[i].part, strlen (parts[i].part)) != NULL)
      return parts[i].mime;
  return "application/zip";
}

static gboolean
is_plain_text (const char *mime)
{
  static const char *const own_types[] = { "text/html", "text/rtf",      "text/csv",
                                           "text/xml",  "text/calendar", NULL };

  return (g_str_has_prefix (mime, "text/") && !g_strv_contains (own_types, mime)) ||
         g_str_equal (mime, "application/json") || g_str_equal (mime, "application/csv");
}

/* People paste e-mails into text files.  A mail that has parts says so at its beginning (RFC 2045, 4). */
static gboolean
has_mail_parts (const guint8 *bytes, gsize length)
{
  gsize head = MIN (length, 4096);

  return memmem (bytes, head, "MIME-Version:", 13) != NULL ||
         memmem (bytes, head, "Content-Type:", 13) != NULL;
}

/* The second look. */
static const char *
look_closer (const guint8 *bytes, gsize length, const char *mime)
{
  const char *closer = cp_ole_identify (bytes, length);

  if (g_str_equal (mime, "application/zip") || g_str_equal (mime, "application/octet-stream"))
    closer = closer != NULL ? closer : look_into_zip (bytes, length);
  if (g_str_equal (mime, EXCEL) && memmem (bytes, length, "xl/workbook.bin", 15) != NULL)
    closer = EXCEL_BINARY;
  return closer != NULL ? closer : mime;
}

gboolean
cp_identify_is_locked (const guint8 *bytes, gsize length)
{
  return cp_ole_is_locked (bytes, length);
}

char *
cp_identify_bytes (const guint8 *bytes, gsize length)
{
  const char *mime = magic_buffer (magic, bytes, MIN (length, LOOKED_AT_BYTES));

  mime = look_closer (bytes, length, mime != NULL ? mime : "application/octet-stream");
  if (g_str_equal (mime, "message/rfc822") && !has_mail_parts (bytes, length))
    mime = "text/plain";
  if (g_str_equal (mime, "application/csv"))
    mime = "text/csv";
  return g_strdup (is_plain_text (mime) ? "text/plain" : mime);
}
