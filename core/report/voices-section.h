/* voices-section.h: "Whose voices": who acted, in which of the four C's, and in whose words it is told. */
#pragma once

#include "html.h"
#include "json.h"

/* Each adds nothing where the scheme has no rules for it. */
void cp_voices_section_add_text (GString *page, const CpCheck *check);
void cp_voices_section_add_html (CpHtml *html, const CpCheck *check);
/* The table alone, for the pack, whose lines have the quotes. */
void cp_voices_section_add_table (CpHtml *html, const CpCheck *check);
/* null where the scheme has no rules for it; owned by the caller. */
json_t *cp_voices_section_json (const CpCheck *check);
