/* odf-workbook.h: OpenDocument spreadsheets, the format of .ods and .ots. */
#pragma once

#include "package.h"

gboolean odf_workbook_read (Package *package, CpSink *sink, GError **error);
/* Once, before any file. */
void odf_workbook_prepare (void);
