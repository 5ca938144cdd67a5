/* inspect.c: coproof inspect. */
#include "command.h"
#include "errors.h"
#include "options.h"
#include "report.h"

gboolean
cp_command_inspect (int n_arguments, char **arguments, int *ret_exit, GError **error)
{
  static const char *const formats[] = { "text", "json", NULL };
  static const int exits[] = { [CP_INSPECT_CLEAN] = 0, [CP_INSPECT_HELD] = 3, [CP_INSPECT_REFUSED] = 4 };
  g_auto (CpOptions) options = { 0 };

  if (!cp_options_parse (
          &options, NULL,
          "ARCHIVE\n\nWhat is in an archive, and why it would be held or refused.  No document is read.\n\n"
          "Exit status: 0 clean, 3 held, 4 refused.",
          formats, n_arguments, arguments, error))
    return FALSE;
  if (options.rest[0] == NULL || options.rest[1] != NULL) {
    g_set_error_literal (error, CP_ERROR, CP_ERROR_USAGE,
                         "say one archive to look into: coproof inspect ARCHIVE");
    return FALSE;
  }
  if (!cp_options_check_output (&options, error))
    return FALSE;
  g_autoptr (CpHost) host = cp_options_open_host (&options, error);
  g_autoptr (CpInspection) inspection =
      host != NULL ? cp_pipeline_inspect (host, options.rest[0], error) : NULL;
  if (inspection == NULL) {
    g_prefix_error (error, "%s: ", options.rest[0]);
    return FALSE;
  }
  g_autofree char *text = g_str_equal (options.format, "json") ? cp_report_inspection_json (inspection)
                                                               : cp_report_inspection_text (inspection);
  *ret_exit = exits[inspection->verdict];
  return cp_options_write (&options, text, error);
}
