/* word-bag.h: the words of a document without their order, to see whether two documents are the same.
 *
 * Case, accents, ligatures, hyphens and the marks between words do not matter. */
#pragma once

#include "document.h"

#define CP_BAG_SIGNS 8

/* Enough of a document to find those that could be the same. */
typedef struct {
  guint n_words;
  guint n_signs;
  guint64 signs[CP_BAG_SIGNS]; /* the smallest hashes of its pairs of words; documents that are the same share
                                  some of them */
} CpBagSketch;

/* Cheap: the sketches of all documents of a portfolio may be kept at once. */
void cp_bag_sketch_make (const CpReading *reading, CpBagSketch *ret_sketch);
/* Whether it is worth while to compare the documents themselves. */
gboolean cp_bag_sketches_are_alike (const CpBagSketch *sketch, const CpBagSketch *other);

typedef struct CpWordBag CpWordBag;

CpWordBag *cp_word_bag_new (const CpReading *reading);
void cp_word_bag_free (CpWordBag *bag);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpWordBag, cp_word_bag_free)

/* Whether both are the same document: saved twice, a Word file and the PDF of it, or a scan of either.  Two
 * copies of a form that were filled in differently are not. */
gboolean cp_word_bags_are_same (const CpWordBag *bag, const CpWordBag *other);
