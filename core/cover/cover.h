/* cover.h: from what a stage asks and what was found to a verdict for every requirement.
 *
 * Pure: no input or output, no clock, no SQL.  The same arguments always give the same coverage. */
#pragma once

#include "coverage.h"
#include "finding.h"

typedef struct {
  const CpItems *items;
  const CpDocuments *documents;
  const CpHits *hits;
  const CpFindings *findings;
  const CpFacts *facts;
  GDate today;
} CpCoverInput;

/* The result borrows from the stage and the input, which must outlive it. */
CpCoverage *cp_cover_stage (const CpStage *stage, const CpCoverInput *input);
