/* excel.h: SpreadsheetML, the format of .xlsx, .xlsm and .xltx. */
#pragma once

#include "package.h"

gboolean excel_read (Package *package, CpSink *sink, GError **error);
/* Once, before any file. */
void excel_prepare (void);
