/* pictures.h: what a page shows besides its text. */
#pragma once

#include "page-text.h"

typedef enum {
  SHOWS_TEXT,               /* its text is all that matters, or it is blank */
  SHOWS_PICTURE,            /* nothing but pictures */
  SHOWS_MAINLY_PICTURE,     /* a few words, and a picture over most of the page */
  SHOWS_WORDS_OVER_PICTURE, /* many words, and a picture behind them: a scan that somebody made searchable */
  SHOWS_DRAWING,            /* no text, but lines, shapes, or letters that are only drawn */
} Shows;

/* Looking for words over a picture costs as much as reading: only where the file `has_scans`, or on its first
 * page. */
Shows look_at_page (PopplerPage *page, const PageText *text, gboolean has_scans);
