/* excel-styles.c: takes xl/styles.xml (ECMA-376, part 1, 18.8), gives a number format for each style of
 * cells. */
#include "excel-styles.h"
#include "excel-format.h"
#include "part.h"

#define MAX_STYLES 65536

struct ExcelStyles {
  GHashTable *codes; /* format code by its number */
  GArray *numbers;   /* guint: of the format of each style */
  gboolean in_cell_styles;
};

ExcelStyles *
excel_styles_new (void)
{
  ExcelStyles *styles = g_new0 (ExcelStyles, 1);

  styles->codes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  styles->numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  return styles;
}

void
excel_styles_free (ExcelStyles *styles)
{
  g_hash_table_unref (styles->codes);
  g_array_unref (styles->numbers);
  g_free (styles);
}

static gboolean
begin_format (gpointer reader, const char **attributes)
{
  ExcelStyles *styles = reader;
  guint number = attribute_number (attributes, "numFmtId", G_MAXINT32, G_MAXUINT);
  const char *code = attribute (attributes, "formatCode");

  if (number != G_MAXUINT && code != NULL && g_hash_table_size (styles->codes) < MAX_STYLES)
    g_hash_table_replace (styles->codes, GUINT_TO_POINTER (number), g_strdup (code));
  return TRUE;
}

static gboolean
begin_cell_styles (gpointer reader, const char **attributes)
{
  (void) attributes;
  ((ExcelStyles *) reader)->in_cell_styles = TRUE;
  return TRUE;
}

static void
end_cell_styles (gpointer reader)
{
  ((ExcelStyles *) reader)->in_cell_styles = FALSE;
}

static gboolean
begin_style (gpointer reader, const char **attributes)
{
  ExcelStyles *styles = reader;
  guint number = attribute_number (attributes, "numFmtId", G_MAXINT32, 0);

  if (styles->in_cell_styles && styles->numbers->len < MAX_STYLES)
    g_array_append_val (styles->numbers, number);
  return TRUE;
}

static const Element elements[] = {
  { .name = "x:numFmt", .begin = begin_format },
  { .name = "x:cellXfs", .begin = begin_cell_styles, .end = end_cell_styles },
  { .name = "x:xf", .begin = begin_style },
  { .name = "x:dxfs", .begin = leave_out }, /* what some cells look like while a condition holds */
  { .name = NULL },
};
static Vocabulary vocabulary;

void
excel_styles_prepare (void)
{
  vocabulary_add (&vocabulary, elements);
}

gboolean
excel_styles_read (ExcelStyles *styles, Package *package, const char *part, GError **error)
{
  return part_read_named (package, part, &vocabulary, styles, error);
}

const char *
excel_styles_format (const ExcelStyles *styles, guint style)
{
  guint number = style < styles->numbers->len ? g_array_index (styles->numbers, guint, style) : 0;
  const char *code = g_hash_table_lookup (styles->codes, GUINT_TO_POINTER (number));

  if (code == NULL)
    code = excel_format_of (number);
  return code != NULL ? code : "General";
}
