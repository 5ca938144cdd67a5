/* trial.h: documents that were already read, asked what a stage's rules make of them.
 *
 * Test cases, a bundle with a page taken away, and a bundle under other rules are all tried in the same way:
 * matched, classified in workers, and covered.  No file is opened. */
#pragma once

#include "cases.h"
#include "check.h"

typedef struct {
  char *name;              /* to people: of the case or the bundle */
  CpPlace place;           /* of the case; file NULL for a bundle */
  const CpScheme *scheme;  /* borrowed */
  const CpStage *stage;    /* borrowed; NULL where only kinds are asked for */
  const CpItems *items;    /* borrowed, from own_items, another trial or a check */
  CpItems *own_items;      /* NULL where they are another's */
  CpDocuments *documents;  /* its readings are borrowed, from own_readings, another trial or a check */
  GPtrArray *own_readings; /* CpReading */
  CpFacts *facts;
  GDate today;
  /* what came of it; NULL until it was tried */
  CpHits *hits;
  CpFindings *findings;
  CpCoverage *coverage;
} CpTrial;

void cp_trial_free (CpTrial *trial);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpTrial, cp_trial_free)

/* The case borrows nothing from the trial, but must outlive it, as must the check and the other trial. */
CpTrial *cp_trial_new_of_case (const CpCase *one);
/* These documents of cases, to see which kinds they are. */
CpTrial *cp_trial_new_of_documents (const CpScheme *scheme, const GPtrArray *documents);
/* A bundle that was checked, against any stage of any scheme. */
CpTrial *cp_trial_new_of_check (const CpCheck *check, const CpScheme *scheme, const CpStage *stage);
/* The same again, not tried yet. */
CpTrial *cp_trial_copy (const CpTrial *other);

/* Takes a page away from a trial that was not tried yet, and the facts that the sender states in the same
 * document.  page 0: the whole document. */
void cp_trial_remove_page (CpTrial *trial, const CpItem *item, guint32 page);
/* Takes a fact away; nothing where it is not known. */
void cp_trial_remove_fact (CpTrial *trial, const char *name);
/* The index of an item's document, or -1. */
gint cp_trial_find_document (const CpTrial *trial, const CpItem *item);

/* Tries all of them (CpTrial) at once: a document that several share is classified once.  Runs the host.
 * FALSE with CP_ERROR (FAULT). */
gboolean cp_pipeline_try (CpHost *host, const GPtrArray *trials, GError **error);
