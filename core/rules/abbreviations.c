/* abbreviations.c: reads the short forms that are explained to people where they first meet them. */
#include "loader.h"

#define ABBREVIATIONS_FILE "abbreviations.yaml"

static gboolean
is_known (const CpScheme *scheme, const char *letters)
{
  for (guint i = 0; i < scheme->abbreviations->len; i++)
    if (g_str_equal (((const CpAbbreviation *) scheme->abbreviations->pdata[i])->letters, letters))
      return TRUE;
  return FALSE;
}

void
cp_loader_read_abbreviations (CpLoader *loader)
{
  g_autofree char *path = g_build_filename (loader->folder, ABBREVIATIONS_FILE, NULL);
  g_autoptr (CpYaml) tree = g_file_test (path, G_FILE_TEST_EXISTS)
                                ? cp_loader_read (loader, ABBREVIATIONS_FILE, cp_keys_abbreviations)
                                : NULL;
  if (tree == NULL)
    return;

  const CpSchemaContext context = cp_loader_context (loader, path);
  const CpYaml *list = cp_yaml_get (tree, "abbreviations");
  for (guint i = 0; i < list->nodes->len; i++) {
    const CpYaml *entry = list->nodes->pdata[i], *letters = cp_yaml_get (entry, "letters");
    if (is_known (loader->scheme, letters->value))
      cp_schema_add_fault (&context, letters, "\"%s\" is explained twice", letters->value);
    g_ptr_array_add (loader->scheme->abbreviations,
                     cp_abbreviation_new (letters->value, cp_yaml_get_text (entry, "words")));
  }
}
