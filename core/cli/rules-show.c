/* rules-show.c: coproof rules show. */
#include "check.h"
#include "errors.h"
#include "options.h"
#include "report.h"
#include "rules-commands.h"

static const char *const format_names[] = { "text", "html", NULL };

static gboolean
run (const CpOptions *options, const char *stage, GError **error)
{
  if (options->rest[0] != NULL) {
    g_set_error (error, CP_ERROR, CP_ERROR_USAGE, "rules show takes no \"%s\"; say a stage with --stage",
                 options->rest[0]);
    return FALSE;
  }
  g_autoptr (CpScheme) scheme = cp_options_load_rules (options, error);
  if (scheme == NULL || !cp_pipeline_check_stage (scheme, stage, error))
    return FALSE;

  const CpStage *shown = stage != NULL ? cp_scheme_find_stage (scheme, stage) : NULL;
  g_autofree char *text = g_str_equal (options->format, "html") ? cp_report_rules_html (scheme, shown)
                                                                : cp_report_rules_text (scheme, shown);
  return cp_options_write (options, text, error);
}

gboolean
cp_command_rules_show (int n_arguments, char **arguments, int *ret_exit, GError **error)
{
  static const char usage[] =
      "[--stage STAGE]\n\n"
      "A plain page of what each stage asks, for organisations: what would show it, and "
      "what to send.\n"
      "With --format html it is good to read on a phone and to print.";
  g_auto (CpOptions) options = { 0 };
  g_autofree char *stage = NULL;
  const GOptionEntry own[] = {
    { "stage", 's', 0, G_OPTION_ARG_STRING, &stage, "One stage only", "STAGE" },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };

  (void) ret_exit;
  return cp_options_parse (&options, own, usage, format_names, n_arguments, arguments, error) &&
         run (&options, stage, error);
}
