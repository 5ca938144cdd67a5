/* mutation.c: the claims that outlived their proof. */
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
