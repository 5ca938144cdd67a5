/* coverage.h: for every requirement of a stage a verdict, and the proof of it. */
#pragma once

#include "document.h"
#include "fact.h"
#include "scheme.h"

typedef enum {
  CP_VERDICT_COVERED,
  CP_VERDICT_PARTLY,
  CP_VERDICT_NOT_FOUND,
  CP_VERDICT_UNREADABLE,
  CP_VERDICT_OUT_OF_DATE,
  CP_VERDICT_TO_BE_JUDGED,
  CP_VERDICT_NOT_APPLICABLE,
  CP_N_VERDICTS
} CpVerdict;

/* "not found": the word in JSON */
const char *cp_verdict_name (CpVerdict verdict);
/* "Not found in what was sent": the words that people see */
const char *cp_verdict_words (CpVerdict verdict);

typedef struct {
  gdouble x1, y1, x2, y2;
} CpBox;

/* A place that proves something, or hints at it. */
typedef struct {
  const CpItem *item; /* borrowed */
  guint32 page;       /* 0 where there are no pages */
  CpUnit unit;
  char *label;           /* the page's own name; may be NULL */
  guint32 start, length; /* in the page's text */
  char *quote;           /* NULL where there is none: a photo */
  GArray *boxes;         /* CpBox, one a line; NULL where there is no picture of the page */
  const CpKind *kind;    /* borrowed; may be NULL */
} CpEvidence;

/* What was found for one need, or one part of it. */
typedef struct CpCover CpCover;
struct CpCover {
  const CpNeed *need; /* borrowed */
  CpVerdict verdict;
  char *reason;            /* a sentence for people */
  GPtrArray *evidence;     /* CpEvidence, the best first */
  GPtrArray *looked_in;    /* CpItem, borrowed: items that were read and could have carried it */
  GPtrArray *unread;       /* CpItem, borrowed: items not (wholly) read that could have carried it */
  GPtrArray *for_a_person; /* CpItem, borrowed: items that could carry it and that only a person can read */
  GPtrArray *parts;        /* CpCover: one a part of the need */
};

CpCover *cp_cover_new (const CpNeed *need);
void cp_cover_free (CpCover *cover);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpCover, cp_cover_free)
void cp_evidence_free (CpEvidence *evidence);

typedef struct {
  const CpRequirement *requirement; /* borrowed */
  CpCover *cover;
} CpLine;

typedef struct {
  const CpStage *stage; /* borrowed */
  GPtrArray *lines;     /* CpLine, in the order of the stage */
  guint summary[CP_N_VERDICTS];
} CpCoverage;

CpCoverage *cp_coverage_new (const CpStage *stage);
void cp_coverage_free (CpCoverage *coverage);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpCoverage, cp_coverage_free)
/* Takes the cover over and counts its verdict. */
void cp_coverage_add (CpCoverage *coverage, const CpRequirement *requirement, CpCover *cover);
