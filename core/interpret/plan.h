/* plan.h: what an organisation promised in its Delivery Plan, and what in the portfolio shows that it was
 * done.
 *
 * Pure: no input or output, no clock.  A plan's own word on how far it is, "completed" or a green cell, is
 * kept and is never proof.  Where there is a doubt a promise is "for you to judge" or not shown. */
#pragma once

#include "coverage.h"
#include "finding.h"

typedef enum {
  CP_PROMISE_NOT_ASKED, /* the stage does not ask */
  CP_PROMISE_NOT_SHOWN,
  CP_PROMISE_MAY_BE, /* something may show it: a person must judge */
  CP_PROMISE_SHOWN,
  CP_N_PROMISE_STATES
} CpPromiseState;

/* "not shown", "for you to judge", "shown"; NULL where the stage does not ask.  The words in JSON. */
const char *cp_promise_state_name (CpPromiseState state);

/* One action of a plan.  Texts are as the plan has them, white space folded; NULL where it says nothing. */
typedef struct {
  char *action, *lead, *with, *by_when, *measure;
  char *status; /* the plan's own word */
  CpDateSpan due;
  gboolean has_due;   /* `by_when` was understood */
  GPtrArray *levels;  /* CpTopic, borrowed: who takes part, as the plan says */
  GPtrArray *four_cs; /* CpTopic, borrowed */
  CpEvidence *place;  /* where it stands in the plan */
  CpPromiseState state;
  gboolean did_not_work; /* it is shown by words that say so, and what was learned */
  GPtrArray *shown;      /* CpEvidence: what shows it, or may, the best first */
} CpAction;

typedef struct {
  const CpItem *item; /* borrowed */
  guint document;     /* its index in CpDocuments */
  GPtrArray *actions; /* CpAction, in the order of the plan */
  gboolean is_partly; /* a table of it could not be read */
} CpPlan;

void cp_plan_free (CpPlan *plan);

/* What a plan that is sent now says otherwise than the one that was accepted. */
typedef struct {
  const CpPlan *plan; /* borrowed: the one sent now */
  GPtrArray *changes; /* char *: a sentence for people each; none where they say the same */
} CpPlanChanges;

typedef struct {
  gboolean is_given;   /* the plan was read from another file, and not from the bundle */
  gboolean asks_shown; /* the stage asks what shows that its actions were done */
  gboolean is_cut;     /* there was more text than is gone through */
  GPtrArray *plans;    /* CpPlan: those gone by, the one with most actions first; none where none was found */
  GPtrArray *own;      /* CpPlan: where one is given, those of the bundle */
  GPtrArray *changes;  /* CpPlanChanges: one for each of `own` */
} CpPlanSection;

/* What was found of a bundle, or of the file that was given. */
typedef struct {
  const CpScheme *scheme;
  const CpStage *stage;
  const CpDocuments *documents;
  const CpHits *hits;
  const CpFindings *findings;
} CpPlanInput;

/* The plans of the bundle or, where `given` is not NULL, the one of that file, with what the bundle shows of
 * them.  NULL where the stage reads no plans.  It borrows from both inputs, which must outlive it. */
CpPlanSection *cp_plan_section_new (const CpPlanInput *bundle, const CpPlanInput *given);
void cp_plan_section_free (CpPlanSection *section);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpPlanSection, cp_plan_section_free)
