/* explain-json.c: takes a line of a check, gives why it has its verdict, for programs. */
#include "explain-view.h"
#include "json.h"
#include "report.h"
#include "view.h"

static const struct {
  CpLack lack;
  const char *name;
} lack_names[] = {
  { CP_LACKS_KIND, "kind" },   { CP_LACKS_SCORE, "score" }, { CP_LACKS_FILLED, "filled" },
  { CP_LACKS_EMPTY, "empty" }, { CP_LACKS_FIELD, "field" }, { CP_LACKS_WORDS, "words" },
  { CP_LACKS_TOPIC, "topic" }, { CP_LACKS_DATE, "date" },
};

static const char *const type_names[] = {
  [CP_NEED_EVIDENCE] = "evidence", [CP_NEED_ALL] = "all",         [CP_NEED_ANY] = "any",
  [CP_NEED_AT_LEAST] = "at_least", [CP_NEED_PERSON] = "person",   [CP_NEED_FACT] = "fact",
  [CP_NEED_WITHIN] = "within",     [CP_NEED_SAME_AS] = "same_as", [CP_NEED_READING] = "reading",
};

static json_t *
ids_to_json (const GPtrArray *items)
{
  json_t *list = json_array ();

  for (guint i = 0; i < items->len; i++)
    json_array_append_new (list, json_string (((const CpItem *) items->pdata[i])->id));
  return list;
}

static json_t *
evidence_to_json (const GPtrArray *evidence)
{
  json_t *list = json_array ();

  for (guint i = 0; i < evidence->len; i++) {
    const CpEvidence *proof = evidence->pdata[i];
    json_t *json = json_object ();
    json_object_set_new (json, "item", json_string (proof->item->id));
    json_object_set_new (json, "path", json_string (proof->item->path));
    json_object_set_new (json, "page", cp_json_number_or_null (proof->page));
    json_object_set_new (json, "quote", cp_json_text_or_null (proof->quote));
    json_array_append_new (list, json);
  }
  return list;
}

static json_t *
look_to_json (const CpNeed *need, const CpLook *look)
{
  json_t *json = json_object (), *lacks = json_array ();
  g_autofree char *words = cp_explain_view_look (need, look);

  for (gsize i = 0; i < G_N_ELEMENTS (lack_names); i++)
    if ((look->lacks & lack_names[i].lack) != 0)
      json_array_append_new (lacks, json_string (lack_names[i].name));
  json_object_set_new (json, "item", json_string (look->reading->item->id));
  json_object_set_new (json, "path", json_string (look->reading->item->path));
  json_object_set_new (json, "score",
                       look->finding != NULL ? json_real (look->finding->score) : json_null ());
  json_object_set_new (json, "lacks", lacks);
  json_object_set_new (json, "words", json_string (words));
  return json;
}

static json_t *
near_to_json (const CpCheck *check, const CpNeed *need)
{
  g_autoptr (GArray) looks = cp_explain_need (check, need);
  json_t *list = json_array ();

  for (guint i = 0; i < looks->len; i++) {
    const CpLook *look = &g_array_index (looks, CpLook, i);
    if (cp_look_is_near (look))
      json_array_append_new (list, look_to_json (need, look));
  }
  return list;
}

static json_t *
cover_to_json (const CpCheck *check, const CpCover *cover)
{
  const CpNeed *need = cover->need;
  json_t *json = json_object (), *parts = json_array ();
  g_autofree char *asks = cp_explain_view_need (check, need);

  json_object_set_new (json, "type", json_string (type_names[need->type]));
  json_object_set_new (json, "label", cp_json_text_or_null (need->label));
  json_object_set_new (json, "asks", json_string (asks));
  if (need->says != CP_NO_QUERY)
    json_object_set_new (json, "query", json_string (check->scheme->queries->expressions->pdata[need->says]));
  json_object_set_new (json, "verdict", json_string (cp_verdict_name (cover->verdict)));
  json_object_set_new (json, "reason", json_string (cover->reason));
  json_object_set_new (json, "evidence", evidence_to_json (cover->evidence));
  if (need->type == CP_NEED_EVIDENCE)
    json_object_set_new (json, "nearly", near_to_json (check, need));
  json_object_set_new (json, "looked_in", ids_to_json (cover->looked_in));
  json_object_set_new (json, "unread", ids_to_json (cover->unread));
  json_object_set_new (json, "for_a_person", ids_to_json (cover->for_a_person));
  for (guint i = 0; i < cover->parts->len; i++)
    json_array_append_new (parts, cover_to_json (check, cover->parts->pdata[i]));
  json_object_set_new (json, "parts", parts);
  return json;
}

static json_t *
items_to_json (const CpCheck *check)
{
  json_t *list = json_array ();

  for (guint i = 0; i < check->items->items->len; i++)
    json_array_append_new (list, cp_json_item (check, check->items->items->pdata[i]));
  return list;
}

char *
cp_report_explain_json (const CpCheck *check, const CpRequirement *requirement)
{
  json_t *json = json_object ();
  g_autofree char *today = cp_json_date (&check->today);

  json_object_set_new (json, "coproof", json_string (COPROOF_VERSION));
  json_object_set_new (json, "scheme", json_string (check->scheme->id));
  json_object_set_new (json, "stage", json_string (check->stage->id));
  json_object_set_new (json, "today", json_string (today));
  json_object_set_new (json, "portfolio", json_string (check->items->name));
  json_object_set_new (json, "id", json_string (requirement->id));
  json_object_set_new (json, "title", json_string (requirement->title));
  for (guint i = 0; i < check->coverage->lines->len; i++) {
    const CpLine *line = check->coverage->lines->pdata[i];
    if (line->requirement == requirement)
      json_object_set_new (json, "tree", cover_to_json (check, line->cover));
  }
  json_object_set_new (json, "items", items_to_json (check));
  return cp_json_print (json);
}
