/* word-story.h: one story of a Word file: its body, a header, its footnotes. */
#pragma once

#include "passage.h"
#include "word-styles.h"

/* A run of text under one heading. */
typedef struct {
  char *label; /* NULL before the first heading */
  Passage *passage;
  GPtrArray *notes;    /* keys of the notes that it refers to */
  GPtrArray *drawings; /* ids of the relationships to its charts and diagrams */
} WordSection;

typedef struct {
  gboolean is_footer;
  char *pages; /* "default", "first", "even" */
  char *id;    /* of the relationship to its part */
} WordMargin;

typedef struct Frame Frame; /* word-frame.h */

/* What the properties being read are of: the same element says different things of a run and of a
 * paragraph's end. */
typedef enum { OF_NOTHING, OF_PARAGRAPH, OF_PARAGRAPH_END, OF_RUN, OF_ROW, OF_CONTROL } WordPropertiesOf;

typedef struct {
  const WordStyles *styles; /* borrowed */
  gboolean splits;          /* a heading begins a section */

  GPtrArray *sections; /* WordSection, at least one */
  GArray *fields;      /* CpField with strings of its own; `page` is the section, from 1 */
  GHashTable *notes;   /* Passage by key, "footnote 3" */
  GPtrArray *margins;  /* WordMargin */
  GPtrArray *chunks;   /* ids of the relationships to files that Word would merge in */
  gboolean has_body;
  gboolean has_title_page;
  gboolean lost_marks, lost_fields; /* there were more than we keep */

  /* while reading */
  GPtrArray *frames;        /* Frame; the last is the innermost */
  GArray *field_codes;      /* FieldCode: see word-form.c */
  GPtrArray *controls;      /* WordForm: see word-form.c */
  GArray *alternatives;     /* gboolean: was one of them read? */
  GPtrArray *waiting_notes; /* for the section of the paragraph that refers to them */
  GPtrArray *waiting_drawings;
  gboolean after_note_number; /* white space after it is layout */
  guint n_settled_fields;
  guint n_marks;
  guint16 n_tables;
  WordPropertiesOf properties_of;
} WordStory;

WordStory *word_story_new (const WordStyles *styles, gboolean splits);
void word_story_free (WordStory *story);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WordStory, word_story_free)
/* Reads a part into the story, once.  FALSE where it is damaged; what stood before the damage is kept. */
gboolean word_story_read (WordStory *story, Package *package, const char *part, GError **error);
/* Once, before any file. */
void word_story_prepare (void);

/* For the elements of the story: text as people see it. */
void word_story_add_text (WordStory *story, const char *text, gsize length);
void word_story_add_character (WordStory *story, gunichar character);
