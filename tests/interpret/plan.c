/* plan.c: what holds of plans that are read as data, and of what shows that their actions were done.
 * Documents and findings are made by hand: no file is read.  All people and places are invented. */
#include "plan.h"

#include <string.h>

#define PLAN_TEXT                                                                                            \
  "Delivery plan\n"                                                                                          \
  "Action\tLead\tBy when\tSuccess measure\tStatus\n"                                                         \
  "Open a sensory garden behind the library with the parent panel\tJo Marsh\t1 May 2026\t80% say it is "     \
  "calmer\tCompleted\n"                                                                                      \
  "Rewrite the complaints leaflet so that teenagers understand it\tSam Okoro\tJune\t12 teenagers test "      \
  "it\t\n"

typedef struct {
  CpScheme *scheme;
  CpStage *stage;
  CpItems *items;
  CpDocuments *documents;
  CpHits *hits;
  CpFindings *findings;
  CpPlanSection *section;
} World;

static void
add_texts (GPtrArray *list, const char *texts)
{
  g_auto (GStrv) parts = g_strsplit (texts, "|", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    g_ptr_array_add (list, g_strdup (parts[i]));
}

static void
add_group (CpPlanRules *rules, const char *level, const char *names)
{
  CpPlanGroup *group = cp_plan_group_new (level);

  add_texts (group->names, names);
  g_ptr_array_add (rules->groups, group);
}

/* A few words of each sort: what the shipped ones find is seen in tests/cli/plan. */
static CpPlanRules *
make_rules (void)
{
  CpPlanRules *rules = cp_plan_rules_new ();

  add_texts (rules->read_at, "silver|gold");
  add_texts (rules->shown_at, "gold");
  add_texts (rules->columns[CP_PLAN_ACTION], "action|what");
  add_texts (rules->columns[CP_PLAN_AIM], "objective");
  add_texts (rules->columns[CP_PLAN_LEAD], "lead|responsib*");
  add_texts (rules->columns[CP_PLAN_WITH], "with whom");
  add_texts (rules->columns[CP_PLAN_BY_WHEN], "by when|target date");
  add_texts (rules->columns[CP_PLAN_MEASURE], "success measure|target|how we will know");
  add_texts (rules->columns[CP_PLAN_STATUS], "status|rag");
  add_texts (rules->columns[CP_PLAN_DONE], "what was done");
  add_texts (rules->blanks, "example*|[*|insert*|tbc");
  add_group (rules, "parents", "parents|parent panel");
  add_group (rules, "cyp", "young people|teenagers");
  add_texts (rules->take_part, "write|choose|test");
  add_texts (rules->joins, "and|two");
  add_texts (rules->beside, "with|by");
  add_texts (rules->records, "minutes|report");
  add_texts (rules->hints, "newsletter");
  add_texts (rules->done, "*ed|was|met|held");
  add_texts (rules->undone, "needed");
  add_texts (rules->meant, "will|hope to|agreed to");
  add_texts (rules->failed, "did not|cancelled");
  add_texts (rules->learned, "we learned");
  add_texts (rules->common, "the|a|so|that|it|is|behind|with|for|of|to|and|was|in|we");
  return rules;
}

static void
add_list (CpScheme *scheme, const char *id, const char *topics)
{
  CpTopicList *list = cp_topic_list_new (id);
  g_auto (GStrv) parts = g_strsplit (topics, "|", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    g_ptr_array_add (list->topics, cp_topic_new (parts[i], parts[i]));
  g_ptr_array_add (scheme->lists, list);
}

static void
world_init (World *world, const char *stage)
{
  memset (world, 0, sizeof *world);
  world->scheme = cp_scheme_new ();
  world->scheme->plan = make_rules ();
  add_list (world->scheme, "levels", "parents|cyp");
  add_list (world->scheme, "four-cs", "co-design");
  world->stage = cp_stage_new ();
  world->stage->id = g_strdup (stage);
  world->items = cp_items_new ("x.zip", NULL);
  world->documents = cp_documents_new ();
  world->hits = cp_hits_new (8);
  world->findings = cp_findings_new (8);
}

static void
world_clear (World *world)
{
  cp_plan_section_free (world->section);
  cp_findings_free (world->findings);
  cp_hits_free (world->hits);
  cp_documents_free (world->documents);
  cp_items_free (world->items);
  cp_stage_free (world->stage);
  cp_scheme_free (world->scheme);
}

static void
add_cell (GArray *marks, const char *text, const char *start, const char *end, guint row, guint column)
{
  const CpMark mark = { .kind = CP_MARK_CELL,
                        .start = (guint32) (start - text),
                        .length = (guint32) (end - start),
                        .row = (guint16) row,
                        .column = (guint16) column };

  g_array_append_val (marks, mark);
}

/* The cells of all lines that have tabs, as an extractor marks them. */
static GArray *
find_cells (const char *text)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (CpMark));
  guint row = 0;

  for (const char *line = text; *line != '\0';) {
    const char *end = line + strcspn (line, "\n");
    guint column = 0;
    for (const char *cell = line; memchr (line, '\t', (gsize) (end - line)) != NULL && cell <= end;) {
      const char *past = cell + strcspn (cell, "\t\n");
      add_cell (marks, text, cell, past, row, column++);
      cell = past + 1;
    }
    row += column > 0;
    line = end + (*end == '\n');
  }
  return marks;
}

/* A document with a page for each text, of one kind. */
static guint
add_document (World *world, const char *path, const char *kind, gdouble width, const char *const *texts)
{
  static const char *const why[] = { NULL };
  CpItem *item = cp_items_add (world->items, path);
  CpReading *reading = cp_reading_new (item);
  guint document = world->documents->readings->len;
  const CpFinding finding = {
    .kind = kind, .page = 1, .length = 4, .score = 0.9, .filled = CP_FILLED_YES, .why = why
  };

  cp_item_end (item, CP_OUTCOME_READ, CP_REASON_NONE, NULL, 0);
  for (guint i = 0; texts[i] != NULL; i++) {
    g_autoptr (GArray) marks = find_cells (texts[i]);
    const CpPage page = { .number = i + 1,
                          .unit = CP_UNIT_PAGE,
                          .text = texts[i],
                          .width = width,
                          .marks = (const CpMark *) (void *) marks->data,
                          .n_marks = marks->len };
    cp_reading_add_page (reading, &page);
  }
  g_ptr_array_add (world->documents->readings, reading);
  cp_findings_add (world->findings, document, &finding);
  return document;
}

static guint
add_paper (World *world, const char *path, const char *kind, const char *text)
{
  const char *const texts[] = { text, NULL };

  return add_document (world, path, kind, 0, texts);
}

static void
set_date (World *world, guint document, guint year, guint month, guint day)
{
  CpDateClaim claim = { .source = CP_DATE_FROM_TEXT };

  g_assert_true (cp_date_span_set_day (&claim.span, year, month, day));
  cp_documents_get (world->documents, document)->date = cp_item_date_new (&claim);
}

static CpPlanInput
input_of (const World *world)
{
  return (CpPlanInput){ world->scheme, world->stage, world->documents, world->hits, world->findings };
}

static const CpPlan *
read_first (World *world)
{
  const CpPlanInput input = input_of (world);

  cp_findings_sort (world->findings);
  cp_hits_sort (world->hits);
  world->section = cp_plan_section_new (&input, NULL);
  g_assert_nonnull (world->section);
  return world->section->plans->len > 0 ? world->section->plans->pdata[0] : NULL;
}

static const CpAction *
get_action (const CpPlan *plan, guint index)
{
  g_assert_nonnull (plan);
  g_assert_cmpuint (index, <, plan->actions->len);
  return plan->actions->pdata[index];
}

static void
test_table (void)
{
  World world;

  world_init (&world, "silver");
  set_date (&world, add_paper (&world, "plan.docx", "delivery-plan", PLAN_TEXT), 2025, 11, 3);
  const CpPlan *plan = read_first (&world);
  const CpAction *first = get_action (plan, 0), *second = get_action (plan, 1);
  g_assert_cmpuint (plan->actions->len, ==, 2);
  g_assert_cmpstr (first->action, ==, "Open a sensory garden behind the library with the parent panel");
  g_assert_cmpstr (first->lead, ==, "Jo Marsh");
  g_assert_cmpstr (first->by_when, ==, "1 May 2026");
  g_assert_cmpstr (first->measure, ==, "80% say it is calmer");
  g_assert_cmpstr (first->status, ==, "Completed");
  g_assert_cmpint (first->state, ==, CP_PROMISE_NOT_ASKED);
  g_assert_true (g_str_has_prefix (PLAN_TEXT + first->place->start, "Open a sensory garden"));
  g_assert_null (second->status);
  world_clear (&world);
}

static void
test_date_without_a_year (void)
{
  World world;

  world_init (&world, "silver");
  set_date (
      &world,
      add_paper (
          &world, "plan.docx", "delivery-plan",
          "Action\tLead\tBy when\nAsk parents about the gate\tJo\t1 May\nPaint the gate\tJo\t3 December\n"),
      2025, 11, 3);
  const CpPlan *plan = read_first (&world);
  g_assert_true (get_action (plan, 0)->has_due);
  g_assert_cmpuint (g_date_get_year (&get_action (plan, 0)->due.first), ==, 2026);
  g_assert_cmpuint (g_date_get_year (&get_action (plan, 1)->due.first), ==, 2025);
  world_clear (&world);
}

static void
test_undated_plan (void)
{
  World world;

  world_init (&world, "silver");
  add_paper (&world, "plan.docx", "delivery-plan",
             "Action\tLead\tBy when\nAsk parents about the gate\tJo\t1 May\n");
  const CpAction *action = get_action (read_first (&world), 0);
  g_assert_cmpstr (action->by_when, ==, "1 May");
  g_assert_false (action->has_due); /* nobody knows of which year */
  world_clear (&world);
}

static void
test_template_rows (void)
{
  World world;

  world_init (&world, "silver");
  add_paper (&world, "plan.docx", "delivery-plan",
             "Action\tLead\tBy when\n"
             "EXAMPLE: hold two workshops with parents\tDeputy head\t31 March\n"
             "[Insert action]\t[name]\t[date]\n"
             "\t\t\n"
             "Hold a picnic for all families\t\t\n"
             "Paint the gate with teenagers\tJo\t1 May\n");
  const CpPlan *plan = read_first (&world);
  g_assert_cmpuint (plan->actions->len, ==, 1);
  g_assert_cmpstr (get_action (plan, 0)->action, ==, "Paint the gate with teenagers");
  world_clear (&world);
}

static void
test_longest_name (void)
{
  World world;

  world_init (&world, "silver");
  add_paper (&world, "plan.docx", "delivery-plan",
             "Objective\tAction\tResponsibility\tTarget date\tTarget\nCalm\tPaint the gate\tJo\tMay 2026\t9 "
             "of 10\n");
  const CpAction *action = get_action (read_first (&world), 0);
  g_assert_cmpstr (action->action, ==, "Paint the gate");
  g_assert_cmpstr (action->lead, ==, "Jo");
  g_assert_cmpstr (action->by_when, ==, "May 2026");
  g_assert_cmpstr (action->measure, ==, "9 of 10");
  world_clear (&world);
}

static void
test_table_over_two_pages (void)
{
  static const char *const texts[] = { "Action\tLead\tBy when\nPaint the gate\tJo\tMay 2026\n",
                                       "Plant the beds\tSam\tJune 2026\n", NULL };
  World world;

  world_init (&world, "silver");
  add_document (&world, "plan.pdf", "delivery-plan", 595, texts);
  const CpPlan *plan = read_first (&world);
  g_assert_cmpuint (plan->actions->len, ==, 2);
  g_assert_cmpstr (get_action (plan, 1)->lead, ==, "Sam");
  g_assert_cmpuint (get_action (plan, 1)->place->page, ==, 2);
  world_clear (&world);
}

static void
test_scrambled_table (void)
{
  static const char *const texts[] = { "Action\tLead\tBy when\nReceipts on the wall\twith Moses\t\nhigh "
                                       "five\tthe Car Park\t\nPaint it\tJo\tMay 2026\n",
                                       NULL };
  World world;

  world_init (&world, "silver");
  add_document (&world, "plan.pdf", "delivery-plan", 595, texts);
  g_assert_null (read_first (&world));
  world_clear (&world);
}

static void
test_other_tables (void)
{
  World world;

  world_init (&world, "silver");
  add_paper (&world, "plan.docx", "delivery-plan",
             "Risk\tLikelihood\tImpact\nThe gate rusts\tHigh\tLow\n\nBudget\tAmount\nPaint\t40\n");
  g_assert_null (read_first (&world));
  world_clear (&world);
}

static void
test_list_with_labels (void)
{
  World world;

  world_init (&world, "silver");
  add_paper (&world, "plan.docx", "delivery-plan",
             "Our delivery plan\nLead: Dr Ames\n\n"
             "1. Start a parent panel\n   Lead: Jo. By when: May 2026. Target: six parents.\n\n"
             "2. Paint the gate\n   Responsible: Sam\n   By when: June 2026\n\n"
             "3. Something that nobody has taken on\n");
  const CpPlan *plan = read_first (&world);
  g_assert_cmpuint (plan->actions->len, ==, 2);
  g_assert_cmpstr (get_action (plan, 0)->action, ==, "Start a parent panel");
  g_assert_cmpstr (get_action (plan, 0)->lead, ==, "Jo.");
  g_assert_cmpstr (get_action (plan, 0)->by_when, ==, "May 2026.");
  g_assert_cmpstr (get_action (plan, 0)->measure, ==, "six parents.");
  g_assert_cmpstr (get_action (plan, 1)->by_when, ==, "June 2026");
  world_clear (&world);
}

static void
test_date_behind_the_lead (void)
{
  World world;

  world_init (&world, "silver");
  add_paper (&world, "plan.txt", "delivery-plan",
             "1. Paint the gate\n   Lead: Karen. Starts 6 March 2026.\n");
  const CpAction *action = get_action (read_first (&world), 0);
  g_assert_cmpstr (action->lead, ==, "Karen.");
  g_assert_cmpstr (action->by_when, ==, "Starts 6 March 2026.");
  world_clear (&world);
}

static void
test_empty_form (void)
{
  static const char *const why[] = { NULL };
  const CpFinding finding = {
    .kind = "delivery-plan", .page = 1, .length = 4, .score = 0.9, .filled = CP_FILLED_NO, .why = why
  };
  World world;

  world_init (&world, "silver");
  cp_findings_drop (world.findings, add_paper (&world, "plan.docx", "delivery-plan", PLAN_TEXT));
  cp_findings_add (world.findings, 0, &finding);
  g_assert_null (read_first (&world));
  world_clear (&world);
}

static void
test_who_takes_part (void)
{
  World world;

  world_init (&world, "silver");
  add_paper (&world, "plan.docx", "delivery-plan",
             "Action\tLead\tWith whom\tBy when\n"
             "A leaflet about parents for teachers\tJo\t\tMay 2026\n"
             "Parents and two teenagers choose the paint\tJo\t\tMay 2026\n"
             "Paint the gate\tJo\tteenagers\tMay 2026\n");
  const CpPlan *plan = read_first (&world);
  g_assert_cmpuint (get_action (plan, 0)->levels->len, ==, 0); /* only mentioned */
  g_assert_cmpuint (get_action (plan, 1)->levels->len, ==, 2);
  g_assert_cmpuint (get_action (plan, 2)->levels->len, ==, 1);
  g_assert_cmpstr (((const CpTopic *) get_action (plan, 2)->levels->pdata[0])->id, ==, "cyp");
  world_clear (&world);
}

static void
test_four_cs_by_number (void)
{
  static const char text[] = "Action\tLead\tBy when\nPaint the gate\tJo\tMay 2026\nPlant beds\tJo\tMay 2026\n"
                             "Designing together (co-design): 2.\n";
  const CpHit hit = { 0, 1, (guint32) (strstr (text, "co-design") - text), (guint32) strlen ("co-design") };
  guint32 query = 0;
  World world;

  world_init (&world, "silver");
  CpTopic *topic = ((CpTopicList *) world.scheme->lists->pdata[1])->topics->pdata[0];
  g_array_append_val (topic->queries, query);
  cp_hits_add (world.hits, add_paper (&world, "plan.docx", "delivery-plan", text), &hit);
  const CpPlan *plan = read_first (&world);
  g_assert_cmpuint (get_action (plan, 0)->four_cs->len, ==, 0);
  g_assert_cmpuint (get_action (plan, 1)->four_cs->len, ==, 1);
  world_clear (&world);
}

/* A plan of November 2025 and one other paper. */
static const CpAction *
follow (World *world, const char *kind, const char *text)
{
  world_init (world, "gold");
  set_date (world, add_paper (world, "plan.docx", "delivery-plan", PLAN_TEXT), 2025, 11, 3);
  add_paper (world, "other.docx", kind, text);
  return get_action (read_first (world), 0);
}

static void
test_done (void)
{
  static const char text[] =
      "Notes of the panel.\n\nThe sensory garden behind the library opened on 27 April. Tea followed.\n";
  World world;
  const CpAction *action = follow (&world, "minutes", text);
  const CpEvidence *place = action->shown->len > 0 ? action->shown->pdata[0] : NULL;

  g_assert_cmpint (action->state, ==, CP_PROMISE_SHOWN);
  g_assert_nonnull (place);
  g_assert_false (action->did_not_work);
  g_assert_cmpstr (place->item->path, ==, "other.docx");
  g_assert_cmpstr (place->quote, ==, "The sensory garden behind the library opened on 27 April.");
  g_assert_true (g_str_has_prefix (text + place->start, "The sensory garden"));
  world_clear (&world);
}

/* What may show an action, or does not, and so must not be called shown. */
static const struct {
  const char *name, *kind, *text;
  CpPromiseState state;
} near_misses[] = {
  { "only-meant", "minutes", "We agreed to open the sensory garden behind the library.\n",
    CP_PROMISE_MAY_BE },
  { "still-to-come", "minutes", "The sensory garden behind the library will be opened in May.\n",
    CP_PROMISE_MAY_BE },
  { "a-question", "minutes", "Was the sensory garden at the library opened?\n", CP_PROMISE_MAY_BE },
  { "in-a-newsletter", "newsletter", "The sensory garden behind the library opened on 27 April.\n",
    CP_PROMISE_MAY_BE },
  { "did-not-happen", "minutes", "The sensory garden at the library did not open.\n", CP_PROMISE_MAY_BE },
  { "needed-is-no-past", "minutes", "A sensory garden at the library is needed.\n", CP_PROMISE_MAY_BE },
  { "the-plan-repeated", "minutes",
    "We looked at: Open a sensory garden behind the library with the parent panel.\n", CP_PROMISE_MAY_BE },
  { "words-far-apart", "minutes",
    "The garden was weeded.\n\nSensory toys were lent.\n\nThe library was shut.\n", CP_PROMISE_NOT_SHOWN },
  { "another-garden", "minutes", "The garden was weeded and the hall was painted.\n", CP_PROMISE_NOT_SHOWN },
  { "another-kind-of-paper", "recipe", "The sensory garden behind the library opened on 27 April.\n",
    CP_PROMISE_NOT_SHOWN },
};

static void
test_near_miss (gconstpointer data)
{
  guint index = GPOINTER_TO_UINT (data);
  World world;
  const CpAction *action = follow (&world, near_misses[index].kind, near_misses[index].text);

  g_assert_cmpint (action->state, ==, near_misses[index].state);
  g_assert_cmpint (action->shown->len > 0, ==, near_misses[index].state == CP_PROMISE_MAY_BE);
  world_clear (&world);
}

static void
test_own_word (void)
{
  World world;

  world_init (&world, "gold");
  add_paper (&world, "plan.docx", "delivery-plan", PLAN_TEXT);
  const CpAction *action = get_action (read_first (&world), 0);
  g_assert_cmpstr (action->status, ==, "Completed");
  g_assert_cmpint (action->state, ==, CP_PROMISE_NOT_SHOWN);
  world_clear (&world);
}

static void
test_copy_of_the_plan (void)
{
  World world;

  world_init (&world, "gold");
  guint plan = add_paper (&world, "plan.docx", "delivery-plan", PLAN_TEXT);
  guint copy =
      add_paper (&world, "plan.pdf", "report", "The sensory garden behind the library opened in May.\n");
  cp_documents_get (world.documents, copy)->item->same_as = cp_documents_get (world.documents, plan)->item;
  g_assert_cmpint (get_action (read_first (&world), 0)->state, ==, CP_PROMISE_NOT_SHOWN);
  world_clear (&world);
}

static void
test_record_behind_the_plan (void)
{
  static const char *const texts[] = { PLAN_TEXT, "The sensory garden behind the library opened in May.\n",
                                       NULL };
  static const char *const why[] = { NULL };
  const CpFinding minutes = { .kind = "minutes", .page = 2, .length = 4, .score = 0.8, .why = why };
  World world;

  world_init (&world, "gold");
  cp_findings_add (world.findings, add_document (&world, "all.docx", "delivery-plan", 0, texts), &minutes);
  const CpAction *action = get_action (read_first (&world), 0);
  g_assert_cmpint (action->state, ==, CP_PROMISE_SHOWN);
  g_assert_cmpuint (((const CpEvidence *) action->shown->pdata[0])->page, ==, 2);
  world_clear (&world);
}

static void
test_before_the_plan (void)
{
  World world;

  world_init (&world, "gold");
  set_date (&world, add_paper (&world, "plan.docx", "delivery-plan", PLAN_TEXT), 2025, 11, 3);
  guint old =
      add_paper (&world, "old.docx", "minutes", "The sensory garden behind the library opened in May.\n");
  set_date (&world, old, 2025, 6, 2);
  g_assert_cmpint (get_action (read_first (&world), 0)->state, ==, CP_PROMISE_NOT_SHOWN);
  world_clear (&world);
}

static void
test_honest_failure (void)
{
  World world;
  const CpAction *action = follow (
      &world, "minutes",
      "This did not work. The sensory garden at the library was shut after a week because of noise from the "
      "road. We learned to ask the neighbours first.\n");

  g_assert_cmpint (action->state, ==, CP_PROMISE_SHOWN);
  g_assert_true (action->did_not_work);
  g_assert_nonnull (strstr (((const CpEvidence *) action->shown->pdata[0])->quote, "did not work"));
  world_clear (&world);
}

static void
test_report_by_number (void)
{
  World world;

  world_init (&world, "gold");
  add_paper (&world, "plan.docx", "delivery-plan", PLAN_TEXT);
  add_paper (
      &world, "report.docx", "report",
      "Line\tWhat was done\n1 Garden\tBeds, a bench and a bell by April.\n3 Garden gate\tNothing yet.\n");
  const CpPlan *plan = read_first (&world);
  g_assert_cmpint (get_action (plan, 0)->state, ==, CP_PROMISE_SHOWN);
  g_assert_cmpint (get_action (plan, 1)->state, ==, CP_PROMISE_NOT_SHOWN);
  world_clear (&world);
}

static const CpPlanChanges *
compare (World *world, World *given, const char *now)
{
  world_init (world, "gold");
  world_init (given, "gold");
  add_paper (given, "accepted.docx", "other", PLAN_TEXT);
  add_paper (world, "plan.docx", "delivery-plan", now);
  const CpPlanInput bundle = input_of (world), accepted = input_of (given);
  cp_findings_sort (world->findings);
  world->section = cp_plan_section_new (&bundle, &accepted);
  g_assert_true (world->section->is_given);
  g_assert_cmpuint (world->section->changes->len, ==, 1);
  return world->section->changes->pdata[0];
}

static gboolean
says (const CpPlanChanges *changes, const char *words)
{
  for (guint i = 0; i < changes->changes->len; i++)
    if (strstr (changes->changes->pdata[i], words) != NULL)
      return TRUE;
  return FALSE;
}

static void
test_changes (void)
{
  World world, given;
  const CpPlanChanges *changes =
      compare (&world, &given,
               "Action\tLead\tBy when\tSuccess measure\n"
               "Open a sensory garden behind the library\tJo Marsh\t1 September 2026\t60% say it is calmer\n"
               "Paint the gate\tJo\tMay 2026\tit is green\n");

  g_assert_cmpuint (changes->changes->len, ==, 4);
  g_assert_true (says (changes, "“1 May 2026”. It is now “1 September 2026”, which is later."));
  g_assert_true (says (changes, "A figure is lower"));
  g_assert_true (says (
      changes, "“Rewrite the complaints leaflet so that teenagers understand it” is in the plan that was "
               "accepted, and not in this one."));
  g_assert_true (says (changes, "“Paint the gate” is in this plan, and not in the one that was accepted."));
  world_clear (&world);
  world_clear (&given);
}

static void
test_another_plan (void)
{
  World world, given;
  const CpPlanChanges *changes = compare (
      &world, &given, "Action\tLead\tBy when\nPaint the gate\tJo\tMay 2026\nLend toys\tSam\tJune 2026\n");

  g_assert_cmpuint (changes->changes->len, ==, 1);
  g_assert_true (says (changes, "none of the actions"));
  world_clear (&world);
  world_clear (&given);
}

static void
test_no_changes (void)
{
  World world, given;
  const CpPlanChanges *changes = compare (&world, &given, PLAN_TEXT);

  g_assert_cmpuint (changes->changes->len, ==, 0);
  world_clear (&world);
  world_clear (&given);
}

static void
test_other_stage (void)
{
  World world;

  world_init (&world, "bronze");
  add_paper (&world, "plan.docx", "delivery-plan", PLAN_TEXT);
  const CpPlanInput input = input_of (&world);
  g_assert_null (cp_plan_section_new (&input, NULL));
  world_clear (&world);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/interpret/plan/a-table-becomes-actions", test_table);
  g_test_add_func ("/interpret/plan/a-day-without-a-year-is-the-next-after-the-plan",
                   test_date_without_a_year);
  g_test_add_func ("/interpret/plan/in-an-undated-plan-it-stays-words", test_undated_plan);
  g_test_add_func ("/interpret/plan/prompts-and-examples-are-no-actions", test_template_rows);
  g_test_add_func ("/interpret/plan/the-longest-name-of-a-column-decides", test_longest_name);
  g_test_add_func ("/interpret/plan/a-table-goes-on-over-the-page", test_table_over_two_pages);
  g_test_add_func ("/interpret/plan/a-table-put-together-wrongly-is-not-read", test_scrambled_table);
  g_test_add_func ("/interpret/plan/other-tables-are-no-plan", test_other_tables);
  g_test_add_func ("/interpret/plan/labels-below-a-number-become-an-action", test_list_with_labels);
  g_test_add_func ("/interpret/plan/a-date-behind-who-leads-says-by-when", test_date_behind_the_lead);
  g_test_add_func ("/interpret/plan/an-empty-form-is-no-plan", test_empty_form);
  g_test_add_func ("/interpret/plan/a-group-takes-part-where-it-does-something", test_who_takes_part);
  g_test_add_func ("/interpret/plan/a-line-names-actions-of-a-c-by-number", test_four_cs_by_number);
  g_test_add_func ("/interpret/plan/done-in-a-record-is-shown", test_done);
  for (guint i = 0; i < G_N_ELEMENTS (near_misses); i++) {
    g_autofree char *path = g_strdup_printf ("/interpret/plan/not-shown-by/%s", near_misses[i].name);
    g_test_add_data_func (path, GUINT_TO_POINTER (i), test_near_miss);
  }
  g_test_add_func ("/interpret/plan/the-plans-own-word-is-no-proof", test_own_word);
  g_test_add_func ("/interpret/plan/a-copy-of-the-plan-shows-nothing", test_copy_of_the_plan);
  g_test_add_func ("/interpret/plan/a-record-behind-the-plan-in-one-file-shows-it",
                   test_record_behind_the_plan);
  g_test_add_func ("/interpret/plan/what-was-before-the-plan-shows-nothing", test_before_the_plan);
  g_test_add_func ("/interpret/plan/did-not-work-and-learned-is-shown", test_honest_failure);
  g_test_add_func ("/interpret/plan/a-report-goes-through-its-numbers", test_report_by_number);
  g_test_add_func ("/interpret/plan/changes-of-the-accepted-plan-are-told", test_changes);
  g_test_add_func ("/interpret/plan/another-plan-is-told-in-one-sentence", test_another_plan);
  g_test_add_func ("/interpret/plan/the-same-plan-has-no-changes", test_no_changes);
  g_test_add_func ("/interpret/plan/a-stage-without-a-plan-reads-none", test_other_stage);
  return g_test_run ();
}
