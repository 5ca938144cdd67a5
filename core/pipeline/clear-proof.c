/* clear-proof.c: takes trials, gives the claims that stay when all of their proof goes. */
#include "mutation-parts.h"

/* A requirement that loses all its proof. */
typedef struct {
  const CpTrial *whole;
  CpTrial *rest; /* borrowed: of the last round */
  guint line;
  GArray *removed; /* CpLeaf */
  gboolean without_facts, is_over;
} Clearing;

static void
clearing_free (gpointer data)
{
  Clearing *clearing = data;

  g_array_unref (clearing->removed);
  g_free (clearing);
}

static void
plan_clearings (const CpTrial *trial, GPtrArray *clearings)
{
  for (guint i = 0; i < trial->coverage->lines->len; i++) {
    if (!cp_mutation_is_covered (trial, i))
      continue;
    Clearing *clearing = g_new0 (Clearing, 1);
    clearing->whole = trial;
    clearing->line = i;
    clearing->removed = g_array_new (FALSE, FALSE, sizeof (CpLeaf));
    g_ptr_array_add (clearings, clearing);
  }
}

/* Adds the pages that are cited now; FALSE where there are none. */
static gboolean
add_cited (Clearing *clearing, const CpTrial *trial)
{
  const CpCover *cover = cp_mutation_get_line (trial, clearing->line)->cover;
  guint n = clearing->removed->len;

  for (guint i = 0; i < cover->evidence->len; i++) {
    const CpEvidence *evidence = cover->evidence->pdata[i];
    const CpLeaf leaf = { evidence->item, evidence->page };
    gboolean is_known = FALSE;
    for (guint j = 0; j < clearing->removed->len; j++) {
      const CpLeaf *known = &g_array_index (clearing->removed, CpLeaf, j);
      is_known = is_known || (known->item == leaf.item && known->page == leaf.page);
    }
    if (!is_known)
      g_array_append_val (clearing->removed, leaf);
  }
  return clearing->removed->len > n;
}

static const CpNeed *
find_needs (const CpStage *stage, const char *id)
{
  for (guint i = 0; i < stage->requirements->len; i++) {
    const CpRequirement *requirement = stage->requirements->pdata[i];
    if (g_str_equal (requirement->id, id))
      return requirement->needs;
  }
  return NULL;
}

/* A fact that was given when the check was made stands in no page: it is proof all the same. */
static void
remove_facts (CpTrial *trial, const CpNeed *need)
{
  const CpNeed *other = need->requirement != NULL ? find_needs (trial->stage, need->requirement) : NULL;

  if (need->fact != NULL)
    cp_trial_remove_fact (trial, need->fact);
  if (need->from != NULL)
    cp_trial_remove_fact (trial, need->from);
  if (other != NULL)
    remove_facts (trial, other);
  for (guint i = 0; i < need->of->len; i++)
    remove_facts (trial, need->of->pdata[i]);
}

static CpTrial *
clear (const Clearing *clearing)
{
  CpTrial *rest = cp_trial_copy (clearing->whole);

  for (guint i = 0; i < clearing->removed->len; i++) {
    const CpLeaf *leaf = &g_array_index (clearing->removed, CpLeaf, i);
    cp_trial_remove_page (rest, leaf->item, leaf->page);
  }
  if (clearing->without_facts)
    remove_facts (rest, cp_mutation_get_line (clearing->whole, clearing->line)->requirement->needs);
  return rest;
}

/* Takes away what is cited now, or else the facts.  A claim that outlives both stands on nothing. */
static CpTrial *
clear_more (Clearing *clearing, CpMutation *mutation)
{
  const CpTrial *last = clearing->rest != NULL ? clearing->rest : clearing->whole;

  clearing->is_over = !cp_mutation_is_covered (last, clearing->line);
  if (clearing->is_over)
    return NULL;
  if (!add_cited (clearing, last)) {
    clearing->is_over = clearing->without_facts;
    if (clearing->is_over) {
      g_autofree char *words = g_strdup_printf ("%s: it stays covered when all of its proof is gone",
                                                cp_mutation_get_line (last, clearing->line)->requirement->id);
      cp_mutation_add_fault (mutation, clearing->whole, words);
      return NULL;
    }
    clearing->without_facts = TRUE;
  }
  return clear (clearing);
}

gboolean
cp_mutation_clear_proof (CpHost *host, const GPtrArray *trials, CpMutation *mutation, GError **error)
{
  g_autoptr (GPtrArray) clearings = g_ptr_array_new_with_free_func (clearing_free);
  g_autoptr (GPtrArray) rests = NULL;

  for (guint i = 0; i < trials->len; i++)
    plan_clearings (trials->pdata[i], clearings);
  mutation->n += clearings->len;
  do {
    g_autoptr (GPtrArray) next = g_ptr_array_new_with_free_func ((GDestroyNotify) cp_trial_free);
    for (guint i = 0; i < clearings->len; i++) {
      Clearing *clearing = clearings->pdata[i];
      CpTrial *rest = clearing->is_over ? NULL : clear_more (clearing, mutation);
      if (rest == NULL)
        continue;
      clearing->rest = rest;
      g_ptr_array_add (next, rest);
    }
    g_clear_pointer (&rests, g_ptr_array_unref);
    rests = g_steal_pointer (&next);
    if (rests->len > 0 && !cp_pipeline_try (host, rests, error))
      return FALSE;
  } while (rests->len > 0);
  return TRUE;
}
