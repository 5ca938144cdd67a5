/* excel-sheet.c: takes a worksheet (ECMA-376, part 1, 18.3), gives its cells as people see them: the results
 * of formulas as they were when the file was saved. */
#include "excel-sheet.h"
#include "excel-format.h"
#include "part.h"

#include <string.h>

#define MAX_STYLE 65535
/* The types of cells, by one letter each. */
enum {
  NUMBER = 'n',
  SHARED = 's',
  INLINE = 'i',
  FORMULA_TEXT = 'f',
  TRUTH = 'b',
  ERROR_VALUE = 'e',
  DAY = 'd'
};

void
excel_sheet_init (ExcelSheet *sheet, const ExcelStrings *strings, const ExcelStyles *styles,
                  gboolean from_1904)
{
  *sheet = (ExcelSheet){ .strings = strings, .styles = styles, .from_1904 = from_1904 };
  sheet->grid = grid_new ();
  sheet->hidden_columns = g_new0 (guint8, GRID_MAX_COLUMNS);
  sheet->value = g_string_new (NULL);
  sheet->words = g_string_new (NULL);
  sheet->margin = g_string_new (NULL);
}

void
excel_sheet_clear (ExcelSheet *sheet)
{
  grid_free (sheet->grid);
  g_free (sheet->header);
  g_free (sheet->footer);
  g_free (sheet->hidden_columns);
  g_string_free (sheet->value, TRUE);
  g_string_free (sheet->words, TRUE);
  g_string_free (sheet->margin, TRUE);
}

gboolean
excel_sheet_find_place (const char *reference, guint *ret_row, guint *ret_column)
{
  guint column = 0, row = 0;
  const char *at = reference;

  for (; g_ascii_isalpha (*at) && column <= GRID_MAX_COLUMNS; at++)
    column = column * 26 + (guint) (g_ascii_toupper (*at) - 'A' + 1);
  for (; g_ascii_isdigit (*at) && row <= GRID_MAX_ROWS; at++)
    row = row * 10 + (guint) (*at - '0');
  if (column == 0 || column > GRID_MAX_COLUMNS || row == 0 || row > GRID_MAX_ROWS)
    return FALSE;
  *ret_row = row - 1;
  *ret_column = column - 1;
  return TRUE;
}

static gboolean
begin_columns (gpointer reader, const char **attributes)
{
  ExcelSheet *sheet = reader;
  guint first = attribute_number (attributes, "min", GRID_MAX_COLUMNS, 0);
  guint last = attribute_number (attributes, "max", GRID_MAX_COLUMNS, 0);

  if (first > 0 && attribute_is_set (attributes, "hidden"))
    for (guint column = first; column <= last; column++)
      sheet->hidden_columns[column - 1] = 1;
  return TRUE;
}

static gboolean
begin_row (gpointer reader, const char **attributes)
{
  ExcelSheet *sheet = reader;
  guint number = attribute_number (attributes, "r", GRID_MAX_ROWS, 0);

  sheet->row = number > 0 ? number - 1 : sheet->row;
  sheet->column = 0;
  sheet->is_row_hidden = attribute_is_set (attributes, "hidden");
  return TRUE;
}

static void
end_row (gpointer reader)
{
  ((ExcelSheet *) reader)->row++;
}

static char
read_type (const char *type)
{
  static const struct {
    const char *name;
    char letter;
  } types[] = {
    { "s", SHARED }, { "inlineStr", INLINE }, { "str", FORMULA_TEXT },
    { "b", TRUTH },  { "e", ERROR_VALUE },    { "d", DAY },
  };

  for (gsize i = 0; type != NULL && i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (types[i].name, type))
      return types[i].letter;
  return NUMBER;
}

static gboolean
begin_cell (gpointer reader, const char **attributes)
{
  ExcelSheet *sheet = reader;
  const char *reference = attribute (attributes, "r");
  guint row, column;

  if (reference != NULL && excel_sheet_find_place (reference, &row, &column)) {
    sheet->row = row;
    sheet->column = column;
  }
  sheet->type = read_type (attribute (attributes, "t"));
  sheet->style = attribute_number (attributes, "s", MAX_STYLE, 0);
  g_string_truncate (sheet->value, 0);
  g_string_truncate (sheet->words, 0);
  return TRUE;
}

static void
add_value (gpointer reader, const char *text, gsize length)
{
  g_string_append_len (((ExcelSheet *) reader)->value, text, (gssize) length);
}

static void
add_words (gpointer reader, const char *text, gsize length)
{
  g_string_append_len (((ExcelSheet *) reader)->words, text, (gssize) length);
}

static char *
show_number (const ExcelSheet *sheet)
{
  char *end = NULL;
  gdouble number = g_ascii_strtod (sheet->value->str, &end);

  if (sheet->value->len == 0 || *end != '\0')
    return g_strdup (sheet->value->str);
  return excel_format_number (excel_styles_format (sheet->styles, sheet->style), number, sheet->from_1904);
}

static char *
show_shared (const ExcelSheet *sheet)
{
  guint64 number;
  const char *shared = NULL;

  if (g_ascii_string_to_unsigned (sheet->value->str, 10, 0, G_MAXINT32, &number, NULL))
    shared = excel_strings_get (sheet->strings, (guint) number);
  return g_strdup (shared != NULL ? shared : "");
}

/* "2025-03-12T10:00:00" */
static char *
show_day (const ExcelSheet *sheet)
{
  return g_strdelimit (g_strndup (sheet->value->str, 16), "T", ' ');
}

static char *
show_value (const ExcelSheet *sheet)
{
  switch (sheet->type) {
  case SHARED:
    return show_shared (sheet);
  case INLINE:
    return g_strdup (sheet->words->str);
  case TRUTH:
    return g_strdup (g_str_equal (sheet->value->str, "1") ? "TRUE" : "FALSE");
  case DAY:
    return show_day (sheet);
  case FORMULA_TEXT:
  case ERROR_VALUE:
    return g_strdup (sheet->value->str);
  default:
    return show_number (sheet);
  }
}

static void
end_cell (gpointer reader)
{
  ExcelSheet *sheet = reader;

  if (sheet->value->len > 0 || sheet->words->len > 0) {
    excel_strings_unescape (sheet->type == INLINE ? sheet->words : sheet->value, 0);
    g_autofree char *shown = show_value (sheet);
    grid_add (sheet->grid, sheet->row, sheet->column, shown);
    sheet->has_hidden_cells |= sheet->is_row_hidden || (sheet->column < GRID_MAX_COLUMNS &&
                                                        sheet->hidden_columns[sheet->column] != 0);
  }
  sheet->column++;
}

static gboolean
begin_merge (gpointer reader, const char **attributes)
{
  const char *range = attribute (attributes, "ref");
  const char *colon = range != NULL ? strchr (range, ':') : NULL;
  guint row, column, last_row, last_column;

  if (colon != NULL && excel_sheet_find_place (range, &row, &column) &&
      excel_sheet_find_place (colon + 1, &last_row, &last_column))
    grid_reach_down (((ExcelSheet *) reader)->grid, row, column, last_row);
  return TRUE;
}

static gboolean
begin_margin (gpointer reader, const char **attributes)
{
  (void) attributes;
  g_string_truncate (((ExcelSheet *) reader)->margin, 0);
  return TRUE;
}

static void
add_margin (gpointer reader, const char *text, gsize length)
{
  g_string_append_len (((ExcelSheet *) reader)->margin, text, (gssize) length);
}

static void
end_header (gpointer reader)
{
  ExcelSheet *sheet = reader;

  g_free (sheet->header);
  sheet->header = g_strdup (sheet->margin->str);
}

static void
end_footer (gpointer reader)
{
  ExcelSheet *sheet = reader;

  g_free (sheet->footer);
  sheet->footer = g_strdup (sheet->margin->str);
}

static const Element elements[] = {
  { .name = "x:col", .begin = begin_columns },
  { .name = "x:row", .begin = begin_row, .end = end_row },
  { .name = "x:c", .begin = begin_cell, .end = end_cell },
  { .name = "x:v", .text = add_value },
  { .name = "x:t", .text = add_words },
  { .name = "x:rPh", .begin = leave_out },
  { .name = "x:mergeCell", .begin = begin_merge },
  { .name = "x:oddHeader", .begin = begin_margin, .text = add_margin, .end = end_header },
  { .name = "x:oddFooter", .begin = begin_margin, .text = add_margin, .end = end_footer },
  { .name = NULL },
};
static Vocabulary vocabulary;

void
excel_sheet_prepare (void)
{
  vocabulary_add (&vocabulary, elements);
}

gboolean
excel_sheet_read (ExcelSheet *sheet, Package *package, const char *part, GError **error)
{
  return part_read_named (package, part, &vocabulary, sheet, error);
}
