/* query-words.h: what FTS5 takes without complaint and yet hardly anybody means. */
#pragma once

/* Words on it, borrowed; NULL where there is none. */
const char *cp_query_words_fault (const char *expression);
