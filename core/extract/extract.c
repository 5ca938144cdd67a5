/* extract.c: the parent's side: a task an item, its frames checked into a reading, its pictures sent on. */
#include "extract.h"
#include "agree.h"
#include "copies.h"
#include "document-wire.h"
#include "ending.h"
#include "errors.h"
#include "identify.h"
#include "links.h"
#include "recognise.h"
#include "reply.h"
#include "text.h"

#include <string.h>

/* Children beyond the limit are named as held; beyond this many more, the document is hostile. */
#define MORE_CHILDREN 1000

typedef struct {
  CpHost *host;
  CpItems *items;
  CpRecognition *recognition;
  GPtrArray *readings; /* CpReading, in the order in which they ended */
} Extraction;

/* The extraction of one item; it lives until its worker and all recognition of its pictures are over. */
typedef struct {
  grefcount references;
  Extraction *all;
  CpItem *item;
  CpReading *reading;
  CpItem *child;     /* whose bytes are coming */
  CpPicture picture; /* whose dots are coming */
  GArray *pieces;    /* CpPiece: of that picture; NULL where none is coming */
  gsize n_dots;
  guint n_pictures; /* that are not done */
  gboolean had_pictures;
  gboolean has_ended;
  CpEnding ending;
} Task;

static Task *
task_ref (Task *task)
{
  g_ref_count_inc (&task->references);
  return task;
}

static void
task_unref (gpointer data)
{
  Task *task = data;

  if (!g_ref_count_dec (&task->references))
    return;
  cp_reading_free (task->reading);
  g_clear_pointer (&task->pieces, g_array_unref);
  cp_ending_clear (&task->ending);
  g_free (task);
}

static const CpLimits *
limits_of (const Task *task)
{
  return cp_host_get_limits (task->all->host);
}

static int
open_input (CpTask *host_task, GError **error)
{
  const Task *task = host_task->data;

  return cp_items_lend (task->all->items, task->item, error);
}

static gboolean
fail (const char *words, GError **error)
{
  g_set_error_literal (error, CP_ERROR, CP_ERROR_FAULT, words);
  return FALSE;
}

static gboolean
take_identity (Task *task, CpReader *frame, GError **error)
{
  const char *mime = cp_reader_string (frame);

  cp_reader_string (frame);
  if (!cp_reader_finish (frame) || mime == NULL ||
      (task->item->identity.mime != NULL) != (task->item->copy != NULL))
    return fail ("its type makes no sense", error);
  if (task->item->copy != NULL)
    return cp_copies_is_expected (task->item, mime) || fail ("its copy is of another type", error);
  g_autofree char *extension = cp_item_extension (task->item);
  task->item->identity.mime = g_strdup (mime);
  task->item->identity.claim_differs = cp_identify_check_claim (extension, mime);
  return TRUE;
}

static gboolean
take_plugin (Task *task, CpReader *frame, GError **error)
{
  const char *plugin = cp_reader_string (frame);

  cp_reader_string (frame);
  if (!cp_reader_finish (frame) || plugin == NULL || task->reading->plugin != NULL)
    return fail ("its reader makes no sense", error);
  task->reading->plugin = g_strdup (plugin);
  return TRUE;
}

static guint
count_depth (const CpItem *item)
{
  guint depth = 0;

  for (; item->parent != NULL; item = item->parent)
    depth++;
  return depth;
}

static void
hold_child_over_limit (const Task *task, CpItem *child)
{
  const CpLimits *limits = limits_of (task);
  guint depth = count_depth (child);

  if (task->all->items->items->len > limits->value[CP_LIMIT_MEMBERS])
    cp_item_end (child, CP_OUTCOME_HELD, CP_REASON_LIMIT,
                 cp_limit_words (limits, CP_LIMIT_MEMBERS, G_MAXUINT64), CP_CARRIES_ANYTHING);
  if (depth > limits->value[CP_LIMIT_NESTING])
    cp_item_end (child, CP_OUTCOME_HELD, CP_REASON_LIMIT, cp_limit_words (limits, CP_LIMIT_NESTING, depth),
                 CP_CARRIES_ANYTHING);
}

static gboolean
begin_child (Task *task, CpReader *frame, GError **error)
{
  gsize length;
  const guint8 *name = cp_reader_bytes (frame, &length);

  if (!cp_reader_finish (frame) || task->child != NULL ||
      !g_utf8_validate_len ((const char *) name, length, NULL))
    return fail ("a file within it makes no sense", error);
  if (task->all->items->items->len > limits_of (task)->value[CP_LIMIT_MEMBERS] + MORE_CHILDREN)
    return fail ("there are more files within it than we can even name", error);
  g_autofree char *utf8 = g_strndup ((const char *) name, length);
  g_autofree char *shown = cp_text_escape_invisible (utf8);
  task->child = cp_items_add_child (task->all->items, task->item, shown);
  task->child->raw_name = g_bytes_new (name, length);
  hold_child_over_limit (task, task->child);
  return TRUE;
}

/* Bytes that are kept for others count towards the portfolio, and not towards what a worker may say. */
static gboolean
count_apart (CpTask *host_task, gsize length, GError **error)
{
  const Task *task = host_task->data;
  CpItems *items = task->all->items;

  host_task->apart_bytes += length;
  items->n_bytes += length;
  return items->n_bytes <= limits_of (task)->value[CP_LIMIT_BUNDLE_BYTES] ||
         fail ("there is more within it than a portfolio may hold", error);
}

static gboolean
take_child_data (CpTask *host_task, CpReader *frame, GError **error)
{
  const Task *task = host_task->data;
  gsize length;
  const guint8 *bytes = cp_reader_bytes (frame, &length);

  if (!cp_reader_finish (frame) || task->child == NULL ||
      task->child->size + length > limits_of (task)->value[CP_LIMIT_MEMBER_BYTES])
    return fail ("a file within it makes no sense", error);
  return count_apart (host_task, length, error) &&
         cp_items_keep (task->all->items, task->child, bytes, length, error);
}

static gboolean
end_child (Task *task, CpReader *frame, GError **error)
{
  gsize length;

  cp_reader_bytes (frame, &length);
  if (!cp_reader_finish (frame) || task->child == NULL)
    return fail ("a file within it makes no sense", error);
  CpItem *child = g_steal_pointer (&task->child);
  if (child->size == 0 && child->outcome == CP_OUTCOME_PENDING)
    cp_item_end (child, CP_OUTCOME_BROKEN, CP_REASON_EMPTY, NULL, 0);
  cp_items_arrive (task->all->items, child);
  return TRUE;
}

static void
end_item (Task *task)
{
  if (!task->has_ended || task->n_pictures > 0)
    return;
  cp_copies_mark (task->item, task->reading);
  if (task->had_pictures) /* they end in any order */
    cp_reading_sort (task->reading);
  cp_links_add_gaps (task->reading);
  cp_ending_end_item (&task->ending, task->item, task->reading);
  if (task->item->outcome == CP_OUTCOME_READ || task->item->outcome == CP_OUTCOME_PARTLY_READ)
    g_ptr_array_add (task->all->readings, g_steal_pointer (&task->reading));
}

static gboolean
end_picture (gpointer data, GError **error)
{
  Task *task = data;

  (void) error;
  task->n_pictures--;
  end_item (task);
  task_unref (task);
  return TRUE;
}

static void
send_picture_on (Task *task)
{
  GArray *pieces = g_steal_pointer (&task->pieces);

  task->n_pictures++;
  task->had_pictures = TRUE;
  cp_recognition_submit (task->all->recognition, task->all->items->spool, &task->picture, pieces,
                         task->reading, end_picture, task_ref (task));
}

static gboolean
take_unseen_picture (const Task *task, CpReader *frame, GError **error)
{
  guint32 number = cp_reader_u32 (frame), carries = cp_reader_u32 (frame);
  const CpPage *page = cp_reader_finish (frame) ? cp_reading_find_page (task->reading, number) : NULL;

  if (page == NULL || (carries & ~(guint) CP_CARRIES_ANYTHING) != 0)
    return fail ("the picture of a page makes no sense", error);
  if (!cp_page_keeps_its_words (page))
    cp_reading_add_gap (task->reading, number, CP_GAP_NO_TEXT, carries, NULL);
  return TRUE;
}

static gboolean
begin_picture (Task *task, CpReader *frame, GError **error)
{
  if (task->pieces != NULL || !cp_recognition_is_wanted (task->all->recognition) ||
      !cp_picture_read (frame, limits_of (task), &task->picture) ||
      cp_reading_find_page (task->reading, task->picture.page) == NULL)
    return fail ("the picture of a page makes no sense", error);
  task->pieces = g_array_new (FALSE, FALSE, sizeof (CpPiece));
  task->n_dots = 0;
  return TRUE;
}

static gboolean
take_picture_data (CpTask *host_task, CpReader *frame, GError **error)
{
  Task *task = host_task->data;
  gsize length;
  const guint8 *dots = cp_reader_bytes (frame, &length);

  if (!cp_reader_finish (frame) || task->pieces == NULL ||
      length > cp_picture_bytes (&task->picture) - task->n_dots)
    return fail ("the picture of a page makes no sense", error);
  task->n_dots += length;
  if (!count_apart (host_task, length, error) ||
      !cp_spool_append (task->all->items->spool, task->pieces, dots, length, error))
    return FALSE;
  if (task->n_dots == cp_picture_bytes (&task->picture))
    send_picture_on (task);
  return TRUE;
}

static gboolean
take_frame (CpTask *host_task, CpReader *frame, GError **error)
{
  Task *task = host_task->data;

  if (frame->kind != CP_REPLY_IDENTITY && task->item->identity.mime == NULL)
    return fail ("it does not begin with a type", error);
  switch (frame->kind) {
  case CP_REPLY_IDENTITY:
    return take_identity (task, frame, error);
  case CP_REPLY_PLUGIN:
    return take_plugin (task, frame, error);
  case CP_REPLY_PAGE:
    return cp_wire_read_page (frame, task->reading, error);
  case CP_REPLY_FIELD:
    return cp_wire_read_field (frame, task->reading, error);
  case CP_REPLY_META:
    return cp_wire_read_meta (frame, task->reading, error);
  case CP_REPLY_GAP:
    return cp_wire_read_gap (frame, task->reading, error);
  case CP_REPLY_ASIDE:
    return cp_wire_read_aside (frame, task->reading, error);
  case CP_REPLY_CHILD:
    return begin_child (task, frame, error);
  case CP_REPLY_CHILD_DATA:
    return take_child_data (host_task, frame, error);
  case CP_REPLY_CHILD_END:
    return end_child (task, frame, error);
  case CP_REPLY_PICTURE:
    return begin_picture (task, frame, error);
  case CP_REPLY_PICTURE_DATA:
    return take_picture_data (host_task, frame, error);
  case CP_REPLY_UNSEEN_PICTURE:
    return take_unseen_picture (task, frame, error);
  default:
    return fail ("it says something that has no meaning", error);
  }
}

/* Whether it is an archive: intake unpacks it, or says why not. */
static gboolean
is_unpacked (const Task *task, const CpEnd *end)
{
  CpItems *items = task->all->items;

  return end->kind == CP_END_DONE && task->item->identity.mime != NULL && task->reading->plugin == NULL &&
         items->unpack != NULL && items->unpack (items, task->item, items->unpack_data);
}

static void submit_task (Task *task);

static gboolean
end_copying (gpointer data, const CpEnd *end, GError **error)
{
  Task *task = data;

  (void) error;
  if (end->kind == CP_END_DONE) {
    submit_task (task);
    return TRUE;
  }
  cp_ending_set (&task->ending, end);
  task->has_ended = TRUE;
  end_item (task);
  task_unref (task);
  return TRUE;
}

/* Whether it is read anew, once there is a copy in a newer format. */
static gboolean
is_copied (Task *task, const CpEnd *end)
{
  if (end->kind != CP_END_DONE || task->item->identity.mime == NULL || task->reading->plugin != NULL ||
      !cp_copies_ask (task->all->host, task->all->items, task->item, end_copying, task, &task->ending.lack))
    return FALSE;
  task_ref (task);
  return TRUE;
}

static gboolean
end_worker (CpTask *host_task, const CpEnd *end, GError **error)
{
  Task *task = host_task->data;

  (void) error;
  if (task->child != NULL) /* cut off in the middle of a file within it */
    cp_item_end (task->child, CP_OUTCOME_BROKEN, CP_REASON_DAMAGED, NULL, CP_CARRIES_ANYTHING);
  if (is_unpacked (task, end))
    return TRUE; /* it gets its outcome when its members are there */
  if (is_copied (task, end))
    return TRUE;
  cp_ending_set (&task->ending, end);
  task->has_ended = TRUE;
  end_item (task);
  return TRUE;
}

/* What the worker must know besides the bytes. */
static GBytes *
argument_of (const Task *task)
{
  g_autoptr (CpWriter) writer = cp_writer_new (-1);
  g_autofree char *extension = cp_copies_extension (task->item);

  cp_writer_string (writer, extension);
  cp_writer_u8 (writer, cp_recognition_is_wanted (task->all->recognition) ? 1 : 0);
  return cp_writer_steal_values (writer);
}

/* A reading of the item, or of its copy.  Takes the reference over. */
static void
submit_task (Task *task)
{
  CpTask *host_task = g_new0 (CpTask, 1);

  host_task->work = &cp_extract_work;
  host_task->size = task->item->size;
  host_task->argument = argument_of (task);
  host_task->data = task;
  host_task->free_data = task_unref;
  host_task->open_input = open_input;
  host_task->frame = take_frame;
  host_task->ended = end_worker;
  cp_host_submit (task->all->host, host_task);
}

static void
submit_item (CpItems *items, CpItem *item, gpointer data)
{
  (void) items;
  if (item->outcome != CP_OUTCOME_PENDING)
    return;
  Task *task = g_new0 (Task, 1);
  g_ref_count_init (&task->references);
  task->all = data;
  task->item = item;
  task->reading = cp_reading_new (item);
  submit_task (task);
}

static int
compare_readings (gconstpointer a, gconstpointer b)
{
  guint left = (*(CpReading *const *) a)->item->order, right = (*(CpReading *const *) b)->item->order;

  return (left > right) - (left < right);
}

CpDocuments *
cp_extract_items (CpHost *host, CpItems *items, const CpExtractOptions *options, GError **error)
{
  g_autoptr (CpDocuments) documents = cp_documents_new ();
  g_autoptr (CpRecognition) recognition = cp_recognition_new (host, !options->no_recognition);
  Extraction all = { host, items, recognition, documents->readings };

  for (guint i = 0; i < items->items->len; i++)
    submit_item (items, items->items->pdata[i], &all);
  items->arrived = submit_item;
  items->arrived_data = &all;
  gboolean good = cp_host_run (host, error);
  items->arrived = NULL;
  if (!good)
    return NULL;

  cp_items_sort (items);
  g_ptr_array_sort (documents->readings, compare_readings);
  return g_steal_pointer (&documents);
}
