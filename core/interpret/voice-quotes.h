/* voice-quotes.h: what people say themselves: quotations with a name beside them, and letters. */
#pragma once

#include "voice-acts.h"

typedef struct {
  guint32 start, end; /* bytes of the page's text, without the marks */
} CpVoiceQuote;

/* What stands between quotation marks; GArray of CpVoiceQuote, owned by the caller. */
GArray *cp_voice_find_quotes (const char *text);
/* Adds each quotation whose speaker is named right beside it to `deeds` (CpVoiceDeed): their words, as
 * somebody else chose and wrote them down. */
void cp_voice_read_quotes (const CpVoiceRules *rules, const CpPage *page, const GArray *quotes,
                           GArray *deeds);
/* The level of whoever wrote the page in the first person; -1 where nobody says so, or several do.
 * `is_letter`: it is somebody's own letter or answer. */
gint cp_voice_find_speaker (const CpVoiceRules *rules, const CpPage *page, const GArray *quotes,
                            gboolean is_letter);
/* Adds what "I" or "we" did in this sentence of such a page. */
void cp_voice_read_own (const CpVoiceRules *rules, const CpPage *page, const CpVoiceUnit *unit,
                        const GArray *quotes, guint level, GArray *deeds);
