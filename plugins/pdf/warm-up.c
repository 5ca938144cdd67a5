/* warm-up.c: takes nothing, reads a page of its own, so that poppler's tables are loaded before a worker is
 * locked in. */
#include "warm-up.h"
#include "page-text.h"
#include "signatures.h"

#include <string.h>

/* One page with two words. */
static const char sample[] = "%PDF-1.4\n"
                             "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                             "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                             "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 "
                             "R/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
                             "4 0 obj<</Length 36>>stream\n"
                             "BT /F 12 Tf 10 50 Td (We met.) Tj ET\n"
                             "endstream endobj\n"
                             "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
                             "xref\n"
                             "0 6\n"
                             "0000000000 65535 f \n"
                             "0000000009 00000 n \n"
                             "0000000052 00000 n \n"
                             "0000000101 00000 n \n"
                             "0000000210 00000 n \n"
                             "0000000292 00000 n \n"
                             "trailer<</Size 6/Root 1 0 R>>\n"
                             "startxref\n"
                             "353\n"
                             "%%EOF\n";

/* Poppler forgets its tables with the last document that it has open: this one stays. */
static PopplerDocument *open_sample;

/* Titles and form fields may be UTF-16.  Its converters are modules of the C library, which no worker may
 * load. */
static const char *const encodings[] = { "UTF-16BE", "UTF-16LE", "UTF-16" };
static GIConv converters[G_N_ELEMENTS (encodings)];

static gboolean
open_converters (GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++) {
    converters[i] = g_iconv_open ("UTF-8", encodings[i]);
    if (converters[i] == (GIConv) -1) {
      g_set_error (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_INTERNAL, "cannot convert from %s", encodings[i]);
      return FALSE;
    }
  }
  return TRUE;
}

static gboolean
read_sample (GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (sample, strlen (sample));
  g_autoptr (GError) reason = NULL;

  open_sample = poppler_document_new_from_bytes (bytes, NULL, &reason);
  g_autoptr (PopplerPage) page = open_sample != NULL ? poppler_document_get_page (open_sample, 0) : NULL;
  g_autoptr (PageText) text = page != NULL ? page_text_new (page) : NULL;
  if (text == NULL || text->words->len != 2) {
    g_set_error (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_INTERNAL, "cannot read a PDF of its own: %s",
                 reason != NULL ? reason->message : "its words are not found");
    return FALSE;
  }
  return TRUE;
}

gboolean
warm_up (GError **error)
{
  return open_converters (error) && signatures_warm_up (error) && read_sample (error);
}
