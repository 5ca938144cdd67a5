/* explain-view.h: the words in which it is explained why a verdict came about. */
#pragma once

#include "explain.h"

/* What a part of a requirement asks for, for whoever writes rules: "Delivery Plan (delivery-plan), filled in,
 * with a score of at least 0.50; the words NEAR(...)".  Owned by the caller. */
char *cp_explain_view_need (const CpCheck *check, const CpNeed *need);
/* What a document has and lacks: "Delivery Plan with 0.92, but it is not filled in".  Owned by the caller. */
char *cp_explain_view_look (const CpNeed *need, const CpLook *look);
/* What a document is taken for: "Delivery Plan 0.92 (filled in), Impact report 0.41".  Owned by the caller;
 * NULL where it is taken for nothing. */
char *cp_explain_view_kinds (const CpCheck *check, const CpItem *item);
