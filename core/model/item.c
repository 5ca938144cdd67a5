/* item.c: items and the portfolio that owns them. */
#include "item.h"

#include <stdlib.h>
#include <string.h>

CpItem *
cp_item_new (const char *id, const char *path, CpItem *parent)
{
  CpItem *item = g_new0 (CpItem, 1);

  item->id = g_strdup (id);
  item->path = g_strdup (path);
  item->name = g_strdup (path);
  item->parent = parent;
  item->pieces = g_array_new (FALSE, FALSE, sizeof (CpPiece));
  return item;
}

void
cp_item_free (CpItem *item)
{
  if (item == NULL)
    return;
  g_free (item->id);
  g_free (item->path);
  g_free (item->name);
  g_clear_pointer (&item->raw_name, g_bytes_unref);
  g_free (item->sha256);
  cp_hash_free (item->hash);
  g_array_unref (item->pieces);
  g_clear_pointer (&item->copy, g_array_unref);
  g_free (item->identity.mime);
  g_free (item->identity.claim_differs);
  g_free (item->detail);
  g_free (item);
}

char *
cp_item_extension (const CpItem *item)
{
  const char *slash = strrchr (item->path, '/');
  const char *dot = strrchr (slash != NULL ? slash : item->path, '.');

  return g_ascii_strdown (dot != NULL ? dot + 1 : "", -1);
}

void
cp_item_end (CpItem *item, CpOutcome outcome, CpReason reason, char *detail, guint leaves_open)
{
  item->outcome = outcome;
  item->reason = reason;
  g_free (item->detail);
  item->detail = detail;
  item->leaves_open = leaves_open;
}

CpItems *
cp_items_new (const char *name, GError **error)
{
  g_autoptr (CpSpool) spool = cp_spool_new (error);
  if (spool == NULL)
    return NULL;

  CpItems *items = g_new0 (CpItems, 1);
  items->spool = g_steal_pointer (&spool);
  items->name = g_strdup (name);
  items->items = g_ptr_array_new_with_free_func ((GDestroyNotify) cp_item_free);
  items->faults = cp_archive_faults_new ();
  items->central_list = cp_archive_entries_new ();
  items->local_list = cp_archive_entries_new ();
  return items;
}

void
cp_items_free (CpItems *items)
{
  if (items == NULL)
    return;
  g_free (items->name);
  g_free (items->sha256);
  g_ptr_array_unref (items->items);
  g_ptr_array_unref (items->faults);
  g_ptr_array_unref (items->central_list);
  g_ptr_array_unref (items->local_list);
  cp_spool_free (items->spool);
  g_free (items);
}

CpItem *
cp_items_add (CpItems *items, const char *path)
{
  g_autofree char *id = g_strdup_printf ("%u", ++items->n_members);
  CpItem *item = cp_item_new (id, path, NULL);
  g_ptr_array_add (items->items, item);
  return item;
}

CpItem *
cp_items_add_child (CpItems *items, CpItem *parent, const char *name)
{
  g_autofree char *id = g_strdup_printf ("%s.%u", parent->id, ++parent->n_children);
  CpItem *item = cp_item_new (id, name, parent);

  g_ptr_array_add (items->items, item);
  return item;
}

gboolean
cp_items_keep (CpItems *items, CpItem *item, const void *bytes, gsize length, GError **error)
{
  if (item->hash == NULL)
    item->hash = cp_hash_new ();
  cp_hash_update (item->hash, bytes, length);
  item->size += length;
  return cp_spool_append (items->spool, item->pieces, bytes, length, error);
}

void
cp_items_seal (CpItem *item)
{
  if (item->sha256 != NULL)
    return;
  if (item->hash == NULL)
    item->hash = cp_hash_new ();
  item->sha256 = cp_hash_finish (item->hash);
  g_clear_pointer (&item->hash, cp_hash_free);
}

void
cp_items_arrive (CpItems *items, CpItem *item)
{
  cp_items_seal (item);
  if (items->arrived != NULL)
    items->arrived (items, item, items->arrived_data);
}

int
cp_items_lend (CpItems *items, const CpItem *item, GError **error)
{
  return cp_spool_lend (items->spool, item->copy != NULL ? item->copy : item->pieces, error);
}

/* "3" < "3.1" < "3.2" < "3.10" < "4" */
static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const char *left = (*(CpItem *const *) a)->id, *right = (*(CpItem *const *) b)->id;

  for (;;) {
    char *left_end, *right_end;
    gulong x = strtoul (left, &left_end, 10), y = strtoul (right, &right_end, 10);
    if (x != y)
      return x < y ? -1 : 1;
    if (*left_end == '\0' || *right_end == '\0')
      return (*left_end != '\0') - (*right_end != '\0');
    left = left_end + 1;
    right = right_end + 1;
  }
}

/* How much of every path is the one folder in which all the sender's files lie. */
static gsize
measure_shared_folder (const CpItems *items)
{
  const char *shared = NULL;
  gsize length = 0;

  for (guint i = 0; i < items->items->len; i++) {
    const CpItem *item = items->items->pdata[i];
    const char *slash = strchr (item->path, '/');
    if (item->parent != NULL || item->reason == CP_REASON_SYSTEM_FILE)
      continue;
    if (slash == NULL || (shared != NULL && strncmp (shared, item->path, length) != 0))
      return 0;
    shared = item->path;
    length = (gsize) (slash - shared) + 1;
  }
  return length;
}

static void
name_items (CpItems *items)
{
  gsize shared = measure_shared_folder (items);

  for (guint i = 0; i < items->items->len; i++) {
    CpItem *item = items->items->pdata[i];
    g_free (item->name);
    if (item->parent != NULL)
      item->name = g_strconcat (item->parent->name, " › ", item->path, NULL);
    else
      item->name = g_strdup (item->path + (item->reason == CP_REASON_SYSTEM_FILE ? 0 : shared));
  }
}

void
cp_items_sort (CpItems *items)
{
  g_ptr_array_sort (items->items, compare_ids);
  for (guint i = 0; i < items->items->len; i++)
    ((CpItem *) items->items->pdata[i])->order = i;
  name_items (items);
}
