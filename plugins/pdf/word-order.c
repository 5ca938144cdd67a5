/* word-order.c: takes the words of a line as they stand on paper, gives them as they are read: Arabic, Urdu
 * and Hebrew from right to left, with English between them (Unicode Annex 9, by words instead of characters:
 * poppler has turned round the characters of each word already). */
#include "word-order.h"

Direction
find_direction (gunichar u)
{
  if (!g_unichar_isalpha (u))
    return DIRECTION_NONE;
  gboolean leftwards = (u >= 0x0590 && u <= 0x08FF) || (u >= 0xFB1D && u <= 0xFDFF) ||
                       (u >= 0xFE70 && u <= 0xFEFF) || (u >= 0x10800 && u <= 0x10FFF) ||
                       (u >= 0x1E800 && u <= 0x1EFFF);
  return leftwards ? DIRECTION_LEFTWARDS : DIRECTION_RIGHTWARDS;
}

static void
turn_round (Run *runs, guint n_runs)
{
  for (guint i = 0; i < n_runs / 2; i++) {
    const Run other = runs[i];
    runs[i] = runs[n_runs - 1 - i];
    runs[n_runs - 1 - i] = other;
  }
}

/* Turns round each stretch that begins and ends with a run of that direction and has none of the other. */
static void
turn_stretches_round (Run *runs, guint n_runs, Direction direction)
{
  for (guint i = 0; i < n_runs; i++) {
    guint last = i;
    if (runs[i].direction != direction)
      continue;
    for (guint j = i; j < n_runs && (runs[j].direction == direction || runs[j].direction == DIRECTION_NONE);
         j++)
      if (runs[j].direction == direction)
        last = j;
    turn_round (runs + i, last - i + 1);
    i = last;
  }
}

void
order_runs (Run *runs, guint n_runs, gboolean from_right)
{
  guint n_leftwards = 0, n_rightwards = 0;

  if (from_right)
    turn_round (runs, n_runs);
  for (guint i = 0; i < n_runs; i++) {
    n_leftwards += runs[i].direction == DIRECTION_LEFTWARDS;
    n_rightwards += runs[i].direction == DIRECTION_RIGHTWARDS;
  }
  if (n_leftwards > n_rightwards) {
    turn_round (runs, n_runs);
    turn_stretches_round (runs, n_runs, DIRECTION_RIGHTWARDS);
  } else if (n_leftwards > 0) {
    turn_stretches_round (runs, n_runs, DIRECTION_LEFTWARDS);
  }
}
