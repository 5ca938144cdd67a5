/* audit-csv.c: the audit for a spreadsheet. */
#include "audit-view.h"
#include "report.h"

#include <string.h>

/* A name may come from a stranger: one that begins like a formula gets a quote before it, which spreadsheets
 * take for "this is text" (OWASP, CSV Injection). */
static void
add_cell (GString *csv, const char *text)
{
  if (csv->len > 0 && csv->str[csv->len - 1] != '\n')
    g_string_append_c (csv, ',');
  g_string_append_c (csv, '"');
  if (*text != '\0' && strchr ("=+-@\t\r", *text) != NULL)
    g_string_append_c (csv, '\'');
  for (; *text != '\0'; text++) {
    if (*text == '"')
      g_string_append_c (csv, '"');
    g_string_append_c (csv, *text);
  }
  g_string_append_c (csv, '"');
}

static void
add_header (GString *csv, const CpStage *stage)
{
  static const char *const columns[] = { "Organisation", "Bundle", "Stage", "Problem", "Not read" };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    add_cell (csv, columns[i]);
  for (guint i = 0; stage != NULL && i < stage->requirements->len; i++) {
    const CpRequirement *requirement = stage->requirements->pdata[i];
    g_autofree char *title = g_strdup_printf ("%s %s", requirement->id, requirement->title);
    add_cell (csv, title);
  }
  g_string_append (csv, "\r\n");
}

static void
add_row (GString *csv, const CpAuditRow *row)
{
  g_autoptr (GString) not_read = g_string_new (NULL);

  for (guint i = 0; i < row->gaps->len; i++)
    g_string_append_printf (not_read, "%s%s", i > 0 ? "; " : "",
                            ((const CpAuditGap *) row->gaps->pdata[i])->name);
  add_cell (csv, row->organisation != NULL ? row->organisation : "");
  add_cell (csv, row->bundle);
  add_cell (csv, row->stage != NULL ? row->stage->title : "");
  add_cell (csv, row->failure != NULL ? row->failure : "");
  add_cell (csv, not_read->str);
  for (guint i = 0; row->stage != NULL && i < row->stage->requirements->len; i++)
    add_cell (csv, cp_verdict_words (row->verdicts[i]));
  g_string_append (csv, "\r\n");
}

static void
add_rows (GString *csv, const CpAudit *audit, const CpStage *stage)
{
  g_autoptr (GPtrArray) rows = cp_audit_rows (audit, stage);

  if (rows->len > 0)
    add_header (csv, stage);
  for (guint i = 0; i < rows->len; i++)
    add_row (csv, rows->pdata[i]);
}

char *
cp_report_audit_csv (const CpAudit *audit)
{
  GString *csv = g_string_new (NULL);
  g_autoptr (GPtrArray) stages = cp_audit_stages (audit);

  for (guint i = 0; i < stages->len; i++)
    add_rows (csv, audit, stages->pdata[i]);
  add_rows (csv, audit, NULL);
  return g_string_free (csv, FALSE);
}
