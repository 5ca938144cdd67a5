/* copies.c: takes items in older formats, gives them copies in newer ones, each made by the host's converter.
 */
#include "copies.h"

#include <string.h>

/* The making of one copy. */
typedef struct {
  CpHost *host;
  CpItems *items;
  CpItem *item;
  const CpConversion *conversion;
  GArray *pieces; /* CpPiece: of the copy */
  CpCopiedFunc done;
  gpointer data;
} Task;

/* Only its limits on time count: the rest is the converter's own. */
static const CpWork convert_work = {
  .name = "convert",
  .seconds = CP_LIMIT_ITEM_SECONDS,
  .cpu_seconds = CP_LIMIT_ITEM_CPU_SECONDS,
  .role = CP_NO_ROLE,
};

static void
task_free (gpointer data)
{
  Task *task = data;

  g_clear_pointer (&task->pieces, g_array_unref);
  g_free (task);
}

static int
open_input (CpTask *host_task, GError **error)
{
  const Task *task = host_task->data;

  return cp_items_lend (task->items, task->item, error);
}

static gboolean
take_bytes (CpTask *host_task, const guint8 *bytes, gsize length)
{
  const Task *task = host_task->data;
  CpItems *items = task->items;
  const CpLimits *limits = cp_host_get_limits (task->host);

  host_task->apart_bytes += length;
  items->n_bytes += length;
  return host_task->apart_bytes <= limits->value[CP_LIMIT_MEMBER_BYTES] &&
         items->n_bytes <= limits->value[CP_LIMIT_BUNDLE_BYTES] &&
         cp_spool_append (items->spool, task->pieces, bytes, length, NULL);
}

static gboolean
end_task (CpTask *host_task, const CpEnd *end, GError **error)
{
  Task *task = host_task->data;

  if (end->kind == CP_END_DONE)
    task->item->copy = g_steal_pointer (&task->pieces);
  return task->done (task->data, end, error);
}

/* It goes before what is read: it takes longest, and is read afterwards. */
static void
submit (Task *task)
{
  CpTask *host_task = g_new0 (CpTask, 1);

  host_task->work = &convert_work;
  host_task->conversion = task->conversion;
  host_task->size = task->item->size;
  host_task->urgent = TRUE;
  host_task->data = task;
  host_task->free_data = task_free;
  host_task->open_input = open_input;
  host_task->bytes = take_bytes;
  host_task->ended = end_task;
  cp_host_submit (task->host, host_task);
}

gboolean
cp_copies_ask (CpHost *host, CpItems *items, CpItem *item, CpCopiedFunc done, gpointer data, char **ret_lack)
{
  const CpConversion *conversion = cp_conversion_find (item->identity.mime);

  if (conversion == NULL || item->copy != NULL)
    return FALSE;
  char *lack = cp_converter_explain_lack (cp_host_get_converter (host), conversion);
  if (lack != NULL) {
    *ret_lack = lack;
    return FALSE;
  }
  Task *task = g_new0 (Task, 1);
  *task = (Task){
    host, items, item, conversion, g_array_new (FALSE, FALSE, sizeof (CpPiece)), done, data,
  };
  submit (task);
  return TRUE;
}

char *
cp_copies_extension (const CpItem *item)
{
  return item->copy != NULL ? g_strdup (cp_conversion_find (item->identity.mime)->to)
                            : cp_item_extension (item);
}

gboolean
cp_copies_is_expected (const CpItem *item, const char *mime)
{
  return g_str_equal (cp_conversion_find (item->identity.mime)->to_mime, mime);
}

/* A PDF made here has no other days than the day on which it was made. */
static gboolean
is_of_copy_only (const char *key, const char *mime)
{
  return g_str_equal (key, "producer") || (g_str_equal (mime, "application/pdf") &&
                                           (g_str_equal (key, "created") || g_str_equal (key, "modified")));
}

static gboolean
is_blank (const char *text)
{
  while (g_ascii_isspace (*text))
    text++;
  return *text == '\0';
}

static gboolean
has_words (const CpReading *reading)
{
  gboolean found = reading->fields->len > 0;

  for (guint i = 0; i < reading->pages->len && !found; i++)
    found = !is_blank (g_array_index (reading->pages, CpPage, i).text);
  return found;
}

/* What the converter's clock says wherever a document asks for the day. */
static gboolean
shows_still_clock (const CpReading *reading)
{
  gboolean found = FALSE;

  for (guint i = 0; i < reading->pages->len && !found; i++)
    found = strstr (g_array_index (reading->pages, CpPage, i).text, "1970") != NULL;
  return found;
}

void
cp_copies_mark (const CpItem *item, CpReading *reading)
{
  if (item->copy == NULL)
    return;
  const char *mime = cp_conversion_find (item->identity.mime)->to_mime;
  for (guint i = reading->metas->len; i-- > 0;)
    if (is_of_copy_only (g_array_index (reading->metas, CpMeta, i).key, mime))
      g_array_remove_index (reading->metas, i);
  cp_reading_add_aside (
      reading, 0, CP_ASIDE_NOTE,
      "It was read through a copy that LibreOffice made of it. The copy may look different.");
  if (shows_still_clock (reading))
    cp_reading_add_aside (reading, 0, CP_ASIDE_NOTE,
                          "A date that changes by itself reads 1 January 1970 in the copy.");
  if (reading->plugin != NULL && reading->gaps->len == 0 && !has_words (reading))
    cp_reading_add_gap (reading, 0, CP_GAP_NO_TEXT, CP_CARRIES_TEXT,
                        "LibreOffice found no words in it. Please look at the file itself.");
}
