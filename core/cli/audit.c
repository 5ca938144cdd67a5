/* audit.c: coproof audit. */
#include "audit.h"
#include "bundles.h"
#include "command.h"
#include "errors.h"
#include "options.h"
#include "progress.h"
#include "report.h"
#include "text.h"

#include <unistd.h>

static const struct {
  const char *name;
  char *(*print) (const CpAudit *audit);
} formats[] = { { "text", cp_report_audit_text },
                { "html", cp_report_audit_html },
                { "csv", cp_report_audit_csv },
                { "json", cp_report_audit_json } };

static const char *const format_names[] = { "text", "html", "csv", "json", NULL };

static char *
print (const CpAudit *audit, const char *format)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i].name, format))
      return formats[i].print (audit);
  g_assert_not_reached ();
}

static void
say_progress (guint n_done, guint n, const char *name)
{
  if (isatty (STDERR_FILENO))
    g_printerr ("coproof: %u of %u: %s\n", n_done + 1, n, name);
}

/* One bundle.  One that fails does not stop the others: why it failed stands on the page. */
static void
audit_bundle (CpAudit *audit, CpHost *host, const CpOptions *options, const char *stage, const char *folder,
              const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *shown = cp_text_escape_invisible (name);
  const char *const paths[] = { path, NULL };
  g_autoptr (CpFacts) facts = cp_facts_new ();
  g_autoptr (GError) failure = NULL;
  const CpCheckOptions check_options = {
    .stage = stage, .today = audit->today, .no_recognition = options->no_ocr, .facts = facts
  };
  g_autoptr (CpCheck) check = cp_pipeline_check (host, audit->scheme, paths, &check_options, &failure);

  cp_progress_clear ();
  if (check != NULL)
    cp_audit_add (audit, shown, check);
  else
    cp_audit_add_failure (audit, shown, failure->message);
}

static gboolean
run (const CpOptions *options, const char *stage, GError **error)
{
  GDate today;

  if (options->rest[0] == NULL || options->rest[1] != NULL) {
    g_set_error_literal (error, CP_ERROR, CP_ERROR_USAGE,
                         "say which folder of bundles to go through: coproof audit FOLDER --stage STAGE");
    return FALSE;
  }
  g_autoptr (GPtrArray) names = cp_bundles_list (options->rest[0], error);
  if (names == NULL || !cp_options_find_today (options, &today, error) ||
      !cp_options_check_output (options, error))
    return FALSE;
  g_autoptr (CpHost) host = cp_options_open_host (options, error);
  g_autoptr (CpScheme) scheme = host != NULL ? cp_options_load_rules (options, error) : NULL;
  if (scheme == NULL || !cp_pipeline_check_stage (scheme, stage, error))
    return FALSE;
  g_autoptr (CpAudit) audit = cp_audit_new (scheme, &today);
  cp_progress_show (host);
  for (guint i = 0; i < names->len; i++) {
    say_progress (i, names->len, names->pdata[i]);
    audit_bundle (audit, host, options, stage, options->rest[0], names->pdata[i]);
  }
  cp_audit_finish (audit);
  g_autofree char *text = print (audit, options->format);
  return cp_options_write (options, text, error);
}

gboolean
cp_command_audit (int n_arguments, char **arguments, int *ret_exit, GError **error)
{
  g_auto (CpOptions) options = { 0 };
  g_autofree char *stage = NULL;
  const GOptionEntry own[] = {
    { "stage", 's', 0, G_OPTION_ARG_STRING, &stage, "The stage; otherwise each bundle's coproof.yaml says it",
      "STAGE" },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };

  (void) ret_exit;
  return cp_options_parse (&options, own,
                           "FOLDER\n\nWhat is missing where: every bundle in the folder by every "
                           "requirement, on one page.  A bundle that cannot be\n"
                           "read does not stop the others.",
                           format_names, n_arguments, arguments, error) &&
         run (&options, stage, error);
}
