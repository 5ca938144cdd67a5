/* passage.h: the text of a document as sentences and rows, in blocks that belong together. */
#pragma once

#include "document.h"
#include "plan-rules.h"
#include "stem-phrase.h"

/* A sentence, or a row of a table. */
typedef struct {
  const CpPage *page;
  guint32 start, end;  /* in the page's text */
  guint first, past;   /* its words */
  guint block;         /* the same for those that stand together: a paragraph, an item of a list, a row */
  gboolean tells_done; /* a row whose table has a column for what was done */
} CpPassage;

typedef struct {
  GArray *words;    /* CpTextWord: of all pages, one behind the other */
  GArray *passages; /* CpPassage, in the order of the text */
} CpPassages;

/* The passages of a reading, which must outlive them. */
CpPassages *cp_passages_new (const CpReading *reading, const CpPlanRules *rules, CpVocabulary *vocabulary);
void cp_passages_free (CpPassages *passages);
