/* age.h: whether a document is of the time that a need asks for. */
#pragma once

#include "cover.h"

typedef enum {
  CP_AGE_FITS,
  CP_AGE_UNKNOWN, /* it fits, but nobody knows of what date it is, and that matters */
  CP_AGE_TOO_OLD,
  CP_AGE_OUTSIDE, /* before or after what is asked, or not dated where it must be */
} CpAge;

/* By the dates of the document, the facts and the day of the check. */
CpAge cp_age_judge (const CpCoverInput *input, const CpNeed *need, const CpReading *reading);

/* The fact that a need counts from and nobody stated; NULL where there is none. */
const CpFactName *cp_age_find_unknown_fact (const CpCoverInput *input, const CpNeed *need);
