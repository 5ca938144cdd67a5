/* rule-tests.c: takes test results, gives a line for each expectation that does not hold, and a summary. */
#include "report.h"

static const char *
plural (guint n, const char *one, const char *many)
{
  return n == 1 ? one : many;
}

static void
add_summary (GString *text, const CpRuleTests *tests)
{
  guint n_failures = tests->failures->faults->len, n_not_yet = tests->not_yet->faults->len;

  g_string_append_printf (text, "%u %s, %u %s: ", tests->n_cases, plural (tests->n_cases, "case", "cases"),
                          tests->n_expectations,
                          plural (tests->n_expectations, "expectation", "expectations"));
  if (n_failures == 0 && n_not_yet == 0)
    g_string_append (text, "all hold.\n");
  else
    g_string_append_printf (text, "%u %s not hold, %u %s known not to hold yet.\n", n_failures,
                            plural (n_failures, "does", "do"), n_not_yet, plural (n_not_yet, "is", "are"));
}

char *
cp_report_rule_tests_text (const CpRuleTests *tests)
{
  GString *text = g_string_new (NULL);
  g_autofree char *failures = cp_faults_print (tests->failures), *not_yet = cp_faults_print (tests->not_yet);

  g_string_append (text, failures);
  if (*not_yet != '\0')
    g_string_append_printf (text, "%sKnown not to hold yet:\n%s", *failures != '\0' ? "\n" : "", not_yet);
  if (text->len > 0)
    g_string_append_c (text, '\n');
  add_summary (text, tests);
  return g_string_free (text, FALSE);
}

char *
cp_report_mutation_text (const CpMutation *mutation)
{
  guint n_faults = mutation->faults->faults->len;
  g_autofree char *faults = cp_faults_print (mutation->faults);

  return g_strdup_printf ("%s%sMutation: %u of %u claims went when their proof was taken away.\n", faults,
                          n_faults > 0 ? "\n" : "", mutation->n - n_faults, mutation->n);
}
