/* cells.c: takes printed lines, gives the box that they make around a place. */
#include "cells.h"

/* Millimetres. */
#define SLACK 2.5
#define HIGHEST 60.0
#define RIM 0.6 /* with what is left of its sides */

/* The nearest ones above and below; those that only touch the place with their ends count, too. */
static gboolean
find_head_and_foot (const GArray *lying, int x, int y, int slack, const Rule **ret_head,
                    const Rule **ret_foot)
{
  *ret_head = *ret_foot = NULL;
  for (guint i = 0; i < lying->len; i++) {
    const Rule *rule = rules_get (lying, i);
    if (x < rule->x1 - slack || x > rule->x2 + slack)
      continue;
    if (rule->y2 <= y && (*ret_head == NULL || rule->y2 > (*ret_head)->y2))
      *ret_head = rule;
    if (rule->y1 >= y && (*ret_foot == NULL || rule->y1 < (*ret_foot)->y1))
      *ret_foot = rule;
  }
  return *ret_head != NULL && *ret_foot != NULL;
}

/* The nearest ones that go all the way from the one to the other: a stroke of a pen can be as straight. */
static gboolean
find_sides (const GArray *standing, int x, const Part *between, int slack, const Rule **ret_left,
            const Rule **ret_right)
{
  *ret_left = *ret_right = NULL;
  for (guint i = 0; i < standing->len; i++) {
    const Rule *rule = rules_get (standing, i);
    if (rule->y1 > between->y1 + slack || rule->y2 < between->y2 - slack)
      continue;
    if (rule->x2 <= x && (*ret_left == NULL || rule->x2 > (*ret_left)->x2))
      *ret_left = rule;
    if (rule->x1 >= x && (*ret_right == NULL || rule->x1 < (*ret_right)->x1))
      *ret_right = rule;
  }
  return *ret_left != NULL && *ret_right != NULL;
}

gboolean
cells_find (const Sheet *sheet, const Rules *rules, int x, int y, Part *ret_cell)
{
  int slack = (int) sheet_millimetres (sheet, SLACK), rim = (int) sheet_millimetres (sheet, RIM);
  const Rule *head, *foot, *left, *right;

  if (!find_head_and_foot (rules->lying, x, y, slack, &head, &foot))
    return FALSE;
  const Part between = { 0, head->y2, 0, foot->y1 };
  if (!find_sides (rules->standing, x, &between, slack, &left, &right))
    return FALSE;
  *ret_cell = (Part){ left->x2 + rim, head->y2 + rim / 2, right->x1 - rim, foot->y1 - rim / 2 };
  return foot->y1 - head->y2 <= sheet_millimetres (sheet, HIGHEST) &&
         MAX (head->x1, foot->x1) <= left->x2 + slack && MIN (head->x2, foot->x2) >= right->x1 - slack;
}
