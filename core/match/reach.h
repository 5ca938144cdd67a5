/* reach.h: phrases that no text can have, because of how text becomes words. */
#pragma once

#include "tokenizer.h"

/* Words on the phrases of the FTS5 expression that can match nothing, and what to write instead; NULL where
 * every phrase can match.  Owned by the caller. */
char *cp_reach_find_fault (CpTokenizer *tokenizer, const char *expression);
