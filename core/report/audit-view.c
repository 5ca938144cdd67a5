/* audit-view.c: the sentences and counts of the audit. */
#include "audit-view.h"
#include "text.h"

const char cp_audit_legend[] =
    "“Found” means that something was found in what was sent. People decide about awards. "
    "The lines stand in the order of the bundle names; nobody is ranked.";
const char cp_audit_twins_note[] =
    "Often there is a plain reason: a form that all were given, or work done together.";

GPtrArray *
cp_audit_stages (const CpAudit *audit)
{
  GPtrArray *stages = g_ptr_array_new ();

  for (guint i = 0; i < audit->scheme->stages->len; i++) {
    CpStage *stage = audit->scheme->stages->pdata[i];
    g_autoptr (GPtrArray) rows = cp_audit_rows (audit, stage);
    if (rows->len > 0)
      g_ptr_array_add (stages, stage);
  }
  return stages;
}

GPtrArray *
cp_audit_rows (const CpAudit *audit, const CpStage *stage)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < audit->rows->len; i++)
    if (((const CpAuditRow *) audit->rows->pdata[i])->stage == stage)
      g_ptr_array_add (rows, audit->rows->pdata[i]);
  return rows;
}

const char *
cp_audit_name (const CpAuditRow *row)
{
  return row->organisation != NULL ? row->organisation : row->bundle;
}

gboolean
cp_audit_is_open (CpVerdict verdict)
{
  return verdict == CP_VERDICT_PARTLY || verdict == CP_VERDICT_NOT_FOUND ||
         verdict == CP_VERDICT_UNREADABLE || verdict == CP_VERDICT_OUT_OF_DATE;
}

gboolean
cp_audit_needs_work (const CpAuditRow *row)
{
  if (row->failure != NULL || row->gaps->len > 0)
    return TRUE;
  for (guint i = 0; i < row->stage->requirements->len; i++)
    if (((const CpRequirement *) row->stage->requirements->pdata[i])->must &&
        cp_audit_is_open (row->verdicts[i]))
      return TRUE;
  return FALSE;
}

static gint
compare_counts (gconstpointer a, gconstpointer b)
{
  guint left = ((const CpAuditCount *) a)->n_open, right = ((const CpAuditCount *) b)->n_open;

  return (left < right) - (left > right);
}

GArray *
cp_audit_count_open (const GPtrArray *rows, const CpStage *stage)
{
  GArray *counts = g_array_new (FALSE, FALSE, sizeof (CpAuditCount));

  for (guint i = 0; i < stage->requirements->len; i++) {
    CpAuditCount count = { stage->requirements->pdata[i], 0, rows->len };
    for (guint j = 0; j < rows->len; j++)
      count.n_open += cp_audit_is_open (((const CpAuditRow *) rows->pdata[j])->verdicts[i]);
    if (count.n_open > 0)
      g_array_append_val (counts, count);
  }
  g_array_sort (counts, compare_counts); /* a merge sort: equals stay in the order of the stage */
  return counts;
}

char *
cp_audit_count_words (const CpAuditCount *count)
{
  return g_strdup_printf ("%s, %s: open in %u of %u", count->requirement->id, count->requirement->title,
                          count->n_open, count->n_rows);
}

char *
cp_audit_twin_words (const CpAuditTwin *twin)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < twin->rows->len; i++)
    g_ptr_array_add (names, (gpointer) cp_audit_name (twin->rows->pdata[i]));
  g_ptr_array_add (names, NULL);
  g_autofree char *joined = cp_text_join ((const char *const *) names->pdata, "and");
  return g_strdup_printf ("“%s”, %s: %s", twin->name, twin->same_bytes ? "the same file" : "the same words",
                          joined);
}
