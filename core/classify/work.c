/* work.c: runs in a worker; takes a document and its hits, gives what a classifier finds. */
#include "classify.h"
#include "document-wire.h"
#include "errors.h"
#include "frames.h"

#include <string.h>

/* A document that the parent wrote for this worker. */
typedef struct {
  const char *mime;
  CpReading *reading;
  GArray *hits; /* CpHit */
} Input;

static void
input_init (Input *input)
{
  *input = (Input){ NULL, cp_reading_new (NULL), g_array_new (FALSE, FALSE, sizeof (CpHit)) };
}

static void
input_clear (Input *input)
{
  g_clear_pointer (&input->reading, cp_reading_free);
  g_clear_pointer (&input->hits, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Input, input_clear)

typedef struct {
  CpQueries base; /* first, so that the queries are the whole */
  CpWriter *reply;
} Queries;

typedef struct {
  CpFinder base;
  CpWriter *reply;
} Finder;

static gboolean
fail (GError **error)
{
  g_set_error_literal (error, CP_ERROR, CP_ERROR_FAULT, "the document did not arrive whole");
  return FALSE;
}

/* One that has read its settings. */
static const CpPluginInfo *
find_classifier (const CpJob *job, GError **error)
{
  const char *name = (const char *) job->argument;
  const CpPluginInfo *info = cp_registry_find_classifier (job->registry, name);

  if (info != NULL && (info->opened != NULL || info->plugin->open == NULL))
    return info;
  if (info != NULL && info->fault != NULL)
    g_set_error_literal (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_INTERNAL, info->fault);
  else
    g_set_error (error, CP_ERROR, CP_ERROR_FAULT, "there is no classifier \"%s\"", name);
  return NULL;
}

static gboolean
take_hits (CpReader *frame, Input *input)
{
  guint32 n = cp_reader_count (frame, 4 * sizeof (guint32));

  for (guint32 i = 0; i < n; i++) {
    CpHit hit;
    hit.query = cp_reader_u32 (frame);
    hit.page = cp_reader_u32 (frame);
    hit.start = cp_reader_u32 (frame);
    hit.length = cp_reader_u32 (frame);
    g_array_append_val (input->hits, hit);
  }
  return cp_reader_finish (frame);
}

static gboolean
take_frame (CpReader *frame, Input *input, GError **error)
{
  switch (frame->kind) {
  case CP_CLASSIFY_TYPE:
    input->mime = cp_reader_string (frame);
    cp_reader_string (frame);
    return cp_reader_finish (frame) || fail (error);
  case CP_CLASSIFY_PAGE:
    return cp_wire_read_page (frame, input->reading, error);
  case CP_CLASSIFY_FIELD:
    return cp_wire_read_field (frame, input->reading, error);
  case CP_CLASSIFY_META:
    return cp_wire_read_meta (frame, input->reading, error);
  case CP_CLASSIFY_HITS:
    return take_hits (frame, input) || fail (error);
  default:
    return fail (error);
  }
}

/* The next document.  It borrows from the mapped bytes, which stay for the worker's life. */
static gboolean
read_document (const guint8 **next, const guint8 *end, Input *input, GError **error)
{
  CpReader frame = { 0 };

  while (frame.kind != CP_CLASSIFY_HITS)
    if (!cp_reader_next_frame (next, end, &frame))
      return fail (error);
    else if (!take_frame (&frame, input, error))
      return FALSE;
  return TRUE;
}

static gboolean
declare_query (CpQueries *base, const char *expression, GError **error)
{
  return cp_wire_write_words (((Queries *) base)->reply, CP_CLASSIFY_QUERY, expression, NULL, error);
}

static gboolean
run_declare (const CpJob *job, GError **error)
{
  Queries queries = { { declare_query }, job->reply };
  const CpPluginInfo *info = find_classifier (job, error);

  return info != NULL && info->plugin->declare (info->opened, &queries.base, error);
}

static gboolean
report_finding (CpFinder *base, const CpFinding *finding, GError **error)
{
  CpWriter *reply = ((Finder *) base)->reply;
  guint32 n = finding->why != NULL ? g_strv_length ((char **) finding->why) : 0;

  cp_writer_begin (reply, CP_CLASSIFY_FINDING);
  cp_writer_string (reply, finding->kind);
  cp_writer_u32 (reply, finding->page);
  cp_writer_u32 (reply, finding->start);
  cp_writer_u32 (reply, finding->length);
  cp_writer_f64 (reply, finding->score);
  cp_writer_u8 (reply, (guint8) finding->filled);
  cp_writer_u32 (reply, n);
  for (guint32 i = 0; i < n; i++)
    cp_writer_string (reply, finding->why[i]);
  return cp_writer_end (reply, error);
}

static gboolean
begin_member (CpWriter *reply, GError **error)
{
  cp_writer_begin (reply, CP_CLASSIFY_MEMBER);
  return cp_writer_end (reply, error);
}

static gboolean
classify (const CpPluginInfo *info, const Input *input, CpFinder *finder, GError **error)
{
  const CpReading *reading = input->reading;
  const CpDocument document = {
    .mime = input->mime,
    .pages = (const CpPage *) (void *) reading->pages->data,
    .n_pages = reading->pages->len,
    .fields = (const CpField *) (void *) reading->fields->data,
    .n_fields = reading->fields->len,
    .metas = (const CpMeta *) (void *) reading->metas->data,
    .n_metas = reading->metas->len,
    .hits = (const CpHit *) (void *) input->hits->data,
    .n_hits = input->hits->len,
  };

  return info->plugin->classify (info->opened, &document, finder, error);
}

static gboolean
run_classify (const CpJob *job, GError **error)
{
  Finder finder = { { report_finding }, job->reply };
  gsize length;
  const CpPluginInfo *info = find_classifier (job, error);
  const guint8 *next = info != NULL ? cp_job_map_input (job, &length, error) : NULL;

  if (next == NULL)
    return FALSE;
  for (const guint8 *end = next + length; next < end;) {
    g_auto (Input) input = { 0 };
    input_init (&input);
    if (!read_document (&next, end, &input, error) || !begin_member (job->reply, error) ||
        !classify (info, &input, &finder.base, error))
      return FALSE;
  }
  return TRUE;
}

const CpWork cp_classify_declare_work = {
  .name = "declare",
  .run = run_declare,
  .role = CP_ROLE_CLASSIFIER,
  .memory_mib = 256,
  .seconds = CP_LIMIT_ITEM_SECONDS,
  .cpu_seconds = CP_LIMIT_ITEM_CPU_SECONDS,
};

const CpWork cp_classify_work = {
  .name = "classify",
  .run = run_classify,
  .role = CP_ROLE_CLASSIFIER,
  .memory_mib = 256,
  .seconds = CP_LIMIT_ITEM_SECONDS,
  .cpu_seconds = CP_LIMIT_ITEM_CPU_SECONDS,
};
