/* bad-plugin.c: a plugin with one thing wrong, chosen when it is compiled. */
#include "coproof-plugin.h"

#ifndef CLASSIFIES
static gboolean
extract (const CpFile *file, CpSink *sink, GError **error)
{
  const CpPage page = { .number = 1, .text = "read" };

  (void) file;
  return sink->page (sink, &page, error);
}
#endif

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

#ifdef OPENS_ONLY
static CpOpened *
open_settings (const CpSettings *settings, GError **error)
{
  (void) error;
  return (CpOpened *) (gpointer) settings;
}
#endif

#if defined BOTH || defined CLASSIFIES
static gboolean
declare (const CpOpened *opened, CpQueries *queries, GError **error)
{
  (void) opened;
  (void) queries;
  (void) error;
  return TRUE;
}

static gboolean
classify (const CpOpened *opened, const CpDocument *document, CpFinder *finder, GError **error)
{
  (void) opened;
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
#define coproof_plugin_3 coproof_plugin_1
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
#ifndef CLASSIFIES
  .extract = extract,
#endif
#ifdef OPENS_ONLY
  .open = open_settings,
#endif
#if defined BOTH || defined CLASSIFIES
  .declare = declare,
  .classify = classify,
#endif
};
