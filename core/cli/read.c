/* read.c: coproof read. */
#include "check.h"
#include "command.h"
#include "errors.h"
#include "options.h"
#include "report.h"

gboolean
cp_command_read (int n_arguments, char **arguments, int *ret_exit, GError **error)
{
  static const char *const formats[] = { "text", "json", NULL };
  g_auto (CpOptions) options = { 0 };

  (void) ret_exit;
  if (!cp_options_parse (&options, NULL,
                         "FILE\n\nWhat we understood of one file: its text, fields, dates, kinds, and what "
                         "could not be read.",
                         formats, n_arguments, arguments, error))
    return FALSE;
  if (options.rest[0] == NULL || options.rest[1] != NULL) {
    g_set_error_literal (error, CP_ERROR, CP_ERROR_USAGE, "say one file to read: coproof read FILE");
    return FALSE;
  }
  if (!cp_options_check_output (&options, error))
    return FALSE;
  g_autoptr (CpHost) host = cp_options_open_host (&options, error);
  g_autoptr (CpScheme) scheme = host != NULL ? cp_options_load_rules (&options, error) : NULL;
  if (scheme == NULL)
    return FALSE;
  g_autoptr (CpCheck) check = cp_pipeline_read (host, scheme, options.rest[0], options.no_ocr, error);
  if (check == NULL) {
    g_prefix_error (error, "%s: ", options.rest[0]);
    return FALSE;
  }
  g_autofree char *text =
      g_str_equal (options.format, "json") ? cp_report_read_json (check) : cp_report_read_text (check);
  return cp_options_write (&options, text, error);
}
