/* excel-workbook.h: the list of the sheets. */
#pragma once

#include "package.h"

typedef struct {
  char *name;
  char *id; /* of the relationship to its part */
  gboolean is_hidden;
} ExcelSheetName;

typedef struct {
  GPtrArray *sheets;  /* ExcelSheetName, in the order of their tabs */
  gboolean from_1904; /* days count from there */
} ExcelWorkbook;

void excel_workbook_init (ExcelWorkbook *workbook);
void excel_workbook_clear (ExcelWorkbook *workbook);
/* FALSE where the part is damaged; what stood before the damage stays. */
gboolean excel_workbook_read (ExcelWorkbook *workbook, Package *package, const char *part, GError **error);
/* Once, before any file. */
void excel_workbook_prepare (void);
