/* check.c: coproof check. */
#include "check.h"
#include "command.h"
#include "errors.h"
#include "options.h"
#include "report.h"

static const struct {
  const char *name;
  char *(*print) (const CpCheck *check);
} formats[] = { { "text", cp_report_check_text },
                { "json", cp_report_check_json },
                { "html", cp_report_check_html } };

static const char *const format_names[] = { "text", "json", "html", NULL };

/* EXIT_CODE of --exit-code: something that the scheme asks for is not covered. */
#define EXIT_NOT_COVERED 5

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

static gboolean
check_bundle (const CpOptions *options, const CpCheckOptions *check_options, gboolean exit_code,
              int *ret_exit, GError **error)
{
  g_autoptr (CpHost) host =
      cp_options_open_host (options, error); /* its plugins load while the rules are read */
  g_autoptr (CpScheme) scheme = host != NULL ? cp_options_load_rules (options, error) : NULL;
  if (scheme == NULL)
    return FALSE;

  g_autoptr (CpCheck) check =
      cp_pipeline_check (host, scheme, (const char *const *) options->rest, check_options, error);
  if (check == NULL) {
    g_prefix_error (error, "%s: ", options->rest[0]);
    return FALSE;
  }
  g_autofree char *text = print (check, options->format);
  if (exit_code && !is_all_covered (check->coverage))
    *ret_exit = EXIT_NOT_COVERED;
  return cp_options_write (options, text, error);
}

/* The values of the options for facts, in the order of cp_fact_names. */
typedef struct {
  char *values[16];
} FactValues;

static gboolean
set_facts (CpFacts *facts, FactValues *values, GError **error)
{
  gboolean good = TRUE;

  for (guint i = 0; cp_fact_names[i].name != NULL; i++) {
    g_autofree char *value = g_steal_pointer (&values->values[i]);
    if (good && value != NULL)
      good = cp_facts_set (facts, cp_fact_names[i].name, value, CP_FACT_FROM_COMMAND_LINE, NULL, error);
  }
  return good;
}

/* An option for each fact that no bundle can prove. */
static void
add_fact_options (GArray *entries, FactValues *values)
{
  for (guint i = 0; cp_fact_names[i].name != NULL; i++) {
    const GOptionEntry entry = { cp_fact_names[i].name,
                                 0,
                                 0,
                                 G_OPTION_ARG_STRING,
                                 &values->values[i],
                                 cp_fact_names[i].words,
                                 cp_fact_names[i].type == CP_FACT_DATE ? "YYYY-MM-DD" : "WORDS" };
    g_array_append_val (entries, entry);
  }
}

gboolean
cp_command_check (int n_arguments, char **arguments, int *ret_exit, GError **error)
{
  g_auto (CpOptions) options = { 0 };
  g_autoptr (CpFacts) facts = cp_facts_new ();
  g_autofree char *stage = NULL;
  gboolean exit_code = FALSE;
  CpCheckOptions check_options = { .facts = facts };
  FactValues values = { 0 };
  const GOptionEntry own[] = {
    { "stage", 's', 0, G_OPTION_ARG_STRING, &stage, "The stage to check against", "STAGE" },
    { "anyway", 0, 0, G_OPTION_ARG_NONE, &check_options.anyway, "Read an archive that cannot be trusted",
      NULL },
    { "exit-code", 0, 0, G_OPTION_ARG_NONE, &exit_code,
      "Exit 5 when something that is asked for is not covered", NULL },
  };
  g_autoptr (GArray) entries = g_array_new (TRUE, TRUE, sizeof (GOptionEntry));

  g_array_append_vals (entries, own, G_N_ELEMENTS (own));
  add_fact_options (entries, &values);
  gboolean good = cp_options_parse (&options, (const GOptionEntry *) (void *) entries->data, "BUNDLE",
                                    format_names, n_arguments, arguments, error);
  if (!set_facts (facts, &values, good ? error : NULL) || !good)
    return FALSE;
  if (options.rest[0] == NULL) {
    g_set_error_literal (error, CP_ERROR, CP_ERROR_USAGE,
                         "say which bundle to check: coproof check BUNDLE --stage STAGE");
    return FALSE;
  }
  check_options.stage = stage;
  return cp_options_find_today (&options, &check_options.today, error) &&
         cp_options_check_output (&options, error) &&
         check_bundle (&options, &check_options, exit_code, ret_exit, error);
}
