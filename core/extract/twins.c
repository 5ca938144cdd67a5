/* twins.c: takes items and readings, marks those that are the same thing as another. */
#include "twins.h"
#include "word-bag.h"

#include <stdlib.h>
#include <string.h>

/* Two documents of fewer words are the same only where their bytes are. */
#define LEAST_WORDS 20
/* Of the 64 bits of a picture's hash so many may differ: less than that is the work of another size or
 * compression. */
#define MOST_BITS 8
/* A hash with hardly a bit set, or unset, is that of a bare wall or a blank page. */
#define LEAST_BITS_SET 6
/* Width to height may differ by so much from rounding. */
#define MOST_PERCENT_SHAPE 4
/* A form that came back from 300 families shares its words with 299 others. */
#define MOST_COMPARISONS 100

/* What is needed of an item to compare it. */
typedef struct {
  CpItem *item;
  const CpReading *reading; /* NULL where it was not read */
  CpBagSketch sketch;
  CpWordBag *bag; /* made when it is first compared */
  gboolean has_picture_hash;
  guint64 picture_hash;
  guint width, height; /* as shown; 0 where not known */
  guint group;         /* index of the first that is the same */
} Candidate;

static void
candidate_clear (gpointer data)
{
  cp_word_bag_free (((Candidate *) data)->bag);
}

static const char *
find_meta (const CpReading *reading, const char *key)
{
  for (guint i = 0; i < reading->metas->len; i++) {
    const CpMeta *meta = &g_array_index (reading->metas, CpMeta, i);
    if (g_str_equal (meta->key, key))
      return meta->value;
  }
  return NULL;
}

static guint
find_number (const CpReading *reading, const char *key)
{
  const char *value = find_meta (reading, key);

  return value != NULL ? (guint) MIN (g_ascii_strtoull (value, NULL, 10), G_MAXUINT16) : 0;
}

static guint
count_bits (guint64 bits)
{
  guint n = 0;

  for (; bits != 0; bits &= bits - 1)
    n++;
  return n;
}

static void
read_picture (Candidate *candidate)
{
  const char *hash = find_meta (candidate->reading, "dhash");
  guint width = find_number (candidate->reading, "width"),
        height = find_number (candidate->reading, "height");
  gboolean is_on_its_side = find_number (candidate->reading, "orientation") >= 5;

  candidate->width = is_on_its_side ? height : width;
  candidate->height = is_on_its_side ? width : height;
  if (hash == NULL || strlen (hash) != 16 || strspn (hash, "0123456789abcdefABCDEF") != 16)
    return;
  candidate->picture_hash = g_ascii_strtoull (hash, NULL, 16);
  guint n = count_bits (candidate->picture_hash);
  candidate->has_picture_hash = n >= LEAST_BITS_SET && n <= 64 - LEAST_BITS_SET;
}

/* System files, folders within archives and the like have nothing to compare. */
static gboolean
is_evidence (const CpItem *item)
{
  return item->size > 0 && item->sha256 != NULL && item->reason != CP_REASON_SYSTEM_FILE;
}

static GArray *
list_candidates (const CpItems *items, const CpDocuments *documents)
{
  g_autoptr (GHashTable) readings = g_hash_table_new (NULL, NULL);
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  g_array_set_clear_func (candidates, candidate_clear);
  for (guint i = 0; i < documents->readings->len; i++)
    g_hash_table_insert (readings, cp_documents_get (documents, i)->item, cp_documents_get (documents, i));
  for (guint i = 0; i < items->items->len; i++) {
    Candidate candidate = { .item = items->items->pdata[i], .group = candidates->len };
    if (!is_evidence (candidate.item))
      continue;
    candidate.reading = g_hash_table_lookup (readings, candidate.item);
    if (candidate.reading != NULL) {
      cp_bag_sketch_make (candidate.reading, &candidate.sketch);
      read_picture (&candidate);
    }
    g_array_append_val (candidates, candidate);
  }
  return candidates;
}

static Candidate *
get (const GArray *candidates, guint index)
{
  return &g_array_index (candidates, Candidate, index);
}

static gboolean
has_text (const Candidate *candidate)
{
  return candidate->sketch.n_words >= LEAST_WORDS;
}

/* A mail is not the same as what is attached to it. */
static gboolean
is_within (const CpItem *item, const CpItem *outer)
{
  for (; item != NULL; item = item->parent)
    if (item->parent == outer)
      return TRUE;
  return FALSE;
}

static gboolean
may_be_same (const Candidate *candidate, const Candidate *other)
{
  return !is_within (candidate->item, other->item) && !is_within (other->item, candidate->item);
}

static gboolean
are_same_texts (Candidate *candidate, Candidate *other)
{
  if (candidate->bag == NULL)
    candidate->bag = cp_word_bag_new (candidate->reading);
  if (other->bag == NULL)
    other->bag = cp_word_bag_new (other->reading);
  return cp_word_bags_are_same (candidate->bag, other->bag);
}

static gboolean
are_same_shape (const Candidate *candidate, const Candidate *other)
{
  guint64 left = (guint64) candidate->width * other->height,
          right = (guint64) other->width * candidate->height;
  guint64 difference = left > right ? left - right : right - left;

  return difference * 100 <= MAX (left, right) * MOST_PERCENT_SHAPE;
}

/* Pages with words on them all look alike from afar: there the words decide. */
static gboolean
are_same_pictures (const Candidate *candidate, const Candidate *other)
{
  return candidate->has_picture_hash && other->has_picture_hash &&
         !(has_text (candidate) && has_text (other)) && are_same_shape (candidate, other) &&
         count_bits (candidate->picture_hash ^ other->picture_hash) <= MOST_BITS;
}

/* ---- grouping */

/* Puts the candidate into the group of the first with the same bytes. */
static void
join_same_bytes (GArray *candidates)
{
  g_autoptr (GHashTable) first_with = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < candidates->len; i++) {
    Candidate *candidate = get (candidates, i);
    gpointer first;
    if (!g_hash_table_lookup_extended (first_with, candidate->item->sha256, NULL, &first))
      g_hash_table_insert (first_with, candidate->item->sha256, GUINT_TO_POINTER (i));
    else if (may_be_same (candidate, get (candidates, GPOINTER_TO_UINT (first))))
      candidate->group = GPOINTER_TO_UINT (first);
  }
}

static gboolean
is_first (const GArray *candidates, guint index)
{
  return get (candidates, index)->group == index;
}

/* The others that share a sign with the candidate, from the last on. */
static gboolean
join_by_sign (GArray *candidates, guint index, const GArray *with_sign, guint *n_comparisons)
{
  Candidate *candidate = get (candidates, index);

  for (guint i = with_sign->len; i > 0 && *n_comparisons < MOST_COMPARISONS; i--) {
    guint first = g_array_index (with_sign, guint, i - 1);
    Candidate *other = get (candidates, first);
    if (first == index || !cp_bag_sketches_are_alike (&candidate->sketch, &other->sketch) ||
        !may_be_same (candidate, other))
      continue;
    (*n_comparisons)++;
    if (!are_same_texts (candidate, other))
      continue;
    candidate->group = other->group;
    return TRUE;
  }
  return FALSE;
}

static GArray *
find_with_sign (GHashTable *table, const guint64 *sign)
{
  GArray *with_sign = g_hash_table_lookup (table, sign);

  if (with_sign == NULL) {
    with_sign = g_array_new (FALSE, FALSE, sizeof (guint));
    g_hash_table_insert (table, g_memdup2 (sign, sizeof *sign), with_sign);
  }
  return with_sign;
}

static void
join_same_texts (GArray *candidates)
{
  g_autoptr (GHashTable) by_sign =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < candidates->len; i++) {
    const CpBagSketch *sketch = &get (candidates, i)->sketch;
    guint n_comparisons = 0;
    gboolean is_joined = !is_first (candidates, i) || !has_text (get (candidates, i));
    for (guint j = 0; !is_joined && j < sketch->n_signs; j++)
      is_joined = join_by_sign (candidates, i, find_with_sign (by_sign, &sketch->signs[j]), &n_comparisons);
    for (guint j = 0; !is_joined && j < sketch->n_signs; j++)
      g_array_append_val (find_with_sign (by_sign, &sketch->signs[j]), i);
  }
}

static void
join_same_pictures (GArray *candidates)
{
  for (guint i = 0; i < candidates->len; i++)
    for (guint j = 0; j < i && is_first (candidates, i) && get (candidates, i)->has_picture_hash; j++)
      if (is_first (candidates, j) && are_same_pictures (get (candidates, i), get (candidates, j)) &&
          may_be_same (get (candidates, i), get (candidates, j)))
        get (candidates, i)->group = j;
}

/* The first of a group leads on to the group that it joined itself. */
static guint
find_group (const GArray *candidates, guint index)
{
  while (!is_first (candidates, index))
    index = get (candidates, index)->group;
  return index;
}

/* The one that the others are copies of: the first that was fully read, or else the first. */
static void
mark_copies (GArray *candidates)
{
  g_autofree CpItem **originals = g_new0 (CpItem *, candidates->len);

  for (guint i = 0; i < candidates->len; i++) {
    CpItem *item = get (candidates, i)->item, **original = &originals[find_group (candidates, i)];
    if (*original == NULL || ((*original)->outcome != CP_OUTCOME_READ && item->outcome == CP_OUTCOME_READ))
      *original = item;
  }
  for (guint i = 0; i < candidates->len; i++) {
    CpItem *item = get (candidates, i)->item, *original = originals[find_group (candidates, i)];
    item->same_as = original != item ? original : NULL;
  }
}

void
cp_extract_twins (CpItems *items, const CpDocuments *documents)
{
  g_autoptr (GArray) candidates = list_candidates (items, documents);

  join_same_bytes (candidates);
  join_same_texts (candidates);
  join_same_pictures (candidates);
  mark_copies (candidates);
}
