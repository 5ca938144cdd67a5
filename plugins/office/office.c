/* office.c: takes the bytes of an office file, has them read by the format that its type names. */
#include "drawing.h"
#include "excel.h"
#include "main-part.h"
#include "odf-document.h"
#include "odf-margin.h"
#include "odf-package.h"
#include "odf-presentation.h"
#include "odf-workbook.h"
#include "powerpoint.h"
#include "word.h"

/* One row a format; the order is that of `mimes`. */
static const struct {
  const char *mime;
  gboolean (*read) (Package *package, CpSink *sink, GError **error);
} formats[] = {
  { "application/vnd.openxmlformats-officedocument.wordprocessingml.document", word_read },
  { "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", excel_read },
  { "application/vnd.openxmlformats-officedocument.presentationml.presentation", powerpoint_read },
  { "application/vnd.oasis.opendocument.text", odf_document_read },
  { "application/vnd.oasis.opendocument.text-template", odf_document_read },
  { "application/vnd.oasis.opendocument.spreadsheet", odf_workbook_read },
  { "application/vnd.oasis.opendocument.spreadsheet-template", odf_workbook_read },
  { "application/vnd.oasis.opendocument.presentation", odf_presentation_read },
  { "application/vnd.oasis.opendocument.presentation-template", odf_presentation_read },
};

static gboolean
warm_up (GError **error)
{
  (void) error;
  main_part_prepare ();
  drawing_prepare ();
  word_prepare ();
  excel_prepare ();
  powerpoint_prepare ();
  odf_styles_prepare ();
  odf_package_prepare ();
  odf_margins_prepare ();
  odf_document_prepare ();
  odf_workbook_prepare ();
  odf_presentation_prepare ();
  return TRUE;
}

static gboolean
extract (const CpFile *file, CpSink *sink, GError **error)
{
  g_autoptr (Package) package = package_open (file->bytes, file->length, error);
  if (package == NULL)
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (file->mime, formats[i].mime))
      return formats[i].read (package, sink, error);
  g_set_error (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_INTERNAL, "the type %s has no reader", file->mime);
  return FALSE;
}

static const char *const mimes[] = {
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  "application/vnd.oasis.opendocument.text",
  "application/vnd.oasis.opendocument.text-template",
  "application/vnd.oasis.opendocument.spreadsheet",
  "application/vnd.oasis.opendocument.spreadsheet-template",
  "application/vnd.oasis.opendocument.presentation",
  "application/vnd.oasis.opendocument.presentation-template",
  NULL,
};

COPROOF_PLUGIN = {
  .struct_size = sizeof (CpPlugin),
  .name = "office",
  .revision = 3,
  .summary = "Word, Excel, PowerPoint and OpenDocument files",
  .mimes = mimes,
  .warm_up = warm_up,
  .extract = extract,
};
