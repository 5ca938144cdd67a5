/* lint.c: takes rules without faults, gives what in them is probably not meant: parts that decide nothing,
 * kinds that nobody asks for, requirements that no case tests. */
#include "lint.h"
#include "implied.h"
#include "loader.h"

static void
warn_of_part (const CpSchemaContext *context, const CpNeed *need, const CpYaml *part, const CpYaml *other)
{
  if (need->type == CP_NEED_ANY)
    cp_schema_add_warning (context, part,
                           "this part can never decide: whatever shows it shows the part in line %u, too",
                           other->line);
  else
    cp_schema_add_warning (context, part,
                           "whatever shows this part shows the part in line %u, too: one paper counts twice",
                           other->line);
}

/* Of two that say the same, the later one is too many. */
static gboolean
is_implied_by (const CpNeed *need, guint part, guint other, const CpQuerySet *queries)
{
  return part != other && cp_need_implies (need->of->pdata[part], need->of->pdata[other], queries) &&
         (other < part || !cp_need_implies (need->of->pdata[other], need->of->pdata[part], queries));
}

static void
check_part (const CpSchemaContext *context, const CpScheme *scheme, const CpNeed *need, const CpYaml *list,
            guint part)
{
  for (guint i = 0; i < need->of->len; i++)
    if (is_implied_by (need, part, i, scheme->queries)) {
      warn_of_part (context, need, list->nodes->pdata[part], list->nodes->pdata[i]);
      return;
    }
}

void
cp_loader_check_parts (CpLoader *loader, const CpSchemaContext *context, const CpStage *stage,
                       const CpNeed *need, const CpYaml *list)
{
  guint n_coverable = 0;

  if (context->warnings == NULL || (need->type != CP_NEED_ANY && need->type != CP_NEED_AT_LEAST))
    return;
  for (guint i = 0; i < need->of->len; i++) {
    check_part (context, loader->scheme, need, list, i);
    n_coverable += cp_need_can_be_covered (need->of->pdata[i], stage);
  }
  if (need->type == CP_NEED_AT_LEAST && n_coverable < need->n)
    cp_schema_add_warning (
        context, list,
        "%u are asked for, and only %u of these can be found: the rest is for a person, so "
        "this is never found",
        need->n, n_coverable);
}

void
cp_loader_check_kinds (const CpLoader *loader)
{
  const GPtrArray *kinds = loader->scheme->kinds;
  CpFaults *warnings = loader->options->warnings;

  for (guint i = 0; warnings != NULL && i < kinds->len; i++) {
    const CpKind *kind = kinds->pdata[i];
    const CpKindUse *use = g_hash_table_lookup (loader->kinds, kind->id);
    if (!use->is_asked_for && !use->is_told_apart)
      cp_faults_add (warnings, use->place.file, use->place.line, use->place.column,
                     "nothing asks for the kind \"%s\"; one that is there only to be told apart from others "
                     "says so: told_apart: true",
                     kind->id);
    if (use->is_asked_for && use->is_told_apart)
      cp_faults_add (warnings, use->place.file, use->place.line, use->place.column,
                     "the kind \"%s\" says told_apart, but a need asks for it", kind->id);
  }
}

/* What the cases try of one requirement. */
typedef struct {
  gboolean passes, fails, nearly;
} Tried;

static Tried
find_tried (const CpCases *cases, const char *id)
{
  Tried tried = { FALSE, FALSE, FALSE };

  for (guint i = 0; i < cases->cases->len; i++) {
    const CpCase *one = cases->cases->pdata[i];
    for (guint j = 0; j < one->expectations->len; j++) {
      const CpExpectation *expectation = one->expectations->pdata[j];
      if (!g_str_equal (expectation->requirement->id, id))
        continue;
      gboolean is_covered = expectation->verdict == CP_VERDICT_COVERED;
      tried.passes = tried.passes || is_covered;
      tried.fails = tried.fails || !is_covered;
      tried.nearly = tried.nearly || expectation->is_nearly;
    }
  }
  return tried;
}

static void
check_requirement (const CpLoader *loader, const CpCases *cases, const CpStage *stage,
                   const CpRequirement *requirement)
{
  const CpPlace *place = g_hash_table_lookup (loader->places, requirement->id);
  const Tried tried = find_tried (cases, requirement->id);
  g_autoptr (GPtrArray) lacking = g_ptr_array_new ();

  if (!tried.passes && cp_need_can_be_covered (requirement->needs, stage))
    g_ptr_array_add (lacking, (gpointer) "one that passes");
  if (!tried.fails)
    g_ptr_array_add (lacking, (gpointer) "one that fails");
  if (!tried.nearly)
    g_ptr_array_add (lacking, (gpointer) "a near miss");
  if (lacking->len == 0)
    return;
  g_ptr_array_add (lacking, NULL);
  g_autofree char *words = g_strjoinv (", ", (char **) lacking->pdata);
  cp_faults_add (loader->options->warnings, place->file, place->line, place->column,
                 "%s lacks a case in %s: %s", requirement->id, CP_CASES_FOLDER, words);
}

static void
check_documents (const CpLoader *loader, const CpCases *cases)
{
  for (guint i = 0; i < cases->documents->len; i++) {
    const CpCaseDocument *document = cases->documents->pdata[i];
    if (document->n_uses == 0 && document->kinds->len == 0)
      cp_faults_add (loader->options->warnings, document->place.file, document->place.line,
                     document->place.column,
                     "no case uses \"%s\", and nothing is expected of it: it tests nothing", document->name);
  }
}

void
cp_loader_check_examples (const CpLoader *loader, const CpCases *cases)
{
  if (cases->cases->len == 0 && cases->documents->len == 0) {
    cp_faults_add (loader->options->warnings, loader->folder, 0, 0,
                   "there are no cases in its folder \"%s\": no rule is tested", CP_CASES_FOLDER);
    return;
  }
  for (guint i = 0; i < loader->scheme->stages->len; i++) {
    const CpStage *stage = loader->scheme->stages->pdata[i];
    for (guint j = 0; j < stage->requirements->len; j++)
      check_requirement (loader, cases, stage, stage->requirements->pdata[j]);
  }
  check_documents (loader, cases);
}
