/* identify.c: takes bytes, gives their MIME type: libmagic, and a second look where it stops at the
 * container. */
#define _GNU_SOURCE
#include "identify.h"
#include "autoptr-magic.h"
#include "errors.h"
#include "ole.h"
#include "text-type.h"
#include "zip-names.h"

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

/* Apple's Pages, Numbers and Keynote, of 2009 and of 2013 and later. */
static gboolean
is_iwork (const guint8 *bytes, gsize length)
{
  return cp_identify_zip_holds (bytes, length, "Index/Document.iwa") ||
         cp_identify_zip_holds (bytes, length, "Metadata/BuildVersionHistory.plist") ||
         (cp_identify_zip_holds (bytes, length, "buildVersionHistory.plist") &&
          (cp_identify_zip_holds (bytes, length, "index.apxl") ||
           cp_identify_zip_holds (bytes, length, "index.xml")));
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
  if (memmem (bytes, length, "[Content_Types].xml", 19) == NULL) {
    if (is_iwork (bytes, length))
      return "application/vnd.apple.iwork";
    return first_member_is (bytes, length, "mimetype") ? NULL : "application/zip";
  }
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (memmem (bytes, length, parts[i].part, strlen (parts[i].part)) != NULL)
      return parts[i].mime;
  return "application/zip";
}

/* Text of any kind, so far as libmagic can tell. */
static gboolean
is_text (const char *mime)
{
  static const char *const types[] = { "message/rfc822",
                                       "message/news",
                                       "application/json",
                                       "application/x-wine-extension-ini",
                                       "application/mbox",
                                       "application/x-mswinurl",
                                       "application/csv",
                                       "application/octet-stream", /* an e-mail with raw bytes in it */
                                       NULL };

  return g_str_has_prefix (mime, "text/") || g_strv_contains (types, mime);
}

static gboolean
is_plain_text (const char *mime)
{
  static const char *const own_types[] = { "text/html", "text/rtf",      "text/csv",
                                           "text/xml",  "text/calendar", NULL };

  return (g_str_has_prefix (mime, "text/") && !g_strv_contains (own_types, mime)) ||
         g_str_equal (mime, "application/json") || g_str_equal (mime, "application/csv") ||
         g_str_equal (mime, "application/x-subrip") || g_str_equal (mime, "application/x-wine-extension-ini");
}

/* Packets of one length, each with the same first byte (ISO/IEC 13818-1, 2.4.3.2); on a camcorder's card each
 * has a time of four bytes before it. */
static gboolean
is_camcorder_film (const guint8 *bytes, gsize length, gsize packet, gsize before)
{
  if (length < 5 * packet)
    return FALSE;
  for (gsize i = 0; i < 5; i++)
    if (bytes[i * packet + before] != 0x47)
      return FALSE;
  return TRUE;
}

/* Types that nobody has a name for but that begin in a way of their own. */
static const char *
look_at_start (const guint8 *bytes, gsize length)
{
  static const struct {
    const char *mime;
    gsize length;
    const char *bytes;
  } starts[] = {
    { "application/onenote", 16, "\xE4\x52\x5C\x7B\x8C\xD8\xA7\x4D\xAE\xB1\x53\x78\xD0\x29\x96\xD3" },
    { "application/vnd.ms-outlook-pst", 4, "!BDN" },
    { "audio/x-caf", 4, "caff" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (starts); i++)
    if (length >= starts[i].length && memcmp (bytes, starts[i].bytes, starts[i].length) == 0)
      return starts[i].mime;
  if (is_camcorder_film (bytes, length, 188, 0) || is_camcorder_film (bytes, length, 192, 4))
    return "video/mp2t";
  if (length > 8 && length < 8192 && memcmp (bytes, "bplist00", 8) == 0 &&
      memmem (bytes, length, "SURL_", 5) != NULL)
    return "application/x-webloc"; /* a property list with one key, URL */
  return NULL;
}

/* libmagic takes a text that begins with "SPRING" or "PATIENT" for a plotter's drawing, in which a number or
 * a semicolon follows such letters: "SP1;PA0,0". */
static gboolean
is_word_not_drawing (const guint8 *bytes, gsize length, const char *mime)
{
  return g_str_equal (mime, "application/vnd.hp-HPGL") && length > 2 &&
         (g_ascii_isalpha (bytes[2]) || bytes[2] == ' ');
}

/* The second look. */
static const char *
look_closer (const guint8 *bytes, gsize length, const char *mime)
{
  const char *closer = cp_ole_identify (bytes, length);

  if (g_str_equal (mime, "application/zip") || g_str_equal (mime, "application/octet-stream"))
    closer = closer != NULL ? closer : look_into_zip (bytes, length);
  if (is_word_not_drawing (bytes, length, mime))
    return "text/plain";
  if (g_str_equal (mime, EXCEL) && memmem (bytes, length, "xl/workbook.bin", 15) != NULL)
    closer = EXCEL_BINARY;
  return closer != NULL ? closer : mime;
}

char *
cp_identify_bytes (const guint8 *bytes, gsize length)
{
  const char *mime = magic_buffer (magic, bytes, MIN (length, LOOKED_AT_BYTES));

  mime = look_closer (bytes, length, mime != NULL ? mime : "application/octet-stream");
  const char *start = look_at_start (bytes, length);
  if (start != NULL)
    mime = start;
  if (is_text (mime)) {
    const char *closer = cp_identify_text_type (bytes, length, mime);
    mime = closer != NULL ? closer : mime;
  }
  if (g_str_equal (mime, "application/csv"))
    mime = "text/csv";
  return g_strdup (is_plain_text (mime) ? "text/plain" : mime);
}
