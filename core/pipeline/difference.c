/* difference.c: takes a bundle and two schemes, gives the verdicts that differ. */
#include "difference.h"
#include "errors.h"

void
cp_difference_free (CpDifference *difference)
{
  if (difference == NULL)
    return;
  g_free (difference->bundle);
  g_free (difference->failure);
  g_ptr_array_unref (difference->changes);
  g_ptr_array_unref (difference->trials);
  cp_check_free (difference->check);
  cp_facts_free (difference->facts);
  g_free (difference);
}

static CpDifference *
difference_new (const char *path)
{
  CpDifference *difference = g_new0 (CpDifference, 1);

  difference->bundle = g_path_get_basename (path);
  difference->changes = g_ptr_array_new_with_free_func (g_free);
  difference->trials = g_ptr_array_new_with_free_func ((GDestroyNotify) cp_trial_free);
  difference->facts = cp_facts_new ();
  return difference;
}

/* The facts of the sender are added to those of the command line, which are for every bundle. */
static void
copy_facts (CpFacts *facts, const CpFacts *others)
{
  for (guint i = 0; i < others->facts->len; i++) {
    const CpFact *fact = others->facts->pdata[i];
    cp_facts_set (facts, fact->name->name, fact->value, fact->source, fact->item_id, NULL);
  }
}

/* FALSE where it could not be read.  A bundle that is held or refused has the words on it in the difference,
 * and the others go on. */
static gboolean
read_bundle (CpHost *host, const CpScheme *scheme, const char *path, const CpCheckOptions *options,
             CpDifference *difference, GError **error)
{
  const char *const paths[] = { path, NULL };
  CpCheckOptions own = *options;
  g_autoptr (GError) failure = NULL;

  copy_facts (difference->facts, options->facts);
  own.facts = difference->facts;
  own.stage = ((const CpStage *) scheme->stages->pdata[0])->id; /* all are tried later */
  difference->check = cp_pipeline_check (host, scheme, paths, &own, &failure);
  if (difference->check != NULL)
    return TRUE;
  if (g_error_matches (failure, CP_ERROR, CP_ERROR_HELD) ||
      g_error_matches (failure, CP_ERROR, CP_ERROR_REFUSED))
    difference->failure = g_strdup (failure->message);
  else
    g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static void
add_trials (CpDifference *difference, const CpScheme *scheme, const char *stage)
{
  for (guint i = 0; i < scheme->stages->len; i++) {
    const CpStage *one = scheme->stages->pdata[i];
    if (stage == NULL || g_str_equal (one->id, stage))
      g_ptr_array_add (difference->trials, cp_trial_new_of_check (difference->check, scheme, one));
  }
}

static const CpCover *
find_cover (const CpDifference *difference, const CpScheme *scheme, const char *id)
{
  for (guint i = 0; i < difference->trials->len; i++) {
    const CpTrial *trial = difference->trials->pdata[i];
    for (guint j = 0; trial->scheme == scheme && j < trial->coverage->lines->len; j++) {
      const CpLine *line = trial->coverage->lines->pdata[j];
      if (g_str_equal (line->requirement->id, id))
        return line->cover;
    }
  }
  return NULL;
}

static void
compare (CpDifference *difference, const CpTrial *trial, const CpLine *line, const CpCover *before,
         const CpCover *after)
{
  difference->n_compared++;
  if (before != NULL && after != NULL && before->verdict == after->verdict)
    return;
  CpVerdictChange *change = g_new0 (CpVerdictChange, 1);
  change->stage = trial->stage;
  change->requirement = line->requirement;
  change->before = before;
  change->after = after;
  g_ptr_array_add (difference->changes, change);
}

/* Every requirement of the new rules, then those that only the old ones ask for. */
static void
compare_all (CpDifference *difference, const CpScheme *before, const CpScheme *after)
{
  for (guint i = 0; i < difference->trials->len; i++) {
    const CpTrial *trial = difference->trials->pdata[i];
    for (guint j = 0; j < trial->coverage->lines->len; j++) {
      const CpLine *line = trial->coverage->lines->pdata[j];
      if (trial->scheme == after)
        compare (difference, trial, line, find_cover (difference, before, line->requirement->id),
                 line->cover);
      else if (find_cover (difference, after, line->requirement->id) == NULL)
        compare (difference, trial, line, line->cover, NULL);
    }
  }
}

CpDifference *
cp_pipeline_compare_rules (CpHost *host, const CpScheme *before, const CpScheme *after, const char *path,
                           const char *stage, const CpCheckOptions *options, GError **error)
{
  g_autoptr (CpDifference) difference = difference_new (path);

  if (!read_bundle (host, before, path, options, difference, error))
    return difference->failure != NULL ? g_steal_pointer (&difference) : NULL;
  add_trials (difference, after, stage);
  add_trials (difference, before, stage);
  if (!cp_pipeline_try (host, difference->trials, error))
    return NULL;
  compare_all (difference, before, after);
  return g_steal_pointer (&difference);
}
