/* signs.c: a plugin for fitting.  Takes what the plugin cues takes, gives the value of each sign in the first
 * passage of a document, as a finding of the kind "sign-ID", and its words as one of the kind "words". */
#include "signs.h"

static GHashTable *
count_stems (const GString *text)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *at = text->str, *end = text->str + text->len, *word;
  char stem[STEM_BYTES];

  while (next_stem (&at, end, stem, &word)) {
    guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, stem));
    g_hash_table_insert (counts, g_strdup (stem), GUINT_TO_POINTER (n + 1));
  }
  return counts;
}

/* How often each stands there, as reasons: "12 agre". */
static gboolean
tell_words (const CpDocument *document, const Passage *passage, CpFinder *finder, GError **error)
{
  g_autoptr (GHashTable) counts = count_stems (passage_text (passage));
  g_autoptr (GPtrArray) why = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer stem, n;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &stem, &n))
    g_ptr_array_add (why, g_strdup_printf ("%u %s", GPOINTER_TO_UINT (n), (const char *) stem));
  g_ptr_array_add (why, NULL);
  const CpFinding finding = {
    .kind = "words", .page = document->pages[0].number, .score = 1, .why = (const char *const *) why->pdata
  };
  return finder->found (finder, &finding, error);
}

static gboolean
classify (const CpOpened *opened, const CpDocument *document, CpFinder *finder, GError **error)
{
  const Settings *settings = settings_of (opened);
  g_autoptr (Ground) ground = ground_new (document);
  const Passage passage = get_passage (ground, 0);
  g_autoptr (Signs) signs = signs_new (&passage, settings->signs);

  for (guint i = 0; i < settings->signs->len; i++) {
    const Sign *sign = settings->signs->pdata[i];
    g_autofree char *kind = g_strconcat ("sign-", sign->id, NULL);
    const char *const why[] = { sign->why, NULL };
    const CpFinding finding = {
      .kind = kind, .page = document->pages[0].number, .score = signs->values[i], .why = why
    };
    if (finding.score > 0 && !finder->found (finder, &finding, error))
      return FALSE;
  }
  return tell_words (document, &passage, finder, error);
}

COPROOF_PLUGIN = {
  .struct_size = sizeof (CpPlugin),
  .name = "signs",
  .revision = 1,
  .summary = "tells the value of each sign, to fit the weights of kinds by",
  .open = settings_open,
  .close = settings_close,
  .declare = settings_declare,
  .classify = classify,
};
