/* match.c: what holds of queries and hits. */
#include "match.h"
#include "errors.h"

#include <string.h>

/* Two documents, the second with two pages. */
static CpDocuments *
documents_new (const char *first, const char *second, const char *third)
{
  CpDocuments *documents = cp_documents_new ();
  CpReading *one = cp_reading_new (NULL), *two = cp_reading_new (NULL);
  const CpPage pages[] = { { .number = 1, .text = first },
                           { .number = 1, .text = second },
                           { .number = 2, .text = third } };

  cp_reading_add_page (one, &pages[0]);
  cp_reading_add_page (two, &pages[1]);
  cp_reading_add_page (two, &pages[2]);
  g_ptr_array_add (documents->readings, one);
  g_ptr_array_add (documents->readings, two);
  return documents;
}

/* "document.page:words document.page:words" */
static char *
ask (const CpDocuments *documents, const char *expression)
{
  g_autoptr (CpQuerySet) queries = cp_query_set_new ();
  g_autoptr (GError) error = NULL;
  GString *found = g_string_new (NULL);

  cp_query_set_add (queries, "\"nothing at all\"");
  guint32 query = cp_query_set_add (queries, expression);
  g_autoptr (CpHits) hits = cp_match_queries (documents, queries, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < documents->readings->len; i++) {
    gsize n;
    const CpHit *hit = cp_hits_find (hits, i, query, &n);
    for (gsize j = 0; j < n; j++) {
      const char *text = cp_reading_find_page (cp_documents_get (documents, i), hit[j].page)->text;
      g_string_append_printf (found, "%s%u.%u:%.*s", found->len > 0 ? " | " : "", i, hit[j].page,
                              (int) hit[j].length, text + hit[j].start);
    }
  }
  return g_string_free (found, FALSE);
}

static void
assert_found (const CpDocuments *documents, const char *expression, const char *expected)
{
  g_autofree char *found = ask (documents, expression);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_phrases_near_and_prefix (void)
{
  g_autoptr (CpDocuments) documents =
      documents_new ("We co-\nproduced it with parent carers.", "Parent-carers agreed.",
                     "Nobody asked the parents, who then agreed.");

  assert_found (documents, "\"co-production\"", "0.1:co-\nproduced");
  assert_found (documents, "\"parent carer\"", "0.1:parent carers | 1.1:Parent-carers");
  assert_found (documents, "NEAR(parents agreed, 3)",
                "1.1:Parent-carers agreed | 1.2:parents, who then agreed");
  assert_found (documents, "NEAR(parents agreed, 1)", "1.1:Parent-carers agreed");
  assert_found (documents, "agree*", "1.1:agreed | 1.2:agreed");
  assert_found (documents, "parents NOT nobody", "0.1:parent | 1.1:Parent");
}

/* Two words for parents stand side by side, as far from the change as they may: both are no hit without it.
 */
static void
test_a_hit_is_a_whole_near_group (void)
{
  g_autoptr (CpDocuments) documents =
      documents_new ("Parent carers and parents say that when they go to the bus stop now with a child the "
                     "number of days rose from 3 "
                     "to 9.",
                     "", "");

  assert_found (documents,
                "(NEAR(\"parent carers\" \"rose from\", 19) OR NEAR(\"parents\" \"rose from\", 19))",
                "0.1:Parent carers and parents say that when they go to the bus stop now with a child the "
                "number of days rose from");
}

static void
test_one_word_many_times (void)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 1000; i++)
    g_string_append (text, "again ");
  g_autoptr (CpDocuments) documents = documents_new (text->str, "", "");
  g_autofree char *found = ask (documents, "again");
  g_auto (GStrv) each = g_strsplit (found, " | ", -1);
  g_assert_cmpuint (g_strv_length (each), ==, CP_MATCH_HITS_A_PAGE);
  g_string_free (text, TRUE);
}

/* So many that every processor asks some of them. */
static void
test_many_queries_at_once_find_what_each_finds (void)
{
  enum { N = 300 };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (CpQuerySet) queries = cp_query_set_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N; i++) {
    g_autofree char *word = g_strdup_printf ("w%uz", i);
    g_string_append_printf (text, "%s then ", word);
    g_assert_cmpuint (cp_query_set_add (queries, word), ==, i);
  }
  g_autoptr (CpDocuments) documents = documents_new ("nothing", text->str, "nothing");
  g_autoptr (CpHits) hits = cp_match_queries (documents, queries, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < N; i++) {
    g_autofree char *word = g_strdup_printf ("w%uz ", i);
    gsize n;
    const CpHit *hit = cp_hits_find (hits, 1, i, &n);
    g_assert_cmpuint (n, ==, 1);
    g_assert_cmpuint (hit->start, ==, (guint32) (strstr (text->str, word) - text->str));
    g_assert_null (cp_hits_find (hits, 0, i, &n));
  }
  cp_query_set_add (queries, "\"never closed");
  g_assert_null (cp_match_queries (documents, queries, &error));
  g_assert_error (error, CP_ERROR, CP_ERROR_USAGE);
}

static void
test_bad_queries_are_explained (void)
{
  static const struct {
    const char *expression, *words;
  } bad[] = {
    { "co-produce", "a word with a hyphen or colon before \"produce\" must stand in double quotes" },
    { "\"action plan", "a double quote is opened and not closed" },
    { "AND plan", "syntax error near \"AND\"" },
    { "", "syntax error near \"\"" },
  };
  g_autoptr (CpQueryChecker) checker = cp_query_checker_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autofree char *fault = cp_query_checker_check (checker, bad[i].expression);
    g_assert_cmpstr (fault, ==, bad[i].words);
  }
  g_assert_null (cp_query_checker_check (checker, "\"action plan\" OR NEAR(lead owner, 4)"));
}

int
main (int n_arguments, char **arguments)
{
  g_test_init (&n_arguments, &arguments, NULL);
  g_test_add_func ("/match/phrases-near-and-prefix", test_phrases_near_and_prefix);
  g_test_add_func ("/match/a-hit-is-a-whole-near-group", test_a_hit_is_a_whole_near_group);
  g_test_add_func ("/match/one-word-many-times", test_one_word_many_times);
  g_test_add_func ("/match/many-queries-at-once-find-what-each-finds",
                   test_many_queries_at_once_find_what_each_finds);
  g_test_add_func ("/match/bad-queries-are-explained", test_bad_queries_are_explained);
  return g_test_run ();
}
