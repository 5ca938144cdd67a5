/* date.c: what holds of facts and their dates. */
#include "errors.h"
#include "fact.h"

static void
test_only_iso_dates (void)
{
  static const char *const bad[] = { "",         "2026",        "2026-13-01", "2026-02-30", "15/09/2026",
                                     "2026-9-1", "2026-09-15 ", "2026--1-01", "0000-00-00" };
  GDate date;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (cp_date_parse (bad[i], &date));
  g_assert_true (cp_date_parse ("2024-02-29", &date));
  g_autofree char *words = cp_date_words (&date);
  g_assert_cmpstr (words, ==, "29 February 2024");
}

static void
test_the_command_line_wins_over_the_sender (void)
{
  g_autoptr (CpFacts) facts = cp_facts_new ();

  g_assert_true (cp_facts_set (facts, "bronze", "2025-09-15", CP_FACT_FROM_COMMAND_LINE, NULL, NULL));
  g_assert_true (cp_facts_set (facts, "bronze", "2024-01-01", CP_FACT_FROM_SENDER, "3", NULL));
  g_assert_cmpstr (cp_facts_get (facts, "bronze")->value, ==, "2025-09-15");
  g_assert_true (cp_facts_set (facts, "silver", "2026-01-01", CP_FACT_FROM_SENDER, "3", NULL));
  g_assert_cmpstr (cp_facts_get (facts, "silver")->item_id, ==, "3");
  g_assert_null (cp_facts_get (facts, "gold"));
}

static void
test_a_bad_fact_says_how_to_write_it (void)
{
  g_autoptr (CpFacts) facts = cp_facts_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (cp_facts_set (facts, "bronze", "last May", CP_FACT_FROM_COMMAND_LINE, NULL, &error));
  g_assert_error (error, CP_ERROR, CP_ERROR_USAGE);
  g_assert_cmpstr (error->message, ==, "bronze: \"last May\" is not a date; write it like 2026-09-15");
}

int
main (int n_arguments, char **arguments)
{
  g_test_init (&n_arguments, &arguments, NULL);
  g_test_add_func ("/model/date/only-iso-dates", test_only_iso_dates);
  g_test_add_func ("/model/fact/the-command-line-wins-over-the-sender",
                   test_the_command_line_wins_over_the_sender);
  g_test_add_func ("/model/fact/a-bad-fact-says-how-to-write-it", test_a_bad_fact_says_how_to_write_it);
  return g_test_run ();
}
