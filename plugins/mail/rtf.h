/* rtf.h: the rich text form of a message in an Outlook file. */
#pragma once

#include <glib.h>

/* Unpacks it ([MS-OXRTFCP]).  NULL where it cannot be that, or is too large.  Owned by the caller. */
GByteArray *rtf_unpack (const guint8 *bytes, gsize length);

/* Its text; a web page where that is wrapped in it ([MS-OXRTFEX]), and then `ret_is_html` is TRUE.  Owned by
 * the caller. */
char *rtf_to_text (const guint8 *bytes, gsize length, gboolean *ret_is_html, guint *n_lost);
