/* page-text.h: the text of a page as it is pushed, and where its words stand. */
#pragma once

#include "autoptr-poppler.h"
#include "coproof-plugin.h"

typedef struct {
  GString *text;
  GArray *words;         /* CpWord, by start */
  GArray *marks;         /* CpMark, by start: the cells of its tables */
  gdouble width, height; /* 0 where the page has no true size */
  gboolean is_cut;       /* a line of its own may be missing */
  guint n_signs;         /* characters that can be seen, without those that were added */
} PageText;

PageText *page_text_new (PopplerPage *page);
void page_text_free (PageText *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PageText, page_text_free)

/* Adds words that are no part of the page's own text, as a paragraph at its end: they have no place. */
void page_text_add (PageText *text, const char *words);
