/* signs.c: a plugin for fitting.  Takes what the plugin cues takes, gives the value of each sign in the first
 * passage of a document, as a finding of the kind "sign-ID". */
#include "signs.h"

static gboolean
declare (const CpSettings *from, CpQueries *queries, GError **error)
{
  g_autoptr (Settings) settings = settings_new (from, queries, error);

  return settings != NULL;
}

static gboolean
classify (const CpSettings *from, const CpDocument *document, CpFinder *finder, GError **error)
{
  g_autoptr (Settings) settings = settings_new (from, NULL, error);
  if (settings == NULL)
    return FALSE;
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
  return TRUE;
}

COPROOF_PLUGIN = {
  .struct_size = sizeof (CpPlugin),
  .name = "signs",
  .revision = 1,
  .summary = "tells the value of each sign, to fit the weights of kinds by",
  .declare = declare,
  .classify = classify,
};
