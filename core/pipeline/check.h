/* check.h: the whole story: a bundle in, coverage out. */
#pragma once

#include "classify.h"
#include "cover.h"
#include "facts.h"
#include "host.h"
#include "index-claims.h"
#include "plan.h"
#include "rules.h"
#include "survey.h"
#include "voices.h"

/* Everything that a worker of this program can be asked to do; NULL-terminated.  The program and its zygote
 * share it. */
extern const CpWork *const cp_works[];

/* Reads and checks the rules, their queries included.  NULL with CP_ERROR (USAGE): the message is all faults.
 */
CpScheme *cp_pipeline_load_rules (const char *folder, GError **error);

/* The same with the rules' test cases; adds to `warnings` what is no fault and yet probably not meant. */
CpScheme *cp_pipeline_lint_rules (const char *folder, CpFaults *warnings, GError **error);

/* Whether the stage is one of the scheme's, before an hour's reading and not after.  NULL will do.  FALSE
 * with CP_ERROR (USAGE). */
gboolean cp_pipeline_check_stage (const CpScheme *scheme, const char *stage, GError **error);

typedef struct {
  const char *stage; /* NULL: as the bundle's coproof.yaml says */
  GDate today;
  gboolean anyway;         /* read an archive that cannot be trusted */
  gboolean no_recognition; /* words in pictures are not read */
  CpFacts *facts;          /* from the command line; those of the sender are added */
  const char *plan;        /* a file: the plan that was accepted; NULL: what the bundle has */
} CpCheckOptions;

/* One bundle, checked against one stage. */
typedef struct CpCheck CpCheck;
struct CpCheck {
  const CpScheme *scheme; /* borrowed */
  const CpStage *stage;   /* borrowed */
  CpFacts *facts;         /* borrowed */
  GDate today;
  CpItems *items;
  CpDocuments *documents;
  CpHits *hits;
  CpFindings *findings;
  CpCoverage *coverage;
  CpCheck *given; /* the plan that was accepted, read from a file of its own; NULL where none was given */
  CpPlanSection *plan; /* what was promised, and what shows it; NULL where the stage reads no plan */
  CpSurveys *surveys;  /* NULL where a file was read on its own */
  CpVoices *voices;    /* who acted; NULL where the scheme has no rules for it */
  GPtrArray *pointers; /* CpPointer: where the sender says that things are */
  char *facts_fault;   /* what is wrong with the bundle's coproof.yaml; NULL where nothing is */
  guint guards;        /* CpGuard bits that held */
  gboolean time_limit_met;
};

void cp_check_free (CpCheck *check);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpCheck, cp_check_free)

/* `paths` are the bundle, NULL-terminated.  NULL with CP_ERROR: USAGE, HELD, REFUSED or FAULT. */
CpCheck *cp_pipeline_check (CpHost *host, const CpScheme *scheme, const char *const *paths,
                            const CpCheckOptions *options, GError **error);

/* One file on its own: what was understood of it, and what kinds of evidence it could be. */
CpCheck *cp_pipeline_read (CpHost *host, const CpScheme *scheme, const char *path, gboolean no_recognition,
                           GError **error);
