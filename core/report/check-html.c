/* check-html.c: the checklist as one page for a phone, a screen and A4. */
#include "html.h"
#include "next-step.h"
#include "plan-report.h"
#include "pointers.h"
#include "report.h"
#include "surveys.h"
#include "view.h"
#include "voices-section.h"
#include "web-page.h"

#include <string.h>

static void
add_summary (CpHtml *html, const CpCoverage *coverage)
{
  cp_html_raw (html,
               "<table>\n<caption>How the lines are marked</caption>\n<thead><tr><th scope=\"col\">Mark</th>"
               "<th scope=\"col\">What it means</th><th scope=\"col\" "
               "class=\"number\">Lines</th></tr></thead>\n<tbody>\n");
  for (CpVerdict verdict = 0; verdict < CP_N_VERDICTS; verdict++) {
    if (coverage->summary[verdict] == 0)
      continue;
    g_autofree char *count = g_strdup_printf ("%u", coverage->summary[verdict]);
    cp_html_raw (html, "<tr><th scope=\"row\">");
    cp_web_page_add_mark (html, verdict);
    cp_html_text (html, cp_verdict_words (verdict));
    cp_html_raw (html, "</th>");
    cp_html_element (html, "td", NULL, cp_view_meaning (verdict));
    cp_html_element (html, "td", "number", count);
    cp_html_raw (html, "</tr>\n");
  }
  cp_html_raw (html, "</tbody>\n</table>\n");
}

static void
add_page_head (CpHtml *html, const CpCheck *check)
{
  g_auto (GStrv) warnings = cp_view_warnings (check);
  g_autofree char *today = cp_date_words (&check->today);
  g_autofree char *title = g_strdup_printf ("%s: %s", check->scheme->title, check->stage->title);
  g_autofree char *about = g_strdup_printf ("%s, checked on %s.", check->items->name, today);

  cp_html_raw (html, "<header>\n");
  cp_html_element (html, "h1", NULL, title);
  cp_html_element (html, "p", "soft", about);
  for (guint i = 0; warnings[i] != NULL; i++)
    cp_html_element (html, "p", "warning", warnings[i]);
  cp_html_element (html, "p", "legend", cp_view_legend);
  add_summary (html, check->coverage);
  cp_html_raw (html, "</header>\n<main>\n");
}

static void
add_parts (CpHtml *html, const CpCover *cover)
{
  g_autoptr (GPtrArray) parts = cp_view_parts (cover);

  if (parts->len == 0)
    return;
  cp_html_raw (html, "<ul class=\"parts\">\n");
  for (guint i = 0; i < parts->len; i++) {
    const CpCover *part = parts->pdata[i];
    g_autofree char *words = cp_view_part (part);
    cp_html_raw (html, "<li>");
    cp_web_page_add_mark (html, part->verdict);
    cp_html_text (html, words);
    cp_html_raw (html, "</li>\n");
  }
  cp_html_raw (html, "</ul>\n");
}

static void
add_proof (CpHtml *html, const CpEvidence *evidence)
{
  g_autofree char *place = cp_view_place (evidence), *quote = cp_view_quote (evidence);

  cp_html_raw (html, "<li>");
  cp_html_element (html, "span", "place", place);
  if (quote != NULL)
    cp_html_element (html, "q", NULL, quote);
  else
    cp_html_text (html, "There are no words to quote.");
  cp_html_raw (html, "</li>\n");
}

static void
add_proofs (CpHtml *html, const CpCover *cover)
{
  if (cover->evidence->len == 0)
    return;
  cp_html_raw (html, "<ul class=\"proofs\">\n");
  for (guint i = 0; i < cover->evidence->len && i < CP_VIEW_PROOFS; i++)
    add_proof (html, cover->evidence->pdata[i]);
  if (cover->evidence->len > CP_VIEW_PROOFS) {
    g_autofree char *more = g_strdup_printf ("and %u more.", cover->evidence->len - CP_VIEW_PROOFS);
    cp_html_element (html, "li", NULL, more);
  }
  cp_html_raw (html, "</ul>\n");
}

static void
add_line (CpHtml *html, const CpCheck *check, const CpLine *line)
{
  const CpRequirement *requirement = line->requirement;
  g_autofree char *class = g_strdup_printf ("line %s", cp_verdict_name (line->cover->verdict));
  g_autofree char *title = g_strdup_printf ("%s  %s", requirement->id, requirement->title);
  g_autofree char *reason = cp_view_reason (line->cover);
  const char *advice = cp_view_advice (line);

  g_strdelimit (class + strlen ("line "), " ", '-');
  cp_html_open (html, "article", "class", class, NULL);
  cp_html_element (html, "h3", NULL, title);
  cp_html_raw (html, "<p class=\"verdict\">");
  cp_web_page_add_mark (html, line->cover->verdict);
  cp_html_text (html, cp_verdict_words (line->cover->verdict));
  cp_html_raw (html, "</p>\n<p>");
  cp_html_text (html, requirement->plain);
  cp_html_raw (html, " ");
  cp_html_element (html, "span", "soft", cp_view_must (requirement));
  cp_html_raw (html, "</p>\n");
  if (reason != NULL)
    cp_html_element (html, "p", NULL, reason);
  add_parts (html, line->cover);
  add_proofs (html, line->cover);
  cp_pointers_add_html (html, check, line);
  if (advice != NULL) {
    cp_html_raw (html, "<p class=\"advice\"><strong>What to do:</strong> ");
    cp_html_text (html, advice);
    cp_html_raw (html, "</p>\n");
  }
  cp_html_close (html, "article");
}

static void
add_lines (CpHtml *html, const CpCheck *check)
{
  const CpCoverage *coverage = check->coverage;
  const CpHead *head = NULL;

  for (guint i = 0; i < coverage->lines->len; i++) {
    const CpLine *line = coverage->lines->pdata[i];
    if (line->requirement->head != head) {
      if (head != NULL)
        cp_html_close (html, "section");
      cp_html_raw (html, "<section>\n");
      cp_html_element (html, "h2", NULL, line->requirement->head->title);
    }
    head = line->requirement->head;
    add_line (html, check, line);
  }
  if (head != NULL)
    cp_html_close (html, "section");
}

static void
add_next_list (CpHtml *html, const char *title, GPtrArray *entries)
{
  if (entries->len == 0)
    return;
  cp_html_element (html, "h3", NULL, title);
  cp_html_raw (html, "<ul class=\"next\">\n");
  for (guint i = 0; i < entries->len; i++)
    cp_html_element (html, "li", NULL, entries->pdata[i]);
  cp_html_raw (html, "</ul>\n");
}

static GPtrArray *
line_words (const GPtrArray *lines)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (words, cp_next_step_line_words (lines->pdata[i]));
  return words;
}

static void
add_next_step (CpHtml *html, const CpCheck *check)
{
  g_autoptr (CpNextStep) step = cp_next_step_new (check);
  g_autoptr (GPtrArray) resend = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) add = line_words (step->add), suggested = line_words (step->suggested);

  for (guint i = 0; i < step->resend->len; i++)
    g_ptr_array_add (resend, cp_next_step_resend_words (check, step->resend->pdata[i]));
  cp_html_raw (html, "<section>\n");
  cp_html_element (html, "h2", NULL, cp_next_step_title);
  if (resend->len + add->len + suggested->len == 0)
    cp_html_element (html, "p", NULL, cp_next_step_nothing);
  add_next_list (html, cp_next_step_resend, resend);
  add_next_list (html, cp_next_step_add, add);
  add_next_list (html, cp_next_step_suggested, suggested);
  if (step->judge->len > 0) {
    g_autofree char *names = cp_next_step_names (step->judge);
    cp_html_element (html, "h3", NULL, cp_next_step_judge);
    cp_html_element (html, "p", NULL, names);
  }
  cp_html_raw (html, "</section>\n");
}

static void
add_before_sending (CpHtml *html, const CpScheme *scheme)
{
  if (scheme->safeguarding == NULL && scheme->contact == NULL)
    return;
  cp_html_raw (html, "<section>\n<h2>Before you send</h2>\n");
  if (scheme->safeguarding != NULL)
    cp_html_element (html, "p", NULL, scheme->safeguarding);
  if (scheme->contact != NULL) {
    g_autofree char *contact = g_strdup_printf ("Questions: %s", scheme->contact);
    cp_html_element (html, "p", NULL, contact);
  }
  cp_html_raw (html, "</section>\n");
}

/* Files that a person should know something about. */
/* What a person should know of the file, in sentences; NULL where there is nothing.  Owned by the caller. */
static char *
file_words (const CpCheck *check, const CpItem *item)
{
  g_autofree char *problem = cp_view_problem (item, cp_view_find_reading (check, item));
  g_autofree char *copy = cp_view_copy (check, item);
  GString *words = g_string_new (item->identity.claim_differs);

  if (problem != NULL)
    g_string_append_printf (words, "%s%s: %s", words->len > 0 ? " " : "", cp_outcome_name (item->outcome),
                            problem);
  if (copy != NULL)
    g_string_append_printf (words, "%sIt is %s.", words->len > 0 ? " " : "", copy);
  return g_string_free (words, words->len == 0);
}

static void
add_files (CpHtml *html, const CpCheck *check)
{
  guint n_system = 0, n_listed = 0;

  for (guint i = 0; i < check->items->items->len; i++) {
    const CpItem *item = check->items->items->pdata[i];
    g_autofree char *words = cp_view_is_system_file (item) ? NULL : file_words (check, item);
    n_system += cp_view_is_system_file (item);
    if (words == NULL)
      continue;
    if (n_listed++ == 0)
      cp_html_raw (html,
                   "<section>\n<h2>Files to look at</h2>\n<table class=\"files\">\n<thead><tr><th "
                   "scope=\"col\">File</th><th scope=\"col\">What happened</th></tr></thead>\n<tbody>\n");
    cp_html_raw (html, "<tr>");
    cp_html_open (html, "th", "scope", "row", NULL);
    cp_html_text (html, item->name);
    cp_html_raw (html, "</th>");
    cp_html_element (html, "td", NULL, words);
    cp_html_raw (html, "</tr>\n");
  }
  if (n_listed > 0)
    cp_html_raw (html, "</tbody>\n</table>\n</section>\n");
  if (n_system > 0) {
    g_autofree char *words =
        g_strdup_printf ("%u system %s left aside: computers make them for their own use.", n_system,
                         n_system == 1 ? "file was" : "files were");
    cp_html_element (html, "p", "soft", words);
  }
}

static void
add_page_foot (CpHtml *html, const CpCheck *check)
{
  g_auto (GStrv) assumptions = cp_view_assumptions (check);
  g_autofree char *account = cp_view_account (check->items);
  g_autofree char *made =
      g_strdup_printf ("Coproof %s. The bundle's SHA-256 is %s.", COPROOF_VERSION, check->items->sha256);

  if (assumptions[0] != NULL) {
    cp_html_raw (html, "<section>\n<h2>What this rests on</h2>\n<ul>\n");
    for (guint i = 0; assumptions[i] != NULL; i++)
      cp_html_element (html, "li", NULL, assumptions[i]);
    cp_html_raw (html, "</ul>\n</section>\n");
  }
  cp_html_raw (html, "<section>\n<h2>The account</h2>\n");
  cp_html_element (html, "p", NULL, account);
  cp_html_raw (html, "</section>\n</main>\n<footer>\n");
  cp_html_element (html, "p", NULL, made);
  cp_html_raw (html, "</footer>\n");
}

char *
cp_report_check_html (const CpCheck *check)
{
  CpHtml *html = cp_html_new ();

  g_autofree char *title =
      g_strdup_printf ("%s: %s, %s", check->scheme->title, check->stage->title, check->items->name);

  cp_web_page_begin (html, title, NULL);
  add_page_head (html, check);
  add_lines (html, check);
  cp_plan_report_add_html (html, check);
  cp_surveys_add_html (html, check);
  cp_voices_section_add_html (html, check);
  add_next_step (html, check);
  add_before_sending (html, check->scheme);
  add_files (html, check);
  add_page_foot (html, check);
  cp_web_page_end (html);
  return cp_html_finish (html);
}
