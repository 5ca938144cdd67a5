/* item-date.c: spans of days, and the words for them. */
#include "item-date.h"
#include "fact.h"

CpItemDate *
cp_item_date_new (const CpDateClaim *own)
{
  CpItemDate *date = g_new0 (CpItemDate, 1);

  date->own = *own;
  date->conflicts = g_array_new (FALSE, FALSE, sizeof (CpDateClaim));
  return date;
}

void
cp_item_date_free (CpItemDate *date)
{
  if (date == NULL)
    return;
  g_array_unref (date->conflicts);
  g_free (date);
}

gboolean
cp_item_date_is_known (const CpItemDate *date)
{
  return date != NULL && date->own.source != CP_DATE_FROM_PROPERTIES;
}

gboolean
cp_date_span_set_day (CpDateSpan *span, guint year, guint month, guint day)
{
  if (month > 12 || day > 31 || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  g_date_set_dmy (&span->first, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  span->last = span->first;
  span->precision = CP_PRECISION_DAY;
  return TRUE;
}

static void
end_after_months (CpDateSpan *span, guint n_months, CpDatePrecision precision)
{
  span->last = span->first;
  g_date_add_months (&span->last, n_months);
  g_date_subtract_days (&span->last, 1);
  span->precision = precision;
}

gboolean
cp_date_span_set_month (CpDateSpan *span, guint year, guint month)
{
  if (!cp_date_span_set_day (span, year, month, 1))
    return FALSE;
  end_after_months (span, 1, CP_PRECISION_MONTH);
  return TRUE;
}

gboolean
cp_date_span_set_year (CpDateSpan *span, guint year, guint first_month)
{
  if (!cp_date_span_set_day (span, year, first_month, 1))
    return FALSE;
  end_after_months (span, 12, CP_PRECISION_YEAR);
  return TRUE;
}

/* Half-term is in the last days of October, the middle of February and the last days of May; Easter moves. */
static const struct {
  const char *name;
  struct {
    guint8 first_month, first_day, last_month, last_day;
  } halves[2];
} terms[CP_N_TERMS] = {
  [CP_TERM_AUTUMN] = { "Autumn", { { 9, 1, 10, 31 }, { 11, 1, 12, 31 } } },
  [CP_TERM_SPRING] = { "Spring", { { 1, 1, 2, 14 }, { 2, 15, 4, 14 } } },
  [CP_TERM_SUMMER] = { "Summer", { { 4, 15, 5, 31 }, { 6, 1, 8, 31 } } },
};

gboolean
cp_date_span_set_term (CpDateSpan *span, guint year, CpTerm term, guint half)
{
  guint first = half == 2 ? 1 : 0, last = half == 1 ? 0 : 1;
  CpDateSpan end;

  if (!cp_date_span_set_day (span, year, terms[term].halves[first].first_month,
                             terms[term].halves[first].first_day) ||
      !cp_date_span_set_day (&end, year, terms[term].halves[last].last_month,
                             terms[term].halves[last].last_day))
    return FALSE;
  span->last = end.last;
  span->precision = CP_PRECISION_TERM;
  return TRUE;
}

gboolean
cp_date_span_overlaps (const CpDateSpan *span, const CpDateSpan *other)
{
  return g_date_compare (&span->first, &other->last) <= 0 && g_date_compare (&other->first, &span->last) <= 0;
}

static char *
day_value (const GDate *date)
{
  return g_strdup_printf ("%04u-%02u-%02u", g_date_get_year (date), g_date_get_month (date),
                          g_date_get_day (date));
}

static char *
month_value (const GDate *date)
{
  return g_strdup_printf ("%04u-%02u", g_date_get_year (date), g_date_get_month (date));
}

static gboolean
is_on (const GDate *date, guint month, guint day)
{
  return g_date_get_month (date) == (GDateMonth) month && g_date_get_day (date) == day;
}

/* "Autumn 2" */
static char *
term_name (const CpDateSpan *span)
{
  for (CpTerm term = 0; term < CP_N_TERMS; term++) {
    gboolean from_start =
        is_on (&span->first, terms[term].halves[0].first_month, terms[term].halves[0].first_day);
    gboolean from_half =
        is_on (&span->first, terms[term].halves[1].first_month, terms[term].halves[1].first_day);
    gboolean to_end = is_on (&span->last, terms[term].halves[1].last_month, terms[term].halves[1].last_day);
    if (from_start || from_half)
      return g_strdup_printf ("%s%s", terms[term].name, from_half ? " 2" : to_end ? "" : " 1");
  }
  return g_strdup ("Term");
}

static char *
year_value (const CpDateSpan *span)
{
  guint year = g_date_get_year (&span->first);

  if (g_date_get_month (&span->first) == G_DATE_JANUARY)
    return g_strdup_printf ("%04u", year);
  return g_strdup_printf ("%04u/%02u", year, (year + 1) % 100);
}

char *
cp_date_span_value (const CpDateSpan *span)
{
  g_autofree char *term = NULL;

  switch (span->precision) {
  case CP_PRECISION_DAY:
    return day_value (&span->first);
  case CP_PRECISION_MONTH:
    return month_value (&span->first);
  case CP_PRECISION_TERM:
    term = term_name (span);
    return g_strdup_printf ("%04u %s", g_date_get_year (&span->first), term);
  case CP_PRECISION_YEAR:
    return year_value (span);
  }
  return NULL;
}

char *
cp_date_span_end_value (const CpDateSpan *span)
{
  if (span->precision == CP_PRECISION_DAY && g_date_compare (&span->first, &span->last) != 0)
    return day_value (&span->last);
  if (span->precision == CP_PRECISION_MONTH &&
      (g_date_get_month (&span->first) != g_date_get_month (&span->last) ||
       g_date_get_year (&span->first) != g_date_get_year (&span->last)))
    return month_value (&span->last);
  return NULL;
}

/* The words of a day without the day: "March 2026". */
static char *
month_words (const GDate *date)
{
  g_autofree char *words = cp_date_words (date);
  const char *month = words;

  while (g_ascii_isdigit (*month) || *month == ' ')
    month++;
  return g_strdup (month);
}

char *
cp_date_span_words (const CpDateSpan *span)
{
  g_autofree char *end_value = cp_date_span_end_value (span);
  gboolean is_day = span->precision == CP_PRECISION_DAY;

  if (span->precision == CP_PRECISION_TERM) {
    g_autofree char *term = term_name (span);
    return g_strdup_printf ("%s %u", term, g_date_get_year (&span->first));
  }
  if (span->precision == CP_PRECISION_YEAR)
    return year_value (span);
  g_autofree char *first = is_day ? cp_date_words (&span->first) : month_words (&span->first);
  if (end_value == NULL)
    return g_steal_pointer (&first);
  g_autofree char *last = is_day ? cp_date_words (&span->last) : month_words (&span->last);
  return g_strdup_printf ("%s to %s", first, last);
}

static const struct {
  const char *name, *words;
} sources[CP_N_DATE_SOURCES] = {
  [CP_DATE_FROM_TEXT] = { "text", "from its text" },
  [CP_DATE_FROM_FIELD] = { "form field", "from a form field" },
  [CP_DATE_FROM_MAIL] = { "mail header", "from the e-mail's header" },
  [CP_DATE_FROM_PHOTO] = { "EXIF", "from the camera" },
  [CP_DATE_FROM_NAME] = { "file name", "from the file's name" },
  [CP_DATE_FROM_PROPERTIES] = { "properties", "by the file's properties" },
};

const char *
cp_date_source_name (CpDateSource source)
{
  return sources[source].name;
}

char *
cp_date_claim_words (const CpDateClaim *claim)
{
  g_autofree char *words = cp_date_span_words (&claim->span);

  if (claim->page == 0)
    return g_strdup_printf ("%s (%s)", words, sources[claim->source].words);
  if (claim->source == CP_DATE_FROM_PROPERTIES) /* the day and month stand on the page */
    return g_strdup_printf ("%s (page %u, but the year only by the file's properties)", words, claim->page);
  return g_strdup_printf ("%s (%s, page %u)", words, sources[claim->source].words, claim->page);
}
