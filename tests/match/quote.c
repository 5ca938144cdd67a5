/* quote.c: what holds of quotes and their boxes. */
#include "quote.h"
#include "coverage.h"

#include <string.h>

static char *
quote (const char *text, const char *words)
{
  guint32 start = (guint32) (strstr (text, words) - text), length = (guint32) strlen (words);

  cp_quote_widen (text, &start, &length);
  return cp_quote_text (text, start, length);
}

static void
assert_quote (const char *text, const char *words, const char *expected)
{
  g_autofree char *found = quote (text, words);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_the_sentence (void)
{
  assert_quote ("First one. Then our parents chose\nthe new route together. Last one.", "parents",
                "Then our parents chose the new route together.");
  assert_quote ("Only this", "this", "Only this");
  assert_quote ("Was it good? Yes! It was.", "Yes", "Yes!");
}

static void
test_the_row_of_a_table (void)
{
  assert_quote ("Action\tLead\tBy when\nMeet parents\tSam\tMay 2026\nAsk pupils\tJo\tJune\n", "parents",
                "Meet parents Sam May 2026");
}

static void
test_a_cell_of_several_lines (void)
{
  /* as poppler gives a table whose cells wrap */
  const char *text = "2 Home\ndiary\tCards in all eight classes, after a vote\nby families.\t31 calls\n"
                     "3 Reviews\tPapers out early\n";

  assert_quote (text, "families", "2 Home diary Cards in all eight classes, after a vote by families.");
}

static void
test_a_heading_is_not_run_into_its_text (void)
{
  assert_quote ("Our Delivery Plan\nWe will meet every month with all the families who want to come.",
                "Delivery Plan", "Our Delivery Plan");
}

static void
test_long_text_is_cut_at_words (void)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 200; i++)
    g_string_append (text, "wörter ");
  g_string_insert (text, 704, "NEEDLE ");
  g_autofree char *found = quote (text->str, "NEEDLE");
  g_assert_true (g_utf8_validate (found, -1, NULL));
  g_assert_cmpint (g_utf8_strlen (found, -1), <=, CP_QUOTE_CHARACTERS);
  g_assert_nonnull (strstr (found, " NEEDLE "));
  g_assert_true (g_str_has_prefix (found, "wörter ") && g_str_has_suffix (found, "wörter"));
  g_string_free (text, TRUE);
}

static void
test_a_box_for_each_line (void)
{
  /* "our parents" at the end of one line, "chose it" on the next */
  const CpWord words[] = { { 0, 3, 400, 100, 430, 112, 0 },
                           { 4, 7, 434, 100, 500, 112, 0 },
                           { 12, 5, 72, 114, 110, 126, 0 },
                           { 18, 2, 114, 114, 124, 126, 0 } };
  const CpPage page = {
    .number = 1, .text = "our parents\nchose it", .width = 595, .height = 842, .words = words, .n_words = 4
  };
  g_autoptr (GArray) boxes = cp_quote_boxes (&page, 4, 13);

  g_assert_cmpuint (boxes->len, ==, 2);
  const CpBox *first = &g_array_index (boxes, CpBox, 0), *second = &g_array_index (boxes, CpBox, 1);
  g_assert_cmpfloat (first->x1, ==, 434);
  g_assert_cmpfloat (first->x2, ==, 500);
  g_assert_cmpfloat (second->x1, ==, 72);
  g_assert_cmpfloat (second->y2, ==, 126);
  g_assert_null (cp_quote_boxes (&page, 3, 1));
}

int
main (int n_arguments, char **arguments)
{
  g_test_init (&n_arguments, &arguments, NULL);
  g_test_add_func ("/match/quote/the-sentence", test_the_sentence);
  g_test_add_func ("/match/quote/the-row-of-a-table", test_the_row_of_a_table);
  g_test_add_func ("/match/quote/a-cell-of-several-lines", test_a_cell_of_several_lines);
  g_test_add_func ("/match/quote/a-heading-is-not-run-into-its-text",
                   test_a_heading_is_not_run_into_its_text);
  g_test_add_func ("/match/quote/long-text-is-cut-at-words", test_long_text_is_cut_at_words);
  g_test_add_func ("/match/quote/a-box-for-each-line", test_a_box_for_each_line);
  return g_test_run ();
}
