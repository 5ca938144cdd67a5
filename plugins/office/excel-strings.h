/* excel-strings.h: the strings that the cells of a workbook share. */
#pragma once

#include "package.h"

typedef struct ExcelStrings ExcelStrings;

/* Empty at first. */
ExcelStrings *excel_strings_new (void);
void excel_strings_free (ExcelStrings *strings);
/* FALSE where the part is damaged; what stood before the damage stays. */
gboolean excel_strings_read (ExcelStrings *strings, Package *package, const char *part, GError **error);
/* NULL where there is none with that number.  Borrowed. */
const char *excel_strings_get (const ExcelStrings *strings, guint number);
/* Once, before any file. */
void excel_strings_prepare (void);

/* Writes the characters that XML cannot hold, "_x000D_" (ECMA-376, part 1, 22.9.2.19), as themselves, from
 * that place of the text on. */
void excel_strings_unescape (GString *text, gsize from);
