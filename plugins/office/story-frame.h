/* story-frame.h: what lies inside what in a story: paragraphs, cells, rows, tables, text boxes. */
#pragma once

#include "story.h"

typedef enum {
  FRAME_STORY, /* the whole; its text goes to the last section */
  FRAME_NOTE,
  FRAME_PARAGRAPH,
  FRAME_TABLE,
  FRAME_ROW,
  FRAME_CELL,
  FRAME_BOX,   /* a text box */
  FRAME_ASIDE, /* a comment, or deleted words: they are no text */
} FrameKind;

typedef enum { MERGE_NONE, MERGE_BEGINS, MERGE_GOES_ON } Merge;

/* A cell of a row that is being read; its mark counts from the row's first character. */
typedef struct {
  CpMark mark;
  Merge merge;
} Cell;

typedef struct {
  FrameKind kind;
  guint number; /* no other frame of the story has it */
  Passage *passage;
  Passage *after; /* boxes and inner tables, which follow when the line they hang on has ended; may be NULL */
  Passage *carried;    /* a paragraph that joins the next; may be NULL */
  guint n_field_codes; /* of Word: open when it began */

  char *note;        /* of a note: its key, or NULL where it is only a separator */
  CpAsideKind aside; /* of an aside */

  guint level;          /* of a paragraph: of its heading, 0 for none */
  gboolean joins_next;  /* its end was deleted, or never seen */
  gboolean style_hides; /* its style hides its text */
  gboolean run_hidden;  /* the run being read is hidden */
  gboolean after_space; /* of OpenDocument: white space that comes now is no more */

  guint16 table, n_rows; /* of a table */
  GHashTable *merged;    /* CpMark by column: its cells that reach down */

  guint16 column;      /* of a row: where its next cell stands */
  guint16 n_covered;   /* of a row of OpenDocument: cells to come that lie under a wide one */
  gboolean is_deleted; /* of a row */
  GArray *cells;       /* of a row */

  guint16 n_columns; /* of a cell */
  Merge merge;
} Frame;

void frame_free (gpointer data);
Frame *story_open_frame (Story *story, FrameKind kind);
/* Ends the innermost frame: what was read in it goes to the one around it. */
void story_close_frame (Story *story);
/* Ends the innermost frame, and gives what was read in it to the caller instead. */
Passage *story_take_frame (Story *story);
/* Adds characters; what XML leaves of line ends is a space. */
void story_add_words (Story *story, const char *text, gsize length);
/* The innermost frame; never NULL. */
Frame *story_frame (const Story *story);
/* The innermost frame if it is of that kind, otherwise NULL. */
Frame *story_frame_of (const Story *story, FrameKind kind);
/* Where text goes now. */
Passage *story_passage (const Story *story);
/* The words before this place that would name a form field here: of its line, or of the cell before its own.
 * NULL where there are none, or too many for a name. */
char *story_words_before (const Story *story);
/* All frames that a damaged part left open. */
void story_close_all (Story *story);
