/* written.h: what people wrote into a paper where no label is known: answers to its questions, dates, names
 * with dates. */
#pragma once

#include "coproof-plugin.h"

/* How many of the document's questions have an answer behind them, below them or between the lines of a
 * reply; 0 where that is less than half of them. */
guint count_answers (const CpDocument *document);
/* How many different days are named. */
guint count_days (const CpDocument *document);
/* How many lines have a name and a day, in whatever columns. */
guint count_signatures (const CpDocument *document);
/* How many lines to write on have nothing on them. */
guint count_rules (const CpDocument *document);
