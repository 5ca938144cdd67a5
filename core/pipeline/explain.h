/* explain.h: why a need came to its verdict: what each document has of what is asked for, and what it lacks.
 */
#pragma once

#include "check.h"

/* What a document lacks. */
typedef enum {
  CP_LACKS_KIND = 1 << 0,   /* it is of another kind */
  CP_LACKS_SCORE = 1 << 1,  /* it may be of the kind, but that is not sure enough */
  CP_LACKS_FILLED = 1 << 2, /* it is not filled in */
  CP_LACKS_EMPTY = 1 << 3,  /* it is filled in, and an empty one is asked for */
  CP_LACKS_FIELD = 1 << 4,  /* the form field is not there, or nothing stands in it */
  CP_LACKS_WORDS = 1 << 5,  /* the words are on none of its pages */
  CP_LACKS_TOPIC = 1 << 6,  /* the group does not act, the strategy is not named */
  CP_LACKS_DATE = 1 << 7,   /* it is too old, or its date does not fit or is not known */
} CpLack;

/* One document, asked for one need. */
typedef struct {
  const CpReading *reading;
  const CpFinding *finding; /* the best of the kind that is asked for; NULL where there is none */
  const CpHit *said;        /* where the words stand that are asked for; NULL where they do not */
  const CpTopic *topic;     /* the first that is lacking; NULL where none is */
  guint lacks;              /* CpLack bits; 0: it fits */
  guint n_met;              /* how many of the filters hold */
} CpLook;

/* A look at each document for an EVIDENCE need: GArray of CpLook, those that fit first, then those that
 * nearly do, then the others.  Owned by the caller; it borrows from the check. */
GArray *cp_explain_need (const CpCheck *check, const CpNeed *need);
/* Whether it lacks something, and yet has something of what is asked for. */
gboolean cp_look_is_near (const CpLook *look);
