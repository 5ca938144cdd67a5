/* plan-text.c: which actions are read from plans that are plain text, by the words of the real rules.  All
 * people and places are invented. */
#include "plan.h"
#include "rules.h"

#include <string.h>

#define MOST_ACTIONS 4

static CpScheme *scheme;

typedef struct {
  const char *action; /* its first words */
  const char *lead, *by_when;
} Expected;

typedef struct {
  const char *name, *text;
  Expected actions[MOST_ACTIONS];
} Case;

static const Case cases[] = {
  { "columns-parted-by-spaces",
    "No.  Action                                Responsible         Due date\n"
    "1    Ask all families on the list what     Practice Manager    30 April 2025\n"
    "     helps, and write it down\n"
    "2    Rewrite the letter with two           Reception Lead,     31 May 2025\n"
    "     young patients                        young patients\n"
    "                                                       Page 1 of 3\n",
    { { "Ask all families on the list what helps, and write it down", "Practice Manager", "30 April 2025" },
      { "Rewrite the letter with two young patients", "Reception Lead, young patients", "31 May 2025" } } },
  { "a-table-of-spaces-goes-on-below-a-heading",
    "Action                        Who            When\n"
    "Open door on Fridays          Class teams    Autumn 2\n"
    "\n"
    "Objective 2   Parents have a say\n"
    "Start the parent council      SENCO          by Easter\n",
    { { "Open door on Fridays", "Class teams", "Autumn 2" },
      { "Start the parent council", "SENCO", "by Easter" } } },
  { "measures-and-risks-below-the-table-are-no-actions",
    "Action                        Who            When\n"
    "Open door on Fridays          Class teams    Autumn 2\n"
    "Start the parent council      SENCO          by Easter\n"
    "\n"
    "Success criteria\n"
    "Parent council meets at least five times\n"
    "Risk                          Likelihood     Mitigation\n"
    "Too few come                  Medium         Ask again\n",
    { { "Open door on Fridays", "Class teams", "Autumn 2" },
      { "Start the parent council", "SENCO", "by Easter" } } },
  { "items-that-end-with-who-and-when",
    "Priority 1\n\n"
    "- Hold two welcome sessions a term. **Membership Lead. Termly.**\n"
    "- Ask the 41 families on the waiting list. Sal and Trish, by 14 February.\n"
    "- Draw the new form with pupils (Ms Patel, by the end of July)\n",
    { { "Hold two welcome sessions a term", "Membership Lead", "Termly" },
      { "Ask the 41 families on the waiting list", "Sal and Trish", "by 14 February" },
      { "Draw the new form with pupils", "Ms Patel", "by the end of July" } } },
  { "a-heading-says-by-when",
    "By the end of June\n"
    "  1. Ask every family how they want to be reached. Care coordinator.\n"
    "  2. All staff half-day, led by parents. Dr Eze.\n",
    { { "Ask every family how they want to be reached", "Care coordinator", "By the end of June" },
      { "All staff half-day, led by parents", "Dr Eze", "By the end of June" } } },
  { "somebody-to-do-it",
    "1. Two parents on the club committee. B. Ollerton to ask. By June 2026.\n"
    "2. Kit colour chosen by the players. N. Amadi. Before 1 September 2026.\n",
    { { "Two parents on the club committee", "B. Ollerton", "By June 2026" },
      { "Kit colour chosen by the players", "N. Amadi", "Before 1 September 2026" } } },
  { "sentences-that-promise-and-say-by-when",
    "Three of us wrote this in the autumn. By the end of January Comfort Asante (project worker) will "
    "invite\n"
    "all 26 families to choose four of them. The hall is cold. By Easter Ngozi will have set up the "
    "siblings'\n"
    "own panel. We will always be kind.\n",
    { { "By the end of January Comfort Asante (project worker) will invite",
        "Comfort Asante (project worker)", "By the end of January" },
      { "By Easter Ngozi will have set up", "Ngozi", "By Easter" } } },
  { "a-numbered-title-with-its-paragraph",
    "1. MEDICINES TO TAKE HOME\n"
    "By 30 September 2026 we will halve the time from \"you can go\" to going. The Lead Pharmacist answers "
    "for\n"
    "this, with two parents.\n\n"
    "2. FOOD THAT IS SOFT\n"
    "By 31 August 2026 five new soft meals will have been tasted. Catering Manager, with Ibby.\n",
    { { "MEDICINES TO TAKE HOME By 30 September 2026 we will halve", "The Lead Pharmacist",
        "By 30 September 2026" },
      { "FOOD THAT IS SOFT By 31 August 2026", "Catering Manager", "By 31 August 2026" } } },

  { "a-form-for-each-action",
    "Action 1: The garden\n"
    "What we will do      Open a garden behind the library with the parent panel\n"
    "Lead                 Jo Marsh\n"
    "By when              1 May 2026\n"
    "\n"
    "Action 2: The leaflet\n"
    "What we will do      Rewrite the leaflet with teenagers\n"
    "Lead                 Sam Okoro\n"
    "By when              June 2026\n",
    { { "Open a garden behind the library with the parent panel", "Jo Marsh", "1 May 2026" },
      { "Rewrite the leaflet with teenagers", "Sam Okoro", "June 2026" } } },

  { "an-empty-form-is-no-plan",
    "Action plan\n\n"
    "Action:\nLead:\nBy when:\n\n"
    "1. [Insert action]. [Name], by [date].\n"
    "2. Example: hold a workshop. Deputy head, by March.\n"
    "What will you do? Who will do it? By when will it be done?\n",
    { { NULL, NULL, NULL } } },
  { "what-was-done-is-no-action",
    "- The council was started in March. Ms Patel.\n"
    "- Approved by the governors, 4 April 2025.\n"
    "- Written by the SENCO, January 2025.\n",
    { { NULL, NULL, NULL } } },
  { "a-wish-without-a-date-is-no-action",
    "We will listen to families. We will be open and kind. Parents will be heard, and staff will be "
    "trained.\n",
    { { NULL, NULL, NULL } } },
  { "measures-in-a-list-are-no-actions",
    "How we will know\n\n"
    "- Attendance of pupils at 95 per cent, July 2026. SENCO.\n"
    "- Four of five families content, by July 2026. Parent reps.\n",
    { { NULL, NULL, NULL } } },
};

typedef struct {
  CpItems *items;
  CpDocuments *documents;
  CpHits *hits;
  CpFindings *findings;
} World;

static void
world_init (World *world, const char *text)
{
  static const char *const why[] = { NULL };
  const CpFinding finding = {
    .kind = "delivery-plan", .page = 1, .length = 4, .score = 0.9, .filled = CP_FILLED_YES, .why = why
  };
  const CpPage page = { .number = 1, .unit = CP_UNIT_PAGE, .text = text };

  world->items = cp_items_new ("x.zip", NULL);
  world->documents = cp_documents_new ();
  world->hits = cp_hits_new (8);
  world->findings = cp_findings_new (8);
  CpItem *item = cp_items_add (world->items, "plan.txt");
  CpReading *reading = cp_reading_new (item);
  cp_item_end (item, CP_OUTCOME_READ, CP_REASON_NONE, NULL, 0);
  cp_reading_add_page (reading, &page);
  g_ptr_array_add (world->documents->readings, reading);
  cp_findings_add (world->findings, 0, &finding);
  cp_findings_sort (world->findings);
  cp_hits_sort (world->hits);
}

static void
world_clear (World *world)
{
  cp_findings_free (world->findings);
  cp_hits_free (world->hits);
  cp_documents_free (world->documents);
  cp_items_free (world->items);
}

static void
check_action (const Case *one, const CpAction *action, const Expected *expected)
{
  g_assert_true (g_str_has_prefix (action->action, expected->action));
  g_assert_cmpstr (action->lead, ==, expected->lead);
  g_assert_cmpstr (action->by_when, ==, expected->by_when);
  g_assert_cmpuint (action->place->start + action->place->length, <=, strlen (one->text));
}

static void
test_case (gconstpointer data)
{
  const Case *one = data;
  World world;
  guint n = 0;

  world_init (&world, one->text);
  const CpPlanInput input = { scheme, cp_scheme_find_stage (scheme, "silver"), world.documents, world.hits,
                              world.findings };
  g_autoptr (CpPlanSection) section = cp_plan_section_new (&input, NULL);
  const CpPlan *plan = section->plans->len > 0 ? section->plans->pdata[0] : NULL;
  while (n < MOST_ACTIONS && one->actions[n].action != NULL)
    n++;
  g_assert_cmpuint (plan != NULL ? plan->actions->len : 0, ==, n);
  for (guint i = 0; i < n; i++)
    check_action (one, plan->actions->pdata[i], &one->actions[i]);
  world_clear (&world);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "..", "..", "rules", "birmingham", NULL);
  g_autoptr (GError) error = NULL;
  scheme = cp_rules_load (folder, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strdup_printf ("/interpret/plan-text/%s", cases[i].name);
    g_test_add_data_func (path, &cases[i], test_case);
  }
  int result = g_test_run ();
  cp_scheme_free (scheme);
  return result;
}
