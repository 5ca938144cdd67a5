/* limit-table.c: what holds of the limits table. */
#include "limit-table.h"

static void
test_every_limit_has_name_and_words (void)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  CpLimits limits;

  cp_limits_init (&limits);
  for (CpLimit limit = 0; limit < CP_N_LIMITS; limit++) {
    g_autofree char *words = cp_limit_words (&limits, limit, 7);
    g_assert_cmpuint (limits.value[limit], >, 0);
    g_assert_true (g_hash_table_add (names, (gpointer) cp_limit_name (limit)));
    g_assert_nonnull (g_strrstr (words, "the limit is"));
  }
}

static void
test_words_say_both_numbers (void)
{
  CpLimits limits;

  cp_limits_init (&limits);
  g_autofree char *words = cp_limit_words (&limits, CP_LIMIT_PAGES, 2300);
  g_assert_cmpstr (words, ==, "the file has more pages than we read (2300; the limit is 2000)");
  g_autofree char *size = cp_limit_words (&limits, CP_LIMIT_MEMBER_BYTES, 600 << 20);
  g_assert_nonnull (g_strrstr (size, "600.0 MiB; the limit is 512.0 MiB"));
}

int
main (int n_arguments, char **arguments)
{
  g_test_init (&n_arguments, &arguments, NULL);
  g_test_add_func ("/base/limit-table/every-limit-has-name-and-words", test_every_limit_has_name_and_words);
  g_test_add_func ("/base/limit-table/words-say-both-numbers", test_words_say_both_numbers);
  return g_test_run ();
}
