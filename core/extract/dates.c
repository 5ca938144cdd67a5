/* dates.c: takes readings, gives each the date it is of.
 *
 * The text is asked first, then the form fields, the mail header, the camera, what is only told of in running
 * text, and the file's name.  What the properties say is shown, but not believed: a template carries the year
 * in which it was made.  For the same reason they complete a date without a year only where its weekday fits.
 */
#include "dates.h"
#include "date-place.h"
#include "fact.h"

#include <string.h>

#define FIRST_YEAR 2000
#define LAST_YEAR 2049
/* A longer period, "2023 to 2028", is what a document is about. */
#define MOST_DAYS 400
/* So many lines or rows that begin with a date are a log. */
#define LEAST_ENTRIES 3
/* Minutes are typed some days after the meeting, and files are saved again. */
#define PROPERTIES_DAYS 31

typedef struct {
  CpDateClaim claim;
  CpDatePlace place;
  gboolean is_act;
  CpWrittenDate written;
} Candidate;

/* All that speaks for a date of one document. */
typedef struct {
  CpReading *reading;
  CpTextLines lines;
  GArray *tokens, *written; /* to work in */
  GArray *candidates;       /* Candidate: of the text */
  Candidate series;         /* of a log; its place is NONE otherwise */
  CpDateClaim claims[CP_N_DATE_SOURCES];
  gboolean has[CP_N_DATE_SOURCES];
} Search;

static gboolean
is_plausible (const CpDateSpan *span)
{
  return g_date_get_year (&span->first) >= FIRST_YEAR && g_date_get_year (&span->last) <= LAST_YEAR &&
         g_date_days_between (&span->first, &span->last) <= MOST_DAYS;
}

static gboolean
find_meta_day (const CpReading *reading, const char *key, CpDateSpan *ret_span)
{
  GDate date;

  for (guint i = 0; i < reading->metas->len; i++) {
    const CpMeta *meta = &g_array_index (reading->metas, CpMeta, i);
    if (!g_str_equal (meta->key, key) || !cp_date_parse (meta->value, &date))
      continue;
    *ret_span = (CpDateSpan){ date, date, CP_PRECISION_DAY };
    return is_plausible (ret_span);
  }
  return FALSE;
}

static void
claim (Search *search, CpDateSource source, const CpDateSpan *span)
{
  search->claims[source] = (CpDateClaim){ .span = *span, .source = source };
  search->has[source] = TRUE;
}

/* ---- what is said beside the text */

static void
search_metas (Search *search)
{
  CpDateSpan span;

  if (find_meta_day (search->reading, "sent", &span))
    claim (search, CP_DATE_FROM_MAIL, &span);
  if (find_meta_day (search->reading, "taken", &span))
    claim (search, CP_DATE_FROM_PHOTO, &span);
  if (find_meta_day (search->reading, "modified", &span) || find_meta_day (search->reading, "created", &span))
    claim (search, CP_DATE_FROM_PROPERTIES, &span);
}

/* IMG_2026 and scan 2031 count pictures. */
static gboolean
is_counted (const char *name, const CpDateSpan *span)
{
  static const char *const prefixes[] = {
    "img", "dsc", "scan", "pic", "photo", "image", "vid", "mov", "doc"
  };
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; span->precision == CP_PRECISION_YEAR && i < G_N_ELEMENTS (prefixes); i++)
    if (g_str_has_prefix (lower, prefixes[i]))
      return TRUE;
  return FALSE;
}

/* The most exact date of the name, the first of them. */
static void
search_name (Search *search)
{
  g_autofree char *name = g_path_get_basename (search->reading->item->path);
  char *dot = strrchr (name, '.');
  const CpWrittenDate *best = NULL;

  if (dot != NULL && dot > name)
    *dot = '\0';
  cp_written_dates_find (search->written, search->tokens, name, CP_DATES_OF_NAME);
  for (guint i = 0; i < search->written->len; i++) {
    const CpWrittenDate *date = &g_array_index (search->written, CpWrittenDate, i);
    if (date->has_year && is_plausible (&date->span) && !is_counted (name, &date->span) &&
        (best == NULL || date->span.precision < best->span.precision))
      best = date;
  }
  if (best != NULL)
    claim (search, CP_DATE_FROM_NAME, &best->span);
}

/* ---- a date without a year */

static gboolean
lies_within (const CpDateSpan *inner, const CpDateSpan *outer)
{
  return g_date_compare (&inner->first, &outer->first) >= 0 &&
         g_date_compare (&inner->last, &outer->last) <= 0;
}

/* The year of which the span leaves no doubt. */
static gboolean
complete_within (const CpWrittenDate *date, const CpDateSpan *outer, CpDateSpan *ret_span)
{
  for (guint year = g_date_get_year (&outer->first); year <= g_date_get_year (&outer->last); year++)
    if (cp_written_date_complete (date, year, ret_span) && lies_within (ret_span, outer))
      return TRUE;
  return FALSE;
}

/* The last such day that was not long after the file was saved or sent. */
static gboolean
complete_before (const CpWrittenDate *date, const CpDateSpan *known, CpDateSpan *ret_span)
{
  GDate latest = known->last;

  g_date_add_days (&latest, PROPERTIES_DAYS);
  for (guint back = 0; back < 2; back++)
    if (cp_written_date_complete (date, g_date_get_year (&latest) - back, ret_span) &&
        g_date_compare (&ret_span->first, &latest) <= 0)
      return TRUE;
  return FALSE;
}

/* FALSE where nothing tells the year; `ret_source` is what the year rests on. */
static gboolean
complete (const Search *search, const CpWrittenDate *date, CpDateSource source, CpDateSpan *ret_span,
          CpDateSource *ret_source)
{
  static const CpDateSource days[] = { CP_DATE_FROM_MAIL, CP_DATE_FROM_PHOTO, CP_DATE_FROM_PROPERTIES };

  *ret_source = source;
  for (guint i = 0; i < search->candidates->len; i++) {
    const Candidate *other = &g_array_index (search->candidates, Candidate, i);
    if (other->written.has_year && other->place >= CP_PLACE_TITLE_YEAR &&
        complete_within (date, &other->claim.span, ret_span))
      return TRUE;
  }
  if (search->has[CP_DATE_FROM_NAME] &&
      complete_within (date, &search->claims[CP_DATE_FROM_NAME].span, ret_span))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (days); i++) {
    if (!search->has[days[i]] || !complete_before (date, &search->claims[days[i]].span, ret_span))
      continue;
    if (days[i] == CP_DATE_FROM_PROPERTIES && date->weekday == 0)
      *ret_source = CP_DATE_FROM_PROPERTIES;
    return TRUE;
  }
  return FALSE;
}

/* ---- the text */

static void
widen (CpDateSpan *span, const CpDateSpan *more)
{
  if (g_date_compare (&more->first, &span->first) < 0)
    span->first = more->first;
  if (g_date_compare (&more->last, &span->last) > 0)
    span->last = more->last;
}

static void
add_entry (Search *search, Candidate *candidate)
{
  candidate->place = CP_PLACE_SERIES;
  if (search->series.place == CP_PLACE_NONE)
    search->series = *candidate;
  else
    widen (&search->series.claim.span, &candidate->claim.span);
}

static void
search_page (Search *search, const CpPage *page, guint *line, guint *n_entries)
{
  cp_written_dates_find (search->written, search->tokens, page->text, CP_DATES_OF_TEXT);
  for (guint i = 0; i < search->written->len; i++) {
    const CpWrittenDate *date = &g_array_index (search->written, CpWrittenDate, i);
    Candidate candidate = {
      .claim = { date->span, CP_DATE_FROM_TEXT, page->number, date->start, date->length }, .written = *date
    };
    if (!is_plausible (&date->span))
      continue;
    *line = cp_text_lines_find (&search->lines, page, date->start, *line);
    if (cp_date_place_is_entry (&search->lines, *line, date)) {
      (*n_entries)++;
      add_entry (search, &candidate);
    }
    candidate.place = cp_date_place_find (&search->lines, *line, date, &candidate.is_act);
    if (candidate.place != CP_PLACE_NONE)
      g_array_append_val (search->candidates, candidate);
  }
}

static void
search_text (Search *search)
{
  guint line = 0, n_entries = 0;

  for (guint i = 0; i < search->reading->pages->len; i++)
    search_page (search, &g_array_index (search->reading->pages, CpPage, i), &line, &n_entries);
  if (n_entries < LEAST_ENTRIES)
    search->series.place = CP_PLACE_NONE;
}

/* Of deeds ("agreed", "reviewed") and of what is told the last counts, of the rest the first. */
static gboolean
is_better (const Candidate *candidate, const Candidate *best)
{
  if (best == NULL || candidate->place != best->place)
    return best == NULL || candidate->place > best->place;
  return ((candidate->is_act && best->is_act) || candidate->place == CP_PLACE_RUNNING_TEXT) &&
         g_date_compare (&candidate->claim.span.last, &best->claim.span.last) > 0;
}

/* An entry of a log is not the log's date on its own. */
static gboolean
is_of_series (const Search *search, const Candidate *candidate)
{
  return search->series.place != CP_PLACE_NONE && candidate->written.has_year &&
         candidate->place != CP_PLACE_HEAD_LABEL &&
         lies_within (&candidate->claim.span, &search->series.claim.span);
}

static const Candidate *
choose_candidate (Search *search)
{
  const Candidate *best = search->series.place != CP_PLACE_NONE ? &search->series : NULL;

  for (guint i = 0; i < search->candidates->len; i++) {
    Candidate *candidate = &g_array_index (search->candidates, Candidate, i);
    CpDateClaim *made = &candidate->claim;
    if (is_of_series (search, candidate) ||
        (!candidate->written.has_year &&
         (candidate->place <= CP_PLACE_RUNNING_TEXT ||
          !complete (search, &candidate->written, CP_DATE_FROM_TEXT, &made->span, &made->source))))
      continue;
    if (is_better (candidate, best))
      best = candidate;
  }
  return best;
}

/* ---- form fields */

/* "date_signed", "Which day"; not "Date of birth". */
static gboolean
is_date_field (const CpField *field)
{
  static const char *const others[] = { "birth", "dob",     "due",   "review",  "expir",
                                        "next",  "by when", "start", "end date" };
  g_autofree char *name = g_ascii_strdown (field->name, -1);

  if (!field->filled || (strstr (name, "date") == NULL && strstr (name, "day") == NULL))
    return FALSE;
  g_strdelimit (name, "_-", ' ');
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (strstr (name, others[i]) != NULL)
      return FALSE;
  return TRUE;
}

static gboolean
read_field (Search *search, const CpField *field, CpDateClaim *ret_claim)
{
  if (!is_date_field (field))
    return FALSE;
  cp_written_dates_find (search->written, search->tokens, field->value, CP_DATES_OF_TEXT);
  for (guint i = 0; i < search->written->len; i++) {
    const CpWrittenDate *date = &g_array_index (search->written, CpWrittenDate, i);
    *ret_claim = (CpDateClaim){ .span = date->span, .source = CP_DATE_FROM_FIELD, .page = field->page };
    if (is_plausible (&date->span) &&
        (date->has_year || complete (search, date, CP_DATE_FROM_FIELD, &ret_claim->span, &ret_claim->source)))
      return TRUE;
  }
  return FALSE;
}

static void
search_fields (Search *search)
{
  for (guint i = 0; i < search->reading->fields->len && !search->has[CP_DATE_FROM_FIELD]; i++)
    search->has[CP_DATE_FROM_FIELD] = read_field (
        search, &g_array_index (search->reading->fields, CpField, i), &search->claims[CP_DATE_FROM_FIELD]);
}

/* ---- the choice */

/* What is only told of, or has its year from the properties, waits until all others were asked. */
static const CpDateClaim *
choose_claim (const Search *search, const Candidate *of_text)
{
  gboolean is_own = of_text != NULL && of_text->claim.source == CP_DATE_FROM_TEXT;

  if (is_own && of_text->place > CP_PLACE_RUNNING_TEXT)
    return &of_text->claim;
  for (CpDateSource source = CP_DATE_FROM_FIELD; source <= CP_DATE_FROM_PHOTO; source++)
    if (search->has[source] && search->claims[source].source == source)
      return &search->claims[source];
  if (is_own)
    return &of_text->claim;
  if (search->has[CP_DATE_FROM_NAME])
    return &search->claims[CP_DATE_FROM_NAME];
  if (of_text != NULL)
    return &of_text->claim;
  if (search->has[CP_DATE_FROM_FIELD])
    return &search->claims[CP_DATE_FROM_FIELD];
  return search->has[CP_DATE_FROM_PROPERTIES] ? &search->claims[CP_DATE_FROM_PROPERTIES] : NULL;
}

/* Properties differ only where the document cannot well have been written between the days that they name. */
static gboolean
contradicts (const Search *search, const CpDateClaim *other, const CpDateClaim *own)
{
  CpDateSpan span = other->span, created;

  if (other->source != CP_DATE_FROM_PROPERTIES)
    return !cp_date_span_overlaps (&span, &own->span);
  if (find_meta_day (search->reading, "created", &created))
    widen (&span, &created);
  g_date_subtract_days (&span.first, PROPERTIES_DAYS);
  g_date_add_days (&span.last, PROPERTIES_DAYS);
  return !cp_date_span_overlaps (&span, &own->span);
}

static CpItemDate *
make_date (const Search *search, const Candidate *of_text)
{
  const CpDateClaim *own = choose_claim (search, of_text);

  if (own == NULL)
    return NULL;
  CpItemDate *date = cp_item_date_new (own);
  if (of_text != NULL && own != &of_text->claim && contradicts (search, &of_text->claim, own))
    g_array_append_val (date->conflicts, of_text->claim);
  for (CpDateSource source = 0; source < CP_N_DATE_SOURCES; source++) {
    const CpDateClaim *other = &search->claims[source];
    if (search->has[source] && other->source != own->source && contradicts (search, other, own))
      g_array_append_val (date->conflicts, *other);
  }
  return date;
}

static void
find_date (CpReading *reading, GArray *tokens, GArray *written, GArray *candidates)
{
  Search search = { .reading = reading, .tokens = tokens, .written = written, .candidates = candidates };

  g_array_set_size (candidates, 0);
  cp_text_lines_init (&search.lines, reading);
  search_metas (&search);
  search_name (&search);
  search_text (&search);
  search_fields (&search);
  cp_item_date_free (reading->date);
  reading->date = make_date (&search, choose_candidate (&search));
  cp_text_lines_clear (&search.lines);
}

void
cp_extract_dates (CpDocuments *documents)
{
  g_autoptr (GArray) tokens = cp_written_dates_new_tokens ();
  g_autoptr (GArray) written = g_array_new (FALSE, FALSE, sizeof (CpWrittenDate));
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  for (guint i = 0; i < documents->readings->len; i++)
    find_date (cp_documents_get (documents, i), tokens, written, candidates);
}
