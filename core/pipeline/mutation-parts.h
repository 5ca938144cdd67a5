/* mutation-parts.h: what the two ways of taking proof away share. */
#pragma once

#include "mutation.h"

/* A page of a document. */
typedef struct {
  const CpItem *item;
  guint32 page;
} CpLeaf;

/* Keeps a claim that outlived its proof. */
void cp_mutation_add_fault (CpMutation *mutation, const CpTrial *trial, const char *words);
/* The line of a trial that was tried; borrowed. */
const CpLine *cp_mutation_get_line (const CpTrial *trial, guint line);
gboolean cp_mutation_is_covered (const CpTrial *trial, guint line);

/* Each page that a covered requirement cites, on its own.  FALSE with CP_ERROR (FAULT). */
gboolean cp_mutation_cut_pages (CpHost *host, const GPtrArray *trials, CpMutation *mutation, GError **error);
/* All proof of each covered requirement, until no new proof appears.  FALSE with CP_ERROR (FAULT). */
gboolean cp_mutation_clear_proof (CpHost *host, const GPtrArray *trials, CpMutation *mutation,
                                  GError **error);
