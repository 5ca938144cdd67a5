/* mutation.h: do claims hang on their proof?  Takes the proof away, and looks whether the claim goes.
 *
 * For each requirement that is covered, each page that is cited is removed on its own: nothing may cite it
 * any more, and what other pages and documents say must stay the same.  Then all of its proof is removed,
 * again and again until no new proof appears: it must not stay covered. */
#pragma once

#include "trial.h"

typedef struct {
  guint n;          /* how often something was taken away */
  CpFaults *faults; /* what a claim outlived, with the place of the case, or the bundle's name */
} CpMutation;

void cp_mutation_free (CpMutation *mutation);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpMutation, cp_mutation_free)

/* The trials (CpTrial) were tried.  Runs the host.  NULL with CP_ERROR (FAULT). */
CpMutation *cp_pipeline_mutate (CpHost *host, const GPtrArray *trials, GError **error);
