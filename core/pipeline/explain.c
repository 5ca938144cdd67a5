/* explain.c: takes a need and what was found, gives for each document which filters hold.  What fits here is
 * what cover takes for proof: a test holds the two together. */
#include "explain.h"
#include "age.h"
#include "proof-hit.h"

#include <string.h>

static const CpFinding *
find_best (const CpCheck *check, guint document, const CpNeed *need)
{
  for (guint i = 0; i < cp_findings_count (check->findings, document); i++) {
    const CpFinding *finding = cp_findings_get (check->findings, document, i);
    if (g_str_equal (finding->kind, need->kind->id))
      return finding;
  }
  return NULL;
}

static gboolean
is_filled_as_asked (const CpNeed *need, const CpFinding *finding)
{
  return need->filled == CP_TRI_ANY || (need->filled == CP_TRI_YES) == (finding->filled == CP_FILLED_YES);
}

/* Whether any finding of the kind will do; a lesser one may be filled in where the best is not. */
static gboolean
has_finding (const CpCheck *check, guint document, const CpNeed *need)
{
  for (guint i = 0; i < cp_findings_count (check->findings, document); i++) {
    const CpFinding *finding = cp_findings_get (check->findings, document, i);
    if (g_str_equal (finding->kind, need->kind->id) && finding->score >= need->score &&
        is_filled_as_asked (need, finding))
      return TRUE;
  }
  return FALSE;
}

static void
judge (CpLook *look, gboolean holds, CpLack lack)
{
  if (holds)
    look->n_met++;
  else
    look->lacks |= lack;
}

static void
look_for_kind (const CpCheck *check, guint document, const CpNeed *need, CpLook *look)
{
  look->finding = find_best (check, document, need);
  if (look->finding == NULL)
    judge (look, FALSE, CP_LACKS_KIND);
  else if (look->finding->score < need->score)
    judge (look, FALSE, CP_LACKS_SCORE);
  else
    judge (look, has_finding (check, document, need),
           need->filled == CP_TRI_YES ? CP_LACKS_FILLED : CP_LACKS_EMPTY);
}

static gboolean
has_field (const CpReading *reading, const char *name)
{
  for (guint i = 0; i < reading->fields->len; i++) {
    const CpField *field = &g_array_index (reading->fields, CpField, i);
    if (field->filled && g_ascii_strcasecmp (field->name, name) == 0)
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_in_time (const CpCheck *check, const CpNeed *need, const CpReading *reading)
{
  const CpCoverInput input = { check->items,    check->documents, check->hits,
                               check->findings, check->facts,     check->today };

  return cp_age_judge (&input, need, reading) <= CP_AGE_UNKNOWN;
}

static CpLook
look_at (const CpCheck *check, guint document, const CpNeed *need)
{
  CpLook look = { .reading = cp_documents_get (check->documents, document) };

  if (need->kind != NULL)
    look_for_kind (check, document, need, &look);
  if (need->field != NULL)
    judge (&look, has_field (look.reading, need->field), CP_LACKS_FIELD);
  if (need->says != CP_NO_QUERY) {
    g_autoptr (GPtrArray) said =
        cp_find_proof_hits (look.reading, check->hits, document, need->says, need->unless);
    look.said = said != NULL ? said->pdata[0] : NULL;
    judge (&look, look.said != NULL, CP_LACKS_WORDS);
  }
  for (guint i = 0; i < CP_N_TOPIC_FILTERS; i++) {
    if (need->topics[i] == NULL)
      continue;
    gboolean holds = cp_find_topic_hit (look.reading, check->hits, document, need->topics[i]) != NULL;
    judge (&look, holds, CP_LACKS_TOPIC);
    if (!holds && look.topic == NULL)
      look.topic = need->topics[i];
  }
  if (!is_in_time (check, need, look.reading))
    judge (&look, FALSE, CP_LACKS_DATE);
  return look;
}

gboolean
cp_look_is_near (const CpLook *look)
{
  return look->lacks != 0 && (look->n_met > 0 || look->finding != NULL);
}

static gdouble
score_of (const CpLook *look)
{
  return look->finding != NULL ? look->finding->score : 0;
}

static int
compare_looks (gconstpointer a, gconstpointer b)
{
  const CpLook *left = a, *right = b;

  if ((left->lacks == 0) != (right->lacks == 0))
    return left->lacks == 0 ? -1 : 1;
  if (left->n_met != right->n_met)
    return left->n_met > right->n_met ? -1 : 1;
  if (score_of (left) < score_of (right) || score_of (left) > score_of (right))
    return score_of (left) > score_of (right) ? -1 : 1;
  guint first = left->reading->item->order, second = right->reading->item->order;
  return (first > second) - (first < second);
}

GArray *
cp_explain_need (const CpCheck *check, const CpNeed *need)
{
  GArray *looks = g_array_new (FALSE, FALSE, sizeof (CpLook));

  for (guint i = 0; i < check->documents->readings->len; i++) {
    const CpLook look = look_at (check, i, need);
    g_array_append_val (looks, look);
  }
  g_array_sort (looks, compare_looks);
  return looks;
}
