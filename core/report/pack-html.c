/* pack-html.c: what a champion judges from, on a screen or on paper: the question first, then the proof, then
 * what the machine says, then a box to tick. */
#include "abbreviations.h"
#include "html.h"
#include "next-step.h"
#include "pen-marks.h"
#include "plan-report.h"
#include "report.h"
#include "view.h"
#include "voices-section.h"
#include "web-page.h"

#include <string.h>

/* A quote beside a picture is no longer than this. */
#define QUOTE_WORDS 40
/* What a line takes to be thought about, and how fast people read. */
#define SECONDS_A_LINE 75
#define WORDS_A_MINUTE 150
#define MINUTES_STEP 5

typedef struct {
  CpHtml *html;
  const CpPack *pack;
  CpExplained *explained;
} Page;

static char *
cut_words (const char *text, guint n)
{
  const char *c = text;

  for (guint i = 0; i < n && *c != '\0'; i++) {
    c += strcspn (c, " ");
    c += strspn (c, " ");
  }
  if (*c == '\0')
    return g_strdup (text);
  g_autofree char *start = g_strndup (text, (gsize) (c - text));
  return g_strconcat (g_strchomp (start), " …", NULL);
}

static guint
count_words (const char *text)
{
  guint n = 0;

  for (; *text != '\0'; n++) {
    text += strcspn (text, " ");
    text += strspn (text, " ");
  }
  return n;
}

static guint
estimate_minutes (const CpCheck *check)
{
  guint n_words = 0, n_lines = check->coverage->lines->len;

  for (guint i = 0; i < n_lines; i++) {
    const CpLine *line = check->coverage->lines->pdata[i];
    n_words += count_words (line->requirement->plain);
    for (guint j = 0; j < MIN (line->cover->evidence->len, CP_PACK_PROOFS); j++) {
      const CpEvidence *evidence = line->cover->evidence->pdata[j];
      n_words += evidence->quote != NULL ? MIN (QUOTE_WORDS, count_words (evidence->quote)) : 0;
    }
  }
  guint minutes = n_lines * SECONDS_A_LINE / 60 + n_words / WORDS_A_MINUTE;
  return (minutes / MINUTES_STEP + 1) * MINUTES_STEP;
}

static void
add_picture (CpHtml *html, GBytes *png, const char *place)
{
  gsize length;
  const guint8 *bytes = g_bytes_get_data (png, &length);
  g_autofree char *base64 = g_base64_encode (bytes, length);
  g_autofree char *source = g_strconcat ("data:image/png;base64,", base64, NULL);
  g_autofree char *words = g_strdup_printf ("Picture of %s, with the words below marked.", place);

  cp_html_open (html, "img", "src", source, "alt", words, NULL);
}

static void
add_proof (Page *page, const CpEvidence *evidence)
{
  g_autofree char *place = cp_view_place (evidence), *quote = cp_view_quote (evidence);
  GBytes *png = evidence->item->holds_answers ? NULL : cp_pack_find_picture (page->pack, evidence);

  cp_html_raw (page->html, "<li>");
  if (png != NULL)
    add_picture (page->html, png, place);
  cp_html_element (page->html, "span", "place", place);
  if (quote != NULL) {
    g_autofree char *words = cut_words (quote, QUOTE_WORDS);
    cp_html_element (page->html, "q", NULL, words);
    cp_explained_look_at (page->explained, quote);
  } else
    cp_html_text (page->html, "There are no words to quote: please look at it.");
  cp_html_raw (page->html, "</li>\n");
}

static void
add_proofs (Page *page, const CpCover *cover)
{
  if (cover->evidence->len == 0) {
    cp_html_element (page->html, "p", "soft", "We have nothing to show for this.");
    return;
  }
  cp_html_raw (page->html, "<ul class=\"proofs\">\n");
  for (guint i = 0; i < MIN (cover->evidence->len, CP_PACK_PROOFS); i++)
    add_proof (page, cover->evidence->pdata[i]);
  cp_html_raw (page->html, "</ul>\n");
  if (cover->evidence->len > CP_PACK_PROOFS) {
    g_autofree char *more =
        g_strdup_printf ("The checklist counts %u more.", cover->evidence->len - CP_PACK_PROOFS);
    cp_html_element (page->html, "p", "soft", more);
  }
}

static void
add_machines_word (Page *page, const CpCover *cover)
{
  g_autofree char *reason = cover->verdict == CP_VERDICT_COVERED ? NULL : cp_view_reason (cover);

  cp_html_raw (page->html, "<p class=\"machine\">Coproof says: ");
  cp_web_page_add_mark (page->html, cover->verdict);
  cp_html_element (page->html, "strong", NULL, cp_verdict_words (cover->verdict));
  if (reason != NULL && cover->verdict != CP_VERDICT_TO_BE_JUDGED) {
    cp_html_raw (page->html, " ");
    cp_html_text (page->html, reason);
  }
  cp_html_raw (page->html, "</p>\n");
}

static void
add_choice (CpHtml *html, const char *name, const char *words)
{
  cp_html_raw (html, "<label>");
  cp_html_open (html, "input", "type", "radio", "name", name, NULL);
  cp_html_text (html, words);
  cp_html_raw (html, "</label>\n");
}

static void
add_box (CpHtml *html, const CpLine *line)
{
  const char *id = line->requirement->id;

  cp_html_raw (html, "<fieldset><legend>Is it so?</legend>\n");
  add_choice (html, id, "Agree");
  add_choice (html, id, "Disagree");
  add_choice (html, id, "Can't tell");
  cp_html_raw (html, "<span class=\"why\">Why:</span></fieldset>\n");
}

/* For a judge the question of a "person" line is the line itself; its parts are things to think of. */
static void
add_questions (CpHtml *html, const CpCover *cover)
{
  if (cover->verdict != CP_VERDICT_TO_BE_JUDGED)
    return;
  cp_html_raw (html, "<ul class=\"think\">\n");
  if (cover->need->type == CP_NEED_PERSON)
    cp_html_element (html, "li", NULL, cover->reason);
  for (guint i = 0; i < cover->parts->len; i++) {
    const CpCover *part = cover->parts->pdata[i];
    if (part->need->type == CP_NEED_PERSON)
      cp_html_element (html, "li", NULL, part->reason);
  }
  cp_html_raw (html, "</ul>\n");
}

static void
add_explanations (Page *page)
{
  g_autofree char *words = cp_explained_steal_new (page->explained);

  if (words != NULL)
    cp_html_element (page->html, "p", "words", words);
}

static void
add_line (Page *page, const CpLine *line)
{
  const CpRequirement *requirement = line->requirement;

  cp_html_raw (page->html, "<article class=\"line\">\n<h3>");
  cp_html_element (page->html, "span", "id", requirement->id);
  cp_html_text (page->html, requirement->plain);
  cp_html_raw (page->html, " ");
  cp_html_element (page->html, "span", "soft", cp_view_must (requirement));
  cp_html_raw (page->html, "</h3>\n");
  cp_explained_look_at (page->explained, requirement->plain);
  add_questions (page->html, line->cover);
  add_proofs (page, line->cover);
  cp_pen_marks_add (page->html, page->pack->check, line->cover);
  add_machines_word (page, line->cover);
  add_explanations (page);
  add_box (page->html, line);
  cp_html_close (page->html, "article");
}

static void
add_lines (Page *page)
{
  const CpCoverage *coverage = page->pack->check->coverage;
  const CpHead *head = NULL;

  for (guint i = 0; i < coverage->lines->len; i++) {
    const CpLine *line = coverage->lines->pdata[i];
    if (line->requirement->head != head) {
      if (head != NULL)
        cp_html_close (page->html, "section");
      cp_html_raw (page->html, "<section>\n");
      cp_html_element (page->html, "h2", NULL, line->requirement->head->title);
    }
    head = line->requirement->head;
    add_line (page, line);
  }
  if (head != NULL)
    cp_html_close (page->html, "section");
}

static void
add_warnings (CpHtml *html, const CpCheck *check)
{
  g_auto (GStrv) warnings = cp_view_warnings (check);

  for (guint i = 0; warnings[i] != NULL; i++)
    cp_html_element (html, "p", "warning", warnings[i]);
}

static void
add_head (Page *page)
{
  const CpCheck *check = page->pack->check;
  const CpFact *organisation = cp_facts_get (check->facts, "org");
  const char *name = organisation != NULL ? organisation->value : check->items->name;
  g_autofree char *today = cp_date_words (&check->today);
  g_autofree char *title = g_strdup_printf ("%s: %s", name, check->stage->title);
  g_autofree char *about = g_strdup_printf ("%s. For champions. Made on %s. Allow about %u minutes.",
                                            check->scheme->title, today, estimate_minutes (check));

  cp_html_raw (page->html, "<header>\n");
  cp_html_element (page->html, "h1", NULL, title);
  cp_html_element (page->html, "p", "soft", about);
  add_warnings (page->html, check);
  cp_html_element (
      page->html, "p", "legend",
      "For each line, read the question and look at the proof. Then say what you think. You may "
      "always say that you can't tell. The computer only found words: it does not know whether they "
      "are true, and it may be wrong. If you know this organisation well, please tell the officer "
      "before you go on.");
  cp_html_raw (page->html,
               "<p class=\"sign\"><span>Champion:</span><span>Date:</span></p>\n</header>\n<main>\n");
}

static void
add_unread (CpHtml *html, const CpCheck *check)
{
  guint n_listed = 0;

  for (guint i = 0; i < check->items->items->len; i++) {
    const CpItem *item = check->items->items->pdata[i];
    g_autofree char *problem = cp_view_problem (item, cp_view_find_reading (check, item));
    if (problem == NULL || cp_view_is_system_file (item))
      continue;
    if (n_listed++ == 0) {
      cp_html_raw (html, "<section>\n");
      cp_html_element (html, "h2", NULL, "What the computer could not read: please look at it yourself");
      cp_html_raw (html, "<ul>\n");
    }
    g_autofree char *words = g_strdup_printf ("%s: %s", item->name, problem);
    cp_html_element (html, "li", NULL, words);
  }
  if (n_listed > 0)
    cp_html_raw (html, "</ul>\n</section>\n");
}

static void
add_foot (CpHtml *html, const CpCheck *check)
{
  g_autofree char *made =
      g_strdup_printf ("Coproof %s. The bundle's SHA-256 is %s.", COPROOF_VERSION, check->items->sha256);

  cp_voices_section_add_table (html, check);
  cp_plan_report_add_open (html, check);
  add_unread (html, check);
  cp_html_raw (html, "</main>\n<footer>\n");
  if (check->scheme->safeguarding != NULL)
    cp_html_element (html, "p", NULL, check->scheme->safeguarding);
  if (check->scheme->contact != NULL) {
    g_autofree char *contact = g_strdup_printf ("Questions: %s.", check->scheme->contact);
    cp_html_element (html, "p", NULL, contact);
  }
  cp_html_element (html, "p", NULL, made);
  cp_html_raw (html, "</footer>\n");
}

char *
cp_report_pack_html (const CpPack *pack, gboolean large)
{
  const CpCheck *check = pack->check;
  g_autoptr (CpExplained) explained = cp_explained_new (check->scheme->abbreviations);
  Page page = { cp_html_new (), pack, explained };
  g_autofree char *title = g_strdup_printf ("%s, for champions: %s", check->stage->title, check->items->name);

  cp_web_page_begin (page.html, title, large ? "pack large" : "pack");
  add_head (&page);
  add_lines (&page);
  add_foot (page.html, check);
  cp_web_page_end (page.html);
  return cp_html_finish (page.html);
}
