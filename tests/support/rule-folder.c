/* rule-folder.c: takes the files of a scheme, keeps them in a folder of the test's own. */
#include "rule-folder.h"

#include <glib/gstdio.h>

void
rule_folder_write (const RuleFolder *rules, const char *file, const char *text)
{
  g_autofree char *path = g_build_filename (rules->folder, file, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

void
rule_folder_restore (const RuleFolder *rules)
{
  for (const RuleFile *file = rules->files; file->file != NULL; file++)
    rule_folder_write (rules, file->file, file->text);
}

void
rule_folder_set_up (RuleFolder *rules, gconstpointer files)
{
  rules->folder = g_dir_make_tmp ("coproof-rules-XXXXXX", NULL);
  rules->files = files;
  rule_folder_restore (rules);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    if (g_file_test (path, G_FILE_TEST_IS_DIR))
      remove_folder (path);
    else
      g_remove (path);
  }
  g_rmdir (folder);
}

void
rule_folder_tear_down (RuleFolder *rules, gconstpointer files)
{
  (void) files;
  remove_folder (rules->folder);
  g_free (rules->folder);
}

void
rule_folder_change (const RuleFolder *rules, const char *file, const char *from, const char *to)
{
  const RuleFile *found = rules->files;

  while (found->file != NULL && !g_str_equal (found->file, file))
    found++;
  g_assert_nonnull (found->file);
  g_autoptr (GString) text = g_string_new (found->text);
  g_assert_cmpuint (g_string_replace (text, from, to, 1), ==, 1);
  rule_folder_write (rules, file, text->str);
}

char *
rule_folder_shorten (const RuleFolder *rules, const char *words)
{
  g_autofree char *prefix = g_strconcat (rules->folder, "/", NULL);
  GString *text = g_string_new (words);

  g_string_replace (text, prefix, "", 0);
  return g_string_free (text, FALSE);
}
