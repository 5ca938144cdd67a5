/* text.h: what several rooms do with words.  Input is UTF-8 unless it says otherwise. */
#pragma once

#include <glib.h>

/* Runs of white space become one space, none at the ends.  Owned by the caller. */
char *cp_text_fold_space (const char *text, gssize length);

/* A name or line as it may be shown to people: control characters, line breaks, bidirectional marks and
 * overrides, and other invisible characters are written as \u{202E}.  Owned by the caller. */
char *cp_text_escape_invisible (const char *text);

/* The candidate nearest to `word` (at most a third of its letters differ), or NULL.  Borrowed. */
const char *cp_text_nearest (const char *word, const char *const *candidates);

/* "a", "a and b", "a, b and c".  Owned by the caller. */
char *cp_text_join (const char *const *words, const char *last);

/* A copy of at most `characters` characters, with "…" in place of the rest.  Owned by the caller. */
char *cp_text_shorten (const char *text, gsize characters);
