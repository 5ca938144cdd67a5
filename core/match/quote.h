/* quote.h: from a span of a page to words that a person can read and find again. */
#pragma once

#include "document.h"

#define CP_QUOTE_CHARACTERS 400

/* Widens a span to the sentence, or the row of a table, that it stands in. */
void cp_quote_widen (const char *text, guint32 *start, guint32 *length);
/* The text of a span with white space folded, at most CP_QUOTE_CHARACTERS.  Owned by the caller. */
char *cp_quote_text (const char *text, guint32 start, guint32 length);
/* Where the span stands on its page: CpBox from the page's words, one a line; NULL where that is not known.
 */
GArray *cp_quote_boxes (const CpPage *page, guint32 start, guint32 length);
