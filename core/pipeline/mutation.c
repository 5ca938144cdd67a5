/* mutation.c: takes what was found, takes its proof away piece by piece, gives the claims that stayed. */
#include "mutation-parts.h"

void
cp_mutation_free (CpMutation *mutation)
{
  if (mutation == NULL)
    return;
  cp_faults_free (mutation->faults);
  g_free (mutation);
}

const CpLine *
cp_mutation_get_line (const CpTrial *trial, guint line)
{
  return trial->coverage->lines->pdata[line];
}

gboolean
cp_mutation_is_covered (const CpTrial *trial, guint line)
{
  return cp_mutation_get_line (trial, line)->cover->verdict == CP_VERDICT_COVERED;
}

void
cp_mutation_add_fault (CpMutation *mutation, const CpTrial *trial, const char *words)
{
  const char *file = trial->place.file;

  if (file == NULL)
    cp_faults_add (mutation->faults, trial->name, 0, 0, "%s", words);
  else
    cp_faults_add (mutation->faults, file, trial->place.line, trial->place.column, "%s: %s", trial->name,
                   words);
}

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
