/* mail.c: takes e-mails, mailboxes and Outlook files, gives each message and what is attached to it. */
#include "charset.h"
#include "coproof-plugin.h"
#include "mailbox.h"
#include "mime.h"
#include "outlook.h"

#include <libxml/parser.h>

static const struct {
  const char *mime;
  gboolean (*extract) (const CpFile *file, CpSink *sink, GError **error);
} readers[] = {
  { "message/rfc822", mime_extract },
  { "application/mbox", mailbox_extract },
  { "application/vnd.ms-outlook", outlook_extract },
};

static gboolean
warm_up (GError **error)
{
  (void) error;
  charset_prepare ();
  xmlInitParser ();
  mime_prepare ();
  outlook_prepare ();
  return TRUE;
}

static gboolean
extract (const CpFile *file, CpSink *sink, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (readers); i++)
    if (g_str_equal (readers[i].mime, file->mime))
      return readers[i].extract (file, sink, error);
  g_set_error_literal (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_UNSUPPORTED, "it is no e-mail");
  return FALSE;
}

static const char *const mimes[] = { "message/rfc822", "application/mbox", "application/vnd.ms-outlook",
                                     NULL };

COPROOF_PLUGIN = {
  .struct_size = sizeof (CpPlugin),
  .name = "mail",
  .revision = 1,
  .summary = "e-mails, mailboxes and Outlook files",
  .mimes = mimes,
  .warm_up = warm_up,
  .extract = extract,
};
