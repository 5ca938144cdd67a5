/* odf-table.c: the elements of tables in running text and on slides (OpenDocument 1.3, part 3, 9), and of
 * what stands in a frame of its own: text boxes, shapes with words, charts (10). */
#include "odf-text.h"

#include <string.h>

#define MAX_COLUMNS 1000
#define MAX_REPEATED 1000

guint
odf_text_repeated (const char **attributes, const char *name, guint max)
{
  return MAX (attribute_number (attributes, name, max, 1), 1);
}

static gboolean
begin_table (gpointer reader, const char **attributes)
{
  OdfText *text = reader;

  if (odf_styles_hides (text->styles, "table", attribute (attributes, "table:style-name")) == TOGGLE_ON)
    return FALSE;
  story_open_frame (&text->story, FRAME_TABLE)->table = text->story.n_tables++;
  return TRUE;
}

static gboolean
begin_row (gpointer reader, const char **attributes)
{
  (void) attributes;
  story_open_frame (reader, FRAME_ROW);
  return TRUE;
}

static gboolean
begin_cell (gpointer reader, const char **attributes)
{
  Story *story = reader;
  Frame *row = story_frame_of (story, FRAME_ROW);
  guint n_columns = odf_text_repeated (attributes, "table:number-columns-spanned", MAX_COLUMNS);
  guint n_rows = odf_text_repeated (attributes, "table:number-rows-spanned", G_MAXINT32);

  if (row != NULL)
    row->n_covered = (guint16) (n_columns - 1);
  Frame *cell = story_open_frame (story, FRAME_CELL);
  cell->n_columns = (guint16) n_columns;
  cell->merge = n_rows > 1 ? MERGE_BEGINS : MERGE_NONE;
  return TRUE;
}

/* A cell under a wide one is nothing: that one moved the column on.  A cell under one that reaches down has
 * its words. */
static gboolean
begin_covered_cell (gpointer reader, const char **attributes)
{
  Story *story = reader;
  Frame *row = story_frame_of (story, FRAME_ROW);
  guint n = odf_text_repeated (attributes, "table:number-columns-repeated", MAX_REPEATED);

  for (; row != NULL && n > 0 && row->column < MAX_COLUMNS; n--) {
    if (row->n_covered > 0) {
      row->n_covered--;
      continue;
    }
    Frame *cell = story_open_frame (story, FRAME_CELL);
    cell->n_columns = 1;
    cell->merge = MERGE_GOES_ON;
    story_close_frame (story);
  }
  return FALSE;
}

gboolean
odf_text_begin_box (gpointer reader, const char **attributes)
{
  (void) attributes;
  story_open_frame (reader, FRAME_BOX);
  return TRUE;
}

/* "./Object 1": a part, or a folder with a file of its own. */
static gboolean
refer_to_object (gpointer reader, const char **attributes)
{
  const char *target = attribute (attributes, "xlink:href");

  if (target == NULL)
    return TRUE;
  story_add_drawing (reader, g_str_has_prefix (target, "./") ? target + 2 : target);
  return TRUE;
}

const Element odf_table_elements[] = {
  { .name = "table:table", .begin = begin_table, .end = odf_text_end_frame },
  { .name = "table:table-row", .begin = begin_row, .end = odf_text_end_frame },
  { .name = "table:table-cell", .begin = begin_cell, .end = odf_text_end_frame },
  { .name = "table:covered-table-cell", .begin = begin_covered_cell },
  { .name = NULL },
};

#define BOX(name_)                                                                                           \
  {                                                                                                          \
    .name = name_, .begin = odf_text_begin_box, .end = odf_text_end_frame                                    \
  }
const Element odf_box_elements[] = {
  BOX ("draw:text-box"),  BOX ("draw:custom-shape"), BOX ("draw:rect"),
  BOX ("draw:ellipse"),   BOX ("draw:circle"),       BOX ("draw:line"),
  BOX ("draw:connector"), BOX ("draw:polyline"),     BOX ("draw:polygon"),
  BOX ("draw:path"),      BOX ("draw:caption"),      { .name = "draw:object", .begin = refer_to_object },
  { .name = NULL },
};
