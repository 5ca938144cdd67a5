/* html-text.h: a web page as the text that people see, with its headings, tables, form fields and pictures.
 */
#pragma once

#include "coproof-plugin.h"

typedef struct {
  gsize at; /* where in the text it stands */
  CpFieldKind kind;
  char *name;
  char *value;
  gboolean filled;
  char *group; /* of a radio button; NULL for other fields */
} HtmlField;

typedef struct {
  GString *text;
  GArray *marks;        /* CpMark: headings, and cells of tables that are tables */
  GArray *breaks;       /* guint32: where a heading of level 1 or 2 begins, outside tables */
  GPtrArray *fields;    /* HtmlField */
  gsize controls_end;   /* where in the text the last of them ends */
  GPtrArray *pictures;  /* GBytes: those that are in the page itself */
  guint n_far_pictures; /* those that are not */
  char *title;          /* NULL where there is none */
  GPtrArray *metas;     /* char *: name, value, name, value, ... of the head's meta elements */
  gboolean has_script;
  gboolean is_cut; /* it was too large to be read to its end */
} HtmlText;

/* `charset` is what the page's envelope says of it, or NULL; the page may say otherwise. */
HtmlText *html_text_read (const guint8 *bytes, gsize length, const char *charset, guint *ret_n_lost);
void html_text_free (HtmlText *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HtmlText, html_text_free)

/* Nothing but white space. */
gboolean html_text_is_blank (const HtmlText *text);
