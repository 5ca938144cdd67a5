/* signature.h: whether ink is a name that somebody put to paper. */
#pragma once

#include "signing.h"

/* Judges the ink within the place, on a sheet without that of words that are printed elsewhere.  The words
 * (an array of Word) are those of the whole sheet, good ones and bad; the ones from `first` to `last` are the
 * label's. */
void signature_judge (const Sheet *bare, const GArray *words, SigningPlace *place, guint first, guint last);
