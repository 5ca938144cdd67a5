/* written-date.h: dates as people in the United Kingdom write them, found in a text. */
#pragma once

#include "item-date.h"

typedef struct {
  guint32 start, length; /* its words in the text */
  CpDateSpan span;       /* where it has no year: in the year 2000 */
  gboolean has_year;
  guint8 weekday; /* as written: 1 is Monday, 0 where there is none */
} CpWrittenDate;

typedef enum {
  CP_DATES_OF_TEXT,
  CP_DATES_OF_NAME, /* a file's name: 20260312 is a date, too */
} CpDateManner;

/* Puts the dates of the text into the array (of CpWrittenDate), in its order, in place of those that are
 * there.  A period of more than a year, like "2023 to 2028", is found as one. */
void cp_written_dates_find (GArray *dates, GArray *tokens, const char *text, CpDateManner manner);
/* An array of CpToken for it to work in; owned by the caller. */
GArray *cp_written_dates_new_tokens (void);

/* The date in that year; FALSE where it has no such day, or its weekday is another. */
gboolean cp_written_date_complete (const CpWrittenDate *date, guint year, CpDateSpan *ret_span);
