/* json.c: items and scalars as JSON.  Jansson escapes, and keeps keys in the order in which they were set. */
#include "json.h"
#include "view.h"

#include <math.h>
#include <stdlib.h>

json_t *
cp_json_text_or_null (const char *text)
{
  return text != NULL ? json_string (text) : json_null ();
}

json_t *
cp_json_number_or_null (guint number)
{
  return number > 0 ? json_integer (number) : json_null ();
}

char *
cp_json_date (const GDate *date)
{
  return g_strdup_printf ("%04u-%02u-%02u", g_date_get_year (date), g_date_get_month (date),
                          g_date_get_day (date));
}

static json_t *
filled_to_json (CpFilled filled)
{
  return filled == CP_FILLED_NOT_ASKED ? json_null () : json_boolean (filled == CP_FILLED_YES);
}

static json_t *
finding_to_json (const CpFinding *finding)
{
  json_t *json = json_object (), *why = json_array ();

  json_object_set_new (json, "kind", json_string (finding->kind));
  json_object_set_new (json, "score", json_real (round (finding->score * 100) / 100));
  json_object_set_new (json, "filled", filled_to_json (finding->filled));
  json_object_set_new (json, "page", json_integer (finding->page));
  for (guint i = 0; finding->why[i] != NULL; i++)
    json_array_append_new (why, json_string (finding->why[i]));
  json_object_set_new (json, "why", why);
  return json;
}

static json_t *
kinds_to_json (const CpCheck *check, const CpItem *item)
{
  json_t *list = json_array ();

  for (guint i = 0; i < check->documents->readings->len; i++) {
    if (cp_documents_get (check->documents, i)->item != item)
      continue;
    for (guint j = 0; j < cp_findings_count (check->findings, i); j++)
      json_array_append_new (list, finding_to_json (cp_findings_get (check->findings, i, j)));
  }
  return list;
}

static json_t *
claim_to_json (const CpDateClaim *claim)
{
  json_t *json = json_object ();
  g_autofree char *value = cp_date_span_value (&claim->span), *end = cp_date_span_end_value (&claim->span);

  json_object_set_new (json, "value", json_string (value));
  if (end != NULL)
    json_object_set_new (json, "to", json_string (end));
  json_object_set_new (json, "from", json_string (cp_date_source_name (claim->source)));
  json_object_set_new (json, "page", cp_json_number_or_null (claim->page));
  if (claim->length > 0) {
    json_object_set_new (json, "start", json_integer (claim->start));
    json_object_set_new (json, "length", json_integer (claim->length));
  }
  return json;
}

static json_t *
date_to_json (const CpItemDate *date)
{
  if (date == NULL)
    return json_null ();

  json_t *json = claim_to_json (&date->own), *conflicts = json_array ();
  for (guint i = 0; i < date->conflicts->len; i++)
    json_array_append_new (conflicts, claim_to_json (&g_array_index (date->conflicts, CpDateClaim, i)));
  json_object_set_new (json, "conflict", conflicts);
  return json;
}

json_t *
cp_json_item (const CpCheck *check, const CpItem *item)
{
  const CpReading *reading = cp_view_find_reading (check, item);
  gboolean has_pages = reading != NULL && reading->pages->len > 0;
  json_t *json = json_object ();

  json_object_set_new (json, "id", json_string (item->id));
  json_object_set_new (json, "path", json_string (item->path));
  json_object_set_new (json, "parent", cp_json_text_or_null (item->parent != NULL ? item->parent->id : NULL));
  json_object_set_new (json, "sha256", cp_json_text_or_null (item->sha256));
  json_object_set_new (json, "size", json_integer ((json_int_t) item->size));
  json_object_set_new (json, "type", cp_json_text_or_null (item->identity.mime));
  json_object_set_new (json, "claim_differs", cp_json_text_or_null (item->identity.claim_differs));
  json_object_set_new (json, "outcome", json_string (cp_outcome_name (item->outcome)));
  json_object_set_new (json, "reason", cp_json_text_or_null (cp_reason_code (item->reason)));
  g_autofree char *problem = cp_view_problem (item, reading);
  json_object_set_new (json, "words", cp_json_text_or_null (problem));
  json_object_set_new (json, "unit",
                       cp_json_text_or_null (
                           has_pages ? cp_unit_name (g_array_index (reading->pages, CpPage, 0).unit) : NULL));
  json_object_set_new (json, "pages", cp_json_number_or_null (has_pages ? reading->pages->len : 0));
  json_object_set_new (json, "plugin", cp_json_text_or_null (reading != NULL ? reading->plugin : NULL));
  if (item->copy != NULL)
    json_object_set_new (json, "read_through", json_string ("LibreOffice"));
  json_object_set_new (json, "date", date_to_json (reading != NULL ? reading->date : NULL));
  json_object_set_new (json, "same_as",
                       cp_json_text_or_null (item->same_as != NULL ? item->same_as->id : NULL));
  json_object_set_new (json, "kinds", kinds_to_json (check, item));
  return json;
}

static json_t *
boxes_to_json (const GArray *boxes)
{
  if (boxes == NULL)
    return json_null ();

  json_t *list = json_array ();
  for (guint i = 0; i < boxes->len; i++) {
    const CpBox *box = &g_array_index (boxes, CpBox, i);
    json_array_append_new (list, json_pack ("[i, i, i, i]", (int) box->x1, (int) box->y1,
                                            (int) (box->x2 + 0.999), (int) (box->y2 + 0.999)));
  }
  return list;
}

json_t *
cp_json_evidence (const CpEvidence *evidence)
{
  json_t *json = json_object ();

  json_object_set_new (json, "item", json_string (evidence->item->id));
  json_object_set_new (json, "path", json_string (evidence->item->path));
  json_object_set_new (json, "page", cp_json_number_or_null (evidence->page));
  json_object_set_new (json, "quote", cp_json_text_or_null (evidence->quote));
  json_object_set_new (json, "start", json_integer (evidence->start));
  json_object_set_new (json, "length", json_integer (evidence->length));
  json_object_set_new (json, "boxes", boxes_to_json (evidence->boxes));
  json_object_set_new (json, "kind",
                       cp_json_text_or_null (evidence->kind != NULL ? evidence->kind->id : NULL));
  return json;
}

char *
cp_json_print (json_t *json)
{
  char *text = json_dumps (json, JSON_INDENT (1) | JSON_REAL_PRECISION (2));
  char *line = g_strconcat (text, "\n", NULL);

  free (text);
  json_decref (json);
  return line;
}
