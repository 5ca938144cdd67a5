/* check.c: the calls in order. */
#include "check.h"
#include "dates.h"
#include "draw.h"
#include "errors.h"
#include "extract.h"
#include "intake.h"
#include "language.h"
#include "match.h"
#include "readers.h"
#include "recognise.h"
#include "text.h"
#include "twins.h"

const CpWork *const cp_works[] = {
  &cp_intake_walk_work, &cp_intake_zip_central_work,
  &cp_intake_tar_work,  &cp_intake_stream_work,
  &cp_intake_list_work, &cp_extract_work,
  &cp_draw_work,        &cp_recognise_work,
  &cp_rules_facts_work, &cp_classify_declare_work,
  &cp_classify_work,    NULL,
};

void
cp_check_free (CpCheck *check)
{
  if (check == NULL)
    return;
  cp_plan_section_free (check->plan);
  cp_check_free (check->given);
  g_clear_pointer (&check->pointers, g_ptr_array_unref);
  cp_voices_free (check->voices);
  cp_coverage_free (check->coverage);
  cp_surveys_free (check->surveys);
  cp_findings_free (check->findings);
  cp_hits_free (check->hits);
  cp_documents_free (check->documents);
  cp_items_free (check->items);
  g_free (check->facts_fault);
  g_free (check);
}

static char *
check_query (const char *expression, gpointer checker)
{
  return cp_query_checker_check (checker, expression);
}

static char *
find_unreachable (const char *expression, gpointer checker)
{
  return cp_query_checker_find_unreachable (checker, expression);
}

CpScheme *
cp_pipeline_lint_rules (const char *folder, CpFaults *warnings, GError **error)
{
  g_autoptr (CpQueryChecker) checker = cp_query_checker_new (error);
  g_autoptr (CpFaults) faults = cp_faults_new ();
  const CpRulesOptions options = { check_query, find_unreachable, checker, NULL, warnings };
  CpScheme *scheme = NULL;

  if (checker == NULL || cp_rules_lint (folder, &options, faults, &scheme))
    return scheme;
  g_autofree char *words = cp_faults_print (faults);
  g_set_error_literal (error, CP_ERROR, CP_ERROR_USAGE, g_strchomp (words));
  return NULL;
}

CpScheme *
cp_pipeline_load_rules (const char *folder, GError **error)
{
  g_autoptr (CpQueryChecker) checker = cp_query_checker_new (error);

  return checker != NULL ? cp_rules_load (folder, check_query, checker, error) : NULL;
}

static const CpStage *
choose_stage (const CpScheme *scheme, const char *asked, const char *stated, GError **error)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  const char *name = asked != NULL ? asked : stated;
  const CpStage *stage = name != NULL ? cp_scheme_find_stage (scheme, name) : NULL;

  if (stage != NULL)
    return stage;
  for (guint i = 0; i < scheme->stages->len; i++)
    g_ptr_array_add (known, ((CpStage *) scheme->stages->pdata[i])->id);
  g_ptr_array_add (known, NULL);
  g_autofree char *names = cp_text_join ((const char *const *) known->pdata, "or");
  if (name == NULL)
    g_set_error (error, CP_ERROR, CP_ERROR_USAGE, "which stage? Say --stage and one of %s", names);
  else
    g_set_error (error, CP_ERROR, CP_ERROR_USAGE, "there is no stage \"%s\"; the stages are %s", name, names);
  return NULL;
}

gboolean
cp_pipeline_check_stage (const CpScheme *scheme, const char *stage, GError **error)
{
  return stage == NULL || choose_stage (scheme, stage, NULL, error) != NULL;
}

/* Documents of the items, with what is told from all of their text. */
static gboolean
extract (CpHost *host, CpCheck *check, gboolean no_recognition, GError **error)
{
  const CpExtractOptions options = { no_recognition };

  check->documents = cp_extract_items (host, check->items, &options, error);
  if (check->documents == NULL)
    return FALSE;
  cp_extract_languages (check->documents);
  cp_extract_dates (check->documents);
  cp_extract_twins (check->items, check->documents);
  return TRUE;
}

/* Hits and findings of what was read. */
static gboolean
understand (CpHost *host, CpCheck *check, GError **error)
{
  g_autoptr (CpQuerySet) queries = cp_query_set_copy (check->scheme->queries);
  g_autoptr (GPtrArray) classifiers = cp_classify_declare (host, check->scheme, queries, error);

  return classifiers != NULL && (check->hits = cp_match_queries (check->documents, queries, error)) != NULL &&
         (check->findings = cp_classify_documents (host, check->scheme, classifiers, check->documents,
                                                   check->hits, error)) != NULL;
}

static void
cover (CpCheck *check)
{
  const CpCoverInput input = { check->items,    check->documents, check->hits,
                               check->findings, check->facts,     check->today };

  check->coverage = cp_cover_stage (check->stage, &input);
  check->pointers = cp_index_claims_find (check->scheme, check->stage, &input);
}

static CpPlanInput
plan_input (const CpCheck *check, const CpCheck *source)
{
  return (CpPlanInput){ check->scheme, check->stage, source->documents, source->hits, source->findings };
}

/* What was promised, by the file that was given or by the bundle, and what the bundle shows of it. */
static void
follow_plan (CpCheck *check)
{
  const CpPlanInput bundle = plan_input (check, check);
  const CpPlanInput given = plan_input (check, check->given != NULL ? check->given : check);

  check->plan = cp_plan_section_new (&bundle, check->given != NULL ? &given : NULL);
}

/* People name themselves, and their children, in what they answer: in the table and in each copy of it. */
static void
mark_answers (const CpSurveys *surveys, const CpItems *items)
{
  for (guint i = 0; i < surveys->surveys->len; i++) {
    const CpSurvey *survey = surveys->surveys->pdata[i];
    CpItem *item = survey->items->pdata[0];
    item->holds_answers = item->holds_answers || survey->source == CP_SURVEY_FROM_TABLE;
  }
  for (guint i = 0; i < items->items->len; i++) {
    CpItem *item = items->items->pdata[i];
    item->holds_answers = item->holds_answers || (item->same_as != NULL && item->same_as->holds_answers);
  }
}

/* What the documents hold as data; no verdict rests on it. */
static void
interpret (CpCheck *check)
{
  follow_plan (check);
  check->surveys = cp_interpret_surveys (check->scheme->survey_words, check->documents, check->findings);
  mark_answers (check->surveys, check->items);
  check->voices = cp_voices_find (check->scheme, check->documents, check->findings);
}

CpCheck *
cp_pipeline_check (CpHost *host, const CpScheme *scheme, const char *const *paths,
                   const CpCheckOptions *options, GError **error)
{
  g_autoptr (CpCheck) check = g_new0 (CpCheck, 1);
  g_autofree char *stated_stage = NULL;

  check->scheme = scheme;
  check->facts = options->facts;
  check->today = options->today;
  if (options->plan != NULL &&
      (check->given = cp_pipeline_read (host, scheme, options->plan, options->no_recognition, error)) == NULL)
    return NULL;
  cp_host_begin_bundle (host);
  if (!cp_pipeline_check_stage (scheme, options->stage, error) ||
      (check->items = cp_intake_open (host, paths, options->anyway ? CP_INTAKE_ANYWAY : CP_INTAKE_STRICT,
                                      error)) == NULL ||
      !extract (host, check, options->no_recognition, error) ||
      !cp_rules_read_facts (host, check->items, check->facts, &stated_stage, &check->facts_fault, error) ||
      (check->stage = choose_stage (scheme, options->stage, stated_stage, error)) == NULL ||
      !understand (host, check, error))
    return NULL;
  cover (check);
  interpret (check);
  check->guards = cp_host_get_guards (host);
  check->time_limit_met = cp_host_was_time_limit_met (host);
  return g_steal_pointer (&check);
}

CpCheck *
cp_pipeline_read (CpHost *host, const CpScheme *scheme, const char *path, gboolean no_recognition,
                  GError **error)
{
  g_autoptr (CpCheck) check = g_new0 (CpCheck, 1);

  check->scheme = scheme;
  cp_host_begin_bundle (host);
  if ((check->items = cp_intake_open_file (host, path, error)) == NULL ||
      !extract (host, check, no_recognition, error) || !understand (host, check, error))
    return NULL;
  check->guards = cp_host_get_guards (host);
  check->time_limit_met = cp_host_was_time_limit_met (host);
  return g_steal_pointer (&check);
}
