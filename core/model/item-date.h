/* item-date.h: the day, month, term or year that a document is of, and how that is known. */
#pragma once

#include <glib.h>

/* How exactly a date is written. */
typedef enum {
  CP_PRECISION_DAY,
  CP_PRECISION_MONTH,
  CP_PRECISION_TERM, /* a school's term or half of one */
  CP_PRECISION_YEAR, /* of the calendar, or from September or April on */
} CpDatePrecision;

/* A date as written is a span of days. */
typedef struct {
  GDate first, last;
  CpDatePrecision precision;
} CpDateSpan;

/* Where a date stands, in the order in which they are believed: but what a file's properties say alone is not
 * believed, since a template carries the year in which it was made. */
typedef enum {
  CP_DATE_FROM_TEXT,
  CP_DATE_FROM_FIELD,
  CP_DATE_FROM_MAIL,
  CP_DATE_FROM_PHOTO,
  CP_DATE_FROM_NAME,
  CP_DATE_FROM_PROPERTIES,
  CP_N_DATE_SOURCES
} CpDateSource;

typedef struct {
  CpDateSpan span;
  CpDateSource source;
  guint32 page;          /* 0 where there is none */
  guint32 start, length; /* its words in the page's text; 0 where they do not stand there */
} CpDateClaim;

typedef struct {
  CpDateClaim own;
  GArray *conflicts; /* CpDateClaim: of the other sources, those that say something else */
} CpItemDate;

CpItemDate *cp_item_date_new (const CpDateClaim *own);
void cp_item_date_free (CpItemDate *date);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpItemDate, cp_item_date_free)

/* Whether more than the file's properties speak for it. */
gboolean cp_item_date_is_known (const CpItemDate *date);

/* Each is FALSE where there is no such day. */
gboolean cp_date_span_set_day (CpDateSpan *span, guint year, guint month, guint day);
gboolean cp_date_span_set_month (CpDateSpan *span, guint year, guint month);
/* From the first of the month for twelve months. */
gboolean cp_date_span_set_year (CpDateSpan *span, guint year, guint first_month);

/* The terms of English schools, about as long as they are most years; a council sets its own days. */
typedef enum { CP_TERM_AUTUMN, CP_TERM_SPRING, CP_TERM_SUMMER, CP_N_TERMS } CpTerm;
/* `half` is 1, 2, or 0 for the whole term; `year` that of the calendar. */
gboolean cp_date_span_set_term (CpDateSpan *span, guint year, CpTerm term, guint half);

/* Whether some day lies in both. */
gboolean cp_date_span_overlaps (const CpDateSpan *span, const CpDateSpan *other);

/* "2026-03-12", "2026-03", "2025 Autumn 2", "2025/26", "2026": how the span begins.  Owned by the caller. */
char *cp_date_span_value (const CpDateSpan *span);
/* How it ends, in the same form, where that is a day or month of its own; otherwise NULL.  Owned by the
 * caller. */
char *cp_date_span_end_value (const CpDateSpan *span);
/* "12 March 2026", "17 October 2025 to 19 October 2025", "March 2026", "Autumn 2 2025", "2025/26".  Owned by
 * the caller. */
char *cp_date_span_words (const CpDateSpan *span);

/* "text", "form field", "mail header", "EXIF", "file name", "properties" */
const char *cp_date_source_name (CpDateSource source);
/* "12 March 2026 (from its text, page 1)".  Owned by the caller. */
char *cp_date_claim_words (const CpDateClaim *claim);
