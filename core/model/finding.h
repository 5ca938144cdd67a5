/* finding.h: what classifiers found in each document. */
#pragma once

#include "coproof-plugin.h"

/* For each document (by its index in CpDocuments) an array of CpFinding, by score from the highest, then by
 * kind. */
typedef struct {
  GPtrArray *by_document; /* GPtrArray of CpFinding, owned */
} CpFindings;

CpFindings *cp_findings_new (guint n_documents);
void cp_findings_free (CpFindings *findings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpFindings, cp_findings_free)

/* Copies the finding. */
void cp_findings_add (CpFindings *findings, guint document, const CpFinding *finding);
/* Forgets what was found in the document. */
void cp_findings_drop (CpFindings *findings, guint document);
/* To be called once, when all findings are in. */
void cp_findings_sort (CpFindings *findings);

static inline guint
cp_findings_count (const CpFindings *findings, guint document)
{
  return ((GPtrArray *) findings->by_document->pdata[document])->len;
}

static inline const CpFinding *
cp_findings_get (const CpFindings *findings, guint document, guint index)
{
  return (const CpFinding *) ((GPtrArray *) findings->by_document->pdata[document])->pdata[index];
}
