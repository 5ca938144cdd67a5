/* vocabulary.c: takes the words of a passage, gives what they say of each kind.
 *
 * A word alone says little; a hundred of them tell minutes from a plan when no single sign does. */
#include "vocabulary.h"

#include <math.h>
#include <string.h>

/* Once in so many words is a fair sign; a shorter text counts as one of that length.  tests/labelled/fit
 * knows it, too. */
#define FAIR_WORDS 150.0
/* Shorter, an ending is part of the word: "was", "this". */
#define LEAST_STEM 3
/* So many words are told, and none that hardly counted. */
#define MOST_TOLD 4
#define LEAST_TOLD 0.05

struct Vocabulary {
  GHashTable *indices; /* from a stem, owned, to its index and 1 */
  GArray *weights;     /* float: for each stem, one a kind */
  guint n_kinds;
};

typedef struct {
  guint stem;
  guint n;
  const char *word; /* the first of them, in the text */
} Known;

struct Wording {
  const Vocabulary *vocabulary;
  GArray *known; /* Known */
  gdouble n_words;
};

static gsize
drop_ending (const char *word, gsize length)
{
  static const char *const endings[] = { "ing", "ed", "es", "s", "ly" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++) {
    gsize n = strlen (endings[i]);
    if (length < n + LEAST_STEM || memcmp (word + length - n, endings[i], n) != 0)
      continue;
    length -= n;
    break;
  }
  while (length > LEAST_STEM && word[length - 1] == 'e')
    length--;
  return length;
}

gboolean
next_stem (const char **text, const char *end, char ret_stem[STEM_BYTES], const char **ret_word)
{
  const char *c = *text;
  gsize n = 0;

  while (c < end && !g_ascii_isalpha (*c))
    c++;
  *ret_word = c;
  for (; c < end && g_ascii_isalpha (*c); c++)
    if (n + 1 < STEM_BYTES)
      ret_stem[n++] = g_ascii_tolower (*c);
  *text = c;
  if (n == 0)
    return FALSE;
  ret_stem[drop_ending (ret_stem, n)] = '\0';
  return TRUE;
}

Vocabulary *
vocabulary_new (guint n_kinds)
{
  Vocabulary *vocabulary = g_new0 (Vocabulary, 1);

  vocabulary->indices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  vocabulary->weights = g_array_new (FALSE, TRUE, sizeof (gfloat));
  vocabulary->n_kinds = n_kinds;
  return vocabulary;
}

void
vocabulary_free (Vocabulary *vocabulary)
{
  if (vocabulary == NULL)
    return;
  g_hash_table_unref (vocabulary->indices);
  g_array_unref (vocabulary->weights);
  g_free (vocabulary);
}

static gfloat *
get_weights (const Vocabulary *vocabulary, guint stem)
{
  return &g_array_index (vocabulary->weights, gfloat, (gsize) stem * vocabulary->n_kinds);
}

/* The index of the stem and 1; 0 where it is not known. */
static guint
find_stem (const Vocabulary *vocabulary, const char *stem)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (vocabulary->indices, stem));
}

void
vocabulary_add (Vocabulary *vocabulary, guint kind, gdouble weight, const char *words)
{
  const char *end = words + strlen (words), *word;
  char stem[STEM_BYTES];

  while (next_stem (&words, end, stem, &word)) {
    guint known = find_stem (vocabulary, stem);
    if (known == 0) {
      known = g_hash_table_size (vocabulary->indices) + 1;
      g_hash_table_insert (vocabulary->indices, g_strdup (stem), GUINT_TO_POINTER (known));
      g_array_set_size (vocabulary->weights, known * vocabulary->n_kinds);
    }
    get_weights (vocabulary, known - 1)[kind] = (gfloat) weight;
  }
}

Wording *
wording_new (const Vocabulary *vocabulary, const GString *text)
{
  Wording *wording = g_new0 (Wording, 1);
  const char *at = text->str, *end = text->str + text->len, *word;
  g_autofree guint *places = g_new0 (guint, g_hash_table_size (vocabulary->indices) + 1);
  char stem[STEM_BYTES];

  wording->vocabulary = vocabulary;
  wording->known = g_array_new (FALSE, FALSE, sizeof (Known));
  for (; next_stem (&at, end, stem, &word); wording->n_words++) {
    guint index = find_stem (vocabulary, stem);
    if (index == 0)
      continue;
    if (places[index] == 0) {
      const Known known = { .stem = index - 1, .word = word };
      g_array_append_val (wording->known, known);
      places[index] = wording->known->len;
    }
    g_array_index (wording->known, Known, places[index] - 1).n++;
  }
  return wording;
}

void
wording_free (Wording *wording)
{
  if (wording == NULL)
    return;
  g_array_unref (wording->known);
  g_free (wording);
}

static gdouble
weigh_known (const Wording *wording, guint index, guint kind)
{
  const Known *known = &g_array_index (wording->known, Known, index);
  gdouble weight = (gdouble) get_weights (wording->vocabulary, known->stem)[kind];

  return weight != 0
             ? weight * (1 - exp (-(gdouble) known->n * FAIR_WORDS / MAX (FAIR_WORDS, wording->n_words)))
             : 0;
}

gdouble
wording_weigh (const Wording *wording, guint kind)
{
  gdouble sum = 0;

  for (guint i = 0; i < wording->known->len; i++)
    sum += weigh_known (wording, i, kind);
  return sum;
}

/* The word that says most for the kind, of those that say less than `below`; where several say the same, the
 * first. */
static guint
find_strongest (const Wording *wording, guint kind, gdouble below)
{
  guint best = wording->known->len;
  gdouble most = LEAST_TOLD;

  for (guint i = 0; i < wording->known->len; i++) {
    gdouble weight = weigh_known (wording, i, kind);
    if (weight <= most || weight >= below)
      continue;
    best = i;
    most = weight;
  }
  return best;
}

char *
wording_tell (const Wording *wording, guint kind)
{
  GString *text = g_string_new ("Its words are those of such papers");
  gdouble below = G_MAXDOUBLE;

  for (guint n = 0; n < MOST_TOLD; n++) {
    guint index = find_strongest (wording, kind, below);
    if (index == wording->known->len)
      break;
    const char *word = g_array_index (wording->known, Known, index).word;
    g_string_append (text, n == 0 ? ": " : ", ");
    for (; g_ascii_isalpha (*word); word++)
      g_string_append_c (text, g_ascii_tolower (*word));
    below = weigh_known (wording, index, kind);
  }
  return g_string_free (text, FALSE);
}
