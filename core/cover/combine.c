/* combine.c: verdict and verdict give verdict.
 *
 * All: what only a person can judge leaves the whole to a person.  Something found beside something not
 * found, or not readable, is "some of it"; nothing found beside something unreadable cannot be said to be
 * missing. Any: the best one wins, from found to not found. What is not asked of the organisation changes
 * nothing. */
#include "combine.h"

#define C CP_VERDICT_COVERED
#define P CP_VERDICT_PARTLY
#define N CP_VERDICT_NOT_FOUND
#define U CP_VERDICT_UNREADABLE
#define O CP_VERDICT_OUT_OF_DATE
#define J CP_VERDICT_TO_BE_JUDGED
#define A CP_VERDICT_NOT_APPLICABLE

/* clang-format off */
static const CpVerdict all_table[CP_N_VERDICTS][CP_N_VERDICTS] = {
  /*        C  P  N  U  O  J  A */
  [C] = {   C, P, P, P, O, J, C },
  [P] = {   P, P, P, P, P, J, P },
  [N] = {   P, P, N, U, P, J, N },
  [U] = {   P, P, U, U, P, J, U },
  [O] = {   O, P, P, P, O, J, O },
  [J] = {   J, J, J, J, J, J, J },
  [A] = {   C, P, N, U, O, J, A },
};

static const CpVerdict any_table[CP_N_VERDICTS][CP_N_VERDICTS] = {
  /*        C  P  N  U  O  J  A */
  [C] = {   C, C, C, C, C, C, C },
  [P] = {   C, P, P, P, P, P, P },
  [N] = {   C, P, N, U, O, J, N },
  [U] = {   C, P, U, U, O, J, U },
  [O] = {   C, P, O, O, O, O, O },
  [J] = {   C, P, J, J, O, J, J },
  [A] = {   C, P, N, U, O, J, A },
};
/* clang-format on */

CpVerdict
cp_verdict_all (CpVerdict a, CpVerdict b)
{
  return all_table[a][b];
}

CpVerdict
cp_verdict_any (CpVerdict a, CpVerdict b)
{
  return any_table[a][b];
}

CpVerdict
cp_verdict_at_least (const guint counts[CP_N_VERDICTS], guint n)
{
  gboolean some = counts[C] + counts[P] + counts[O] > 0;

  if (counts[C] >= n)
    return C;
  if (counts[C] + counts[O] >= n)
    return O;
  if (counts[C] + counts[J] >= n) /* a person could say that there are enough */
    return J;
  if (counts[C] + counts[J] + counts[U] >= n)
    return some ? P : U;
  return some ? P : N;
}
