/* excel.c: takes the package of an Excel workbook, pushes its sheets, what people remarked on them, and the
 * files within it. */
#include "excel.h"
#include "children.h"
#include "drawing.h"
#include "excel-comments.h"
#include "excel-margin.h"
#include "excel-sheet.h"
#include "excel-workbook.h"
#include "main-part.h"
#include "pages.h"
#include "relationships.h"
#include "sheet-notes.h"
#include "unread.h"

typedef struct {
  MainPart main;
  Pages pages;
  ExcelWorkbook workbook;
  ExcelStrings *strings;
  ExcelStyles *styles;
  Asides *asides;
} Excel;

static void
excel_clear (Excel *excel)
{
  main_part_clear (&excel->main);
  excel_workbook_clear (&excel->workbook);
  excel_strings_free (excel->strings);
  excel_styles_free (excel->styles);
  asides_free (excel->asides);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Excel, excel_clear)

void
excel_prepare (void)
{
  excel_workbook_prepare ();
  excel_strings_prepare ();
  excel_styles_prepare ();
  excel_sheet_prepare ();
  excel_comments_prepare ();
}

static gboolean
read_strings (Excel *excel, GError **error)
{
  const Relationship *found = relationships_find (excel->main.relationships, NULL, "sharedStrings");
  g_autoptr (GError) failure = NULL;

  return found == NULL || excel_strings_read (excel->strings, excel->main.package, found->part, &failure) ||
         unread_push (excel->main.sink, 0, "words of its cells", CP_CARRIES_TEXT, failure, error);
}

static gboolean
read_styles (Excel *excel, GError **error)
{
  const Relationship *found = relationships_find (excel->main.relationships, NULL, "styles");
  g_autoptr (GError) failure = NULL;

  return found == NULL || excel_styles_read (excel->styles, excel->main.package, found->part, &failure) ||
         unread_push (excel->main.sink, 0, "formats of its numbers", 0, failure, error);
}

static gboolean
add_drawing (const Excel *excel, guint page, const char *part, DrawingWords wanted, Passage *passage,
             GError **error)
{
  g_autoptr (GError) failure = NULL;

  return drawing_read (excel->main.package, part, wanted, passage, &failure) ||
         unread_push (excel->main.sink, page, "words of a drawing", CP_CARRIES_TEXT, failure, error);
}

/* Text boxes, and the words of charts: their numbers are the sheet's own. */
static gboolean
add_drawings (const Excel *excel, guint page, const GPtrArray *relationships, Passage *passage,
              GError **error)
{
  const Relationship *drawing = relationships_find (relationships, NULL, "drawing");
  if (drawing == NULL)
    return TRUE;

  g_autoptr (GPtrArray) inner = relationships_read (excel->main.package, drawing->part, NULL);
  if (!add_drawing (excel, page, drawing->part, DRAWING_WORDS, passage, error))
    return FALSE;
  for (guint i = 0; inner != NULL && i < inner->len; i++) {
    const Relationship *found = inner->pdata[i];
    gboolean has_words = g_str_equal (found->type, "chart") || g_str_equal (found->type, "diagramData");
    if (has_words && !add_drawing (excel, page, found->part, DRAWING_WORDS, passage, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
read_comments (const Excel *excel, guint page, const GPtrArray *relationships, GError **error)
{
  for (guint i = 0; i < relationships->len; i++) {
    const Relationship *found = relationships->pdata[i];
    g_autoptr (GError) failure = NULL;
    if (!g_str_equal (found->type, "comments") && !g_str_equal (found->type, "threadedComment"))
      continue;
    if (!excel_comments_read (excel->asides, page, excel->main.package, found->part, &failure) &&
        !unread_push (excel->main.sink, page, "comments", 0, failure, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
push_losses (const Excel *excel, guint page, const ExcelSheet *sheet, const GError *failure, GError **error)
{
  CpSink *sink = excel->main.sink;

  if (!sheet_notes_push_loss (sheet->grid, page, sink, error))
    return FALSE;
  if (failure == NULL)
    return TRUE;
  g_autofree char *detail = g_strdup_printf ("The sheet was not read to its end: %s.", failure->message);
  return sink->gap (sink, page, unread_why (failure), CP_CARRIES_TEXT, detail, error);
}

/* Its words, as people would go through them. */
static Passage *
lay_out (const Excel *excel, guint page, const ExcelSheet *sheet, const GPtrArray *relationships,
         GError **error)
{
  g_autoptr (Passage) passage = passage_new (), header = passage_new ();

  grid_lay_out (sheet->grid, passage);
  if (!add_drawings (excel, page, relationships, passage, error))
    return NULL;
  if (!passage_is_blank (passage)) { /* what is empty is not printed */
    excel_margin_add (header, sheet->header);
    passage_prepend (passage, header);
    excel_margin_add (passage, sheet->footer);
  }
  return g_steal_pointer (&passage);
}

static gboolean
push_sheet (Excel *excel, guint page, const ExcelSheetName *name, const ExcelSheet *sheet,
            const GPtrArray *relationships, GError **error)
{
  g_autoptr (Passage) passage = lay_out (excel, page, sheet, relationships, error);

  if (passage == NULL)
    return FALSE;
  sheet_notes_add (excel->asides, page, name->name, name->is_hidden, sheet->has_hidden_cells, sheet->grid);
  return pages_push (&excel->pages, page, name->name, passage, error) &&
         read_comments (excel, page, relationships, error);
}

static gboolean
read_sheet (Excel *excel, guint page, const ExcelSheetName *name, GError **error)
{
  const Relationship *found = relationships_find (excel->main.relationships, name->id, NULL);
  g_auto (ExcelSheet) sheet;
  g_autoptr (GError) failure = NULL;
  g_autoptr (GPtrArray) relationships = NULL;

  excel_sheet_init (&sheet, excel->strings, excel->styles, excel->workbook.from_1904);
  if (found == NULL)
    failure = g_error_new_literal (CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_CORRUPT, "it is missing");
  else if (excel_sheet_read (&sheet, excel->main.package, found->part, &failure))
    relationships = relationships_read (excel->main.package, found->part, NULL);
  if (relationships == NULL)
    relationships = g_ptr_array_new ();
  return push_sheet (excel, page, name, &sheet, relationships, error) &&
         push_losses (excel, page, &sheet, failure, error);
}

static gboolean
read_sheets (Excel *excel, GError **error)
{
  const GPtrArray *sheets = excel->workbook.sheets;

  for (guint i = 0; i < sheets->len; i++) {
    if (pages_are_full (&excel->pages))
      return pages_push_limit (&excel->pages, error);
    if (!read_sheet (excel, i + 1, sheets->pdata[i], error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
push_children (const Excel *excel, GError **error)
{
  g_autoptr (Children) children = children_new (excel->main.package, excel->main.sink);
  g_autofree char *folder = main_part_folder (&excel->main);

  return children_push_folders (children, folder, error);
}

static gboolean
read_excel (Excel *excel, Package *package, CpSink *sink, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (!main_part_open (&excel->main, package, sink, "xl/workbook.xml", error))
    return FALSE;
  excel_workbook_read (&excel->workbook, package, excel->main.name, &failure);
  if (!read_strings (excel, error) || !read_styles (excel, error) || !read_sheets (excel, error) ||
      !asides_push (excel->asides, sink, error) || !push_children (excel, error))
    return FALSE;
  if (failure == NULL)
    return TRUE;
  g_propagate_prefixed_error (error, g_steal_pointer (&failure),
                              "the list of its sheets was not read to the end: ");
  return FALSE;
}

gboolean
excel_read (Package *package, CpSink *sink, GError **error)
{
  g_auto (Excel) excel = { .pages = { .sink = sink, .unit = CP_UNIT_SHEET } };

  excel_workbook_init (&excel.workbook);
  excel.strings = excel_strings_new ();
  excel.styles = excel_styles_new ();
  excel.asides = asides_new ();
  return read_excel (&excel, package, sink, error);
}
