/* agree.h: a page whose words are stored behind its picture: a scan that somebody made searchable, or a
 * trick. */
#pragma once

#include "coproof-plugin.h"

/* Whether the page has so many words of its own that it keeps them.  Its picture is then only asked whether
 * it shows the same. */
gboolean cp_page_keeps_its_words (const CpPage *page);
/* Whether at least half of the words that were recognised are among those stored. */
gboolean cp_pages_agree (const CpPage *own, const CpPage *shown);
