/* attachments.c: takes a document, pushes the files within it as children. */
#define _GNU_SOURCE /* memmem */
#include "attachments.h"
#include "clean.h"

#include <string.h>

/* Less than the host takes: the bytes are gathered in this worker's memory. */
#define MAX_ATTACHMENT_BYTES (256u << 20)

static gboolean
gather (const char *bytes, gsize length, gpointer data, GError **error)
{
  GByteArray *gathered = data;

  if (length > MAX_ATTACHMENT_BYTES - gathered->len) {
    g_set_error_literal (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_LIMIT, "is larger than we take out");
    return FALSE;
  }
  g_byte_array_append (gathered, (const guint8 *) bytes, (guint) length);
  return TRUE;
}

static gboolean
push_lost (const char *name, const GError *reason, guint32 page, CpSink *sink, GError **error)
{
  gboolean is_limit = g_error_matches (reason, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_LIMIT);
  g_autofree char *words =
      g_strdup_printf ("the attached file \"%s\" %s", name,
                       is_limit ? reason->message : "is damaged and could not be taken out");

  return sink->gap (sink, page, is_limit ? CP_GAP_LIMIT : CP_GAP_DAMAGED, CP_CARRIES_ANYTHING, words, error);
}

gboolean
push_attachment (PopplerAttachment *attachment, guint32 page, CpSink *sink, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *name = clean_line (attachment->name);
  g_autoptr (GError) reason = NULL;

  if (*name == '\0') {
    g_free (name);
    name = g_strdup ("unnamed attachment");
  }
  if (!poppler_attachment_save_to_callback (attachment, gather, bytes, &reason))
    return push_lost (name, reason, page, sink, error);
  return sink->child (sink, name, bytes->data, bytes->len, error);
}

static guint
count_words (const CpFile *file, const char *word)
{
  const guint8 *place = file->bytes, *end = place + file->length;
  guint n = 0;

  for (; (place = memmem (place, (gsize) (end - place), word, strlen (word))) != NULL; place++)
    n++;
  return n;
}

/* Poppler 22.12 crashes on a list with an entry that has no file (no /EF in ISO 32000-1, table 44).  It shows
 * in the bytes, unless the list itself is compressed (as /ObjStm). */
static gboolean
is_list_sound (const CpFile *file, guint n_attachments)
{
  return count_words (file, "/EF") >= n_attachments || count_words (file, "/ObjStm") > 0;
}

gboolean
push_attachments (PopplerDocument *document, const CpFile *file, CpSink *sink, GError **error)
{
  guint n_attachments = poppler_document_get_n_attachments (document);

  if (n_attachments == 0)
    return TRUE;
  if (!is_list_sound (file, n_attachments))
    return sink->gap (sink, 0, CP_GAP_DAMAGED, CP_CARRIES_ANYTHING,
                      "files are attached to it, but the list of them is damaged", error);
  g_autolist (PopplerAttachment) attachments = poppler_document_get_attachments (document);

  for (GList *link = attachments; link != NULL; link = link->next)
    if (!push_attachment (link->data, 0, sink, error))
      return FALSE;
  return TRUE;
}
