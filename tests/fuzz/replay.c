/* replay.c: replay FOLDER: gives each file of the folder to a target, as a test of its own: what once crashed
 * it does so no more. */
#include "fuzz.h"

static void
replay (gconstpointer path)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  LLVMFuzzerTestOneInput ((const guint8 *) bytes, length);
}

static void
skip (void)
{
  g_test_skip ("nothing has crashed it yet");
}

int
main (int n_arguments, char **arguments)
{
  g_test_init (&n_arguments, &arguments, NULL);
  g_autoptr (GDir) folder = g_dir_open (arguments[1], 0, NULL);
  g_autofree char *target = g_path_get_basename (arguments[1]);
  guint n_files = 0;

  for (const char *name; folder != NULL && (name = g_dir_read_name (folder)) != NULL; n_files++) {
    g_autofree char *test = g_strdup_printf ("/fuzz/%s/%s", target, name);
    g_test_add_data_func_full (test, g_build_filename (arguments[1], name, NULL), replay, g_free);
  }
  if (n_files == 0) {
    g_autofree char *test = g_strdup_printf ("/fuzz/%s", target);
    g_test_add_func (test, skip);
  }
  return g_test_run ();
}
