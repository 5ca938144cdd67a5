/* recognise.c: takes pictures of pages, gives their words to readings. */
#include "recognise.h"
#include "agree.h"
#include "document-wire.h"
#include "errors.h"
#include "reply.h"
#include "sink.h"

#include <string.h>

struct CpRecognition {
  CpHost *host;
  gboolean wanted;
  guint64 used_us; /* of processor time */
};

/* The recognition of one picture. */
typedef struct {
  CpRecognition *all;
  CpSpool *spool;
  CpPicture picture;
  GArray *pieces;
  CpReading *reading; /* where the words go */
  CpReading *found;   /* where they wait until the worker has ended well */
  CpRecognisedFunc done;
  gpointer data;
} Task;

static gboolean
run (const CpJob *job, GError **error)
{
  const CpPluginInfo *info = cp_registry_find_recogniser (job->registry);
  CpReader header;
  CpPicture picture;
  gsize length;

  cp_reader_init (&header, 1, job->argument, job->argument_length);
  const guint8 *dots = cp_job_map_input (job, &length, error);
  if (dots == NULL)
    return FALSE;
  if (info == NULL || !cp_picture_read (&header, job->limits, &picture) ||
      cp_picture_bytes (&picture) != length) {
    g_set_error_literal (error, CP_ERROR, CP_ERROR_FAULT,
                         "there is nothing to recognise, or nobody to do it");
    return FALSE;
  }
  picture.dots = dots;
  g_autoptr (CpSink) sink = cp_sink_new (job->reply, job->limits);
  return info->plugin->recognise (&picture, sink, error);
}

const CpWork cp_recognise_work = {
  .name = "recognise",
  .run = run,
  .memory_mib = 1024,
  .seconds = CP_LIMIT_ITEM_SECONDS,
  .cpu_seconds = CP_LIMIT_PICTURE_SECONDS,
  .role = CP_ROLE_RECOGNISER,
};

CpRecognition *
cp_recognition_new (CpHost *host, gboolean wanted)
{
  CpRecognition *recognition = g_new0 (CpRecognition, 1);

  recognition->host = host;
  recognition->wanted = wanted && cp_host_has_recogniser (host);
  return recognition;
}

gboolean
cp_recognition_is_wanted (const CpRecognition *recognition)
{
  return recognition->wanted;
}

void
cp_recognition_free (CpRecognition *recognition)
{
  g_free (recognition);
}

static void
task_free (gpointer data)
{
  Task *task = data;

  g_array_unref (task->pieces);
  cp_reading_free (task->found);
  g_free (task);
}

static int
open_input (CpTask *host_task, GError **error)
{
  const Task *task = host_task->data;

  return cp_spool_lend (task->spool, task->pieces, error);
}

static gboolean
is_out_of_time (CpTask *host_task)
{
  const Task *task = host_task->data;
  guint64 limit = cp_host_get_limits (task->all->host)->value[CP_LIMIT_PICTURES_SECONDS];

  return task->all->used_us >= limit * G_USEC_PER_SEC;
}

static gboolean
check_page (const Task *task, GError **error)
{
  const GArray *pages = task->found->pages;

  if (pages->len == 1 && g_array_index (pages, CpPage, 0).number == task->picture.page)
    return TRUE;
  g_set_error_literal (error, CP_ERROR, CP_ERROR_FAULT, "words of a page that nobody asked for");
  return FALSE;
}

static gboolean
take_frame (CpTask *host_task, CpReader *frame, GError **error)
{
  const Task *task = host_task->data;

  switch (frame->kind) {
  case CP_REPLY_PAGE:
    return cp_wire_read_page (frame, task->found, error) && check_page (task, error);
  case CP_REPLY_FIELD:
    return cp_wire_read_field (frame, task->found, error);
  case CP_REPLY_GAP:
    return cp_wire_read_gap (frame, task->found, error);
  case CP_REPLY_ASIDE:
    return cp_wire_read_aside (frame, task->found, error);
  default:
    g_set_error_literal (error, CP_ERROR, CP_ERROR_FAULT, "it says something that has no meaning");
    return FALSE;
  }
}

static void
compare (const Task *task, const CpPage *own)
{
  for (guint i = 0; i < task->found->pages->len; i++)
    if (!cp_pages_agree (own, &g_array_index (task->found->pages, CpPage, i)))
      cp_reading_add_aside (task->reading, own->number, CP_ASIDE_NOTE,
                            "The words stored with this page are not the words that its picture shows. "
                            "Please look at the page itself.");
}

static void
take_over (const Task *task)
{
  const CpPage *own = cp_reading_find_page (task->reading, task->picture.page);

  if (own != NULL && cp_page_keeps_its_words (own)) {
    compare (task, own);
    return;
  }
  const CpReading *found = task->found;

  for (guint i = 0; i < found->pages->len; i++)
    cp_reading_replace_page (task->reading, &g_array_index (found->pages, CpPage, i));
  for (guint i = 0; i < found->fields->len; i++)
    cp_reading_add_field (task->reading, &g_array_index (found->fields, CpField, i));
  for (guint i = 0; i < found->gaps->len; i++) {
    const CpGap *gap = &g_array_index (found->gaps, CpGap, i);
    cp_reading_add_gap (task->reading, task->picture.page, gap->why, gap->carries, gap->detail);
  }
  for (guint i = 0; i < found->asides->len; i++) {
    const CpAside *aside = &g_array_index (found->asides, CpAside, i);
    cp_reading_add_aside (task->reading, task->picture.page, aside->kind, aside->text);
  }
}

static void
add_gap (const Task *task, const CpEnd *end)
{
  gboolean out_of_time =
      end->kind == CP_END_STOPPED || end->kind == CP_END_TIME || end->kind == CP_END_PROCESSOR_TIME;

  if (end->kind == CP_END_STOPPED)
    cp_host_note_time_limit (task->all->host);
  const CpPage *own = cp_reading_find_page (task->reading, task->picture.page);
  if (own != NULL && cp_page_keeps_its_words (own))
    return; /* nothing was lost */
  cp_reading_add_gap (
      task->reading, task->picture.page, out_of_time ? CP_GAP_LIMIT : CP_GAP_NO_TEXT, task->picture.carries,
      end->kind == CP_END_STOPPED ? "There was no time left to read the words in this picture."
      : out_of_time               ? "Reading the words in this picture took too long."
                                  : "The words in this picture could not be read.");
}

static gboolean
end_recognition (CpTask *host_task, const CpEnd *end, GError **error)
{
  const Task *task = host_task->data;

  task->all->used_us += end->cpu_microseconds;
  if (end->kind == CP_END_DONE && !end->lost_memory)
    take_over (task);
  else
    add_gap (task, end);
  return task->done (task->data, error);
}

static GBytes *
header_of (const CpPicture *picture)
{
  g_autoptr (CpWriter) writer = cp_writer_new (-1);

  cp_picture_write (writer, picture);
  return cp_writer_steal_values (writer);
}

void
cp_recognition_submit (CpRecognition *recognition, CpSpool *spool, const CpPicture *picture, GArray *pieces,
                       CpReading *reading, CpRecognisedFunc done, gpointer data)
{
  Task *task = g_new0 (Task, 1);
  CpTask *host_task = g_new0 (CpTask, 1);

  *task = (Task){ recognition, spool, *picture, pieces, reading, cp_reading_new (reading->item), done, data };
  host_task->work = &cp_recognise_work;
  host_task->size = cp_picture_bytes (picture);
  host_task->argument = header_of (picture);
  host_task->data = task;
  host_task->free_data = task_free;
  host_task->is_stopped = is_out_of_time;
  host_task->open_input = open_input;
  host_task->frame = take_frame;
  host_task->ended = end_recognition;
  cp_host_submit (recognition->host, host_task);
}
