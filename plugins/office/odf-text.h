/* odf-text.h: running text of an OpenDocument file: its body, a header, the words of a cell or of a shape. */
#pragma once

#include "odf-styles.h"
#include "part.h"
#include "story-frame.h"

typedef struct {
  Story story;             /* first, so that a reader of text can be given the whole */
  const OdfStyles *styles; /* borrowed */
  gboolean has_body;

  /* while reading */
  guint n_notes;
  GArray *spans;           /* gboolean: was what stands around each of them hidden? */
  char *change;            /* the change whose deleted words are being read; NULL outside of one */
  GPtrArray *forms;        /* OdfForm: see odf-form.c */
  GHashTable *controls;    /* OdfControl by id: see odf-form.c */
  struct OdfControl *list; /* whose choices are being read; borrowed */
} OdfText;

void odf_text_init (OdfText *text, const OdfStyles *styles, gboolean splits);
void odf_text_clear (OdfText *text);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OdfText, odf_text_clear)

/* The elements of paragraphs and what stands in them, which every kind of file has; of tables and boxes
 * within running text and shapes; of text boxes and drawings in a page of text; of form fields. */
extern const Element odf_text_elements[], odf_table_elements[], odf_box_elements[], odf_form_elements[];

/* Characters that people see, white space already counted. */
void odf_text_add (OdfText *text, const char *words);
/* Adds as much white space as OpenDocument would. */
void odf_text_add_characters (gpointer reader, const char *words, gsize length);

/* For the elements: opens and ends frames. */
gboolean odf_text_begin_box (gpointer reader, const char **attributes);
gboolean odf_text_begin_comment (gpointer reader, const char **attributes);
void odf_text_end_frame (gpointer reader);
/* How often something is repeated: at least once. */
guint odf_text_repeated (const char **attributes, const char *name, guint max);
