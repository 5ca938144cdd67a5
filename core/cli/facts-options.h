/* facts-options.h: an option for each fact that no bundle can prove. */
#pragma once

#include "fact.h"

/* The values of the options, in the order of cp_fact_names. */
typedef struct {
  char *values[16];
} CpFactsOptions;

/* Adds a GOptionEntry for each fact. */
void cp_facts_options_add (CpFactsOptions *options, GArray *entries);
/* Sets what was given.  FALSE with CP_ERROR (USAGE). */
gboolean cp_facts_options_set (const CpFactsOptions *options, CpFacts *facts, GError **error);
void cp_facts_options_clear (CpFactsOptions *options);
