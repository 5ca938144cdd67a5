/* inspect.c: what is in an archive, for people and for programs. */
#include "inspect.h"
#include "json.h"
#include "page.h"
#include "report.h"

static char *
size_words (guint64 size)
{
  return size == G_MAXUINT64 ? g_strdup ("size not said")
                             : g_strdup_printf ("%" G_GUINT64_FORMAT " bytes", size);
}

static void
add_faults (GString *page, const GPtrArray *faults)
{
  if (faults->len > 0)
    cp_page_add_heading (page, "Why it is held", '-');
  for (guint i = 0; i < faults->len; i++) {
    const CpArchiveFault *fault = faults->pdata[i];
    g_autofree char *words =
        g_strdup_printf ("%s: %s%s%s%s%s%s", cp_archive_reason_code (fault->reason),
                         cp_archive_reason_words (fault->reason), fault->member != NULL ? " [" : "",
                         fault->member != NULL ? fault->member : "", fault->member != NULL ? "]" : "",
                         fault->detail != NULL ? " " : "", fault->detail != NULL ? fault->detail : "");
    cp_page_add (page, "· ", words);
  }
}

static void
add_list (GString *page, const char *heading, const GPtrArray *entries)
{
  cp_page_add_heading (page, heading, '-');
  for (guint i = 0; i < entries->len; i++) {
    const CpArchiveEntry *entry = entries->pdata[i];
    g_autofree char *size = entry->is_folder ? g_strdup ("folder") : size_words (entry->size);
    g_string_append_printf (page, "  %s (%s)\n", entry->path, size);
  }
}

static void
add_items (GString *page, const CpItems *items)
{
  cp_page_add_heading (page, "Its files", '-');
  for (guint i = 0; i < items->items->len; i++) {
    const CpItem *item = items->items->pdata[i];
    g_string_append_printf (page, "  %s (%" G_GUINT64_FORMAT " bytes)%s%s\n", item->path, item->size,
                            item->reason != CP_REASON_NONE ? ": " : "",
                            item->reason != CP_REASON_NONE ? cp_reason_words (item->reason) : "");
  }
}

char *
cp_report_inspection_text (const CpInspection *inspection)
{
  GString *page = g_string_new (NULL);
  const CpItems *items = inspection->items;
  g_autofree char *verdict =
      g_strdup_printf ("%s: %s.", inspection->name, cp_inspect_verdict_name (inspection->verdict));

  cp_page_add (page, "", verdict);
  if (inspection->words != NULL)
    g_string_append_printf (page, "%s\n", inspection->words);
  if (items == NULL)
    return g_string_free (page, FALSE);
  add_faults (page, items->faults);
  if (items->central_list->len > 0)
    add_list (page, "The files by the list at its end", items->central_list);
  if (items->local_list->len > 0)
    add_list (page, "The files as they stand in it, one behind the other", items->local_list);
  if (items->items->len > 0)
    add_items (page, items);
  return g_string_free (page, FALSE);
}

static json_t *
faults_to_json (const CpInspection *inspection)
{
  json_t *list = json_array ();
  const GPtrArray *faults = inspection->items != NULL ? inspection->items->faults : NULL;

  for (guint i = 0; faults != NULL && i < faults->len; i++) {
    const CpArchiveFault *fault = faults->pdata[i];
    json_t *json = json_object ();
    json_object_set_new (json, "code", json_string (cp_archive_reason_code (fault->reason)));
    json_object_set_new (json, "member", cp_json_text_or_null (fault->member));
    json_object_set_new (json, "detail", cp_json_text_or_null (fault->detail));
    json_object_set_new (json, "words", json_string (cp_archive_reason_words (fault->reason)));
    json_array_append_new (list, json);
  }
  return list;
}

static json_t *
member_to_json (const char *path, guint64 size, const char *sha256)
{
  json_t *json = json_object ();

  json_object_set_new (json, "path", json_string (path));
  json_object_set_new (json, "size", size != G_MAXUINT64 ? json_integer ((json_int_t) size) : json_null ());
  json_object_set_new (json, "sha256", cp_json_text_or_null (sha256));
  return json;
}

static json_t *
items_to_json (const CpItems *items)
{
  json_t *list = json_array ();

  for (guint i = 0; items != NULL && i < items->items->len; i++) {
    const CpItem *item = items->items->pdata[i];
    json_t *json = member_to_json (item->path, item->size, item->sha256);
    json_object_set_new (json, "reason", cp_json_text_or_null (cp_reason_code (item->reason)));
    json_array_append_new (list, json);
  }
  return list;
}

static json_t *
entries_to_json (const GPtrArray *entries)
{
  json_t *list = json_array ();

  for (guint i = 0; i < entries->len; i++) {
    const CpArchiveEntry *entry = entries->pdata[i];
    if (!entry->is_folder)
      json_array_append_new (list, member_to_json (entry->path, entry->size, NULL));
  }
  return list;
}

char *
cp_report_inspection_json (const CpInspection *inspection)
{
  const CpItems *items = inspection->items;
  json_t *json = json_object ();

  json_object_set_new (json, "archive", json_string (inspection->name));
  json_object_set_new (json, "sha256", cp_json_text_or_null (items != NULL ? items->sha256 : NULL));
  json_object_set_new (json, "verdict", json_string (cp_inspect_verdict_name (inspection->verdict)));
  json_object_set_new (json, "words", cp_json_text_or_null (inspection->words));
  json_object_set_new (json, "reasons", faults_to_json (inspection));
  json_object_set_new (json, "members", items_to_json (items));
  if (items != NULL && items->faults->len > 0) {
    json_object_set_new (json, "central_list", entries_to_json (items->central_list));
    json_object_set_new (json, "local_list", entries_to_json (items->local_list));
  }
  return cp_json_print (json);
}
