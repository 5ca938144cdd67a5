/* tokenizer.c: takes any bytes, made UTF-8, for the text of a page; every word must stand in it. */
#include "tokenizer.h"
#include "fuzz.h"

#include <string.h>

typedef struct {
  const char *text;
  gsize length, start; /* of the text; where the word before began */
  guint n_words;
} Text;

static gboolean
starts_character (const Text *text, gsize offset)
{
  return offset == text->length || ((guint8) text->text[offset] & 0xC0) != 0x80;
}

static int
check_word (const char *token, gsize length, gsize start, gsize end, gboolean is_alternative, gpointer data)
{
  Text *text = data;

  g_assert_cmpuint (length, >, 0);
  g_assert_true (g_utf8_validate_len (token, length, NULL));
  g_assert_cmpuint (start, <, end);
  g_assert_cmpuint (end, <=, text->length);
  g_assert_true (starts_character (text, start) && starts_character (text, end));
  g_assert_true (start >= text->start || is_alternative);
  g_assert_true (!is_alternative || text->n_words > 0);
  text->start = start;
  text->n_words++;
  return 0;
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize length)
{
  static CpTokenizer *tokenizer;
  g_autofree char *utf8 = g_utf8_make_valid ((const char *) bytes, (gssize) length);
  Text text = { .text = utf8, .length = strlen (utf8) };

  if (tokenizer == NULL)
    tokenizer = cp_tokenizer_new ();
  g_assert_cmpint (cp_tokenizer_run (tokenizer, utf8, text.length, check_word, &text), ==, 0);
  return 0;
}
