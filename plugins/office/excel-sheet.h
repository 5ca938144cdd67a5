/* excel-sheet.h: one sheet of a workbook. */
#pragma once

#include "excel-strings.h"
#include "excel-styles.h"
#include "grid.h"

typedef struct {
  const ExcelStrings *strings; /* borrowed, as all the workbook's */
  const ExcelStyles *styles;
  gboolean from_1904;
  Grid *grid;
  char *header, *footer;     /* as printed on paper; may be NULL */
  gboolean has_hidden_cells; /* in hidden rows or columns that hold something */

  /* while reading */
  guint row, column; /* of the next cell */
  gboolean is_row_hidden;
  guint8 *hidden_columns; /* a flag each */
  char type;              /* of the cell, as one letter: see excel-sheet.c */
  guint style;
  GString *value, *words; /* of the cell: what is stored, and inline text */
  GString *margin;
} ExcelSheet;

void excel_sheet_init (ExcelSheet *sheet, const ExcelStrings *strings, const ExcelStyles *styles,
                       gboolean from_1904);
void excel_sheet_clear (ExcelSheet *sheet);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ExcelSheet, excel_sheet_clear)
/* FALSE where the part is damaged; what stood before the damage stays. */
gboolean excel_sheet_read (ExcelSheet *sheet, Package *package, const char *part, GError **error);
/* Once, before any file. */
void excel_sheet_prepare (void);

/* The place of "B4", from 0; FALSE where there is none. */
gboolean excel_sheet_find_place (const char *reference, guint *ret_row, guint *ret_column);
