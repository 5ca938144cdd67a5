/* report.h: what was found, for people and for programs. */
#pragma once

#include "audit.h"
#include "check.h"
#include "difference.h"
#include "inspect.h"
#include "mutation.h"
#include "pack.h"
#include "rule-tests.h"

/* The checklist.  Each is owned by the caller and ends with a line end. */
char *cp_report_check_text (const CpCheck *check);
char *cp_report_check_json (const CpCheck *check);
/* One page that needs nothing else: no script, no request to anywhere. */
char *cp_report_check_html (const CpCheck *check);

/* What champions judge from, as one page with pictures; `large` for people who need large print. */
char *cp_report_pack_html (const CpPack *pack, gboolean large);

/* What was understood of one file. */
char *cp_report_read_text (const CpCheck *check);
char *cp_report_read_json (const CpCheck *check);

/* What is in an archive. */
char *cp_report_inspection_text (const CpInspection *inspection);
char *cp_report_inspection_json (const CpInspection *inspection);

/* Many bundles on one page: what is missing where.  No mark, no ranking. */
char *cp_report_audit_text (const CpAudit *audit);
char *cp_report_audit_json (const CpAudit *audit);
char *cp_report_audit_html (const CpAudit *audit);
/* RFC 4180, a line a bundle; no cell begins with a sign that makes a spreadsheet take it for a formula. */
char *cp_report_audit_csv (const CpAudit *audit);

/* What the test cases of the rules came to: a line for each expectation that does not hold, and a summary. */
char *cp_report_rule_tests_text (const CpRuleTests *tests);
/* The claims that outlived their proof, and the score. */
char *cp_report_mutation_text (const CpMutation *mutation);

/* What each stage asks, for an organisation; of one stage where `stage` is not NULL. */
char *cp_report_rules_text (const CpScheme *scheme, const CpStage *stage);
char *cp_report_rules_html (const CpScheme *scheme, const CpStage *stage);

/* Why a requirement of the check's stage has its verdict. */
char *cp_report_explain_text (const CpCheck *check, const CpRequirement *requirement);
char *cp_report_explain_json (const CpCheck *check, const CpRequirement *requirement);

/* Which verdicts change from one folder of rules to another; `differences` are CpDifference, one a bundle. */
char *cp_report_differences_text (const char *before, const char *after, const GPtrArray *differences);
char *cp_report_differences_json (const char *before, const char *after, const GPtrArray *differences);

/* The plugins that were loaded, by role, and those that were refused with the reason; a role may be NULL. */
char *cp_report_plugins_text (const CpRegistry *const registries[CP_N_ROLES], const char *folder);
char *cp_report_plugins_json (const CpRegistry *const registries[CP_N_ROLES], const char *folder);
