/* difference.h: what changes for a bundle when the rules do. */
#pragma once

#include "trial.h"

/* A requirement whose verdict is not what it was. */
typedef struct {
  const CpStage *stage;             /* of the new rules where they have it; borrowed */
  const CpRequirement *requirement; /* likewise */
  const CpCover *before, *after;    /* NULL where the rules do not ask for it */
} CpVerdictChange;

typedef struct {
  char *bundle;
  char *failure;      /* why the bundle could not be read; NULL where it was */
  guint n_compared;   /* requirements */
  GPtrArray *changes; /* CpVerdictChange, in the order of the stages */
  GPtrArray *trials;  /* CpTrial: what the changes borrow from */
  CpCheck *check;     /* what the trials borrow from */
  CpFacts *facts;     /* what the check borrows */
} CpDifference;

void cp_difference_free (CpDifference *difference);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpDifference, cp_difference_free)

/* Reads the bundle once and covers it by both schemes: at one stage, or at all where `stage` is NULL. options
 * has facts and the day; its stage is not used.  Runs the host.  A bundle that is held or refused is a
 * difference with a failure.  NULL with CP_ERROR (FAULT, USAGE). */
CpDifference *cp_pipeline_compare_rules (CpHost *host, const CpScheme *before, const CpScheme *after,
                                         const char *path, const char *stage, const CpCheckOptions *options,
                                         GError **error);
