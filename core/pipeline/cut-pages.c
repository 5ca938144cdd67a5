/* cut-pages.c: takes trials, gives the claims that stay when one of their pages goes. */
#include "mutation-parts.h"

/* A trial without one of its pages. */
typedef struct {
  const CpTrial *whole;
  CpTrial *rest;
  CpLeaf removed;
  GArray *lines; /* guint: the requirements that cited it */
} Cut;

static void
cut_free (gpointer data)
{
  Cut *cut = data;

  g_array_unref (cut->lines);
  g_free (cut);
}

static Cut *
find_cut (GPtrArray *cuts, guint first, const CpLeaf *leaf)
{
  for (guint i = first; i < cuts->len; i++) {
    Cut *cut = cuts->pdata[i];
    if (cut->removed.item == leaf->item && cut->removed.page == leaf->page)
      return cut;
  }
  return NULL;
}

static void
add_cut (GPtrArray *cuts, guint first, const CpTrial *trial, guint line, const CpLeaf *leaf)
{
  Cut *cut = find_cut (cuts, first, leaf);

  if (cut == NULL) {
    cut = g_new0 (Cut, 1);
    cut->whole = trial;
    cut->removed = *leaf;
    cut->lines = g_array_new (FALSE, FALSE, sizeof (guint));
    g_ptr_array_add (cuts, cut);
  }
  if (cut->lines->len == 0 || g_array_index (cut->lines, guint, cut->lines->len - 1) != line)
    g_array_append_val (cut->lines, line);
}

/* Each page that a covered requirement cites, once a trial. */
static void
plan_cuts (const CpTrial *trial, GPtrArray *cuts)
{
  guint first = cuts->len;

  for (guint i = 0; i < trial->coverage->lines->len; i++) {
    const CpCover *cover = cp_mutation_get_line (trial, i)->cover;
    for (guint j = 0; cp_mutation_is_covered (trial, i) && j < cover->evidence->len; j++) {
      const CpEvidence *evidence = cover->evidence->pdata[j];
      const CpLeaf leaf = { evidence->item, evidence->page };
      add_cut (cuts, first, trial, i, &leaf);
    }
  }
}

static gboolean
cites (const CpCover *cover, const CpLeaf *leaf)
{
  for (guint i = 0; i < cover->evidence->len; i++) {
    const CpEvidence *evidence = cover->evidence->pdata[i];
    if (evidence->item == leaf->item && (evidence->page == leaf->page || leaf->page == 0))
      return TRUE;
  }
  for (guint i = 0; i < cover->parts->len; i++)
    if (cites (cover->parts->pdata[i], leaf))
      return TRUE;
  return FALSE;
}

static gboolean
has_evidence (const CpCover *cover, const CpEvidence *wanted)
{
  for (guint i = 0; i < cover->evidence->len; i++) {
    const CpEvidence *evidence = cover->evidence->pdata[i];
    if (evidence->item == wanted->item && evidence->page == wanted->page &&
        evidence->start == wanted->start && evidence->length == wanted->length)
      return TRUE;
  }
  return FALSE;
}

/* Whether the first cites all of other documents that the second does. */
static gboolean
keeps_others (const CpCover *cover, const CpCover *before, const CpItem *item)
{
  for (guint i = 0; i < before->evidence->len; i++) {
    const CpEvidence *evidence = before->evidence->pdata[i];
    if (evidence->item != item && !has_evidence (cover, evidence))
      return FALSE;
  }
  return TRUE;
}

static gboolean
is_same_hit (const CpHit *a, const CpHit *b)
{
  return a->query == b->query && a->page == b->page && a->start == b->start && a->length == b->length;
}

/* The hits of a document, those of one page apart, before and after. */
static gboolean
are_same_hits (const GArray *before, const GArray *after, guint32 apart)
{
  guint j = 0;

  for (guint i = 0; i < before->len; i++) {
    const CpHit *hit = &g_array_index (before, CpHit, i);
    if (hit->page == apart)
      continue;
    if (j >= after->len || !is_same_hit (hit, &g_array_index (after, CpHit, j)))
      return FALSE;
    j++;
  }
  return j == after->len;
}

static gboolean
are_same_findings (const GPtrArray *before, const GPtrArray *after)
{
  for (guint i = 0; i < before->len && before->len == after->len; i++) {
    const CpFinding *a = before->pdata[i], *b = after->pdata[i];
    if (!g_str_equal (a->kind, b->kind) || a->page != b->page || a->start != b->start ||
        a->length != b->length || a->score < b->score || a->score > b->score || a->filled != b->filled)
      return FALSE;
  }
  return before->len == after->len;
}

/* What other pages said, and what other documents were taken for. */
static gboolean
leaves_others_alone (const Cut *cut)
{
  const CpTrial *whole = cut->whole, *rest = cut->rest;

  for (guint i = 0; i < whole->documents->readings->len; i++) {
    gboolean is_cut = cp_documents_get (whole->documents, i)->item == cut->removed.item;
    if (is_cut && cut->removed.page == 0)
      continue;
    if (!are_same_hits (whole->hits->by_document->pdata[i], rest->hits->by_document->pdata[i],
                        is_cut ? cut->removed.page : 0))
      return FALSE;
    if (!is_cut &&
        !are_same_findings (whole->findings->by_document->pdata[i], rest->findings->by_document->pdata[i]))
      return FALSE;
  }
  return TRUE;
}

static void
judge_cut (CpMutation *mutation, const Cut *cut)
{
  gboolean leaves_others = leaves_others_alone (cut);

  for (guint i = 0; i < cut->lines->len; i++) {
    guint line = g_array_index (cut->lines, guint, i);
    const CpCover *before = cp_mutation_get_line (cut->whole, line)->cover,
                  *after = cp_mutation_get_line (cut->rest, line)->cover;
    const char *fault = cites (after, &cut->removed) ? "it is still cited"
                        : !leaves_others             ? "other pages say something else"
                        : !keeps_others (after, before, cut->removed.item)
                            ? "another document's proof is gone, too"
                            : NULL;
    mutation->n++;
    if (fault == NULL)
      continue;
    g_autofree char *words = g_strdup_printf ("%s: without page %u of %s, %s",
                                              cp_mutation_get_line (cut->whole, line)->requirement->id,
                                              cut->removed.page, cut->removed.item->name, fault);
    cp_mutation_add_fault (mutation, cut->whole, words);
  }
}

gboolean
cp_mutation_cut_pages (CpHost *host, const GPtrArray *trials, CpMutation *mutation, GError **error)
{
  g_autoptr (GPtrArray) cuts = g_ptr_array_new_with_free_func (cut_free);
  g_autoptr (GPtrArray) rests = g_ptr_array_new_with_free_func ((GDestroyNotify) cp_trial_free);

  for (guint i = 0; i < trials->len; i++)
    plan_cuts (trials->pdata[i], cuts);
  for (guint i = 0; i < cuts->len; i++) {
    Cut *cut = cuts->pdata[i];
    cut->rest = cp_trial_copy (cut->whole);
    cp_trial_remove_page (cut->rest, cut->removed.item, cut->removed.page);
    g_ptr_array_add (rests, cut->rest);
  }
  if (!cp_pipeline_try (host, rests, error))
    return FALSE;
  for (guint i = 0; i < cuts->len; i++)
    judge_cut (mutation, cuts->pdata[i]);
  return TRUE;
}
