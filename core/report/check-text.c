/* check-text.c: the checklist for a terminal or a plain file. */
#include "next-step.h"
#include "page.h"
#include "plan-report.h"
#include "pointers.h"
#include "report.h"
#include "surveys.h"
#include "view.h"
#include "voices-section.h"

static void
add_head (GString *page, const CpCheck *check)
{
  g_auto (GStrv) warnings = cp_view_warnings (check);
  g_autofree char *today = cp_date_words (&check->today);
  g_autofree char *title = g_strdup_printf ("%s: %s", check->scheme->title, check->stage->title);
  g_autofree char *about = g_strdup_printf ("%s, checked on %s.", check->items->name, today);

  cp_page_add_heading (page, title, '=');
  cp_page_add (page, "", about);
  for (guint i = 0; warnings[i] != NULL; i++)
    cp_page_add (page, "! ", warnings[i]);
  g_string_append_c (page, '\n');
  cp_page_add (page, "", cp_view_legend);
  g_string_append_c (page, '\n');
  for (CpVerdict verdict = 0; verdict < CP_N_VERDICTS; verdict++) {
    if (check->coverage->summary[verdict] == 0)
      continue;
    g_autofree char *mark = g_strdup_printf ("  %s ", cp_view_mark (verdict));
    g_autofree char *words = g_strdup_printf ("%s: %u. %s", cp_verdict_words (verdict),
                                              check->coverage->summary[verdict], cp_view_meaning (verdict));
    cp_page_add (page, mark, words);
  }
}

static void
add_parts (GString *page, const CpCover *cover)
{
  g_autoptr (GPtrArray) parts = cp_view_parts (cover);

  for (guint i = 0; i < parts->len; i++) {
    const CpCover *part = parts->pdata[i];
    g_autofree char *words = cp_view_part (part);
    g_autofree char *mark = g_strdup_printf ("      %s ", cp_view_mark (part->verdict));
    cp_page_add (page, mark, words);
  }
}

static gboolean
is_same_page (const CpEvidence *a, const CpEvidence *b)
{
  return a->item == b->item && a->page == b->page;
}

/* A place is named once for all that is quoted from it. */
static void
add_proof (GString *page, const CpEvidence *evidence, const CpEvidence *before)
{
  g_autofree char *place = cp_view_place (evidence), *quote = cp_view_quote (evidence);

  if (before != NULL && quote != NULL && is_same_page (evidence, before)) {
    cp_page_add (page, "        ", quote);
    return;
  }
  g_autofree char *words = quote != NULL ? g_strdup_printf ("%s: %s", place, quote)
                                         : g_strdup_printf ("%s (there are no words to quote)", place);
  cp_page_add (page, "      · ", words);
}

static void
add_proofs (GString *page, const CpCover *cover)
{
  for (guint i = 0; i < cover->evidence->len; i++) {
    if (i == CP_VIEW_PROOFS) {
      g_string_append_printf (page, "      and %u more.\n", cover->evidence->len - i);
      return;
    }
    add_proof (page, cover->evidence->pdata[i], i > 0 ? cover->evidence->pdata[i - 1] : NULL);
  }
}

static void
add_line (GString *page, const CpCheck *check, const CpLine *line)
{
  const CpRequirement *requirement = line->requirement;
  g_autofree char *mark = g_strdup_printf ("\n%s %-4s", cp_view_mark (line->cover->verdict), requirement->id);
  g_autofree char *verdict = g_strdup_printf ("%s.", cp_verdict_words (line->cover->verdict));
  g_autofree char *question = g_strdup_printf ("%s %s", requirement->plain, cp_view_must (requirement));
  g_autofree char *reason = cp_view_reason (line->cover);
  const char *advice = cp_view_advice (line);

  g_string_append_c (page, '\n');
  cp_page_add (page, mark + 1, requirement->title);
  cp_page_add (page, "      ", verdict);
  cp_page_add (page, "      ", question);
  if (reason != NULL)
    cp_page_add (page, "      ", reason);
  add_parts (page, line->cover);
  add_proofs (page, line->cover);
  cp_pointers_add_text (page, check, line);
  if (advice != NULL)
    cp_page_add (page, "      → ", advice);
}

static void
add_lines (GString *page, const CpCheck *check)
{
  const CpHead *head = NULL;

  for (guint i = 0; i < check->coverage->lines->len; i++) {
    const CpLine *line = check->coverage->lines->pdata[i];
    if (line->requirement->head != head)
      cp_page_add_heading (page, line->requirement->head->title, '-');
    head = line->requirement->head;
    add_line (page, check, line);
  }
}

static void
add_next_lines (GString *page, const char *title, const GPtrArray *lines)
{
  if (lines->len == 0)
    return;
  g_string_append_printf (page, "\n%s:\n", title);
  for (guint i = 0; i < lines->len; i++) {
    g_autofree char *words = cp_next_step_line_words (lines->pdata[i]);
    cp_page_add (page, "□ ", words);
  }
}

static void
add_next_step (GString *page, const CpCheck *check)
{
  g_autoptr (CpNextStep) step = cp_next_step_new (check);

  cp_page_add_heading (page, cp_next_step_title, '-');
  if (step->resend->len + step->add->len + step->suggested->len == 0)
    cp_page_add (page, "", cp_next_step_nothing);
  if (step->resend->len > 0)
    g_string_append_printf (page, "%s:\n", cp_next_step_resend);
  for (guint i = 0; i < step->resend->len; i++) {
    g_autofree char *words = cp_next_step_resend_words (check, step->resend->pdata[i]);
    cp_page_add (page, "□ ", words);
  }
  add_next_lines (page, cp_next_step_add, step->add);
  add_next_lines (page, cp_next_step_suggested, step->suggested);
  if (step->judge->len == 0)
    return;
  g_autofree char *names = cp_next_step_names (step->judge);
  g_autofree char *words = g_strdup_printf ("%s: %s.", cp_next_step_judge, names);
  g_string_append_c (page, '\n');
  cp_page_add (page, "", words);
}

static void
add_before_sending (GString *page, const CpScheme *scheme)
{
  if (scheme->safeguarding == NULL && scheme->contact == NULL)
    return;
  cp_page_add_heading (page, "Before you send", '-');
  if (scheme->safeguarding != NULL)
    cp_page_add (page, "", scheme->safeguarding);
  if (scheme->contact != NULL) {
    g_autofree char *contact = g_strdup_printf ("Questions: %s", scheme->contact);
    cp_page_add (page, "", contact);
  }
}

static void
add_unread (GString *page, const CpCheck *check)
{
  guint n_system = 0, n_listed = 0;

  for (guint i = 0; i < check->items->items->len; i++) {
    const CpItem *item = check->items->items->pdata[i];
    g_autofree char *problem = cp_view_problem (item, cp_view_find_reading (check, item));
    n_system += cp_view_is_system_file (item);
    if (problem == NULL || cp_view_is_system_file (item))
      continue;
    if (n_listed++ == 0)
      cp_page_add_heading (page, "What we could not read", '-');
    g_autofree char *words =
        g_strdup_printf ("%s (%s): %s", item->name, cp_outcome_name (item->outcome), problem);
    cp_page_add (page, "· ", words);
  }
  if (n_system > 0)
    g_string_append_printf (page, "\n%u system %s left aside: computers make them for their own use.\n",
                            n_system, n_system == 1 ? "file was" : "files were");
}

static void
add_claims (GString *page, const CpCheck *check)
{
  guint n_listed = 0;

  for (guint i = 0; i < check->items->items->len; i++) {
    const CpItem *item = check->items->items->pdata[i];
    if (item->identity.claim_differs == NULL)
      continue;
    if (n_listed++ == 0)
      cp_page_add_heading (page, "Names that do not fit", '-');
    g_autofree char *words = g_strdup_printf ("%s: %s", item->name, item->identity.claim_differs);
    cp_page_add (page, "· ", words);
  }
}

static void
add_copies (GString *page, const CpCheck *check)
{
  guint n_listed = 0;

  for (guint i = 0; i < check->items->items->len; i++) {
    const CpItem *item = check->items->items->pdata[i];
    g_autofree char *copy = cp_view_copy (check, item);
    if (copy == NULL)
      continue;
    if (n_listed++ == 0)
      cp_page_add_heading (page, "Sent more than once", '-');
    g_autofree char *words = g_strdup_printf ("%s: %s.", item->path, copy);
    cp_page_add (page, "· ", words);
  }
}

static void
add_account (GString *page, const CpCheck *check)
{
  g_autofree char *account = cp_view_account (check->items);
  g_auto (GStrv) assumptions = cp_view_assumptions (check);

  if (assumptions[0] != NULL)
    cp_page_add_heading (page, "What this rests on", '-');
  for (guint i = 0; assumptions[i] != NULL; i++)
    cp_page_add (page, "· ", assumptions[i]);
  cp_page_add_heading (page, "The account", '-');
  cp_page_add (page, "", account);
}

char *
cp_report_check_text (const CpCheck *check)
{
  GString *page = g_string_new (NULL);

  add_head (page, check);
  add_lines (page, check);
  cp_plan_report_add_text (page, check);
  cp_surveys_add_text (page, check);
  cp_voices_section_add_text (page, check);
  add_next_step (page, check);
  add_before_sending (page, check->scheme);
  add_unread (page, check);
  add_claims (page, check);
  add_copies (page, check);
  add_account (page, check);
  g_string_erase (page, 0, 1); /* the empty line above the first heading */
  return g_string_free (page, FALSE);
}
