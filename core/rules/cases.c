/* cases.c: takes the files in the folder of tests, gives the cases in them. */
#include "cases.h"
#include "case-document.h"
#include "rules.h"

#include <string.h>

#define MAX_FILES 1000

/* What the readers of the files share. */
typedef struct {
  const char *folder;
  CpFaults *faults;
  CpCases *cases;
  GHashTable *schemes; /* from choices as words to the scheme with them; borrowed */
  GHashTable *shared;  /* from a name to the document that any case can use; borrowed */
} Reader;

/* A file of cases. */
typedef struct {
  CpYaml *tree;
  CpSchemaContext context;
} File;

static void
file_free (gpointer data)
{
  File *file = data;

  cp_yaml_free (file->tree);
  g_free (file);
}

static void
expectation_free (gpointer data)
{
  CpExpectation *expectation = data;

  g_clear_pointer (&expectation->cites, g_ptr_array_unref);
  g_free (expectation->not_yet);
  g_free (expectation);
}

static void
case_free (gpointer data)
{
  CpCase *one = data;

  g_free (one->name);
  cp_facts_free (one->facts);
  g_ptr_array_unref (one->documents);
  g_ptr_array_unref (one->expectations);
  g_free (one);
}

static CpCases *
cases_new (void)
{
  CpCases *cases = g_new0 (CpCases, 1);

  cases->schemes = g_ptr_array_new_with_free_func ((GDestroyNotify) cp_scheme_free);
  cases->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) cp_case_document_free);
  cases->cases = g_ptr_array_new_with_free_func (case_free);
  return cases;
}

void
cp_cases_free (CpCases *cases)
{
  if (cases == NULL)
    return;
  g_ptr_array_unref (cases->cases);
  g_ptr_array_unref (cases->documents);
  g_ptr_array_unref (cases->schemes);
  g_free (cases);
}

/* The choices as words: the same words, the same scheme. */
static void
append_choices (GString *words, const CpYaml *map)
{
  for (guint i = 0; map != NULL && i < map->keys->len; i++) {
    const CpYaml *key = map->keys->pdata[i], *value = map->nodes->pdata[i];
    g_string_append_printf (words, "%s: %s\n", key->value, value->type == CP_YAML_SCALAR ? value->value : "");
  }
  g_string_append_c (words, '\n');
}

/* The scheme with the choices of the case, or where it makes none, with none. */
static const CpScheme *
find_scheme (Reader *reader, const CpSchemaContext *context, const CpYaml *map)
{
  const CpChoices choices = { context->file, map != NULL ? cp_yaml_get (map, "readings") : NULL,
                              map != NULL ? cp_yaml_get (map, "numbers") : NULL };
  const CpRulesOptions options = { .choices = &choices };
  g_autoptr (GString) key = g_string_new (NULL);

  append_choices (key, choices.readings);
  append_choices (key, choices.numbers);
  CpScheme *scheme = g_hash_table_lookup (reader->schemes, key->str);
  if (scheme != NULL)
    return scheme;
  scheme = cp_rules_read (reader->folder, &options, reader->faults);
  if (scheme == NULL)
    return NULL;
  g_hash_table_insert (reader->schemes, g_strdup (key->str), scheme);
  g_ptr_array_add (reader->cases->schemes, scheme);
  return scheme;
}

static const CpStage *
find_stage (const CpSchemaContext *context, const CpScheme *scheme, const CpYaml *name)
{
  const CpStage *stage = cp_scheme_find_stage (scheme, name->value);
  g_autoptr (GPtrArray) known = g_ptr_array_new ();

  if (stage != NULL)
    return stage;
  for (guint i = 0; i < scheme->stages->len; i++)
    g_ptr_array_add (known, ((const CpStage *) scheme->stages->pdata[i])->id);
  g_ptr_array_add (known, NULL);
  cp_schema_add_unknown (context, name, "stage", name->value, (const char *const *) known->pdata);
  return NULL;
}

static const CpRequirement *
find_requirement (const CpSchemaContext *context, const CpStage *stage, const CpYaml *name)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();

  for (guint i = 0; i < stage->requirements->len; i++) {
    const CpRequirement *requirement = stage->requirements->pdata[i];
    if (g_str_equal (requirement->id, name->value))
      return requirement;
    g_ptr_array_add (known, requirement->id);
  }
  g_ptr_array_add (known, NULL);
  cp_schema_add_unknown (context, name, "requirement of this stage", name->value,
                         (const char *const *) known->pdata);
  return NULL;
}

static gboolean
read_date (const CpSchemaContext *context, const CpYaml *node, GDate *ret_date)
{
  if (cp_date_parse (node->value, ret_date))
    return TRUE;
  cp_schema_add_fault (context, node, "\"%s\" is not a date; write it like 2026-09-15", node->value);
  return FALSE;
}

static void
read_facts (const CpSchemaContext *context, const CpYaml *map, CpFactSource source, const char *item_id,
            CpFacts *facts)
{
  for (guint i = 0; map != NULL && i < map->keys->len; i++) {
    const CpYaml *name = map->keys->pdata[i], *value = map->nodes->pdata[i];
    g_autoptr (GError) error = NULL;
    if (value->type != CP_YAML_SCALAR)
      cp_schema_add_fault (context, value, "\"%s\" must be a text", name->value);
    else if (!cp_facts_set (facts, name->value, value->value, source, item_id, &error))
      cp_schema_add_fault (context, name, "%s", error->message);
  }
}

static void
use_document (CpCase *one, CpCaseDocument *document)
{
  document->n_uses++;
  g_ptr_array_add (one->documents, document);
}

static void
read_uses (Reader *reader, const CpSchemaContext *context, const CpYaml *list, CpCase *one)
{
  g_autofree const char **known = (const char **) g_hash_table_get_keys_as_array (reader->shared, NULL);

  for (guint i = 0; list != NULL && i < list->nodes->len; i++) {
    const CpYaml *name = list->nodes->pdata[i];
    CpCaseDocument *document = g_hash_table_lookup (reader->shared, name->value);
    if (document != NULL)
      use_document (one, document);
    else
      cp_schema_add_unknown (context, name, "document", name->value, known);
  }
}

static CpCaseDocument *
keep_document (Reader *reader, CpCaseDocument *document)
{
  g_ptr_array_add (reader->cases->documents, document);
  return document;
}

/* What the sender states stands in a document of its own, the last of the bundle. */
static void
read_stated (Reader *reader, const CpSchemaContext *context, const CpYaml *map, CpCase *one)
{
  guint n_faults = reader->faults->faults->len;

  if (map == NULL)
    return;
  g_autofree char *id = g_strdup_printf ("%u", one->documents->len + 1);
  read_facts (context, map, CP_FACT_FROM_SENDER, id, one->facts);
  if (reader->faults->faults->len == n_faults)
    use_document (one, keep_document (reader, cp_case_document_new_stated (context, map)));
}

static gboolean
has_document (const CpCase *one, const char *name)
{
  for (guint i = 0; i < one->documents->len; i++)
    if (g_str_equal (((const CpCaseDocument *) one->documents->pdata[i])->name, name))
      return TRUE;
  return FALSE;
}

/* A list of documents, and it may be empty. */
static GPtrArray *
read_cites (const CpSchemaContext *context, const CpYaml *list, const CpCase *one)
{
  GPtrArray *cites = g_ptr_array_new_with_free_func (g_free);

  if (list->type != CP_YAML_LIST)
    cp_schema_add_fault (context, list, "\"cites\" must be a list of documents; [] where none is cited");
  for (guint i = 0; list->type == CP_YAML_LIST && i < list->nodes->len; i++) {
    const CpYaml *name = list->nodes->pdata[i];
    if (name->type != CP_YAML_SCALAR || !has_document (one, name->value))
      cp_schema_add_fault (context, name, "the case has no such document");
    else
      g_ptr_array_add (cites, g_strdup (name->value));
  }
  return cites;
}

static gboolean
read_verdict (const CpSchemaContext *context, const CpYaml *node, CpVerdict *ret_verdict)
{
  const char *words[CP_N_VERDICTS + 1] = { NULL };

  for (CpVerdict verdict = 0; verdict < CP_N_VERDICTS; verdict++) {
    words[verdict] = cp_verdict_name (verdict);
    if (node->type != CP_YAML_SCALAR || !g_str_equal (words[verdict], node->value))
      continue;
    *ret_verdict = verdict;
    return TRUE;
  }
  cp_schema_add_unknown (context, node, "verdict", node->type == CP_YAML_SCALAR ? node->value : "", words);
  return FALSE;
}

/* "covered", or {is: covered, cites: [plan.docx], not_yet: why}. */
static void
read_expectation (const CpSchemaContext *context, const CpYaml *name, const CpYaml *value, CpCase *one)
{
  const CpRequirement *requirement = find_requirement (context, one->stage, name);
  const CpYaml *is = value, *cites = NULL;
  CpVerdict verdict;

  if (requirement == NULL)
    return;
  if (value->type == CP_YAML_MAP) {
    if (!cp_schema_check (context, value, cp_keys_expectation))
      return;
    is = cp_yaml_get (value, "is");
    cites = cp_yaml_get (value, "cites");
  }
  if (!read_verdict (context, is, &verdict))
    return;
  CpExpectation *expectation = g_new0 (CpExpectation, 1);
  expectation->place = (CpPlace){ context->file, name->line, name->column };
  expectation->requirement = requirement;
  expectation->verdict = verdict;
  expectation->cites = cites != NULL ? read_cites (context, cites, one) : NULL;
  expectation->not_yet = value->type == CP_YAML_MAP ? g_strdup (cp_yaml_get_text (value, "not_yet")) : NULL;
  g_ptr_array_add (one->expectations, expectation);
}

/* What nearly fits must not be found. */
static void
read_nearly (const CpSchemaContext *context, const CpYaml *list, const CpCase *one)
{
  for (guint i = 0; list != NULL && i < list->nodes->len; i++) {
    const CpYaml *name = list->nodes->pdata[i];
    CpExpectation *found = NULL;
    for (guint j = 0; j < one->expectations->len && found == NULL; j++) {
      CpExpectation *expectation = one->expectations->pdata[j];
      if (g_str_equal (expectation->requirement->id, name->value))
        found = expectation;
    }
    if (found == NULL || found->verdict == CP_VERDICT_COVERED)
      cp_schema_add_fault (context, name,
                           "a near miss must expect something of \"%s\", and not that it is covered",
                           name->value);
    else
      found->is_nearly = TRUE;
  }
}

static void
read_bundle (Reader *reader, const CpSchemaContext *context, const CpYaml *map, CpCase *one)
{
  const CpYaml *documents = cp_yaml_get (map, "documents");

  read_uses (reader, context, cp_yaml_get (map, "use"), one);
  for (guint i = 0; documents != NULL && i < documents->nodes->len; i++)
    use_document (one, keep_document (
                           reader, cp_case_document_read (context, one->scheme, documents->nodes->pdata[i])));
  read_facts (context, cp_yaml_get (map, "facts"), CP_FACT_FROM_COMMAND_LINE, NULL, one->facts);
  read_stated (reader, context, cp_yaml_get (map, "stated"), one);
}

static CpCase *
case_new (const CpSchemaContext *context, const CpYaml *map)
{
  CpCase *one = g_new0 (CpCase, 1);

  one->place = (CpPlace){ context->file, map->line, map->column };
  one->name = g_strdup (cp_yaml_get_text (map, "name"));
  one->facts = cp_facts_new ();
  one->documents = g_ptr_array_new ();
  one->expectations = g_ptr_array_new_with_free_func (expectation_free);
  return one;
}

/* The case's own, or what the file says for all of its cases. */
static const CpYaml *
get_or_default (const File *file, const CpYaml *map, const char *key)
{
  const CpYaml *own = cp_yaml_get (map, key);

  if (own == NULL)
    own = cp_yaml_get (file->tree, key);
  if (own == NULL)
    cp_schema_add_fault (&file->context, map,
                         "the key \"%s\" is missing; it may also stand at the top of the file", key);
  return own;
}

static void
read_case (Reader *reader, const File *file, const CpYaml *map)
{
  const CpSchemaContext *context = &file->context;
  const CpYaml *today = get_or_default (file, map, "today"), *stage = get_or_default (file, map, "stage");
  const CpYaml *expect = cp_yaml_get (map, "expect");
  CpCase *one = case_new (context, map);

  g_ptr_array_add (reader->cases->cases, one);
  one->scheme = find_scheme (reader, context, map);
  if (today == NULL || stage == NULL || one->scheme == NULL || !read_date (context, today, &one->today))
    return;
  one->stage = find_stage (context, one->scheme, stage);
  if (one->stage == NULL)
    return;
  read_bundle (reader, context, map, one);
  for (guint i = 0; i < expect->keys->len; i++)
    read_expectation (context, expect->keys->pdata[i], expect->nodes->pdata[i], one);
  read_nearly (context, cp_yaml_get (map, "nearly"), one);
}

/* Documents that any case of any file can use by their name. */
static void
read_shared (Reader *reader, const File *file, const CpScheme *scheme)
{
  const CpYaml *documents = cp_yaml_get (file->tree, "documents");

  for (guint i = 0; documents != NULL && i < documents->nodes->len; i++) {
    const CpYaml *map = documents->nodes->pdata[i];
    CpCaseDocument *document = keep_document (reader, cp_case_document_read (&file->context, scheme, map));
    if (!g_hash_table_insert (reader->shared, document->name, document))
      cp_schema_add_fault (&file->context, cp_yaml_get (map, "name"),
                           "there is another document called \"%s\"", document->name);
  }
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* The YAML files of a folder and of the folders in it. */
static void
list_files (const char *folder, GPtrArray *paths)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && paths->len < MAX_FILES && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
      list_files (path, paths);
    else if (g_str_has_suffix (name, ".yaml"))
      g_ptr_array_add (paths, g_steal_pointer (&path));
  }
}

static gboolean
is_listed (const GPtrArray *paths, const char *path)
{
  g_autofree char *wanted = g_canonicalize_filename (path, NULL);

  for (guint i = 0; i < paths->len; i++) {
    g_autofree char *listed = g_canonicalize_filename (paths->pdata[i], NULL);
    if (g_str_equal (listed, wanted))
      return TRUE;
  }
  return FALSE;
}

static GPtrArray *
list_all (const char *folder, const char *const *more)
{
  g_autofree char *tests = g_build_filename (folder, CP_CASES_FOLDER, NULL);
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  list_files (tests, paths);
  for (gsize i = 0; more != NULL && more[i] != NULL; i++)
    if (!is_listed (paths, more[i]))
      g_ptr_array_add (paths, g_strdup (more[i]));
  g_ptr_array_sort (paths, compare_paths);
  return paths;
}

static File *
read_file (const char *path, CpFaults *faults)
{
  g_autofree char *text = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, NULL)) {
    cp_faults_add (faults, path, 0, 0, "the file could not be read");
    return NULL;
  }
  const CpSchemaContext context = { .file = g_intern_string (path), .faults = faults };
  g_autoptr (CpYaml) tree = cp_yaml_read (text, length, path, faults);
  if (tree == NULL || !cp_schema_check (&context, tree, cp_keys_case_file))
    return NULL;
  File *file = g_new0 (File, 1);
  file->tree = g_steal_pointer (&tree);
  file->context = context;
  return file;
}

static void
read_files (Reader *reader, const GPtrArray *paths)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (file_free);
  const CpScheme *scheme = find_scheme (reader, &(CpSchemaContext){ .file = reader->folder }, NULL);

  for (guint i = 0; i < paths->len; i++) {
    File *file = read_file (paths->pdata[i], reader->faults);
    if (file != NULL)
      g_ptr_array_add (files, file);
  }
  if (scheme == NULL || reader->faults->faults->len > 0)
    return; /* a document that could not be read would be missed by every case */
  for (guint i = 0; i < files->len; i++)
    read_shared (reader, files->pdata[i], scheme);
  for (guint i = 0; i < files->len; i++) {
    const File *file = files->pdata[i];
    const CpYaml *cases = cp_yaml_get (file->tree, "cases");
    for (guint j = 0; cases != NULL && j < cases->nodes->len; j++)
      read_case (reader, file, cases->nodes->pdata[j]);
  }
}

CpCases *
cp_cases_read (const char *folder, const char *const *more, CpFaults *faults)
{
  g_autoptr (CpCases) cases = cases_new ();
  g_autoptr (GHashTable) schemes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) shared = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) paths = list_all (folder, more);
  Reader reader = { folder, faults, cases, schemes, shared };
  guint n_faults = faults->faults->len;

  read_files (&reader, paths);
  return faults->faults->len == n_faults ? g_steal_pointer (&cases) : NULL;
}
