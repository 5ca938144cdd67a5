/* words.h: what tesseract makes of a sheet. */
#pragma once

#include "sheet.h"

typedef struct {
  char *text;
  int x1, y1, x2, y2; /* dots of the sheet */
  gdouble confidence; /* 0 to 1 */
  gboolean is_known;  /* in a dictionary of its language */
  guint line;         /* counted from 0 on the page */
  guint paragraph;    /* the same */
} Word;

/* An array of Word.  `ret_has_ended`: FALSE where the time was up before the page was. */
GArray *words_read (PIX *grey, gdouble dots_per_inch, gboolean *ret_has_ended);

static inline const Word *
words_get (const GArray *words, guint index)
{
  return &g_array_index (words, Word, index);
}
