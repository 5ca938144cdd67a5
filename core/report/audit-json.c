/* audit-json.c: the audit for programs. */
#include "audit-view.h"
#include "json.h"
#include "report.h"

static json_t *
gaps_to_json (const GPtrArray *gaps)
{
  json_t *list = json_array ();

  for (guint i = 0; i < gaps->len; i++) {
    const CpAuditGap *gap = gaps->pdata[i];
    json_t *json = json_object ();
    json_object_set_new (json, "path", json_string (gap->name));
    json_object_set_new (json, "outcome", json_string (cp_outcome_name (gap->outcome)));
    json_object_set_new (json, "reason", cp_json_text_or_null (cp_reason_code (gap->reason)));
    json_array_append_new (list, json);
  }
  return list;
}

static json_t *
verdicts_to_json (const CpAuditRow *row)
{
  json_t *json = json_object ();

  for (guint i = 0; i < row->stage->requirements->len; i++)
    json_object_set_new (json, ((const CpRequirement *) row->stage->requirements->pdata[i])->id,
                         json_string (cp_verdict_name (row->verdicts[i])));
  return json;
}

static json_t *
row_to_json (const CpAuditRow *row)
{
  json_t *json = json_object ();

  json_object_set_new (json, "bundle", json_string (row->bundle));
  json_object_set_new (json, "organisation", cp_json_text_or_null (row->organisation));
  json_object_set_new (json, "stage", cp_json_text_or_null (row->stage != NULL ? row->stage->id : NULL));
  json_object_set_new (json, "failure", cp_json_text_or_null (row->failure));
  json_object_set_new (json, "verdicts", row->stage != NULL ? verdicts_to_json (row) : json_null ());
  json_object_set_new (json, "not_read", gaps_to_json (row->gaps));
  return json;
}

static void
append_counts (json_t *list, const CpAudit *audit, const CpStage *stage)
{
  g_autoptr (GPtrArray) rows = cp_audit_rows (audit, stage);
  g_autoptr (GArray) counts = cp_audit_count_open (rows, stage);

  for (guint i = 0; i < counts->len; i++) {
    const CpAuditCount *count = &g_array_index (counts, CpAuditCount, i);
    json_array_append_new (list, json_pack ("{s:s, s:s, s:i, s:i}", "stage", stage->id, "id",
                                            count->requirement->id, "open", (int) count->n_open, "bundles",
                                            (int) count->n_rows));
  }
}

static json_t *
twin_to_json (const CpAuditTwin *twin)
{
  json_t *bundles = json_array ();

  for (guint i = 0; i < twin->rows->len; i++)
    json_array_append_new (bundles, json_string (((const CpAuditRow *) twin->rows->pdata[i])->bundle));
  return json_pack ("{s:s, s:s, s:o}", "path", twin->name, "same", twin->same_bytes ? "file" : "words",
                    "bundles", bundles);
}

char *
cp_report_audit_json (const CpAudit *audit)
{
  json_t *json = json_object (), *rows = json_array (), *open = json_array (), *twins = json_array ();
  g_autoptr (GPtrArray) stages = cp_audit_stages (audit);
  g_autofree char *today = cp_json_date (&audit->today);

  for (guint i = 0; i < audit->rows->len; i++)
    json_array_append_new (rows, row_to_json (audit->rows->pdata[i]));
  for (guint i = 0; i < stages->len; i++)
    append_counts (open, audit, stages->pdata[i]);
  for (guint i = 0; i < audit->twins->len; i++)
    json_array_append_new (twins, twin_to_json (audit->twins->pdata[i]));
  json_object_set_new (json, "coproof", json_string (COPROOF_VERSION));
  json_object_set_new (json, "scheme", json_string (audit->scheme->id));
  json_object_set_new (json, "today", json_string (today));
  json_object_set_new (json, "sandboxed",
                       json_boolean ((audit->guards & CP_GUARD_NEEDED) == CP_GUARD_NEEDED));
  json_object_set_new (json, "bundles", rows);
  json_object_set_new (json, "open_most_often", open);
  json_object_set_new (json, "same_in_several", twins);
  return cp_json_print (json);
}
