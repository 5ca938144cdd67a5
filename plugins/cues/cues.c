/* cues.c: takes a document with the hits of the cues of kinds.yaml, gives the kinds that it could be. */
#include "answers.h"
#include "settings.h"
#include "shape.h"

#include <math.h>

/* Less than this is no finding. */
#define LEAST_SCORE 0.3
/* What a score is held under when something that must also be there is not. */
#define INCOMPLETE_SCORE 0.45

static gboolean
is_where (const CpDocument *document, Where where, const CpHit *hit)
{
  switch (where) {
  case WHERE_HEADING:
    return is_in_heading (document, hit);
  case WHERE_START:
    return is_at_start (document, hit);
  case WHERE_TITLE:
    return is_in_title (document, hit);
  case WHERE_ANYWHERE:
    break;
  }
  return TRUE;
}

static gboolean
fires (const CpDocument *document, const Cue *cue, const CpHit **ret_hit)
{
  gsize n;
  const CpHit *hits = find_hits (document, cue->query, &n);

  for (gsize i = 0; i < n; i++)
    if (is_where (document, cue->where, &hits[i])) {
      *ret_hit = &hits[i];
      return TRUE;
    }
  return FALSE;
}

typedef struct {
  gdouble sum;
  const CpHit *best; /* where the strongest cue stands */
  gdouble best_weight;
  GPtrArray *why;
} Weighing;

static void
weigh_cues (const CpDocument *document, const Kind *kind, Weighing *weighing)
{
  for (guint i = 0; i < kind->cues->len; i++) {
    const Cue *cue = kind->cues->pdata[i];
    const CpHit *hit;
    if (!fires (document, cue, &hit))
      continue;
    weighing->sum += cue->weight;
    g_ptr_array_add (weighing->why, cue->why);
    if (weighing->best == NULL || cue->weight > weighing->best_weight) {
      weighing->best = hit;
      weighing->best_weight = cue->weight;
    }
  }
}

static void
weigh_against (const CpDocument *document, const Kind *kind, Weighing *weighing)
{
  for (guint i = 0; i < kind->against->len; i++) {
    const Cue *cue = kind->against->pdata[i];
    const CpHit *hit;
    if (!fires (document, cue, &hit))
      continue;
    weighing->sum -= cue->weight;
    g_ptr_array_add (weighing->why, cue->why);
  }
}

static gboolean
lacks_something (const CpDocument *document, const Kind *kind)
{
  for (guint i = 0; i < kind->also->len; i++)
    if (count_found (document, ((const Also *) kind->also->pdata[i])->queries) == 0)
      return TRUE;
  return FALSE;
}

/* What somebody wrote or ticked counts for more than a prompt that was left standing; a sign in the words for
 * less. */
static CpFilled
judge_filled (const CpDocument *document, const FilledShape *shape, guint n_rows)
{
  if (shape == NULL)
    return CP_FILLED_NOT_ASKED;
  if (shape->table != NULL && n_rows >= shape->table->rows)
    return CP_FILLED_YES;
  if (shape->labels->len > 0 && count_filled_labels (document, shape) >= shape->at_least)
    return CP_FILLED_YES;
  if (shape->ticks > 0 && count_ticks (document) >= shape->ticks)
    return CP_FILLED_YES;
  return shape->signs->len > 0 && count_found (document, shape->signs) >= shape->least_signs &&
                 count_found (document, shape->placeholders) == 0
             ? CP_FILLED_YES
             : CP_FILLED_NO;
}

static gboolean
report (const Kind *kind, const Weighing *weighing, CpFilled filled, gdouble score, CpFinder *finder,
        GError **error)
{
  g_ptr_array_add (weighing->why, NULL);
  const CpFinding finding = {
      .kind = kind->id,
      .page = weighing->best->page,
      .start = weighing->best->start,
      .length = weighing->best->length,
      .score = score,
      .filled = filled,
      .why = (const char *const *) weighing->why->pdata,
  };

  return finder->found (finder, &finding, error);
}

static gboolean
look_for (const CpDocument *document, const Kind *kind, CpFinder *finder, GError **error)
{
  g_autoptr (GPtrArray) why = g_ptr_array_new ();
  Weighing weighing = {.sum = kind->start, .why = why};
  guint n_rows = 0;

  weigh_cues (document, kind, &weighing);
  if (weighing.best == NULL)
    return TRUE;
  if (kind->filled != NULL && kind->filled->table != NULL) {
    n_rows = count_filled_rows (document, kind->filled);
    if (n_rows >= kind->filled->table->rows) {
      weighing.sum += kind->filled->table->weight;
      g_ptr_array_add (why, (gpointer) "It has a table with these columns, and its rows are filled in");
    }
  }
  weigh_against (document, kind, &weighing);
  gdouble score = 1 / (1 + exp (-weighing.sum));
  if (lacks_something (document, kind))
    score = MIN (score, INCOMPLETE_SCORE);
  return score < LEAST_SCORE ||
         report (kind, &weighing, judge_filled (document, kind->filled, n_rows), score, finder, error);
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
  const char *const why[] = {camera != NULL ? "A camera took it" : "It has the date on which it was taken",
                             NULL};
  const CpFinding finding = {.kind = kind->id, .page = document->pages[0].number, .score = 0.9, .why = why};

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

  for (guint i = 0; kinds != NULL && i < kinds->len; i++) {
    const Kind *kind = kinds->pdata[i];
    if (kind->is_photo && is_picture && !report_photo (document, kind, finder, error))
      return FALSE;
    if (!look_for (document, kind, finder, error))
      return FALSE;
  }
  return kinds != NULL;
}

COPROOF_PLUGIN = {
    COPROOF_PLUGIN_HEAD, .name = "cues",
    .revision = 2,       .summary = "tells kinds of evidence by the words and the shape of a document",
    .declare = declare,  .classify = classify,
};
