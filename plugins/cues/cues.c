/* cues.c: takes a document with the hits of the cues of kinds.yaml, gives the kinds that it could be. */
#include "answers.h"
#include "shape.h"
#include "signs.h"
#include "written.h"

#include <math.h>

/* Less than this is no finding. */
#define LEAST_SCORE 0.3
/* A share of 0.44 is as good as half right, since kinds that are told are told too rarely rather than too
 * often. */
#define MODESTY 0.85
/* What counts in a part of a long document, and in a page that begins a paper of its own. */
#define PLAIN_SCORE 0.9
#define PLAIN_PART_SCORE 0.75
/* What a score is held under when something that must also be there is not. */
#define INCOMPLETE_SCORE 0.45

/* Where so many lines to write on are empty, nobody has filled it in, whatever its words say. */
#define EMPTY_RULES 2

/* At most so many reasons are told, and none that hardly counted. */
#define MOST_REASONS 6
#define LEAST_SHARE 0.25

typedef struct {
  gdouble weight;
  const char *why;
} Reason;

static gboolean
competes (const Kind *kind)
{
  return kind->weights->len > 0;
}

/* What a kind comes to in one passage. */
typedef struct {
  gdouble sum, score;
  gboolean has_sign; /* something spoke for it */
  const CpHit *best; /* where the strongest sign stands; NULL where none has a place */
  gdouble best_weight;
  GArray *reasons; /* Reason; NULL where nothing was weighed */
  char *words;     /* a reason of its own; NULL where the words say nothing for it */
} Weighing;

static void
weighing_clear (Weighing *weighing)
{
  g_clear_pointer (&weighing->reasons, g_array_unref);
  g_clear_pointer (&weighing->words, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Weighing, weighing_clear)

static void
add (Weighing *weighing, gdouble weight, const char *why, const CpHit *hit)
{
  const Reason reason = { weight, why };

  weighing->sum += weight;
  if (weight < LEAST_SHARE)
    return;
  weighing->has_sign = TRUE;
  g_array_append_val (weighing->reasons, reason);
  if (hit == NULL || weight <= weighing->best_weight)
    return;
  weighing->best = hit;
  weighing->best_weight = weight;
}

static void
weigh_signs (const Signs *signs, const GPtrArray *known, const Kind *kind, Weighing *weighing)
{
  for (guint i = 0; i < kind->weights->len; i++) {
    const Weight *weight = &g_array_index (kind->weights, Weight, i);
    const Sign *sign = known->pdata[weight->sign];
    gdouble value = signs->values[weight->sign];
    if (value > 0)
      add (weighing, weight->weight * value, sign->why, signs->hits[weight->sign]);
  }
}

static void
weigh_words (const Wording *wording, guint kind, Weighing *weighing)
{
  gdouble weight = wording_weigh (wording, kind);

  if (weight >= LEAST_SHARE)
    weighing->words = wording_tell (wording, kind);
  add (weighing, weight, weighing->words, NULL);
}

static void
weigh_cues (const Passage *passage, const GPtrArray *cues, gint direction, Weighing *weighing)
{
  for (guint i = 0; i < cues->len; i++) {
    const Cue *cue = cues->pdata[i];
    const CpHit *hit = find_in_passage (passage, cue->query, cue->where);
    if (hit != NULL)
      add (weighing, direction * cue->weight, cue->why, hit);
  }
}

static gboolean
lacks_something (const Passage *passage, const Kind *kind)
{
  for (guint i = 0; i < kind->also->len; i++)
    if (!any_in_passage (passage, ((const Also *) kind->also->pdata[i])->queries))
      return TRUE;
  return FALSE;
}

/* A kind on its own: the odds that it is that kind. */
static void
weigh_alone (const Passage *passage, const Kind *kind, const TableShape *table, Weighing *weighing)
{
  weigh_cues (passage, kind->cues, 1, weighing);
  if (table != NULL && weighing->has_sign)
    add (weighing, table->weight, "It has a table with these columns, and its rows are filled in", NULL);
  weigh_cues (passage, kind->against, -1, weighing);
  weighing->score = 1 / (1 + exp (-weighing->sum));
  if (lacks_something (passage, kind))
    weighing->score = MIN (weighing->score, INCOMPLETE_SCORE);
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
  if (shape->answers > 0 && count_answers (document) >= shape->answers)
    return CP_FILLED_YES;
  if (count_found (document, shape->placeholders) > 0)
    return CP_FILLED_NO;
  if (shape->signatures > 0 && count_signatures (document) >= shape->signatures)
    return CP_FILLED_YES;
  if (count_rules (document) >= EMPTY_RULES)
    return CP_FILLED_NO;
  if (shape->days > 0 && count_days (document) >= shape->days)
    return CP_FILLED_YES;
  return shape->signs->len > 0 && count_found (document, shape->signs) >= shape->least_signs ? CP_FILLED_YES
                                                                                             : CP_FILLED_NO;
}

static gint
compare_reasons (gconstpointer a, gconstpointer b)
{
  gdouble left = ((const Reason *) a)->weight, right = ((const Reason *) b)->weight;

  return (left < right) - (left > right);
}

/* The first line of the passage, where nothing in it has a place of its own. */
static CpHit
first_line (const CpDocument *document)
{
  const CpPage *page = &document->pages[0];
  gsize start = strspn (page->text, " \t\n");

  return (CpHit){ .page = page->number,
                  .start = (guint32) start,
                  .length = (guint32) strcspn (page->text + start, "\n") };
}

static gboolean
report (const CpDocument *document, const Kind *kind, const Weighing *weighing, CpFilled filled,
        CpFinder *finder, GError **error)
{
  if (weighing->reasons == NULL)
    return TRUE;
  g_autoptr (GPtrArray) why = g_ptr_array_new ();
  const CpHit place = weighing->best != NULL ? *weighing->best : first_line (document);

  g_array_sort (weighing->reasons, compare_reasons); /* a merge sort: equals stay in the order of the file */
  for (guint i = 0; i < MIN (weighing->reasons->len, MOST_REASONS); i++)
    g_ptr_array_add (why, (gpointer) g_array_index (weighing->reasons, Reason, i).why);
  if (why->len == 0)
    g_ptr_array_add (why, (gpointer) "Nothing in it speaks for any other kind");
  g_ptr_array_add (why, NULL);
  const CpFinding finding = {
    .kind = kind->id,
    .page = place.page,
    .start = place.start,
    .length = place.length,
    .score = weighing->score,
    .filled = filled,
    .why = (const char *const *) why->pdata,
  };

  return finder->found (finder, &finding, error);
}

typedef struct {
  const Settings *settings;
  const CpDocument *document;
  const Ground *ground;
  Weighing *best;            /* one a kind: the passage that speaks most for it */
  const TableShape **tables; /* one a kind; NULL where no such table is filled in */
} Look;

static gdouble
sum_pair (const Weighing *weighings, const Pair *pair)
{
  return weighings[pair->kinds[0]].sum + weighings[pair->kinds[1]].sum - pair->cost;
}

static gdouble
find_highest (const Settings *settings, const Weighing *weighings)
{
  gdouble highest = -G_MAXDOUBLE;

  for (guint i = 0; i < settings->kinds->len; i++)
    if (competes (settings->kinds->pdata[i]))
      highest = MAX (highest, weighings[i].sum);
  for (guint i = 0; i < settings->pairs->len; i++)
    highest = MAX (highest, sum_pair (weighings, &g_array_index (settings->pairs, Pair, i)));
  return highest;
}

/* Kinds with weights compete for a passage, and so do the pairs of kinds that one paper may be of: their
 * shares add up to 1 (softmax).  A kind has its own share and those of its pairs. */
static void
share_out (const Settings *settings, Weighing *weighings)
{
  const GPtrArray *kinds = settings->kinds;
  g_autofree gdouble *shares = g_new0 (gdouble, MAX (1, kinds->len));
  gdouble highest = find_highest (settings, weighings), total = 0;

  for (guint i = 0; i < kinds->len; i++)
    if (competes (kinds->pdata[i]))
      total += shares[i] = exp (weighings[i].sum - highest);
  for (guint i = 0; i < settings->pairs->len; i++) {
    const Pair *pair = &g_array_index (settings->pairs, Pair, i);
    gdouble share = exp (sum_pair (weighings, pair) - highest);
    total += share;
    shares[pair->kinds[0]] += share;
    shares[pair->kinds[1]] += share;
  }
  for (guint i = 0; i < kinds->len; i++)
    if (competes (kinds->pdata[i]))
      weighings[i].score = pow (MIN (1, shares[i] / total), MODESTY);
}

/* A chapter of a report is not a paper of its own: only what is plain counts in a part, or further on in a
 * long document. */
static void
drop_faint (const GPtrArray *kinds, gboolean is_part, Weighing *weighings)
{
  for (guint i = 0; i < kinds->len; i++)
    if (is_part ? weighings[i].score < PLAIN_PART_SCORE
                : competes (kinds->pdata[i]) && weighings[i].score < PLAIN_SCORE)
      weighings[i].score = 0;
}

static void
keep_better (Weighing *best, Weighing *weighing)
{
  if (best->reasons != NULL && weighing->score <= best->score) {
    weighing_clear (weighing);
    return;
  }
  weighing_clear (best);
  *best = *weighing;
}

static void
look_at_passage (const Look *look, guint index)
{
  const GPtrArray *kinds = look->settings->kinds;
  const Passage passage = get_passage (look->ground, index);
  g_autoptr (Signs) signs = signs_new (&passage, look->settings->signs);
  g_autoptr (Wording) wording = wording_new (look->settings->vocabulary, passage_text (&passage));
  g_autofree Weighing *weighings = g_new0 (Weighing, MAX (1, kinds->len));

  for (guint i = 0; i < kinds->len; i++) {
    const Kind *kind = kinds->pdata[i];
    weighings[i] = (Weighing){ .sum = kind->start, .reasons = g_array_new (FALSE, FALSE, sizeof (Reason)) };
    weigh_signs (signs, look->settings->signs, kind, &weighings[i]);
    if (competes (kind))
      weigh_words (wording, i, &weighings[i]);
    else
      weigh_alone (&passage, kind, look->tables[i], &weighings[i]);
  }
  share_out (look->settings, weighings);
  if (index > 0)
    drop_faint (kinds, passage.is_part, weighings);
  for (guint i = 0; i < kinds->len; i++)
    keep_better (&look->best[i], &weighings[i]);
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
report_kind (const Look *look, guint index, CpFinder *finder, GError **error)
{
  const Kind *kind = look->settings->kinds->pdata[index];
  const Weighing *weighing = &look->best[index];
  gboolean is_picture = g_str_has_prefix (look->document->mime, "image/");

  if (kind->is_photo && is_picture && !report_photo (look->document, kind, finder, error))
    return FALSE;
  if (weighing->score < LEAST_SCORE || !(weighing->has_sign || kind->is_leftover))
    return TRUE;
  return report (look->document, kind, weighing,
                 judge_filled (look->document, kind->filled, look->tables[index]), finder, error);
}

static gboolean
look_through (const Look *look, CpFinder *finder, GError **error)
{
  const GPtrArray *kinds = look->settings->kinds;
  gboolean good = TRUE;

  for (guint i = 0; i < kinds->len; i++) {
    const Kind *kind = kinds->pdata[i];
    look->tables[i] = kind->filled != NULL ? find_filled_table (look->document, kind->filled) : NULL;
  }
  for (guint i = 0; i < count_passages (look->ground); i++)
    look_at_passage (look, i);
  for (guint i = 0; good && i < kinds->len; i++)
    good = report_kind (look, i, finder, error);
  for (guint i = 0; i < kinds->len; i++)
    weighing_clear (&look->best[i]);
  return good;
}

static gboolean
classify (const CpOpened *opened, const CpDocument *document, CpFinder *finder, GError **error)
{
  const Settings *settings = settings_of (opened);
  g_autoptr (Ground) ground = ground_new (document);
  g_autofree Weighing *best = g_new0 (Weighing, MAX (1, settings->kinds->len));
  g_autofree const TableShape **tables = g_new0 (const TableShape *, MAX (1, settings->kinds->len));
  const Look look = { settings, document, ground, best, tables };

  return look_through (&look, finder, error);
}

COPROOF_PLUGIN = {
  .struct_size = sizeof (CpPlugin),
  .name = "cues",
  .revision = 4,
  .summary = "tells kinds of evidence by the words and the shape of a document",
  .open = settings_open,
  .close = settings_close,
  .declare = settings_declare,
  .classify = classify,
};
