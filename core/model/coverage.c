/* coverage.c: coverage, its parts, and the words for verdicts (scheme catalogue, "The words people see"). */
#include "coverage.h"

static const struct {
  const char *name;
  const char *words;
} verdicts[CP_N_VERDICTS] = {
  [CP_VERDICT_COVERED] = { "covered", "Found" },
  [CP_VERDICT_PARTLY] = { "partly", "Some of it found" },
  [CP_VERDICT_NOT_FOUND] = { "not found", "Not found in what was sent" },
  [CP_VERDICT_UNREADABLE] = { "unreadable", "We could not read enough to say" },
  [CP_VERDICT_OUT_OF_DATE] = { "out of date", "Found, but older than the officer asked" },
  [CP_VERDICT_TO_BE_JUDGED] = { "to be judged", "For you to judge" },
  [CP_VERDICT_NOT_APPLICABLE] = { "not applicable", "Not asked of this organisation" },
};

const char *
cp_verdict_name (CpVerdict verdict)
{
  return verdicts[verdict].name;
}

const char *
cp_verdict_words (CpVerdict verdict)
{
  return verdicts[verdict].words;
}

void
cp_evidence_free (CpEvidence *evidence)
{
  if (evidence == NULL)
    return;
  g_free (evidence->label);
  g_free (evidence->quote);
  g_clear_pointer (&evidence->boxes, g_array_unref);
  g_free (evidence);
}

CpCover *
cp_cover_new (const CpNeed *need)
{
  CpCover *cover = g_new0 (CpCover, 1);

  cover->need = need;
  cover->evidence = g_ptr_array_new_with_free_func ((GDestroyNotify) cp_evidence_free);
  cover->looked_in = g_ptr_array_new ();
  cover->unread = g_ptr_array_new ();
  cover->for_a_person = g_ptr_array_new ();
  cover->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) cp_cover_free);
  return cover;
}

void
cp_cover_free (CpCover *cover)
{
  if (cover == NULL)
    return;
  g_free (cover->reason);
  g_ptr_array_unref (cover->evidence);
  g_ptr_array_unref (cover->looked_in);
  g_ptr_array_unref (cover->unread);
  g_ptr_array_unref (cover->for_a_person);
  g_ptr_array_unref (cover->parts);
  g_free (cover);
}

static void
line_free (gpointer data)
{
  CpLine *line = data;

  cp_cover_free (line->cover);
  g_free (line);
}

CpCoverage *
cp_coverage_new (const CpStage *stage)
{
  CpCoverage *coverage = g_new0 (CpCoverage, 1);

  coverage->stage = stage;
  coverage->lines = g_ptr_array_new_with_free_func (line_free);
  return coverage;
}

void
cp_coverage_free (CpCoverage *coverage)
{
  if (coverage == NULL)
    return;
  g_ptr_array_unref (coverage->lines);
  g_free (coverage);
}

void
cp_coverage_add (CpCoverage *coverage, const CpRequirement *requirement, CpCover *cover)
{
  CpLine *line = g_new0 (CpLine, 1);

  line->requirement = requirement;
  line->cover = cover;
  coverage->summary[cover->verdict]++;
  g_ptr_array_add (coverage->lines, line);
}
