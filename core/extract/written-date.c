/* written-date.c: takes a text, gives the dates in it.
 *
 * At each token the forms are tried in turn, from the most to the least exact.  A form is a function that
 * looks at the tokens from an index on and gives how many it took, 0 where they are something else. */
#include "written-date.h"
#include "date-token.h"

#define FIRST_YEAR 1900
#define LAST_YEAR 2099
/* "12 Mar 26": of the years 2015 to 2049, so that "12 March 10.30am" is no year. */
#define FIRST_SHORT_YEAR 15
#define LAST_SHORT_YEAR 49
/* A leap year, so that 29 February can wait for its own. */
#define NO_YEAR 2000
#define DAYS_OF_A_WEEK 7
#define MOST_DAYS_OF_A_RANGE 400

typedef struct {
  const char *text;
  const GArray *tokens;
  CpDateManner manner;
} Scan;

static const CpToken *
at (const Scan *scan, guint index)
{
  return cp_date_tokens_get (scan->tokens, index);
}

static gboolean
is_word (const Scan *scan, guint index, const char *word)
{
  return cp_date_token_is (at (scan, index), scan->text, word);
}

static gboolean
is_mark (const Scan *scan, guint index, gunichar mark)
{
  return at (scan, index)->kind == CP_TOKEN_MARK && at (scan, index)->mark == mark;
}

/* Whether nothing stands between the token and the one before it. */
static gboolean
touches (const Scan *scan, guint index)
{
  return index > 0 && cp_date_token_touches (at (scan, index - 1), at (scan, index));
}

static gboolean
is_number (const Scan *scan, guint index, guint least_digits, guint most_digits)
{
  const CpToken *token = at (scan, index);

  return token->kind == CP_TOKEN_NUMBER && token->n_digits >= least_digits && token->n_digits <= most_digits;
}

/* A figure that goes on, "12.03.26.4" or "9.30": what stands before it is no part of a date. */
static gboolean
goes_on (const Scan *scan, guint index)
{
  static const char marks[] = "./-,:";

  for (const char *mark = marks; *mark != '\0'; mark++)
    if (is_mark (scan, index, (gunichar) *mark) && touches (scan, index) && touches (scan, index + 1) &&
        at (scan, index + 1)->kind == CP_TOKEN_NUMBER)
      return TRUE;
  return FALSE;
}

static gboolean
comes_from (const Scan *scan, guint index)
{
  static const char marks[] = "./-,:";

  if (index == 0 || !touches (scan, index))
    return FALSE;
  for (const char *mark = marks; *mark != '\0'; mark++)
    if (is_mark (scan, index - 1, (gunichar) *mark) && index > 1 && touches (scan, index - 1) &&
        at (scan, index - 2)->kind == CP_TOKEN_NUMBER)
      return TRUE;
  return is_mark (scan, index - 1, 0xA3) || is_mark (scan, index - 1, '$') || is_mark (scan, index - 1, '#');
}

static guint
read_long_year (const Scan *scan, guint index, guint *ret_year)
{
  const CpToken *token = at (scan, index);

  if (!is_number (scan, index, 4, 4) || token->number < FIRST_YEAR || token->number > LAST_YEAR ||
      goes_on (scan, index + 1))
    return 0;
  *ret_year = token->number;
  return 1;
}

static gboolean
is_short_year (const Scan *scan, guint index)
{
  const CpToken *token = at (scan, index);

  return is_number (scan, index, 2, 2) && !token->is_repaired && !token->is_ordinal &&
         token->number >= FIRST_SHORT_YEAR && token->number <= LAST_SHORT_YEAR;
}

/* A year behind a month: 2026, '26, or 26 where no word follows: "on 12 March 26 parents came" has none. */
static guint
read_year (const Scan *scan, guint index, guint *ret_year)
{
  guint n = read_long_year (scan, index, ret_year);

  if (n > 0)
    return n;
  if (is_mark (scan, index, '\'') && is_short_year (scan, index + 1) && touches (scan, index + 1)) {
    *ret_year = 2000 + at (scan, index + 1)->number;
    return 2;
  }
  if (!is_short_year (scan, index) || goes_on (scan, index + 1) || is_mark (scan, index + 1, ':') ||
      at (scan, index + 1)->kind == CP_TOKEN_WORD)
    return 0;
  *ret_year = 2000 + at (scan, index)->number;
  return 1;
}

/* 12, 12th, 12 th */
static guint
read_day (const Scan *scan, guint index, guint *ret_day)
{
  static const char *const endings[] = { "st", "nd", "rd", "th" };
  const CpToken *token = at (scan, index);

  if (!is_number (scan, index, 1, 2) || token->number < 1 || token->number > 31)
    return 0;
  *ret_day = token->number;
  for (guint i = 0; !token->is_ordinal && i < G_N_ELEMENTS (endings); i++)
    if (is_word (scan, index + 1, endings[i]))
      return 2;
  return 1;
}

static guint
skip_weekday (const Scan *scan, guint index)
{
  if (at (scan, index)->weekday == 0)
    return 0;
  return is_mark (scan, index + 1, ',') || is_mark (scan, index + 1, '.') ? 2 : 1;
}

/* "to", "-", "until"; also "and" and "&", where what stands before has no month or year of its own. */
static gboolean
is_range_sign (const Scan *scan, guint index, gboolean or_and)
{
  return is_word (scan, index, "to") || is_mark (scan, index, '-') || is_word (scan, index, "until") ||
         (or_and && (is_word (scan, index, "and") || is_mark (scan, index, '&')));
}

/* A day, or two of one month: "8 to 12", "Wed 5 and Wed 19". */
static guint
read_days (const Scan *scan, guint index, guint *ret_first, guint *ret_last)
{
  guint n = comes_from (scan, index) ? 0 : read_day (scan, index, ret_first);

  *ret_last = *ret_first;
  if (n == 0 || !is_range_sign (scan, index + n, TRUE))
    return n;

  guint next = index + n + 1, last;
  next += skip_weekday (scan, next);
  guint m =
      is_number (scan, next, 1, 2) && at (scan, next)->number > *ret_first ? read_day (scan, next, &last) : 0;
  if (m == 0)
    return n;
  *ret_last = last;
  return next + m - index;
}

/* What may stand between a day and its month: "of", "day of", and the marks of 12-Mar-2026. */
static guint
skip_joint (const Scan *scan, guint index)
{
  if (is_word (scan, index, "of"))
    return 1;
  if (is_word (scan, index, "day") && is_word (scan, index + 1, "of"))
    return 2;
  return (is_mark (scan, index, '-') || is_mark (scan, index, '/') || is_mark (scan, index, '.')) &&
                 touches (scan, index) && touches (scan, index + 1)
             ? 1
             : 0;
}

/* And between a month and its year: the full stop of "Sept.", a comma, a mark. */
static guint
skip_before_year (const Scan *scan, guint index)
{
  guint n = is_mark (scan, index, '.') && touches (scan, index) ? 1 : 0;

  if (is_mark (scan, index + n, ','))
    return n + 1;
  if (n == 0 && (is_mark (scan, index, '-') || is_mark (scan, index, '/')) && touches (scan, index) &&
      touches (scan, index + 1))
    return 1;
  return n;
}

static gboolean
set_days (CpWrittenDate *date, guint year, guint month, guint first, guint last)
{
  CpDateSpan end;

  if (!cp_date_span_set_day (&end, year, month, last) ||
      !cp_date_span_set_day (&date->span, year, month, first))
    return FALSE;
  date->span.last = end.last;
  return TRUE;
}

/* 12 March 2026, 12th of March, 8 to 12 June 2026, 12-Mar-26 */
static guint
read_day_and_month (const Scan *scan, guint index, CpWrittenDate *date)
{
  guint first, last, year = NO_YEAR;
  guint n = read_days (scan, index, &first, &last);

  if (n == 0)
    return 0;
  n += skip_joint (scan, index + n);
  guint month = at (scan, index + n)->month;
  if (month == 0)
    return 0;
  n++;
  guint joint = skip_before_year (scan, index + n);
  guint m = read_year (scan, index + n + joint, &year);
  date->has_year = m > 0;
  if (!set_days (date, year, month, first, last))
    return 0;
  return m > 0 ? n + joint + m : n;
}

/* March 12th 2026, March 12, 2026; without a year only March 12th, since "March 26" may be a year. */
static guint
read_month_and_day (const Scan *scan, guint index, CpWrittenDate *date)
{
  guint month = at (scan, index)->month, day, year = NO_YEAR;
  guint n = month > 0 ? read_day (scan, index + 1, &day) : 0;

  if (n == 0)
    return 0;
  gboolean is_ordinal = n == 2 || at (scan, index + 1)->is_ordinal;
  n++;
  guint joint = is_mark (scan, index + n, ',') ? 1 : 0;
  guint m = read_long_year (scan, index + n + joint, &year);
  date->has_year = m > 0;
  if ((m == 0 && !is_ordinal) || !set_days (date, year, month, day, day))
    return 0;
  return m > 0 ? n + joint + m : n;
}

static gboolean
are_parted_by (const Scan *scan, guint index, gunichar mark)
{
  gboolean is_close = touches (scan, index + 1) && touches (scan, index + 2) && touches (scan, index + 3) &&
                      touches (scan, index + 4);

  return is_mark (scan, index + 1, mark) && is_mark (scan, index + 3, mark) && (is_close || mark == '/') &&
         !comes_from (scan, index) && !goes_on (scan, index + 5);
}

static gboolean
have_one_mark (const Scan *scan, guint index)
{
  return are_parted_by (scan, index, '/') || are_parted_by (scan, index, '.') ||
         are_parted_by (scan, index, '-');
}

static gboolean
is_one_of (const Scan *scan, guint index, const char *const *words)
{
  for (; *words != NULL; words++)
    if (is_word (scan, index, *words))
      return TRUE;
  return FALSE;
}

/* "Version 3.11.25", "paragraph 1.2.2026", "the score was 10/12/15" */
static gboolean
is_told_to_count (const Scan *scan, guint index)
{
  static const char *const parts[] = { "version", "v",    "release", "paragraph", "para",
                                       "section", "rule", "clause",  "item",      NULL };
  static const char *const scores[] = { "score", "scored", "scores", NULL };

  return (index > 0 && is_mark (scan, index + 1, '.') && is_one_of (scan, index - 1, parts)) ||
         (index > 0 && is_one_of (scan, index - 1, scores)) ||
         (index > 1 && is_one_of (scan, index - 2, scores));
}

/* 12/03/2026, 12.3.26; the day is first, unless only the second can be one.  4.2.11
 * is a part of a document, and 12.5.30-A a thing to buy. */
static guint
read_figures (const Scan *scan, guint index, CpWrittenDate *date)
{
  const CpToken *day = at (scan, index), *month = at (scan, index + 2), *year = at (scan, index + 4);

  if (!is_number (scan, index, 1, 2) || !is_number (scan, index + 2, 1, 2) ||
      !(is_number (scan, index + 4, 2, 2) || is_number (scan, index + 4, 4, 4)) ||
      !have_one_mark (scan, index) || is_told_to_count (scan, index))
    return 0;
  gboolean is_code = is_mark (scan, index + 5, '-') && touches (scan, index + 5) && touches (scan, index + 6);
  if (year->n_digits == 2 && is_mark (scan, index + 1, '.') &&
      (!is_short_year (scan, index + 4) || (is_code && scan->manner == CP_DATES_OF_TEXT)))
    return 0;
  guint century = year->n_digits == 4 ? 0 : year->number <= LAST_SHORT_YEAR ? 2000 : 1900;
  gboolean is_american = month->number > 12 && day->number <= 12;
  date->has_year = TRUE;
  return set_days (date, century + year->number, is_american ? day->number : month->number,
                   is_american ? month->number : day->number, is_american ? month->number : day->number)
             ? 5
             : 0;
}

/* 2026-03-12 */
static guint
read_iso (const Scan *scan, guint index, CpWrittenDate *date)
{
  const CpToken *day = at (scan, index + 4);

  if (!is_number (scan, index, 4, 4) || !is_number (scan, index + 2, 1, 2) ||
      !is_number (scan, index + 4, 1, 2) || !have_one_mark (scan, index))
    return 0;
  date->has_year = TRUE;
  return set_days (date, at (scan, index)->number, at (scan, index + 2)->number, day->number, day->number)
             ? 5
             : 0;
}

/* 20260312 and 12032026, as cameras and scanners name files */
static guint
read_packed (const Scan *scan, guint index, CpWrittenDate *date)
{
  guint number = at (scan, index)->number;
  guint year = number / 10000, day = number % 100;

  if (scan->manner != CP_DATES_OF_NAME || !is_number (scan, index, 8, 8))
    return 0;
  date->has_year = TRUE;
  if (year >= 2000 && year <= LAST_YEAR)
    return set_days (date, year, number / 100 % 100, day, day) ? 1 : 0;
  day = number / 1000000;
  year = number % 10000;
  return year >= 2000 && year <= LAST_YEAR && set_days (date, year, number / 10000 % 100, day, day) ? 1 : 0;
}

static gboolean
set_months (CpWrittenDate *date, guint first_year, guint first_month, guint last_year, guint last_month)
{
  CpDateSpan end;

  if (!cp_date_span_set_month (&end, last_year, last_month) ||
      !cp_date_span_set_month (&date->span, first_year, first_month) ||
      g_date_compare (&date->span.first, &end.first) > 0)
    return FALSE;
  date->span.last = end.last;
  date->has_year = TRUE;
  return TRUE;
}

/* "to August 2026" or "to 2029" behind a month and its year */
static guint
read_last_month (const Scan *scan, guint index, guint first_year, guint first_month, CpWrittenDate *date)
{
  guint year, month = at (scan, index + 1)->month;

  if (!is_range_sign (scan, index, FALSE))
    return 0;
  if (month > 0 && read_long_year (scan, index + 2, &year) > 0)
    return set_months (date, first_year, first_month, year, month) ? 3 : 0;
  if (read_long_year (scan, index + 1, &year) > 0)
    return set_months (date, first_year, first_month, year, 12) ? 2 : 0;
  return 0;
}

/* March 2026, Mar-26, January to August 2026, October 2026 to September 2027 */
static guint
read_months (const Scan *scan, guint index, CpWrittenDate *date)
{
  guint first = at (scan, index)->month, last = first, n = 1, year;

  if (first == 0)
    return 0;
  if ((is_range_sign (scan, index + 1, TRUE) || is_mark (scan, index + 1, '/')) &&
      at (scan, index + 2)->month > 0) {
    last = at (scan, index + 2)->month;
    n = 3;
  }
  guint joint = skip_before_year (scan, index + n);
  gboolean is_marked = is_mark (scan, index + n, '\'') || joint > 0;
  guint m = read_long_year (scan, index + n + joint, &year);
  if (m == 0 && is_marked) /* "March 26" could be a day of March */
    m = read_year (scan, index + n + joint, &year);
  if (m == 0 || !set_months (date, first > last ? year - 1 : year, first, year, last))
    return 0;
  n += joint + m;
  return n + (last == first ? read_last_month (scan, index + n, year, first, date) : 0);
}

/* 2024/25, 2024-25, 2024/2025: gives the tokens behind the first year, and the second year */
static guint
read_second_year (const Scan *scan, guint index, guint first_year, guint *ret_year)
{
  const CpToken *second = at (scan, index + 1);
  gboolean is_joined =
      (is_mark (scan, index, '/') || is_mark (scan, index, '-')) && !goes_on (scan, index + 2);

  if (!is_joined && !is_word (scan, index, "to"))
    return 0;
  if (is_number (scan, index + 1, 4, 4) && second->number > first_year && second->number <= LAST_YEAR)
    *ret_year = second->number;
  else if (is_joined && touches (scan, index + 1) && is_number (scan, index + 1, 2, 2) &&
           first_year / 100 * 100 + second->number > first_year)
    *ret_year = first_year / 100 * 100 + second->number;
  else
    return 0;
  return 2;
}

/* The budget and the tax begin in April, schools in September. */
static guint
first_month_of_year (const Scan *scan, guint index)
{
  static const char *const april[] = { "financial", "tax", "fiscal", "fy", "budget", "accounts" };

  for (guint i = 0; i < G_N_ELEMENTS (april); i++)
    for (guint back = 1; back <= 2 && back <= index; back++)
      if (is_word (scan, index - back, april[i]))
        return 4;
  return 9;
}

/* 2024/25; or several years, which are one period; 2026-03, where it can be no pair of years */
static guint
read_years (const Scan *scan, guint index, CpWrittenDate *date)
{
  guint first = at (scan, index)->number, second;

  if (!is_number (scan, index, 4, 4) || first < FIRST_YEAR || first > LAST_YEAR || comes_from (scan, index))
    return 0;
  guint n = read_second_year (scan, index + 1, first, &second);
  date->has_year = TRUE;
  if (n > 0 && second == first + 1)
    return cp_date_span_set_year (&date->span, first, first_month_of_year (scan, index)) ? n + 1 : 0;
  if (n > 0 && second > first + 1)
    return set_months (date, first, 1, second, 12) ? n + 1 : 0;
  if (is_mark (scan, index + 1, '-') && touches (scan, index + 1) && touches (scan, index + 2) &&
      is_number (scan, index + 2, 2, 2) && !goes_on (scan, index + 3))
    return cp_date_span_set_month (&date->span, first, at (scan, index + 2)->number) ? 3 : 0;
  return 0;
}

/* "academic year 24/25" */
static guint
read_short_years (const Scan *scan, guint index, CpWrittenDate *date)
{
  gboolean is_named = index > 0 && (is_word (scan, index - 1, "year") || is_word (scan, index - 1, "ay"));

  if (!is_named || !is_short_year (scan, index) || !is_short_year (scan, index + 2) ||
      !(is_mark (scan, index + 1, '/') || is_mark (scan, index + 1, '-')) ||
      at (scan, index + 2)->number != at (scan, index)->number + 1)
    return 0;
  date->has_year = TRUE;
  return cp_date_span_set_year (&date->span, 2000 + at (scan, index)->number,
                                first_month_of_year (scan, index - 1))
             ? 3
             : 0;
}

/* "term", "half-term", and which half */
static guint
skip_term_words (const Scan *scan, guint index, guint *ret_half)
{
  guint n = 0;

  *ret_half = 0;
  if (is_word (scan, index, "half"))
    n = is_mark (scan, index + 1, '-') ? 2 : 1;
  if (is_word (scan, index + n, "term"))
    n++;
  const CpToken *half = at (scan, index + n);
  if (is_number (scan, index + n, 1, 1) && (half->number == 1 || half->number == 2)) {
    *ret_half = half->number;
    n++;
  }
  return is_mark (scan, index + n, ',') ? n + 1 : n;
}

/* Spring term 2026, Autumn 2 2025, Summer term 2025/26 */
static guint
read_term (const Scan *scan, guint index, CpWrittenDate *date)
{
  guint season = at (scan, index)->season, half, year, second;

  if (season == 0)
    return 0;
  guint n = 1 + skip_term_words (scan, index + 1, &half);
  CpTerm term = (CpTerm) (season - 1);
  if (!is_number (scan, index + n, 4, 4) || at (scan, index + n)->number < FIRST_YEAR ||
      at (scan, index + n)->number > LAST_YEAR)
    return 0;
  year = at (scan, index + n)->number;
  n++;
  guint m = read_second_year (scan, index + n, year, &second);
  if (m > 0 && second == year + 1 && term != CP_TERM_AUTUMN)
    year = second;
  date->has_year = TRUE;
  return cp_date_span_set_term (&date->span, year, term, half) ? n + m : 0;
}

static guint
read_lone_year (const Scan *scan, guint index, CpWrittenDate *date)
{
  guint year;
  guint n =
      comes_from (scan, index) || at (scan, index)->is_repaired ? 0 : read_long_year (scan, index, &year);

  date->has_year = TRUE;
  return n > 0 && !is_mark (scan, index + 1, '%') && cp_date_span_set_year (&date->span, year, 1) ? n : 0;
}

typedef guint (*ReadForm) (const Scan *scan, guint index, CpWrittenDate *date);

static guint
read_first_form (const Scan *scan, guint index, CpWrittenDate *date, const ReadForm *forms)
{
  for (; *forms != NULL; forms++) {
    guint n = (*forms) (scan, index, date);
    if (n > 0)
      return n;
  }
  return 0;
}

/* Behind a day: "29 July to 5 August 2026", "08/06/2026 - 12/06/2026". */
static guint
read_last_day (const Scan *scan, guint index, CpWrittenDate *date)
{
  static const ReadForm forms[] = { read_iso, read_figures, read_day_and_month, NULL };
  CpWrittenDate last = { 0 };
  CpDateSpan first = date->span;

  if (!is_range_sign (scan, index, !date->has_year))
    return 0;
  guint n = 1 + skip_weekday (scan, index + 1);
  guint m = read_first_form (scan, index + n, &last, forms);
  if (m == 0 || (date->has_year && !last.has_year))
    return 0;
  guint year = g_date_get_year (&last.span.first);
  if (!date->has_year && !cp_written_date_complete (date, year, &first) &&
      !cp_written_date_complete (date, year - 1, &first))
    return 0;
  if (!date->has_year && g_date_compare (&first.first, &last.span.first) > 0)
    g_date_subtract_years (&first.first, 1);
  gint days = g_date_days_between (&first.first, &last.span.last);
  if (days < 0 || days > MOST_DAYS_OF_A_RANGE)
    return 0;
  date->span.first = first.first;
  date->span.last = last.span.last;
  date->has_year = last.has_year;
  return n + m;
}

/* A form that is exact to the day, with the weekday before it and the last day of a range behind it. */
static guint
read_day_form (const Scan *scan, guint index, CpWrittenDate *date)
{
  static const ReadForm forms[] = { read_iso,           read_figures, read_day_and_month,
                                    read_month_and_day, read_packed,  NULL };
  guint n = skip_weekday (scan, index);
  guint m = read_first_form (scan, index + n, date, forms);

  if (m == 0)
    return 0;
  date->weekday = at (scan, index)->weekday;
  return n + m + read_last_day (scan, index + n + m, date);
}

/* "w/c 3 Nov 2025", "week commencing Monday 3 November" */
static guint
read_week (const Scan *scan, guint index, CpWrittenDate *date)
{
  guint n = 0;

  if (is_word (scan, index, "w") && is_mark (scan, index + 1, '/') && is_word (scan, index + 2, "c"))
    n = 3;
  else if (is_word (scan, index, "wc"))
    n = 1;
  else if (is_word (scan, index, "week") &&
           (is_word (scan, index + 1, "commencing") || is_word (scan, index + 1, "beginning")))
    n = 2;
  guint m = n > 0 ? read_day_form (scan, index + n, date) : 0;
  if (m == 0)
    return 0;
  if (g_date_compare (&date->span.first, &date->span.last) == 0)
    g_date_add_days (&date->span.last, DAYS_OF_A_WEEK - 1);
  return n + m;
}

/* Most words begin no date. */
static gboolean
may_begin (const Scan *scan, guint index)
{
  const CpToken *token = at (scan, index);

  if (token->kind == CP_TOKEN_NUMBER)
    return TRUE;
  return token->kind == CP_TOKEN_WORD && (token->month > 0 || token->weekday > 0 || token->season > 0 ||
                                          scan->text[token->start] == 'w' || scan->text[token->start] == 'W');
}

void
cp_written_dates_find (GArray *dates, GArray *tokens, const char *text, CpDateManner manner)
{
  static const ReadForm forms[] = { read_week,  read_day_form,    read_months,    read_term,
                                    read_years, read_short_years, read_lone_year, NULL };
  const Scan scan = { text, tokens, manner };
  guint index = 0;

  g_array_set_size (dates, 0);
  cp_date_tokens_read (tokens, text);
  while (index < tokens->len) {
    CpWrittenDate date = { 0 };
    guint n = may_begin (&scan, index) ? read_first_form (&scan, index, &date, forms) : 0;
    if (n > 0) {
      const CpToken *last = at (&scan, index + n - 1);
      date.start = at (&scan, index)->start;
      date.length = last->start + last->length - date.start;
      g_array_append_val (dates, date);
    }
    index += MAX (n, 1);
  }
}

GArray *
cp_written_dates_new_tokens (void)
{
  return g_array_new (FALSE, FALSE, sizeof (CpToken));
}

gboolean
cp_written_date_complete (const CpWrittenDate *date, guint year, CpDateSpan *ret_span)
{
  guint n_days = (guint) g_date_days_between (&date->span.first, &date->span.last);

  if (!cp_date_span_set_day (ret_span, year, g_date_get_month (&date->span.first),
                             g_date_get_day (&date->span.first)))
    return FALSE;
  g_date_add_days (&ret_span->last, n_days);
  return date->weekday == 0 || (guint) g_date_get_weekday (&ret_span->first) == date->weekday;
}
