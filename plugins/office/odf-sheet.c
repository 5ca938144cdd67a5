/* odf-sheet.c: the elements of spreadsheets (OpenDocument 1.3, part 3, 9): sheets, rows and cells, many times
 * where they say so, and what hangs on cells. */
#include "odf-sheet.h"

#include <string.h>

static OdfSheet *
sheet_new (const char *name, const char *style)
{
  OdfSheet *sheet = g_new0 (OdfSheet, 1);

  sheet->name = g_strdup (name != NULL ? name : "");
  sheet->style = g_strdup (style);
  sheet->grid = grid_new ();
  sheet->boxes = passage_new ();
  sheet->objects = g_ptr_array_new_with_free_func (g_free);
  return sheet;
}

static void
sheet_free (OdfSheet *sheet)
{
  if (sheet == NULL)
    return;
  g_free (sheet->name);
  g_free (sheet->style);
  grid_free (sheet->grid);
  passage_free (sheet->boxes);
  g_ptr_array_unref (sheet->objects);
  g_free (sheet);
}

void
odf_sheets_init (OdfSheets *sheets, const OdfStyles *styles, OdfSheetFunc finished, gpointer data)
{
  *sheets = (OdfSheets){ .asides = asides_new (), .finished = finished, .data = data };
  odf_text_init (&sheets->text, styles, FALSE);
  sheets->hidden_columns = g_new0 (guint8, GRID_MAX_COLUMNS);
}

void
odf_sheets_clear (OdfSheets *sheets)
{
  odf_text_clear (&sheets->text);
  asides_free (sheets->asides);
  sheet_free (sheets->sheet);
  g_free (sheets->hidden_columns);
  g_free (sheets->given);
}

static gboolean
begin_sheet (gpointer reader, const char **attributes)
{
  OdfSheets *sheets = reader;
  const char *style = attribute (attributes, "table:style-name");

  if (sheets->sheet != NULL || sheets->is_full)
    return FALSE; /* a table within a cell, which no program writes */
  sheets->sheet = sheet_new (attribute (attributes, "table:name"), style);
  sheets->sheet->is_hidden = odf_styles_hides (sheets->text.styles, "table", style) == TOGGLE_ON;
  sheets->n_sheets++;
  sheets->row = 0;
  sheets->n_columns = 0;
  memset (sheets->hidden_columns, 0, GRID_MAX_COLUMNS);
  return TRUE;
}

static void
end_sheet (gpointer reader)
{
  OdfSheets *sheets = reader;

  story_settle_fields (&sheets->text.story, sheets->n_sheets);
  sheets->finished (sheets->data, sheets->n_sheets, sheets->sheet);
  g_clear_pointer (&sheets->sheet, sheet_free);
}

void
odf_sheets_finish (OdfSheets *sheets)
{
  if (sheets->sheet != NULL)
    end_sheet (sheets);
}

/* "collapse", or "filter" */
static gboolean
says_hidden (const char **attributes)
{
  const char *visibility = attribute (attributes, "table:visibility");

  return visibility != NULL && !g_str_equal (visibility, "visible");
}

static gboolean
begin_column (gpointer reader, const char **attributes)
{
  OdfSheets *sheets = reader;
  guint n = odf_text_repeated (attributes, "table:number-columns-repeated", GRID_MAX_COLUMNS);
  guint last = MIN (sheets->n_columns + n, GRID_MAX_COLUMNS);

  if (says_hidden (attributes))
    for (guint column = sheets->n_columns; column < last; column++)
      sheets->hidden_columns[column] = 1;
  sheets->n_columns = last;
  return TRUE;
}

static gboolean
begin_row (gpointer reader, const char **attributes)
{
  OdfSheets *sheets = reader;

  sheets->column = 0;
  sheets->n_rows = odf_text_repeated (attributes, "table:number-rows-repeated", GRID_MAX_ROWS);
  sheets->is_row_hidden = says_hidden (attributes);
  return TRUE;
}

static void
end_row (gpointer reader)
{
  OdfSheets *sheets = reader;

  sheets->row = MIN (sheets->row + sheets->n_rows, GRID_MAX_ROWS);
}

/* "2025-03-12T14:30:00" as people write it; midnight is no time. */
static char *
format_date (const char *value)
{
  char *date = g_strdelimit (g_strndup (value, 16), "T", ' ');

  if (g_str_has_suffix (date, " 00:00"))
    date[strlen (date) - 6] = '\0';
  return date;
}

/* A date is always written in one way; other values count where the cell has no words. */
static void
take_value (OdfSheets *sheets, const char **attributes)
{
  static const char *const values[] = { "office:string-value", "office:value", "office:boolean-value",
                                        "office:time-value" };
  const char *type = attribute (attributes, "office:value-type");
  const char *date = attribute (attributes, "office:date-value");

  g_clear_pointer (&sheets->given, g_free);
  sheets->given_counts = g_strcmp0 (type, "date") == 0 && date != NULL;
  if (sheets->given_counts)
    sheets->given = format_date (date);
  for (gsize i = 0; sheets->given == NULL && i < G_N_ELEMENTS (values); i++)
    sheets->given = g_strdup (attribute (attributes, values[i]));
}

static gboolean
begin_cell (gpointer reader, const char **attributes)
{
  OdfSheets *sheets = reader;

  if (sheets->sheet == NULL)
    return FALSE;
  sheets->n_cells = odf_text_repeated (attributes, "table:number-columns-repeated", GRID_MAX_COLUMNS);
  sheets->reaches_down = odf_text_repeated (attributes, "table:number-rows-spanned", GRID_MAX_ROWS);
  take_value (sheets, attributes);
  story_open_frame (&sheets->text.story, FRAME_BOX);
  return TRUE;
}

static gboolean
is_any_hidden (const OdfSheets *sheets, guint last_column)
{
  gboolean is_hidden = sheets->is_row_hidden;

  for (guint column = sheets->column; column < last_column && !is_hidden; column++)
    is_hidden = sheets->hidden_columns[column] != 0;
  return is_hidden;
}

static void
add_cells (const OdfSheets *sheets, const char *words)
{
  OdfSheet *sheet = sheets->sheet;
  guint last_row = MIN (sheets->row + sheets->n_rows, GRID_MAX_ROWS);
  guint last_column = MIN (sheets->column + sheets->n_cells, GRID_MAX_COLUMNS);

  for (guint row = sheets->row; row < last_row && !grid_is_full (sheet->grid); row++)
    for (guint column = sheets->column; column < last_column && !grid_is_full (sheet->grid); column++)
      grid_add (sheet->grid, row, column, words);
  grid_reach_down (sheet->grid, sheets->row, sheets->column, sheets->row + sheets->reaches_down - 1);
  sheet->has_hidden_cells |= is_any_hidden (sheets, last_column);
}

static void
end_cell (gpointer reader)
{
  OdfSheets *sheets = reader;
  g_autoptr (Passage) passage = story_take_frame (&sheets->text.story);
  gboolean is_blank = passage_is_blank (passage);
  const char *words =
      sheets->given != NULL && (sheets->given_counts || is_blank) ? sheets->given : passage->text->str;

  if (words[0] != '\0' && (!is_blank || words == sheets->given))
    add_cells (sheets, words);
  sheets->column = MIN (sheets->column + sheets->n_cells, GRID_MAX_COLUMNS);
}

/* What lies under another cell is not seen. */
static gboolean
begin_covered_cell (gpointer reader, const char **attributes)
{
  OdfSheets *sheets = reader;
  guint n = odf_text_repeated (attributes, "table:number-columns-repeated", GRID_MAX_COLUMNS);

  sheets->column = MIN (sheets->column + n, GRID_MAX_COLUMNS);
  return FALSE;
}

/* "B4" */
static char *
place_of (guint row, guint column)
{
  char letters[8] = { 0 };
  guint n = G_N_ELEMENTS (letters) - 1;

  for (column++; column > 0 && n > 0; column = (column - 1) / 26)
    letters[--n] = (char) ('A' + (column - 1) % 26);
  return g_strdup_printf ("%s%u", letters + n, row + 1);
}

static void
end_comment (gpointer reader)
{
  OdfSheets *sheets = reader;
  g_autoptr (Passage) passage = story_take_frame (&sheets->text.story);
  g_autofree char *place = place_of (sheets->row, sheets->column);
  g_autofree char *words = g_strdup_printf ("%s: %s", place, passage->text->str);

  if (!passage_is_blank (passage))
    asides_add (sheets->asides, sheets->n_sheets, CP_ASIDE_COMMENT, words);
}

/* The words of a box hang on a cell and are not its own. */
static gboolean
begin_box (gpointer reader, const char **attributes)
{
  OdfSheets *sheets = reader;

  if (sheets->sheet == NULL || sheets->in_box)
    return FALSE;
  sheets->in_box = TRUE;
  return odf_text_begin_box (reader, attributes);
}

static void
end_box (gpointer reader)
{
  OdfSheets *sheets = reader;
  g_autoptr (Passage) passage = story_take_frame (&sheets->text.story);

  sheets->in_box = FALSE;
  passage_append (sheets->sheet->boxes, passage);
}

static gboolean
refer_to_object (gpointer reader, const char **attributes)
{
  const OdfSheet *sheet = ((OdfSheets *) reader)->sheet;
  const char *target = attribute (attributes, "xlink:href");

  if (sheet != NULL && target != NULL)
    g_ptr_array_add (sheet->objects, g_strdup (g_str_has_prefix (target, "./") ? target + 2 : target));
  return TRUE;
}

/* With tracked changes: what a cell held before. */
static gboolean
begin_earlier_cell (gpointer reader, const char **attributes)
{
  (void) attributes;
  story_open_frame (reader, FRAME_BOX);
  return TRUE;
}

static void
end_earlier_cell (gpointer reader)
{
  OdfSheets *sheets = reader;
  g_autoptr (Passage) passage = story_take_frame (&sheets->text.story);

  asides_add (sheets->asides, 0, CP_ASIDE_DELETED, passage->text->str);
}

#define BOX(name_)                                                                                           \
  {                                                                                                          \
    .name = name_, .begin = begin_box, .end = end_box                                                        \
  }
const Element odf_sheet_elements[] = {
  { .name = "table:table", .begin = begin_sheet, .end = end_sheet },
  { .name = "table:table-column", .begin = begin_column },
  { .name = "table:table-row", .begin = begin_row, .end = end_row },
  { .name = "table:table-cell", .begin = begin_cell, .end = end_cell },
  { .name = "table:covered-table-cell", .begin = begin_covered_cell },
  { .name = "table:change-track-table-cell", .begin = begin_earlier_cell, .end = end_earlier_cell },
  { .name = "table:content-validations", .begin = leave_out }, /* what is said of a wrong value */
  { .name = "office:annotation", .begin = odf_text_begin_comment, .end = end_comment },
  BOX ("draw:text-box"),
  BOX ("draw:custom-shape"),
  BOX ("draw:rect"),
  BOX ("draw:ellipse"),
  BOX ("draw:circle"),
  BOX ("draw:line"),
  BOX ("draw:connector"),
  BOX ("draw:polyline"),
  BOX ("draw:polygon"),
  BOX ("draw:path"),
  BOX ("draw:caption"),
  { .name = "draw:object", .begin = refer_to_object },
  { .name = NULL },
};
