/* rule-tests.c: takes test cases, gives where what came is not what was expected. */
#include "rule-tests.h"
#include "text.h"

#include <string.h>

/* As good as sure: with less a document is not said to be of a kind. */
#define FOUND_SCORE 0.5

void
cp_rule_tests_free (CpRuleTests *tests)
{
  if (tests == NULL)
    return;
  cp_faults_free (tests->failures);
  cp_faults_free (tests->not_yet);
  g_ptr_array_unref (tests->trials);
  g_free (tests);
}

/* What was expected, and did not come.  Where that is known, it is noted; and what is said not to hold yet,
 * and does, is a failure, too: or nobody would ever take the mark away. */
static void
judge (CpRuleTests *tests, const CpPlace *place, const char *not_yet, const char *failure)
{
  tests->n_expectations++;
  if (failure != NULL)
    cp_faults_add (not_yet != NULL ? tests->not_yet : tests->failures, place->file, place->line,
                   place->column, "%s%s%s%s", failure, not_yet != NULL ? " (not yet: " : "",
                   not_yet != NULL ? not_yet : "", not_yet != NULL ? ")" : "");
  else if (not_yet != NULL)
    cp_faults_add (tests->failures, place->file, place->line, place->column,
                   "this holds now; take \"not_yet\" away");
}

static const CpCover *
find_cover (const CpTrial *trial, const CpRequirement *requirement)
{
  for (guint i = 0; i < trial->coverage->lines->len; i++) {
    const CpLine *line = trial->coverage->lines->pdata[i];
    if (line->requirement == requirement)
      return line->cover;
  }
  g_assert_not_reached (); /* it is one of the stage's */
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* "a.docx and b.pdf", each once, by name; "nothing" for none.  Owned by the caller. */
static char *
join_names (GPtrArray *names)
{
  g_autoptr (GPtrArray) once = g_ptr_array_new ();

  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    if (i == 0 || !g_str_equal (names->pdata[i - 1], names->pdata[i]))
      g_ptr_array_add (once, names->pdata[i]);
  if (once->len == 0)
    return g_strdup ("nothing");
  g_ptr_array_add (once, NULL);
  return cp_text_join ((const char *const *) once->pdata, "and");
}

static char *
name_cited (const CpCover *cover)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < cover->evidence->len; i++)
    g_ptr_array_add (names, ((const CpEvidence *) cover->evidence->pdata[i])->item->path);
  return join_names (names);
}

static char *
name_wanted (const GPtrArray *cites)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < cites->len; i++)
    g_ptr_array_add (names, cites->pdata[i]);
  return join_names (names);
}

/* NULL where what came is what was expected.  Owned by the caller. */
static char *
find_failure (const CpTrial *trial, const CpExpectation *expectation)
{
  const CpCover *cover = find_cover (trial, expectation->requirement);
  g_autofree char *cited = name_cited (cover);
  g_autofree char *wanted = expectation->cites != NULL ? name_wanted (expectation->cites) : g_strdup (cited);
  const char *id = expectation->requirement->id;

  if (cover->verdict != expectation->verdict)
    return g_strdup_printf ("%s: %s: expected \"%s\", came \"%s\", citing %s: %s", trial->name, id,
                            cp_verdict_name (expectation->verdict), cp_verdict_name (cover->verdict), cited,
                            cover->reason);
  if (!g_str_equal (cited, wanted))
    return g_strdup_printf ("%s: %s: expected to cite %s, cited %s: %s", trial->name, id, wanted, cited,
                            cover->reason);
  return NULL;
}

static void
judge_case (CpRuleTests *tests, const CpCase *one, const CpTrial *trial)
{
  for (guint i = 0; i < one->expectations->len; i++) {
    const CpExpectation *expectation = one->expectations->pdata[i];
    g_autofree char *failure = find_failure (trial, expectation);
    judge (tests, &expectation->place, expectation->not_yet, failure);
  }
}

static const CpFinding *
find_finding (const CpTrial *trial, guint document, const char *kind)
{
  for (guint i = 0; i < cp_findings_count (trial->findings, document); i++) {
    const CpFinding *finding = cp_findings_get (trial->findings, document, i);
    if (g_str_equal (finding->kind, kind))
      return finding;
  }
  return NULL;
}

static CpTold
tell (const CpFinding *finding)
{
  if (finding == NULL || finding->score < FOUND_SCORE)
    return CP_TOLD_NO;
  if (finding->filled == CP_FILLED_NOT_ASKED)
    return CP_TOLD_YES;
  return finding->filled == CP_FILLED_YES ? CP_TOLD_FILLED : CP_TOLD_EMPTY;
}

/* "0.31: It says by when; It is guidance" */
static char *
finding_words (const CpFinding *finding)
{
  if (finding == NULL)
    return g_strdup ("there is no sign of it");
  g_autofree char *why = g_strjoinv ("; ", (char **) finding->why);
  return g_strdup_printf ("%.2f: %s", finding->score, why);
}

static void
judge_kind (CpRuleTests *tests, const CpCaseDocument *document, const CpKindExpectation *expectation,
            const CpFinding *finding)
{
  CpTold told = tell (finding);
  g_autofree char *failure = NULL, *words = finding_words (finding);
  gboolean holds = told == expectation->told || (expectation->told == CP_TOLD_YES && told != CP_TOLD_NO);

  if (!holds)
    failure = g_strdup_printf ("%s: %s: expected \"%s\", came \"%s\" (%s)", document->name, expectation->kind,
                               cp_told_name (expectation->told), cp_told_name (told), words);
  judge (tests, &expectation->place, expectation->not_yet, failure);
}

static void
judge_documents (CpRuleTests *tests, const GPtrArray *documents, const CpTrial *trial)
{
  for (guint i = 0; i < documents->len; i++) {
    const CpCaseDocument *document = documents->pdata[i];
    gint index = cp_trial_find_document (trial, trial->items->items->pdata[i]);
    for (guint j = 0; j < document->kinds->len; j++) {
      const CpKindExpectation *expectation = document->kinds->pdata[j];
      judge_kind (tests, document, expectation,
                  index >= 0 ? find_finding (trial, (guint) index, expectation->kind) : NULL);
    }
  }
}

static gboolean
is_wanted (const char *file, const char *const *files)
{
  g_autofree char *path = g_canonicalize_filename (file, NULL);

  for (gsize i = 0; files != NULL && files[i] != NULL; i++) {
    g_autofree char *wanted = g_canonicalize_filename (files[i], NULL);
    if (g_str_equal (path, wanted))
      return TRUE;
  }
  return files == NULL || files[0] == NULL;
}

static GPtrArray *
list_cases (const CpCases *cases, const char *const *files)
{
  GPtrArray *wanted = g_ptr_array_new ();

  for (guint i = 0; i < cases->cases->len; i++)
    if (is_wanted (((const CpCase *) cases->cases->pdata[i])->place.file, files))
      g_ptr_array_add (wanted, cases->cases->pdata[i]);
  return wanted;
}

/* Those of which a kind is expected. */
static GPtrArray *
list_documents (const CpCases *cases, const char *const *files)
{
  GPtrArray *wanted = g_ptr_array_new ();

  for (guint i = 0; i < cases->documents->len; i++) {
    const CpCaseDocument *document = cases->documents->pdata[i];
    if (document->kinds->len > 0 && is_wanted (document->place.file, files))
      g_ptr_array_add (wanted, cases->documents->pdata[i]);
  }
  return wanted;
}

CpRuleTests *
cp_pipeline_test_rules (CpHost *host, const CpCases *cases, const char *const *files, GError **error)
{
  g_autoptr (CpRuleTests) tests = g_new0 (CpRuleTests, 1);
  g_autoptr (GPtrArray) wanted = list_cases (cases, files), documents = list_documents (cases, files);

  tests->failures = cp_faults_new ();
  tests->not_yet = cp_faults_new ();
  tests->trials = g_ptr_array_new_with_free_func ((GDestroyNotify) cp_trial_free);
  tests->n_cases = wanted->len;
  for (guint i = 0; i < wanted->len; i++)
    g_ptr_array_add (tests->trials, cp_trial_new_of_case (wanted->pdata[i]));
  CpTrial *of_documents = cp_trial_new_of_documents (cases->schemes->pdata[0], documents);
  g_ptr_array_add (tests->trials, of_documents);
  if (!cp_pipeline_try (host, tests->trials, error))
    return NULL;
  judge_documents (tests, documents, of_documents);
  for (guint i = 0; i < wanted->len; i++)
    judge_case (tests, wanted->pdata[i], tests->trials->pdata[i]);
  g_ptr_array_set_size (tests->trials, wanted->len); /* the documents are no bundle */
  return g_steal_pointer (&tests);
}
