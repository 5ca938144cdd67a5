/* read-text.c: what was understood of one file, for a terminal. */
#include "page.h"
#include "report.h"
#include "view.h"

static void
add_pages (GString *page, const CpReading *reading)
{
  for (guint i = 0; i < reading->pages->len; i++) {
    const CpPage *read = &g_array_index (reading->pages, CpPage, i);
    g_autofree char *heading =
        read->label != NULL
            ? g_strdup_printf ("%s %u: %s", cp_unit_name (read->unit), read->number, read->label)
            : g_strdup_printf ("%s %u", cp_unit_name (read->unit), read->number);
    cp_page_add_heading (page, heading, '-');
    g_string_append (page, read->text);
    if (read->text[0] != '\0' && page->str[page->len - 1] != '\n')
      g_string_append_c (page, '\n');
  }
}

static void
add_fields (GString *page, const CpReading *reading)
{
  if (reading->fields->len > 0)
    cp_page_add_heading (page, "Form fields", '-');
  for (guint i = 0; i < reading->fields->len; i++) {
    const CpField *field = &g_array_index (reading->fields, CpField, i);
    g_autofree char *words =
        g_strdup_printf ("%s (%s, page %u): %s", field->name, cp_field_kind_name (field->kind), field->page,
                         field->filled        ? field->value
                         : field->doubt > 0.5 ? "please look: it may be filled in, or not"
                                              : "not filled in");
    cp_page_add (page, "· ", words);
  }
}

static void
add_asides (GString *page, const CpReading *reading)
{
  if (reading->asides->len > 0)
    cp_page_add_heading (page, "Not part of its text", '-');
  for (guint i = 0; i < reading->asides->len; i++) {
    const CpAside *aside = &g_array_index (reading->asides, CpAside, i);
    g_autofree char *words =
        aside->page > 0
            ? g_strdup_printf ("%s, page %u: %s", cp_aside_kind_name (aside->kind), aside->page, aside->text)
            : g_strdup_printf ("%s: %s", cp_aside_kind_name (aside->kind), aside->text);
    cp_page_add (page, "· ", words);
  }
}

/* "Date: 12 March 2026 (from its text, page 1)", and what says something else. */
static void
add_date (GString *page, const CpItemDate *date)
{
  if (date == NULL)
    return;
  g_autofree char *own = cp_date_claim_words (&date->own);
  g_autofree char *words = g_strdup_printf (
      "Date: %s.%s", own, cp_item_date_is_known (date) ? "" : " Properties may be those of a template.");
  cp_page_add (page, "", words);
  for (guint i = 0; i < date->conflicts->len; i++) {
    g_autofree char *other = cp_date_claim_words (&g_array_index (date->conflicts, CpDateClaim, i));
    g_autofree char *conflict = g_strdup_printf ("Another date, which does not fit: %s.", other);
    cp_page_add (page, "", conflict);
  }
}

static void
add_metas (GString *page, const CpReading *reading)
{
  if (reading->metas->len > 0)
    cp_page_add_heading (page, "About the file", '-');
  for (guint i = 0; i < reading->metas->len; i++) {
    const CpMeta *meta = &g_array_index (reading->metas, CpMeta, i);
    g_autofree char *words = g_strdup_printf ("%s: %s", meta->key, meta->value);
    cp_page_add (page, "· ", words);
  }
}

static void
add_kinds (GString *page, const CpCheck *check, guint document)
{
  if (cp_findings_count (check->findings, document) > 0)
    cp_page_add_heading (page, "What it could be", '-');
  for (guint i = 0; i < cp_findings_count (check->findings, document); i++) {
    const CpFinding *finding = cp_findings_get (check->findings, document, i);
    static const char *const filled[] = { "", ", not filled in", ", filled in" };
    g_autofree char *why = g_strjoinv ("; ", (char **) finding->why);
    g_autofree char *words =
        g_strdup_printf ("%s, %.2f%s: %s", finding->kind, finding->score, filled[finding->filled], why);
    cp_page_add (page, "· ", words);
  }
}

char *
cp_report_read_text (const CpCheck *check)
{
  GString *page = g_string_new (NULL);

  for (guint i = 0; i < check->items->items->len; i++) {
    const CpItem *item = check->items->items->pdata[i];
    const CpReading *reading = cp_view_find_reading (check, item);
    g_autofree char *problem = cp_view_problem (item, reading);
    g_autofree char *about =
        g_strdup_printf ("%s: %s.", item->identity.mime != NULL ? item->identity.mime : "unknown type",
                         cp_outcome_name (item->outcome));
    cp_page_add_heading (page, item->path, '=');
    cp_page_add (page, "", about);
    if (item->identity.claim_differs != NULL)
      cp_page_add (page, "", item->identity.claim_differs);
    if (problem != NULL)
      cp_page_add (page, "", problem);
    if (reading == NULL)
      continue;
    add_date (page, reading->date);
    for (guint j = 0; j < check->documents->readings->len; j++)
      if (cp_documents_get (check->documents, j) == reading)
        add_kinds (page, check, j);
    add_metas (page, reading);
    add_fields (page, reading);
    add_asides (page, reading);
    add_pages (page, reading);
  }
  g_string_erase (page, 0, 1);
  return g_string_free (page, FALSE);
}
