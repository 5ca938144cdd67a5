/* cues.c: takes a document with the hits of the cues of kinds.yaml, gives the kinds that it could be. */
#include "answers.h"
#include "passage.h"
#include "shape.h"

#include <math.h>

/* Less than this is no finding. */
#define LEAST_SCORE 0.3
/* What a score is held under when something that must also be there is not. */
#define INCOMPLETE_SCORE 0.45

/* What a kind comes to in one passage. */
typedef struct {
  gdouble score;
  const CpHit *best; /* where the strongest cue stands; NULL where none fired */
  GPtrArray *why;    /* borrowed words; NULL where nothing was weighed */
} Weighing;

static void
weighing_clear (Weighing *weighing)
{
  g_clear_pointer (&weighing->why, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Weighing, weighing_clear)

static gdouble
weigh_cues (const Passage *passage, const Kind *kind, Weighing *weighing)
{
  gdouble sum = 0, best_weight = 0;

  for (guint i = 0; i < kind->cues->len; i++) {
    const Cue *cue = kind->cues->pdata[i];
    const CpHit *hit = find_in_passage (passage, cue->query, cue->where);
    if (hit == NULL)
      continue;
    sum += cue->weight;
    g_ptr_array_add (weighing->why, cue->why);
    if (weighing->best == NULL || cue->weight > best_weight) {
      weighing->best = hit;
      best_weight = cue->weight;
    }
  }
  return sum;
}

static gdouble
weigh_against (const Passage *passage, const Kind *kind, Weighing *weighing)
{
  gdouble sum = 0;

  for (guint i = 0; i < kind->against->len; i++) {
    const Cue *cue = kind->against->pdata[i];
    if (find_in_passage (passage, cue->query, cue->where) == NULL)
      continue;
    sum += cue->weight;
    g_ptr_array_add (weighing->why, cue->why);
  }
  return sum;
}

static gboolean
lacks_something (const Passage *passage, const Kind *kind)
{
  for (guint i = 0; i < kind->also->len; i++)
    if (!any_in_passage (passage, ((const Also *) kind->also->pdata[i])->queries))
      return TRUE;
  return FALSE;
}

static Weighing
weigh (const Passage *passage, const Kind *kind, const TableShape *table)
{
  Weighing weighing = { .why = g_ptr_array_new () };
  gdouble sum = kind->start + weigh_cues (passage, kind, &weighing);

  if (weighing.best == NULL)
    return weighing;
  if (table != NULL) {
    sum += table->weight;
    g_ptr_array_add (weighing.why,
                     (gpointer) "It has a table with these columns, and its rows are filled in");
  }
  sum -= weigh_against (passage, kind, &weighing);
  weighing.score = 1 / (1 + exp (-sum));
  if (lacks_something (passage, kind))
    weighing.score = MIN (weighing.score, INCOMPLETE_SCORE);
  return weighing;
}

static Weighing
weigh_all (const Ground *ground, const Kind *kind, const TableShape *table)
{
  Weighing best = { 0 };

  for (guint i = 0; i < count_passages (ground); i++) {
    const Passage passage = get_passage (ground, i);
    g_auto (Weighing) weighing = weigh (&passage, kind, table);
    if (best.why != NULL && weighing.score <= best.score)
      continue;
    weighing_clear (&best);
    best = weighing;
    best.why = g_steal_pointer (&weighing.why);
  }
  return best;
}

/* What somebody wrote or ticked counts for more than a prompt that was left standing; a sign in the words for
 * less. */
static CpFilled
judge_filled (const CpDocument *document, const FilledShape *shape, const TableShape *table)
{
  if (shape == NULL)
    return CP_FILLED_NOT_ASKED;
  if (table != NULL)
    return CP_FILLED_YES;
  if (shape->labels->len > 0 && count_filled_labels (document, shape) >= shape->at_least)
    return CP_FILLED_YES;
  if (shape->ticks > 0 && count_ticks (document) >= shape->ticks)
    return CP_FILLED_YES;
  if (shape->fields > 0 && count_filled_fields (document) >= shape->fields)
    return CP_FILLED_YES;
  return shape->signs->len > 0 && count_found (document, shape->signs) >= shape->least_signs &&
                 count_found (document, shape->placeholders) == 0
             ? CP_FILLED_YES
             : CP_FILLED_NO;
}

static gboolean
report (const Kind *kind, const Weighing *weighing, CpFilled filled, CpFinder *finder, GError **error)
{
  g_ptr_array_add (weighing->why, NULL);
  const CpFinding finding = {
    .kind = kind->id,
    .page = weighing->best->page,
    .start = weighing->best->start,
    .length = weighing->best->length,
    .score = weighing->score,
    .filled = filled,
    .why = (const char *const *) weighing->why->pdata,
  };

  return finder->found (finder, &finding, error);
}

static gboolean
look_for (const Ground *ground, const CpDocument *document, const Kind *kind, CpFinder *finder,
          GError **error)
{
  const TableShape *table = kind->filled != NULL ? find_filled_table (document, kind->filled) : NULL;
  g_auto (Weighing) weighing = weigh_all (ground, kind, table);

  if (weighing.best == NULL || weighing.score < LEAST_SCORE)
    return TRUE;
  return report (kind, &weighing, judge_filled (document, kind->filled, table), finder, error);
}

static const char *
find_meta (const CpDocument *document, const char *key)
{
  for (gsize i = 0; i < document->n_metas; i++)
    if (g_str_equal (document->metas[i].key, key))
      return document->metas[i].value;
  return NULL;
}

/* A picture that a camera says it took; any other could as well be a scan or a drawing. */
static gboolean
report_photo (const CpDocument *document, const Kind *kind, CpFinder *finder, GError **error)
{
  const char *camera = find_meta (document, "camera"), *taken = find_meta (document, "taken");
  const char *const why[] = { camera != NULL ? "A camera took it" : "It has the date on which it was taken",
                              NULL };
  const CpFinding finding = { .kind = kind->id, .page = document->pages[0].number, .score = 0.9, .why = why };

  return (camera == NULL && taken == NULL) || finder->found (finder, &finding, error);
}

static gboolean
declare (const CpSettings *settings, CpQueries *queries, GError **error)
{
  g_autoptr (GPtrArray) kinds = read_settings (settings, queries, error);

  return kinds != NULL;
}

static gboolean
classify (const CpSettings *settings, const CpDocument *document, CpFinder *finder, GError **error)
{
  g_autoptr (GPtrArray) kinds = read_settings (settings, NULL, error);
  gboolean is_picture = g_str_has_prefix (document->mime, "image/");
  g_autoptr (Ground) ground = ground_new (document);

  for (guint i = 0; kinds != NULL && i < kinds->len; i++) {
    const Kind *kind = kinds->pdata[i];
    if (kind->is_photo && is_picture && !report_photo (document, kind, finder, error))
      return FALSE;
    if (!look_for (ground, document, kind, finder, error))
      return FALSE;
  }
  return kinds != NULL;
}

COPROOF_PLUGIN = {
  .struct_size = sizeof (CpPlugin),
  .name = "cues",
  .revision = 2,
  .summary = "tells kinds of evidence by the words and the shape of a document",
  .declare = declare,
  .classify = classify,
};
