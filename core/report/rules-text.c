/* rules-text.c: takes a scheme, gives what its stages ask, as lines. */
#include "outline.h"
#include "page.h"
#include "report.h"
#include "rules-view.h"
#include "view.h"

static void
add_outline (GString *page, const CpStage *stage, const CpNeed *need)
{
  g_autoptr (GPtrArray) outline = cp_outline_new (stage, need);

  for (guint i = 0; i < outline->len; i++) {
    const CpOutlineLine *line = outline->pdata[i];
    g_autofree char *first = g_strdup_printf ("%*s- ", 6 + 2 * (int) line->depth, "");
    cp_page_add (page, first, line->words);
  }
}

static void
add_requirement (GString *page, const CpStage *stage, const CpRequirement *requirement)
{
  g_autofree char *id = g_strdup_printf ("%-5s ", requirement->id);
  g_autofree char *must = cp_rules_view_must (requirement);

  g_string_append_c (page, '\n');
  cp_page_add (page, id, requirement->title);
  cp_page_add (page, "      ", requirement->plain);
  cp_page_add (page, "      ", must);
  g_string_append_printf (page, "      %s:\n", cp_rules_view_shows);
  add_outline (page, stage, requirement->needs);
  cp_page_add (page, "      → ", requirement->advice);
}

static void
add_stage (GString *page, const CpStage *stage)
{
  const CpHead *head = NULL;

  cp_page_add_heading (page, stage->title, '=');
  for (guint i = 0; i < stage->requirements->len; i++) {
    const CpRequirement *requirement = stage->requirements->pdata[i];
    if (requirement->head != head)
      cp_page_add_heading (page, requirement->head->title, '-');
    head = requirement->head;
    add_requirement (page, stage, requirement);
  }
  if (stage->readings->len == 0)
    return;
  cp_page_add_heading (page, cp_rules_view_readings, '-');
  for (guint i = 0; i < stage->readings->len; i++)
    cp_page_add (page, "· ", stage->readings->pdata[i]);
}

char *
cp_report_rules_text (const CpScheme *scheme, const CpStage *stage)
{
  GString *page = g_string_new (NULL);
  g_autofree char *title = cp_rules_view_title (scheme, stage);

  cp_page_add_heading (page, title, '=');
  cp_page_add (page, "", cp_rules_view_legend);
  for (guint i = 0; i < scheme->stages->len; i++)
    if (stage == NULL || stage == scheme->stages->pdata[i])
      add_stage (page, scheme->stages->pdata[i]);
  if (scheme->safeguarding != NULL) {
    cp_page_add_heading (page, cp_rules_view_before, '-');
    cp_page_add (page, "", scheme->safeguarding);
  }
  if (scheme->contact != NULL) {
    cp_page_add_heading (page, cp_rules_view_contact, '-');
    cp_page_add (page, "", scheme->contact);
  }
  g_string_erase (page, 0, 1); /* the empty line above the first heading */
  return g_string_free (page, FALSE);
}
