/* tokenizer.c: what holds of words as they are compared. */
#include "tokenizer.h"

#include <string.h>

static int
append_token (const char *token, gsize length, gsize start, gsize end, gboolean is_alternative, gpointer data)
{
  GString *words = data;

  (void) start;
  (void) end;
  g_string_append_printf (words, "%s%s%.*s", words->len > 0 ? " " : "", is_alternative ? "=" : "",
                          (int) length, token);
  return 0;
}

static char *
tokens_of (const char *text)
{
  g_autoptr (CpTokenizer) tokenizer = cp_tokenizer_new ();
  GString *words = g_string_new (NULL);

  cp_tokenizer_run (tokenizer, text, strlen (text), append_token, words);
  return g_string_free (words, FALSE);
}

static void
assert_tokens (const char *text, const char *expected)
{
  g_autofree char *tokens = tokens_of (text);

  g_assert_cmpstr (tokens, ==, expected);
}

static void
test_one_family (void)
{
  static const char *const same[] = { "co-production",   "coproduction", "co-produce",
                                      "co produced",     "CO-PRODUCING", "Co\xE2\x80\x90production",
                                      "co-\nproduction", "co-producers", "co\xC2\xADproduction",
                                      "coproduced",      "co‑produce",   "Co–production" };

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    assert_tokens (same[i], "coproduc");
  assert_tokens ("co-design co designed codesigning", "codesign codesign codesign");
  assert_tokens ("co-delivery co-delivered", "codeliver codeliver");
  assert_tokens ("a company produced it", "a compani produc it");
  assert_tokens ("co op", "co op");
}

static void
test_other_scripts_stay_whole (void)
{
  assert_tokens ("প্রমাণ", "প্রমাণ");
  assert_tokens ("ਸਬੂਤ", "ਸਬੂਤ");
  g_autofree char *vowelled = tokens_of ("مُحَمَّد"), *plain = tokens_of ("محمد");
  g_assert_cmpstr (vowelled, ==, plain);
  assert_tokens ("Łódź", "lodz");
  assert_tokens ("Zoë’s café", "zoe cafe");
}

static void
test_spelling (void)
{
  g_autofree char *british = tokens_of ("organisation organise behaviour programme"),
                  *american = tokens_of ("organization organize behavior program");

  g_assert_cmpstr (british, ==, american);
}

static void
test_a_word_broken_at_a_line_end (void)
{
  assert_tokens ("their partici-\npation was", "their partici =particip pation was");
  assert_tokens ("parent-carer", "parent carer");
}

static int
check_place (const char *token, gsize length, gsize start, gsize end, gboolean is_alternative, gpointer data)
{
  (void) token;
  (void) length;
  (void) is_alternative;
  if (start == 4)
    *(gsize *) data = end;
  return 0;
}

static void
test_a_family_word_spans_both_parts (void)
{
  g_autoptr (CpTokenizer) tokenizer = cp_tokenizer_new ();
  const char *text = "The co-\nproduced plan";
  gsize end = 0;

  cp_tokenizer_run (tokenizer, text, strlen (text), check_place, &end);
  g_assert_cmpuint (end, ==, strlen ("The co-\nproduced"));
}

static void
test_rubbish_ends (void)
{
  g_autofree char *long_word = g_strnfill (100000, 'x');
  g_autofree char *tokens = tokens_of (long_word);

  g_assert_cmpuint (strlen (tokens), <=, 128);
  assert_tokens ("", "");
  assert_tokens ("co", "co");
  assert_tokens ("co-", "co");
  assert_tokens ("- ' ’ -\n", "");
}

int
main (int n_arguments, char **arguments)
{
  g_test_init (&n_arguments, &arguments, NULL);
  g_test_add_func ("/match/tokenizer/one-family", test_one_family);
  g_test_add_func ("/match/tokenizer/other-scripts-stay-whole", test_other_scripts_stay_whole);
  g_test_add_func ("/match/tokenizer/spelling", test_spelling);
  g_test_add_func ("/match/tokenizer/a-word-broken-at-a-line-end", test_a_word_broken_at_a_line_end);
  g_test_add_func ("/match/tokenizer/a-family-word-spans-both-parts", test_a_family_word_spans_both_parts);
  g_test_add_func ("/match/tokenizer/rubbish-ends", test_rubbish_ends);
  return g_test_run ();
}
