/* rules-lint.c: coproof rules lint. */
#include "check.h"
#include "errors.h"
#include "options.h"
#include "rules-commands.h"

/* With --strict: there are warnings. */
#define EXIT_WARNED 1

static guint
count_requirements (const CpScheme *scheme)
{
  guint n = 0;

  for (guint i = 0; i < scheme->stages->len; i++)
    n += ((const CpStage *) scheme->stages->pdata[i])->requirements->len;
  return n;
}

/* "FILE:LINE:COLUMN: warning: words" */
static char *
print_warnings (const CpFaults *warnings)
{
  g_autoptr (CpFaults) marked = cp_faults_new ();

  for (guint i = 0; i < warnings->faults->len; i++) {
    const CpFault *fault = warnings->faults->pdata[i];
    cp_faults_add (marked, fault->file, fault->line, fault->column, "warning: %s", fault->words);
  }
  return cp_faults_print (marked);
}

static gboolean
run (const CpOptions *options, gboolean is_strict, int *ret_exit, GError **error)
{
  g_autoptr (CpFaults) warnings = cp_faults_new ();
  g_autoptr (CpScheme) good = cp_options_load_rules (options, error);
  g_autoptr (CpScheme) scheme = good != NULL ? cp_pipeline_lint_rules (good->folder, warnings, error) : NULL;
  if (scheme == NULL)
    return FALSE;

  if (is_strict && warnings->faults->len > 0)
    *ret_exit = EXIT_WARNED;
  g_autofree char *listed = print_warnings (warnings);
  g_autofree char *count = warnings->faults->len > 0
                               ? g_strdup_printf (", %u %s", warnings->faults->len,
                                                  warnings->faults->len == 1 ? "warning" : "warnings")
                               : g_strdup ("");
  g_autofree char *text = g_strdup_printf (
      "%s%s: %u stages, %u requirements, %u kinds of evidence, no faults%s.\n", listed, scheme->title,
      scheme->stages->len, count_requirements (scheme), scheme->kinds->len, count);
  return cp_options_write (options, text, error);
}

gboolean
cp_command_rules_lint (int n_arguments, char **arguments, int *ret_exit, GError **error)
{
  static const char *const formats[] = { "text", NULL };
  static const char usage[] =
      "\n\n"
      "Reads every rule file and test case, and lists all faults with file, line and column.  Warnings are "
      "of\n"
      "what does no harm and is yet probably not meant; \"check\" works all the same.\n\n"
      "Exit status: 0 when there are no faults, whatever the warnings (with --strict 1 when there are any);\n"
      "2 when there are faults.";
  g_auto (CpOptions) options = { 0 };
  gboolean is_strict = FALSE;
  const GOptionEntry own[] = {
    { "strict", 0, 0, G_OPTION_ARG_NONE, &is_strict, "Exit 1 when there are warnings", NULL },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };

  if (!cp_options_parse (&options, own, usage, formats, n_arguments, arguments, error))
    return FALSE;
  if (options.rest[0] != NULL) {
    g_set_error (error, CP_ERROR, CP_ERROR_USAGE, "rules lint takes no \"%s\"; say the folder with --rules",
                 options.rest[0]);
    return FALSE;
  }
  return run (&options, is_strict, ret_exit, error);
}
