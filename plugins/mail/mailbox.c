/* mailbox.c: takes a mailbox file (RFC 4155), gives each message as a file of its own. */
#define _GNU_SOURCE
#include "mailbox.h"

#include <string.h>

/* Nobody looks through more; the limit of the whole portfolio is as high. */
#define MAX_MESSAGES 9000

static gsize
line_length (const guint8 *bytes, gsize length)
{
  const guint8 *end = memchr (bytes, '\n', length);

  return end != NULL ? (gsize) (end - bytes) + 1 : length;
}

static gboolean
is_header (const guint8 *line, gsize length)
{
  gsize n = 0;

  while (n < length && line[n] > ' ' && line[n] < 0x7F && line[n] != ':')
    n++;
  return n > 0 && n < length && line[n] == ':';
}

static gboolean
has_time (const guint8 *line, gsize length)
{
  for (gsize i = 1; i + 1 < length; i++)
    if (line[i] == ':' && g_ascii_isdigit (line[i - 1]) && g_ascii_isdigit (line[i + 1]))
      return TRUE;
  return FALSE;
}

/* "From sender Thu Mar 12 10:00:00 2026", and a header in the next line: a sentence that begins with "From"
 * has neither. */
static gboolean
begins_message (const guint8 *bytes, gsize length)
{
  gsize n = line_length (bytes, length);

  return length > 5 && memcmp (bytes, "From ", 5) == 0 && has_time (bytes, n) &&
         is_header (bytes + n, length - n);
}

static gsize
find_end (const guint8 *bytes, gsize length)
{
  const guint8 *at = bytes;

  while ((at = memmem (at, length - (gsize) (at - bytes), "\nFrom ", 6)) != NULL) {
    at++;
    if (begins_message (at, length - (gsize) (at - bytes)))
      return (gsize) (at - bytes);
  }
  return length;
}

/* The message without its first line, and without the marks that keep "From" at the start of a line from
 * being taken for another's: "mboxrd" adds one to any number of them. */
static GByteArray *
unwrap (const guint8 *bytes, gsize length)
{
  GByteArray *message = g_byte_array_sized_new ((guint) length);
  gsize at = line_length (bytes, length);

  while (at < length) {
    gsize n = line_length (bytes + at, length - at), marks = 0;
    while (marks < n && bytes[at + marks] == '>')
      marks++;
    gboolean is_marked = marks > 0 && n - marks > 5 && memcmp (bytes + at + marks, "From ", 5) == 0;
    g_byte_array_append (message, bytes + at + is_marked, (guint) (n - is_marked));
    at += n;
  }
  return message;
}

gboolean
mailbox_extract (const CpFile *file, CpSink *sink, GError **error)
{
  guint number = 0;

  for (gsize at = 0; at < file->length;) {
    if (number == MAX_MESSAGES) {
      g_set_error_literal (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_LIMIT,
                           "it holds more e-mails than we read");
      return FALSE;
    }
    gsize length = find_end (file->bytes + at, file->length - at);
    g_autoptr (GByteArray) message = unwrap (file->bytes + at, length);
    g_autofree char *name = g_strdup_printf ("message %u.eml", ++number);
    if (!sink->child (sink, name, message->data, message->len, error))
      return FALSE;
    at += length;
  }
  return TRUE;
}
