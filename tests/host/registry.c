/* registry.c: what holds of loading plugins.  The modules are made from bad-plugin.c with one thing wrong in
 * each. */
#include "registry.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* A folder with links to these modules of the test folder. */
static char *
make_folder (const char *const *files)
{
  char *folder = g_dir_make_tmp ("coproof-plugins-XXXXXX", NULL);

  for (; *files != NULL; files++) {
    g_autofree char *target = g_build_filename (g_getenv ("COPROOF_TEST_MODULES"), *files, NULL);
    g_autofree char *link = g_build_filename (folder, *files, NULL);
    g_assert_cmpint (symlink (target, link), ==, 0);
  }
  return folder;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_unlink (path);
  }
  g_rmdir (folder);
}

static CpRegistry *
load (const char *const *files)
{
  g_autofree char *folder = make_folder (files);
  CpRegistry *registry = cp_registry_load (folder, CP_ROLE_READER);

  remove_folder (folder);
  return registry;
}

static const CpPluginInfo *
get (const CpRegistry *registry, guint index)
{
  return registry->plugins->pdata[index];
}

static void
test_each_fault_is_named (void)
{
  static const struct {
    const char *file, *words;
  } faults[] = {
    { "coproof-oldsize.so", "was built against another version of coproof-plugin.h" },
    { "coproof-oldabi.so", "exports no coproof_plugin_3" },
    { "coproof-wrongname.so", "calls itself \"other\", so its file must be called coproof-other.so" },
    { "coproof-norevision.so", "has no revision" },
    { "coproof-both.so", "must have either extract and mimes, or recognise, or declare and classify" },
    { "coproof-sorter.so", "must stand in the folder \"classifiers\" of the plugin folder" },
    { "coproof-opensonly.so", "must have both open and close, or neither" },
    { "coproof-coldstart.so", "could not get ready: no model" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++) {
    const char *const files[] = { faults[i].file, NULL };
    g_autoptr (CpRegistry) registry = load (files);
    g_assert_cmpuint (registry->plugins->len, ==, 1);
    g_assert_null (get (registry, 0)->plugin);
    g_assert_true (g_str_has_prefix (get (registry, 0)->refused, faults[i].words));
    g_assert_null (cp_registry_find_extractor (registry, "text/plain"));
  }
}

static void
test_a_file_that_is_no_module (void)
{
  g_autofree char *folder = g_dir_make_tmp ("coproof-plugins-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "coproof-junk.so", NULL);

  g_assert_true (g_file_set_contents (path, "junk", -1, NULL));
  g_autoptr (CpRegistry) registry = cp_registry_load (folder, CP_ROLE_READER);
  g_assert_true (g_str_has_prefix (get (registry, 0)->refused, "cannot be loaded: "));
  remove_folder (folder);
}

static void
test_who_starts_a_thread_is_named (void)
{
  const char *const quiet[] = { "coproof-good.so", NULL }, *const files[] = { "coproof-thread.so", NULL };
  g_autoptr (CpRegistry) registry = load (quiet);

  g_assert_null (registry->has_thread);
  g_autoptr (CpRegistry) threaded = load (files);
  g_assert_cmpstr (threaded->has_thread, ==, "coproof-thread.so");
}

static void
test_rivals_are_both_refused (void)
{
  const char *const files[] = { "coproof-good.so", "coproof-rival.so", NULL };
  g_autoptr (CpRegistry) registry = load (files);

  g_assert_cmpstr (get (registry, 0)->refused, ==,
                   "claims the type text/plain, and so does coproof-rival.so: keep one of them");
  g_assert_cmpstr (get (registry, 1)->refused, ==,
                   "claims the type text/plain, and so does coproof-good.so: keep one of them");
  g_assert_null (cp_registry_find_extractor (registry, "text/plain"));
}

static void
test_each_role_has_a_folder (void)
{
  const char *const files[] = { "coproof-good.so", "coproof-sorter.so", NULL };
  g_autofree char *folder = make_folder (files);
  g_autoptr (CpRegistry) registry = cp_registry_load (folder, CP_ROLE_CLASSIFIER);

  remove_folder (folder);
  g_assert_cmpstr (get (registry, 0)->refused, ==,
                   "reads files, so it must stand in the plugin folder itself");
  g_assert_null (get (registry, 1)->refused);
  g_assert_true (cp_registry_find_classifier (registry, "sorter") == get (registry, 1));
  g_assert_null (cp_registry_find_classifier (registry, "good"));
}

static void
test_a_good_one_is_found_by_type (void)
{
  const char *const files[] = { "coproof-good.so", NULL };
  g_autoptr (CpRegistry) registry = load (files);

  g_assert_null (get (registry, 0)->refused);
  g_assert_cmpstr (cp_registry_find_extractor (registry, "text/plain")->name, ==, "good");
  g_assert_null (cp_registry_find_extractor (registry, "text/html"));
}

int
main (int n_arguments, char **arguments)
{
  g_test_init (&n_arguments, &arguments, NULL);
  g_test_add_func ("/host/registry/each-fault-is-named", test_each_fault_is_named);
  g_test_add_func ("/host/registry/a-file-that-is-no-module", test_a_file_that_is_no_module);
  g_test_add_func ("/host/registry/who-starts-a-thread-is-named", test_who_starts_a_thread_is_named);
  g_test_add_func ("/host/registry/rivals-are-both-refused", test_rivals_are_both_refused);
  g_test_add_func ("/host/registry/each-role-has-a-folder", test_each_role_has_a_folder);
  g_test_add_func ("/host/registry/a-good-one-is-found-by-type", test_a_good_one_is_found_by_type);
  return g_test_run ();
}
