/* signs.c: takes a passage, gives a value for each sign.
 *
 * Words count by how thick they stand: one "agreed" in ten lines says more than one in ten pages. */
#include "signs.h"
#include "columns.h"
#include "shape.h"

#include <math.h>

/* Once in so much text is a fair sign; a shorter text counts as one of that length. */
#define FAIR_BYTES 1500.0
/* Any word of a sign may stand somewhere by chance, so one that stands alone counts for less than half, where
 * it would be two thirds; with 0 it would be so. */
#define CHANCE 0.5
/* One heading says most of what several say. */
#define HEADING_RATE 1.2

static gdouble
saturate (gdouble n)
{
  return 1 - exp (-n);
}

/* The same, where the first may be chance. */
static gdouble
saturate_slowly (gdouble n)
{
  return 1 - exp (-n) * (1 + CHANCE * n);
}

static gdouble
value_of_words (const Passage *passage, const Sign *sign, const CpHit **ret_hit)
{
  guint n = count_in_passage (passage, sign->query, sign->where, ret_hit);

  if (n == 0 || n < sign->least)
    return 0;
  if (sign->where == WHERE_TITLE || sign->where == WHERE_START)
    return 1;
  if (sign->where == WHERE_HEADING)
    return saturate (HEADING_RATE * n);
  gdouble rate = n * FAIR_BYTES / MAX (FAIR_BYTES, (gdouble) passage_bytes (passage));
  return sign->where == WHERE_ANYWHERE ? saturate_slowly (rate) : saturate (rate);
}

static gdouble
value_of_measure (const Sign *sign, const gdouble measures[N_MEASURES])
{
  return CLAMP ((measures[sign->measure] - sign->from) / (sign->to - sign->from), 0, 1);
}

static gdouble
value_of (const Passage *passage, const Sign *sign, const gdouble measures[N_MEASURES], const CpHit **ret_hit)
{
  switch (sign->type) {
  case SIGN_WORDS:
    return value_of_words (passage, sign, ret_hit);
  case SIGN_MEASURE:
    return value_of_measure (sign, measures);
  case SIGN_COLUMNS:
    return has_columns (passage_text (passage), sign->columns) ? 1 : 0;
  case SIGN_UNIT:
    return passage_is_of (passage, sign->unit) ? 1 : 0;
  case SIGN_FIELDS:
    return MIN (1, passage_fields (passage) / MAX (1, sign->to));
  }
  return 0;
}

Signs *
signs_new (const Passage *passage, const GPtrArray *signs)
{
  Signs *found = g_new0 (Signs, 1);
  const GString *text = passage_text (passage);
  gdouble measures[N_MEASURES];

  measure_text (text->str, text->len, measures);
  found->values = g_new0 (gdouble, MAX (1, signs->len));
  found->hits = g_new0 (const CpHit *, MAX (1, signs->len));
  for (guint i = 0; i < signs->len; i++)
    found->values[i] = value_of (passage, signs->pdata[i], measures, &found->hits[i]);
  return found;
}

void
signs_free (Signs *signs)
{
  if (signs == NULL)
    return;
  g_free (signs->values);
  g_free (signs->hits);
  g_free (signs);
}
