/* mutate.c: takes what was found, takes its proof away piece by piece, gives the claims that stayed. */
#include "mutation-parts.h"

CpMutation *
cp_pipeline_mutate (CpHost *host, const GPtrArray *trials, GError **error)
{
  g_autoptr (CpMutation) mutation = g_new0 (CpMutation, 1);

  mutation->faults = cp_faults_new ();
  return cp_mutation_cut_pages (host, trials, mutation, error) &&
                 cp_mutation_clear_proof (host, trials, mutation, error)
             ? g_steal_pointer (&mutation)
             : NULL;
}
