/* odf-sheet.h: the sheets of an OpenDocument spreadsheet, as they are read. */
#pragma once

#include "grid.h"
#include "odf-package.h"

typedef struct {
  char *name;
  char *style;
  gboolean is_hidden;
  gboolean has_hidden_cells; /* in hidden rows or columns that hold something */
  Grid *grid;
  Passage *boxes;     /* words in boxes and shapes */
  GPtrArray *objects; /* names of charts and others */
} OdfSheet;

/* Called for each sheet when it has been read. */
typedef void (*OdfSheetFunc) (gpointer data, guint number, OdfSheet *sheet);

typedef struct {
  OdfText text; /* first, so that the elements of text can be given the whole */
  Asides *asides;
  OdfSheetFunc finished;
  gpointer data;    /* for `finished` */
  gboolean is_full; /* no more are read */

  /* while reading */
  OdfSheet *sheet; /* NULL outside of one */
  guint n_sheets;
  guint row, column;     /* of the next cell */
  guint n_rows, n_cells; /* how often this row, and this cell, is repeated */
  gboolean is_row_hidden;
  guint8 *hidden_columns; /* a flag each */
  guint n_columns;        /* described so far */
  char *given;            /* what the cell's attributes say of its words: a date, or a value without words */
  gboolean given_counts;  /* it counts before the words */
  guint reaches_down;     /* how many rows the cell takes */
  gboolean in_box;
} OdfSheets;

void odf_sheets_init (OdfSheets *sheets, const OdfStyles *styles, OdfSheetFunc finished, gpointer data);
void odf_sheets_clear (OdfSheets *sheets);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OdfSheets, odf_sheets_clear)
/* Finishes the sheet that damage left open. */
void odf_sheets_finish (OdfSheets *sheets);
/* The elements of a spreadsheet. */
extern const Element odf_sheet_elements[];
