/* age.c: takes what a need asks of dates and the date of a document, gives whether it fits. */
#include "age.h"

/* FALSE where no day is asked for, or it is the date of a fact that nobody stated. */
static gboolean
find_day (const CpCoverInput *input, const CpRuleDay *asked, GDate *ret_day)
{
  const CpFact *fact = asked->fact != NULL ? cp_facts_get (input->facts, asked->fact) : NULL;

  *ret_day = fact != NULL ? fact->date : asked->day;
  return g_date_valid (ret_day);
}

/* Ages are counted on the day on which the portfolio was sent in, today's while nobody said otherwise. */
static gboolean
is_too_old (const CpCoverInput *input, guint months, const CpDateSpan *span)
{
  const CpFact *submitted = cp_facts_get (input->facts, "submitted");
  GDate oldest = submitted != NULL ? submitted->date : input->today;

  if (months == 0)
    return FALSE;
  g_date_subtract_months (&oldest, months);
  return g_date_compare (&span->last, &oldest) < 0;
}

CpAge
cp_age_judge (const CpCoverInput *input, const CpNeed *need, const CpReading *reading)
{
  const CpDated *dated = &need->dated;
  GDate after, before;
  gboolean has_after = find_day (input, &dated->after, &after);
  gboolean has_before = find_day (input, &dated->before, &before);

  if (!cp_item_date_is_known (reading->date)) {
    if (dated->is_asked)
      return CP_AGE_OUTSIDE;
    return has_after || has_before || dated->months > 0 ? CP_AGE_UNKNOWN : CP_AGE_FITS;
  }
  const CpDateSpan *span = &reading->date->own.span;
  if ((has_after && g_date_compare (&span->last, &after) < 0) ||
      (has_before && g_date_compare (&span->first, &before) > 0))
    return CP_AGE_OUTSIDE;
  return is_too_old (input, dated->months, span) ? CP_AGE_TOO_OLD : CP_AGE_FITS;
}

const CpFactName *
cp_age_find_unknown_fact (const CpCoverInput *input, const CpNeed *need)
{
  const char *const facts[] = { need->dated.after.fact, need->dated.before.fact };

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    if (facts[i] != NULL && cp_facts_get (input->facts, facts[i]) == NULL)
      return cp_fact_find_name (facts[i]);
  return NULL;
}
