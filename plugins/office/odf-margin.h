/* odf-margin.h: the headers and footers of an OpenDocument file, which stand with its master pages. */
#pragma once

#include "odf-package.h"

typedef struct {
  char *master; /* the master page that it belongs to */
  gboolean is_footer;
  Passage *passage;
} OdfMargin;

/* Those that are shown, in the order of the file; `fields`: with page numbers, dates and names, which are
 * saved as they were shown in a text, and not in a spreadsheet.  An array of OdfMargin, owned by the caller;
 * NULL only when the sink stops. */
GPtrArray *odf_margins_read (const OdfPackage *odf, gboolean fields, GError **error);
/* Adds it to the text, with a mark. */
void odf_margin_append (const OdfMargin *margin, Passage *passage);
/* Once, before any file. */
void odf_margins_prepare (void);
