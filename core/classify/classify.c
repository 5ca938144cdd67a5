/* classify.c: the parent's side: asks for queries, hands out documents, checks findings. */
#include "classify.h"
#include "descriptor.h"
#include "document-wire.h"
#include "errors.h"
#include "frames.h"
#include "identify.h"

#include <math.h>
#include <string.h>

static void
classifier_free (gpointer data)
{
  CpClassifier *classifier = data;

  g_free (classifier->plugin);
  g_array_unref (classifier->queries);
  g_free (classifier);
}

static CpTask *
task_new (const CpWork *work, const CpClassifier *classifier, gpointer data)
{
  CpTask *task = g_new0 (CpTask, 1);

  task->work = work;
  task->argument = g_bytes_new (classifier->plugin, strlen (classifier->plugin) + 1);
  task->data = data;
  return task;
}

typedef struct {
  CpClassifier *classifier;
  CpQuerySet *queries;
} Declaration;

static int
open_nothing (CpTask *task, GError **error)
{
  (void) task;
  return cp_fd_new_memory ("nothing", error);
}

static gboolean
take_query (CpTask *task, CpReader *frame, GError **error)
{
  const Declaration *declaration = task->data;
  const char *expression = cp_reader_string (frame);

  cp_reader_string (frame);
  if (!cp_reader_finish (frame) || frame->kind != CP_CLASSIFY_QUERY || expression == NULL) {
    g_set_error_literal (error, CP_ERROR, CP_ERROR_FAULT, "a query makes no sense");
    return FALSE;
  }
  guint32 query = cp_query_set_add (declaration->queries, expression);
  g_array_append_val (declaration->classifier->queries, query);
  return TRUE;
}

static gboolean
end_declaration (CpTask *task, const CpEnd *end, GError **error)
{
  const Declaration *declaration = task->data;

  if (end->kind == CP_END_DONE)
    return TRUE;
  g_set_error (error, CP_ERROR, CP_ERROR_FAULT, "the classifier \"%s\" could not say what it looks for: %s",
               declaration->classifier->plugin,
               end->words != NULL         ? end->words
               : end->kind == CP_END_TIME ? "it took too long"
                                          : "it stopped with a fault");
  return FALSE;
}

static gboolean
declare (CpHost *host, CpClassifier *classifier, CpQuerySet *queries, GError **error)
{
  Declaration declaration = { classifier, queries };
  CpTask *task = task_new (&cp_classify_declare_work, classifier, &declaration);

  task->open_input = open_nothing;
  task->frame = take_query;
  task->ended = end_declaration;
  cp_host_submit (host, task);
  return cp_host_run (host, error);
}

GPtrArray *
cp_classify_declare (CpHost *host, const CpScheme *scheme, CpQuerySet *queries, GError **error)
{
  g_autoptr (GPtrArray) classifiers = g_ptr_array_new_with_free_func (classifier_free);
  const CpRegistry *plugins = cp_host_set_classifier_settings (host, scheme->kinds_json, error)
                                  ? cp_host_get_role (host, CP_ROLE_CLASSIFIER, error)
                                  : NULL;

  for (guint i = 0; plugins != NULL && i < plugins->plugins->len; i++) {
    const CpPluginInfo *info = plugins->plugins->pdata[i];
    if (info->refused != NULL)
      continue;
    CpClassifier *classifier = g_new0 (CpClassifier, 1);
    classifier->plugin = g_strdup (info->name);
    classifier->queries = g_array_new (FALSE, FALSE, sizeof (guint32));
    g_ptr_array_add (classifiers, classifier);
    if (!declare (host, classifier, queries, error))
      return NULL;
  }
  if (plugins == NULL)
    return NULL;
  if (classifiers->len == 0) {
    g_set_error_literal (
        error, CP_ERROR, CP_ERROR_FAULT,
        "no classifier was loaded, so no kind of evidence could be told; see \"coproof plugins\"");
    return NULL;
  }
  return g_steal_pointer (&classifiers);
}

typedef struct {
  const CpScheme *scheme;
  const CpClassifier *classifier;
  CpReading *reading;
  guint document;
  const CpHits *hits;
  CpFindings *findings;
} Task;

static gboolean
write_hits (const Task *task, CpWriter *writer, GError **error)
{
  g_autoptr (GArray) own = g_array_new (FALSE, FALSE, sizeof (CpHit));

  for (guint32 i = 0; i < task->classifier->queries->len; i++) {
    gsize n;
    const CpHit *hits =
        cp_hits_find (task->hits, task->document, g_array_index (task->classifier->queries, guint32, i), &n);
    for (gsize j = 0; j < n; j++) {
      CpHit hit = hits[j];
      hit.query = i;
      g_array_append_val (own, hit);
    }
  }
  cp_writer_begin (writer, CP_CLASSIFY_HITS);
  cp_writer_u32 (writer, own->len);
  for (guint i = 0; i < own->len; i++) {
    const CpHit *hit = &g_array_index (own, CpHit, i);
    cp_writer_u32 (writer, hit->query);
    cp_writer_u32 (writer, hit->page);
    cp_writer_u32 (writer, hit->start);
    cp_writer_u32 (writer, hit->length);
  }
  return cp_writer_end (writer, error);
}

static gboolean
write_document (const Task *task, CpWriter *writer, GError **error)
{
  const CpReading *reading = task->reading;

  if (!cp_wire_write_words (writer, CP_CLASSIFY_TYPE, reading->item->identity.mime, NULL, error))
    return FALSE;
  for (guint i = 0; i < reading->pages->len; i++) {
    CpPage page = g_array_index (reading->pages, CpPage, i);
    page.n_words = 0;
    if (!cp_wire_write_page (writer, CP_CLASSIFY_PAGE, &page, error))
      return FALSE;
  }
  for (guint i = 0; i < reading->fields->len; i++)
    if (!cp_wire_write_field (writer, CP_CLASSIFY_FIELD, &g_array_index (reading->fields, CpField, i), error))
      return FALSE;
  for (guint i = 0; i < reading->metas->len; i++) {
    const CpMeta *meta = &g_array_index (reading->metas, CpMeta, i);
    if (!cp_wire_write_words (writer, CP_CLASSIFY_META, meta->key, meta->value, error))
      return FALSE;
  }
  return write_hits (task, writer, error) && cp_writer_flush (writer, error);
}

static int
open_document (CpTask *host_task, GError **error)
{
  cp_autofd int fd = cp_fd_new_memory ("document", error);
  if (fd < 0)
    return -1;

  g_autoptr (CpWriter) writer = cp_writer_new (fd);
  return write_document (host_task->data, writer, error) && cp_fd_seal (fd, error) ? cp_fd_steal (&fd) : -1;
}

static gboolean
check_finding (const Task *task, const CpFinding *finding, GError **error)
{
  const CpPage *page = cp_reading_find_page (task->reading, finding->page);
  const char *fault = NULL;

  if (finding->kind == NULL || cp_scheme_find_kind (task->scheme, finding->kind) == NULL)
    fault = "it found a kind that the scheme does not have";
  else if (page == NULL || !cp_wire_is_span (page->text, finding->start, finding->length))
    fault = "it found something outside the document";
  else if (!isfinite (finding->score) || finding->score < 0 || finding->score > 1)
    fault = "it is more than sure";
  else if (finding->filled > CP_FILLED_YES)
    fault = "a finding makes no sense";
  if (fault != NULL)
    g_set_error_literal (error, CP_ERROR, CP_ERROR_FAULT, fault);
  return fault == NULL;
}

static gboolean
take_finding (CpTask *host_task, CpReader *frame, GError **error)
{
  const Task *task = host_task->data;
  CpFinding finding = { 0 };

  finding.kind = cp_reader_string (frame);
  finding.page = cp_reader_u32 (frame);
  finding.start = cp_reader_u32 (frame);
  finding.length = cp_reader_u32 (frame);
  finding.score = cp_reader_f64 (frame);
  finding.filled = cp_reader_u8 (frame);
  guint32 n = cp_reader_count (frame, sizeof (guint32));
  g_autofree const char **why = g_new0 (const char *, n + 1);
  for (guint32 i = 0; i < n; i++) {
    const char *cue = cp_reader_string (frame);
    why[i] = cue != NULL ? cue : "";
  }
  finding.why = why;
  if (!cp_reader_finish (frame) || frame->kind != CP_CLASSIFY_FINDING) {
    g_set_error_literal (error, CP_ERROR, CP_ERROR_FAULT, "a finding makes no sense");
    return FALSE;
  }
  if (!check_finding (task, &finding, error))
    return FALSE;
  cp_findings_add (task->findings, task->document, &finding);
  return TRUE;
}

static gboolean
end_document (CpTask *host_task, const CpEnd *end, GError **error)
{
  const Task *task = host_task->data;
  CpItem *item = task->reading->item;

  (void) error;
  if (end->kind == CP_END_DONE)
    return TRUE;
  guint carries = cp_identify_carries (item->identity.mime);
  cp_findings_drop (task->findings, task->document);
  cp_reading_add_gap (task->reading, 0, CP_GAP_UNSUPPORTED, carries,
                      "We read it, but could not tell what kind of evidence it is.");
  cp_item_end (item, CP_OUTCOME_PARTLY_READ, CP_REASON_GAPS, NULL, cp_reading_leaves_open (task->reading));
  return TRUE;
}

static void
submit_document (CpHost *host, const Task *template)
{
  Task *task = g_memdup2 (template, sizeof *template);
  CpTask *host_task = task_new (&cp_classify_work, task->classifier, task);

  host_task->size = task->reading->item->size;
  host_task->free_data = g_free;
  host_task->open_input = open_document;
  host_task->frame = take_finding;
  host_task->ended = end_document;
  cp_host_submit (host, host_task);
}

CpFindings *
cp_classify_documents (CpHost *host, const CpScheme *scheme, const GPtrArray *classifiers,
                       const CpDocuments *documents, const CpHits *hits, GError **error)
{
  g_autoptr (CpFindings) findings = cp_findings_new (documents->readings->len);

  for (guint i = 0; i < documents->readings->len; i++)
    for (guint j = 0; j < classifiers->len; j++) {
      const Task task = { scheme, classifiers->pdata[j], cp_documents_get (documents, i), i, hits, findings };
      if (task.reading->pages->len > 0 && !task.reading->item->states_facts)
        submit_document (host, &task);
    }
  if (!cp_host_run (host, error))
    return NULL;
  cp_findings_sort (findings);
  return g_steal_pointer (&findings);
}
