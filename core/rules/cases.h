/* cases.h: mini-portfolios, written in YAML, that say what the rules must make of them.
 *
 * They stand in the folder `tests` of a scheme.  Documents are written as pages of text in a readable
 * notation; no file is parsed.  How to write them is in rules/README.md. */
#pragma once

#include "coverage.h"
#include "faults.h"

#define CP_CASES_FOLDER "tests"

/* What is expected of a document and a kind. */
typedef enum {
  CP_TOLD_NO,     /* not of this kind */
  CP_TOLD_YES,    /* of this kind, filled in or not */
  CP_TOLD_FILLED, /* and filled in */
  CP_TOLD_EMPTY,  /* and not filled in */
  CP_N_TOLD
} CpTold;

/* "yes" */
const char *cp_told_name (CpTold told);

typedef struct {
  CpPlace place;
  char *kind;
  CpTold told;
  char *not_yet; /* why it is known not to hold; NULL where it must hold */
} CpKindExpectation;

typedef struct {
  CpPlace place;
  const CpRequirement *requirement; /* of the case's own scheme; borrowed */
  CpVerdict verdict;
  GPtrArray *cites;   /* char *: the documents that are cited, and no others; NULL where nothing is said */
  gboolean is_nearly; /* it is a near miss: what was sent looks like it */
  char *not_yet;      /* why it is known not to hold; NULL where it must hold */
} CpExpectation;

/* A document as an extractor would have left it. */
typedef struct {
  CpPlace place;
  char *name;
  char *mime;
  CpOutcome outcome;
  CpReason reason;
  guint leaves_open, leaves_to_a_person; /* CpCarries bits */
  CpReading *reading;                    /* without an item; NULL where nothing of it was read */
  GPtrArray *kinds;                      /* CpKindExpectation */
  guint n_uses;                          /* by cases */
} CpCaseDocument;

typedef struct {
  CpPlace place;
  char *name;
  const CpScheme *scheme; /* with the choices of the case; borrowed */
  const CpStage *stage;   /* borrowed */
  GDate today;
  CpFacts *facts;
  GPtrArray *documents;    /* CpCaseDocument, borrowed */
  GPtrArray *expectations; /* CpExpectation */
} CpCase;

typedef struct {
  GPtrArray *schemes;   /* CpScheme: one for each set of choices; the first is the one where nobody chose */
  GPtrArray *documents; /* CpCaseDocument: all of them */
  GPtrArray *cases;     /* CpCase, by file and line */
} CpCases;

/* Every YAML file in the folder `tests` of the scheme, and `more` files (NULL-terminated; may be NULL).  The
 * scheme's own files are without faults.  NULL where faults were added. */
CpCases *cp_cases_read (const char *folder, const char *const *more, CpFaults *faults);
void cp_cases_free (CpCases *cases);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpCases, cp_cases_free)
