/* page-text.h: the words that count, as the text of a page. */
#pragma once

#include "sheet.h"

/* Pushes the page with these words (an array of Word) as its text. */
gboolean page_text_push (CpSink *sink, const CpPicture *picture, const Sheet *sheet, const GArray *words,
                         GError **error);
