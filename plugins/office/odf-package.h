/* odf-package.h: an OpenDocument file as a whole: what every kind of it has. */
#pragma once

#include "asides.h"
#include "odf-text.h"

typedef struct {
  Package *package;
  CpSink *sink;
  OdfStyles *styles;
} OdfPackage;

/* Pushes what the file says about itself and reads its styles.  CP_PLUGIN_ERROR_ENCRYPTED where it needs a
 * password, CORRUPT where it has no text part. */
gboolean odf_package_open (OdfPackage *odf, Package *package, CpSink *sink, GError **error);
void odf_package_clear (OdfPackage *odf);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OdfPackage, odf_package_clear)

/* Reads content.xml.  FALSE where it is damaged or has no body; what stood before is kept. */
gboolean odf_package_read_content (const OdfPackage *odf, const Vocabulary *vocabulary, OdfText *text,
                                   GError **error);
/* Adds the words of an object within the file: a chart, a text; `numbers`: with its tables.  `page` is where
 * it stands.  FALSE only when the sink stops. */
gboolean odf_package_add_object (const OdfPackage *odf, guint page, const char *name, gboolean numbers,
                                 Passage *passage, GError **error);
/* Its pictures, and the objects that are files of other programs. */
gboolean odf_package_push_children (const OdfPackage *odf, GError **error);
/* Once, before any file. */
void odf_package_prepare (void);
