/* surveys.c: what holds of surveys.yaml, in a scheme of hardly anything else. */
#include "rules.h"

#include <glib/gstdio.h>
#include <string.h>

static const struct {
  const char *file, *text;
} good_scheme[] = {
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
};

typedef struct {
  char *folder;
} Fixture;

static void
write_file (const Fixture *fixture, const char *file, const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, file, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  (void) data;
  fixture->folder = g_dir_make_tmp ("coproof-surveys-XXXXXX", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (good_scheme); i++)
    write_file (fixture, good_scheme[i].file, good_scheme[i].text);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  (void) data;
  for (guint i = 0; i < G_N_ELEMENTS (good_scheme); i++) {
    g_autofree char *path = g_build_filename (fixture->folder, good_scheme[i].file, NULL);
    g_unlink (path);
  }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static void
test_words_are_folded (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CpScheme) scheme = cp_rules_load (fixture->folder, NULL, NULL, &error);

  (void) data;
  g_assert_no_error (error);
  const CpSurveyWords *words = scheme->survey_words;
  g_assert_true (cp_survey_words_has (words, CP_SURVEY_MOMENTS, "timestamp"));
  g_assert_true (cp_survey_words_has (words, CP_SURVEY_PEOPLE, "your name"));
  g_assert_false (cp_survey_words_has (words, CP_SURVEY_PEOPLE, "names of clubs"));
  g_assert_cmpstr (((GPtrArray *) words->scales->pdata[0])->pdata[1], ==, "dont know");
}

static void
test_no_file_no_surveys (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "surveys.yaml", NULL);

  (void) data;
  g_unlink (path);
  g_autoptr (CpScheme) scheme = cp_rules_load (fixture->folder, NULL, NULL, NULL);
  g_assert_nonnull (scheme);
  g_assert_null (scheme->survey_words);
}

static void
test_faults (Fixture *fixture, gconstpointer data)
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
    g_autoptr (GString) text = g_string_new (good_scheme[3].text);
    g_assert_cmpuint (g_string_replace (text, cases[i].from, cases[i].to, 1), ==, 1);
    write_file (fixture, "surveys.yaml", text->str);
    g_assert_null (cp_rules_load (fixture->folder, NULL, NULL, &error));
    if (strstr (error->message, cases[i].fault) == NULL)
      g_error ("\"%s\" is not in \"%s\"", cases[i].fault, error->message);
  }
}

int
main (int n_arguments, char **arguments)
{
  g_test_init (&n_arguments, &arguments, NULL);
#define ADD(path, test) g_test_add ("/rules/surveys/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("words-are-folded", test_words_are_folded);
  ADD ("no-file-no-surveys", test_no_file_no_surveys);
  ADD ("faults-have-their-place", test_faults);
  return g_test_run ();
}
