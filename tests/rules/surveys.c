/* surveys.c: what holds of surveys.yaml, in a scheme of hardly anything else. */
#include "rule-folder.h"
#include "rules.h"

#include <glib/gstdio.h>
#include <string.h>

static const RuleFile good_scheme[] = {
  { "scheme.yaml", "scheme: small\ntitle: Small\nheads: [{id: first, title: 1 First}]\nstages: [one]\n" },
  { "kinds.yaml",
    "kinds:\n  - {id: plan, title: Plan, plain: a plan, carried_by: [text], cues: [{find: plan, "
    "weight: 1, why: x}]}\n" },
  { "one.yaml",
    "stage: one\ntitle: One\nrequirements:\n"
    "  - {id: A1, must: true, head: first, source: here, words: must, title: A plan, plain: Is there "
    "one?, advice: Send it., needs: {kind: plan}}\n" },
  { "surveys.yaml",
    "moments: [Timestamp]\nnumbers: [ID]\npeople: ['* name']\nothers: [cost]\nquestions: [Question]\n"
    "counts: [n]\nshares: ['%']\ndifferences: [change]\nsummaries: [total]\nanswered: [replied]\n"
    "blanks: [n/a]\ntitles: [Mrs]\nverbs: [was]\ncapitals: [Friday]\n"
    "scales: [{id: yes, are: ['Yes', \"Don't know\", 'No']}]\n" },
  { NULL, NULL },
};

static void
test_words_are_folded (RuleFolder *rules, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CpScheme) scheme = cp_rules_load (rules->folder, NULL, NULL, &error);

  (void) data;
  g_assert_no_error (error);
  const CpSurveyWords *words = scheme->survey_words;
  g_assert_true (cp_survey_words_has (words, CP_SURVEY_MOMENTS, "timestamp"));
  g_assert_true (cp_survey_words_has (words, CP_SURVEY_PEOPLE, "your name"));
  g_assert_false (cp_survey_words_has (words, CP_SURVEY_PEOPLE, "names of clubs"));
  g_assert_cmpstr (((GPtrArray *) words->scales->pdata[0])->pdata[1], ==, "dont know");
}

static void
test_no_file_no_surveys (RuleFolder *rules, gconstpointer data)
{
  g_autofree char *path = g_build_filename (rules->folder, "surveys.yaml", NULL);

  (void) data;
  g_unlink (path);
  g_autoptr (CpScheme) scheme = cp_rules_load (rules->folder, NULL, NULL, NULL);
  g_assert_nonnull (scheme);
  g_assert_null (scheme->survey_words);
}

static void
test_faults (RuleFolder *rules, gconstpointer data)
{
  static const struct {
    const char *from, *to, *fault;
  } cases[] = {
    { "moments:", "moment:", "surveys.yaml:1:1: unknown key \"moment\"; did you mean \"moments\"?" },
    { "[Timestamp]", "[Timestamp, TIMESTAMP]", "surveys.yaml:1:22: \"TIMESTAMP\" stands in the list twice" },
    { "[replied]", "['?']", "surveys.yaml:10:12: \"?\" has no letter and no digit" },
    { ", \"Don't know\", 'No'", "", "surveys.yaml:15:25: a scale has at least two answers" },
    { "verbs: [was]\n", "", "surveys.yaml:1:1: the key \"verbs\" is missing" },
  };

  (void) data;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    rule_folder_change (rules, "surveys.yaml", cases[i].from, cases[i].to);
    g_assert_null (cp_rules_load (rules->folder, NULL, NULL, &error));
    if (strstr (error->message, cases[i].fault) == NULL)
      g_error ("\"%s\" is not in \"%s\"", cases[i].fault, error->message);
  }
}

int
main (int n_arguments, char **arguments)
{
  g_test_init (&n_arguments, &arguments, NULL);
#define ADD(path, test)                                                                                      \
  g_test_add ("/rules/surveys/" path, RuleFolder, good_scheme, rule_folder_set_up, test,                     \
              rule_folder_tear_down)
  ADD ("words-are-folded", test_words_are_folded);
  ADD ("no-file-no-surveys", test_no_file_no_surveys);
  ADD ("faults-have-their-place", test_faults);
  return g_test_run ();
}
