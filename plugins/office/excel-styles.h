/* excel-styles.h: how the numbers of a workbook are shown. */
#pragma once

#include "package.h"

typedef struct ExcelStyles ExcelStyles;

/* Empty at first: all numbers are shown as they are. */
ExcelStyles *excel_styles_new (void);
void excel_styles_free (ExcelStyles *styles);
/* FALSE where the part is damaged; what stood before the damage stays. */
gboolean excel_styles_read (ExcelStyles *styles, Package *package, const char *part, GError **error);
/* The format code of cells in that style.  Borrowed. */
const char *excel_styles_format (const ExcelStyles *styles, guint style);
/* Once, before any file. */
void excel_styles_prepare (void);
