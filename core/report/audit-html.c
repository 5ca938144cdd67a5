/* audit-html.c: the audit as one page for a screen and A4. */
#include "audit-view.h"
#include "html.h"
#include "report.h"
#include "view.h"
#include "web-page.h"

#include <string.h>

static char *
verdict_class (CpVerdict verdict)
{
  return g_strdelimit (g_strdup (cp_verdict_name (verdict)), " ", '-');
}

static void
add_cell (CpHtml *html, CpVerdict verdict)
{
  g_autofree char *class = verdict_class (verdict);

  cp_html_open (html, "td", "class", class, NULL);
  cp_web_page_add_mark (html, verdict);
  cp_html_element (html, "span", "unseen", cp_verdict_words (verdict));
  cp_html_raw (html, "</td>");
}

static void
add_grid_row (CpHtml *html, const CpAuditRow *row)
{
  cp_html_raw (html, "<tr><th scope=\"row\">");
  cp_html_text (html, cp_audit_name (row));
  cp_html_raw (html, "</th>");
  for (guint i = 0; i < row->stage->requirements->len; i++)
    add_cell (html, row->verdicts[i]);
  cp_html_raw (html, "</tr>\n");
}

static void
add_grid (CpHtml *html, const GPtrArray *rows, const CpStage *stage)
{
  cp_html_open (html, "div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", stage->title,
                NULL);
  cp_html_raw (html, "<table class=\"grid\">\n<thead><tr><th scope=\"col\">Organisation</th>");
  for (guint i = 0; i < stage->requirements->len; i++) {
    const CpRequirement *requirement = stage->requirements->pdata[i];
    cp_html_open (html, "th", "scope", "col", NULL);
    cp_html_open (html, "abbr", "title", requirement->title, NULL);
    cp_html_text (html, requirement->id);
    cp_html_raw (html, "</abbr></th>");
  }
  cp_html_raw (html, "</tr></thead>\n<tbody>\n");
  for (guint i = 0; i < rows->len; i++)
    add_grid_row (html, rows->pdata[i]);
  cp_html_raw (html, "</tbody>\n</table>\n</div>\n");
}

static void
add_columns (CpHtml *html, const CpStage *stage)
{
  cp_html_raw (html, "<ul class=\"marks soft\">\n");
  for (guint i = 0; i < stage->requirements->len; i++) {
    const CpRequirement *requirement = stage->requirements->pdata[i];
    g_autofree char *words = g_strdup_printf ("%s: %s", requirement->id, requirement->title);
    cp_html_element (html, "li", NULL, words);
  }
  cp_html_raw (html, "</ul>\n");
}

static void
add_marks (CpHtml *html)
{
  cp_html_raw (html, "<ul class=\"marks\">\n");
  for (CpVerdict verdict = 0; verdict < CP_N_VERDICTS; verdict++) {
    cp_html_raw (html, "<li>");
    cp_web_page_add_mark (html, verdict);
    cp_html_text (html, cp_verdict_words (verdict));
    cp_html_raw (html, "</li>\n");
  }
  cp_html_raw (html, "</ul>\n");
}

static void
add_stage (CpHtml *html, const CpAudit *audit, const CpStage *stage)
{
  g_autoptr (GPtrArray) rows = cp_audit_rows (audit, stage);
  g_autoptr (GArray) counts = cp_audit_count_open (rows, stage);

  cp_html_raw (html, "<section>\n");
  cp_html_element (html, "h2", NULL, stage->title);
  add_grid (html, rows, stage);
  add_columns (html, stage);
  if (counts->len > 0) {
    cp_html_element (html, "h3", NULL, "Open most often");
    cp_html_element (html, "p", "soft", "A line that is open almost everywhere may be badly worded.");
    cp_html_raw (html, "<ul>\n");
  }
  for (guint i = 0; i < counts->len; i++) {
    g_autofree char *words = cp_audit_count_words (&g_array_index (counts, CpAuditCount, i));
    cp_html_element (html, "li", NULL, words);
  }
  if (counts->len > 0)
    cp_html_raw (html, "</ul>\n");
  cp_html_raw (html, "</section>\n");
}

static void
add_open_lines (CpHtml *html, const CpAuditRow *row)
{
  for (guint i = 0; row->stage != NULL && i < row->stage->requirements->len; i++) {
    const CpRequirement *requirement = row->stage->requirements->pdata[i];
    if (!requirement->must || !cp_audit_is_open (row->verdicts[i]))
      continue;
    g_autofree char *words = g_strdup_printf ("%s, %s: %s", requirement->id, requirement->title,
                                              cp_verdict_words (row->verdicts[i]));
    cp_html_raw (html, "<li>");
    cp_web_page_add_mark (html, row->verdicts[i]);
    cp_html_text (html, words);
    cp_html_raw (html, "</li>\n");
  }
}

static void
add_row (CpHtml *html, const CpAuditRow *row)
{
  cp_html_element (html, "h3", NULL, cp_audit_name (row));
  if (row->organisation != NULL)
    cp_html_element (html, "p", "soft", row->bundle);
  if (row->failure != NULL)
    cp_html_element (html, "p", "advice", row->failure);
  cp_html_raw (html, "<ul class=\"parts\">\n");
  add_open_lines (html, row);
  for (guint i = 0; i < row->gaps->len; i++) {
    const CpAuditGap *gap = row->gaps->pdata[i];
    const char *why = cp_reason_words (gap->reason);
    g_autofree char *words = g_strdup_printf ("%s (%s)%s%s", gap->name, cp_outcome_name (gap->outcome),
                                              why != NULL ? ": " : "", why != NULL ? why : "");
    cp_html_element (html, "li", NULL, words);
  }
  cp_html_raw (html, "</ul>\n");
}

static void
add_rows (CpHtml *html, const CpAudit *audit)
{
  cp_html_raw (html, "<section>\n");
  cp_html_element (html, "h2", NULL, "What the scheme asks for and is open, and what could not be read");
  for (guint i = 0; i < audit->rows->len; i++)
    if (cp_audit_needs_work (audit->rows->pdata[i]))
      add_row (html, audit->rows->pdata[i]);
  cp_html_raw (html, "</section>\n");
}

static void
add_twins (CpHtml *html, const CpAudit *audit)
{
  if (audit->twins->len == 0)
    return;
  cp_html_raw (html, "<section>\n");
  cp_html_element (html, "h2", NULL, "The same in several bundles");
  cp_html_element (html, "p", "soft", cp_audit_twins_note);
  cp_html_raw (html, "<ul>\n");
  for (guint i = 0; i < audit->twins->len; i++) {
    g_autofree char *words = cp_audit_twin_words (audit->twins->pdata[i]);
    cp_html_element (html, "li", NULL, words);
  }
  cp_html_raw (html, "</ul>\n</section>\n");
}

char *
cp_report_audit_html (const CpAudit *audit)
{
  CpHtml *html = cp_html_new ();
  g_autoptr (GPtrArray) stages = cp_audit_stages (audit);
  g_autofree char *today = cp_date_words (&audit->today);
  g_autofree char *title = g_strdup_printf ("%s: what is missing where", audit->scheme->title);
  g_autofree char *about = g_strdup_printf ("%u %s, checked on %s.", audit->rows->len,
                                            audit->rows->len == 1 ? "bundle" : "bundles", today);

  cp_web_page_begin (html, title, "wide");
  cp_html_raw (html, "<header>\n");
  cp_html_element (html, "h1", NULL, title);
  cp_html_element (html, "p", "soft", about);
  cp_html_element (html, "p", "legend", cp_audit_legend);
  add_marks (html);
  cp_html_raw (html, "</header>\n<main>\n");
  for (guint i = 0; i < stages->len; i++)
    add_stage (html, audit, stages->pdata[i]);
  add_rows (html, audit);
  add_twins (html, audit);
  cp_html_raw (html, "</main>\n");
  cp_web_page_end (html);
  return cp_html_finish (html);
}
