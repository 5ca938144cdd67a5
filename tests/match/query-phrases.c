/* query-phrases.c: what holds of the phrases of a query. */
#include "query-phrases.h"

/* Each phrase as "first+number/distance". */
static void
check (const char *expression, const char *expected)
{
  g_autoptr (GArray) phrases = cp_query_phrases_read (expression);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; phrases != NULL && i < phrases->len; i++) {
    const CpQueryPhrase *phrase = &g_array_index (phrases, CpQueryPhrase, i);
    g_string_append_printf (words, "%s%u+%u/%d", i > 0 ? " " : "", phrase->first, phrase->n, phrase->within);
  }
  g_assert_cmpstr (phrases != NULL ? words->str : NULL, ==, expected);
}

static void
test_words_and_phrases_stand_alone (void)
{
  check ("parents", "0+1/0");
  check ("\"parent carers\" OR told*", "0+1/0 1+1/0");
  check ("(a AND \"b c\" *) NOT d", "0+1/0 1+1/0 2+1/0");
}

static void
test_near_groups (void)
{
  check ("NEAR(a \"b c\", 5)", "0+2/5 0+2/5");
  check ("x OR NEAR(a b) OR (NEAR(c d e, 60) AND y)", "0+1/0 1+2/10 1+2/10 3+3/60 3+3/60 3+3/60 6+1/0");
}

static void
test_other_forms_are_not_known (void)
{
  check ("\"a\" + b", NULL);
  check ("^ a", NULL);
  check ("\"a \"\"b\"\"\"", NULL);
  check ("\"a", NULL);
  check ("NEAR(a b, far)", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/match/query-phrases/words-and-phrases-stand-alone", test_words_and_phrases_stand_alone);
  g_test_add_func ("/match/query-phrases/near-groups", test_near_groups);
  g_test_add_func ("/match/query-phrases/other-forms-are-not-known", test_other_forms_are_not_known);
  return g_test_run ();
}
