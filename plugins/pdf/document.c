/* document.c: takes bytes, gives a document.  It never tries a password. */
#include "document.h"

PopplerDocument *
open_document (GBytes *bytes, GError **error)
{
  g_autoptr (GError) reason = NULL;
  PopplerDocument *document = poppler_document_new_from_bytes (bytes, NULL, &reason);

  if (document != NULL)
    return document;
  if (g_error_matches (reason, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
    g_set_error_literal (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_ENCRYPTED,
                         "the PDF opens only with a password or a certificate");
  else
    g_set_error_literal (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_CORRUPT,
                         "it begins like a PDF, but its pages cannot be found");
  return NULL;
}
