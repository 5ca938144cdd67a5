/* story-frame.c: takes frames as they end, gives lines: a paragraph is a line, a row of cells is a line, and
 * a heading begins a section.  What hangs on a line and has lines of its own (a text box, a table in a cell)
 * follows it. */
#include "story-frame.h"
#include "line.h"

#include <string.h>

/* Cells and headings together; a table of a hundred thousand rows has fewer. */
#define MAX_MARKS 1000000
#define MAX_LABEL_BYTES 200
/* A longer line is a sentence with a gap in it. */
#define MAX_NAMING_BYTES 80
/* A page of more than 4 MiB is refused whole: a longer section goes on in another. */
#define MAX_SECTION_BYTES (2u << 20)
/* Headings of this level and above begin a section. */
#define SECTION_LEVEL 2

void
frame_free (gpointer data)
{
  Frame *frame = data;

  passage_free (frame->passage);
  passage_free (frame->after);
  passage_free (frame->carried);
  g_free (frame->note);
  g_clear_pointer (&frame->merged, g_hash_table_unref);
  g_clear_pointer (&frame->cells, g_array_unref);
  g_free (frame);
}

Frame *
story_open_frame (Story *story, FrameKind kind)
{
  Frame *frame = g_new0 (Frame, 1);

  frame->kind = kind;
  frame->number = story->n_opened++;
  frame->passage = passage_new ();
  if (kind == FRAME_TABLE)
    frame->merged = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  if (kind == FRAME_ROW)
    frame->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  g_ptr_array_add (story->frames, frame);
  return frame;
}

Frame *
story_frame (const Story *story)
{
  return story->frames->pdata[story->frames->len - 1];
}

Frame *
story_frame_of (const Story *story, FrameKind kind)
{
  Frame *frame = story_frame (story);

  return frame->kind == kind ? frame : NULL;
}

static Passage *
get_passage (const Story *story, const Frame *frame)
{
  return frame->kind == FRAME_STORY ? story_section (story)->passage : frame->passage;
}

Passage *
story_passage (const Story *story)
{
  return get_passage (story, story_frame (story));
}

static void
add_mark (Story *story, Passage *passage, const CpMark *mark)
{
  if (story->n_marks >= MAX_MARKS) {
    story->lost_marks = TRUE;
    return;
  }
  story->n_marks++;
  passage_add_mark (passage, mark);
}

/* Where things go that have lines of their own. */
static Passage *
place_for_lines (const Story *story, Frame *frame)
{
  if (frame->kind != FRAME_PARAGRAPH && frame->kind != FRAME_CELL && frame->kind != FRAME_ROW)
    return get_passage (story, frame);
  if (frame->after == NULL)
    frame->after = passage_new ();
  return frame->after;
}

static void
add_lines (Story *story, Frame *around, const Passage *lines)
{
  if (lines == NULL)
    return;
  if (around->kind == FRAME_STORY && story->splits &&
      story_section (story)->passage->text->len > MAX_SECTION_BYTES)
    story_begin_section (story, story_section (story)->label);
  passage_append (place_for_lines (story, around), lines);
  if (around->kind == FRAME_STORY)
    story_settle (story);
}

static void
add_line (Story *story, Frame *around, Passage *line)
{
  g_string_append_c (line->text, '\n');
  add_lines (story, around, line);
}

/* The paragraphs of a cell are one line, since a row is. */
static void
add_to_cell (Frame *cell, Passage *paragraph)
{
  if (passage_is_blank (paragraph))
    return;
  passage_flatten (paragraph);
  if (cell->passage->text->len > 0)
    g_string_append_c (cell->passage->text, ' ');
  passage_append (cell->passage, paragraph);
}

static void
mark_heading (Story *story, Frame *around, Passage *paragraph, guint level)
{
  const CpMark mark = { .kind = CP_MARK_HEADING,
                        .length = (guint32) paragraph->text->len,
                        .level = (guint16) level };

  if (level == 0 || passage_is_blank (paragraph))
    return;
  add_mark (story, paragraph, &mark);
  if (level > SECTION_LEVEL || around->kind != FRAME_STORY || !story->splits)
    return;
  g_autofree char *label = line_from_text (paragraph->text->str, MAX_LABEL_BYTES);
  story_begin_section (story, label);
}

static void
add_paragraph (Story *story, Frame *around, Passage *paragraph, guint level)
{
  mark_heading (story, around, paragraph, level);
  if (around->kind == FRAME_CELL)
    add_to_cell (around, paragraph);
  else
    add_line (story, around, paragraph);
}

static void
close_paragraph (Story *story, Frame *around, Frame *paragraph)
{
  if (paragraph->joins_next) {
    passage_free (around->carried);
    around->carried = g_steal_pointer (&paragraph->passage);
  } else {
    add_paragraph (story, around, paragraph->passage, paragraph->level);
  }
}

static guint16
add_up (guint16 a, guint16 b)
{
  return (guint16) MIN ((guint) a + b, G_MAXUINT16);
}

static void
close_cell (Story *story, Frame *around, Frame *cell)
{
  if (around->kind != FRAME_ROW) { /* damaged: there is no row to stand in */
    add_line (story, around, cell->passage);
    return;
  }
  if (around->cells->len > 0)
    g_string_append_c (around->passage->text, '\t');
  const Cell kept = { .mark = { .kind = CP_MARK_CELL,
                                .start = (guint32) around->passage->text->len,
                                .length = (guint32) cell->passage->text->len,
                                .column = around->column },
                      .merge = cell->merge };
  g_array_append_val (around->cells, kept);
  passage_append (around->passage, cell->passage);
  around->column = add_up (around->column, cell->n_columns);
}

/* A cell that goes on with the one above it has that one's words. */
static void
mark_cell (Story *story, Frame *table, const Cell *cell, guint32 row_start)
{
  gpointer column = GUINT_TO_POINTER (cell->mark.column);
  const CpMark *above = g_hash_table_lookup (table->merged, column);
  CpMark mark = cell->mark;

  mark.start += row_start;
  mark.table = table->table;
  mark.row = table->n_rows;
  if (cell->merge == MERGE_BEGINS)
    g_hash_table_replace (table->merged, column, g_memdup2 (&mark, sizeof mark));
  if (cell->merge == MERGE_GOES_ON && above != NULL) {
    mark.start = above->start;
    mark.length = above->length;
  }
  add_mark (story, table->passage, &mark);
}

static void
close_row (Story *story, Frame *around, Frame *row)
{
  if (around->kind != FRAME_TABLE) { /* damaged: there is no table to stand in */
    add_line (story, around, row->passage);
    return;
  }
  guint32 start = (guint32) around->passage->text->len;
  add_line (story, around, row->passage);
  for (guint i = 0; i < row->cells->len; i++)
    mark_cell (story, around, &g_array_index (row->cells, Cell, i), start);
  around->n_rows = add_up (around->n_rows, 1);
}

static void
close_note (Story *story, Frame *note)
{
  if (note->note != NULL && !passage_is_blank (note->passage))
    g_hash_table_replace (story->notes, g_strdup (note->note), g_steal_pointer (&note->passage));
}

static void
join (Story *story, Frame *around, Frame *frame)
{
  switch (frame->kind) {
  case FRAME_PARAGRAPH:
    close_paragraph (story, around, frame);
    break;
  case FRAME_CELL:
    close_cell (story, around, frame);
    break;
  case FRAME_ROW:
    if (frame->is_deleted)
      return;
    close_row (story, around, frame);
    break;
  case FRAME_NOTE:
    close_note (story, frame);
    return;
  case FRAME_ASIDE:
    story_add_aside (story, frame->aside, frame->passage->text->str);
    return;
  case FRAME_TABLE:
  case FRAME_BOX:
    add_lines (story, around, frame->passage);
    break;
  case FRAME_STORY:
    return;
  }
  add_lines (story, around, frame->after);
}

static void
finish_carried (Story *story, Frame *frame)
{
  g_autoptr (Passage) carried = g_steal_pointer (&frame->carried);

  if (carried != NULL)
    add_paragraph (story, frame, carried, 0);
}

void
story_close_frame (Story *story)
{
  guint last = story->frames->len - 1;
  Frame *frame = story->frames->pdata[last], *around = story->frames->pdata[last - 1];

  finish_carried (story, frame);
  join (story, around, frame);
  g_ptr_array_set_size (story->frames, (gint) last);
}

Passage *
story_take_frame (Story *story)
{
  guint last = story->frames->len - 1;
  Frame *frame = story->frames->pdata[last];

  finish_carried (story, frame);
  Passage *passage = g_steal_pointer (&frame->passage);
  if (frame->after != NULL)
    passage_append (passage, frame->after);
  g_ptr_array_set_size (story->frames, (gint) last);
  return passage;
}

void
story_add_words (Story *story, const char *text, gsize length)
{
  GString *to = story_passage (story)->text;
  gsize start = to->len;

  g_string_append_len (to, text, (gssize) length);
  for (char *c = to->str + start; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c) && *c != '\t')
      *c = ' ';
}

/* The row in which a new cell, or one that is empty so far, is being read; NULL where there is none. */
static const Frame *
row_before_cell (const Story *story)
{
  for (guint i = story->frames->len; i-- > 0;) {
    const Frame *frame = story->frames->pdata[i];
    if (frame->kind == FRAME_ROW)
      return frame;
    if ((frame->kind != FRAME_PARAGRAPH && frame->kind != FRAME_CELL) || frame->passage->text->len > 0)
      return NULL;
  }
  return NULL;
}

static char *
words_of_last_cell (const Frame *row)
{
  if (row == NULL || row->cells->len == 0)
    return NULL;
  const CpMark *cell = &g_array_index (row->cells, Cell, row->cells->len - 1).mark;
  if (cell->length > MAX_NAMING_BYTES)
    return NULL;
  return line_from_text (row->passage->text->str + cell->start, MAX_NAMING_BYTES);
}

char *
story_words_before (const Story *story)
{
  const Frame *paragraph = story_frame_of (story, FRAME_PARAGRAPH);
  const char *text = paragraph != NULL ? paragraph->passage->text->str : "";
  if (paragraph != NULL && paragraph->passage->text->len > MAX_NAMING_BYTES)
    return NULL;

  const char *line_end = strrchr (text, '\n');
  g_autofree char *line = line_from_text (line_end != NULL ? line_end + 1 : text, MAX_NAMING_BYTES);
  char *words = line[0] != '\0' ? g_steal_pointer (&line) : words_of_last_cell (row_before_cell (story));
  if (words != NULL && g_str_has_suffix (words, ":"))
    words[strlen (words) - 1] = '\0';
  return words;
}

void
story_close_all (Story *story)
{
  while (story->frames->len > 1)
    story_close_frame (story);
  finish_carried (story, story_frame (story));
  story_settle (story);
}
