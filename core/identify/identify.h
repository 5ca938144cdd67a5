/* identify.h: what the bytes of an item are.  The name's extension is only a claim. */
#pragma once

#include "item.h"

/* In the zygote, once: loads libmagic's database.  CP_ERROR (FAULT). */
gboolean cp_identify_prepare (GError **error);

/* In a worker: the MIME type of the bytes, owned by the caller.  Containers are looked into, and any plain
 * text that nobody has a better name for is text/plain. */
char *cp_identify_bytes (const guint8 *bytes, gsize length);

/* Words for people where the path claims another type than the bytes have, NULL where it does not: "It is
 * called .pdf but is a Word document."  Owned by the caller. */
char *cp_identify_check_claim (const char *extension, const char *mime);

/* "a PDF", "a Word document"; the MIME type itself where there are no words.  Owned by the caller. */
char *cp_identify_type_words (const char *mime);

/* For people, where we do not read the type: what to do before it can be saved as a PDF, in sentences; NULL
 * where that is plain. */
const char *cp_identify_type_advice (const char *mime);

/* What a file of the type could carry if it could be read: CpCarries bits. */
guint cp_identify_carries (const char *mime);
