/* evidence.h: which documents show what a single need asks for. */
#pragma once

#include "cover.h"

/* Fills evidence, looked_in and unread of the cover of an EVIDENCE need, and gives its verdict and reason. */
void cp_cover_find_evidence (const CpCoverInput *input, CpCover *cover);

/* A place in a reading as evidence; `widen` to the sentence around it.  Owned by the caller. */
CpEvidence *cp_evidence_new (const CpReading *reading, const CpPage *page, guint32 start, guint32 length,
                             gboolean widen);
CpEvidence *cp_evidence_copy (const CpEvidence *evidence);

/* "plan.pdf, notes.docx and 2 more".  Owned by the caller. */
char *cp_cover_join_names (const GPtrArray *items);
/* "plan.pdf, page 2" or "plan.pdf, under the heading 'Our actions'".  Owned by the caller. */
char *cp_evidence_place (const CpEvidence *evidence);
