/* reasons.c: what holds of the reasons for which an archive is held: the README has the same table as the
 * program. */
#include "archive-fault.h"

#include <string.h>

/* The three columns of a line of the table of reasons; NULL for any other line. */
static char **
read_row (const char *line)
{
  g_auto (GStrv) columns = g_strsplit (line, " | ", -1);

  if (!g_str_has_prefix (line, "| `") || g_strv_length (columns) != 3)
    return NULL;
  return g_steal_pointer (&columns);
}

/* code -> words */
static GHashTable *
read_table (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "../../core/intake/README.md", NULL);
  g_autofree char *text = NULL;
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    g_auto (GStrv) row = read_row (lines[i]);
    if (row == NULL)
      continue;
    char *code = g_strndup (row[0] + strlen ("| `"), strlen (row[0]) - strlen ("| ``"));
    g_assert_cmpuint (strlen (row[2]), >, strlen (" |")); /* what the sender can do */
    g_assert_true (g_hash_table_insert (table, code, g_strdup (row[1])));
  }
  return table;
}

static void
test_every_reason_is_documented (void)
{
  g_autoptr (GHashTable) table = read_table ();

  for (CpArchiveReason reason = 0; reason < CP_N_ARCHIVE_REASONS; reason++) {
    const char *code = cp_archive_reason_code (reason);
    g_assert_nonnull (code);
    g_test_message ("%s", code);
    g_assert_cmpstr (g_hash_table_lookup (table, code), ==, cp_archive_reason_words (reason));
  }
}

static void
test_nothing_else_is_documented (void)
{
  g_autoptr (GHashTable) table = read_table ();

  for (CpArchiveReason reason = 0; reason < CP_N_ARCHIVE_REASONS; reason++)
    g_hash_table_remove (table, cp_archive_reason_code (reason));
  g_assert_cmpuint (g_hash_table_size (table), ==, 0);
}

static void
test_every_reason_has_a_code_of_its_own (void)
{
  g_autoptr (GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);

  for (CpArchiveReason reason = 0; reason < CP_N_ARCHIVE_REASONS; reason++)
    g_assert_true (g_hash_table_add (codes, (char *) cp_archive_reason_code (reason)));
}

int
main (int n_arguments, char **arguments)
{
  g_test_init (&n_arguments, &arguments, NULL);
  g_test_add_func ("/intake/reasons/every-one-is-documented", test_every_reason_is_documented);
  g_test_add_func ("/intake/reasons/nothing-else-is-documented", test_nothing_else_is_documented);
  g_test_add_func ("/intake/reasons/each-has-a-code-of-its-own", test_every_reason_has_a_code_of_its_own);
  return g_test_run ();
}
