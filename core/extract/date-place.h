/* date-place.h: how much the place of a date in a document says that the document is of that date. */
#pragma once

#include "document.h"
#include "written-date.h"

/* From what says nothing to what says most.  A date that is a deadline, a birthday or the next meeting is no
 * date of the document at all. */
typedef enum {
  CP_PLACE_NONE,
  CP_PLACE_RUNNING_TEXT,
  CP_PLACE_LATER_HEADING,
  CP_PLACE_TITLE_YEAR, /* "Annual report 2024" */
  CP_PLACE_SERIES,     /* the dated entries of a log: together they are the log's date */
  CP_PLACE_FOOT_COARSE,
  CP_PLACE_HEAD_COARSE, /* "Newsletter, September 2026" */
  CP_PLACE_FOOT_DAY,    /* "Plan v3, 12 January 2026" in the last lines */
  CP_PLACE_LOOSE_LABEL, /* "Date of the trip:" */
  CP_PLACE_ACT,         /* "Adopted by the governors, 24 March 2026" far down; beside a signature */
  CP_PLACE_LABEL,
  CP_PLACE_HEAD_DAY,
  CP_PLACE_HEAD_LABEL, /* "Date of meeting: 12 March 2026" in the first lines */
} CpDatePlace;

/* The lines of a document that are not empty, in order. */
typedef struct {
  const CpReading *reading; /* borrowed */
  GArray *lines;            /* CpTextLine */
} CpTextLines;

typedef struct {
  const CpPage *page;    /* borrowed */
  guint32 start, length; /* without white space at its ends */
  guint header;          /* index of the first line of the table that it is a row of; its own otherwise */
  guint n_tabs;
} CpTextLine;

/* The lines of a reading, which outlives them; free with cp_text_lines_clear(). */
void cp_text_lines_init (CpTextLines *lines, const CpReading *reading);
void cp_text_lines_clear (CpTextLines *lines);
/* The index of the line that holds this place of the page, at or after `from`. */
guint cp_text_lines_find (const CpTextLines *lines, const CpPage *page, guint32 start, guint from);

/* The place of a date that stands in the line with that index, and whether it is that of a deed. */
CpDatePlace cp_date_place_find (const CpTextLines *lines, guint index, const CpWrittenDate *date,
                                gboolean *ret_is_act);
/* Whether it begins a line of a diary or chat, or stands in a table's column of dates. */
gboolean cp_date_place_is_entry (const CpTextLines *lines, guint index, const CpWrittenDate *date);
