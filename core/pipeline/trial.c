/* trial.c: takes documents, gives their coverage. */
#include "trial.h"
#include "dates.h"
#include "language.h"
#include "match.h"
#include "twins.h"

#include <string.h>

static CpTrial *
trial_new (const char *name, const CpScheme *scheme, const CpStage *stage, const GDate *today)
{
  CpTrial *trial = g_new0 (CpTrial, 1);

  trial->name = g_strdup (name);
  trial->scheme = scheme;
  trial->stage = stage;
  trial->today = *today;
  trial->documents = g_new0 (CpDocuments, 1);
  trial->documents->readings = g_ptr_array_new ();
  trial->own_readings = g_ptr_array_new_with_free_func ((GDestroyNotify) cp_reading_free);
  trial->facts = cp_facts_new ();
  return trial;
}

static void
forget_results (CpTrial *trial)
{
  g_clear_pointer (&trial->coverage, cp_coverage_free);
  g_clear_pointer (&trial->findings, cp_findings_free);
  g_clear_pointer (&trial->hits, cp_hits_free);
}

void
cp_trial_free (CpTrial *trial)
{
  if (trial == NULL)
    return;
  forget_results (trial);
  cp_documents_free (trial->documents);
  g_ptr_array_unref (trial->own_readings);
  cp_items_free (trial->own_items);
  cp_facts_free (trial->facts);
  g_free (trial->name);
  g_free (trial);
}

/* A copy without one page; 0: with all of them. */
static CpReading *
copy_reading (const CpReading *reading, CpItem *item, guint32 without_page)
{
  CpReading *copy = cp_reading_new (item);

  copy->plugin = g_strdup (reading->plugin);
  for (guint i = 0; i < reading->pages->len; i++) {
    const CpPage *page = &g_array_index (reading->pages, CpPage, i);
    if (page->number != without_page)
      cp_reading_add_page (copy, page);
  }
  for (guint i = 0; i < reading->fields->len; i++) {
    const CpField *field = &g_array_index (reading->fields, CpField, i);
    if (field->page != without_page)
      cp_reading_add_field (copy, field);
  }
  for (guint i = 0; i < reading->metas->len; i++) {
    const CpMeta *meta = &g_array_index (reading->metas, CpMeta, i);
    cp_reading_add_meta (copy, meta->key, meta->value);
  }
  for (guint i = 0; i < reading->gaps->len; i++) {
    const CpGap *gap = &g_array_index (reading->gaps, CpGap, i);
    cp_reading_add_gap (copy, gap->page, gap->why, gap->carries, gap->detail);
  }
  return copy;
}

static void
add_reading (CpTrial *trial, CpReading *reading)
{
  g_ptr_array_add (trial->own_readings, reading);
  g_ptr_array_add (trial->documents->readings, reading);
}

static void
add_document (CpTrial *trial, const CpCaseDocument *document)
{
  CpItem *item = cp_items_add (trial->own_items, document->name);

  item->identity.mime = g_strdup (document->mime);
  cp_item_end (item, document->outcome, document->reason, NULL, document->leaves_open);
  item->leaves_to_a_person = document->leaves_to_a_person;
  if (document->reading != NULL)
    add_reading (trial, copy_reading (document->reading, item, 0));
}

/* No bytes wait in them, and the descriptor of their spool would be one of hundreds. */
static CpItems *
items_new (const char *name)
{
  CpItems *items = cp_items_new (name, NULL);

  if (items == NULL)
    g_error ("no file without a name can be made");
  g_clear_pointer (&items->spool, cp_spool_free);
  return items;
}

static void
add_documents (CpTrial *trial, const GPtrArray *documents)
{
  trial->own_items = items_new (trial->name);
  trial->items = trial->own_items;
  for (guint i = 0; i < documents->len; i++)
    add_document (trial, documents->pdata[i]);
  cp_items_sort (trial->own_items);
  cp_extract_languages (trial->documents);
  cp_extract_dates (trial->documents);
  cp_extract_twins (trial->own_items, trial->documents);
}

static void
copy_fact (CpTrial *trial, const CpFact *fact)
{
  cp_facts_set (trial->facts, fact->name->name, fact->value, fact->source, fact->item_id, NULL);
}

static void
copy_facts (CpTrial *trial, const CpFacts *facts)
{
  for (guint i = 0; i < facts->facts->len; i++)
    copy_fact (trial, facts->facts->pdata[i]);
}

CpTrial *
cp_trial_new_of_case (const CpCase *one)
{
  CpTrial *trial = trial_new (one->name, one->scheme, one->stage, &one->today);

  trial->place = one->place;
  add_documents (trial, one->documents);
  copy_facts (trial, one->facts);
  return trial;
}

CpTrial *
cp_trial_new_of_documents (const CpScheme *scheme, const GPtrArray *documents)
{
  GDate no_day;

  g_date_clear (&no_day, 1);
  CpTrial *trial = trial_new ("documents", scheme, NULL, &no_day);
  add_documents (trial, documents);
  return trial;
}

static void
borrow_documents (CpTrial *trial, const CpItems *items, const CpDocuments *documents)
{
  trial->items = items;
  for (guint i = 0; i < documents->readings->len; i++)
    g_ptr_array_add (trial->documents->readings, cp_documents_get (documents, i));
}

CpTrial *
cp_trial_new_of_check (const CpCheck *check, const CpScheme *scheme, const CpStage *stage)
{
  CpTrial *trial = trial_new (check->items->name, scheme, stage, &check->today);

  borrow_documents (trial, check->items, check->documents);
  copy_facts (trial, check->facts);
  return trial;
}

CpTrial *
cp_trial_copy (const CpTrial *other)
{
  CpTrial *trial = trial_new (other->name, other->scheme, other->stage, &other->today);

  trial->place = other->place;
  borrow_documents (trial, other->items, other->documents);
  copy_facts (trial, other->facts);
  return trial;
}

gint
cp_trial_find_document (const CpTrial *trial, const CpItem *item)
{
  for (guint i = 0; i < trial->documents->readings->len; i++)
    if (cp_documents_get (trial->documents, i)->item == item)
      return (gint) i;
  return -1;
}

/* Without one of its pages a document may be of another date. */
static void
find_date (CpReading *reading)
{
  g_autoptr (CpDocuments) documents = g_new0 (CpDocuments, 1);

  documents->readings = g_ptr_array_new ();
  g_ptr_array_add (documents->readings, reading);
  cp_extract_dates (documents);
}

/* What is stated in a document is not stated without it. */
static void
remove_stated (CpTrial *trial, const CpItem *item)
{
  for (guint i = trial->facts->facts->len; i > 0; i--)
    if (g_strcmp0 (((const CpFact *) trial->facts->facts->pdata[i - 1])->item_id, item->id) == 0)
      g_ptr_array_remove_index (trial->facts->facts, i - 1);
}

void
cp_trial_remove_page (CpTrial *trial, const CpItem *item, guint32 page)
{
  gint index = cp_trial_find_document (trial, item);

  remove_stated (trial, item);
  if (index < 0)
    return;
  const CpReading *whole = cp_documents_get (trial->documents, (guint) index);
  CpReading *rest = page != 0 ? copy_reading (whole, whole->item, page) : cp_reading_new (whole->item);
  g_ptr_array_add (trial->own_readings, rest);
  trial->documents->readings->pdata[index] = rest;
  find_date (rest);
}

void
cp_trial_remove_fact (CpTrial *trial, const char *name)
{
  const CpFact *fact = cp_facts_get (trial->facts, name);

  if (fact != NULL)
    g_ptr_array_remove (trial->facts->facts, (gpointer) fact);
}

/* Every reading of the trials of one scheme, once, and where it stands. */
typedef struct {
  CpDocuments *documents; /* readings are borrowed */
  GHashTable *indices;    /* from a reading to its index + 1 */
  CpHits *hits;
  CpFindings *findings;
} Batch;

static void
batch_clear (Batch *batch)
{
  cp_documents_free (batch->documents);
  g_clear_pointer (&batch->indices, g_hash_table_unref);
  cp_hits_free (batch->hits);
  cp_findings_free (batch->findings);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Batch, batch_clear)

static void
add_to_batch (Batch *batch, const CpTrial *trial)
{
  for (guint i = 0; i < trial->documents->readings->len; i++) {
    CpReading *reading = cp_documents_get (trial->documents, i);
    if (g_hash_table_contains (batch->indices, reading))
      continue;
    g_ptr_array_add (batch->documents->readings, reading);
    g_hash_table_insert (batch->indices, reading, GUINT_TO_POINTER (batch->documents->readings->len));
  }
}

static gboolean
understand (CpHost *host, const CpScheme *scheme, Batch *batch, GError **error)
{
  g_autoptr (CpQuerySet) queries = cp_query_set_copy (scheme->queries);

  cp_host_begin_bundle (host);
  g_autoptr (GPtrArray) classifiers = cp_classify_declare (host, scheme, queries, error);
  return classifiers != NULL && (batch->hits = cp_match_queries (batch->documents, queries, error)) != NULL &&
         (batch->findings = cp_classify_documents (host, scheme, classifiers, batch->documents, batch->hits,
                                                   error)) != NULL;
}

/* The trial's own part of what was found in the batch. */
static void
take_results (CpTrial *trial, const Batch *batch)
{
  forget_results (trial);
  trial->hits = cp_hits_new (0);
  trial->findings = cp_findings_new (0);
  for (guint i = 0; i < trial->documents->readings->len; i++) {
    gpointer index = g_hash_table_lookup (batch->indices, trial->documents->readings->pdata[i]);
    guint at = GPOINTER_TO_UINT (index) - 1;
    g_ptr_array_add (trial->hits->by_document, g_array_ref (batch->hits->by_document->pdata[at]));
    g_ptr_array_add (trial->findings->by_document, g_ptr_array_ref (batch->findings->by_document->pdata[at]));
  }
}

static void
cover (CpTrial *trial)
{
  const CpCoverInput input = { trial->items,    trial->documents, trial->hits,
                               trial->findings, trial->facts,     trial->today };

  if (trial->stage != NULL)
    trial->coverage = cp_cover_stage (trial->stage, &input);
}

static gboolean
try_scheme (CpHost *host, const GPtrArray *trials, const CpScheme *scheme, GError **error)
{
  g_auto (Batch) batch = { g_new0 (CpDocuments, 1), g_hash_table_new (NULL, NULL), NULL, NULL };

  batch.documents->readings = g_ptr_array_new ();
  for (guint i = 0; i < trials->len; i++) {
    const CpTrial *trial = trials->pdata[i];
    if (trial->scheme == scheme)
      add_to_batch (&batch, trial);
  }
  if (!understand (host, scheme, &batch, error))
    return FALSE;
  for (guint i = 0; i < trials->len; i++) {
    CpTrial *trial = trials->pdata[i];
    if (trial->scheme != scheme)
      continue;
    take_results (trial, &batch);
    cover (trial);
  }
  return TRUE;
}

gboolean
cp_pipeline_try (CpHost *host, const GPtrArray *trials, GError **error)
{
  g_autoptr (GHashTable) tried = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < trials->len; i++) {
    const CpScheme *scheme = ((const CpTrial *) trials->pdata[i])->scheme;
    if (g_hash_table_add (tried, (gpointer) scheme) && !try_scheme (host, trials, scheme, error))
      return FALSE;
  }
  return TRUE;
}
