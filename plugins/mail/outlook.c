/* outlook.c: takes an e-mail as Outlook saves it, gives its page and its attachments; libgsf opens the file.
 */
#include "outlook.h"
#include "letter.h"
#include "mapi.h"
#include "ole-directory.h"
#include "outlook-attachment.h"
#include "rtf.h"

#include <gmime/gmime.h>
#include <gsf/gsf-infile-msole.h>
#include <gsf/gsf-input-memory.h>
#include <string.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsfInput, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsfInfile, g_object_unref)

/* The length of what stands before the entries of a property stream. */
enum { FILE_HEAD = 32, RECIPIENT_HEAD = 8 };
enum { RECIPIENT_TO = 1, RECIPIENT_CC = 2 };

void
outlook_prepare (void)
{
  gsf_init ();
}

static char *
person (const char *name, const char *address)
{
  gboolean has_name = name != NULL && *name != '\0';
  /* an address within one organisation is no address to anybody else */
  gboolean has_address = address != NULL && strchr (address, '@') != NULL;

  if (has_name && has_address && g_ascii_strcasecmp (name, address) != 0)
    return g_strdup_printf ("%s <%s>", name, address);
  return g_strdup (has_address ? address : has_name ? name : address);
}

static char *
author_of (const MapiObject *message)
{
  static const guint properties[][3] = {
    { MAPI_AUTHOR_NAME, MAPI_AUTHOR_SMTP, MAPI_AUTHOR_ADDRESS },
    { MAPI_SENDER_NAME, MAPI_SENDER_SMTP, MAPI_SENDER_ADDRESS },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (properties); i++) {
    g_autofree char *name = mapi_get_text (message, properties[i][0]);
    g_autofree char *smtp = mapi_get_text (message, properties[i][1]);
    g_autofree char *address = mapi_get_text (message, properties[i][2]);
    if (name != NULL || smtp != NULL || address != NULL)
      return person (name, smtp != NULL ? smtp : address);
  }
  return NULL;
}

static gboolean
is_child (const char *name, const char *prefix)
{
  return name != NULL && g_str_has_prefix (name, prefix);
}

/* A folder within this one, or NULL. */
static GsfInfile *
open_child (GsfInfile *folder, int index, const char *prefix)
{
  if (!is_child (gsf_infile_name_by_index (folder, index), prefix))
    return NULL;
  g_autoptr (GsfInput) child = gsf_infile_child_by_index (folder, index);
  if (child == NULL || gsf_infile_num_children (GSF_INFILE (child)) < 0)
    return NULL;
  return GSF_INFILE (g_steal_pointer (&child));
}

static void
add_recipient (const MapiObject *message, GsfInfile *folder, GString *to, GString *cc)
{
  g_autoptr (MapiObject) recipient = mapi_open (folder, RECIPIENT_HEAD, message->charset, message->n_lost);
  g_autofree char *name = mapi_get_text (recipient, MAPI_NAME);
  g_autofree char *smtp = mapi_get_text (recipient, MAPI_SMTP_ADDRESS);
  g_autofree char *address = mapi_get_text (recipient, MAPI_ADDRESS);
  g_autofree char *words = person (name, smtp != NULL ? smtp : address);
  guint kind = mapi_get_number (recipient, MAPI_RECIPIENT_KIND, RECIPIENT_TO) & 0xF;
  GString *line = kind == RECIPIENT_TO ? to : kind == RECIPIENT_CC ? cc : NULL;

  if (line != NULL && words != NULL)
    g_string_append_printf (line, "%s%s", line->len > 0 ? ", " : "", words);
}

static void
add_recipients (const MapiObject *message, Letter *letter)
{
  g_autoptr (GString) to = g_string_new (NULL), cc = g_string_new (NULL);
  g_autofree char *shown_to = mapi_get_text (message, MAPI_SHOWN_TO);
  g_autofree char *shown_cc = mapi_get_text (message, MAPI_SHOWN_CC);
  int n = gsf_infile_num_children (message->folder);

  for (int i = 0; i < n; i++) {
    g_autoptr (GsfInfile) folder = open_child (message->folder, i, "__recip_version1.0_");
    if (folder != NULL)
      add_recipient (message, folder, to, cc);
  }
  letter_add_line (letter, "To", to->len > 0 ? to->str : shown_to);
  letter_add_line (letter, "Cc", cc->len > 0 ? cc->str : shown_cc);
}

/* The date as the sender's clock showed it stands only in the headers with which the message came. */
static GDateTime *
date_of_headers (const MapiObject *message)
{
  g_autofree char *headers = mapi_get_text (message, MAPI_HEADERS);
  g_auto (GStrv) lines = g_strsplit (headers != NULL ? headers : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_ascii_strncasecmp (lines[i], "Date:", 5) == 0)
      return g_mime_utils_header_decode_date (lines[i] + 5);
  return NULL;
}

static void
add_date (const MapiObject *message, Letter *letter)
{
  static const guint properties[] = { MAPI_SENT_TIME, MAPI_DELIVERY_TIME, MAPI_CREATED_TIME };
  g_autoptr (GDateTime) date = date_of_headers (message);

  for (gsize i = 0; i < G_N_ELEMENTS (properties) && date == NULL; i++)
    date = mapi_get_time (message, properties[i]);
  letter_add_date (letter, date, NULL);
}

static void
add_appointment_time (const MapiObject *message, Letter *letter, const char *name, guint number)
{
  guint property = mapi_find_appointment_property (message->folder, number);
  g_autoptr (GDateTime) time = mapi_get_time (message, property);
  g_autofree char *words = time != NULL ? g_date_time_format (time, "%Y-%m-%d %H:%M UTC") : NULL;

  letter_add_line (letter, name, words);
}

/* Where and when an appointment, or an invitation to one, is. */
static void
add_appointment (const MapiObject *message, Letter *letter)
{
  g_autofree char *kind = mapi_get_text (message, MAPI_CLASS);
  if (kind == NULL ||
      !(g_str_has_prefix (kind, "IPM.Appointment") || g_str_has_prefix (kind, "IPM.Schedule")))
    return;

  guint property = mapi_find_appointment_property (message->folder, MAPI_APPOINTMENT_PLACE);
  g_autofree char *place = mapi_get_text (message, property);
  letter_add_line (letter, "Place", place);
  add_appointment_time (message, letter, "Begins", MAPI_APPOINTMENT_START);
  add_appointment_time (message, letter, "Ends", MAPI_APPOINTMENT_END);
}

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t\n")] == '\0';
}

static gboolean
add_html (const MapiObject *message, Letter *letter, const guint8 *bytes, gsize length, const char *charset)
{
  g_autoptr (HtmlText) html = html_text_read (bytes, length, charset, message->n_lost);

  if (html_text_is_blank (html))
    return FALSE;
  letter_add_html (letter, html);
  return TRUE;
}

static gboolean
add_html_body (const MapiObject *message, Letter *letter)
{
  g_autoptr (GByteArray) bytes = mapi_get_bytes (message, MAPI_BODY_HTML);
  g_autofree char *text = bytes == NULL ? mapi_get_text (message, MAPI_BODY_HTML) : NULL;
  guint page = mapi_get_number (message, MAPI_INTERNET_CODE_PAGE, 0);
  g_autofree char *charset = page != 0 ? g_strdup_printf ("%u", page) : NULL;

  if (bytes != NULL)
    return add_html (message, letter, bytes->data, bytes->len, charset);
  return text != NULL && add_html (message, letter, (const guint8 *) text, strlen (text), "utf-8");
}

static gboolean
add_rich_body (const MapiObject *message, Letter *letter)
{
  g_autoptr (GByteArray) packed = mapi_get_bytes (message, MAPI_BODY_RTF);
  g_autoptr (GByteArray) rich = packed != NULL ? rtf_unpack (packed->data, packed->len) : NULL;
  gboolean is_html;
  if (rich == NULL)
    return packed == NULL;

  g_autofree char *text = rtf_to_text (rich->data, rich->len, &is_html, message->n_lost);
  if (is_html)
    return add_html (message, letter, (const guint8 *) text, strlen (text), "utf-8") || TRUE;
  letter_add_text (letter, text);
  return TRUE;
}

/* FALSE where there is a body that cannot be read. */
static gboolean
add_body (const MapiObject *message, Letter *letter)
{
  g_autofree char *plain = mapi_get_text (message, MAPI_BODY);

  if (plain != NULL && !is_blank (plain)) {
    letter_add_text (letter, plain);
    return TRUE;
  }
  return add_html_body (message, letter) || add_rich_body (message, letter);
}

static gboolean
push_attachments (GsfInfile *root, const MapiObject *message, CpSink *sink, GError **error)
{
  int n = gsf_infile_num_children (root);
  guint number = 0;

  for (int i = 0; i < n; i++) {
    g_autoptr (GsfInfile) folder = open_child (root, i, "__attach_version1.0_");
    if (folder != NULL && !outlook_attachment_push (root, folder, ++number, message->charset, sink, error))
      return FALSE;
  }
  return TRUE;
}

/* "IPM.Note.SMIME" is encrypted; "IPM.Note.SMIME.MultipartSigned" is not, and its one attachment is the mail
 * as it was sent. */
static gboolean
is_encrypted (const MapiObject *message)
{
  g_autofree char *kind = mapi_get_text (message, MAPI_CLASS);

  return kind != NULL && (g_ascii_strcasecmp (kind, "IPM.Note.SMIME") == 0 ||
                          g_ascii_strncasecmp (kind, "IPM.Note.rpmsg", 14) == 0);
}

static gboolean
push_message (GsfInfile *root, CpSink *sink, GError **error)
{
  guint n_lost = 0;
  g_autoptr (MapiObject) message = mapi_open (root, FILE_HEAD, NULL, &n_lost);
  g_autoptr (Letter) letter = letter_new ();
  g_autofree char *author = author_of (message);
  g_autofree char *subject = mapi_get_text (message, MAPI_SUBJECT);

  letter_add_line (letter, "From", author);
  add_recipients (message, letter);
  add_date (message, letter);
  letter_add_line (letter, "Subject", subject);
  add_appointment (message, letter);
  gboolean whole = add_body (message, letter);
  letter->n_lost = n_lost;
  if (!letter_push (letter, sink, error))
    return FALSE;
  if (!whole &&
      !sink->gap (sink, 1, CP_GAP_DAMAGED, CP_CARRIES_TEXT, "The text of the message is damaged.", error))
    return FALSE;
  if (is_encrypted (message) &&
      !sink->gap (sink, 1, CP_GAP_ENCRYPTED, CP_CARRIES_ANYTHING,
                  "The message is encrypted. Please send a copy that anybody can open.", error))
    return FALSE;
  return push_attachments (root, message, sink, error);
}

gboolean
outlook_extract (const CpFile *file, CpSink *sink, GError **error)
{
  if (!ole_directory_is_short (file->bytes, file->length)) {
    g_set_error_literal (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_LIMIT, "it has more parts than we read");
    return FALSE;
  }

  g_autoptr (GsfInput) input = gsf_input_memory_new (file->bytes, (gsf_off_t) file->length, FALSE);
  g_autoptr (GsfInfile) root = gsf_infile_msole_new (input, NULL);
  if (root == NULL) {
    g_set_error_literal (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_CORRUPT, "the Outlook file is damaged");
    return FALSE;
  }

  g_autoptr (GsfInput) table = gsf_infile_child_by_name (root, "__properties_version1.0");
  if (table == NULL) {
    g_set_error_literal (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_CORRUPT, "there is no message in it");
    return FALSE;
  }
  return push_message (root, sink, error);
}
