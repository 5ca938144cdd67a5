/* rules-html.c: takes a scheme, gives what its stages ask, as one page for a screen and A4. */
#include "html.h"
#include "outline.h"
#include "report.h"
#include "rules-view.h"
#include "web-page.h"

/* A list within a list stands within the entry that it belongs to. */
static void
add_outline (CpHtml *html, const CpStage *stage, const CpNeed *need)
{
  g_autoptr (GPtrArray) outline = cp_outline_new (stage, need);
  guint depth = 0; /* how many lists are open */

  for (guint i = 0; i < outline->len; i++) {
    const CpOutlineLine *line = outline->pdata[i];
    for (; depth > line->depth + 1; depth--)
      cp_html_raw (html, "</li>\n</ul>\n");
    if (depth == line->depth + 1)
      cp_html_raw (html, "</li>\n");
    for (; depth < line->depth + 1; depth++)
      cp_html_raw (html, depth == 0 ? "<ul>\n" : "\n<ul>\n");
    cp_html_raw (html, "<li>");
    cp_html_text (html, line->words);
  }
  for (; depth > 0; depth--)
    cp_html_raw (html, "</li>\n</ul>\n");
}

static void
add_requirement (CpHtml *html, const CpStage *stage, const CpRequirement *requirement)
{
  g_autofree char *title = g_strdup_printf ("%s  %s", requirement->id, requirement->title);
  g_autofree char *must = cp_rules_view_must (requirement);

  cp_html_open (html, "article", "class", requirement->must ? "line partly" : "line not-applicable", NULL);
  cp_html_element (html, "h3", NULL, title);
  cp_html_element (html, "p", NULL, requirement->plain);
  cp_html_element (html, "p", "soft", must);
  cp_html_raw (html, "<p><strong>");
  cp_html_text (html, cp_rules_view_shows);
  cp_html_raw (html, "</strong></p>\n");
  add_outline (html, stage, requirement->needs);
  cp_html_raw (html, "<p class=\"advice\"><strong>What to do:</strong> ");
  cp_html_text (html, requirement->advice);
  cp_html_raw (html, "</p>\n");
  cp_html_close (html, "article");
}

static void
add_readings (CpHtml *html, const CpStage *stage)
{
  if (stage->readings->len == 0)
    return;
  cp_html_element (html, "h2", NULL, cp_rules_view_readings);
  cp_html_raw (html, "<ul>\n");
  for (guint i = 0; i < stage->readings->len; i++)
    cp_html_element (html, "li", NULL, stage->readings->pdata[i]);
  cp_html_raw (html, "</ul>\n");
}

/* Where there are several stages, each heading names its own: on paper nobody turns back. */
static void
add_stage (CpHtml *html, const CpStage *stage, gboolean is_named)
{
  const CpHead *head = NULL;

  cp_html_raw (html, "<section>\n");
  for (guint i = 0; i < stage->requirements->len; i++) {
    const CpRequirement *requirement = stage->requirements->pdata[i];
    g_autofree char *title = g_strdup_printf ("%s: %s", stage->title, requirement->head->title);
    if (requirement->head != head)
      cp_html_element (html, "h2", NULL, is_named ? title : requirement->head->title);
    head = requirement->head;
    add_requirement (html, stage, requirement);
  }
  add_readings (html, stage);
  cp_html_close (html, "section");
}

static void
add_part (CpHtml *html, const char *title, const char *words)
{
  if (words == NULL)
    return;
  cp_html_raw (html, "<section>\n");
  cp_html_element (html, "h2", NULL, title);
  cp_html_element (html, "p", NULL, words);
  cp_html_close (html, "section");
}

char *
cp_report_rules_html (const CpScheme *scheme, const CpStage *stage)
{
  CpHtml *html = cp_html_new ();
  g_autofree char *title = cp_rules_view_title (scheme, stage);

  cp_web_page_begin (html, title, NULL);
  cp_html_raw (html, "<header>\n");
  cp_html_element (html, "h1", NULL, title);
  cp_html_element (html, "p", "legend", cp_rules_view_legend);
  cp_html_raw (html, "</header>\n<main>\n");
  for (guint i = 0; i < scheme->stages->len; i++)
    if (stage == NULL || stage == scheme->stages->pdata[i])
      add_stage (html, scheme->stages->pdata[i], stage == NULL);
  add_part (html, cp_rules_view_before, scheme->safeguarding);
  add_part (html, cp_rules_view_contact, scheme->contact);
  cp_html_raw (html, "</main>\n<footer>\n");
  cp_html_element (html, "p", NULL, "Made by Coproof " COPROOF_VERSION " from the scheme's rule files.");
  cp_html_raw (html, "</footer>\n");
  cp_web_page_end (html);
  return cp_html_finish (html);
}
