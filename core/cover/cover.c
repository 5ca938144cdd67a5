/* cover.c: walks the needs of each requirement and combines what their parts came to. */
#include "cover.h"
#include "combine.h"
#include "evidence.h"
#include "quote.h"

#include <string.h>

static CpCover *cover_need (const CpStage *stage, const CpCoverInput *input, const CpNeed *need);

/* Adds what is not there yet, so that a line lists each file once. */
static void
unite (GPtrArray *items, const GPtrArray *more)
{
  for (guint i = 0; i < more->len; i++)
    if (!g_ptr_array_find (items, more->pdata[i], NULL))
      g_ptr_array_add (items, more->pdata[i]);
}

static gboolean
is_same_place (const CpEvidence *a, const CpEvidence *b)
{
  return a->item == b->item && a->page == b->page && a->start == b->start && a->length == b->length;
}

static void
add_evidence (CpCover *cover, const CpEvidence *evidence)
{
  for (guint i = 0; i < cover->evidence->len; i++)
    if (is_same_place (cover->evidence->pdata[i], evidence))
      return;
  g_ptr_array_add (cover->evidence, cp_evidence_copy (evidence));
}

/* The first proof of each part, then the second of each: three proofs of a line show three parts of it. */
static void
gather_evidence (CpCover *cover)
{
  gboolean more = TRUE;

  for (guint round = 0; more; round++) {
    more = FALSE;
    for (guint i = 0; i < cover->parts->len; i++) {
      const CpCover *part = cover->parts->pdata[i];
      if (round >= part->evidence->len)
        continue;
      add_evidence (cover, part->evidence->pdata[round]);
      more = TRUE;
    }
  }
}

static void
cover_parts (const CpStage *stage, const CpCoverInput *input, CpCover *cover)
{
  for (guint i = 0; i < cover->need->of->len; i++) {
    CpCover *part = cover_need (stage, input, cover->need->of->pdata[i]);
    unite (cover->looked_in, part->looked_in);
    unite (cover->unread, part->unread);
    unite (cover->for_a_person, part->for_a_person);
    g_ptr_array_add (cover->parts, part);
  }
  gather_evidence (cover);
}

static const char *
part_name (const CpNeed *need)
{
  if (need->label != NULL)
    return need->label;
  if (need->kind != NULL)
    return need->kind->title;
  return need->question;
}

static CpVerdict
combine_parts (const CpCover *cover)
{
  guint counts[CP_N_VERDICTS] = { 0 };
  CpVerdict verdict = CP_VERDICT_NOT_APPLICABLE;

  for (guint i = 0; i < cover->parts->len; i++) {
    const CpCover *part = cover->parts->pdata[i];
    counts[part->verdict]++;
    verdict = cover->need->type == CP_NEED_ALL ? cp_verdict_all (verdict, part->verdict)
                                               : cp_verdict_any (verdict, part->verdict);
  }
  return cover->need->type == CP_NEED_AT_LEAST ? cp_verdict_at_least (counts, cover->need->n) : verdict;
}

/* "Found: the plan. Not found in what was sent: a date for each action." */
static char *
reason_of_parts (const CpCover *cover)
{
  GString *reason = g_string_new (NULL);

  if (cover->parts->len == 1)
    return g_string_free (g_string_assign (reason, ((CpCover *) cover->parts->pdata[0])->reason), FALSE);
  for (CpVerdict verdict = 0; verdict < CP_N_VERDICTS; verdict++) {
    g_autoptr (GPtrArray) names = g_ptr_array_new ();
    for (guint i = 0; i < cover->parts->len; i++) {
      const CpCover *part = cover->parts->pdata[i];
      if (part->verdict == verdict && part_name (part->need) != NULL)
        g_ptr_array_add (names, (gpointer) part_name (part->need));
    }
    if (names->len == 0)
      continue;
    g_ptr_array_add (names, NULL);
    g_autofree char *joined = g_strjoinv ("; ", (char **) names->pdata);
    g_string_append_printf (reason, "%s%s: %s.", reason->len > 0 ? " " : "", cp_verdict_words (verdict),
                            joined);
  }
  if (reason->len == 0)
    g_string_append_printf (reason, "%s.", cp_verdict_words (cover->verdict));
  return g_string_free (reason, FALSE);
}

static void
cover_combination (const CpStage *stage, const CpCoverInput *input, CpCover *cover)
{
  cover_parts (stage, input, cover);
  cover->verdict = combine_parts (cover);
  if (cover->need->type == CP_NEED_ANY && cover->verdict == CP_VERDICT_COVERED)
    for (guint i = 0; i < cover->parts->len && cover->reason == NULL; i++) {
      const CpCover *part = cover->parts->pdata[i];
      if (part->verdict == CP_VERDICT_COVERED)
        cover->reason = g_strdup (part->reason);
    }
  if (cover->reason == NULL)
    cover->reason = reason_of_parts (cover);
}

static void
cover_person (const CpStage *stage, const CpCoverInput *input, CpCover *cover)
{
  cover_parts (stage, input, cover);
  cover->verdict = CP_VERDICT_TO_BE_JUDGED;
  cover->reason = g_strdup (cover->need->question);
}

static const CpReading *
find_reading (const CpDocuments *documents, const char *item_id)
{
  for (guint i = 0; i < documents->readings->len; i++) {
    const CpReading *reading = cp_documents_get (documents, i);
    if (g_str_equal (reading->item->id, item_id))
      return reading;
  }
  return NULL;
}

/* Where the sender states the fact: the line of coproof.yaml. */
static void
add_statement (const CpCoverInput *input, CpCover *cover, const CpFact *fact)
{
  const CpReading *reading = fact->item_id != NULL ? find_reading (input->documents, fact->item_id) : NULL;
  const CpPage *page =
      reading != NULL && reading->pages->len > 0 ? &g_array_index (reading->pages, CpPage, 0) : NULL;
  const char *value = page != NULL ? strstr (page->text, fact->value) : NULL;

  if (value != NULL)
    g_ptr_array_add (cover->evidence, cp_evidence_new (reading, page, (guint32) (value - page->text),
                                                       (guint32) strlen (fact->value), TRUE));
}

static char *
fact_words (const CpFact *fact)
{
  if (fact->name->type == CP_FACT_DATE)
    return cp_date_words (&fact->date);
  return g_strdup (fact->value);
}

static void
cover_fact (const CpCoverInput *input, CpCover *cover)
{
  const CpFact *fact = cp_facts_get (input->facts, cover->need->fact);

  if (fact == NULL) {
    cover->verdict = CP_VERDICT_TO_BE_JUDGED;
    cover->reason = g_strdup (cover->need->question);
    return;
  }
  g_autofree char *words = fact_words (fact);
  cover->verdict = CP_VERDICT_COVERED;
  cover->reason =
      fact->source == CP_FACT_FROM_SENDER
          ? g_strdup_printf ("%s, as stated by the sender. The officer's register decides.", words)
          : g_strdup_printf ("%s, as given when this check was made.", words);
  add_statement (input, cover, fact);
}

/* The day on which something was sent in is today's while nobody said otherwise. */
static gboolean
find_date (const CpCoverInput *input, const char *name, GDate *ret_date)
{
  const CpFact *fact = cp_facts_get (input->facts, name);

  if (fact == NULL && !g_str_equal (name, "submitted"))
    return FALSE;
  *ret_date = fact != NULL ? fact->date : input->today;
  return TRUE;
}

static void
cover_within (const CpCoverInput *input, CpCover *cover)
{
  const CpNeed *need = cover->need;
  GDate from, date, last;

  if (!find_date (input, need->from, &from) || !find_date (input, need->fact, &date)) {
    cover->verdict = CP_VERDICT_TO_BE_JUDGED;
    cover->reason = g_strdup (need->question);
    return;
  }
  last = from;
  g_date_add_months (&last, need->n);
  g_autofree char *date_words = cp_date_words (&date), *last_words = cp_date_words (&last);
  const CpFact *fact = cp_facts_get (input->facts, need->from);
  const char *stated = fact != NULL && fact->source == CP_FACT_FROM_SENDER
                           ? " The first date is as stated by the sender."
                           : "";
  if (g_date_compare (&date, &last) <= 0 && g_date_compare (&date, &from) >= 0) {
    cover->verdict = CP_VERDICT_COVERED;
    cover->reason = g_strdup_printf ("%s is within %u months: the last day is %s.%s", date_words, need->n,
                                     last_words, stated);
  } else {
    cover->verdict = CP_VERDICT_TO_BE_JUDGED;
    cover->reason =
        g_strdup_printf ("%s is not within %u months: the last day was %s. The officer decides.%s",
                         date_words, need->n, last_words, stated);
  }
  if (fact != NULL)
    add_statement (input, cover, fact);
}

static void
take_over (CpCover *cover, const CpCover *other)
{
  cover->verdict = other->verdict;
  for (guint i = 0; i < other->evidence->len; i++)
    add_evidence (cover, other->evidence->pdata[i]);
  unite (cover->looked_in, other->looked_in);
  unite (cover->unread, other->unread);
  unite (cover->for_a_person, other->for_a_person);
}

static void
cover_same_as (const CpStage *stage, const CpCoverInput *input, CpCover *cover)
{
  for (guint i = 0; i < stage->requirements->len; i++) {
    const CpRequirement *requirement = stage->requirements->pdata[i];
    if (!g_str_equal (requirement->id, cover->need->requirement))
      continue;
    g_autoptr (CpCover) other = cover_need (stage, input, requirement->needs);
    take_over (cover, other);
    cover->reason = g_strdup_printf ("This follows from %s: %s", requirement->id, other->reason);
  }
}

static gboolean
all_agree (const CpCover *cover)
{
  for (guint i = 1; i < cover->parts->len; i++)
    if (((CpCover *) cover->parts->pdata[i])->verdict != ((CpCover *) cover->parts->pdata[0])->verdict)
      return FALSE;
  return TRUE;
}

/* While nobody chose a reading, a verdict stands only where all readings come to it. */
static void
cover_reading (const CpStage *stage, const CpCoverInput *input, CpCover *cover)
{
  cover_parts (stage, input, cover);
  if (cover->need->chosen >= 0) {
    const CpCover *chosen = cover->parts->pdata[cover->need->chosen];
    g_ptr_array_set_size (cover->evidence, 0);
    take_over (cover, chosen);
    cover->reason = g_strdup (chosen->reason);
    return;
  }
  GString *reason = g_string_new ("The scheme can be read in more than one way.");
  for (guint i = 0; i < cover->parts->len; i++) {
    const CpCover *part = cover->parts->pdata[i];
    g_string_append_printf (reason, " %s: %s", part->need->label, part->reason);
  }
  cover->verdict =
      all_agree (cover) ? ((CpCover *) cover->parts->pdata[0])->verdict : CP_VERDICT_TO_BE_JUDGED;
  cover->reason = g_string_free (reason, FALSE);
}

static CpCover *
cover_need (const CpStage *stage, const CpCoverInput *input, const CpNeed *need)
{
  CpCover *cover = cp_cover_new (need);

  switch (need->type) {
  case CP_NEED_EVIDENCE:
    cp_cover_find_evidence (input, cover);
    break;
  case CP_NEED_ALL:
  case CP_NEED_ANY:
  case CP_NEED_AT_LEAST:
    cover_combination (stage, input, cover);
    break;
  case CP_NEED_PERSON:
    cover_person (stage, input, cover);
    break;
  case CP_NEED_FACT:
    cover_fact (input, cover);
    break;
  case CP_NEED_WITHIN:
    cover_within (input, cover);
    break;
  case CP_NEED_SAME_AS:
    cover_same_as (stage, input, cover);
    break;
  case CP_NEED_READING:
    cover_reading (stage, input, cover);
    break;
  }
  return cover;
}

CpCoverage *
cp_cover_stage (const CpStage *stage, const CpCoverInput *input)
{
  CpCoverage *coverage = cp_coverage_new (stage);

  for (guint i = 0; i < stage->requirements->len; i++) {
    const CpRequirement *requirement = stage->requirements->pdata[i];
    cp_coverage_add (coverage, requirement, cover_need (stage, input, requirement->needs));
  }
  return coverage;
}
