/* read-json.c: what was understood of one file, for programs. */
#include "json.h"
#include "report.h"
#include "view.h"

#include <math.h>

static json_t *
texts_to_json (const CpReading *reading)
{
  json_t *list = json_array ();

  for (guint i = 0; i < reading->pages->len; i++) {
    const CpPage *page = &g_array_index (reading->pages, CpPage, i);
    json_t *json = json_pack ("{s:i, s:s}", "page", (int) page->number, "text", page->text);
    json_object_set_new (json, "label", cp_json_text_or_null (page->label));
    json_array_append_new (list, json);
  }
  return list;
}

static json_t *
fields_to_json (const CpReading *reading)
{
  json_t *list = json_array ();

  for (guint i = 0; i < reading->fields->len; i++) {
    const CpField *field = &g_array_index (reading->fields, CpField, i);
    json_t *json = json_object ();
    json_object_set_new (json, "page", cp_json_number_or_null (field->page));
    json_object_set_new (json, "name", json_string (field->name));
    json_object_set_new (json, "kind", json_string (cp_field_kind_name (field->kind)));
    json_object_set_new (json, "value", json_string (field->value));
    json_object_set_new (json, "filled", json_boolean (field->filled));
    json_object_set_new (json, "doubt", json_real (round (field->doubt * 100) / 100));
    if (field->picture != NULL) {
      g_autofree char *png = g_base64_encode (field->picture, field->picture_length);
      json_object_set_new (json, "picture", json_string (png)); /* PNG: a crop of the paper */
    }
    json_array_append_new (list, json);
  }
  return list;
}

static json_t *
gaps_to_json (const CpReading *reading)
{
  json_t *list = json_array ();

  for (guint i = 0; i < reading->gaps->len; i++) {
    const CpGap *gap = &g_array_index (reading->gaps, CpGap, i);
    json_t *json = json_object ();
    json_object_set_new (json, "page", cp_json_number_or_null (gap->page));
    json_object_set_new (json, "why", json_string (cp_gap_code (gap->why)));
    json_object_set_new (json, "detail", cp_json_text_or_null (gap->detail));
    json_array_append_new (list, json);
  }
  return list;
}

static json_t *
asides_to_json (const CpReading *reading)
{
  json_t *list = json_array ();

  for (guint i = 0; i < reading->asides->len; i++) {
    const CpAside *aside = &g_array_index (reading->asides, CpAside, i);
    json_t *json = json_object ();
    json_object_set_new (json, "page", cp_json_number_or_null (aside->page));
    json_object_set_new (json, "kind", json_string (cp_aside_kind_name (aside->kind)));
    json_object_set_new (json, "text", json_string (aside->text));
    json_array_append_new (list, json);
  }
  return list;
}

static json_t *
metas_to_json (const CpReading *reading)
{
  json_t *json = json_object ();

  for (guint i = 0; i < reading->metas->len; i++) {
    const CpMeta *meta = &g_array_index (reading->metas, CpMeta, i);
    json_object_set_new (json, meta->key, json_string (meta->value));
  }
  return json;
}

static json_t *
children_to_json (const CpCheck *check, const CpItem *parent)
{
  json_t *list = json_array ();

  for (guint i = 0; i < check->items->items->len; i++) {
    const CpItem *item = check->items->items->pdata[i];
    if (item->parent == parent)
      json_array_append_new (list, cp_json_item (check, item));
  }
  return list;
}

char *
cp_report_read_json (const CpCheck *check)
{
  const CpItem *item = check->items->items->pdata[0];
  const CpReading *reading = cp_view_find_reading (check, item);
  json_t *json = cp_json_item (check, item);

  json_object_set_new (json, "text", reading != NULL ? texts_to_json (reading) : json_array ());
  json_object_set_new (json, "fields", reading != NULL ? fields_to_json (reading) : json_array ());
  json_object_set_new (json, "meta", reading != NULL ? metas_to_json (reading) : json_object ());
  json_object_set_new (json, "gaps", reading != NULL ? gaps_to_json (reading) : json_array ());
  json_object_set_new (json, "asides", reading != NULL ? asides_to_json (reading) : json_array ());
  json_object_set_new (json, "children", children_to_json (check, item));
  return cp_json_print (json);
}
