/* agree.c: takes the words stored with a page and those that its picture shows, says whether they are the
 * same.
 */
#include "agree.h"

#include <string.h>

/* A scanner's own mark is shorter than this; a page that somebody made searchable is longer. */
#define MANY_WORDS_BYTES 200
/* So many different words of so many letters must be there before a page is said to show something else. */
#define TELLING_WORDS 20
#define TELLING_WORD_BYTES 4

gboolean
cp_page_keeps_its_words (const CpPage *page)
{
  return strlen (page->text) >= MANY_WORDS_BYTES;
}

static GHashTable *
collect_words (const char *text)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *small = g_utf8_casefold (text, -1);
  char *start = NULL;

  for (char *c = small;; c = g_utf8_next_char (c)) {
    gboolean is_letter = *c != '\0' && g_unichar_isalnum (g_utf8_get_char (c));
    if (is_letter && start == NULL)
      start = c;
    else if (!is_letter && start != NULL) {
      if (c - start >= TELLING_WORD_BYTES)
        g_hash_table_add (words, g_strndup (start, (gsize) (c - start)));
      start = NULL;
    }
    if (*c == '\0')
      return words;
  }
}

gboolean
cp_pages_agree (const CpPage *own, const CpPage *shown)
{
  g_autoptr (GHashTable) own_words = collect_words (own->text), shown_words = collect_words (shown->text);
  GHashTableIter iterator;
  gpointer word;
  guint n_same = 0;

  g_hash_table_iter_init (&iterator, shown_words);
  while (g_hash_table_iter_next (&iterator, &word, NULL))
    n_same += g_hash_table_contains (own_words, word);
  guint n_shown = g_hash_table_size (shown_words);
  return n_shown < TELLING_WORDS || 2 * n_same >= n_shown;
}
