/* proof-hit.h: which hits of a query show something, and which only look so. */
#pragma once

#include "cover.h"

/* The hits of a query in a document that count, an array of const CpHit * that are borrowed from `hits`; NULL
 * where none does; owned by the caller.  One does not where `unless` (a query, or CP_NO_QUERY) has a hit in
 * the same sentence, nor where it is the name of a table's column with nothing below.  What a page says below
 * its headings stands in place of its headings, and before those that say it alone. */
GPtrArray *cp_find_proof_hits (const CpReading *reading, const CpHits *hits, guint document, guint32 query,
                               guint32 unless);
/* The first such hit of any of the topic's queries, borrowed; NULL where there is none. */
const CpHit *cp_find_topic_hit (const CpReading *reading, const CpHits *hits, guint document,
                                const CpTopic *topic);
