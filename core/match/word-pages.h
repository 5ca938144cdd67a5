/* word-pages.h: on which pages each word stands. */
#pragma once

#include <glib.h>

/* A set of pages: page n is bit n % 64 of number n / 64. */
typedef guint64 CpPageSet;

typedef struct {
  guint n_numbers;  /* of a set */
  GHashTable *sets; /* by word */
  GString *word;    /* that was added last */
} CpWordPages;

/* For pages with numbers below `n_pages`. */
CpWordPages *cp_word_pages_new (guint n_pages);
void cp_word_pages_free (CpWordPages *pages);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpWordPages, cp_word_pages_free)

/* The word, of `length` bytes, stands on that page.  It is copied. */
void cp_word_pages_add (CpWordPages *pages, const char *word, gsize length, guint page);
/* The pages with this word; borrowed.  NULL where there are none.  Any thread may ask, once all are added. */
const CpPageSet *cp_word_pages_find (const CpWordPages *pages, const char *word);
