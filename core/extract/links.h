/* links.h: evidence that is said to be somewhere on the web. */
#pragma once

#include "document.h"

/* Adds a gap for each place where the text sends its reader to the web for something that could be evidence:
 * a sharing service, or an address among words such as "watch our film".  Nothing is looked up.  A home page,
 * a link in a header or footer, and a reference to the law or to guidance are none. */
void cp_links_add_gaps (CpReading *reading);
