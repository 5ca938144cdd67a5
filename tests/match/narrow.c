/* narrow.c: what holds of queries that are narrowed to the words of a portfolio. */
#include "narrow.h"

#include <string.h>

/* Two pages that lie far apart: parents told, and a child told. */
static void
check (const char *expression, const char *expected)
{
  static const struct {
    const char *word;
    guint page;
  } words[] = { { "parent", 3 }, { "told", 3 }, { "child", 64 }, { "told", 64 } };
  g_autoptr (CpWordPages) pages = cp_word_pages_new (65);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    cp_word_pages_add (pages, words[i].word, strlen (words[i].word), words[i].page);
  g_autoptr (CpNarrower) narrower = cp_narrower_new (pages);
  g_autofree char *narrow = cp_narrower_run (narrower, expression);
  g_assert_cmpstr (narrow, ==, expected);
}

static void
test_alternatives_of_absent_words_go (void)
{
  check ("(\"parents\" OR \"carers\" OR \"child\")", "(\"parents\" OR \"child\")");
  check ("(NEAR(\"parents\" told, 3) OR NEAR(\"carers\" told, 3))", "(NEAR(\"parents\" told, 3))");
  check ("told AND (\"the parents\" OR \"parents\") AND (aunt OR child)",
         "told AND (\"parents\") AND (child)");
}

static void
test_a_query_of_absent_words_has_no_match (void)
{
  check ("\"carers\"", NULL);
  check ("uncle", NULL);
  check ("NEAR(\"parents\" \"uncle\", 5)", NULL);
  check ("(\"carers\" OR NEAR(\"parents\" \"uncle\"))", NULL);
}

static void
test_words_of_different_pages_do_not_meet (void)
{
  check ("(NEAR(\"child\" told, 3) OR NEAR(\"child\" \"parent\", 3) OR \"parent told child\")",
         "(NEAR(\"child\" told, 3))");
  check ("\"parents told the child\"", NULL);
  check ("(parent) AND (child)", "(parent) AND (child)");
}

/* With NOT, and between other parts, what cannot match still has a meaning. */
static void
test_a_part_that_cannot_match_stays (void)
{
  check ("told NOT (\"carers\" OR \"uncle\")", "told NOT (\"carers\")");
  check ("\"carers\" OR told", "\"carers\" OR told");
}

static void
test_what_only_begins_a_word_stays (void)
{
  check ("(\"caring\" * OR \"uncle\")", "(\"caring\" *)");
  check ("car*", "car*");
}

static void
test_other_forms_stay_as_they_are (void)
{
  static const char *const others[] = {
    "(\"carers\" + \"told\" OR told)",
    "(uncle AND told)",
    "text : uncle OR told",
    "^ uncle OR told",
    "\"said \"\"uncle\"\"\" OR told",
    "(uncle OR told",
    "\"uncle",
    "NEAR(uncle",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    check (others[i], others[i]);
  check ("((uncle OR told) AND (told AND uncle))", "((told) AND (told AND uncle))");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/match/narrow/alternatives-of-absent-words-go", test_alternatives_of_absent_words_go);
  g_test_add_func ("/match/narrow/a-query-of-absent-words-has-no-match",
                   test_a_query_of_absent_words_has_no_match);
  g_test_add_func ("/match/narrow/words-of-different-pages-do-not-meet",
                   test_words_of_different_pages_do_not_meet);
  g_test_add_func ("/match/narrow/a-part-that-cannot-match-stays", test_a_part_that_cannot_match_stays);
  g_test_add_func ("/match/narrow/what-only-begins-a-word-stays", test_what_only_begins_a_word_stays);
  g_test_add_func ("/match/narrow/other-forms-stay-as-they-are", test_other_forms_stay_as_they_are);
  return g_test_run ();
}
