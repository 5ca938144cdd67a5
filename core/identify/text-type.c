/* text-type.c: takes text of any kind, gives the type of e-mails, mailboxes, XHTML and shortcuts. */
#define _GNU_SOURCE
#include "text-type.h"

#include <string.h>

/* The headers of a mail end long before. */
#define HEAD_BYTES (256u << 10)
/* A shortcut holds an address and little else. */
#define SHORTCUT_BYTES 8192

typedef struct {
  guint n_lines;
  guint n_personal; /* headers that people copy, too: From, To, Subject, Date */
  guint n_machine;  /* headers that only a mail program writes */
  gboolean ends_well;
} Head;

static gboolean
has_name (const guint8 *line, gsize length, const char *const *names)
{
  for (; *names != NULL; names++)
    if (strlen (*names) == length && g_ascii_strncasecmp ((const char *) line, *names, length) == 0)
      return TRUE;
  return FALSE;
}

/* The length of the name of a header (RFC 5322, 2.2; spaces before the colon are obsolete, 4.5); 0 for none.
 */
static gsize
header_name (const guint8 *line, gsize length)
{
  gsize n = 0;

  while (n < length && line[n] > ' ' && line[n] < 0x7F && line[n] != ':')
    n++;
  gsize colon = n;
  while (colon < length && (line[colon] == ' ' || line[colon] == '\t'))
    colon++;
  return colon < length && line[colon] == ':' ? n : 0;
}

static void
count_header (Head *head, const guint8 *line, gsize name)
{
  static const char *const personal[] = { "from", "to", "cc", "subject", "date", "sender", "reply-to", NULL };
  static const char *const machine[] = {
    "received",       "mime-version", "message-id",       "return-path",
    "delivered-to",   "content-type", "x-mailer",         "content-transfer-encoding",
    "dkim-signature", "envelope-to",  "x-mozilla-status", NULL
  };

  head->n_personal += has_name (line, name, personal);
  head->n_machine += has_name (line, name, machine);
}

static gsize
line_length (const guint8 *bytes, gsize length)
{
  const guint8 *end = memchr (bytes, '\n', length);

  return end != NULL ? (gsize) (end - bytes) + 1 : length;
}

static gboolean
is_blank_line (const guint8 *line, gsize length)
{
  return length > 0 && (line[0] == '\n' || (line[0] == '\r' && (length == 1 || line[1] == '\n')));
}

/* The headers with which the bytes begin, up to the first line that is none. */
static Head
read_head (const guint8 *bytes, gsize length)
{
  Head head = { 0 };
  gsize at = 0, end = MIN (length, HEAD_BYTES);

  while (at < end) {
    const guint8 *line = bytes + at;
    gsize n = line_length (line, end - at), name = header_name (line, n);
    gboolean goes_on = head.n_lines > 0 && (line[0] == ' ' || line[0] == '\t');
    if (is_blank_line (line, n) || (name == 0 && !goes_on)) {
      head.ends_well = is_blank_line (line, n);
      return head;
    }
    if (!goes_on)
      count_header (&head, line, name);
    head.n_lines++;
    at += n;
  }
  head.ends_well = TRUE;
  return head;
}

/* People paste e-mails into text files, with the headers that they see.  A mail as it was sent has those of
 * programs, too. */
static gboolean
is_mail (const guint8 *bytes, gsize length)
{
  Head head = read_head (bytes, length);

  if (head.ends_well)
    return head.n_machine > 0 && head.n_personal + head.n_machine > 1;
  return head.n_machine > 2 && head.n_personal > 0; /* one line is broken, and all the others are a mail's */
}

static gboolean
has_time (const guint8 *line, gsize length)
{
  for (gsize i = 2; i + 2 < length; i++)
    if (line[i] == ':' && g_ascii_isdigit (line[i - 1]) && g_ascii_isdigit (line[i + 1]))
      return TRUE;
  return FALSE;
}

/* The line that begins a message in a mailbox file (RFC 4155). */
static gboolean
begins_message (const guint8 *bytes, gsize length)
{
  gsize n = line_length (bytes, length);

  return length > 5 && memcmp (bytes, "From ", 5) == 0 && has_time (bytes, n) && n < length &&
         header_name (bytes + n, line_length (bytes + n, length - n)) > 0;
}

static gboolean
has_second_message (const guint8 *bytes, gsize length)
{
  const guint8 *at = bytes;

  while ((at = memmem (at, length - (gsize) (at - bytes), "\nFrom ", 6)) != NULL) {
    at++;
    if (begins_message (at, length - (gsize) (at - bytes)))
      return TRUE;
  }
  return FALSE;
}

static const char *
look_for_mail (const guint8 *bytes, gsize length)
{
  if (length <= 5 || memcmp (bytes, "From ", 5) != 0)
    return is_mail (bytes, length) ? "message/rfc822" : NULL;

  gsize first = line_length (bytes, length);
  if (has_second_message (bytes, length))
    return begins_message (bytes, length) || is_mail (bytes + first, length - first) ? "application/mbox"
                                                                                     : NULL;
  return is_mail (bytes + first, length - first) ? "message/rfc822" : NULL;
}

static gboolean
holds (const guint8 *bytes, gsize length, const char *words)
{
  return memmem (bytes, length, words, strlen (words)) != NULL;
}

/* What a computer saves in place of a page or document that is on the web. */
static const char *
look_for_shortcut (const guint8 *bytes, gsize length)
{
  if (length > SHORTCUT_BYTES)
    return NULL;
  if (holds (bytes, length, "[InternetShortcut]") && holds (bytes, length, "URL="))
    return "application/x-mswinurl";
  if (length > 0 && bytes[0] == '{' &&
      (holds (bytes, length, "\"doc_id\"") || holds (bytes, length, "https://docs.google.com/open")))
    return "application/vnd.google-apps.shortcut";
  if (holds (bytes, length, "<plist") && holds (bytes, length, "<key>URL</key>"))
    return "application/x-webloc";
  return NULL;
}

const char *
cp_identify_text_type (const guint8 *bytes, gsize length, const char *mime)
{
  const char *closer = look_for_mail (bytes, length);

  if (closer == NULL)
    closer = look_for_shortcut (bytes, length);
  if (closer == NULL && g_str_equal (mime, "text/xml") && holds (bytes, MIN (length, 4096), "<html"))
    closer = "application/xhtml+xml";
  if (closer == NULL && g_str_equal (mime, "message/rfc822"))
    closer = "text/plain";
  return closer;
}
