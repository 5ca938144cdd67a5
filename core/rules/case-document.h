/* case-document.h: the documents of test cases. */
#pragma once

#include "cases.h"
#include "schema.h"

/* A map that keeps to the table of documents.  Owned by the caller; what is wrong with it is added to the
 * faults, and the document must not be used then. */
CpCaseDocument *cp_case_document_read (const CpSchemaContext *context, const CpScheme *scheme,
                                       const CpYaml *map);
/* What a sender's coproof.yaml looks like that states these facts. */
CpCaseDocument *cp_case_document_new_stated (const CpSchemaContext *context, const CpYaml *stated);
void cp_case_document_free (CpCaseDocument *document);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpCaseDocument, cp_case_document_free)
