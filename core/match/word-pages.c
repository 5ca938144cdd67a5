/* word-pages.c: takes words with the page that each stands on, gives the pages of a word. */
#include "word-pages.h"

#define BITS 64

CpWordPages *
cp_word_pages_new (guint n_pages)
{
  CpWordPages *pages = g_new0 (CpWordPages, 1);

  pages->n_numbers = 1 + n_pages / BITS;
  pages->sets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  pages->word = g_string_new (NULL);
  return pages;
}

void
cp_word_pages_free (CpWordPages *pages)
{
  if (pages == NULL)
    return;
  g_hash_table_unref (pages->sets);
  g_string_free (pages->word, TRUE);
  g_free (pages);
}

void
cp_word_pages_add (CpWordPages *pages, const char *word, gsize length, guint page)
{
  g_string_truncate (pages->word, 0);
  g_string_append_len (pages->word, word, (gssize) length);
  CpPageSet *set = g_hash_table_lookup (pages->sets, pages->word->str);
  if (set == NULL) {
    set = g_new0 (CpPageSet, pages->n_numbers);
    g_hash_table_insert (pages->sets, g_strdup (pages->word->str), set);
  }
  set[page / BITS] |= (CpPageSet) 1 << page % BITS;
}

const CpPageSet *
cp_word_pages_find (const CpWordPages *pages, const char *word)
{
  return g_hash_table_lookup (pages->sets, word);
}
