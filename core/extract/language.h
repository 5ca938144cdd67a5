/* language.h: pages in a language for which the rules have no cues. */
#pragma once

#include "document.h"

/* Adds a gap for each page that is clearly in another language than English, and makes its item partly read:
 * a person who knows the language must read it.  A page with a good part of English is none, nor is a list of
 * names, a table or a page of few words.  A pure function of the readings. */
void cp_extract_languages (CpDocuments *documents);
