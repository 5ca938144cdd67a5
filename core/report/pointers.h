/* pointers.h: the answer to a sender who says where things are. */
#pragma once

#include "html.h"
#include "json.h"

/* Each adds the answers that belong to the line. */
void cp_pointers_add_text (GString *page, const CpCheck *check, const CpLine *line);
void cp_pointers_add_html (CpHtml *html, const CpCheck *check, const CpLine *line);
/* An array; owned by the caller. */
json_t *cp_pointers_json (const CpCheck *check, const CpLine *line);
