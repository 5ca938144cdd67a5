/* rules.h: the lines that are printed on a sheet: to write on, around tables, dotted ones too. */
#pragma once

#include "sheet.h"

typedef struct {
  int x1, y1, x2, y2; /* dots of the sheet; the last ones are outside */
} Rule;

/* Finds the rules, gives the ones that lie (an array of Rule, from the top), and takes all of them off the
 * sheet. */
GArray *rules_take_off (Sheet *sheet);

static inline const Rule *
rules_get (const GArray *rules, guint index)
{
  return &g_array_index (rules, Rule, index);
}
