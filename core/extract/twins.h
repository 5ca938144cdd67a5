/* twins.h: the same thing twice: a copy, a Word file and its PDF, a page that was scanned again, a photo that
 * was made smaller. */
#pragma once

#include "document.h"

/* Sets `same_as` of every item that is the same as another: to the first of them in item order that was fully
 * read, or else the first.  A pure function of the items and their readings. */
void cp_extract_twins (CpItems *items, const CpDocuments *documents);
