/* rules-diff.c: coproof rules diff. */
#include "difference.h"
#include "errors.h"
#include "facts-options.h"
#include "options.h"
#include "progress.h"
#include "report.h"
#include "rules-commands.h"

static const char *const format_names[] = { "text", "json", NULL };

typedef struct {
  CpOptions shared;
  CpCheckOptions check;
  CpFactsOptions facts;
  char *stage;
} Options;

/* Two sets of rules; the bundles are what follows. */
typedef struct {
  const char *before_folder, *after_folder;
  CpScheme *before, *after;
} Rules;

static void
rules_clear (Rules *rules)
{
  cp_scheme_free (rules->before);
  cp_scheme_free (rules->after);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Rules, rules_clear)

static gboolean
load_rules (Rules *rules, const char *stage, GError **error)
{
  return (rules->before = cp_pipeline_load_rules (rules->before_folder, error)) != NULL &&
         (rules->after = cp_pipeline_load_rules (rules->after_folder, error)) != NULL &&
         cp_pipeline_check_stage (rules->after, stage, error);
}

static GPtrArray *
compare_bundles (CpHost *host, const Rules *rules, const Options *options, GError **error)
{
  g_autoptr (GPtrArray) differences = g_ptr_array_new_with_free_func ((GDestroyNotify) cp_difference_free);
  g_autoptr (CpFacts) facts = cp_facts_new ();
  CpCheckOptions check = options->check;

  if (!cp_facts_options_set (&options->facts, facts, error))
    return NULL;
  check.facts = facts;
  check.no_recognition = options->shared.no_ocr;
  for (char **path = options->shared.rest + 2; *path != NULL; path++) {
    CpDifference *difference =
        cp_pipeline_compare_rules (host, rules->before, rules->after, *path, options->stage, &check, error);
    if (difference == NULL) {
      g_prefix_error (error, "%s: ", *path);
      return NULL;
    }
    g_ptr_array_add (differences, difference);
  }
  return g_steal_pointer (&differences);
}

static gboolean
run (const Options *options, GError **error)
{
  char **rest = options->shared.rest;

  if (g_strv_length (rest) < 3) {
    g_set_error_literal (
        error, CP_ERROR, CP_ERROR_USAGE,
        "say two folders of rules and at least one bundle: coproof rules diff OLD NEW BUNDLE...");
    return FALSE;
  }
  g_auto (Rules) rules = { rest[0], rest[1], NULL, NULL };
  if (!cp_options_check_output (&options->shared, error))
    return FALSE;
  g_autoptr (CpHost) host = cp_options_open_host (&options->shared, error);
  if (host == NULL || !load_rules (&rules, options->stage, error))
    return FALSE;
  cp_progress_show (host);
  g_autoptr (GPtrArray) differences = compare_bundles (host, &rules, options, error);
  cp_progress_clear ();
  if (differences == NULL)
    return FALSE;
  g_autofree char *text = g_str_equal (options->shared.format, "json")
                              ? cp_report_differences_json (rest[0], rest[1], differences)
                              : cp_report_differences_text (rest[0], rest[1], differences);
  return cp_options_write (&options->shared, text, error);
}

static gboolean
parse (Options *options, int n_arguments, char **arguments, GError **error)
{
  static const char usage[] = "OLD NEW BUNDLE...\n\n"
                              "Which verdicts change for each bundle when the rules in the folder NEW take "
                              "the place of those in OLD.\n"
                              "Each bundle is read once.\n\n"
                              "Exit status: 0 whatever changes.";
  const GOptionEntry own[] = {
    { "stage", 's', 0, G_OPTION_ARG_STRING, &options->stage, "One stage only; otherwise all are compared",
      "STAGE" },
    { "anyway", 0, 0, G_OPTION_ARG_NONE, &options->check.anyway, "Read an archive that cannot be trusted",
      NULL },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };

  return cp_facts_options_parse (&options->facts, &options->shared, own, usage, format_names, n_arguments,
                                 arguments, error) &&
         cp_options_find_today (&options->shared, &options->check.today, error);
}

gboolean
cp_command_rules_diff (int n_arguments, char **arguments, int *ret_exit, GError **error)
{
  Options options = { 0 };
  gboolean good = parse (&options, n_arguments, arguments, error) && run (&options, error);

  (void) ret_exit;
  cp_facts_options_clear (&options.facts);
  g_free (options.stage);
  cp_options_clear (&options.shared);
  return good;
}
