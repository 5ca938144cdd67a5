/* audit.c: keeps of each check what fits on one page, and finds what several bundles share. */
#include "audit.h"
#include "hash.h"

#include <string.h>

/* Fewer words than these are the same by chance: a heading, a form's one line. */
#define TELLING_WORDS 25

static void
audit_file_free (CpAuditFile *file)
{
  g_free (file->name);
  g_free (file->sha256);
  g_free (file->words);
  g_free (file);
}

static void
audit_gap_free (CpAuditGap *gap)
{
  g_free (gap->name);
  g_free (gap);
}

static void
audit_row_free (CpAuditRow *row)
{
  g_free (row->bundle);
  g_free (row->organisation);
  g_free (row->failure);
  g_free (row->verdicts);
  g_ptr_array_unref (row->files);
  g_ptr_array_unref (row->gaps);
  g_free (row);
}

static void
audit_twin_free (CpAuditTwin *twin)
{
  g_ptr_array_unref (twin->rows);
  g_free (twin);
}

CpAudit *
cp_audit_new (const CpScheme *scheme, const GDate *today)
{
  CpAudit *audit = g_new0 (CpAudit, 1);

  audit->scheme = scheme;
  audit->today = *today;
  audit->guards = CP_GUARD_ALL;
  audit->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) audit_row_free);
  audit->twins = g_ptr_array_new_with_free_func ((GDestroyNotify) audit_twin_free);
  return audit;
}

void
cp_audit_free (CpAudit *audit)
{
  if (audit == NULL)
    return;
  g_ptr_array_unref (audit->rows);
  g_ptr_array_unref (audit->twins);
  g_free (audit);
}

static CpAuditRow *
add_row (CpAudit *audit, const char *bundle)
{
  CpAuditRow *row = g_new0 (CpAuditRow, 1);

  row->bundle = g_strdup (bundle);
  row->files = g_ptr_array_new_with_free_func ((GDestroyNotify) audit_file_free);
  row->gaps = g_ptr_array_new_with_free_func ((GDestroyNotify) audit_gap_free);
  g_ptr_array_add (audit->rows, row);
  return row;
}

/* The words of a page with one space between them, in small letters: a letter is the same letter as Word file
 * and as PDF. */
static guint
hash_words (CpHash *hash, const char *text)
{
  g_autofree char *small = g_utf8_casefold (text, -1);
  guint n = 0;

  for (char *word = strtok (small, " \t\n\r\f\v"); word != NULL; word = strtok (NULL, " \t\n\r\f\v"), n++) {
    cp_hash_update (hash, word, strlen (word));
    cp_hash_update (hash, " ", 1);
  }
  return n;
}

static char *
hash_reading (const CpReading *reading)
{
  g_autoptr (CpHash) hash = cp_hash_new ();
  guint n = 0;

  for (guint i = 0; i < reading->pages->len; i++)
    n += hash_words (hash, g_array_index (reading->pages, CpPage, i).text);
  g_autofree char *words = cp_hash_finish (hash);
  return n >= TELLING_WORDS ? g_steal_pointer (&words) : NULL;
}

static void
add_files (CpAuditRow *row, const CpCheck *check)
{
  for (guint i = 0; i < check->documents->readings->len; i++) {
    const CpReading *reading = cp_documents_get (check->documents, i);
    CpAuditFile *file = g_new0 (CpAuditFile, 1);
    file->name = g_strdup (reading->item->name);
    file->sha256 = g_strdup (reading->item->sha256);
    file->words = hash_reading (reading);
    g_ptr_array_add (row->files, file);
  }
}

static void
add_gaps (CpAuditRow *row, const CpItems *items)
{
  for (guint i = 0; i < items->items->len; i++) {
    const CpItem *item = items->items->pdata[i];
    if (item->outcome == CP_OUTCOME_READ || item->reason == CP_REASON_SYSTEM_FILE)
      continue;
    CpAuditGap *gap = g_new0 (CpAuditGap, 1);
    gap->name = g_strdup (item->name);
    gap->outcome = item->outcome;
    gap->reason = item->reason;
    g_ptr_array_add (row->gaps, gap);
  }
}

void
cp_audit_add (CpAudit *audit, const char *bundle, const CpCheck *check)
{
  CpAuditRow *row = add_row (audit, bundle);
  const CpFact *organisation = cp_facts_get (check->facts, "org");
  const GPtrArray *lines = check->coverage->lines;

  row->organisation = organisation != NULL ? g_strdup (organisation->value) : NULL;
  row->stage = check->stage;
  row->verdicts = g_new (CpVerdict, MAX (1, lines->len));
  for (guint i = 0; i < lines->len; i++)
    row->verdicts[i] = ((const CpLine *) lines->pdata[i])->cover->verdict;
  add_files (row, check);
  add_gaps (row, check->items);
  audit->guards &= check->guards;
}

void
cp_audit_add_failure (CpAudit *audit, const char *bundle, const char *failure)
{
  CpAuditRow *row = add_row (audit, bundle);

  row->failure = g_strconcat (failure, g_str_has_suffix (failure, ".") ? "" : ".", NULL);
  row->failure[0] = g_ascii_toupper (row->failure[0]);
}

/* Notes that the row has the file, under its hash; the table keeps the order in which hashes were first met.
 */
static void
note (GHashTable *table, GPtrArray *order, const char *hash, gboolean same_bytes, const CpAuditFile *file,
      CpAuditRow *row)
{
  CpAuditTwin *twin = g_hash_table_lookup (table, hash);

  if (twin == NULL) {
    twin = g_new0 (CpAuditTwin, 1);
    twin->same_bytes = same_bytes;
    twin->name = file->name;
    twin->rows = g_ptr_array_new ();
    g_hash_table_insert (table, (gpointer) hash, twin);
    g_ptr_array_add (order, twin);
  }
  if (!g_ptr_array_find (twin->rows, row, NULL))
    g_ptr_array_add (twin->rows, row);
}

static gboolean
has_same_rows (const CpAuditTwin *a, const CpAuditTwin *b)
{
  if (a->rows->len != b->rows->len)
    return FALSE;
  for (guint i = 0; i < a->rows->len; i++)
    if (a->rows->pdata[i] != b->rows->pdata[i])
      return FALSE;
  return TRUE;
}

/* The same bytes have the same words: that is said once. */
static gboolean
is_said (const GPtrArray *twins, const CpAuditTwin *twin)
{
  for (guint i = 0; i < twins->len; i++) {
    const CpAuditTwin *other = twins->pdata[i];
    if (other->name == twin->name && has_same_rows (other, twin))
      return TRUE;
  }
  return FALSE;
}

static void
find_twins (CpAudit *audit, gboolean same_bytes)
{
  g_autoptr (GHashTable) table = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();

  for (guint i = 0; i < audit->rows->len; i++) {
    CpAuditRow *row = audit->rows->pdata[i];
    for (guint j = 0; j < row->files->len; j++) {
      const CpAuditFile *file = row->files->pdata[j];
      const char *hash = same_bytes ? file->sha256 : file->words;
      if (hash != NULL)
        note (table, order, hash, same_bytes, file, row);
    }
  }
  for (guint i = 0; i < order->len; i++) {
    CpAuditTwin *twin = order->pdata[i];
    if (twin->rows->len > 1 && !is_said (audit->twins, twin))
      g_ptr_array_add (audit->twins, twin);
    else
      audit_twin_free (twin);
  }
}

void
cp_audit_finish (CpAudit *audit)
{
  find_twins (audit, TRUE);
  find_twins (audit, FALSE);
}
