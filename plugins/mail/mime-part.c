/* mime-part.c: takes a part of an e-mail, tells what it is for, gives its bytes and its name. */
#include "mime-part.h"
#include "letter.h"

#include <string.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimeStream, g_object_unref)

/* A picture in the message that is smaller is decoration. */
#define MIN_PICTURE_BYTES 8192

static gboolean
is_one_of (GMimeObject *object, const char *const *types)
{
  g_autofree char *type = g_mime_content_type_get_mime_type (g_mime_object_get_content_type (object));
  g_autofree char *lower = g_ascii_strdown (type, -1);

  return g_strv_contains (types, lower);
}

gboolean
mime_part_is (GMimeObject *object, const char *type)
{
  const char *const types[] = { type, NULL };

  return is_one_of (object, types);
}

static const char *
get_name (GMimeObject *object)
{
  if (GMIME_IS_PART (object))
    return g_mime_part_get_filename (GMIME_PART (object));
  return g_mime_object_get_content_disposition_parameter (object, "filename");
}

static gboolean
is_attached (GMimeObject *object)
{
  const char *disposition = g_mime_object_get_disposition (object);

  return disposition != NULL && g_ascii_strcasecmp (disposition, GMIME_DISPOSITION_ATTACHMENT) == 0;
}

MimeClosed
mime_part_closed_by (GMimeObject *object)
{
  static const char *const sealed[] = { "application/pkcs7-mime", "application/x-pkcs7-mime", NULL };
  static const char *const encrypted[] = { "multipart/encrypted", "application/pgp-encrypted",
                                           "application/x-microsoft-rpmsg-message", NULL };
  const char *seal = g_mime_object_get_content_type_parameter (object, "smime-type");

  if (is_one_of (object, encrypted))
    return MIME_CLOSED_BY_ENCRYPTION;
  if (is_one_of (object, sealed) && seal != NULL && g_ascii_strcasecmp (seal, "signed-data") == 0)
    return MIME_CLOSED_BY_SIGNATURE;
  if (is_one_of (object, sealed) && (seal == NULL || g_ascii_strcasecmp (seal, "certs-only") != 0))
    return MIME_CLOSED_BY_ENCRYPTION;
  if (mime_part_is (object, "message/external-body"))
    return MIME_CLOSED_BY_DISTANCE;
  return mime_part_is (object, "message/partial") ? MIME_CLOSED_BY_CUTTING : MIME_NOT_CLOSED;
}

gboolean
mime_part_is_body (GMimeObject *object)
{
  static const char *const types[] = { "text/plain",          "text/html",
                                       "text/enriched",       "message/delivery-status",
                                       "text/rfc822-headers", NULL };

  return GMIME_IS_PART (object) && is_one_of (object, types) && !is_attached (object) &&
         get_name (object) == NULL;
}

gboolean
mime_part_is_wrapping (GMimeObject *object)
{
  static const char *const types[] = { "application/pgp-signature",
                                       "application/pkcs7-signature",
                                       "application/x-pkcs7-signature",
                                       "text/css",
                                       "text/javascript",
                                       "application/javascript",
                                       "application/x-javascript",
                                       "text/x-amp-html",
                                       "text/watch-html",
                                       NULL };
  return is_one_of (object, types);
}

static GMimeDataWrapper *
get_content (GMimeObject *object)
{
  return GMIME_IS_PART (object) ? g_mime_part_get_content (GMIME_PART (object)) : NULL;
}

gboolean
mime_part_is_damaged (GMimeObject *object)
{
  GMimeDataWrapper *content = get_content (object);
  char buffer[4096];
  gssize n;

  if (content == NULL || g_mime_data_wrapper_get_encoding (content) != GMIME_CONTENT_ENCODING_BASE64)
    return FALSE;
  GMimeStream *stream = g_mime_data_wrapper_get_stream (content);
  g_mime_stream_reset (stream);
  while ((n = g_mime_stream_read (stream, buffer, sizeof buffer)) > 0)
    for (gssize i = 0; i < n; i++)
      if (!g_ascii_isalnum (buffer[i]) && !g_ascii_isspace (buffer[i]) && strchr ("+/=", buffer[i]) == NULL)
        return TRUE;
  return FALSE;
}

GByteArray *
mime_part_decode (GMimeObject *object)
{
  GMimeDataWrapper *content = get_content (object);
  g_autoptr (GMimeStream) stream = g_mime_stream_mem_new ();

  if (content != NULL)
    g_mime_data_wrapper_write_to_stream (content, stream);
  g_mime_stream_mem_set_owner (GMIME_STREAM_MEM (stream),
                               FALSE); /* the bytes are the caller's from here on */
  return g_mime_stream_mem_get_byte_array (GMIME_STREAM_MEM (stream));
}

/* A name for what has none, so that people can tell one from the other. */
static char *
make_name (GMimeObject *object, guint number)
{
  static const struct {
    const char *type, *ending;
  } endings[] = {
    { "application/pdf", ".pdf" }, { "image/jpeg", ".jpg" },     { "image/png", ".png" },
    { "image/gif", ".gif" },       { "text/calendar", ".ics" },  { "text/plain", ".txt" },
    { "text/html", ".html" },      { "message/rfc822", ".eml" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (mime_part_is (object, endings[i].type))
      return g_strdup_printf ("attachment %u%s", number, endings[i].ending);
  return g_strdup_printf ("attachment %u", number);
}

static char *
name_part (GMimeObject *object, guint number)
{
  const char *name = get_name (object);
  g_autofree char *line = letter_fold (name != NULL ? name : "");

  return *line != '\0' ? g_steal_pointer (&line) : make_name (object, number);
}

static gboolean
push_attached_message (GMimeObject *object, guint number, CpSink *sink, GError **error)
{
  GMimeMessage *message = g_mime_message_part_get_message (GMIME_MESSAGE_PART (object));
  const char *subject = message != NULL ? g_mime_message_get_subject (message) : NULL;
  g_autofree char *line = letter_fold (subject != NULL ? subject : "");
  g_autofree char *name = get_name (object) == NULL && *line != '\0' ? g_strconcat (line, ".eml", NULL)
                                                                     : name_part (object, number);

  if (message == NULL)
    return sink->gap (sink, 1, CP_GAP_DAMAGED, CP_CARRIES_ANYTHING, "A message attached to it is empty.",
                      error);
  g_autoptr (GMimeStream) stream = g_mime_stream_mem_new ();
  g_mime_object_write_to_stream (GMIME_OBJECT (message), NULL, stream);
  GByteArray *bytes = g_mime_stream_mem_get_byte_array (GMIME_STREAM_MEM (stream));
  return sink->child (sink, name, bytes->data, bytes->len, error);
}

static gboolean
is_decoration (GMimeObject *object, gsize length)
{
  const char *type = g_mime_content_type_get_media_type (g_mime_object_get_content_type (object));

  return g_ascii_strcasecmp (type, "image") == 0 && !is_attached (object) && length < MIN_PICTURE_BYTES &&
         g_mime_object_get_content_id (object) != NULL;
}

gboolean
mime_part_push (GMimeObject *object, guint number, CpSink *sink, GError **error)
{
  if (GMIME_IS_MESSAGE_PART (object))
    return push_attached_message (object, number, sink, error);

  g_autoptr (GByteArray) bytes = mime_part_decode (object);
  g_autofree char *name = name_part (object, number);
  if (is_decoration (object, bytes->len))
    return TRUE;
  if (mime_part_is_damaged (object)) {
    g_autofree char *words = g_strdup_printf ("The attachment \xE2\x80\x9C%s\xE2\x80\x9D is damaged.", name);
    if (!sink->gap (sink, 1, CP_GAP_DAMAGED, CP_CARRIES_ANYTHING, words, error))
      return FALSE;
  }
  return sink->child (sink, name, bytes->data, bytes->len, error);
}
