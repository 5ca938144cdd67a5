/* rules.h: the lines that are printed on a sheet: to write on, around tables, dotted ones too. */
#pragma once

#include "sheet.h"

typedef struct {
  int x1, y1, x2, y2; /* dots of the sheet; the last ones are outside */
} Rule;

/* Arrays of Rule: the ones that lie, from the top, and the ones that stand. */
typedef struct {
  GArray *lying, *standing;
} Rules;

/* Finds the rules, and takes all of them off the sheet. */
Rules *rules_take_off (Sheet *sheet);
void rules_free (Rules *rules);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Rules, rules_free)

static inline const Rule *
rules_get (const GArray *rules, guint index)
{
  return &g_array_index (rules, Rule, index);
}
