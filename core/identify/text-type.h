/* text-type.h: a second look at what libmagic calls text: e-mails, web pages, and shortcuts to things
 * elsewhere. */
#pragma once

#include <glib.h>

/* A closer type than `mime`, or NULL where there is none. */
const char *cp_identify_text_type (const guint8 *bytes, gsize length, const char *mime);
