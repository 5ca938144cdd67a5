/* classify.c: the parent's side: asks for queries, hands out documents, checks findings. */
#include "classify.h"
#include "descriptor.h"
#include "document-wire.h"
#include "errors.h"
#include "frames.h"
#include "identify.h"

#include <math.h>
#include <string.h>

/* To fork a process for a letter takes longer than to read it.  A batch fails and is repeated as a whole, so
 * it is small. */
#define MOST_OF_BATCH 16
#define MOST_BYTES_OF_BATCH (64u << 10)

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

/* Documents for one worker, which has nothing to read but text that was checked. */
typedef struct {
  CpHost *host;
  const CpScheme *scheme;
  const CpClassifier *classifier;
  const CpDocuments *documents;
  const CpHits *hits;
  CpFindings *findings; /* of all documents */
  GArray *members;      /* guint: which documents */
  CpFindings *found;    /* by the worker, in each member; they count when all is done */
  guint n_begun;        /* members of which the worker spoke */
  gsize n_bytes;        /* of text */
} Batch;

static void
batch_free (gpointer data)
{
  Batch *batch = data;

  g_array_unref (batch->members);
  g_clear_pointer (&batch->found, cp_findings_free);
  g_free (batch);
}

/* An empty one of the same kind. */
static Batch *
batch_new (const Batch *like)
{
  Batch *batch = g_memdup2 (like, sizeof *like);

  batch->members = g_array_new (FALSE, FALSE, sizeof (guint));
  batch->found = NULL;
  batch->n_begun = 0;
  batch->n_bytes = 0;
  return batch;
}

static guint
member (const Batch *batch, guint index)
{
  return g_array_index (batch->members, guint, index);
}

static gboolean
write_hits (const Batch *batch, guint document, CpWriter *writer, GError **error)
{
  g_autoptr (GArray) own = g_array_new (FALSE, FALSE, sizeof (CpHit));

  for (guint32 i = 0; i < batch->classifier->queries->len; i++) {
    gsize n;
    const CpHit *hits =
        cp_hits_find (batch->hits, document, g_array_index (batch->classifier->queries, guint32, i), &n);
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
write_document (const Batch *batch, guint document, CpWriter *writer, GError **error)
{
  const CpReading *reading = cp_documents_get (batch->documents, document);

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
  return write_hits (batch, document, writer, error); /* last: they end it */
}

static int
open_batch (CpTask *task, GError **error)
{
  const Batch *batch = task->data;
  cp_autofd int fd = cp_fd_new_memory ("documents", error);
  if (fd < 0)
    return -1;

  g_autoptr (CpWriter) writer = cp_writer_new (fd);
  for (guint i = 0; i < batch->members->len; i++)
    if (!write_document (batch, member (batch, i), writer, error))
      return -1;
  return cp_writer_flush (writer, error) && cp_fd_seal (fd, error) ? cp_fd_steal (&fd) : -1;
}

static gboolean
fail (const char *fault, GError **error)
{
  g_set_error_literal (error, CP_ERROR, CP_ERROR_FAULT, fault);
  return FALSE;
}

static gboolean
begin_member (Batch *batch, CpReader *frame, GError **error)
{
  return (cp_reader_finish (frame) && batch->n_begun++ < batch->members->len) ||
         fail ("it tells of documents that it was not given", error);
}

static gboolean
check_finding (const Batch *batch, const CpReading *reading, const CpFinding *finding, GError **error)
{
  const CpPage *page = cp_reading_find_page (reading, finding->page);

  if (finding->kind == NULL || cp_scheme_find_kind (batch->scheme, finding->kind) == NULL)
    return fail ("it found a kind that the scheme does not have", error);
  if (page == NULL || !cp_wire_is_span (page->text, finding->start, finding->length))
    return fail ("it found something outside the document", error);
  if (!isfinite (finding->score) || finding->score < 0 || finding->score > 1)
    return fail ("it is more than sure", error);
  return finding->filled <= CP_FILLED_YES || fail ("a finding makes no sense", error);
}

static gboolean
take_finding (Batch *batch, CpReader *frame, GError **error)
{
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
  if (!cp_reader_finish (frame) || batch->n_begun == 0)
    return fail ("a finding makes no sense", error);
  guint index = batch->n_begun - 1;
  if (!check_finding (batch, cp_documents_get (batch->documents, member (batch, index)), &finding, error))
    return FALSE;
  cp_findings_add (batch->found, index, &finding);
  return TRUE;
}

static gboolean
take_frame (CpTask *task, CpReader *frame, GError **error)
{
  switch (frame->kind) {
  case CP_CLASSIFY_MEMBER:
    return begin_member (task->data, frame, error);
  case CP_CLASSIFY_FINDING:
    return take_finding (task->data, frame, error);
  default:
    return fail ("it says something that has no meaning", error);
  }
}

static void
keep_findings (const Batch *batch)
{
  for (guint i = 0; i < batch->members->len; i++)
    for (guint j = 0; j < cp_findings_count (batch->found, i); j++)
      cp_findings_add (batch->findings, member (batch, i), cp_findings_get (batch->found, i, j));
}

static void
give_up_document (const Batch *batch, guint document)
{
  CpReading *reading = cp_documents_get (batch->documents, document);
  CpItem *item = reading->item;

  cp_findings_drop (batch->findings, document);
  cp_reading_add_gap (reading, 0, CP_GAP_UNSUPPORTED, cp_identify_carries (item->identity.mime),
                      "We read it, but could not tell what kind of evidence it is.");
  cp_item_end (item, CP_OUTCOME_PARTLY_READ, CP_REASON_GAPS, NULL, cp_reading_leaves_open (reading));
}

static void submit_batch (Batch *batch);

static void
submit_alone (const Batch *like, guint document)
{
  Batch *batch = batch_new (like);

  g_array_append_val (batch->members, document);
  submit_batch (batch);
}

/* Of a batch that failed, each document is asked for alone: only what fails then has failed. */
static gboolean
end_batch (CpTask *task, const CpEnd *end, GError **error)
{
  const Batch *batch = task->data;

  (void) error;
  if (end->kind == CP_END_DONE && batch->n_begun == batch->members->len)
    keep_findings (batch);
  else if (batch->members->len == 1)
    give_up_document (batch, member (batch, 0));
  else
    for (guint i = 0; i < batch->members->len; i++)
      submit_alone (batch, member (batch, i));
  return TRUE;
}

/* Takes the batch over. */
static void
submit_batch (Batch *batch)
{
  CpTask *task = task_new (&cp_classify_work, batch->classifier, batch);

  batch->found = cp_findings_new (batch->members->len);
  task->size = batch->n_bytes;
  task->free_data = batch_free;
  task->open_input = open_batch;
  task->frame = take_frame;
  task->ended = end_batch;
  cp_host_submit (batch->host, task);
}

static gsize
count_text (const CpReading *reading)
{
  gsize n = 0;

  for (guint i = 0; i < reading->pages->len; i++)
    n += strlen (g_array_index (reading->pages, CpPage, i).text);
  return n;
}

/* Adds the document to the batch or, where that is full, begins another. */
static Batch *
add_document (Batch *batch, guint document, gsize n_bytes)
{
  if (batch->members->len > 0 &&
      (batch->members->len == MOST_OF_BATCH || batch->n_bytes + n_bytes > MOST_BYTES_OF_BATCH)) {
    Batch *next = batch_new (batch);
    submit_batch (batch);
    batch = next;
  }
  g_array_append_val (batch->members, document);
  batch->n_bytes += n_bytes;
  return batch;
}

static void
submit_documents (const Batch *like)
{
  Batch *batch = batch_new (like);

  for (guint i = 0; i < like->documents->readings->len; i++) {
    const CpReading *reading = cp_documents_get (like->documents, i);
    if (reading->pages->len > 0 && !reading->item->states_facts)
      batch = add_document (batch, i, count_text (reading));
  }
  if (batch->members->len > 0)
    submit_batch (batch);
  else
    batch_free (batch);
}

CpFindings *
cp_classify_documents (CpHost *host, const CpScheme *scheme, const GPtrArray *classifiers,
                       const CpDocuments *documents, const CpHits *hits, GError **error)
{
  g_autoptr (CpFindings) findings = cp_findings_new (documents->readings->len);

  for (guint i = 0; i < classifiers->len; i++) {
    const Batch like = { .host = host,
                         .scheme = scheme,
                         .classifier = classifiers->pdata[i],
                         .documents = documents,
                         .hits = hits,
                         .findings = findings };
    submit_documents (&like);
  }
  if (!cp_host_run (host, error))
    return NULL;
  cp_findings_sort (findings);
  return g_steal_pointer (&findings);
}
