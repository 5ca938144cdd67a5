/* classify.h: from documents and hits to findings, through classifiers in workers.
 *
 * A classifier first declares its queries; the host asks them of the whole portfolio together with those of
 * the rules; then each document goes to each classifier with its own hits, and nothing else.  Short documents
 * go together into one worker; where that fails, each goes alone. */
#pragma once

#include "document.h"
#include "finding.h"
#include "host.h"
#include "scheme.h"

extern const CpWork cp_classify_declare_work;
extern const CpWork cp_classify_work;

typedef struct {
  char *plugin;    /* "cues" */
  GArray *queries; /* guint32: the number in the portfolio's set, by the classifier's own number */
} CpClassifier;

/* Hands the scheme's kinds to every classifier, asks it for its queries and adds them to the set.  Runs the
 * host.  An array of CpClassifier; NULL with CP_ERROR (FAULT) when there is none, or one cannot declare:
 * without it nothing could be found. */
GPtrArray *cp_classify_declare (CpHost *host, const CpScheme *scheme, CpQuerySet *queries, GError **error);

/* Sorts every document into kinds.  A document that a classifier fails on gets a gap that says so, and its
 * item becomes partly read.  Runs the host.  NULL with CP_ERROR (FAULT). */
CpFindings *cp_classify_documents (CpHost *host, const CpScheme *scheme, const GPtrArray *classifiers,
                                   const CpDocuments *documents, const CpHits *hits, GError **error);
