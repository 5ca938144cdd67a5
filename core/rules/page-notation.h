/* page-notation.h: a page of a document, written so that a person can read it.
 *
 *   # A heading
 *   | Action | Lead | By when |
 *   | Meet   | Sam  | May     |
 *   Words as they are. */
#pragma once

#include "document.h"

/* Adds the page to the reading.  `marked` is FALSE where the type of the document has neither headings nor
 * cells: then the text is taken as it stands. */
void cp_page_notation_add (CpReading *reading, guint32 number, CpUnit unit, const char *written,
                           gboolean marked);
