/* draw.c: takes places on pages, gives pictures of them. */
#include "draw.h"
#include "errors.h"
#include "identify.h"
#include "reply.h"
#include "sink.h"

#include <string.h>

/* A picture that is shown on a page of ours is no larger than this. */
#define MOST_PNG_BYTES (4u << 20)
#define MOST_DOTS_ACROSS 4000
#define MOST_POINTS 100000.0
/* Portable Network Graphics (PNG) Specification, 5.2 */
static const guint8 png_signature[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n' };

CpDrawing *
cp_drawing_new (CpItem *item, guint32 page, const CpArea *window, guint32 width, GArray *marked)
{
  CpDrawing *drawing = g_new0 (CpDrawing, 1);

  drawing->item = item;
  drawing->page = page;
  drawing->window = *window;
  drawing->width = width;
  drawing->marked = marked;
  return drawing;
}

void
cp_drawing_free (CpDrawing *drawing)
{
  if (drawing == NULL)
    return;
  g_array_unref (drawing->marked);
  g_clear_pointer (&drawing->png, g_bytes_unref);
  g_free (drawing);
}

static void
write_area (CpWriter *writer, const CpArea *area)
{
  cp_writer_f64 (writer, area->x1);
  cp_writer_f64 (writer, area->y1);
  cp_writer_f64 (writer, area->x2);
  cp_writer_f64 (writer, area->y2);
}

static CpArea
read_area (CpReader *reader)
{
  CpArea area = { 0 };

  area.x1 = cp_reader_f64 (reader);
  area.y1 = cp_reader_f64 (reader);
  area.x2 = cp_reader_f64 (reader);
  area.y2 = cp_reader_f64 (reader);
  return area;
}

static gboolean
is_area (const CpArea *area)
{
  return area->x1 >= 0 && area->y1 >= 0 && area->x2 > area->x1 && area->y2 > area->y1 &&
         area->x2 <= MOST_POINTS && area->y2 <= MOST_POINTS;
}

static GBytes *
argument_of (const CpDrawing *drawing)
{
  g_autoptr (CpWriter) writer = cp_writer_new (-1);

  cp_writer_u32 (writer, drawing->page);
  cp_writer_u32 (writer, drawing->width);
  write_area (writer, &drawing->window);
  cp_writer_u32 (writer, drawing->marked->len);
  for (guint i = 0; i < drawing->marked->len; i++)
    write_area (writer, &g_array_index (drawing->marked, CpArea, i));
  return cp_writer_steal_values (writer);
}

/* In the worker, which has the request from the parent: it is checked all the same, before it becomes sizes.
 */
static gboolean
read_view (const CpJob *job, CpView *ret_view, GArray *marked)
{
  CpReader reader;

  cp_reader_init (&reader, 1, job->argument, job->argument_length);
  ret_view->page = cp_reader_u32 (&reader);
  ret_view->width = cp_reader_u32 (&reader);
  ret_view->window = read_area (&reader);
  guint32 n = cp_reader_count (&reader, sizeof (CpArea));
  for (guint32 i = 0; i < n; i++) {
    const CpArea area = read_area (&reader);
    g_array_append_val (marked, area);
  }
  ret_view->marked = (const CpArea *) (void *) marked->data;
  ret_view->n_marked = marked->len;
  return cp_reader_finish (&reader) && ret_view->width > 0 && ret_view->width <= MOST_DOTS_ACROSS &&
         is_area (&ret_view->window);
}

static gboolean
run (const CpJob *job, GError **error)
{
  g_autoptr (GArray) marked = g_array_new (FALSE, FALSE, sizeof (CpArea));
  CpView view = { 0 };
  gsize length;
  const guint8 *bytes = cp_job_map_input (job, &length, error);
  if (bytes == NULL)
    return FALSE;

  g_autofree char *mime = cp_identify_bytes (bytes, length);
  const CpPluginInfo *info = cp_registry_find_extractor (job->registry, mime);
  if (info == NULL || info->plugin->render == NULL || !read_view (job, &view, marked)) {
    g_set_error_literal (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_UNSUPPORTED, "its pages cannot be drawn");
    return FALSE;
  }
  if ((info->plugin->needs & CP_NEEDS_THREADS) == 0 && !cp_job_forbid_threads (job, error))
    return FALSE;
  g_autoptr (CpSink) sink = cp_sink_new (job->reply, job->limits);
  const CpFile file = { bytes, length, mime, "" };
  return info->plugin->render (&file, &view, sink, error);
}

const CpWork cp_draw_work = {
  .name = "draw",
  .prepare = cp_identify_prepare,
  .run = run,
  .memory_mib = 896,
  .seconds = CP_LIMIT_ITEM_SECONDS,
  .cpu_seconds = CP_LIMIT_ITEM_CPU_SECONDS,
  .role = CP_ROLE_READER,
  .may_thread = TRUE,
};

typedef struct {
  CpItems *items;
  CpDrawing *drawing;
  GByteArray *bytes; /* NULL before the picture begins */
  gboolean is_whole;
} Task;

static void
task_free (gpointer data)
{
  Task *task = data;

  if (task->bytes != NULL)
    g_byte_array_unref (task->bytes);
  g_free (task);
}

static int
open_input (CpTask *host_task, GError **error)
{
  const Task *task = host_task->data;

  return cp_items_lend (task->items, task->drawing->item, error);
}

static gboolean
take_frame (CpTask *host_task, CpReader *frame, GError **error)
{
  Task *task = host_task->data;
  gsize length;
  const guint8 *bytes = cp_reader_bytes (frame, &length);
  gboolean good = cp_reader_finish (frame) && !task->is_whole;

  if (good && frame->kind == CP_REPLY_CHILD && task->bytes == NULL)
    task->bytes = g_byte_array_new ();
  else if (good && frame->kind == CP_REPLY_CHILD_DATA && task->bytes != NULL &&
           task->bytes->len + length <= MOST_PNG_BYTES)
    g_byte_array_append (task->bytes, bytes, (guint) length);
  else if (good && frame->kind == CP_REPLY_CHILD_END && task->bytes != NULL)
    task->is_whole = TRUE;
  else {
    g_set_error_literal (error, CP_ERROR, CP_ERROR_FAULT, "the picture of a page makes no sense");
    return FALSE;
  }
  return TRUE;
}

static gboolean
is_png (const GByteArray *bytes)
{
  return bytes->len > sizeof png_signature && memcmp (bytes->data, png_signature, sizeof png_signature) == 0;
}

static gboolean
end_drawing (CpTask *host_task, const CpEnd *end, GError **error)
{
  Task *task = host_task->data;

  (void) error;
  if (end->kind == CP_END_DONE && task->is_whole && is_png (task->bytes))
    task->drawing->png = g_byte_array_free_to_bytes (g_steal_pointer (&task->bytes));
  return TRUE;
}

static void
submit (CpHost *host, CpItems *items, CpDrawing *drawing)
{
  Task *task = g_new0 (Task, 1);
  CpTask *host_task = g_new0 (CpTask, 1);

  task->items = items;
  task->drawing = drawing;
  host_task->work = &cp_draw_work;
  host_task->size = drawing->item->size;
  host_task->argument = argument_of (drawing);
  host_task->data = task;
  host_task->free_data = task_free;
  host_task->open_input = open_input;
  host_task->frame = take_frame;
  host_task->ended = end_drawing;
  cp_host_submit (host, host_task);
}

gboolean
cp_draw_pages (CpHost *host, CpItems *items, const GPtrArray *drawings, GError **error)
{
  for (guint i = 0; i < drawings->len; i++)
    submit (host, items, drawings->pdata[i]);
  return cp_host_run (host, error);
}
