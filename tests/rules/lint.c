/* lint.c: what holds of warnings.  Each test changes a small scheme that gives none. */
#include "errors.h"
#include "rule-folder.h"
#include "rules.h"

#include <string.h>

static const RuleFile good_scheme[] = {
  { "scheme.yaml",
    "scheme: small\ntitle: Small\nheads: [{id: first, title: 1 First}]\nstages: [one]\nlists: [levels]\n" },
  { "words.yaml", "words:\n  - {id: people, are: [parents, carers]}\n" },
  { "levels.yaml", "list: levels\n"
                   "title: Levels\n"
                   "topics:\n"
                   "  - {id: board, title: The board, acts: ['board']}\n"
                   "  - {id: staff, title: Staff, acts: ['staff']}\n" },
  { "kinds.yaml", "kinds:\n"
                  "  - {id: plan, title: Plan, plain: a plan, carried_by: [text], cues: [{find: plan, "
                  "weight: 1, why: x}]}\n"
                  "  - {id: note, title: Note, plain: a note, carried_by: [text], cues: [{find: note, "
                  "weight: 1, why: x}]}\n"
                  "  - {id: bill, title: Bill, plain: a bill, carried_by: [text], told_apart: true}\n" },
  { "one.yaml", "stage: one\n"
                "title: One\n"
                "requirements:\n"
                "  - id: A1\n"
                "    must: true\n"
                "    head: first\n"
                "    source: here\n"
                "    words: must\n"
                "    title: A plan\n"
                "    plain: Is there a plan?\n"
                "    advice: Send it.\n"
                "    needs:\n"
                "      any:\n"
                "        - {kind: plan, filled: true}\n"
                "        - {kind: note, says: '\"our plan\" OR \"{people} say\"'}\n"
                "        - {person: Is there another?}\n" },
  { "tests/cases.yaml", "stage: one\n"
                        "today: 2026-07-01\n"
                        "documents: [{name: plan.txt, text: Our plan}]\n"
                        "cases:\n"
                        "  - {name: passes, use: [plan.txt], expect: {A1: covered}}\n"
                        "  - {name: fails, nearly: [A1], expect: {A1: to be judged}}\n" },
  { NULL, NULL },
};

/* A phrase with a question mark, as if no text could have it. */
static char *
find_question_marks (const char *expression, gpointer data)
{
  (void) data;
  return strchr (expression, '?') != NULL ? g_strdup_printf ("%s cannot be found", expression) : NULL;
}

/* What the rules are warned of, without the folder's name. */
static char *
warnings_of (const RuleFolder *rules)
{
  g_autoptr (CpFaults) faults = cp_faults_new (), warnings = cp_faults_new ();
  const CpRulesOptions options = { .find_unreachable = find_question_marks, .warnings = warnings };
  g_autoptr (CpScheme) scheme = NULL;
  gboolean good = cp_rules_lint (rules->folder, &options, faults, &scheme);

  g_autofree char *fault_words = cp_faults_print (faults);
  g_assert_cmpstr (fault_words, ==, "");
  g_assert_true (good);
  g_assert_nonnull (scheme);
  g_autofree char *words = cp_faults_print (warnings);
  return rule_folder_shorten (rules, g_strchomp (words));
}

static void
assert_warnings (const RuleFolder *rules, const char *file, const char *from, const char *to,
                 const char *expected)
{
  rule_folder_change (rules, file, from, to);
  g_autofree char *warnings = warnings_of (rules);
  g_assert_cmpstr (warnings, ==, expected);
  rule_folder_restore (rules);
}

static void
test_good_rules_give_none (RuleFolder *rules, gconstpointer data)
{
  g_autofree char *warnings = warnings_of (rules);

  (void) data;
  g_assert_cmpstr (warnings, ==, "");
}

static void
test_a_phrase_that_no_text_can_have (RuleFolder *rules, gconstpointer data)
{
  (void) data;
  assert_warnings (rules, "one.yaml", "\"our plan\"", "\"our plan?\"",
                   "one.yaml:15:30: \"our plan?\" OR \"anything say\" cannot be found");
  /* a word of a group is named where it stands, and not where the group is used */
  assert_warnings (rules, "words.yaml", "carers", "carers?", "words.yaml:2:33: \"carers?\" cannot be found");
}

static void
test_a_kind_that_nobody_asks_for (RuleFolder *rules, gconstpointer data)
{
  (void) data;
  assert_warnings (
      rules, "kinds.yaml", ", told_apart: true", "",
      "kinds.yaml:4:10: nothing asks for the kind \"bill\"; one that is there only to be told apart "
      "from others says so: told_apart: true");
  assert_warnings (
      rules, "one.yaml", "kind: note", "kind: bill",
      "kinds.yaml:3:10: nothing asks for the kind \"note\"; one that is there only to be told apart "
      "from others says so: told_apart: true\n"
      "kinds.yaml:4:10: the kind \"bill\" says told_apart, but a need asks for it");
}

static void
test_a_part_that_decides_nothing (RuleFolder *rules, gconstpointer data)
{
  static const char never[] =
      "one.yaml:15:11: this part can never decide: whatever shows it shows the part in line 14, too";

  (void) data;
  assert_warnings (
      rules, "one.yaml", "{person: Is there another?}", "{kind: note, says: '\"our plan\"', filled: true}",
      "one.yaml:16:11: this part can never decide: whatever shows it shows the part in line 15, too");
  assert_warnings (
      rules, "one.yaml", "{kind: note, says: '\"our plan\" OR \"{people} say\"'}",
      "{any: [{kind: plan, filled: true, says: a}, {kind: plan, filled: true, score: 0.9}], label: x}\n"
      "        - {kind: note}",
      never);
  assert_warnings (rules, "one.yaml", "{kind: note, says: '\"our plan\" OR \"{people} say\"'}",
                   "{all: [{kind: plan, filled: true}, {kind: note}]}\n        - {kind: note, score: 0.9}",
                   never);
  /* a date is one more thing to be met; what has none need not meet it */
  assert_warnings (
      rules, "one.yaml", "{person: Is there another?}",
      "{kind: note, says: '\"our plan\"', dated: {after: 2026-01-01}}",
      "one.yaml:16:11: this part can never decide: whatever shows it shows the part in line 15, too");
  assert_warnings (rules, "one.yaml", "says: '\"our plan\" OR \"{people} say\"'}",
                   "dated: true}\n        - {kind: note, says: a}", "");
  /* less filled in, or less sure, is another thing */
  assert_warnings (rules, "one.yaml", "{kind: note, says: '\"our plan\" OR \"{people} say\"'}",
                   "{kind: plan, says: a}\n        - {kind: note}", "");
}

static void
test_one_paper_counts_twice (RuleFolder *rules, gconstpointer data)
{
  (void) data;
  assert_warnings (
      rules, "one.yaml", "any:\n        - {kind: plan, filled: true}\n",
      "at_least:\n       n: 2\n       of:\n        - {kind: plan}\n        - {kind: plan, says: a}\n",
      "one.yaml:17:11: whatever shows this part shows the part in line 16, too: one paper counts twice");
}

static void
test_more_than_can_ever_be_found (RuleFolder *rules, gconstpointer data)
{
  (void) data;
  assert_warnings (
      rules, "one.yaml", "any:\n        - {kind: plan, filled: true}\n",
      "at_least:\n       n: 3\n       of:\n        - {kind: plan}\n",
      "one.yaml:16:9: 3 are asked for, and only 2 of these can be found: the rest is for a person, so "
      "this is never found");
}

static void
test_a_requirement_without_cases (RuleFolder *rules, gconstpointer data)
{
  (void) data;
  assert_warnings (rules, "tests/cases.yaml", "A1: covered", "A1: partly",
                   "one.yaml:4:9: A1 lacks a case in tests: one that passes");
  assert_warnings (rules, "tests/cases.yaml", "nearly: [A1], ", "",
                   "one.yaml:4:9: A1 lacks a case in tests: a near miss");
  assert_warnings (rules, "tests/cases.yaml", "  - {name: fails, nearly: [A1], expect: {A1: to be judged}}\n",
                   "", "one.yaml:4:9: A1 lacks a case in tests: one that fails, a near miss");
  rule_folder_write (rules, "tests/cases.yaml", "today: 2026-07-01\n");
  g_autofree char *warnings = warnings_of (rules);
  g_assert_true (
      g_str_has_suffix (warnings, "there are no cases in its folder \"tests\": no rule is tested"));
}

static void
test_a_document_that_tests_nothing (RuleFolder *rules, gconstpointer data)
{
  (void) data;
  assert_warnings (
      rules, "tests/cases.yaml", "[{name: plan.txt, text: Our plan}]",
      "[{name: plan.txt, text: Our plan}, {name: other.txt, text: Words}]",
      "tests/cases.yaml:3:47: no case uses \"other.txt\", and nothing is expected of it: it tests nothing");
}

/* Warnings are of rules that work: what has faults is not warned of. */
static void
test_faults_come_first (RuleFolder *rules, gconstpointer data)
{
  g_autoptr (CpFaults) faults = cp_faults_new ();
  const CpRulesOptions options = { .find_unreachable = find_question_marks };
  g_autoptr (CpScheme) scheme = NULL;

  (void) data;
  rule_folder_write (rules, "tests/cases.yaml", "cases: []\n");
  g_assert_false (cp_rules_lint (rules->folder, &options, faults, &scheme));
  g_autofree char *words = cp_faults_print (faults);
  g_assert_true (
      g_str_has_suffix (words, "cases.yaml:1:8: \"cases\" must be a list with at least one entry\n"));
}

int
main (int n_arguments, char **arguments)
{
  g_test_init (&n_arguments, &arguments, NULL);
#define ADD(path, test)                                                                                      \
  g_test_add ("/rules/lint/" path, RuleFolder, good_scheme, rule_folder_set_up, test, rule_folder_tear_down)
  ADD ("good-rules-give-no-warning", test_good_rules_give_none);
  ADD ("a-phrase-that-no-text-can-have", test_a_phrase_that_no_text_can_have);
  ADD ("a-kind-that-nobody-asks-for", test_a_kind_that_nobody_asks_for);
  ADD ("a-part-that-decides-nothing", test_a_part_that_decides_nothing);
  ADD ("one-paper-counts-twice", test_one_paper_counts_twice);
  ADD ("more-than-can-ever-be-found", test_more_than_can_ever_be_found);
  ADD ("a-requirement-without-cases", test_a_requirement_without_cases);
  ADD ("a-document-that-tests-nothing", test_a_document_that_tests_nothing);
  ADD ("faults-come-first", test_faults_come_first);
  return g_test_run ();
}
