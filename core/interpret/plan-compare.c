/* plan-compare.c: takes the plan that was accepted and one that was sent, says in sentences what differs. */
#include "plan-action.h"
#include "stem-phrase.h"
#include "text.h"

#include <string.h>

#define QUOTE_CHARACTERS 90
/* Two actions are the same where at least this share of the shorter one's words is in both. */
#define SAME_SHARE 0.6
#define MOST_NUMBERS 12

typedef struct {
  CpVocabulary *vocabulary;
  CpStemPhrases *common;
  GPtrArray *before, *now; /* GHashTable of stems, one an action */
  gint *partners;          /* of each action before: its index now, or -1 */
} Comparison;

static GHashTable *
read_stems (const Comparison *comparison, const char *text)
{
  GHashTable *stems = g_hash_table_new (g_direct_hash, g_direct_equal);
  g_autoptr (GArray) words = cp_vocabulary_read (comparison->vocabulary, text, strlen (text));

  for (guint i = 0; i < words->len; i++)
    if (cp_stem_phrases_match (comparison->common, words, i) == 0)
      g_hash_table_add (stems, GUINT_TO_POINTER (g_array_index (words, CpTextWord, i).stem));
  return stems;
}

static GPtrArray *
read_plan (const Comparison *comparison, const CpPlan *plan)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);

  for (guint i = 0; i < plan->actions->len; i++)
    g_ptr_array_add (all, read_stems (comparison, ((const CpAction *) plan->actions->pdata[i])->action));
  return all;
}

static gdouble
find_share (GHashTable *a, GHashTable *b)
{
  guint shorter = MIN (g_hash_table_size (a), g_hash_table_size (b)), n = 0;
  GHashTableIter iter;
  gpointer stem;

  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &stem, NULL))
    n += g_hash_table_contains (b, stem);
  return shorter > 0 ? (gdouble) n / shorter : 0;
}

static gboolean
is_taken (const Comparison *comparison, guint n, gint index)
{
  for (guint i = 0; i < n; i++)
    if (comparison->partners[i] == index)
      return TRUE;
  return FALSE;
}

/* The action of the new plan that is most like it, of those that no other one is. */
static gint
find_partner (const Comparison *comparison, guint index)
{
  gdouble best = SAME_SHARE;
  gint partner = -1;

  for (guint i = 0; i < comparison->now->len; i++) {
    gdouble share = find_share (comparison->before->pdata[index], comparison->now->pdata[i]);
    if (share >= best && (partner < 0 || share > best) && !is_taken (comparison, index, (gint) i)) {
      best = share;
      partner = (gint) i;
    }
  }
  return partner;
}

static char *
quote (const char *text)
{
  g_autofree char *shortened = cp_text_shorten (text, QUOTE_CHARACTERS);

  return g_strdup_printf ("“%s”", shortened);
}

static guint
read_numbers (const char *text, gdouble numbers[MOST_NUMBERS])
{
  guint n = 0;

  for (const char *c = text; *c != '\0' && n < MOST_NUMBERS;) {
    if (!g_ascii_isdigit (*c)) {
      c++;
      continue;
    }
    char *end;
    numbers[n++] = g_ascii_strtod (c, &end);
    c = end;
  }
  return n;
}

/* Whether a figure is lower where the two have equally many of them. */
static gboolean
is_lower (const char *before, const char *now)
{
  gdouble first[MOST_NUMBERS], second[MOST_NUMBERS];
  guint n = read_numbers (before, first);

  if (read_numbers (now, second) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (second[i] < first[i])
      return TRUE;
  return FALSE;
}

static void
add_measure (GPtrArray *changes, const CpAction *before, const CpAction *now)
{
  g_autofree char *name = quote (before->action);

  if (before->measure == NULL || g_strcmp0 (before->measure, now->measure) == 0)
    return;
  g_autofree char *old = quote (before->measure);
  if (now->measure == NULL) {
    g_ptr_array_add (changes,
                     g_strdup_printf ("%s: its measure was %s. This plan has none for it.", name, old));
    return;
  }
  g_autofree char *new = quote (now->measure);
  g_ptr_array_add (changes, g_strdup_printf ("%s: its measure was %s. It is now %s.%s", name, old, new,
                                             is_lower (before->measure, now->measure)
                                                 ? " A figure is lower: please judge whether the target is."
                                                 : ""));
}

static void
add_date (GPtrArray *changes, const CpAction *before, const CpAction *now)
{
  if (before->by_when == NULL || g_strcmp0 (before->by_when, now->by_when) == 0 ||
      (before->has_due && now->has_due && g_date_compare (&before->due.last, &now->due.last) == 0))
    return;
  g_autofree char *name = quote (before->action), *old = quote (before->by_when);
  if (now->by_when == NULL) {
    g_ptr_array_add (
        changes, g_strdup_printf ("%s: it was to be done by %s. This plan has no date for it.", name, old));
    return;
  }
  g_autofree char *new = quote (now->by_when);
  const char *moved = !before->has_due || !now->has_due                        ? ""
                      : g_date_compare (&now->due.last, &before->due.last) > 0 ? ", which is later"
                                                                               : ", which is earlier";
  g_ptr_array_add (changes,
                   g_strdup_printf ("%s: it was to be done by %s. It is now %s%s.", name, old, new, moved));
}

/* Another plan altogether: nobody reads a list of all that both say. */
static gboolean
has_partners (const Comparison *comparison)
{
  for (guint i = 0; i < comparison->before->len; i++)
    if (comparison->partners[i] >= 0)
      return TRUE;
  return FALSE;
}

static void
add_changes (const Comparison *comparison, const CpPlan *accepted, const CpPlan *now, GPtrArray *changes)
{
  if (!has_partners (comparison)) {
    g_ptr_array_add (changes, g_strdup ("It has none of the actions of the plan that was accepted."));
    return;
  }
  for (guint i = 0; i < accepted->actions->len; i++) {
    const CpAction *before = accepted->actions->pdata[i];
    if (comparison->partners[i] < 0) {
      g_autofree char *name = quote (before->action);
      g_ptr_array_add (changes,
                       g_strdup_printf ("%s is in the plan that was accepted, and not in this one.", name));
      continue;
    }
    const CpAction *after = now->actions->pdata[comparison->partners[i]];
    add_date (changes, before, after);
    add_measure (changes, before, after);
  }
  for (guint i = 0; i < now->actions->len; i++) {
    if (is_taken (comparison, accepted->actions->len, (gint) i))
      continue;
    g_autofree char *name = quote (((const CpAction *) now->actions->pdata[i])->action);
    g_ptr_array_add (changes,
                     g_strdup_printf ("%s is in this plan, and not in the one that was accepted.", name));
  }
}

CpPlanChanges *
cp_plan_compare (const CpPlanRules *rules, const CpPlan *accepted, const CpPlan *now)
{
  CpPlanChanges *changes = g_new (CpPlanChanges, 1);
  Comparison comparison = { .vocabulary = cp_vocabulary_new () };

  changes->plan = now;
  changes->changes = g_ptr_array_new_with_free_func (g_free);
  comparison.common = cp_stem_phrases_new (comparison.vocabulary, rules->common, CP_PHRASE_BY_STEM);
  comparison.before = read_plan (&comparison, accepted);
  comparison.now = read_plan (&comparison, now);
  comparison.partners = g_new0 (gint, accepted->actions->len + 1);
  for (guint i = 0; i < accepted->actions->len; i++)
    comparison.partners[i] = find_partner (&comparison, i);
  add_changes (&comparison, accepted, now, changes->changes);
  g_free (comparison.partners);
  g_ptr_array_unref (comparison.before);
  g_ptr_array_unref (comparison.now);
  cp_stem_phrases_free (comparison.common);
  cp_vocabulary_free (comparison.vocabulary);
  return changes;
}

void
cp_plan_changes_free (CpPlanChanges *changes)
{
  g_ptr_array_unref (changes->changes);
  g_free (changes);
}
