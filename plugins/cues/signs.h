/* signs.h: how strongly each sign of the settings stands in a passage. */
#pragma once

#include "passage.h"

/* What the signs come to in one passage. */
typedef struct {
  gdouble *values;    /* 0 to 1, one a sign */
  const CpHit **hits; /* where each stands, borrowed; NULL where it has no place of its own */
} Signs;

Signs *signs_new (const Passage *passage, const GPtrArray *signs);
void signs_free (Signs *signs);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Signs, signs_free)
