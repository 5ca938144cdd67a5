/* compare.h: whether two readings of an archive come to the same members. */
#pragma once

#include "archive-fault.h"
#include "members.h"

/* Adds a READINGS_DIFFER fault for the first member on which they do not agree.  Names, types, sizes and
 * hashes must be the same, each as often; what a reading could not unpack is compared by name and type, and,
 * `with_ends`, must not be what the other could. */
void cp_listings_compare (const GPtrArray *one, const GPtrArray *other, gboolean with_ends,
                          GPtrArray *faults);
