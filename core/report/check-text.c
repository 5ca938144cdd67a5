/* check-text.c: the checklist for a terminal or a plain file. */
#include "page.h"
#include "report.h"
#include "view.h"

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
  for (guint i = 0; i < cover->parts->len; i++) {
    const CpCover *part = cover->parts->pdata[i];
    if (part->need->label == NULL)
      continue;
    g_autofree char *words = g_strdup_printf ("%s: %s", part->need->label, cp_verdict_words (part->verdict));
    g_autofree char *mark = g_strdup_printf ("      %s ", cp_view_mark (part->verdict));
    cp_page_add (page, mark, words);
  }
}

static void
add_proofs (GString *page, const CpCover *cover)
{
  for (guint i = 0; i < cover->evidence->len; i++) {
    if (i == CP_VIEW_PROOFS) {
      g_string_append_printf (page, "      and %u more.\n", cover->evidence->len - i);
      return;
    }
    const CpEvidence *evidence = cover->evidence->pdata[i];
    g_autofree char *place = cp_view_place (evidence);
    g_autofree char *words = evidence->quote != NULL
                                 ? g_strdup_printf ("%s: “%s”", place, evidence->quote)
                                 : g_strdup_printf ("%s (there are no words to quote)", place);
    cp_page_add (page, "      · ", words);
  }
}

static void
add_line (GString *page, const CpLine *line)
{
  const CpRequirement *requirement = line->requirement;
  g_autofree char *mark = g_strdup_printf ("\n%s %-4s", cp_view_mark (line->cover->verdict), requirement->id);
  g_autofree char *verdict = g_strdup_printf ("%s.", cp_verdict_words (line->cover->verdict));
  g_autofree char *question = g_strdup_printf ("%s %s", requirement->plain, cp_view_must (requirement));
  g_autofree char *advice = cp_view_advice (line);

  g_string_append_c (page, '\n');
  cp_page_add (page, mark + 1, requirement->title);
  cp_page_add (page, "      ", verdict);
  cp_page_add (page, "      ", question);
  cp_page_add (page, "      ", line->cover->reason);
  add_parts (page, line->cover);
  add_proofs (page, line->cover);
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
    add_line (page, line);
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
        g_strdup_printf ("%s (%s): %s", item->path, cp_outcome_name (item->outcome), problem);
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
    g_autofree char *words = g_strdup_printf ("%s: %s", item->path, item->identity.claim_differs);
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
  add_unread (page, check);
  add_claims (page, check);
  add_copies (page, check);
  add_account (page, check);
  g_string_erase (page, 0, 1); /* the empty line above the first heading */
  return g_string_free (page, FALSE);
}
