/* shape.h: what the shape of a document tells: headings and tables. */
#pragma once

#include "settings.h"

/* How far the start of a document or page reaches, and its title. */
#define START_BYTES 700
#define TITLE_BYTES 200

/* The hits of a query, borrowed; NULL and 0 where there are none. */
const CpHit *find_hits (const CpDocument *document, guint32 query, gsize *ret_n);
/* How many of the queries matched. */
guint count_found (const CpDocument *document, const GArray *queries);
const CpPage *find_page (const CpDocument *document, guint32 number);

/* Whether the hit stands in a heading, or in a short line of its own, which is what headings are without
 * marks. */
gboolean is_in_heading (const CpDocument *document, const CpHit *hit);
/* Whether it stands in one of the first headings of the document. */
gboolean is_in_title (const CpDocument *document, const CpHit *hit);
/* Whether it begins its line, but for a bullet or number. */
gboolean begins_line (const CpDocument *document, const CpHit *hit);
/* Whether a colon, or the end of a cell, follows closely. */
gboolean is_label (const CpDocument *document, const CpHit *hit);
/* Whether the hit stands at the top of the document. */
gboolean is_at_start (const CpDocument *document, const CpHit *hit);

/* The first of the tables that are asked for which is there with enough rows that have something in each
 * column; NULL where there is none.  Borrowed. */
const TableShape *find_filled_table (const CpDocument *document, const FilledShape *shape);
