/* audit-text.c: the audit for a terminal. */
#include "audit-view.h"
#include "page.h"
#include "report.h"
#include "text.h"
#include "view.h"

/* A column of the grid: the longest id and a space. */
#define COLUMN 4
#define LEAST_NAME 16

static void
add_cell (GString *page, const char *text, glong columns)
{
  g_string_append (page, text);
  for (glong i = g_utf8_strlen (text, -1); i < columns; i++)
    g_string_append_c (page, ' ');
}

static void
end_line (GString *page)
{
  while (page->len > 0 && page->str[page->len - 1] == ' ')
    g_string_truncate (page, page->len - 1);
  g_string_append_c (page, '\n');
}

static void
add_grid (GString *page, const GPtrArray *rows, const CpStage *stage)
{
  glong name_columns = MAX (LEAST_NAME, CP_PAGE_COLUMNS - COLUMN * (glong) stage->requirements->len);

  add_cell (page, "", name_columns);
  for (guint i = 0; i < stage->requirements->len; i++)
    add_cell (page, ((const CpRequirement *) stage->requirements->pdata[i])->id, COLUMN);
  end_line (page);
  for (guint i = 0; i < rows->len; i++) {
    const CpAuditRow *row = rows->pdata[i];
    g_autofree char *name = cp_text_shorten (cp_audit_name (row), (gsize) name_columns - 1);
    add_cell (page, name, name_columns);
    for (guint j = 0; j < stage->requirements->len; j++)
      add_cell (page, cp_view_mark (row->verdicts[j]), COLUMN);
    end_line (page);
  }
}

static void
add_legend (GString *page, const GPtrArray *rows, const CpStage *stage)
{
  g_string_append_c (page, '\n');
  for (CpVerdict verdict = 0; verdict < CP_N_VERDICTS; verdict++) {
    gboolean is_used = FALSE;
    for (guint i = 0; i < rows->len; i++)
      for (guint j = 0; j < stage->requirements->len; j++)
        is_used = is_used || ((const CpAuditRow *) rows->pdata[i])->verdicts[j] == verdict;
    if (is_used)
      g_string_append_printf (page, "%s %s\n", cp_view_mark (verdict), cp_verdict_words (verdict));
  }
}

static void
add_row (GString *page, const CpAuditRow *row)
{
  gboolean is_named_apart = row->organisation != NULL;

  g_string_append_printf (page, "\n%s%s%s%s\n", cp_audit_name (row), is_named_apart ? " (" : "",
                          is_named_apart ? row->bundle : "", is_named_apart ? ")" : "");
  for (guint i = 0; row->stage != NULL && i < row->stage->requirements->len; i++) {
    const CpRequirement *requirement = row->stage->requirements->pdata[i];
    if (!requirement->must || !cp_audit_is_open (row->verdicts[i]))
      continue;
    g_autofree char *words = g_strdup_printf ("%s, %s: %s", requirement->id, requirement->title,
                                              cp_verdict_words (row->verdicts[i]));
    cp_page_add (page, "  · ", words);
  }
  for (guint i = 0; i < row->gaps->len; i++) {
    const CpAuditGap *gap = row->gaps->pdata[i];
    const char *why = cp_reason_words (gap->reason);
    g_autofree char *words = g_strdup_printf ("%s (%s)%s%s", gap->name, cp_outcome_name (gap->outcome),
                                              why != NULL ? ": " : "", why != NULL ? why : "");
    cp_page_add (page, "  ! ", words);
  }
  if (row->failure != NULL)
    cp_page_add (page, "  ! ", row->failure);
}

static void
add_rows (GString *page, const CpAudit *audit)
{
  guint n_shown = 0;

  for (guint i = 0; i < audit->rows->len; i++) {
    if (!cp_audit_needs_work (audit->rows->pdata[i]))
      continue;
    if (n_shown++ == 0)
      cp_page_add_heading (page, "What the scheme asks for and is open, and what could not be read", '-');
    add_row (page, audit->rows->pdata[i]);
  }
}

static void
add_stage (GString *page, const CpAudit *audit, const CpStage *stage)
{
  g_autoptr (GPtrArray) rows = cp_audit_rows (audit, stage);
  g_autoptr (GArray) counts = cp_audit_count_open (rows, stage);

  cp_page_add_heading (page, stage->title, '-');
  add_grid (page, rows, stage);
  add_legend (page, rows, stage);
  if (counts->len > 0)
    g_string_append (page,
                     "\nOpen most often (a line that is open almost everywhere may be badly worded):\n");
  for (guint i = 0; i < counts->len; i++) {
    g_autofree char *words = cp_audit_count_words (&g_array_index (counts, CpAuditCount, i));
    cp_page_add (page, "· ", words);
  }
}

static void
add_twins (GString *page, const CpAudit *audit)
{
  if (audit->twins->len == 0)
    return;
  cp_page_add_heading (page, "The same in several bundles", '-');
  cp_page_add (page, "", cp_audit_twins_note);
  for (guint i = 0; i < audit->twins->len; i++) {
    g_autofree char *words = cp_audit_twin_words (audit->twins->pdata[i]);
    cp_page_add (page, "· ", words);
  }
}

char *
cp_report_audit_text (const CpAudit *audit)
{
  GString *page = g_string_new (NULL);
  g_autoptr (GPtrArray) stages = cp_audit_stages (audit);
  g_autofree char *today = cp_date_words (&audit->today);
  g_autofree char *title =
      g_strdup_printf ("%s: %u %s, checked on %s", audit->scheme->title, audit->rows->len,
                       audit->rows->len == 1 ? "bundle" : "bundles", today);

  cp_page_add_heading (page, title, '=');
  cp_page_add (page, "", cp_audit_legend);
  for (guint i = 0; i < stages->len; i++)
    add_stage (page, audit, stages->pdata[i]);
  add_rows (page, audit);
  add_twins (page, audit);
  g_string_erase (page, 0, 1); /* the empty line above the first heading */
  return g_string_free (page, FALSE);
}
