/* rule-tests.h: the test cases of the rules, run: what they expect against what came. */
#pragma once

#include "trial.h"

typedef struct {
  CpFaults *failures; /* one for each expectation that does not hold, with its place in the file */
  CpFaults *not_yet;  /* those that are known not to hold, and do not */
  guint n_cases, n_expectations;
  GPtrArray *trials; /* CpTrial: one a case, tried; they borrow from the cases */
} CpRuleTests;

void cp_rule_tests_free (CpRuleTests *tests);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpRuleTests, cp_rule_tests_free)

/* The cases, and the documents of which a kind is expected, of these files (NULL-terminated); of all where
 * `files` is NULL or empty.  Runs the host.  NULL with CP_ERROR (FAULT). */
CpRuleTests *cp_pipeline_test_rules (CpHost *host, const CpCases *cases, const char *const *files,
                                     GError **error);
