/* survey-copy.h: one completed copy of a form: the lines that ask, and what stands behind them. */
#pragma once

#include "survey-column.h"

/* A line of the form.  Boxes and ticks are no words. */
typedef struct {
  char *words;  /* up to the question mark, colon or first box: what is printed */
  char *folded; /* the same, folded */
  char *answer; /* what stands behind it; "" where nothing does */
  gboolean asks;
  gboolean has_boxes; /* the answer is what was ticked, parted by ";" */
  guint32 page, start, length;
} CpSurveyLine;

typedef struct {
  const CpReading *reading;
  guint first, n_pages; /* indexes of its pages */
  GPtrArray *lines;     /* CpSurveyLine */
  GPtrArray *fields;    /* CpField, borrowed */
  GHashTable *prompts;  /* char *, borrowed from lines and fields: what the form asks */
} CpSurveyCopy;

/* A part of the reading's pages as a copy; owned by the caller. */
CpSurveyCopy *cp_survey_copy_new (const CpReading *reading, guint first, guint n_pages);
void cp_survey_copy_free (CpSurveyCopy *copy);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpSurveyCopy, cp_survey_copy_free)

/* Whether both ask the same: most prompts of either are those of the other. */
gboolean cp_survey_copies_are_alike (const CpSurveyCopy *copy, const CpSurveyCopy *other);
