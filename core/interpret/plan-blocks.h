/* plan-blocks.h: a plan without a table, as the items of its lists and its paragraphs. */
#pragma once

#include "document.h"
#include "plan-rules.h"

/* A stretch of the page's text; empty where start and end are the same. */
typedef struct {
  guint32 start, end;
} CpPlanSpan;

typedef struct {
  CpPlanSpan text;  /* without the mark of a list */
  CpPlanSpan title; /* the heading above, where that names no time */
  CpPlanSpan when;  /* the heading above, where it does: "By the end of June" */
  gboolean is_item; /* of a list, or with bold words in front */
} CpPlanBlock;

/* What marks a line as the next of a list: "3.", "3)", "D1", "-", "•", "#".  How many bytes it takes; 0 where
 * it is none. */
gsize cp_plan_marker_length (const char *line, gsize length);
/* Where headings begin that an extractor marked: a set of offsets; owned by the caller. */
GHashTable *cp_plan_find_headings (const CpPage *page);
/* The blocks of a page, CpPlanBlock, but those of parts that hold no actions; owned by the caller. */
GArray *cp_plan_blocks (const CpPlanRules *rules, const CpPage *page);
