/* unread.h: what is said of a part of an office file that was not read: the file is still worth reading. */
#pragma once

#include "coproof-plugin.h"

/* The gap that a failure to read leaves. */
CpGapWhy unread_why (const GError *failure);
/* Pushes it, of that page or of the whole file: "The part with the footnotes was not read: it is damaged."
 * FALSE only when the sink stops. */
gboolean unread_push (CpSink *sink, guint32 page, const char *part_words, guint carries,
                      const GError *failure, GError **error);
