/* check.c: coproof check. */
#include "check.h"
#include "bundles.h"
#include "command.h"
#include "errors.h"
#include "facts-options.h"
#include "options.h"
#include "progress.h"
#include "report.h"

#include <string.h>

static const struct {
  const char *name;
  char *(*print) (const CpCheck *check);
} formats[] = { { "text", cp_report_check_text },
                { "json", cp_report_check_json },
                { "html", cp_report_check_html } };

/* The pack has pictures, which take a host to draw. */
#define PACK "pack"

static const char *const format_names[] = { "text", "json", "html", PACK, NULL };

/* EXIT_CODE of --exit-code: something that the scheme asks for is not covered. */
#define EXIT_NOT_COVERED 5

static char *
print_pack (CpHost *host, const CpCheck *check, gboolean large, GError **error)
{
  g_autoptr (CpPack) pack = cp_pipeline_pack (host, check, error);

  return pack != NULL ? cp_report_pack_html (pack, large) : NULL;
}

static char *
print (const CpCheck *check, const char *format)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i].name, format))
      return formats[i].print (check);
  g_assert_not_reached ();
}

static gboolean
is_all_covered (const CpCoverage *coverage)
{
  for (guint i = 0; i < coverage->lines->len; i++) {
    const CpLine *line = coverage->lines->pdata[i];
    if (line->requirement->must && line->cover->verdict != CP_VERDICT_COVERED &&
        line->cover->verdict != CP_VERDICT_NOT_APPLICABLE)
      return FALSE;
  }
  return TRUE;
}

/* What the command line says, besides the shared options. */
typedef struct {
  CpOptions shared;
  CpCheckOptions check;
  gboolean exit_code;
  gboolean each;
  gboolean large;
  CpFactsOptions facts;
} Options;

static char *
check_bundle (CpHost *host, const CpScheme *scheme, const Options *options, const char *const *paths,
              int *ret_exit, GError **error)
{
  g_autoptr (CpFacts) facts = cp_facts_new ();
  CpCheckOptions check_options = options->check;

  if (!cp_facts_options_set (&options->facts, facts, error))
    return NULL;
  check_options.facts = facts;
  check_options.no_recognition = options->shared.no_ocr;
  g_autoptr (CpCheck) check = cp_pipeline_check (host, scheme, paths, &check_options, error);
  cp_progress_clear ();
  if (check == NULL) {
    if (paths[1] == NULL)
      g_prefix_error (error, "%s: ", paths[0]);
    return NULL;
  }
  if (options->exit_code && !is_all_covered (check->coverage))
    *ret_exit = MAX (*ret_exit, EXIT_NOT_COVERED);
  return g_str_equal (options->shared.format, PACK) ? print_pack (host, check, options->large, error)
                                                    : print (check, options->shared.format);
}

static gboolean
check_one (CpHost *host, const CpScheme *scheme, const Options *options, int *ret_exit, GError **error)
{
  g_autofree char *text =
      check_bundle (host, scheme, options, (const char *const *) options->shared.rest, ret_exit, error);

  return text != NULL && cp_options_write (&options->shared, text, error);
}

static const char *
find_extension (const char *format)
{
  return g_str_equal (format, "text") ? "txt" : g_str_equal (format, PACK) ? "html" : format;
}

/* The checklist of one bundle of many: a file of its own, or part of standard output. */
static gboolean
write_each (const Options *options, const char *name, const char *text, GError **error)
{
  CpOptions own = options->shared;

  if (own.output == NULL)
    return cp_options_write (&own, text, error);
  g_autofree char *file = g_strconcat (name, ".", find_extension (own.format), NULL);
  g_autofree char *path = g_build_filename (own.output, file, NULL);
  own.output = path;
  return cp_options_write (&own, text, error);
}

/* One bundle that fails does not stop the others: its error is said, and the exit status is that of the
 * worst. */
static gboolean
check_each (CpHost *host, const CpScheme *scheme, const Options *options, int *ret_exit, GError **error)
{
  const char *folder = options->shared.rest[0];
  g_autoptr (GPtrArray) names = cp_bundles_list (folder, error);

  if (names == NULL)
    return FALSE;
  if (options->shared.output != NULL && g_mkdir_with_parents (options->shared.output, 0777) < 0) {
    g_set_error (error, CP_ERROR, CP_ERROR_FAULT, "%s cannot be written", options->shared.output);
    return FALSE;
  }
  for (guint i = 0; i < names->len; i++) {
    g_autofree char *path = g_build_filename (folder, names->pdata[i], NULL);
    const char *const paths[] = { path, NULL };
    g_autoptr (GError) failure = NULL;
    g_autofree char *text = check_bundle (host, scheme, options, paths, ret_exit, &failure);
    if (text != NULL && !write_each (options, names->pdata[i], text, error))
      return FALSE;
    if (text == NULL) {
      cp_command_print_error (failure);
      *ret_exit = MAX (*ret_exit, cp_command_exit_status (failure));
    }
  }
  return TRUE;
}

static gboolean
check_usage (const Options *options, GError **error)
{
  const CpOptions *shared = &options->shared;

  if (shared->rest[0] == NULL)
    g_set_error_literal (error, CP_ERROR, CP_ERROR_USAGE,
                         "say which bundle to check: coproof check BUNDLE --stage STAGE");
  else if (options->each && (shared->rest[1] != NULL || !g_file_test (shared->rest[0], G_FILE_TEST_IS_DIR)))
    g_set_error_literal (error, CP_ERROR, CP_ERROR_USAGE, "--each takes one folder with bundles in it");
  else if (options->each && options->check.plan != NULL)
    g_set_error_literal (error, CP_ERROR, CP_ERROR_USAGE,
                         "--plan is the plan of one organisation: check its bundle without --each");
  else if (options->each && shared->output == NULL && !g_str_equal (shared->format, "text"))
    g_set_error_literal (error, CP_ERROR, CP_ERROR_USAGE,
                         "with --each, say a folder for the results: -o FOLDER");
  else
    return options->each || cp_options_check_output (shared, error);
  return FALSE;
}

static gboolean
run (const Options *options, int *ret_exit, GError **error)
{
  if (!check_usage (options, error))
    return FALSE;
  g_autoptr (CpHost) host =
      cp_options_open_host (&options->shared, error); /* loads plugins while rules are read */
  g_autoptr (CpScheme) scheme = host != NULL ? cp_options_load_rules (&options->shared, error) : NULL;
  if (scheme == NULL)
    return FALSE;
  cp_progress_show (host);
  return options->each ? check_each (host, scheme, options, ret_exit, error)
                       : check_one (host, scheme, options, ret_exit, error);
}

static const char usage[] =
    "BUNDLE...\n\n"
    "What a portfolio shows of what a stage asks, line by line, with the proof, and what is missing.  A\n"
    "bundle is a zip, tar or 7z, a folder, a mail, a single document, or several files together.\n\n"
    "Exit status: 0 when there is a checklist; 3 when the archive is held, 4 when it is refused; 5 with\n"
    "--exit-code when something that is asked for is not found; 1 our own fault, 2 wrong usage.";

static gboolean
parse (Options *options, char **ret_stage, char **ret_plan, int n_arguments, char **arguments, GError **error)
{
  const GOptionEntry own[] = {
    { "stage", 's', 0, G_OPTION_ARG_STRING, ret_stage, "The stage to check against", "STAGE" },
    { "each", 0, 0, G_OPTION_ARG_NONE, &options->each, "Make a checklist for each bundle in a folder", NULL },
    { "large", 0, 0, G_OPTION_ARG_NONE, &options->large, "With --format pack: large print", NULL },
    { "anyway", 0, 0, G_OPTION_ARG_NONE, &options->check.anyway, "Read an archive that cannot be trusted",
      NULL },
    { "plan", 0, 0, G_OPTION_ARG_FILENAME, ret_plan, "The Delivery Plan that was accepted", "FILE" },
    { "exit-code", 0, 0, G_OPTION_ARG_NONE, &options->exit_code,
      "Exit 5 when something that is asked for is not covered", NULL },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };

  return cp_facts_options_parse (&options->facts, &options->shared, own, usage, format_names, n_arguments,
                                 arguments, error);
}

gboolean
cp_command_check (int n_arguments, char **arguments, int *ret_exit, GError **error)
{
  Options options = { 0 };
  g_autofree char *stage = NULL, *plan = NULL;
  gboolean good = parse (&options, &stage, &plan, n_arguments, arguments, error);

  options.check.stage = stage;
  options.check.plan = plan;
  good = good && cp_options_find_today (&options.shared, &options.check.today, error) &&
         run (&options, ret_exit, error);
  cp_facts_options_clear (&options.facts);
  cp_options_clear (&options.shared);
  return good;
}
