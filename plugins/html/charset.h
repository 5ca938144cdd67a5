/* charset.h: bytes in any character set become text. */
#pragma once

#include <glib.h>

/* Once, in warm_up: the converters that no worker may load. */
void charset_prepare (void);

/* The character set that a byte order mark names (Unicode, 23.8), or NULL; its length. */
const char *charset_from_mark (const guint8 *bytes, gsize length, gsize *ret_mark);

/* Text without control characters, each line ending in \n.  `name` is what the bytes are said to be, and is
 * believed where it can be true; NULL or an unknown name: UTF-16 or UTF-8 where they can be that, and what is
 * not UTF-8 is taken for Windows-1252.  Nothing is dropped: `ret_n_lost`, which may be NULL, is raised for
 * each place that stands as U+FFFD, and where a name that we do not know leaves the letters to a guess. Owned
 * by the caller. */
char *charset_decode (const guint8 *bytes, gsize length, const char *name, guint *ret_n_lost);

/* What is known to be UTF-16, low byte first, as Windows keeps text.  Otherwise the same. */
char *charset_decode_wide (const guint8 *bytes, gsize length, guint *ret_n_lost);

/* Whether the name is of a character set that we know. */
gboolean charset_is_known (const char *name);

/* What `charset_decode` does to text that is UTF-8 already.  Owned by the caller. */
char *charset_clean (const char *text, gsize length);
