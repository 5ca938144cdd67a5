/* view.h: what all forms of the checklist say in the same words. */
#pragma once

#include "check.h"

/* At most so many proofs stand beside a line; the rest is counted. */
#define CP_VIEW_PROOFS 3

/* "Found" means that something was found, not that the award is given. */
extern const char cp_view_legend[];

/* A sign of its own for each verdict, so that colour is never needed. */
const char *cp_view_mark (CpVerdict verdict);
/* What a verdict means, in a sentence. */
const char *cp_view_meaning (CpVerdict verdict);
/* "The scheme asks for this." or "The scheme suggests this." */
const char *cp_view_must (const CpRequirement *requirement);
/* The parts of a line that are shown one by one: those that were not found are left out where another was and
 * one is enough.  CpCover, borrowed; the array is the caller's. */
GPtrArray *cp_view_parts (const CpCover *cover);
/* Why the line has its verdict; NULL where its parts say it.  Owned by the caller. */
char *cp_view_reason (const CpCover *cover);
/* "A case study: Found", with the reason where it was not.  Owned by the caller. */
char *cp_view_part (const CpCover *part);
/* What the sender can do about a line; NULL where nothing is to be done. */
const char *cp_view_advice (const CpLine *line);
/* "plan.pdf, page 2".  Owned by the caller. */
char *cp_view_place (const CpEvidence *evidence);
/* The words of a quote in double marks, those within it in single ones; of a table of answers, in which
 * people name each other, a sentence that says so instead.  Owned by the caller; NULL where there are no
 * words: a photo. */
char *cp_view_quote (const CpEvidence *evidence);
/* Why an item was not read to its end, and what to do, in sentences.  Owned by the caller; NULL where it was.
 */
char *cp_view_problem (const CpItem *item, const CpReading *reading);
/* "the same as plan.docx; the two count once", where that is worth saying.  Owned by the caller; NULL where
 * it is not. */
char *cp_view_copy (const CpCheck *check, const CpItem *item);
/* Whether the item is one of those that computers make for themselves. */
gboolean cp_view_is_system_file (const CpItem *item);
/* How many items have each outcome. */
void cp_view_count (const CpItems *items, guint ret_counts[CP_N_OUTCOMES]);
/* "3 files: 2 read, 1 held."  Owned by the caller. */
char *cp_view_account (const CpItems *items);
/* The reading of an item, or NULL. */
const CpReading *cp_view_find_reading (const CpCheck *check, const CpItem *item);
/* Warnings that stand on every page: NULL-terminated, owned by the caller. */
char **cp_view_warnings (const CpCheck *check);
/* The facts and readings that the result rests on: NULL-terminated, owned by the caller. */
char **cp_view_assumptions (const CpCheck *check);
