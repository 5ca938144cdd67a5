/* story.h: running text as it is read: the body of a letter, a header, its footnotes, the words of one shape
 * on a slide.  A reader opens and closes frames (story-frame.h) and adds characters; lines, cells, headings
 * and sections come of that. */
#pragma once

#include "asides.h"
#include "passage.h"

/* A run of text under one heading. */
typedef struct {
  char *label; /* NULL before the first heading */
  Passage *passage;
  GPtrArray *notes;    /* keys of the notes that it refers to */
  GPtrArray *drawings; /* names of its charts and diagrams: whatever the reader finds them by */
} Section;

typedef struct {
  gboolean splits; /* a heading begins a section */

  GPtrArray *sections; /* Section, at least one */
  GArray *fields;      /* CpField with strings of its own; `page` is the section, from 1 */
  GHashTable *notes;   /* Passage by key, "footnote 3" */
  Asides *asides;
  gboolean lost_marks, lost_fields; /* there were more than we keep */

  /* while reading */
  GPtrArray *frames;        /* Frame; the last is the innermost */
  GPtrArray *waiting_notes; /* for the section of the paragraph that refers to them */
  GPtrArray *waiting_drawings;
  guint n_opened; /* frames so far */
  guint n_settled_fields;
  guint n_marks;
  guint16 n_tables;
} Story;

void story_init (Story *story, gboolean splits);
void story_clear (Story *story);

/* The last section. */
Section *story_section (const Story *story);
/* Begins the first one, or the next. */
void story_begin_section (Story *story, const char *label);

/* Each belongs to the section that the paragraph being read will go to. */
void story_add_field (Story *story, CpFieldKind kind, const char *name, const char *value, gboolean filled);
void story_add_aside (Story *story, CpAsideKind kind, const char *text);
void story_add_note_reference (Story *story, const char *key);
void story_add_drawing (Story *story, const char *name);
/* The fields that have no page yet stand on that one. */
void story_settle_fields (Story *story, guint32 page);
/* What waits for its section goes to the last one. */
void story_settle (Story *story);

/* Puts behind each section those of the notes that it refers to; they are taken out of the table. */
void story_place_notes (Story *story, GHashTable *notes);
/* Fields, and whether some were lost. */
gboolean story_push_fields (const Story *story, CpSink *sink, GError **error);
/* Sections, fields, asides, and what was lost.  `whole`: the text was read to its end, so that an empty file
 * is known to be empty. */
gboolean story_push (const Story *story, CpSink *sink, gboolean whole, GError **error);
