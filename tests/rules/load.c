/* load.c: what holds of loading a scheme.  Each test changes one file of a small scheme that is good. */
#include "errors.h"
#include "rule-folder.h"
#include "rules.h"

#include <string.h>

static const RuleFile good_scheme[] = {
  { "scheme.yaml", "scheme: small\n"
                   "title: A small scheme\n"
                   "heads:\n"
                   "  - {id: second, title: 2 Second}\n"
                   "  - {id: first, title: 1 First}\n"
                   "stages: [one]\n"
                   "lists: [levels]\n" },
  { "levels.yaml", "list: levels\n"
                   "title: Levels\n"
                   "topics:\n"
                   "  - {id: board, title: The board, acts: ['NEAR(board agreed, 5)']}\n"
                   "  - {id: parents, title: Parents, names: [Parent Forum]}\n" },
  { "kinds.yaml", "kinds:\n"
                  "  - {id: plan, title: Plan, plain: a plan, carried_by: [text, scan], start: -2,\n"
                  "     cues: [{find: '\"action plan\"', weight: 2.5, why: It says so}]}\n" },
  { "vocabulary.yaml", "vocabulary:\n"
                       "  plan: {0.9: lead action, -0.3: agreed}\n" },
  { "local.yaml", "contact: The officer\n"
                  "readings: {window: done}\n"
                  "numbers: {enough: 2}\n" },
  { "one.yaml", "stage: one\n"
                "title: Stage one\n"
                "requirements:\n"
                "  - id: A1\n"
                "    must: true\n"
                "    head: first\n"
                "    source: here\n"
                "    words: will need to\n"
                "    title: A plan\n"
                "    plain: Is there a plan?\n"
                "    advice: Send a plan.\n"
                "    needs: {for_each: levels, each: {kind: plan, filled: true, level: each}}\n"
                "  - id: A2\n"
                "    must: {reading: window, is: submitted}\n"
                "    head: second\n"
                "    source: here\n"
                "    words: such as\n"
                "    title: In time\n"
                "    plain: In time?\n"
                "    advice: Say when.\n"
                "    needs:\n"
                "      reading: window\n"
                "      choices:\n"
                "        - {is: submitted, words: Sent in time, needs: {fact: submitted, question: When?}}\n"
                "        - {is: done, words: Done in time, needs: {at_least: {n: enough, of: [{says: done}, "
                "{says: ready}]}}}\n" },
  { NULL, NULL },
};

/* A query with a lone hyphen, as FTS5 would refuse it. */
static char *
refuse_hyphens (const char *expression, gpointer data)
{
  (void) data;
  return strchr (expression, '-') != NULL && expression[0] != '"' ? g_strdup ("no hyphens") : NULL;
}

static CpScheme *
load_good (const RuleFolder *rules)
{
  g_autoptr (GError) error = NULL;
  CpScheme *scheme = cp_rules_load (rules->folder, refuse_hyphens, NULL, &error);

  g_assert_no_error (error);
  return scheme;
}

static const CpRequirement *
get (const CpScheme *scheme, guint index)
{
  return ((const CpStage *) scheme->stages->pdata[0])->requirements->pdata[index];
}

static void
test_a_good_scheme (RuleFolder *rules, gconstpointer data)
{
  g_autoptr (CpScheme) scheme = load_good (rules);
  const CpNeed *each = get (scheme, 1)->needs;

  (void) data;
  g_assert_cmpstr (get (scheme, 0)->id, ==, "A2"); /* its head stands first */
  g_assert_cmpstr (get (scheme, 1)->id, ==, "A1");
  g_assert_cmpint (each->type, ==, CP_NEED_ALL);
  g_assert_cmpuint (each->of->len, ==, 2);
  g_assert_cmpstr (((CpNeed *) each->of->pdata[1])->label, ==, "Parents");
  g_assert_cmpuint (((CpNeed *) each->of->pdata[0])->carriers, ==, CP_CARRIES_TEXT | CP_CARRIES_SCAN);
}

static void
test_the_officers_choices (RuleFolder *rules, gconstpointer data)
{
  g_autoptr (CpScheme) scheme = load_good (rules);
  const CpNeed *reading = get (scheme, 0)->needs;

  (void) data;
  g_assert_false (get (scheme, 0)->must); /* must only where the reading "submitted" is chosen */
  g_assert_cmpint (reading->chosen, ==, 1);
  g_assert_cmpuint (((CpNeed *) reading->of->pdata[1])->n, ==, 2);
  g_assert_cmpstr (((CpStage *) scheme->stages->pdata[0])->readings->pdata[0], ==, "Done in time");

  rule_folder_write (rules, "local.yaml", "readings: {window: submitted}\nnumbers: {enough: 1}\n");
  g_autoptr (CpScheme) other = load_good (rules);
  g_assert_true (get (other, 0)->must);
}

/* The age limit holds for every need that does not say otherwise. */
static void
test_the_officers_age_limit (RuleFolder *rules, gconstpointer data)
{
  static const struct {
    const char *dated;
    guint months;
    gboolean is_asked;
  } cases[] = {
    { "filled: true", 24, FALSE },
    { "dated: true", 24, TRUE },
    { "dated: any-age", 0, FALSE },
    { "dated: {after: bronze, before: 2027-01-01, within_months: 60}", 60, FALSE },
  };

  (void) data;
  g_autoptr (CpScheme) without = load_good (rules);
  g_assert_cmpuint (((CpNeed *) get (without, 1)->needs->of->pdata[0])->dated.months, ==, 0);
  rule_folder_write (rules, "local.yaml", "readings: {window: done}\nnumbers: {enough: 2, months-old: 24}\n");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    rule_folder_change (rules, "one.yaml", "filled: true", cases[i].dated);
    g_autoptr (CpScheme) scheme = load_good (rules);
    const CpDated *dated = &((CpNeed *) get (scheme, 1)->needs->of->pdata[0])->dated;
    g_assert_cmpuint (dated->months, ==, cases[i].months);
    g_assert_cmpint (dated->is_asked, ==, cases[i].is_asked);
  }
}

/* Replaces `from` by `to` in one file and gives the faults without the folder's name. */
static char *
faults_after (const RuleFolder *rules, const char *file, const char *from, const char *to)
{
  g_autoptr (GError) error = NULL;

  rule_folder_change (rules, file, from, to);
  g_autoptr (CpScheme) scheme = cp_rules_load (rules->folder, refuse_hyphens, NULL, &error);
  g_assert_error (error, CP_ERROR, CP_ERROR_USAGE);
  rule_folder_restore (rules);
  return rule_folder_shorten (rules, error->message);
}

static void
test_faults_name_file_line_and_column (RuleFolder *rules, gconstpointer data)
{
  static const struct {
    const char *file, *from, *to, *fault;
  } mistakes[] = {
    { "one.yaml", "    needs: {for", "    neds: {for",
      "one.yaml:4:5: the key \"needs\" is missing\n"
      "one.yaml:12:5: unknown key \"neds\"; did you mean \"needs\"?" },
    { "one.yaml", "head: first", "head: frist",
      "one.yaml:6:11: unknown head \"frist\"; did you mean \"first\"?" },
    { "one.yaml", "kind: plan", "kind: plans",
      "one.yaml:12:44: unknown kind \"plans\"; did you mean \"plan\"?" },
    { "one.yaml", "filled: true", "filled: yes", "one.yaml:12:58: \"filled\" must be true or false" },
    { "one.yaml", "for_each: levels", "for_each: level", "one.yaml:12:23: the scheme has no list \"level\"" },
    { "one.yaml", "id: A2", "id: A1", "one.yaml:13:9: there is another requirement called \"A1\"" },
    { "one.yaml", "says: done", "says: co-done", "one.yaml:25:85: the query cannot be asked: no hyphens" },
    { "one.yaml", "fact: submitted, question: When?", "fact: submitted",
      "one.yaml:24:55: \"fact\" needs a \"question\" for when the fact is not known" },
    { "one.yaml", "fact: submitted, q", "fact: submited, q",
      "one.yaml:24:62: unknown fact \"submited\"; did you mean \"submitted\"?" },
    { "one.yaml", "filled: true", "dated: soon",
      "one.yaml:12:57: \"dated\" must be true, any-age, or a map of after, before and within_months" },
    { "one.yaml", "filled: true", "dated: {after: bronce}",
      "one.yaml:12:65: unknown fact \"bronce\"; did you mean \"bronze\"?" },
    { "one.yaml", "filled: true", "dated: {before: org}",
      "one.yaml:12:66: \"org\" is no date; \"before\" takes one like 2026-03-12, or a fact that is a date" },
    { "one.yaml", "filled: true", "dated: {within_months: many}",
      "one.yaml:12:73: local.yaml has no number called \"many\"" },
    { "local.yaml", "enough: 2", "enough: [2]",
      "one.yaml:25:65: what local.yaml calls \"enough\" is no number" },
    { "local.yaml", "enough: 2", "enough: 2, months-old: 2 years",
      "local.yaml:3:34: \"2 years\" must be a whole number from 1 to 100" },
    { "one.yaml", "n: enough", "n: 3", "one.yaml:25:61: 3 of 2 can never be found" },
    { "one.yaml", "{says: done}", "{says: done, all: []}",
      "one.yaml:25:96: \"all\" must be a list with at least one entry" },
    { "one.yaml", "{says: done}", "{label: x}",
      "one.yaml:25:78: this need asks for nothing: it takes one of kind, says, all, any, at_least, "
      "for_each, person, "
      "fact, within, same_as, reading" },
    { "one.yaml", "must: true", "must: maybe",
      "one.yaml:5:11: \"must\" must be true, false, or {reading: NAME, is: CHOICE}" },
    { "local.yaml", "window: done", "window: don",
      "local.yaml:2:20: unknown choice \"don\"; did you mean \"done\"?" },
    { "local.yaml", "window: done", "windw: done",
      "local.yaml:2:12: unknown reading \"windw\"; did you mean \"window\"?" },
    { "local.yaml", "enough: 2", "enugh: 2", "one.yaml:25:65: local.yaml has no number called \"enough\"" },
    { "kinds.yaml", "carried_by: [text", "carried_by: [txt",
      "kinds.yaml:2:57: unknown carrier \"txt\"; did you mean \"text\"?" },
    { "kinds.yaml", "weight: 2.5", "weight: much", "kinds.yaml:3:45: \"weight\" must be a number" },
    { "scheme.yaml", "stages: [one]", "stages: [one, two]",
      "two.yaml: there is no such file, but the scheme needs it" },
  };

  (void) data;
  for (guint i = 0; i < G_N_ELEMENTS (mistakes); i++) {
    g_autofree char *faults = faults_after (rules, mistakes[i].file, mistakes[i].from, mistakes[i].to);
    g_assert_cmpstr (faults, ==, mistakes[i].fault);
  }
}

static void
test_faults_of_words_and_pairs (RuleFolder *rules, gconstpointer data)
{
  static const struct {
    const char *file, *from, *to, *fault;
  } mistakes[] = {
    { "kinds.yaml", "kinds:\n", "together: [{kinds: [plan, letter], cost: 2}]\nkinds:\n",
      "kinds.yaml:1:20: \"kinds\" must be two of the kinds of this file: [letter, news]" },
    { "vocabulary.yaml", "plan:", "plans:", "vocabulary.yaml:2:3: kinds.yaml has no such kind" },
    { "vocabulary.yaml", "-0.3:", "little:",
      "vocabulary.yaml:2:9: a kind has words by weight: {0.9: agreed apologies, -0.3: we}" },
  };

  (void) data;
  for (guint i = 0; i < G_N_ELEMENTS (mistakes); i++) {
    g_autofree char *faults = faults_after (rules, mistakes[i].file, mistakes[i].from, mistakes[i].to);
    g_assert_cmpstr (faults, ==, mistakes[i].fault);
  }
}

static void
test_all_faults_in_one_run (RuleFolder *rules, gconstpointer data)
{
  (void) data;
  rule_folder_write (rules, "kinds.yaml", "kinds:\n  - {id: plan, title: Plan, carried_by: [txt]}\n");
  g_autofree char *faults = faults_after (rules, "one.yaml", "head: first", "head: frist");
  g_auto (GStrv) lines = g_strsplit (faults, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >=, 2);
  g_assert_true (g_str_has_prefix (lines[0], "kinds.yaml:2:5: the key \"plain\" is missing"));
}

int
main (int n_arguments, char **arguments)
{
  g_test_init (&n_arguments, &arguments, NULL);
#define ADD(path, test)                                                                                      \
  g_test_add (path, RuleFolder, good_scheme, rule_folder_set_up, test, rule_folder_tear_down)
  ADD ("/rules/load/a-good-scheme", test_a_good_scheme);
  ADD ("/rules/load/the-officers-choices", test_the_officers_choices);
  ADD ("/rules/load/the-officers-age-limit", test_the_officers_age_limit);
  ADD ("/rules/load/faults-name-file-line-and-column", test_faults_name_file_line_and_column);
  ADD ("/rules/load/faults-of-words-and-pairs", test_faults_of_words_and_pairs);
  ADD ("/rules/load/all-faults-in-one-run", test_all_faults_in_one_run);
  return g_test_run ();
}
