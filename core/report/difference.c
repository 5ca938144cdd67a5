/* difference.c: takes what changes with the rules, gives it for people and for programs. */
#include "json.h"
#include "page.h"
#include "report.h"
#include "view.h"

static void
add_cover (GString *page, const char *when, const CpCover *cover)
{
  g_autofree char *first = g_strdup_printf ("      %s ", when);
  g_autofree char *words = cover != NULL ? g_strdup_printf ("%s %s. %s", cp_view_mark (cover->verdict),
                                                            cp_verdict_words (cover->verdict), cover->reason)
                                         : g_strdup ("– Not asked for.");

  cp_page_add (page, first, words);
}

static void
add_change (GString *page, const CpVerdictChange *change)
{
  g_autofree char *first = g_strdup_printf ("%-5s ", change->requirement->id);
  g_autofree char *words = g_strdup_printf ("%s (%s)", change->requirement->title, change->stage->title);

  g_string_append_c (page, '\n');
  cp_page_add (page, first, words);
  add_cover (page, "was:", change->before);
  add_cover (page, "is: ", change->after);
}

static void
add_bundle (GString *page, const CpDifference *difference)
{
  guint n = difference->changes->len;

  cp_page_add_heading (page, difference->bundle, '-');
  if (difference->failure != NULL) {
    cp_page_add (page, "! ", difference->failure);
    return;
  }
  g_autofree char *count = n == 0 ? g_strdup_printf ("None of %u verdicts changes.", difference->n_compared)
                                  : g_strdup_printf ("%u of %u verdicts %s.", n, difference->n_compared,
                                                     n == 1 ? "changes" : "change");
  cp_page_add (page, "", count);
  for (guint i = 0; i < n; i++)
    add_change (page, difference->changes->pdata[i]);
}

char *
cp_report_differences_text (const char *before, const char *after, const GPtrArray *differences)
{
  GString *page = g_string_new (NULL);
  g_autofree char *title = g_strdup_printf ("What changes from %s to %s", before, after);

  cp_page_add_heading (page, title, '=');
  for (guint i = 0; i < differences->len; i++)
    add_bundle (page, differences->pdata[i]);
  g_string_erase (page, 0, 1); /* the empty line above the first heading */
  return g_string_free (page, FALSE);
}

static json_t *
cover_to_json (const CpCover *cover)
{
  if (cover == NULL)
    return json_null ();
  return json_pack ("{s:s, s:s}", "verdict", cp_verdict_name (cover->verdict), "reason", cover->reason);
}

static json_t *
difference_to_json (const CpDifference *difference)
{
  json_t *json = json_object (), *changes = json_array ();

  for (guint i = 0; i < difference->changes->len; i++) {
    const CpVerdictChange *change = difference->changes->pdata[i];
    json_t *one = json_object ();
    json_object_set_new (one, "id", json_string (change->requirement->id));
    json_object_set_new (one, "stage", json_string (change->stage->id));
    json_object_set_new (one, "title", json_string (change->requirement->title));
    json_object_set_new (one, "before", cover_to_json (change->before));
    json_object_set_new (one, "after", cover_to_json (change->after));
    json_array_append_new (changes, one);
  }
  json_object_set_new (json, "bundle", json_string (difference->bundle));
  json_object_set_new (json, "failure", cp_json_text_or_null (difference->failure));
  json_object_set_new (json, "compared", json_integer (difference->n_compared));
  json_object_set_new (json, "changes", changes);
  return json;
}

char *
cp_report_differences_json (const char *before, const char *after, const GPtrArray *differences)
{
  json_t *json = json_object (), *bundles = json_array ();

  json_object_set_new (json, "coproof", json_string (COPROOF_VERSION));
  json_object_set_new (json, "before", json_string (before));
  json_object_set_new (json, "after", json_string (after));
  for (guint i = 0; i < differences->len; i++)
    json_array_append_new (bundles, difference_to_json (differences->pdata[i]));
  json_object_set_new (json, "bundles", bundles);
  return cp_json_print (json);
}
