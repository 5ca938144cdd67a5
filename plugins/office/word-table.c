/* word-table.c: the elements of tables (ECMA-376, part 1, 17.4) and of text boxes. */
#include "story-frame.h"
#include "word-elements.h"

#include <string.h>

#define MAX_COLUMNS 1000

static void
close_frame (gpointer reader)
{
  word_story_close_frame (reader);
}

static gboolean
begin_table (gpointer reader, const char **attributes)
{
  WordStory *story = reader;

  (void) attributes;
  word_story_open_frame (story, FRAME_TABLE)->table = story->text.n_tables++;
  return TRUE;
}

static gboolean
begin_row (gpointer reader, const char **attributes)
{
  (void) attributes;
  word_story_open_frame (reader, FRAME_ROW);
  return TRUE;
}

static gboolean
begin_row_properties (gpointer reader, const char **attributes)
{
  WordStory *story = reader;

  (void) attributes;
  if (story_frame_of (&story->text, FRAME_ROW) != NULL)
    story->properties_of = OF_ROW;
  return TRUE;
}

static gboolean
begin_columns_before (gpointer reader, const char **attributes)
{
  WordStory *story = reader;

  if (story->properties_of == OF_ROW)
    story_frame (&story->text)->column = (guint16) attribute_number (attributes, "w:val", MAX_COLUMNS, 0);
  return TRUE;
}

static gboolean
begin_cell (gpointer reader, const char **attributes)
{
  (void) attributes;
  word_story_open_frame (reader, FRAME_CELL)->n_columns = 1;
  return TRUE;
}

static gboolean
begin_span (gpointer reader, const char **attributes)
{
  Frame *cell = story_frame_of (reader, FRAME_CELL);

  if (cell != NULL)
    cell->n_columns = (guint16) MAX (attribute_number (attributes, "w:val", MAX_COLUMNS, 1), 1);
  return TRUE;
}

static gboolean
begin_merge (gpointer reader, const char **attributes)
{
  Frame *cell = story_frame_of (reader, FRAME_CELL);
  const char *value = attribute (attributes, "w:val");

  if (cell != NULL)
    cell->merge = g_strcmp0 (value, "restart") == 0 ? MERGE_BEGINS : MERGE_GOES_ON;
  return TRUE;
}

static gboolean
begin_box (gpointer reader, const char **attributes)
{
  (void) attributes;
  word_story_open_frame (reader, FRAME_BOX);
  return TRUE;
}

/* WordArt keeps its words in an attribute; a watermark is one. */
static gboolean
begin_word_art (gpointer reader, const char **attributes)
{
  const char *words = attribute (attributes, "string");

  if (words == NULL || words[0] == '\0')
    return TRUE;
  word_story_open_frame (reader, FRAME_BOX);
  word_story_open_frame (reader, FRAME_PARAGRAPH);
  word_story_add_characters (reader, words, strlen (words));
  word_story_close_frame (reader);
  word_story_close_frame (reader);
  return TRUE;
}

/* The same drawing in the words of a newer and an older program: the first is read. */
static gboolean
begin_alternatives (gpointer reader, const char **attributes)
{
  const gboolean read = FALSE;

  (void) attributes;
  g_array_append_val (((WordStory *) reader)->alternatives, read);
  return TRUE;
}

static void
end_alternatives (gpointer reader)
{
  GArray *alternatives = ((WordStory *) reader)->alternatives;

  g_array_set_size (alternatives, alternatives->len - 1);
}

static gboolean
begin_alternative (gpointer reader, const char **attributes)
{
  GArray *alternatives = ((WordStory *) reader)->alternatives;

  (void) attributes;
  if (alternatives->len == 0)
    return TRUE;
  gboolean *read = &g_array_index (alternatives, gboolean, alternatives->len - 1);
  if (*read)
    return FALSE;
  *read = TRUE;
  return TRUE;
}

static gboolean
begin_hidden_row (gpointer reader, const char **attributes)
{
  WordStory *story = reader;

  if (story->properties_of == OF_ROW)
    story_frame (&story->text)->is_deleted |= attribute_is_on (attributes, "w:val");
  return TRUE;
}

const Element word_table_elements[] = {
  { .name = "w:tbl", .begin = begin_table, .end = close_frame },
  { .name = "w:tblPr", .begin = leave_out },
  { .name = "w:tr", .begin = begin_row, .end = close_frame },
  { .name = "w:trPr", .begin = begin_row_properties, .end = word_story_end_properties },
  { .name = "w:trPrChange", .begin = leave_out }, /* how it was before */
  { .name = "w:gridBefore", .begin = begin_columns_before },
  { .name = "w:hidden", .begin = begin_hidden_row },
  { .name = "w:tc", .begin = begin_cell, .end = close_frame },
  { .name = "w:tcPrChange", .begin = leave_out },
  { .name = "w:gridSpan", .begin = begin_span },
  { .name = "w:vMerge", .begin = begin_merge },
  { .name = "w:txbxContent", .begin = begin_box, .end = close_frame },
  { .name = "v:textpath", .begin = begin_word_art },
  { .name = "mc:AlternateContent", .begin = begin_alternatives, .end = end_alternatives },
  { .name = "mc:Choice", .begin = begin_alternative },
  { .name = "mc:Fallback", .begin = begin_alternative },
  { .name = NULL },
};
