/* view.c: the sentences of the checklist. */
#include "view.h"
#include "evidence.h"
#include "sandbox.h"

const char cp_view_legend[] = "“Found” means that something was found in what was sent. "
                              "It does not mean that the award is given: people decide that.";

static const struct {
  const char *mark, *meaning;
} verdicts[CP_N_VERDICTS] = {
  [CP_VERDICT_COVERED] = { "✓", "We found something that shows this. Please check that it does." },
  [CP_VERDICT_PARTLY] = { "◐", "We found a part of what is asked." },
  [CP_VERDICT_NOT_FOUND] = { "○", "We read everything that could show this, and did not find it." },
  [CP_VERDICT_UNREADABLE] = { "?", "Something that could show this could not be read." },
  [CP_VERDICT_OUT_OF_DATE] = { "◷", "We found it, but it is older than the officer asked." },
  [CP_VERDICT_TO_BE_JUDGED] = { "▷", "Only a person can say. What we found may help." },
  [CP_VERDICT_NOT_APPLICABLE] = { "–", "This organisation is not asked for it." },
};

const char *
cp_view_mark (CpVerdict verdict)
{
  return verdicts[verdict].mark;
}

const char *
cp_view_meaning (CpVerdict verdict)
{
  return verdicts[verdict].meaning;
}

const char *
cp_view_must (const CpRequirement *requirement)
{
  return requirement->must ? "The scheme asks for this." : "The scheme suggests this.";
}

static gboolean
one_is_enough (const CpCover *cover)
{
  return cover->need->type == CP_NEED_ANY || cover->need->type == CP_NEED_AT_LEAST;
}

static gboolean
is_shown (const CpCover *cover, const CpCover *part)
{
  return part->need->label != NULL && (!one_is_enough (cover) || cover->verdict != CP_VERDICT_COVERED ||
                                       part->verdict == CP_VERDICT_COVERED);
}

static gboolean
shows_reason (const CpCover *cover)
{
  gboolean is_combined = one_is_enough (cover) || cover->need->type == CP_NEED_ALL;

  if (!is_combined || cover->parts->len < 2)
    return TRUE;
  for (guint i = 0; i < cover->parts->len; i++)
    if (((const CpCover *) cover->parts->pdata[i])->need->label == NULL)
      return TRUE;
  return cover->need->type == CP_NEED_ANY && cover->verdict == CP_VERDICT_COVERED;
}

GPtrArray *
cp_view_parts (const CpCover *cover)
{
  GPtrArray *parts = g_ptr_array_new ();

  if (cover->need->type == CP_NEED_READING)
    return parts; /* its reason goes through them */
  for (guint i = 0; i < cover->parts->len; i++)
    if (is_shown (cover, cover->parts->pdata[i]))
      g_ptr_array_add (parts, cover->parts->pdata[i]);
  if (parts->len == 1 && shows_reason (cover) && cover->need->type != CP_NEED_PERSON)
    g_ptr_array_set_size (parts, 0);
  return parts;
}

char *
cp_view_reason (const CpCover *cover)
{
  if (shows_reason (cover))
    return g_strdup (cover->reason);
  if (cover->verdict != CP_VERDICT_UNREADABLE)
    return NULL;
  g_autofree char *names = cp_cover_join_names (cover->unread);
  return g_strdup_printf ("We could not read all of %s, which could show this.", names);
}

char *
cp_view_part (const CpCover *part)
{
  const char *words = cp_verdict_words (part->verdict);
  gboolean is_evidence = part->need->type == CP_NEED_EVIDENCE && part->verdict == CP_VERDICT_NOT_FOUND;

  if (is_evidence || part->need->type == CP_NEED_PERSON)
    return g_strdup_printf ("%s: %s. %s", part->need->label, words, part->reason);
  return g_strdup_printf ("%s: %s", part->need->label, words);
}

const char *
cp_view_advice (const CpLine *line)
{
  gboolean is_done =
      line->cover->verdict == CP_VERDICT_COVERED || line->cover->verdict == CP_VERDICT_NOT_APPLICABLE;

  return is_done ? NULL : line->requirement->advice;
}

char *
cp_view_place (const CpEvidence *evidence)
{
  g_autofree char *place = cp_evidence_place (evidence);

  if (evidence->item->same_as != NULL)
    return g_strdup_printf ("%s (the same as %s)", place, evidence->item->same_as->path);
  return g_strconcat (place, evidence->item->from_broken_archive ? " (from a broken archive)" : "",
                      evidence->item->copy != NULL ? " (in a copy that LibreOffice made)" : "", NULL);
}

char *
cp_view_quote (const CpEvidence *evidence)
{
  if (evidence->quote == NULL)
    return NULL;
  if (evidence->item->holds_answers)
    return g_strdup ("Not printed here, because people may name each other in what they answer: please read "
                     "it in the file.");
  GString *words = g_string_new (evidence->quote);
  g_string_replace (words, "“", "‘", 0);
  g_string_replace (words, "”", "’", 0);
  g_string_prepend (words, "“");
  g_string_append (words, "”");
  return g_string_free (words, FALSE);
}

static char *
gap_sentence (const CpGap *gap, const CpReading *reading)
{
  g_autofree char *words = g_strdup (gap->detail != NULL ? gap->detail : cp_gap_words (gap->why));
  CpUnit unit = reading->pages->len > 0 ? g_array_index (reading->pages, CpPage, 0).unit : CP_UNIT_PAGE;
  const char *full_stop = g_str_has_suffix (words, ".") ? "" : ".";

  words[0] = g_ascii_toupper (words[0]);
  if (gap->page == 0)
    return g_strconcat (words, full_stop, NULL);
  g_autofree char *name = g_strdup (cp_unit_name (unit));
  name[0] = g_ascii_toupper (name[0]);
  return g_strdup_printf ("%s %u: %s%s", name, gap->page, words, full_stop);
}

static void
append_gaps (GString *problem, const CpReading *reading)
{
  for (guint i = 0; i < reading->gaps->len; i++) {
    if (i == CP_VIEW_PROOFS) {
      g_string_append_printf (problem, " And %u more.", reading->gaps->len - i);
      return;
    }
    g_autofree char *sentence = gap_sentence (&g_array_index (reading->gaps, CpGap, i), reading);
    g_string_append_printf (problem, "%s%s", problem->len > 0 ? " " : "", sentence);
  }
}

char *
cp_view_problem (const CpItem *item, const CpReading *reading)
{
  GString *problem = g_string_new (NULL);
  gboolean detail_says_it = item->reason == CP_REASON_LIMIT && item->detail != NULL;

  if (item->reason != CP_REASON_NONE && item->reason != CP_REASON_GAPS && !detail_says_it)
    g_string_append (problem, cp_reason_words (item->reason));
  if (item->detail != NULL)
    g_string_append_printf (problem, "%s%c%s%s", problem->len > 0 ? " " : "",
                            g_ascii_toupper (item->detail[0]), item->detail + 1,
                            g_str_has_suffix (item->detail, ".") ? "" : ".");
  if (reading != NULL)
    append_gaps (problem, reading);
  if (cp_reason_advice (item->reason) != NULL)
    g_string_append_printf (problem, " %s", cp_reason_advice (item->reason));
  return g_string_free (problem, problem->len == 0);
}

/* The same letterhead in every letter is no news. */
static gboolean
is_picture_of_document (const CpCheck *check, const CpItem *item)
{
  const CpReading *around = item->parent != NULL ? cp_view_find_reading (check, item->parent) : NULL;

  return around != NULL && around->pages->len > 0 &&
         g_array_index (around->pages, CpPage, 0).unit != CP_UNIT_MESSAGE && item->identity.mime != NULL &&
         g_str_has_prefix (item->identity.mime, "image/");
}

char *
cp_view_copy (const CpCheck *check, const CpItem *item)
{
  if (item->same_as == NULL || is_picture_of_document (check, item))
    return NULL;
  return g_strdup_printf ("the same as %s; the two count once", item->same_as->path);
}

gboolean
cp_view_is_system_file (const CpItem *item)
{
  return item->reason == CP_REASON_SYSTEM_FILE;
}

void
cp_view_count (const CpItems *items, guint ret_counts[CP_N_OUTCOMES])
{
  for (guint i = 0; i < CP_N_OUTCOMES; i++)
    ret_counts[i] = 0;
  for (guint i = 0; i < items->items->len; i++)
    ret_counts[((const CpItem *) items->items->pdata[i])->outcome]++;
}

char *
cp_view_account (const CpItems *items)
{
  guint counts[CP_N_OUTCOMES];
  GString *account = g_string_new (NULL);

  cp_view_count (items, counts);
  g_string_append_printf (account, "%u %s:", items->items->len, items->items->len == 1 ? "file" : "files");
  for (CpOutcome outcome = CP_OUTCOME_READ; outcome < CP_N_OUTCOMES; outcome++)
    if (counts[outcome] > 0)
      g_string_append_printf (account, "%s %u %s", g_str_has_suffix (account->str, ":") ? "" : ",",
                              counts[outcome], cp_outcome_name (outcome));
  g_string_append_c (account, '.');
  return g_string_free (account, FALSE);
}

const CpReading *
cp_view_find_reading (const CpCheck *check, const CpItem *item)
{
  for (guint i = 0; i < check->documents->readings->len; i++)
    if (cp_documents_get (check->documents, i)->item == item)
      return cp_documents_get (check->documents, i);
  return NULL;
}

static char **
steal_strings (GPtrArray *strings)
{
  g_ptr_array_add (strings, NULL);
  return (char **) g_ptr_array_free (strings, FALSE);
}

char **
cp_view_warnings (const CpCheck *check)
{
  GPtrArray *warnings = g_ptr_array_new ();

  if ((check->guards & CP_GUARD_NEEDED) != CP_GUARD_NEEDED)
    g_ptr_array_add (warnings, g_strdup ("These files were read without protection (--unsandboxed)."));
  if (check->items->faults->len > 0) {
    const CpArchiveFault *fault = check->items->faults->pdata[0];
    g_ptr_array_add (
        warnings,
        g_strdup_printf ("The archive could not be trusted and was read all the same (--anyway). %s",
                         cp_archive_reason_words (fault->reason)));
  }
  if (check->time_limit_met)
    g_ptr_array_add (warnings, g_strdup ("A time limit was met while reading: another run may read more."));
  if (check->facts_fault != NULL)
    g_ptr_array_add (warnings, g_strdup_printf ("The sender's coproof.yaml was not used as it stands: %s",
                                                check->facts_fault));
  return steal_strings (warnings);
}

char **
cp_view_assumptions (const CpCheck *check)
{
  GPtrArray *assumptions = g_ptr_array_new ();

  for (guint i = 0; i < check->facts->facts->len; i++) {
    const CpFact *fact = check->facts->facts->pdata[i];
    g_autofree char *words =
        fact->name->type == CP_FACT_DATE ? cp_date_words (&fact->date) : g_strdup (fact->value);
    g_autofree char *what = g_strdup (fact->name->words);
    what[0] = g_ascii_toupper (what[0]);
    g_ptr_array_add (assumptions, g_strdup_printf ("%s: %s (%s).", what, words,
                                                   fact->source == CP_FACT_FROM_SENDER
                                                       ? "as stated by the sender"
                                                       : "given when this check was made"));
  }
  for (guint i = 0; i < check->stage->readings->len; i++)
    g_ptr_array_add (assumptions, g_strdup (check->stage->readings->pdata[i]));
  return steal_strings (assumptions);
}
