/* surveys.c: reads the words by which surveys are told. */
#include "loader.h"

#define SURVEYS_FILE "surveys.yaml"

static gboolean
is_in (const GPtrArray *words, const char *word)
{
  for (guint i = 0; i < words->len; i++)
    if (g_str_equal (words->pdata[i], word))
      return TRUE;
  return FALSE;
}

static void
read_words (const CpSchemaContext *context, const CpYaml *list, GPtrArray *words)
{
  for (guint i = 0; list != NULL && i < list->nodes->len; i++) {
    const CpYaml *entry = list->nodes->pdata[i];
    g_autofree char *folded = cp_survey_words_fold (entry->value, TRUE);
    if (*folded == '\0')
      cp_schema_add_fault (context, entry, "\"%s\" has no letter and no digit", entry->value);
    else if (is_in (words, folded))
      cp_schema_add_fault (context, entry, "\"%s\" stands in the list twice", entry->value);
    else
      g_ptr_array_add (words, g_steal_pointer (&folded));
  }
}

static void
read_scales (const CpSchemaContext *context, const CpYaml *list, GPtrArray *scales)
{
  for (guint i = 0; list != NULL && i < list->nodes->len; i++) {
    GPtrArray *scale = g_ptr_array_new_with_free_func (g_free);
    const CpYaml *are = cp_yaml_get (list->nodes->pdata[i], "are");
    read_words (context, are, scale);
    if (scale->len < 2)
      cp_schema_add_fault (context, are, "a scale has at least two answers");
    g_ptr_array_add (scales, scale);
  }
}

void
cp_loader_read_surveys (CpLoader *loader)
{
  g_autofree char *path = g_build_filename (loader->folder, SURVEYS_FILE, NULL);
  g_autoptr (CpYaml) tree =
      g_file_test (path, G_FILE_TEST_EXISTS) ? cp_loader_read (loader, SURVEYS_FILE, cp_keys_surveys) : NULL;
  if (tree == NULL)
    return;

  const CpSchemaContext context = cp_loader_context (loader, path);
  CpSurveyWords *words = loader->scheme->survey_words = cp_survey_words_new ();
  for (CpSurveyWordList list = 0; list < CP_N_SURVEY_WORDS; list++)
    read_words (&context, cp_yaml_get (tree, cp_survey_words_name (list)), words->lists[list]);
  read_scales (&context, cp_yaml_get (tree, "scales"), words->scales);
}
