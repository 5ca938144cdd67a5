/* rules-view.h: what both forms of the page of requirements say in the same words. */
#pragma once

#include "scheme.h"

extern const char cp_rules_view_legend[], cp_rules_view_shows[], cp_rules_view_readings[],
    cp_rules_view_before[], cp_rules_view_contact[];

/* "Birmingham Co-Production Award: what each stage asks", or what one stage does.  `stage` may be NULL. Owned
 * by the caller. */
char *cp_rules_view_title (const CpScheme *scheme, const CpStage *stage);
/* "The scheme asks for this: “will need to” (The four stages, Silver)."  Owned by the caller. */
char *cp_rules_view_must (const CpRequirement *requirement);
