/* bad-plugin.c: a plugin with one thing wrong, chosen when it is compiled. */
#include "coproof-plugin.h"

static gboolean
extract (const CpFile *file, CpSink *sink, GError **error)
{
  const CpPage page = { .number = 1, .text = "read" };

  (void) file;
  return sink->page (sink, &page, error);
}

static const char *const mimes[] = { "text/plain", NULL };

#ifdef COLD_START
static gboolean
warm_up (GError **error)
{
  g_set_error_literal (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_INTERNAL, "no model");
  return FALSE;
}
#endif

#ifdef STARTS_THREAD
static gpointer
wait_for_ever (gpointer data)
{
  for (;;)
    g_usleep (G_USEC_PER_SEC);
  return data;
}

static gboolean
warm_up (GError **error)
{
  (void) error;
  g_thread_unref (g_thread_new ("waits", wait_for_ever, NULL));
  return TRUE;
}
#endif

#ifdef BOTH
static gboolean
declare (const CpSettings *settings, CpQueries *queries, GError **error)
{
  (void) settings;
  (void) queries;
  (void) error;
  return TRUE;
}

static gboolean
classify (const CpSettings *settings, const CpDocument *document, CpFinder *finder, GError **error)
{
  (void) settings;
  (void) document;
  (void) finder;
  (void) error;
  return TRUE;
}
#endif

#ifndef REVISION
#define REVISION 1
#endif
#ifndef SIZE
#define SIZE sizeof (CpPlugin)
#endif
#ifdef OLD_ABI
#define coproof_plugin_3 coproof_plugin_2
#endif

G_MODULE_EXPORT const CpPlugin coproof_plugin_3 = {
  .struct_size = SIZE,
  .name = NAME,
  .revision = REVISION,
  .summary = "for tests",
  .mimes = mimes,
#if defined COLD_START || defined STARTS_THREAD
  .warm_up = warm_up,
#endif
  .extract = extract,
#ifdef BOTH
  .declare = declare,
  .classify = classify,
#endif
};
