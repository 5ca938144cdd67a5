/* features.h: what the shape of a document tells: headings, tables, and whether a form is filled in. */
#pragma once

#include "settings.h"

/* The hits of a query, borrowed; NULL and 0 where there are none. */
const CpHit *find_hits (const CpDocument *document, guint32 query, gsize *ret_n);
gboolean any_hit (const CpDocument *document, const GArray *queries);
const CpPage *find_page (const CpDocument *document, guint32 number);

/* Whether the hit stands in a heading, or in a short line of its own, which is what headings are without
 * marks. */
gboolean is_in_heading (const CpDocument *document, const CpHit *hit);
/* Whether the hit stands at the top of the document. */
gboolean is_at_start (const CpDocument *document, const CpHit *hit);

/* How many rows of a table with these columns have something in each of them. */
guint count_filled_rows (const CpDocument *document, const TableShape *shape);
/* How many of the labels have something behind them: "Name: Sam Lee", a cell beside it, or a form field. */
guint count_filled_labels (const CpDocument *document, char **labels);
