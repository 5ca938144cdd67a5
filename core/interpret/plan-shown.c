/* plan-shown.c: takes what was promised and all other papers, gives what shows that it was done.
 *
 * A passage is about an action when words stand together in it that tell this action from the plan's others.
 * It shows the action where it stands in a record and tells of something done; where it tells of something
 * meant, or stands in another sort of paper, a person must judge.  That an action did not work counts as
 * shown where the passage says what was learned. */
#include "passage.h"
#include "plan-action.h"
#include "text.h"

#include <string.h>

#define PLAN_KIND "delivery-plan"
#define FOUND 0.5
/* At most so many sentences are quoted together, of at most so many words. */
#define WINDOW_PASSAGES 3
#define WINDOW_WORDS 70
/* In a longer one the words do not stand together. */
#define LONGEST_PROOF 90
/* A shorter action may be told in the same words when it is done. */
#define RESTATED_BYTES 25
/* Of an action of more words, two say too little. */
#define FEW_WORDS 5
/* What was learned may be said some sentences later. */
#define LEARNED_PASSAGES 8
/* Some three thousand pages of print. */
#define MOST_WORDS 1500000
#define PLACES 3
/* Words of fewer letters tell nothing apart. */
#define LEAST_LETTERS 3

typedef enum { ROLE_NONE, ROLE_HINT, ROLE_RECORD } Role;

typedef struct {
  const CpReading *reading;
  const CpKind *kind;
  Role role;
  guint32 first_page; /* what stands before it is the plan */
  CpPassages *passages;
} Source;

typedef struct {
  CpVocabulary *vocabulary;
  CpStemPhrases *done, *undone, *meant, *failed, *learned, *common;
  GPtrArray *sources; /* Source */
  guint8 *roles;      /* by stem: what it is to the action in hand */
  guint *seen;        /* by stem: the window that saw it last */
  guint n_stems;
  guint stamp;
  const char *action; /* the text of the action in hand */
  const GArray *own;  /* stems of the action in hand, in its order */
  guint number;       /* of the action in hand, in the plan */
} Search;

/* What a stem is to an action. */
enum { STEM_NONE, STEM_SHARED, STEM_OWN };

/* The words of an action. */
typedef struct {
  GArray *own;    /* guint: stems that tell it from the others */
  GArray *shared; /* guint: its other stems, and those of its partners */
} Words;

/* What was found for an action in one window. */
typedef struct {
  const Source *source;
  guint first, past; /* passages */
  guint n_own, n_shared;
  gboolean has_pair;
  gboolean is_numbered; /* a row that tells what was done about the action of this number */
  CpPromiseState state;
  gboolean did_not_work;
  guint learned; /* the passage that says what was learned */
} Match;

static void
source_free (gpointer data)
{
  Source *source = data;

  cp_passages_free (source->passages);
  g_free (source);
}

static void
words_free (gpointer data)
{
  Words *words = data;

  g_array_unref (words->own);
  g_array_unref (words->shared);
  g_free (words);
}

/* What the document is before all else. */
static Role
find_role (const CpPlanInput *input, guint document, const CpKind **ret_kind)
{
  const CpPlanRules *rules = input->scheme->plan;

  for (guint i = 0; i < cp_findings_count (input->findings, document); i++) {
    const CpFinding *finding = cp_findings_get (input->findings, document, i);
    gboolean is_record = cp_plan_rules_has (rules->records, finding->kind);
    if (finding->score < FOUND || g_str_equal (finding->kind, PLAN_KIND))
      break;
    *ret_kind = cp_scheme_find_kind (input->scheme, finding->kind);
    if (is_record && finding->filled != CP_FILLED_NO)
      return ROLE_RECORD;
    if (cp_plan_rules_has (rules->hints, finding->kind))
      return ROLE_HINT;
  }
  return ROLE_NONE;
}

static gboolean
is_before (const CpReading *reading, const CpDateSpan *plan_date)
{
  return plan_date != NULL && reading->date != NULL && cp_item_date_is_known (reading->date) &&
         g_date_compare (&reading->date->own.span.last, &plan_date->first) < 0;
}

static const CpPlan *
find_plan (const GPtrArray *plans, guint document)
{
  for (guint i = 0; i < plans->len; i++)
    if (((const CpPlan *) plans->pdata[i])->document == document)
      return plans->pdata[i];
  return NULL;
}

/* Many papers in one file: behind the pages of the plan, a record may begin.  FALSE where none does. */
static gboolean
find_record_behind (const CpPlanInput *input, const CpPlan *plan, Source *source)
{
  guint32 last_page = 0;

  for (guint i = 0; i < plan->actions->len; i++)
    last_page = MAX (last_page, ((const CpAction *) plan->actions->pdata[i])->place->page);
  for (guint i = 0; i < cp_findings_count (input->findings, plan->document); i++) {
    const CpFinding *finding = cp_findings_get (input->findings, plan->document, i);
    if (finding->score < FOUND || finding->page <= last_page || finding->filled == CP_FILLED_NO ||
        !cp_plan_rules_has (input->scheme->plan->records, finding->kind))
      continue;
    source->role = ROLE_RECORD;
    source->first_page = finding->page;
    source->kind = cp_scheme_find_kind (input->scheme, finding->kind);
    return TRUE;
  }
  return FALSE;
}

static gboolean
is_source (const CpPlanInput *input, const CpDateSpan *plan_date, const GPtrArray *plans, guint document,
           Source *source)
{
  const CpPlan *plan = find_plan (plans, document);

  *source = (Source){ .reading = cp_documents_get (input->documents, document) };
  if (source->reading->item->same_as != NULL)
    return FALSE;
  if (plan != NULL)
    return find_record_behind (input, plan, source);
  source->role = find_role (input, document, &source->kind);
  return source->role != ROLE_NONE && !is_before (source->reading, plan_date);
}

/* TRUE where there was more than is gone through. */
static gboolean
read_sources (Search *search, const CpPlanInput *input, const CpDateSpan *plan_date, const GPtrArray *plans)
{
  gsize n_words = 0;

  for (guint i = 0; i < input->documents->readings->len; i++) {
    Source source;
    if (!is_source (input, plan_date, plans, i, &source))
      continue;
    if (n_words > MOST_WORDS)
      return TRUE;
    source.passages = cp_passages_new (source.reading, input->scheme->plan, search->vocabulary);
    n_words += source.passages->words->len;
    g_ptr_array_add (search->sources, g_memdup2 (&source, sizeof source));
  }
  return FALSE;
}

static void
add_stems (const Search *search, const char *text, GArray *stems)
{
  if (text == NULL)
    return;
  g_autoptr (GArray) words = cp_vocabulary_read (search->vocabulary, text, strlen (text));
  for (guint i = 0, n; i < words->len; i += MAX (n, 1)) {
    const CpTextWord *word = &g_array_index (words, CpTextWord, i);
    n = cp_stem_phrases_match (search->common, words, i);
    if (n > 0 || word->end - word->start < LEAST_LETTERS)
      continue;
    guint j = 0;
    while (j < stems->len && g_array_index (stems, guint, j) != word->stem)
      j++;
    if (j == stems->len)
      g_array_append_val (stems, word->stem);
  }
}

static guint
count_actions_with (const GPtrArray *all, guint stem)
{
  guint n = 0;

  for (guint i = 0; i < all->len; i++) {
    const GArray *stems = ((const Words *) all->pdata[i])->own;
    for (guint j = 0; j < stems->len; j++)
      n += g_array_index (stems, guint, j) == stem;
  }
  return n;
}

/* A word that stands in many of the plan's actions tells none of them apart. */
static void
part_words (const GPtrArray *all)
{
  guint most = MAX (1, all->len / 4);
  g_autoptr (GPtrArray) parted = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++) {
    const Words *words = all->pdata[i];
    GArray *own = g_array_new (FALSE, FALSE, sizeof (guint));
    for (guint j = 0; j < words->own->len; j++) {
      guint stem = g_array_index (words->own, guint, j);
      g_array_append_val (count_actions_with (all, stem) <= most ? own : words->shared, stem);
    }
    g_ptr_array_add (parted, own);
  }
  for (guint i = 0; i < all->len; i++) {
    Words *words = all->pdata[i];
    g_array_unref (words->own);
    words->own = parted->pdata[i];
  }
}

static GPtrArray *
read_words (const Search *search, const CpPlan *plan)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (words_free);

  for (guint i = 0; i < plan->actions->len; i++) {
    const CpAction *action = plan->actions->pdata[i];
    Words *words = g_new (Words, 1);
    words->own = g_array_new (FALSE, FALSE, sizeof (guint));
    words->shared = g_array_new (FALSE, FALSE, sizeof (guint));
    add_stems (search, action->action, words->own);
    add_stems (search, action->with, words->shared);
    add_stems (search, action->lead, words->shared);
    g_ptr_array_add (all, words);
  }
  part_words (all);
  return all;
}

static const CpPassage *
get_passage (const Source *source, guint index)
{
  return &g_array_index (source->passages->passages, CpPassage, index);
}

static const CpTextWord *
get_word (const Source *source, guint index)
{
  return &g_array_index (source->passages->words, CpTextWord, index);
}

static guint8
role_of (const Search *search, guint stem)
{
  return stem < search->n_stems ? search->roles[stem] : STEM_NONE;
}

/* Whether the two stand so in the action, too: "interview panel" is no panel that interviewed. */
static gboolean
is_pair (const GArray *own, guint first, guint second)
{
  for (guint i = 0; i + 1 < own->len; i++)
    if (g_array_index (own, guint, i) == first)
      return g_array_index (own, guint, i + 1) == second;
  return FALSE;
}

/* Counts each stem of the passage once for the window. */
static void
count_passage (Search *search, const CpPassage *passage, Match *match)
{
  guint before = G_MAXUINT, before_at = 0;
  const char *text = passage->page->text + passage->start;

  match->is_numbered |= passage->tells_done && g_ascii_strtoull (text, NULL, 10) == search->number;
  for (guint i = passage->first; i < passage->past; i++) {
    guint stem = get_word (match->source, i)->stem;
    guint8 role = role_of (search, stem);
    if (role == STEM_NONE)
      continue;
    if (role == STEM_OWN) {
      match->has_pair |= before != G_MAXUINT && i - before_at <= 2 && is_pair (search->own, before, stem);
      before = stem;
      before_at = i;
    }
    if (search->seen[stem] == search->stamp)
      continue;
    search->seen[stem] = search->stamp;
    match->n_own += role == STEM_OWN;
    match->n_shared += role == STEM_SHARED;
  }
}

static gboolean
has_own (const Search *search, const Source *source, const CpPassage *passage)
{
  for (guint i = passage->first; i < passage->past; i++)
    if (role_of (search, get_word (source, i)->stem) == STEM_OWN)
      return TRUE;
  return FALSE;
}

static gboolean
says (const CpStemPhrases *phrases, const Source *source, const CpPassage *passage)
{
  return cp_stem_phrases_are_in (phrases, source->passages->words, passage->first, passage->past);
}

/* A word that only looks like the past, "needed", does not count. */
static gboolean
says_done (const Search *search, const Source *source, const CpPassage *passage)
{
  const GArray *words = source->passages->words;

  for (guint i = passage->first; i < passage->past; i++) {
    guint n = cp_stem_phrases_match (search->done, words, i);
    if (n > 0 && i + n <= passage->past && cp_stem_phrases_match (search->undone, words, i) == 0)
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_question (const CpPassage *passage)
{
  return passage->page->text[passage->end - 1] == '?';
}

/* Whether the window tells of something done; what is only meant in a sentence about the action is not. */
static gboolean
tells_done (const Search *search, const Match *match)
{
  gboolean is_done = FALSE;

  for (guint i = match->first; i < match->past; i++) {
    const CpPassage *passage = get_passage (match->source, i);
    if (passage->tells_done)
      return TRUE;
    gboolean is_meant = says (search->meant, match->source, passage);
    if (is_meant && has_own (search, match->source, passage))
      return FALSE;
    is_done |= !is_meant && !is_question (passage) && says_done (search, match->source, passage);
  }
  return is_done;
}

/* "This one has not worked.  We made the card ...": the sentence before counts, and is shown with it. */
static gboolean
tells_failed (const Search *search, Match *match)
{
  guint block = get_passage (match->source, match->first)->block;

  for (guint i = match->first; i < match->past; i++)
    if (says (search->failed, match->source, get_passage (match->source, i)))
      return TRUE;
  if (match->first == 0)
    return FALSE;
  const CpPassage *before = get_passage (match->source, match->first - 1);
  if (before->block != block || !says (search->failed, match->source, before))
    return FALSE;
  match->first--;
  return TRUE;
}

/* The passage of the same block that says what was learned. */
static gboolean
find_learned (const Search *search, const Match *match, guint *ret_learned)
{
  const GArray *passages = match->source->passages->passages;
  guint block = get_passage (match->source, match->first)->block;

  for (guint i = match->first; i < passages->len && i < match->past + LEARNED_PASSAGES; i++) {
    const CpPassage *passage = get_passage (match->source, i);
    if (passage->block != block)
      return FALSE;
    if (says (search->learned, match->source, passage)) {
      *ret_learned = i;
      return TRUE;
    }
  }
  return FALSE;
}

/* Two words are few: they must stand together as they do in the action, and not be all that speaks for it. */
static gboolean
is_about (const Match *match, guint n_own)
{
  if (match->is_numbered)
    return match->n_own >= 1;
  if (match->n_own < 2)
    return FALSE;
  if (match->n_own == 2)
    return match->has_pair ? n_own <= FEW_WORDS && (match->n_shared > 0 || n_own == 2)
                           : n_own == 2 && match->n_shared > 0;
  return match->n_own * 5 >= n_own * 2 || (match->has_pair && match->n_own * 10 >= n_own * 3);
}

/* A copy of the plan, or a list of what it says, repeats the action's own words; that shows nothing but the
 * plan. */
static gboolean
is_restated (const Search *search, const Match *match)
{
  const CpPassage *first = get_passage (match->source, match->first),
                  *last = get_passage (match->source, match->past - 1);
  g_autofree char *text = cp_text_fold_space (first->page->text + first->start, last->end - first->start);

  return !first->tells_done && strlen (search->action) >= RESTATED_BYTES &&
         strstr (text, search->action) != NULL;
}

static guint
count_words (const Match *match)
{
  return get_passage (match->source, match->past - 1)->past -
         get_passage (match->source, match->first)->first;
}

static void
judge (const Search *search, Match *match, guint n_own)
{
  match->state = CP_PROMISE_NOT_SHOWN;
  if (match->n_own < 2 && !match->is_numbered)
    return;
  gboolean is_strong = is_about (match, n_own), is_record = match->source->role == ROLE_RECORD;
  if (!is_strong && (match->n_own + match->n_shared < 3))
    return;
  match->state = CP_PROMISE_MAY_BE;
  if (!is_strong || !is_record || count_words (match) > LONGEST_PROOF)
    return;
  if (tells_failed (search, match)) {
    match->did_not_work = find_learned (search, match, &match->learned);
    if (match->did_not_work)
      match->state = CP_PROMISE_SHOWN;
  } else if (tells_done (search, match) && !is_restated (search, match)) {
    match->state = CP_PROMISE_SHOWN;
  }
}

static gboolean
is_better (const Match *match, const Match *best)
{
  guint words = match->n_own * 2 + match->n_shared + match->has_pair,
        best_words = best->n_own * 2 + best->n_shared + best->has_pair;

  if (match->state != best->state)
    return match->state > best->state;
  if (words != best_words)
    return words > best_words;
  return match->past - match->first < best->past - best->first;
}

/* The best window of a document for the action. */
static Match
search_source (Search *search, const Source *source, guint n_own)
{
  const GArray *passages = source->passages->passages;
  Match best = { .source = source };

  for (guint i = 0; i < passages->len; i++) {
    const CpPassage *first = get_passage (source, i);
    if (first->page->number < source->first_page || !has_own (search, source, first))
      continue;
    Match match = { .source = source, .first = i };
    search->stamp++;
    for (guint j = i; j < passages->len && j < i + WINDOW_PASSAGES; j++) {
      const CpPassage *passage = get_passage (source, j);
      if (passage->block != first->block || (j > i && passage->past - first->first > WINDOW_WORDS))
        break;
      match.past = j + 1;
      count_passage (search, passage, &match);
      Match judged = match;
      judge (search, &judged, n_own);
      if (is_better (&judged, &best))
        best = judged;
    }
  }
  return best;
}

static gint
compare_matches (gconstpointer a, gconstpointer b)
{
  const Match *first = a, *second = b;

  return is_better (first, second) ? -1 : is_better (second, first) ? 1 : 0;
}

static void
add_place (CpAction *action, const Source *source, guint first, guint past)
{
  const CpPassage *from = get_passage (source, first), *to = get_passage (source, past - 1);
  CpEvidence *place = cp_action_place_new (source->reading, from->page, from->start, to->end - from->start);

  place->kind = source->kind;
  g_ptr_array_add (action->shown, place);
}

/* Only the places of the best sort are shown: what may show it says nothing where something does. */
static void
keep (CpAction *action, const GArray *matches)
{
  for (guint i = 0; i < matches->len && i < PLACES; i++) {
    const Match *match = &g_array_index (matches, Match, i);
    if (i == 0) {
      action->state = match->state;
      action->did_not_work = match->did_not_work;
    } else if (match->state != action->state) {
      return;
    }
    add_place (action, match->source, match->first, match->past);
    if (match->did_not_work && match->learned >= match->past)
      add_place (action, match->source, match->learned, match->learned + 1);
  }
}

static void
set_roles (Search *search, const GArray *stems, guint8 role)
{
  for (guint i = 0; i < stems->len; i++)
    search->roles[g_array_index (stems, guint, i)] = role;
}

static void
search_action (Search *search, CpAction *action, const Words *words)
{
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (Match));

  action->state = CP_PROMISE_NOT_SHOWN;
  search->action = action->action;
  search->own = words->own;
  set_roles (search, words->shared, STEM_SHARED);
  set_roles (search, words->own, STEM_OWN);
  for (guint i = 0; i < search->sources->len; i++) {
    const Match match = search_source (search, search->sources->pdata[i], words->own->len);
    if (match.state > CP_PROMISE_NOT_SHOWN)
      g_array_append_val (matches, match);
  }
  set_roles (search, words->shared, STEM_NONE);
  set_roles (search, words->own, STEM_NONE);
  g_array_sort (matches, compare_matches);
  keep (action, matches);
}

static void
search_init (Search *search, const CpPlanRules *rules)
{
  memset (search, 0, sizeof *search);
  search->vocabulary = cp_vocabulary_new ();
  search->done = cp_stem_phrases_new (search->vocabulary, rules->done, CP_PHRASE_BY_WORD);
  search->undone = cp_stem_phrases_new (search->vocabulary, rules->undone, CP_PHRASE_BY_WORD);
  search->meant = cp_stem_phrases_new (search->vocabulary, rules->meant, CP_PHRASE_BY_WORD);
  search->failed = cp_stem_phrases_new (search->vocabulary, rules->failed, CP_PHRASE_BY_WORD);
  search->learned = cp_stem_phrases_new (search->vocabulary, rules->learned, CP_PHRASE_BY_WORD);
  search->common = cp_stem_phrases_new (search->vocabulary, rules->common, CP_PHRASE_BY_STEM);
  search->sources = g_ptr_array_new_with_free_func (source_free);
}

static void
search_clear (Search *search)
{
  g_ptr_array_unref (search->sources);
  cp_stem_phrases_free (search->done);
  cp_stem_phrases_free (search->undone);
  cp_stem_phrases_free (search->meant);
  cp_stem_phrases_free (search->failed);
  cp_stem_phrases_free (search->learned);
  cp_stem_phrases_free (search->common);
  cp_vocabulary_free (search->vocabulary);
  g_free (search->roles);
  g_free (search->seen);
}

gboolean
cp_plan_find_shown (const CpPlanInput *bundle, const CpPlan *plan, const CpDateSpan *plan_date,
                    const GPtrArray *plans)
{
  Search search;

  search_init (&search, bundle->scheme->plan);
  gboolean is_cut = read_sources (&search, bundle, plan_date, plans);
  g_autoptr (GPtrArray) words = read_words (&search, plan);
  search.n_stems = cp_vocabulary_count (search.vocabulary);
  search.roles = g_new0 (guint8, search.n_stems);
  search.seen = g_new0 (guint, search.n_stems);
  for (guint i = 0; i < plan->actions->len; i++) {
    search.number = i + 1;
    search_action (&search, plan->actions->pdata[i], words->pdata[i]);
  }
  search_clear (&search);
  return is_cut;
}
