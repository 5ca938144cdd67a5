/* audit-view.h: what all forms of the audit say in the same words. */
#pragma once

#include "audit.h"

extern const char cp_audit_legend[];
/* Said above the list of twins, so that nobody reads it as an accusation. */
extern const char cp_audit_twins_note[];

/* The stages that at least one bundle was checked against, in the scheme's order: CpStage, borrowed; the
 * array is the caller's. */
GPtrArray *cp_audit_stages (const CpAudit *audit);
/* The rows of a stage; NULL: those without a checklist.  CpAuditRow, borrowed; the array is the caller's. */
GPtrArray *cp_audit_rows (const CpAudit *audit, const CpStage *stage);
/* The organisation, or the bundle where it does not say.  Borrowed. */
const char *cp_audit_name (const CpAuditRow *row);
/* Whether something is still to be found, sent again or made newer: not what only a person can say. */
gboolean cp_audit_is_open (CpVerdict verdict);

/* Whether something that the scheme asks for is open, or something could not be read. */
gboolean cp_audit_needs_work (const CpAuditRow *row);

/* How often a requirement stays open over the rows of its stage. */
typedef struct {
  const CpRequirement *requirement; /* borrowed */
  guint n_open, n_rows;
} CpAuditCount;

/* The requirements that stay open, the most often first: CpAuditCount; the array is the caller's. */
GArray *cp_audit_count_open (const GPtrArray *rows, const CpStage *stage);
/* "G4, A satisfaction survey: open in 7 of 12".  Owned by the caller. */
char *cp_audit_count_words (const CpAuditCount *count);
/* "“consent letter.pdf”, the same file: Oak School and Elm School".  Owned by the caller. */
char *cp_audit_twin_words (const CpAuditTwin *twin);
