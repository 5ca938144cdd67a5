/* reach.c: what holds of phrases that no text can have. */
#include "reach.h"

static void
assert_fault (const char *expression, const char *expected)
{
  g_autoptr (CpTokenizer) tokenizer = cp_tokenizer_new ();
  g_autofree char *fault = cp_reach_find_fault (tokenizer, expression);

  g_assert_cmpstr (fault, ==, expected);
}

static void
test_what_text_can_have_is_no_fault (void)
{
  assert_fault ("\"delivery plan\" OR NEAR(parents \"took part\", 4) NOT \"no parents came\"", NULL);
  assert_fault ("\"what's on\" OR \"we'll know\" OR \"parents' group\" OR \"Łódź\"", NULL);
  assert_fault ("\"co-production\" OR co AND \"june 2\" * OR \"1 to 5\"", NULL);
  assert_fault ("\"delivery\" + \"plan\"", NULL);
}

static void
test_a_phrase_without_words (void)
{
  assert_fault ("plan OR \"&\"", "\"&\" can match no text: there is no word in it");
}

static void
test_a_space_in_place_of_an_apostrophe (void)
{
  assert_fault ("\"what s on\"",
                "\"what s on\" can match no text: a word and what follows its apostrophe are one "
                "word; write \"what's on\"");
  assert_fault (
      "\"don t know\" OR news OR \"we ll see\"",
      "\"don t know\" can match no text: a word and what follows its apostrophe are one word; write "
      "\"don't know\"; \"we ll see\" can match no text: a word and what follows its apostrophe are one "
      "word; write \"we'll see\"");
  assert_fault ("\"vitamin t\" OR \"the re opening\" OR \"year 1 s\"", NULL);
}

/* "co" and what it does are one word in a text, whatever stands between them. */
static void
test_words_that_a_text_writes_as_one (void)
{
  assert_fault ("\"co\" + \"production\"",
                "\"co production\" can match no text: written like that, some of its words are one");
}

int
main (int n_arguments, char **arguments)
{
  g_test_init (&n_arguments, &arguments, NULL);
  g_test_add_func ("/match/reach/what-text-can-have-is-no-fault", test_what_text_can_have_is_no_fault);
  g_test_add_func ("/match/reach/a-phrase-without-words", test_a_phrase_without_words);
  g_test_add_func ("/match/reach/a-space-in-place-of-an-apostrophe", test_a_space_in_place_of_an_apostrophe);
  g_test_add_func ("/match/reach/words-that-a-text-writes-as-one", test_words_that_a_text_writes_as_one);
  return g_test_run ();
}
