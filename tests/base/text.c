/* text.c: what holds of words. */
#include "text.h"

static void
test_fold_space (void)
{
  g_autofree char *folded = cp_text_fold_space ("  We \n\t met\xC2\xA0 all ", -1);

  g_assert_cmpstr (folded, ==, "We met all");
}

static void
test_a_name_cannot_turn_round (void)
{
  /* U+202E turns the rest round: shown as it is, this name would end in ".pdf" */
  g_autofree char *shown = cp_text_escape_invisible ("plan\xE2\x80\xAE"
                                                     "fdp.exe\n");

  g_assert_cmpstr (shown, ==, "plan\\u{202E}fdp.exe\\u{000A}");
}

static void
test_nearest (void)
{
  const char *const keys[] = { "needs", "title", "plain", NULL };

  g_assert_cmpstr (cp_text_nearest ("neds", keys), ==, "needs");
  g_assert_cmpstr (cp_text_nearest ("tilte", keys), ==, "title");
  g_assert_null (cp_text_nearest ("colour", keys));
}

static void
test_join (void)
{
  const char *const three[] = { "a", "b", "c", NULL };
  const char *const one[] = { "a", NULL };
  g_autofree char *of_three = cp_text_join (three, "and"), *of_one = cp_text_join (one, "and");

  g_assert_cmpstr (of_three, ==, "a, b and c");
  g_assert_cmpstr (of_one, ==, "a");
}

static void
test_shorten_counts_characters (void)
{
  g_autofree char *shortened = cp_text_shorten ("ééééé", 3), *whole = cp_text_shorten ("ééé", 3);

  g_assert_cmpstr (shortened, ==, "éé…");
  g_assert_cmpstr (whole, ==, "ééé");
}

int
main (int n_arguments, char **arguments)
{
  g_test_init (&n_arguments, &arguments, NULL);
  g_test_add_func ("/base/text/fold-space", test_fold_space);
  g_test_add_func ("/base/text/a-name-cannot-turn-round", test_a_name_cannot_turn_round);
  g_test_add_func ("/base/text/nearest", test_nearest);
  g_test_add_func ("/base/text/join", test_join);
  g_test_add_func ("/base/text/shorten-counts-characters", test_shorten_counts_characters);
  return g_test_run ();
}
