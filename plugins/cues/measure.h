/* measure.h: what can be counted in a text without knowing what it is about: tense, persons, sums, questions,
 * blanks, tables. */
#pragma once

#include <glib.h>

typedef enum {
  MEASURE_WORDS,     /* how many there are */
  MEASURE_PAST,      /* verbs in the past, for each 100 words; so are all below, but for shares */
  MEASURE_FUTURE,    /* will, shall, going to */
  MEASURE_DUTIES,    /* must, should, responsible for */
  MEASURE_I,         /* I, me, my */
  MEASURE_WE,        /* we, us, our */
  MEASURE_YOU,       /* you, your */
  MEASURE_THEY,      /* he, she, they */
  MEASURE_QUESTIONS, /* question marks */
  MEASURE_EXCLAIMS,  /* exclamation marks */
  MEASURE_MONEY,     /* sums of money */
  MEASURE_PERCENTS,  /* per cent signs */
  MEASURE_COUNTS,    /* "14 of 20", "12 out of 30", "n=31" */
  MEASURE_NUMBERS,   /* words with digits */
  MEASURE_DATES,     /* months, and dates in digits */
  MEASURE_TIMES,     /* "3.30pm", "10:15" */
  MEASURE_SAID,      /* verbs of speech in the past: said, asked, suggested */
  MEASURE_CHANGES,   /* "from 12 to 30" */
  MEASURE_YEARS,  /* years that the text names beside the year before or after: "2023/24", or 2023 and 2024 */
  MEASURE_GIVEN,  /* sums of money with a word near that somebody gave, got or spent it */
  MEASURE_BLANKS, /* lines to write on */
  MEASURE_BOXES,  /* boxes to tick */
  MEASURE_TICKS,  /* boxes that are ticked */
  MEASURE_PROMPTS,     /* words in square or pointed brackets */
  MEASURE_SPEECH,      /* share of the text between quotation marks */
  MEASURE_SPEAKERS,    /* share of the lines that begin with a name or label and a colon */
  MEASURE_SHORT_LINES, /* share of the lines with fewer than 40 letters */
  MEASURE_BULLETS,     /* share of the lines that begin with a bullet or a number */
  MEASURE_CLAUSES,     /* share of the lines that begin with a number of two parts: "2.3" */
  MEASURE_CELLS,       /* share of the lines that are rows of a table */
  MEASURE_CAPITALS,    /* share of the words in capitals */
  MEASURE_CLOCK_LINES, /* share of the lines that begin with a time of day */
  MEASURE_DATED_TITLE, /* 1 where a date stands in the first words */
  MEASURE_LINKS,       /* web and mail addresses, hashtags, telephone numbers */
  MEASURE_REPEATS,     /* share of the rows whose second cell is the second cell of an earlier row: a scale */
  N_MEASURES
} Measure;

/* N_MEASURES where there is no such measure. */
Measure find_measure (const char *name);
/* All of them for one text. */
void measure_text (const char *text, gsize length, gdouble ret_values[N_MEASURES]);
