/* rules.c: coproof rules. */
#include "check.h"
#include "command.h"
#include "errors.h"
#include "options.h"

static guint
count_requirements (const CpScheme *scheme)
{
  guint n = 0;

  for (guint i = 0; i < scheme->stages->len; i++)
    n += ((const CpStage *) scheme->stages->pdata[i])->requirements->len;
  return n;
}

gboolean
cp_command_rules (int n_arguments, char **arguments, int *ret_exit, GError **error)
{
  static const char *const formats[] = { "text", NULL };
  g_auto (CpOptions) options = { 0 };

  (void) ret_exit;
  if (!cp_options_parse (&options, NULL, "lint", formats, n_arguments, arguments, error))
    return FALSE;
  if (options.rest[0] == NULL || !g_str_equal (options.rest[0], "lint") || options.rest[1] != NULL) {
    g_set_error_literal (error, CP_ERROR, CP_ERROR_USAGE,
                         "say what to do with the rules: coproof rules lint");
    return FALSE;
  }
  g_autoptr (CpScheme) scheme = cp_options_load_rules (&options, error);
  if (scheme == NULL)
    return FALSE;
  g_autofree char *text =
      g_strdup_printf ("%s: %u stages, %u requirements, %u kinds of evidence, no faults.\n", scheme->title,
                       scheme->stages->len, count_requirements (scheme), scheme->kinds->len);
  return cp_options_write (&options, text, error);
}
