/* word-form.h: the two kinds of form that a Word file may hold: content controls, and the older form fields.
 */
#pragma once

#include "word-story.h"

/* A form field while it is read. */
typedef struct {
  CpFieldKind kind;
  gboolean is_form;        /* of a kind that a person fills in */
  gboolean is_frame;       /* holds a part of the document */
  gboolean is_placeholder; /* shows its prompt */
  gboolean is_ticked;
  char *title, *tag; /* its names: for people, for programs; may be NULL */
  char *before;      /* the words before it, for one without a name; may be NULL */
  GString *value;    /* what it shows */
  char *initial;     /* what an older text field was made with; may be NULL */
  GPtrArray *choices;
  gboolean has_chosen;
  guint chosen, initial_choice;
} WordForm;

/* A field of the text ({ PAGE }), which has a code and a result. */
typedef struct {
  gboolean in_result;
  WordForm *form; /* NULL where it is no form field; owned */
} FieldCode;

void word_form_free (gpointer data);
void field_code_clear (gpointer code);

/* A content control; `control` is the one that the properties being read are of. */
void word_story_open_control (WordStory *story);
WordForm *word_story_control (const WordStory *story);
void word_story_close_control (WordStory *story);

void word_story_open_field (WordStory *story);
/* The form data of the innermost field; made at the first call.  NULL where no field is open. */
WordForm *word_story_make_form (WordStory *story);
WordForm *word_story_form (const WordStory *story);
void word_story_begin_result (WordStory *story);
void word_story_close_field (WordStory *story);

/* Is what is read now part of a field's code, which people do not see? */
gboolean word_story_in_code (const WordStory *story);
/* What people see also goes to the forms that it stands in. */
void word_story_fill_forms (WordStory *story, const char *text, gsize length);
