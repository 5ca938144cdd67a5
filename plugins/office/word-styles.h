/* word-styles.h: what the styles and settings of a Word file say of its text. */
#pragma once

#include "part.h"

typedef struct WordStyles WordStyles;

/* Empty at first. */
WordStyles *word_styles_new (void);
void word_styles_free (WordStyles *styles);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WordStyles, word_styles_free)
/* Adds a part with styles or settings.  FALSE where it is damaged; what stood before the damage stays. */
gboolean word_styles_read (WordStyles *styles, Package *package, const char *part, GError **error);
/* Once, before any file. */
void word_styles_prepare (void);

/* The level of headings in that style, from 1; 0 where it is no heading. */
guint word_styles_heading_level (const WordStyles *styles, const char *id);
/* Do pages with even numbers have headers of their own? */
gboolean word_styles_tell_even_pages (const WordStyles *styles);
/* Is text in that style hidden? */
Toggle word_styles_hides (const WordStyles *styles, const char *id);
