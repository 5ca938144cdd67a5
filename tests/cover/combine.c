/* combine.c: the verdict table, cell by cell, against what each cell means. */
#include "combine.h"

#define C CP_VERDICT_COVERED
#define P CP_VERDICT_PARTLY
#define N CP_VERDICT_NOT_FOUND
#define U CP_VERDICT_UNREADABLE
#define O CP_VERDICT_OUT_OF_DATE
#define J CP_VERDICT_TO_BE_JUDGED
#define A CP_VERDICT_NOT_APPLICABLE

static void
assert_verdict (CpVerdict found, CpVerdict expected)
{
  g_assert_cmpstr (cp_verdict_name (found), ==, cp_verdict_name (expected));
}

static void
test_all_cell_by_cell (void)
{
  static const CpVerdict expected[][3] = {
    { C, C, C }, { C, P, P }, { C, N, P }, { C, U, P }, { C, O, O }, { C, J, J }, { C, A, C },
    { P, P, P }, { P, N, P }, { P, U, P }, { P, O, P }, { P, J, J }, { P, A, P }, { N, N, N },
    { N, U, U }, { N, O, P }, { N, J, J }, { N, A, N }, { U, U, U }, { U, O, P }, { U, J, J },
    { U, A, U }, { O, O, O }, { O, J, J }, { O, A, O }, { J, J, J }, { J, A, J }, { A, A, A },
  };

  g_assert_cmpuint (G_N_ELEMENTS (expected), ==, CP_N_VERDICTS * (CP_N_VERDICTS + 1) / 2);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++) {
    assert_verdict (cp_verdict_all (expected[i][0], expected[i][1]), expected[i][2]);
    assert_verdict (cp_verdict_all (expected[i][1], expected[i][0]), expected[i][2]);
  }
}

static void
test_any_cell_by_cell (void)
{
  /* from the best to the worst; whatever stands further left wins */
  static const CpVerdict order[] = { C, P, O, J, U, N, A };

  g_assert_cmpuint (G_N_ELEMENTS (order), ==, CP_N_VERDICTS);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    for (guint j = 0; j < G_N_ELEMENTS (order); j++)
      assert_verdict (cp_verdict_any (order[i], order[j]), order[MIN (i, j)]);
}

/* In whichever order the parts of a need stand. */
static void
test_order_does_not_matter (void)
{
  for (CpVerdict a = 0; a < CP_N_VERDICTS; a++)
    for (CpVerdict b = 0; b < CP_N_VERDICTS; b++)
      for (CpVerdict c = 0; c < CP_N_VERDICTS; c++) {
        assert_verdict (cp_verdict_all (cp_verdict_all (a, b), c), cp_verdict_all (a, cp_verdict_all (b, c)));
        assert_verdict (cp_verdict_any (cp_verdict_any (a, b), c), cp_verdict_any (a, cp_verdict_any (b, c)));
      }
}

/* "Not found" and "covered" are the verdicts that hurt when they are wrong. */
static void
test_never_missing_beside_something_unread (void)
{
  for (CpVerdict a = 0; a < CP_N_VERDICTS; a++) {
    g_assert_cmpint (cp_verdict_all (a, U), !=, N);
    g_assert_cmpint (cp_verdict_any (a, U), !=, N);
    if (a != C && a != A)
      g_assert_cmpint (cp_verdict_all (a, C), !=, C);
  }
}

static void
test_at_least (void)
{
  static const struct {
    guint counts[CP_N_VERDICTS];
    guint n;
    CpVerdict expected;
  } cases[] = {
    { { [C] = 2, [N] = 3 }, 2, C },
    { { [C] = 1, [N] = 4 }, 2, P },
    { { [C] = 1, [J] = 1, [N] = 3 }, 2, J },
    { { [C] = 1, [U] = 1, [N] = 3 }, 2, P },
    { { [U] = 2, [N] = 3 }, 2, U },
    { { [U] = 1, [N] = 4 }, 2, N }, /* even if it were found, one is not enough, but nothing was found */
    { { [N] = 5 }, 2, N },
    { { [J] = 1, [N] = 4 }, 2, N },
    { { [J] = 1, [N] = 4 }, 1, J },
    { { [C] = 1, [O] = 1 }, 2, O },
    { { [P] = 2 }, 2, P },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_verdict (cp_verdict_at_least (cases[i].counts, cases[i].n), cases[i].expected);
}

int
main (int n_arguments, char **arguments)
{
  g_test_init (&n_arguments, &arguments, NULL);
  g_test_add_func ("/cover/combine/all-cell-by-cell", test_all_cell_by_cell);
  g_test_add_func ("/cover/combine/any-cell-by-cell", test_any_cell_by_cell);
  g_test_add_func ("/cover/combine/order-does-not-matter", test_order_does_not_matter);
  g_test_add_func ("/cover/combine/never-missing-beside-something-unread",
                   test_never_missing_beside_something_unread);
  g_test_add_func ("/cover/combine/at-least", test_at_least);
  return g_test_run ();
}
