/* plan-html.c: the Delivery Plan as a table of the checklist's page.  On a narrow screen each row is a card,
 * and each cell says what it is. */
#include "plan-report.h"
#include "plan-view.h"
#include "view.h"

static const char *const plan_heads[] = { "Action", "Who leads", "By when", "How they will know",
                                          "Who takes part" };
static const char *const shown_heads[] = { "Promised", "What we found of it" };

static void
add_heads (CpHtml *html, const char *caption, const char *const *heads, guint n)
{
  cp_html_raw (html, "<table class=\"plan\">\n");
  cp_html_element (html, "caption", NULL, caption);
  cp_html_raw (html, "<thead><tr>");
  for (guint i = 0; i < n; i++) {
    cp_html_raw (html, "<th scope=\"col\">");
    cp_html_text (html, heads[i]);
    cp_html_raw (html, "</th>");
  }
  cp_html_raw (html, "</tr></thead>\n<tbody>\n");
}

static void
add_cell (CpHtml *html, const char *head, const char *words)
{
  cp_html_raw (html, "<td>");
  cp_html_element (html, "span", "head", head);
  cp_html_element (html, "span", words != NULL ? NULL : "soft",
                   words != NULL ? words : cp_plan_view_not_said);
  cp_html_raw (html, "</td>");
}

static void
begin_row (CpHtml *html, const CpAction *action, guint number)
{
  g_autofree char *name = g_strdup_printf ("%u. %s", number, action->action);

  cp_html_raw (html, "<tr><th scope=\"row\">");
  cp_html_text (html, name);
}

static void
add_own_word (CpHtml *html, const CpAction *action)
{
  if (action->status == NULL)
    return;
  g_autofree char *words = g_strdup_printf ("The plan's own word, no proof: %s", action->status);
  cp_html_element (html, "p", "soft", words);
}

static void
add_planned (CpHtml *html, const CpAction *action, guint number)
{
  g_autofree char *levels = cp_plan_view_topics (action->levels);
  g_autofree char *four_cs = cp_plan_view_topics (action->four_cs);

  begin_row (html, action, number);
  if (four_cs != NULL) {
    g_autofree char *words = g_strdup_printf ("Of the four C's: %s", four_cs);
    cp_html_element (html, "p", "soft", words);
  }
  add_own_word (html, action);
  cp_html_raw (html, "</th>");
  add_cell (html, plan_heads[1], action->lead);
  add_cell (html, plan_heads[2], action->by_when);
  add_cell (html, plan_heads[3], action->measure);
  add_cell (html, plan_heads[4], levels);
  cp_html_raw (html, "</tr>\n");
}

static void
add_place (CpHtml *html, const CpEvidence *evidence)
{
  g_autofree char *place = cp_view_place (evidence), *quote = cp_view_quote (evidence);

  cp_html_raw (html, "<li>");
  cp_html_element (html, "span", "place", place);
  cp_html_element (html, "q", NULL, quote);
  cp_html_raw (html, "</li>\n");
}

static void
add_promise (CpHtml *html, const CpCheck *check, const CpAction *action, guint number)
{
  g_autofree char *state = cp_plan_view_state (check, action);
  g_autofree char *who = cp_plan_view_who_and_when (action);

  begin_row (html, action, number);
  cp_html_element (html, "p", "soft", who);
  add_own_word (html, action);
  cp_html_raw (html, "</th><td>");
  cp_html_raw (html, "<p class=\"verdict\">");
  cp_html_open (html, "span", "class", "mark", "aria-hidden", "true", NULL);
  cp_html_text (html, cp_plan_view_mark (action->state));
  cp_html_raw (html, "</span> ");
  cp_html_text (html, state);
  cp_html_raw (html, "</p>\n");
  if (action->shown->len > 0) {
    cp_html_raw (html, "<ul class=\"proofs\">\n");
    for (guint i = 0; i < action->shown->len; i++)
      add_place (html, action->shown->pdata[i]);
    cp_html_raw (html, "</ul>\n");
  }
  cp_html_raw (html, "</td></tr>\n");
}

static void
add_plan (CpHtml *html, const CpCheck *check, const CpPlan *plan)
{
  g_autofree char *name = cp_plan_view_name (check, plan);
  gboolean asks_shown = check->plan->asks_shown;

  if (asks_shown)
    add_heads (html, name, shown_heads, G_N_ELEMENTS (shown_heads));
  else
    add_heads (html, name, plan_heads, G_N_ELEMENTS (plan_heads));
  for (guint i = 0; i < plan->actions->len; i++) {
    if (asks_shown)
      add_promise (html, check, plan->actions->pdata[i], i + 1);
    else
      add_planned (html, plan->actions->pdata[i], i + 1);
  }
  cp_html_raw (html, "</tbody>\n</table>\n");
}

/* So many actions stand on half a page. */
#define MOST_OPEN 14

static gboolean
is_open (const CpAction *action)
{
  return action->state == CP_PROMISE_NOT_SHOWN || action->state == CP_PROMISE_MAY_BE;
}

static void
add_open_action (CpHtml *html, const CpCheck *check, const CpAction *action, guint number)
{
  g_autofree char *name = g_strdup_printf ("%u. %s", number, action->action);
  g_autofree char *state = cp_plan_view_state (check, action), *who = cp_plan_view_who_and_when (action);

  cp_html_raw (html, "<li>");
  cp_html_element (html, "strong", NULL, name);
  cp_html_raw (html, " ");
  cp_html_text (html, who);
  cp_html_raw (html, " ");
  cp_html_open (html, "span", "class", "mark", "aria-hidden", "true", NULL);
  cp_html_text (html, cp_plan_view_mark (action->state));
  cp_html_raw (html, "</span> ");
  cp_html_text (html, state);
  if (action->shown->len > 0) {
    g_autofree char *place = cp_view_place (action->shown->pdata[0]);
    cp_html_raw (html, " ");
    cp_html_element (html, "span", "place", place);
  }
  cp_html_raw (html, "</li>\n");
}

static guint
count_open (const CpPlan *plan)
{
  guint n = 0;

  for (guint i = 0; i < plan->actions->len; i++)
    n += is_open (plan->actions->pdata[i]);
  return n;
}

static void
add_open_actions (CpHtml *html, const CpCheck *check, const CpPlan *plan)
{
  guint n_listed = 0, n_open = count_open (plan);

  cp_html_raw (html, "<ul class=\"open\">\n");
  for (guint i = 0; i < plan->actions->len && n_listed < MOST_OPEN; i++)
    if (is_open (plan->actions->pdata[i])) {
      add_open_action (html, check, plan->actions->pdata[i], i + 1);
      n_listed++;
    }
  cp_html_raw (html, "</ul>\n");
  if (n_open > n_listed) {
    g_autofree char *more = g_strdup_printf ("%u more stand in the checklist.", n_open - n_listed);
    cp_html_element (html, "p", "soft", more);
  }
}

void
cp_plan_report_add_open (CpHtml *html, const CpCheck *check)
{
  const CpPlanSection *section = check->plan;
  const CpPlan *plan = section != NULL && section->plans->len > 0 ? section->plans->pdata[0] : NULL;

  if (plan == NULL || !section->asks_shown || count_open (plan) == 0)
    return;
  g_autofree char *name = cp_plan_view_name (check, plan);
  g_autofree char *about =
      g_strdup_printf ("%s. For these we found nothing that tells that they were done, or only something for "
                       "you to judge. Something "
                       "that the computer does not recognise may show them all the same.",
                       name);
  cp_html_raw (html, "<section>\n");
  cp_html_element (html, "h2", NULL, "What the plan promised, and we could not tell was done");
  cp_html_element (html, "p", NULL, about);
  add_open_actions (html, check, plan);
  cp_html_raw (html, "</section>\n");
}

static void
add_changes (CpHtml *html, const CpPlanChanges *changes)
{
  g_autofree char *words = cp_plan_view_changes (changes);

  cp_html_element (html, "p", NULL, words);
  if (changes->changes->len == 0)
    return;
  cp_html_raw (html, "<ul>\n");
  for (guint i = 0; i < changes->changes->len && i < CP_PLAN_VIEW_CHANGES; i++)
    cp_html_element (html, "li", NULL, changes->changes->pdata[i]);
  if (changes->changes->len > CP_PLAN_VIEW_CHANGES) {
    g_autofree char *more = g_strdup_printf ("and %u more.", changes->changes->len - CP_PLAN_VIEW_CHANGES);
    cp_html_element (html, "li", NULL, more);
  }
  cp_html_raw (html, "</ul>\n");
}

void
cp_plan_report_add_html (CpHtml *html, const CpCheck *check)
{
  if (check->plan == NULL)
    return;

  g_auto (GStrv) intro = cp_plan_view_intro (check);
  cp_html_raw (html, "<section>\n");
  cp_html_element (html, "h2", NULL, cp_plan_view_title);
  for (guint i = 0; intro[i] != NULL; i++)
    cp_html_element (html, "p", NULL, intro[i]);
  for (guint i = 0; i < check->plan->plans->len; i++)
    add_plan (html, check, check->plan->plans->pdata[i]);
  for (guint i = 0; i < check->plan->changes->len; i++)
    add_changes (html, check->plan->changes->pdata[i]);
  cp_html_raw (html, "</section>\n");
}
