/* combine.h: the one table by which verdicts are combined. */
#pragma once

#include "coverage.h"

/* Both are asked. */
CpVerdict cp_verdict_all (CpVerdict a, CpVerdict b);
/* Either will do. */
CpVerdict cp_verdict_any (CpVerdict a, CpVerdict b);
/* `counts` says how many parts have each verdict; `n` of them are asked. */
CpVerdict cp_verdict_at_least (const guint counts[CP_N_VERDICTS], guint n);
