/* rules-explain.c: coproof rules explain. */
#include "check.h"
#include "errors.h"
#include "facts-options.h"
#include "options.h"
#include "progress.h"
#include "report.h"
#include "rules-commands.h"
#include "text.h"

static const char *const format_names[] = { "text", "json", NULL };

typedef struct {
  CpOptions shared;
  CpCheckOptions check;
  CpFactsOptions facts;
  char *stage;
} Options;

/* A requirement's id stands once in the whole scheme, so it says which stage is meant. */
static const CpRequirement *
find_requirement (const CpScheme *scheme, const char *id, const CpStage **ret_stage, GError **error)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();

  for (guint i = 0; i < scheme->stages->len; i++) {
    const CpStage *stage = scheme->stages->pdata[i];
    for (guint j = 0; j < stage->requirements->len; j++) {
      CpRequirement *requirement = stage->requirements->pdata[j];
      *ret_stage = stage;
      if (g_ascii_strcasecmp (requirement->id, id) == 0)
        return requirement;
      g_ptr_array_add (known, requirement->id);
    }
  }
  g_ptr_array_add (known, NULL);
  g_autofree char *list = g_strjoinv (" ", (char **) known->pdata);
  g_set_error (error, CP_ERROR, CP_ERROR_USAGE, "there is no requirement \"%s\"; they are %s", id, list);
  return NULL;
}

static const CpRequirement *
choose_requirement (const CpScheme *scheme, Options *options, GError **error)
{
  const CpStage *stage = NULL;
  const CpRequirement *requirement = find_requirement (scheme, options->shared.rest[0], &stage, error);

  if (requirement == NULL || !cp_pipeline_check_stage (scheme, options->stage, error))
    return NULL;
  if (options->stage != NULL && !g_str_equal (options->stage, stage->id)) {
    g_set_error (error, CP_ERROR, CP_ERROR_USAGE, "%s is asked at the stage \"%s\", not \"%s\"",
                 requirement->id, stage->id, options->stage);
    return NULL;
  }
  options->check.stage = stage->id;
  return requirement;
}

static gboolean
explain (CpHost *host, const CpScheme *scheme, Options *options, GError **error)
{
  const CpRequirement *requirement = choose_requirement (scheme, options, error);
  g_autoptr (CpFacts) facts = cp_facts_new ();

  if (requirement == NULL || !cp_facts_options_set (&options->facts, facts, error))
    return FALSE;
  options->check.facts = facts;
  options->check.no_recognition = options->shared.no_ocr;
  g_autoptr (CpCheck) check = cp_pipeline_check (host, scheme, (const char *const *) options->shared.rest + 1,
                                                 &options->check, error);
  cp_progress_clear ();
  if (check == NULL) {
    if (options->shared.rest[2] == NULL)
      g_prefix_error (error, "%s: ", options->shared.rest[1]);
    return FALSE;
  }
  g_autofree char *text = g_str_equal (options->shared.format, "json")
                              ? cp_report_explain_json (check, requirement)
                              : cp_report_explain_text (check, requirement);
  return cp_options_write (&options->shared, text, error);
}

static gboolean
run (Options *options, GError **error)
{
  if (options->shared.rest[0] == NULL || options->shared.rest[1] == NULL) {
    g_set_error_literal (error, CP_ERROR, CP_ERROR_USAGE,
                         "say which requirement of which bundle: coproof rules explain ID BUNDLE");
    return FALSE;
  }
  if (!cp_options_check_output (&options->shared, error))
    return FALSE;
  g_autoptr (CpHost) host = cp_options_open_host (&options->shared, error);
  g_autoptr (CpScheme) scheme = host != NULL ? cp_options_load_rules (&options->shared, error) : NULL;
  if (scheme == NULL)
    return FALSE;
  cp_progress_show (host);
  return explain (host, scheme, options, error);
}

static gboolean
parse (Options *options, int n_arguments, char **arguments, GError **error)
{
  static const char usage[] =
      "ID BUNDLE...\n\n"
      "Why a requirement has its verdict: every part of what it asks for, what was found where, which files\n"
      "nearly fitted and what they lack, which were looked in, and which could not be read.";
  const GOptionEntry own[] = {
    { "stage", 's', 0, G_OPTION_ARG_STRING, &options->stage, "The stage; the ID says it, too", "STAGE" },
    { "anyway", 0, 0, G_OPTION_ARG_NONE, &options->check.anyway, "Read an archive that cannot be trusted",
      NULL },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };

  return cp_facts_options_parse (&options->facts, &options->shared, own, usage, format_names, n_arguments,
                                 arguments, error) &&
         cp_options_find_today (&options->shared, &options->check.today, error);
}

gboolean
cp_command_rules_explain (int n_arguments, char **arguments, int *ret_exit, GError **error)
{
  Options options = { 0 };
  gboolean good = parse (&options, n_arguments, arguments, error) && run (&options, error);

  (void) ret_exit;
  cp_facts_options_clear (&options.facts);
  g_free (options.stage);
  cp_options_clear (&options.shared);
  return good;
}
