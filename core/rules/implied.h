/* implied.h: which needs can decide anything beside others. */
#pragma once

#include "scheme.h"

/* Whether whatever shows `a` shows `b`, too. */
gboolean cp_need_implies (const CpNeed *a, const CpNeed *b, const CpQuerySet *queries);
/* Whether any portfolio can make the need covered, or only a person can say.  Needs of the same stage that it
 * follows from are looked up there. */
gboolean cp_need_can_be_covered (const CpNeed *need, const CpStage *stage);
