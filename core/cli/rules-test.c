/* rules-test.c: coproof rules test. */
#include "errors.h"
#include "facts-options.h"
#include "mutation.h"
#include "options.h"
#include "progress.h"
#include "report.h"
#include "rules-commands.h"

/* Something that was expected did not come, or a claim outlived its proof. */
#define EXIT_FAILED 1

typedef struct {
  CpOptions shared;
  CpCheckOptions check;
  CpFactsOptions facts;
  gboolean mutate;
  char *stage;
} Options;

static gboolean
is_case_file (const char *path)
{
  return g_str_has_suffix (path, ".yaml") || g_str_has_suffix (path, ".yml");
}

static CpCases *
read_cases (const CpScheme *scheme, const char *const *files, GError **error)
{
  g_autoptr (CpFaults) faults = cp_faults_new ();
  CpCases *cases = cp_cases_read (scheme->folder, files, faults);

  if (cases == NULL) {
    g_autofree char *words = cp_faults_print (faults);
    g_set_error_literal (error, CP_ERROR, CP_ERROR_USAGE, g_strchomp (words));
  } else if (cases->cases->len == 0 && cases->documents->len == 0) {
    g_set_error (error, CP_ERROR, CP_ERROR_USAGE, "%s: there are no cases in its folder \"%s\"",
                 scheme->folder, CP_CASES_FOLDER);
    g_clear_pointer (&cases, cp_cases_free);
  }
  return cases;
}

/* Adds the score to the text; FALSE with an error where the machine failed. */
static gboolean
mutate (CpHost *host, const GPtrArray *trials, GString *text, int *ret_exit, GError **error)
{
  g_autoptr (CpMutation) mutation = cp_pipeline_mutate (host, trials, error);
  if (mutation == NULL)
    return FALSE;

  g_autofree char *words = cp_report_mutation_text (mutation);
  g_string_append (text, words);
  if (mutation->faults->faults->len > 0)
    *ret_exit = EXIT_FAILED;
  return TRUE;
}

static gboolean
test_cases (CpHost *host, const CpScheme *scheme, const Options *options, GString *text, int *ret_exit,
            GError **error)
{
  const char *const *files = (const char *const *) options->shared.rest;
  g_autoptr (CpCases) cases = read_cases (scheme, files, error);
  g_autoptr (CpRuleTests) tests = cases != NULL ? cp_pipeline_test_rules (host, cases, files, error) : NULL;
  if (tests == NULL)
    return FALSE;

  g_autofree char *words = cp_report_rule_tests_text (tests);
  g_string_append (text, words);
  if (tests->failures->faults->len > 0)
    *ret_exit = EXIT_FAILED;
  return !options->mutate || mutate (host, tests->trials, text, ret_exit, error);
}

/* A bundle has no expectations: only its claims are tried. */
static gboolean
test_bundle (CpHost *host, const CpScheme *scheme, const Options *options, GString *text, int *ret_exit,
             GError **error)
{
  g_autoptr (GPtrArray) trials = g_ptr_array_new_with_free_func ((GDestroyNotify) cp_trial_free);
  g_autoptr (CpFacts) facts = cp_facts_new ();
  CpCheckOptions check_options = options->check;

  if (!cp_facts_options_set (&options->facts, facts, error))
    return FALSE;
  check_options.facts = facts;
  check_options.stage = options->stage;
  check_options.no_recognition = options->shared.no_ocr;
  g_autoptr (CpCheck) check =
      cp_pipeline_check (host, scheme, (const char *const *) options->shared.rest, &check_options, error);
  if (check == NULL) {
    if (options->shared.rest[1] == NULL)
      g_prefix_error (error, "%s: ", options->shared.rest[0]);
    return FALSE;
  }
  g_ptr_array_add (trials, cp_trial_new_of_check (check, scheme, check->stage));
  return cp_pipeline_try (host, trials, error) && mutate (host, trials, text, ret_exit, error);
}

static gboolean
is_bundle (const Options *options, GError **error)
{
  const char *first = options->shared.rest[0];
  gboolean is = first != NULL && !is_case_file (first);

  if (is && !options->mutate)
    g_set_error (error, CP_ERROR, CP_ERROR_USAGE,
                 "\"%s\" is no file of cases (.yaml); a bundle is only for --mutate", first);
  return is;
}

static gboolean
run (const Options *options, int *ret_exit, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean of_bundle = is_bundle (options, error);

  if ((of_bundle && !options->mutate) || !cp_options_check_output (&options->shared, error))
    return FALSE;
  g_autoptr (CpHost) host = cp_options_open_host (&options->shared, error);
  g_autoptr (CpScheme) scheme = host != NULL ? cp_options_load_rules (&options->shared, error) : NULL;
  if (scheme == NULL)
    return FALSE;
  cp_progress_show (host);
  gboolean good = of_bundle ? test_bundle (host, scheme, options, text, ret_exit, error)
                            : test_cases (host, scheme, options, text, ret_exit, error);
  cp_progress_clear ();
  return good && cp_options_write (&options->shared, text->str, error);
}

static gboolean
parse (Options *options, int n_arguments, char **arguments, GError **error)
{
  static const char *const formats[] = { "text", NULL };
  static const char usage[] =
      "[FILE.yaml...]\n"
      "  or   coproof rules test --mutate BUNDLE --stage STAGE\n\n"
      "Runs the test cases in the scheme's folder \"tests\", or those of some files.  Each case is a small\n"
      "portfolio in memory; each expectation that does not hold is listed with its place in the file.\n\n"
      "Exit status: 0 when all expectations hold and, with --mutate, every claim goes with its proof; 1 "
      "when\n"
      "one does not; 2 when the rules or cases have faults.";
  const GOptionEntry own[] = {
    { "mutate", 0, 0, G_OPTION_ARG_NONE, &options->mutate,
      "Take away the proof of each claim: the claim must go", NULL },
    { "stage", 's', 0, G_OPTION_ARG_STRING, &options->stage, "The stage of the bundle", "STAGE" },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };

  return cp_facts_options_parse (&options->facts, &options->shared, own, usage, formats, n_arguments,
                                 arguments, error) &&
         cp_options_find_today (&options->shared, &options->check.today, error);
}

gboolean
cp_command_rules_test (int n_arguments, char **arguments, int *ret_exit, GError **error)
{
  Options options = { 0 };
  gboolean good = parse (&options, n_arguments, arguments, error) && run (&options, ret_exit, error);

  cp_facts_options_clear (&options.facts);
  g_free (options.stage);
  cp_options_clear (&options.shared);
  return good;
}
