/* json.h: the parts of JSON that several reports share. */
#pragma once

#include "check.h"

#include <jansson.h>

/* null for NULL.  All of these are owned by the caller. */
json_t *cp_json_text_or_null (const char *text);
/* null for 0 */
json_t *cp_json_number_or_null (guint number);
/* "2026-11-24" (ISO 8601), owned by the caller */
char *cp_json_date (const GDate *date);
/* An item with all that was found of it. */
json_t *cp_json_item (const CpCheck *check, const CpItem *item);
/* A place, with its file, page and quote. */
json_t *cp_json_evidence (const CpEvidence *evidence);
/* The document as text with a line end; takes it over.  Owned by the caller. */
char *cp_json_print (json_t *json);
