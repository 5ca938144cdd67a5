/* odf-workbook.c: takes the package of an OpenDocument spreadsheet, pushes its sheets, fields, facts and the
 * files within it. */
#include "odf-workbook.h"
#include "odf-margin.h"
#include "odf-sheet.h"
#include "pages.h"
#include "sheet-notes.h"

typedef struct {
  OdfPackage odf;
  OdfSheets sheets;
  Pages pages;
  GPtrArray *margins; /* OdfMargin */
  GError *stop;       /* the sink's */
} Workbook;

static Vocabulary vocabulary;

void
odf_workbook_prepare (void)
{
  vocabulary_add (&vocabulary, odf_text_elements);
  vocabulary_add (&vocabulary, odf_form_elements);
  vocabulary_add (&vocabulary, odf_sheet_elements);
}

static void
workbook_clear (Workbook *workbook)
{
  odf_sheets_clear (&workbook->sheets);
  odf_package_clear (&workbook->odf);
  g_clear_pointer (&workbook->margins, g_ptr_array_unref);
  g_clear_error (&workbook->stop);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Workbook, workbook_clear)

static void
add_margins (const Workbook *workbook, const OdfSheet *sheet, gboolean footers, Passage *passage)
{
  const char *master = odf_styles_master (workbook->odf.styles, "table", sheet->style);

  for (guint i = 0; i < workbook->margins->len; i++) {
    const OdfMargin *margin = workbook->margins->pdata[i];
    if (margin->is_footer == footers && g_strcmp0 (margin->master, master) == 0)
      odf_margin_append (margin, passage);
  }
}

static Passage *
lay_out (const Workbook *workbook, guint page, const OdfSheet *sheet, GError **error)
{
  g_autoptr (Passage) passage = passage_new (), headers = passage_new ();

  grid_lay_out (sheet->grid, passage);
  passage_append (passage, sheet->boxes);
  for (guint i = 0; i < sheet->objects->len; i++)
    if (!odf_package_add_object (&workbook->odf, page, sheet->objects->pdata[i], FALSE, passage, error))
      return NULL;
  if (!passage_is_blank (passage)) { /* what is empty is not printed */
    add_margins (workbook, sheet, FALSE, headers);
    passage_prepend (passage, headers);
    add_margins (workbook, sheet, TRUE, passage);
  }
  return g_steal_pointer (&passage);
}

static gboolean
push_sheet (Workbook *workbook, guint page, const OdfSheet *sheet, GError **error)
{
  g_autoptr (Passage) passage = lay_out (workbook, page, sheet, error);

  if (passage == NULL)
    return FALSE;
  sheet_notes_add (workbook->sheets.asides, page, sheet->name, sheet->is_hidden, sheet->has_hidden_cells,
                   sheet->grid);
  return pages_push (&workbook->pages, page, sheet->name, passage, error) &&
         sheet_notes_push_loss (sheet->grid, page, workbook->odf.sink, error);
}

/* As soon as it is read, so that not all sheets are kept. */
static void
finish_sheet (gpointer data, guint number, OdfSheet *sheet)
{
  Workbook *workbook = data;

  workbook->sheets.is_full = !push_sheet (workbook, number, sheet, &workbook->stop);
  if (workbook->sheets.is_full || !pages_are_full (&workbook->pages))
    return;
  pages_push_limit (&workbook->pages, &workbook->stop);
  workbook->sheets.is_full = TRUE;
}

static gboolean
read_workbook (Workbook *workbook, GError **error)
{
  g_autoptr (GError) failure = NULL;

  workbook->margins = odf_margins_read (&workbook->odf, FALSE, error);
  if (workbook->margins == NULL)
    return FALSE;
  odf_package_read_content (&workbook->odf, &vocabulary, &workbook->sheets.text, &failure);
  odf_sheets_finish (&workbook->sheets);
  if (workbook->stop != NULL) {
    g_propagate_error (error, g_steal_pointer (&workbook->stop));
    return FALSE;
  }
  if (!story_push_fields (&workbook->sheets.text.story, workbook->odf.sink, error) ||
      !asides_push (workbook->sheets.asides, workbook->odf.sink, error) ||
      !odf_package_push_children (&workbook->odf, error))
    return FALSE;
  if (failure == NULL)
    return TRUE;
  g_propagate_prefixed_error (error, g_steal_pointer (&failure), "its sheets were not read to the end: ");
  return FALSE;
}

gboolean
odf_workbook_read (Package *package, CpSink *sink, GError **error)
{
  g_auto (Workbook) workbook = { .pages = { .sink = sink, .unit = CP_UNIT_SHEET } };
  gboolean is_open = odf_package_open (&workbook.odf, package, sink, error);

  odf_sheets_init (&workbook.sheets, workbook.odf.styles, finish_sheet, &workbook);
  return is_open && read_workbook (&workbook, error);
}
