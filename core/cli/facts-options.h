/* facts-options.h: an option for each fact that no bundle can prove. */
#pragma once

#include "fact.h"
#include "options.h"

/* The values of the options, in the order of cp_fact_names. */
typedef struct {
  char *values[16];
} CpFactsOptions;

/* What cp_options_parse() does, with an option more for each fact; `own` ends with an entry without a name.
 */
gboolean cp_facts_options_parse (CpFactsOptions *facts, CpOptions *options, const GOptionEntry *own,
                                 const char *command, const char *const *formats, int n_arguments,
                                 char **arguments, GError **error);
/* Sets what was given.  FALSE with CP_ERROR (USAGE). */
gboolean cp_facts_options_set (const CpFactsOptions *options, CpFacts *facts, GError **error);
void cp_facts_options_clear (CpFactsOptions *options);
