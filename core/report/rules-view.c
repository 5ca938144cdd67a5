/* rules-view.c: the sentences of the page of requirements. */
#include "rules-view.h"

const char cp_rules_view_legend[] =
    "Each line is a question that is asked of what you send, what would show it, and what you can do. “The "
    "scheme "
    "asks for this” is a must; “the scheme suggests this” is a help, and not a condition. A machine only "
    "looks "
    "for things: people decide, and may always say that something else shows it as well.";
const char cp_rules_view_shows[] = "What would show it";
const char cp_rules_view_readings[] = "How the scheme is read here";
const char cp_rules_view_before[] = "Before you send anything";
const char cp_rules_view_contact[] = "Whom you can ask";

char *
cp_rules_view_title (const CpScheme *scheme, const CpStage *stage)
{
  if (stage == NULL)
    return g_strdup_printf ("%s: what each stage asks", scheme->title);
  return g_strdup_printf ("%s: what is asked for %s", scheme->title, stage->title);
}

char *
cp_rules_view_must (const CpRequirement *requirement)
{
  return g_strdup_printf ("The scheme %s this: “%s” (%s).", requirement->must ? "asks for" : "suggests",
                          requirement->words, requirement->source);
}
