/* explain-text.c: takes a line of a check, gives why it has its verdict, as an indented tree. */
#include "evidence.h"
#include "explain-view.h"
#include "page.h"
#include "report.h"
#include "view.h"

/* So many files that nearly fitted are named; of more it is said how many. */
#define NEAR_FILES 5

typedef struct {
  const CpCheck *check;
  GString *page;
} Explanation;

static void
add (const Explanation *explanation, guint depth, const char *mark, const char *words)
{
  g_autofree char *first = g_strdup_printf ("%*s%s ", (int) (2 * depth), "", mark);

  cp_page_add (explanation->page, first, words);
}

static guint
count_read (const CpItems *items)
{
  guint n = 0;

  for (guint i = 0; i < items->items->len; i++) {
    CpOutcome outcome = ((const CpItem *) items->items->pdata[i])->outcome;
    n += outcome == CP_OUTCOME_READ || outcome == CP_OUTCOME_PARTLY_READ;
  }
  return n;
}

static char *
join_all_names (const GPtrArray *items)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", ((const CpItem *) items->pdata[i])->name);
  return g_string_free (names, FALSE);
}

/* All that were read are listed at the end; here only fewer than all are. */
static void
add_looked_in (const Explanation *explanation, guint depth, const CpCover *cover)
{
  guint n = cover->looked_in->len, n_read = count_read (explanation->check->items);
  g_autofree char *names = join_all_names (cover->looked_in);
  g_autofree char *words =
      n == 0        ? g_strdup ("looked in: nothing that was sent could hold it")
      : n_read == 1 ? g_strdup ("looked in: the one file that was read")
      : n == n_read ? g_strdup_printf ("looked in: all %u files that were read", n)
                    : g_strdup_printf ("looked in: %u of the %u files that were read: %s", n, n_read, names);

  add (explanation, depth, "·", words);
}

static void
add_items (const Explanation *explanation, guint depth, const char *what, const GPtrArray *items)
{
  g_autofree char *names = join_all_names (items);
  g_autofree char *words = g_strdup_printf ("%s: %s", what, names);

  if (items->len > 0)
    add (explanation, depth, "·", words);
}

static void
add_found (const Explanation *explanation, guint depth, const CpCover *cover)
{
  for (guint i = 0; i < cover->evidence->len; i++) {
    const CpEvidence *evidence = cover->evidence->pdata[i];
    g_autofree char *place = cp_view_place (evidence), *quote = cp_view_quote (evidence);
    g_autofree char *words =
        g_strdup_printf ("found: %s: %s", place, quote != NULL ? quote : "there are no words to quote");
    add (explanation, depth, "·", words);
  }
}

/* Where the words of a document stand that has the words and is of another kind. */
static char *
quote_said (const CpLook *look)
{
  const CpPage *page = look->said != NULL ? cp_reading_find_page (look->reading, look->said->page) : NULL;

  if (page == NULL)
    return g_strdup ("");
  CpEvidence *evidence = cp_evidence_new (look->reading, page, look->said->start, look->said->length, TRUE);
  g_autofree char *quote = cp_view_quote (evidence);
  cp_evidence_free (evidence);
  return g_strdup_printf (": %s", quote);
}

static void
add_near (const Explanation *explanation, guint depth, const CpNeed *need)
{
  g_autoptr (GArray) looks = cp_explain_need (explanation->check, need);
  guint n = 0;

  for (guint i = 0; i < looks->len; i++) {
    const CpLook *look = &g_array_index (looks, CpLook, i);
    if (!cp_look_is_near (look) || n++ >= NEAR_FILES)
      continue;
    g_autofree char *lacks = cp_explain_view_look (need, look), *quote = quote_said (look);
    g_autofree char *words = g_strdup_printf ("nearly: %s: %s%s", look->reading->item->name, lacks, quote);
    add (explanation, depth, "·", words);
  }
  if (n <= NEAR_FILES)
    return;
  g_autofree char *more = g_strdup_printf ("nearly: and %u more", n - NEAR_FILES);
  add (explanation, depth, "·", more);
}

static void add_branch (const Explanation *explanation, guint depth, const CpCover *cover);

static void
add_details (const Explanation *explanation, guint depth, const CpCover *cover)
{
  switch (cover->need->type) {
  case CP_NEED_EVIDENCE:
    add_found (explanation, depth, cover);
    add_near (explanation, depth, cover->need);
    add_looked_in (explanation, depth, cover);
    add_items (explanation, depth, "not read, and could hold it", cover->unread);
    add_items (explanation, depth, "for a person to read", cover->for_a_person);
    break;
  case CP_NEED_FACT:
  case CP_NEED_WITHIN:
  case CP_NEED_SAME_AS:
    add (explanation, depth, "·", cover->reason);
    add_found (explanation, depth, cover);
    break;
  default:
    break;
  }
  for (guint i = 0; i < cover->parts->len; i++)
    add_branch (explanation, depth, cover->parts->pdata[i]);
}

/* "✓ Found: The Delivery Plan: the kind delivery-plan, filled in" */
static void
add_branch (const Explanation *explanation, guint depth, const CpCover *cover)
{
  g_autofree char *asked = cp_explain_view_need (explanation->check, cover->need);
  g_autofree char *words = g_strdup_printf ("%s: %s%s%s", cp_verdict_words (cover->verdict),
                                            cover->need->label != NULL ? cover->need->label : "",
                                            cover->need->label != NULL ? ": " : "", asked);

  add (explanation, depth, cp_view_mark (cover->verdict), words);
  add_details (explanation, depth + 1, cover);
}

static void
add_files (const Explanation *explanation)
{
  const CpCheck *check = explanation->check;

  cp_page_add_heading (explanation->page, "The files, and what they are taken for", '-');
  for (guint i = 0; i < check->items->items->len; i++) {
    const CpItem *item = check->items->items->pdata[i];
    g_autofree char *kinds = cp_explain_view_kinds (check, item);
    g_autofree char *problem = cp_view_problem (item, cp_view_find_reading (check, item));
    if (cp_view_is_system_file (item))
      continue;
    g_autofree char *words = g_strdup_printf ("%s (%s)%s%s%s%s", item->name, cp_outcome_name (item->outcome),
                                              kinds != NULL ? ": " : "", kinds != NULL ? kinds : "",
                                              problem != NULL ? ". " : "", problem != NULL ? problem : "");
    cp_page_add (explanation->page, "· ", words);
  }
}

char *
cp_report_explain_text (const CpCheck *check, const CpRequirement *requirement)
{
  const Explanation explanation = { check, g_string_new (NULL) };
  g_autofree char *title = g_strdup_printf ("%s  %s", requirement->id, requirement->title);
  g_autofree char *today = cp_date_words (&check->today);
  g_autofree char *about =
      g_strdup_printf ("%s, checked on %s against %s.", check->items->name, today, check->stage->title);
  g_auto (GStrv) assumptions = cp_view_assumptions (check);

  cp_page_add_heading (explanation.page, title, '=');
  cp_page_add (explanation.page, "", about);
  g_string_append_c (explanation.page, '\n');
  for (guint i = 0; i < check->coverage->lines->len; i++) {
    const CpLine *line = check->coverage->lines->pdata[i];
    if (line->requirement == requirement)
      add_branch (&explanation, 0, line->cover);
  }
  add_files (&explanation);
  if (assumptions[0] != NULL)
    cp_page_add_heading (explanation.page, "What this rests on", '-');
  for (guint i = 0; assumptions[i] != NULL; i++)
    cp_page_add (explanation.page, "· ", assumptions[i]);
  g_string_erase (explanation.page, 0, 1); /* the empty line above the first heading */
  return g_string_free (explanation.page, FALSE);
}
