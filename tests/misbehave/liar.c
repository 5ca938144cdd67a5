/* liar.c: a classifier that lies about a document in the way that its first word says, after one true
 * finding; of any other document it says the truth. */
#include "coproof-plugin.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct {
  const char *word;
  CpFinding finding;
} Lie;

static const char *const reasons[] = { "it says so itself", NULL };

static const CpFinding truth = { .kind = "delivery-plan",
                                 .page = 1,
                                 .start = 0,
                                 .length = 4,
                                 .score = 1,
                                 .filled = CP_FILLED_YES,
                                 .why = reasons };

static const Lie lies[] = {
  { "page", { "delivery-plan", 7, 0, 4, 1, CP_FILLED_YES, reasons } },
  { "length", { "delivery-plan", 1, 0, 4000, 1, CP_FILLED_YES, reasons } },
  { "start", { "delivery-plan", 1, G_MAXUINT32 - 1, 4, 1, CP_FILLED_YES, reasons } },
  { "letter", { "delivery-plan", 1, 9, 1, 1, CP_FILLED_YES, reasons } }, /* between the two bytes of an é */
  { "kind", { "no-such-kind", 1, 0, 4, 1, CP_FILLED_YES, reasons } },
  { "surer", { "delivery-plan", 1, 0, 4, 1.5, CP_FILLED_YES, reasons } },
  { "nowhere", { "delivery-plan", 1, 0, 4, G_MAXDOUBLE * 2, CP_FILLED_YES, reasons } },
  { "filled", { "delivery-plan", 1, 0, 4, 1, (CpFilled) 9, reasons } },
};

/* Its settings are read before any document: COPROOF_LIAR says how that ends. */
static CpOpened *
open_settings (const CpSettings *settings, GError **error)
{
  const char *how = g_getenv ("COPROOF_LIAR");

  if (g_strcmp0 (how, "crash") == 0)
    abort ();
  while (g_strcmp0 (how, "hang") == 0)
    g_usleep (G_USEC_PER_SEC);
  if (g_strcmp0 (how, "refuse") == 0)
    g_set_error_literal (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_INTERNAL, "it does not like these kinds");
  return how == NULL ? (CpOpened *) (gpointer) settings : NULL;
}

static void
close_settings (CpOpened *opened)
{
  (void) opened;
}

static gboolean
declare (const CpOpened *opened, CpQueries *queries, GError **error)
{
  (void) opened;
  return queries->query (queries, "plan", error);
}

static gboolean
classify (const CpOpened *opened, const CpDocument *document, CpFinder *finder, GError **error)
{
  const char *text = document->pages[0].text;

  (void) opened;
  if (!finder->found (finder, &truth, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (lies); i++)
    if (g_str_has_prefix (text, lies[i].word))
      return finder->found (finder, &lies[i].finding, error);
  if (g_str_has_prefix (text, "crash"))
    abort ();
  if (g_str_has_prefix (text, "exit"))
    _exit (0);
  while (g_str_has_prefix (text, "hang"))
    g_usleep (G_USEC_PER_SEC);
  return !g_str_has_prefix (text, "silent"); /* FALSE, without an error */
}

COPROOF_PLUGIN = {
  .struct_size = sizeof (CpPlugin),
  .name = "liar",
  .revision = 1,
  .summary = "says of a document what is not so",
  .open = open_settings,
  .close = close_settings,
  .declare = declare,
  .classify = classify,
};
