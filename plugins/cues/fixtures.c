/* fixtures.c: runs the real program on the invented documents in fixtures/, and compares what it says of each
 * with fixtures/expected.txt, and what it says of small bundles of them with fixtures/verdicts.txt. */
#include <glib.h>
#include <glib/gstdio.h>
#include <jansson.h>

#include <string.h>

#define FOUND_SCORE 0.5
/* Any day will do, so long as it does not move. */
#define TODAY "2026-07-01"

/* What the program said of a bundle at a stage: many lines ask about the same. */
static GHashTable *checked;

static char *
fixture_path (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "fixtures", name, NULL);
}

/* What the program prints as JSON; owned by the caller. */
static json_t *
run_program (const char *const *arguments)
{
  g_autoptr (GPtrArray) line = g_ptr_array_new ();
  g_autofree char *output = NULL, *words = NULL;
  g_autoptr (GError) error = NULL;
  json_error_t fault;
  int status = 0;

  g_ptr_array_add (line, (gpointer) g_getenv ("COPROOF"));
  for (gsize i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (line, (gpointer) arguments[i]);
  g_ptr_array_add (line, NULL);
  g_assert_true (g_spawn_sync (NULL, (char **) line->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output,
                               &words, &status, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (words, ==, "");
  g_assert_cmpint (status, ==, 0);
  json_t *json = json_loads (output, 0, &fault);
  g_assert_nonnull (json);
  return json;
}

static GPtrArray *
read_lines (const char *name)
{
  g_autofree char *path = fixture_path (name), *text = NULL;
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_auto (GStrv) all = g_strsplit (text, "\n", -1);
  for (gsize i = 0; all[i] != NULL; i++)
    if (*all[i] != '\0' && *all[i] != '#')
      g_ptr_array_add (lines, g_strsplit (all[i], " ", -1));
  return lines;
}

static const json_t *
find_by (const json_t *list, const char *key, const char *value)
{
  size_t i;
  json_t *entry;

  json_array_foreach ((json_t *) list, i,
                      entry) if (g_strcmp0 (json_string_value (json_object_get (entry, key)), value) ==
                                 0) return entry;
  return NULL;
}

static const char *
describe (const json_t *kind)
{
  if (kind == NULL || json_number_value (json_object_get (kind, "score")) < FOUND_SCORE)
    return "no";
  if (!json_is_boolean (json_object_get (kind, "filled")))
    return "yes";
  return json_is_true (json_object_get (kind, "filled")) ? "filled" : "empty";
}

static void
check_kind (const json_t *items, GStrv line)
{
  const json_t *item = find_by (items, "path", line[0]);
  g_assert_nonnull (item);
  const char *found = describe (find_by (json_object_get (item, "kinds"), "kind", line[1]));
  gboolean good = g_str_equal (line[2], "yes") ? !g_str_equal (found, "no") : g_str_equal (found, line[2]);

  if (!good)
    g_test_message ("%s %s: wanted %s, found %s", line[0], line[1], line[2], found);
  if (!good)
    g_test_fail ();
}

static void
test_kinds (void)
{
  g_autofree char *folder = fixture_path ("");
  const char *const arguments[] = { "check", folder,    "--stage", "gold", "--format",
                                    "json",  "--today", TODAY,     NULL };
  json_t *json = run_program (arguments);
  g_autoptr (GPtrArray) lines = read_lines ("expected.txt");

  g_assert_cmpuint (lines->len, >=, 150);
  for (guint i = 0; i < lines->len; i++)
    check_kind (json_object_get (json, "items"), lines->pdata[i]);
  json_decref (json);
}

/* A document that nobody expects anything of would prove nothing. */
static void
test_every_document_has_an_expectation (void)
{
  g_autofree char *path = fixture_path ("");
  g_autoptr (GPtrArray) lines = read_lines ("expected.txt");
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);

  for (const char *name = g_dir_read_name (folder); name != NULL; name = g_dir_read_name (folder)) {
    gboolean is_expected = g_str_equal (name, "expected.txt") || g_str_equal (name, "verdicts.txt");
    for (guint i = 0; !is_expected && i < lines->len; i++)
      is_expected = g_str_equal (((GStrv) lines->pdata[i])[0], name);
    if (!is_expected)
      g_error ("fixtures/expected.txt says nothing of %s", name);
  }
}

static void
copy_fixture (const char *name, const char *folder)
{
  g_autofree char *from = fixture_path (name), *to = g_build_filename (folder, name, NULL), *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (from, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (to, bytes, (gssize) length, NULL));
}

static void
remove_folder (const char *folder, GStrv names)
{
  for (gsize i = 0; names[i] != NULL; i++) {
    g_autofree char *path = g_build_filename (folder, names[i], NULL);
    g_assert_cmpint (g_unlink (path), ==, 0);
  }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* What the checklist says when only these files are sent: STAGE REQUIREMENT VERDICT FILES FACT... */
static json_t *
check_bundle (GStrv line)
{
  g_autofree char *folder = g_dir_make_tmp ("coproof-cues-XXXXXX", NULL);
  g_auto (GStrv) names = g_strsplit (line[3], ",", -1);
  g_autoptr (GPtrArray) arguments = g_ptr_array_new_with_free_func (g_free);
  const char *const fixed[] = { "check", folder, "--stage", line[0], "--format", "json", "--today", TODAY };

  for (gsize i = 0; names[i] != NULL; i++)
    copy_fixture (names[i], folder);
  for (gsize i = 0; i < G_N_ELEMENTS (fixed); i++)
    g_ptr_array_add (arguments, g_strdup (fixed[i]));
  for (gsize i = 4; line[i] != NULL; i++)
    g_ptr_array_add (arguments, g_strconcat ("--", line[i], NULL));
  g_ptr_array_add (arguments, NULL);
  json_t *json = run_program ((const char *const *) arguments->pdata);
  remove_folder (folder, names);
  return json;
}

static void
test_verdict (gconstpointer data)
{
  GStrv line = (GStrv) data;
  g_autofree char *wanted = g_strdelimit (g_strdup (line[2]), "-", ' ');
  g_autofree char *bundle = g_strjoinv (" ", line + 3);
  g_autofree char *key = g_strconcat (line[0], " ", bundle, NULL);
  json_t *json = g_hash_table_lookup (checked, key);
  if (json == NULL) {
    json = check_bundle (line);
    g_hash_table_insert (checked, g_steal_pointer (&key), json);
  }
  const json_t *requirement = find_by (json_object_get (json, "requirements"), "id", line[1]);

  g_assert_nonnull (requirement);
  g_assert_cmpstr (json_string_value (json_object_get (requirement, "verdict")), ==, wanted);
}

int
main (int n_arguments, char **arguments)
{
  g_test_init (&n_arguments, &arguments, NULL);
  g_autoptr (GPtrArray) lines = read_lines ("verdicts.txt");
  checked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) json_decref);

  g_test_add_func ("/plugins/cues/invented-documents-are-told-apart", test_kinds);
  g_test_add_func ("/plugins/cues/every-document-has-an-expectation", test_every_document_has_an_expectation);
  for (guint i = 0; i < lines->len; i++) {
    GStrv line = lines->pdata[i];
    g_autofree char *files = g_strjoinv (" ", line + 3);
    g_autofree char *name =
        g_strdup_printf ("/rules/birmingham/%s/%s/%s/%s", line[0], line[1], line[2], files);
    g_test_add_data_func (name, line, test_verdict);
  }
  int result = g_test_run ();
  g_hash_table_unref (checked);
  return result;
}
