/* judge.h: which words are print, and what a page is whose words are not. */
#pragma once

#include "sheet.h"

typedef enum {
  JUDGED_PRINT,      /* the words that are left are right */
  JUDGED_MIXED,      /* the same, and some were not print */
  JUDGED_UNREADABLE, /* none is left: handwriting, a drawing, a photograph */
  JUDGED_LANGUAGE,   /* none is left: print in a language of which nothing was learnt */
} Judgement;

/* Judges the words (an array of Word) of a sheet, and leaves only those that can be believed. */
Judgement judge_words (const Sheet *sheet, GArray *words);
