/* extract.c: the parent's side: a task an item, its frames checked into a reading, its end turned into an
 * outcome. */
#include "extract.h"
#include "document-wire.h"
#include "errors.h"
#include "identify.h"
#include "reply.h"
#include "text.h"

#include <string.h>

/* Children beyond the limit are named as held; beyond this many more, the document is hostile. */
#define MORE_CHILDREN 1000

typedef struct {
  CpHost *host;
  CpItems *items;
  GPtrArray *readings; /* CpReading, in the order in which they ended */
} Extraction;

/* The extraction of one item. */
typedef struct {
  Extraction *all;
  CpItem *item;
  CpReading *reading;
  CpItem *child; /* whose bytes are coming */
} Task;

static void
task_free (gpointer data)
{
  Task *task = data;

  cp_reading_free (task->reading);
  g_free (task);
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
  if (!cp_reader_finish (frame) || mime == NULL || task->item->identity.mime != NULL)
    return fail ("its type makes no sense", error);
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

static gboolean
begin_child (Task *task, CpReader *frame, GError **error)
{
  const CpLimits *limits = cp_host_get_limits (task->all->host);
  gsize length;
  const guint8 *name = cp_reader_bytes (frame, &length);

  if (!cp_reader_finish (frame) || task->child != NULL ||
      !g_utf8_validate_len ((const char *) name, length, NULL))
    return fail ("a file within it makes no sense", error);
  g_autofree char *utf8 = g_strndup ((const char *) name, length);
  g_autofree char *shown = cp_text_escape_invisible (utf8);
  task->child = cp_items_add_child (task->all->items, task->item, shown);
  task->child->raw_name = g_bytes_new (name, length);
  if (task->all->items->items->len > limits->value[CP_LIMIT_MEMBERS] + MORE_CHILDREN)
    return fail ("there are more files within it than we can even name", error);
  if (task->all->items->items->len > limits->value[CP_LIMIT_MEMBERS])
    cp_item_end (task->child, CP_OUTCOME_HELD, CP_REASON_LIMIT,
                 cp_limit_words (limits, CP_LIMIT_MEMBERS, G_MAXUINT64), CP_CARRIES_ANYTHING);
  guint depth = count_depth (task->child);
  if (depth > limits->value[CP_LIMIT_NESTING])
    cp_item_end (task->child, CP_OUTCOME_HELD, CP_REASON_LIMIT,
                 cp_limit_words (limits, CP_LIMIT_NESTING, depth), CP_CARRIES_ANYTHING);
  return TRUE;
}

static gboolean
take_child_data (Task *task, CpReader *frame, GError **error)
{
  const CpLimits *limits = cp_host_get_limits (task->all->host);
  gsize length;
  const guint8 *bytes = cp_reader_bytes (frame, &length);

  if (!cp_reader_finish (frame) || task->child == NULL ||
      task->child->size + length > limits->value[CP_LIMIT_MEMBER_BYTES])
    return fail ("a file within it makes no sense", error);
  return cp_items_keep (task->all->items, task->child, bytes, length, error);
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
  case CP_REPLY_CHILD:
    return begin_child (task, frame, error);
  case CP_REPLY_CHILD_DATA:
    return take_child_data (task, frame, error);
  case CP_REPLY_CHILD_END:
    return end_child (task, frame, error);
  default:
    return fail ("it says something that has no meaning", error);
  }
}

/* How a worker's end that was not its own choice is told of the item. */
static const struct {
  CpOutcome outcome;
  CpReason reason;
} deaths[] = {
  [CP_END_CRASHED] = { CP_OUTCOME_DIED, CP_REASON_CRASHED },
  [CP_END_EXITED] = { CP_OUTCOME_DIED, CP_REASON_EXITED },
  [CP_END_TIME] = { CP_OUTCOME_DIED, CP_REASON_TIME },
  [CP_END_PROCESSOR_TIME] = { CP_OUTCOME_DIED, CP_REASON_PROCESSOR_TIME },
  [CP_END_MEMORY] = { CP_OUTCOME_DIED, CP_REASON_MEMORY },
  [CP_END_FLOOD] = { CP_OUTCOME_DIED, CP_REASON_FLOOD },
  [CP_END_FORBIDDEN_CALL] = { CP_OUTCOME_DIED, CP_REASON_FORBIDDEN_CALL },
  [CP_END_BAD_REPLY] = { CP_OUTCOME_DIED, CP_REASON_BAD_REPLY },
  [CP_END_STOPPED] = { CP_OUTCOME_HELD, CP_REASON_STOPPED },
};

static gboolean
has_content (const CpReading *reading)
{
  return reading->pages->len > 0 || reading->fields->len > 0;
}

/* The plugin gave up; what it had pushed by then counts, and the rest is a gap. */
static void
end_after_giving_up (Task *task, const CpEnd *end, guint carries)
{
  CpItem *item = task->item;
  gboolean kept = has_content (task->reading);

  switch (end->code) {
  case CP_PLUGIN_ERROR_ENCRYPTED:
    cp_item_end (item, CP_OUTCOME_HELD, CP_REASON_PASSWORD, NULL, carries);
    return;
  case CP_PLUGIN_ERROR_UNSUPPORTED:
    cp_item_end (item, CP_OUTCOME_UNSUPPORTED, CP_REASON_UNSUPPORTED_FORM, g_strdup (end->words), carries);
    return;
  case CP_PLUGIN_ERROR_CORRUPT:
    if (kept)
      cp_reading_add_gap (task->reading, 0, CP_GAP_DAMAGED, carries, end->words);
    cp_item_end (item, kept ? CP_OUTCOME_PARTLY_READ : CP_OUTCOME_BROKEN,
                 kept ? CP_REASON_GAPS : CP_REASON_DAMAGED, kept ? NULL : g_strdup (end->words), carries);
    return;
  case CP_PLUGIN_ERROR_LIMIT:
    if (kept)
      cp_reading_add_gap (task->reading, 0, CP_GAP_LIMIT, carries, end->words);
    cp_item_end (item, kept ? CP_OUTCOME_PARTLY_READ : CP_OUTCOME_HELD,
                 kept ? CP_REASON_GAPS : CP_REASON_LIMIT, kept ? NULL : g_strdup (end->words), carries);
    return;
  case CP_PLUGIN_ERROR_INTERNAL:
    cp_item_end (item, CP_OUTCOME_DIED, CP_REASON_PLUGIN_FAULT, g_strdup (end->words), carries);
    return;
  }
}

/* An archive at the last depth is named, but not opened. */
static gboolean
is_shallow (const Task *task)
{
  return count_depth (task->item) < cp_host_get_limits (task->all->host)->value[CP_LIMIT_NESTING];
}

static void
end_after_reading (Task *task, const CpEnd *end, guint carries)
{
  CpItems *items = task->all->items;

  if (task->reading->plugin == NULL && items->unpack != NULL && is_shallow (task) &&
      items->unpack (items, task->item, items->unpack_data))
    return; /* an archive: it gets its outcome when it is unpacked */
  if (g_str_equal (task->item->identity.mime, "application/encrypted")) {
    cp_item_end (task->item, CP_OUTCOME_HELD, CP_REASON_PASSWORD, NULL, carries);
    return;
  }
  if (task->reading->plugin == NULL) {
    g_autofree char *words = cp_identify_type_words (task->item->identity.mime);
    cp_item_end (task->item, CP_OUTCOME_UNSUPPORTED, CP_REASON_NO_PLUGIN,
                 g_strdup_printf ("It is %s.", words), carries);
    return;
  }
  if (end->lost_memory)
    cp_reading_add_gap (task->reading, 0, CP_GAP_LIMIT, carries,
                        "There was not enough memory to read all of it.");
  gboolean whole = task->reading->gaps->len == 0;
  cp_item_end (task->item, whole ? CP_OUTCOME_READ : CP_OUTCOME_PARTLY_READ,
               whole ? CP_REASON_NONE : CP_REASON_GAPS, NULL, cp_reading_leaves_open (task->reading));
}

static gboolean
end_item (CpTask *host_task, const CpEnd *end, GError **error)
{
  Task *task = host_task->data;
  CpItem *item = task->item;
  guint carries =
      item->identity.mime != NULL ? cp_identify_carries (item->identity.mime) : CP_CARRIES_ANYTHING;

  (void) error;
  if (task->child != NULL) /* cut off in the middle of a file within it */
    cp_item_end (task->child, CP_OUTCOME_BROKEN, CP_REASON_DAMAGED, NULL, CP_CARRIES_ANYTHING);
  if (end->kind == CP_END_DONE && item->identity.mime != NULL)
    end_after_reading (task, end, carries);
  else if (end->kind == CP_END_GAVE_UP && item->identity.mime != NULL)
    end_after_giving_up (task, end, carries);
  else if (end->kind == CP_END_DONE || end->kind == CP_END_GAVE_UP)
    cp_item_end (item, CP_OUTCOME_DIED, CP_REASON_BAD_REPLY, g_strdup (end->words), carries);
  else
    cp_item_end (item, deaths[end->kind].outcome, deaths[end->kind].reason, g_strdup (end->words), carries);

  gboolean keep = item->outcome == CP_OUTCOME_READ || item->outcome == CP_OUTCOME_PARTLY_READ;
  if (keep)
    g_ptr_array_add (task->all->readings, g_steal_pointer (&task->reading));
  return TRUE;
}

static void
submit_item (CpItems *items, CpItem *item, gpointer data)
{
  Extraction *all = data;

  if (item->outcome != CP_OUTCOME_PENDING)
    return;
  Task *task = g_new0 (Task, 1);
  task->all = all;
  task->item = item;
  task->reading = cp_reading_new (item);
  g_autofree char *extension = cp_item_extension (item);

  CpTask *host_task = g_new0 (CpTask, 1);
  host_task->work = &cp_extract_work;
  host_task->size = item->size;
  host_task->argument = g_bytes_new (extension, strlen (extension) + 1);
  host_task->data = task;
  host_task->free_data = task_free;
  host_task->open_input = open_input;
  host_task->frame = take_frame;
  host_task->ended = end_item;
  cp_host_submit (all->host, host_task);
  (void) items;
}

static int
compare_readings (gconstpointer a, gconstpointer b)
{
  guint left = (*(CpReading *const *) a)->item->order, right = (*(CpReading *const *) b)->item->order;

  return (left > right) - (left < right);
}

CpDocuments *
cp_extract_items (CpHost *host, CpItems *items, GError **error)
{
  g_autoptr (CpDocuments) documents = cp_documents_new ();
  Extraction all = { host, items, documents->readings };

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
