/* word-story.h: one story of a Word file: its body, a header, its footnotes. */
#pragma once

#include "story-frame.h"
#include "word-styles.h"

typedef struct {
  gboolean is_footer;
  char *pages; /* "default", "first", "even" */
  char *id;    /* of the relationship to its part */
} WordMargin;

/* What the properties being read are of: the same element says different things of a run and of a
 * paragraph's end. */
typedef enum { OF_NOTHING, OF_PARAGRAPH, OF_PARAGRAPH_END, OF_RUN, OF_ROW, OF_CONTROL } WordPropertiesOf;

typedef struct {
  Story text;               /* first, so that a reader of text can be given the whole */
  const WordStyles *styles; /* borrowed */
  GHashTable *comments;     /* Passage by key, "comment 3"; borrowed, may be NULL */
  GPtrArray *margins;       /* WordMargin */
  GPtrArray *chunks;        /* ids of the relationships to files that Word would merge in */
  gboolean has_body;
  gboolean has_title_page;

  /* while reading */
  GArray *field_codes;        /* FieldCode: see word-form.c */
  GPtrArray *controls;        /* WordForm: see word-form.c */
  GArray *alternatives;       /* gboolean: was one of them read? */
  guint n_deletions;          /* open */
  gboolean after_note_number; /* white space after it is layout */
  WordPropertiesOf properties_of;
} WordStory;

WordStory *word_story_new (const WordStyles *styles, gboolean splits);
void word_story_free (WordStory *story);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WordStory, word_story_free)
/* Reads a part into the story, once.  FALSE where it is damaged; what stood before the damage is kept. */
gboolean word_story_read (WordStory *story, Package *package, const char *part, GError **error);
/* Once, before any file. */
void word_story_prepare (void);

/* Frames, as of any text.  A field that was opened in a cell, a box or a note and never closed ends with it.
 */
Frame *word_story_open_frame (WordStory *story, FrameKind kind);
void word_story_close_frame (WordStory *story);

/* For the elements of the story: text as people see it. */
void word_story_add_text (WordStory *story, const char *text, gsize length);
void word_story_add_character (WordStory *story, gunichar character);
