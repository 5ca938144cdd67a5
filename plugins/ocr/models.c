/* models.c: takes the names of languages, gives tesseract ready to read them.  A worker finds all of it in
 * memory and opens nothing. */
#include "models.h"
#include "coproof-plugin.h"

#include <stdlib.h>
#include <string.h>

#define DEFAULT_LANGUAGES "eng"
#define ORIENTATION "osd"

static TessBaseAPI *reader, *orienter;
static char *languages;

/* The script of a language, as tesseract calls it; languages that are not here are taken for Latin. */
static const struct {
  const char *language, *script;
} scripts[] = {
  { "ara", "Arabic" },     { "fas", "Arabic" },   { "kur", "Arabic" },   { "pus", "Arabic" },
  { "urd", "Arabic" },     { "ben", "Bengali" },  { "guj", "Gujarati" }, { "hin", "Devanagari" },
  { "nep", "Devanagari" }, { "pan", "Gurmukhi" }, { "amh", "Ethiopic" }, { "tir", "Ethiopic" },
  { "rus", "Cyrillic" },   { "ukr", "Cyrillic" }, { "bul", "Cyrillic" }, { "ell", "Greek" },
  { "tam", "Tamil" },      { "tel", "Telugu" },   { "khm", "Khmer" },    { "tha", "Thai" },
  { "chi_sim", "Han" },    { "chi_tra", "Han" },  { "jpn", "Japanese" }, { "kor", "Korean" },
};

static gboolean
fail_missing (const char *language, GError **error)
{
  g_autofree char *package = g_strdelimit (g_strdup (language), "_", '-');

  g_set_error (
      error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_INTERNAL,
      "tesseract has no model for \"%s\": install the package tesseract-ocr-%s, or leave that language "
      "out",
      language, package);
  return FALSE;
}

static TessBaseAPI *
open_model (const char *names)
{
  TessBaseAPI *handle = TessBaseAPICreate ();

  if (TessBaseAPIInit2 (handle, NULL, names, OEM_DEFAULT) == 0)
    return handle;
  TessBaseAPIDelete (handle);
  return NULL;
}

/* Of several languages tesseract passes over the ones that it does not have: each is asked for by itself. */
static gboolean
check_languages (GError **error)
{
  g_auto (GStrv) names = g_strsplit (languages, "+", -1);

  for (guint i = 0; names[i] != NULL; i++) {
    TessBaseAPI *handle = *names[i] != '\0' ? open_model (names[i]) : NULL;
    if (handle == NULL)
      return fail_missing (names[i], error);
    TessBaseAPIDelete (handle);
  }
  return TRUE;
}

/* Or tesseract complains of it when the zygote ends. */
static void
unload (void)
{
  g_clear_pointer (&reader, TessBaseAPIDelete);
  g_clear_pointer (&orienter, TessBaseAPIDelete);
}

gboolean
models_load (GError **error)
{
  const char *wanted = g_getenv ("COPROOF_LANGUAGES");

  setMsgSeverity (L_SEVERITY_NONE);
  g_free (languages);
  languages = g_strdup (wanted != NULL && *wanted != '\0' ? wanted : DEFAULT_LANGUAGES);
  if (strchr (languages, '+') != NULL && !check_languages (error))
    return FALSE;
  reader = open_model (languages);
  if (reader == NULL)
    return fail_missing (languages, error);
  orienter = open_model (ORIENTATION);
  if (orienter == NULL)
    return fail_missing (ORIENTATION, error);
  atexit (unload);
  TessBaseAPISetPageSegMode (reader, PSM_AUTO);
  TessBaseAPISetPageSegMode (orienter, PSM_AUTO_OSD);
  return TRUE;
}

TessBaseAPI *
models_get_reader (void)
{
  return reader;
}

TessBaseAPI *
models_get_orienter (void)
{
  return orienter;
}

const char *
models_get_languages (void)
{
  return languages;
}

static const char *
find_script (const char *language)
{
  for (gsize i = 0; i < G_N_ELEMENTS (scripts); i++)
    if (g_str_equal (scripts[i].language, language))
      return scripts[i].script;
  return "Latin";
}

gboolean
models_read_script (const char *script)
{
  g_auto (GStrv) names = g_strsplit (languages, "+", -1);

  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (find_script (names[i]), script))
      return TRUE;
  return FALSE;
}

gboolean
models_read_latin (void)
{
  return models_read_script ("Latin");
}
