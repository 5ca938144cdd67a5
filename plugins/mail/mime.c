/* mime.c: takes an e-mail as it was sent, gives its page and its attachments, through gmime. */
#include "mime.h"
#include "charset.h"
#include "letter.h"
#include "mime-part.h"

#include <gmime/gmime.h>
#include <string.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimeMessage, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimeParser, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimeStream, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimeParserOptions, g_mime_parser_options_free)

#define MAX_ATTACHMENTS 1000
/* Groups of addresses within each other; people use one. */
#define MAX_GROUPS 1000

/* An HTML body this many times longer than the plain one says more than its formatting. */
#define PLAIN_SAYS_LITTLE 4

typedef struct {
  CpGapWhy why;
  guint carries;
  const char *words;
} Gap;

typedef struct {
  GMimeParserOptions *options;
  GPtrArray *attachments; /* GMimeObject, borrowed from the message */
  GArray *gaps;           /* Gap */
  guint n_lost;
} Reading;

static void
note_gap (Reading *reading, CpGapWhy why, guint carries, const char *words)
{
  const Gap gap = { why, carries, words };

  for (guint i = 0; i < reading->gaps->len; i++)
    if (g_array_index (reading->gaps, Gap, i).words == words)
      return;
  g_array_append_val (reading->gaps, gap);
}

static void
note_fault (gint64 offset, GMimeParserWarning fault, const gchar *item, gpointer data)
{
  Reading *reading = data;

  (void) offset;
  (void) item;
  switch (fault) {
  case GMIME_WARN_TRUNCATED_MESSAGE:
    note_gap (reading, CP_GAP_DAMAGED, CP_CARRIES_ANYTHING, "The message breaks off, so its end is missing.");
    break;
  case GMIME_CRIT_NESTING_OVERFLOW:
    note_gap (reading, CP_GAP_LIMIT, CP_CARRIES_ANYTHING,
              "Its parts lie inside each other more deeply than we read.");
    break;
  default: /* gmime goes on with what there is */
    break;
  }
}

void
mime_prepare (void)
{
  g_mime_init ();
}

/* One way to show the message, or a part of it. */
typedef struct {
  GString *plain; /* NULL for HTML */
  HtmlText *html;
} Body;

static void
body_free (gpointer data)
{
  Body *body = data;

  if (body->plain != NULL)
    g_string_free (body->plain, TRUE);
  html_text_free (body->html);
  g_free (body);
}

static gsize
body_length (const Body *body)
{
  return body->plain != NULL ? body->plain->len : body->html->text->len;
}

static GPtrArray *
bodies_new (void)
{
  return g_ptr_array_new_with_free_func (body_free);
}

static gsize
bodies_length (const GPtrArray *bodies, gboolean *ret_all_plain)
{
  gsize length = 0;

  *ret_all_plain = TRUE;
  for (guint i = 0; i < bodies->len; i++) {
    length += body_length (bodies->pdata[i]);
    *ret_all_plain &= ((const Body *) bodies->pdata[i])->plain != NULL;
  }
  return length;
}

static void
add_body (Reading *reading, GMimeObject *part, GPtrArray *bodies)
{
  g_autoptr (GByteArray) bytes = mime_part_decode (part);
  const char *charset = g_mime_object_get_content_type_parameter (part, "charset");
  Body *body = g_new0 (Body, 1);

  if (mime_part_is (part, "text/html") || mime_part_is (part, "text/enriched")) {
    body->html = html_text_read (bytes->data, bytes->len, charset, &reading->n_lost);
  } else {
    g_autofree char *text = charset_decode (bytes->data, bytes->len, charset, &reading->n_lost);
    body->plain = g_string_new (g_strchomp (text));
    if (strstr (text, "-----BEGIN PGP MESSAGE-----") != NULL)
      note_gap (reading, CP_GAP_ENCRYPTED, CP_CARRIES_ANYTHING, "A part of the message is encrypted (PGP).");
  }
  if (mime_part_is_damaged (part))
    note_gap (reading, CP_GAP_DAMAGED, CP_CARRIES_TEXT, "A part of the message is damaged.");
  g_ptr_array_add (bodies, body);
}

static void walk (Reading *reading, GMimeObject *object, GPtrArray *bodies);

static void
walk_parts (Reading *reading, GMimeMultipart *multipart, GPtrArray *bodies)
{
  int n = g_mime_multipart_get_count (multipart);

  for (int i = 0; i < n; i++)
    walk (reading, g_mime_multipart_get_part (multipart, i), bodies);
  const char *prologue = n == 0 ? g_mime_multipart_get_prologue (multipart) : NULL;
  if (prologue == NULL)
    return;
  /* it says that it has parts, and has none: what stands there is the message */
  Body *body = g_new0 (Body, 1);
  g_autofree char *text =
      charset_decode ((const guint8 *) prologue, strlen (prologue), NULL, &reading->n_lost);
  body->plain = g_string_new (g_strchomp (text));
  g_ptr_array_add (bodies, body);
}

static void
move_bodies (GPtrArray *from, GPtrArray *to)
{
  g_ptr_array_extend_and_steal (to, g_ptr_array_ref (from));
}

/* One message told in several forms (RFC 2046, 5.1.4): the plain one, unless it is only a stand-in for the
 * other. Attachments hang on any of them. */
static void
walk_alternatives (Reading *reading, GMimeMultipart *multipart, GPtrArray *bodies)
{
  g_autoptr (GPtrArray) plain = bodies_new (), rich = bodies_new ();
  gboolean all_plain;

  for (int i = 0; i < g_mime_multipart_get_count (multipart); i++) {
    g_autoptr (GPtrArray) found = bodies_new ();
    walk (reading, g_mime_multipart_get_part (multipart, i), found);
    gsize length = bodies_length (found, &all_plain);
    GPtrArray *kept = all_plain ? plain : rich;
    if (length == 0)
      continue;
    g_ptr_array_set_size (kept, 0); /* the last is the sender's best */
    for (guint j = 0; j < found->len; j++)
      g_ptr_array_add (kept, found->pdata[j]);
    g_ptr_array_set_free_func (found, NULL);
  }
  gsize n_plain = bodies_length (plain, &all_plain), n_rich = bodies_length (rich, &all_plain);
  move_bodies (n_plain > 0 && n_rich < PLAIN_SAYS_LITTLE * n_plain ? plain : rich, bodies);
}

/* What is closed: TRUE, and a gap. */
static gboolean
note_if_closed (Reading *reading, GMimeObject *object)
{
  switch (mime_part_closed_by (object)) {
  case MIME_CLOSED_BY_ENCRYPTION:
    note_gap (reading, CP_GAP_ENCRYPTED, CP_CARRIES_ANYTHING,
              "The message is encrypted. Please send a copy that anybody can open.");
    return TRUE;
  case MIME_CLOSED_BY_SIGNATURE:
    note_gap (
        reading, CP_GAP_UNSUPPORTED, CP_CARRIES_ANYTHING,
        "The message is sealed in a digital signature, which we do not open. Please send a copy without it.");
    return TRUE;
  case MIME_CLOSED_BY_DISTANCE:
    note_gap (reading, CP_GAP_LINK, CP_CARRIES_ANYTHING,
              "An attachment is not in the message but somewhere else. Please send it.");
    return TRUE;
  case MIME_CLOSED_BY_CUTTING:
    note_gap (reading, CP_GAP_DAMAGED, CP_CARRIES_ANYTHING,
              "It is one piece of a longer message. Please send the whole message.");
    return TRUE;
  case MIME_NOT_CLOSED:
    break;
  }
  return FALSE;
}

/* gmime itself goes no deeper than 1,024 parts in each other. */
static void
walk (Reading *reading, GMimeObject *object, GPtrArray *bodies)
{
  if (object == NULL || note_if_closed (reading, object))
    return;
  if (mime_part_is (object, "multipart/alternative"))
    walk_alternatives (reading, GMIME_MULTIPART (object), bodies);
  else if (GMIME_IS_MULTIPART (object))
    walk_parts (reading, GMIME_MULTIPART (object), bodies);
  else if (mime_part_is_body (object))
    add_body (reading, object, bodies);
  else if (!mime_part_is_wrapping (object))
    g_ptr_array_add (reading->attachments, object);
}

static char *
decode_header (const Reading *reading, GMimeMessage *message, const char *name)
{
  GMimeHeader *header =
      g_mime_header_list_get_header (g_mime_object_get_header_list (GMIME_OBJECT (message)), name);
  const char *raw = header != NULL ? g_mime_header_get_raw_value (header) : NULL;

  return raw != NULL ? g_mime_utils_header_decode_text (reading->options, raw) : NULL;
}

/* Names and addresses; the header as it stands where it makes no list. */
static void
add_people (const Reading *reading, Letter *letter, GMimeMessage *message, const char *name,
            InternetAddressList *people)
{
  g_autofree char *words = NULL;

  if (people != NULL && internet_address_list_length (people) > 0)
    words = internet_address_list_to_string (people, NULL, FALSE);
  if (words == NULL || *words == '\0') {
    g_free (words);
    words = decode_header (reading, message, name);
  }
  letter_add_line (letter, name, words);
}

static void
add_head (const Reading *reading, Letter *letter, GMimeMessage *message)
{
  g_autofree char *date = decode_header (reading, message, "Date");
  g_autofree char *subject = decode_header (reading, message, "Subject");

  add_people (reading, letter, message, "From", g_mime_message_get_from (message));
  if (letter->author == NULL)
    add_people (reading, letter, message, "Sender", g_mime_message_get_sender (message));
  add_people (reading, letter, message, "To", g_mime_message_get_to (message));
  add_people (reading, letter, message, "Cc", g_mime_message_get_cc (message));
  letter_add_date (letter, g_mime_message_get_date (message), date);
  letter_add_line (letter, "Subject", subject);
}

static gboolean
push_gaps (const Reading *reading, CpSink *sink, GError **error)
{
  for (guint i = 0; i < reading->gaps->len; i++) {
    const Gap *gap = &g_array_index (reading->gaps, Gap, i);
    if (!sink->gap (sink, 1, gap->why, gap->carries, gap->words, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
push_message (Reading *reading, GMimeMessage *message, CpSink *sink, GError **error)
{
  g_autoptr (Letter) letter = letter_new ();
  g_autoptr (GPtrArray) bodies = bodies_new ();

  add_head (reading, letter, message);
  walk (reading, g_mime_message_get_mime_part (message), bodies);
  for (guint i = 0; i < bodies->len; i++) {
    const Body *body = bodies->pdata[i];
    if (body->plain != NULL)
      letter_add_text (letter, body->plain->str);
    else
      letter_add_html (letter, body->html);
  }
  letter->n_lost = reading->n_lost;
  if (!letter_push (letter, sink, error) || !push_gaps (reading, sink, error))
    return FALSE;
  if (reading->attachments->len > MAX_ATTACHMENTS) {
    if (!sink->gap (sink, 1, CP_GAP_LIMIT, CP_CARRIES_ANYTHING, "It has more attachments than we read.",
                    error))
      return FALSE;
    g_ptr_array_set_size (reading->attachments, MAX_ATTACHMENTS);
  }
  for (guint i = 0; i < reading->attachments->len; i++)
    if (!mime_part_push (reading->attachments->pdata[i], i + 1, sink, error))
      return FALSE;
  return TRUE;
}

/* The line with which a mailbox file begins a message is no header. */
static gsize
skip_mailbox_line (const guint8 *bytes, gsize length)
{
  const guint8 *end = length > 5 && memcmp (bytes, "From ", 5) == 0 ? memchr (bytes, '\n', length) : NULL;

  return end != NULL ? (gsize) (end - bytes) + 1 : 0;
}

static gboolean
is_address_header (const guint8 *line, gsize length)
{
  static const char *const names[] = { "from:",
                                       "to:",
                                       "cc:",
                                       "bcc:",
                                       "sender:",
                                       "reply-to:",
                                       "resent-from:",
                                       "resent-to:",
                                       "resent-cc:",
                                       "resent-sender:",
                                       "resent-bcc:",
                                       "resent-reply-to:",
                                       "disposition-notification-to:" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (length >= strlen (names[i]) &&
        g_ascii_strncasecmp ((const char *) line, names[i], strlen (names[i])) == 0)
      return TRUE;
  return FALSE;
}

/* gmime reads a group of addresses within a group with a call within a call, and no stack is deep enough for
 * all: "a:a:a:..." is a hundred thousand of them. */
static gboolean
has_endless_groups (const guint8 *bytes, gsize length)
{
  gboolean in_addresses = FALSE;
  guint n_colons = 0;

  for (gsize at = 0; at < length && n_colons <= MAX_GROUPS;) {
    const guint8 *line = bytes + at, *end = memchr (line, '\n', length - at);
    gsize n = end != NULL ? (gsize) (end - line) + 1 : length - at;
    if (line[0] != ' ' && line[0] != '\t') {
      in_addresses = is_address_header (line, n);
      n_colons = 0;
    }
    for (gsize i = 0; in_addresses && i < n; i++)
      n_colons += line[i] == ':';
    at += n;
  }
  return n_colons > MAX_GROUPS;
}

gboolean
mime_extract (const CpFile *file, CpSink *sink, GError **error)
{
  static const char *fallbacks[] = { "utf-8", "windows-1252", NULL };
  gsize skipped = skip_mailbox_line (file->bytes, file->length);
  /* seen through, not copied: gmime only reads it */
  GByteArray view = { (guint8 *) file->bytes + skipped, (guint) (file->length - skipped) };
  g_autoptr (GMimeStream) stream = g_mime_stream_mem_new ();
  g_autoptr (GMimeParser) parser = g_mime_parser_new ();
  g_autoptr (GMimeParserOptions) options = g_mime_parser_options_new ();
  g_autoptr (GPtrArray) attachments = g_ptr_array_new ();
  g_autoptr (GArray) gaps = g_array_new (FALSE, FALSE, sizeof (Gap));
  Reading reading = { .options = options, .attachments = attachments, .gaps = gaps };

  if (has_endless_groups (view.data, view.len)) {
    g_set_error_literal (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_CORRUPT,
                         "its list of addresses makes no sense");
    return FALSE;
  }
  g_mime_stream_mem_set_byte_array (GMIME_STREAM_MEM (stream), &view);
  g_mime_parser_options_set_fallback_charsets (options, fallbacks);
  g_mime_parser_options_set_warning_callback (options, note_fault, &reading);
  g_mime_parser_init_with_stream (parser, stream);
  g_autoptr (GMimeMessage) message = g_mime_parser_construct_message (parser, options);
  if (message == NULL) {
    g_set_error_literal (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_CORRUPT, "there is no message in it");
    return FALSE;
  }
  return push_message (&reading, message, sink, error);
}
