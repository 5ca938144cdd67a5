/* excel-workbook.c: takes xl/workbook.xml (ECMA-376, part 1, 18.2), gives the names of its sheets. */
#include "excel-workbook.h"
#include "part.h"

static void
sheet_name_free (gpointer data)
{
  ExcelSheetName *sheet = data;

  g_free (sheet->name);
  g_free (sheet->id);
  g_free (sheet);
}

void
excel_workbook_init (ExcelWorkbook *workbook)
{
  *workbook = (ExcelWorkbook){ .sheets = g_ptr_array_new_with_free_func (sheet_name_free) };
}

void
excel_workbook_clear (ExcelWorkbook *workbook)
{
  g_ptr_array_unref (workbook->sheets);
}

static gboolean
begin_properties (gpointer reader, const char **attributes)
{
  ((ExcelWorkbook *) reader)->from_1904 = attribute_is_set (attributes, "date1904");
  return TRUE;
}

static gboolean
begin_sheet (gpointer reader, const char **attributes)
{
  const char *name = attribute (attributes, "name"), *id = attribute (attributes, "r:id");
  const char *state = attribute (attributes, "state");

  if (id == NULL)
    return TRUE;
  ExcelSheetName *sheet = g_new0 (ExcelSheetName, 1);
  sheet->name = g_strdup (name != NULL ? name : "");
  sheet->id = g_strdup (id);
  sheet->is_hidden = state != NULL && !g_str_equal (state, "visible");
  g_ptr_array_add (((ExcelWorkbook *) reader)->sheets, sheet);
  return TRUE;
}

static const Element elements[] = {
  { .name = "x:workbookPr", .begin = begin_properties },
  { .name = "x:sheet", .begin = begin_sheet },
  { .name = NULL },
};
static Vocabulary vocabulary;

void
excel_workbook_prepare (void)
{
  vocabulary_add (&vocabulary, elements);
}

gboolean
excel_workbook_read (ExcelWorkbook *workbook, Package *package, const char *part, GError **error)
{
  return part_read_named (package, part, &vocabulary, workbook, error);
}
