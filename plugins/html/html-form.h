/* html-form.h: the form fields of a web page. */
#pragma once

#include "html-text.h"
#include "markup.h"

/* What the labels of a page say of its fields. */
typedef struct {
  GHashTable *by_id; /* id of a field -> words */
  char *around;      /* of the label that is open now, or NULL */
} HtmlLabels;

HtmlLabels *html_labels_new (const Markup *markup);
void html_labels_free (HtmlLabels *labels);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HtmlLabels, html_labels_free)

void html_labels_open (HtmlLabels *labels, const Markup *markup, guint event);
void html_labels_close (HtmlLabels *labels);

/* Each adds a field and gives the words that stand in its place on the page, owned by the caller; "" for
 * none. `event` is where it begins; `ret_last`, where it ends. */
char *html_form_input (HtmlText *text, const Markup *markup, guint event, const HtmlLabels *labels);
char *html_form_text_area (HtmlText *text, const Markup *markup, guint event, const HtmlLabels *labels,
                           guint *ret_last);
char *html_form_select (HtmlText *text, const Markup *markup, guint event, const HtmlLabels *labels,
                        guint *ret_last);
