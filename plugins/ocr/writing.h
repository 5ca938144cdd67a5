/* writing.h: ink on paper that was not read: strokes as a pen or a felt tip leaves them. */
#pragma once

#include "sheet.h"

typedef struct {
  guint n_strokes;
  gdouble millimetres; /* the longer sides of all of them together */
  guint n_rows;        /* of strokes that stand beside each other as letters do */
} Writing;

/* Measures the ink of the sheet that is left. */
Writing writing_measure (const Sheet *sheet);
/* Takes ink off the sheet that somebody knows. */
void writing_cross_off (const Sheet *sheet, int x1, int y1, int x2, int y2);
