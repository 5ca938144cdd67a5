/* signs.c: a plugin for fitting.  Takes what the plugin cues takes, gives the value of each sign in the first
 * passage of a document, as a finding of the kind "sign-ID". */
#include "signs.h"

static CpOpened *
open_settings (const CpSettings *from, GError **error)
{
  return (CpOpened *) settings_new (from, error);
}

static void
close_settings (CpOpened *opened)
{
  settings_free ((Settings *) opened);
}

static gboolean
declare (const CpOpened *opened, CpQueries *queries, GError **error)
{
  return settings_declare ((const Settings *) opened, queries, error);
}

static gboolean
classify (const CpOpened *opened, const CpDocument *document, CpFinder *finder, GError **error)
{
  const Settings *settings = (const Settings *) opened;
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
  .open = open_settings,
  .close = close_settings,
  .declare = declare,
  .classify = classify,
};
