/* cover.c: what holds of verdicts and their proof.  Documents, hits and findings are made by hand: no file is
 * read. */
#include "cover.h"

#include <string.h>

typedef struct {
  CpItems *items;
  CpDocuments *documents;
  CpHits *hits;
  CpFindings *findings;
  CpFacts *facts;
  CpKind plan, video;
  CpStage *stage;
} World;

static void
world_init (World *world)
{
  memset (world, 0, sizeof *world);
  world->items = cp_items_new ("x.zip", NULL);
  world->documents = cp_documents_new ();
  world->hits = cp_hits_new (8);
  world->findings = cp_findings_new (8);
  world->facts = cp_facts_new ();
  world->plan =
      (CpKind){ (char *) "plan", (char *) "Plan", (char *) "a plan", CP_CARRIES_TEXT | CP_CARRIES_SCAN };
  world->video = (CpKind){ (char *) "video", (char *) "Video", (char *) "a video", CP_CARRIES_RECORDING };
  world->stage = cp_stage_new ();
}

static void
world_clear (World *world)
{
  cp_stage_free (world->stage);
  cp_facts_free (world->facts);
  cp_findings_free (world->findings);
  cp_hits_free (world->hits);
  cp_documents_free (world->documents);
  cp_items_free (world->items);
}

/* An item that was read, with one page. */
static guint
add_document (World *world, const char *path, const char *text)
{
  CpItem *item = cp_items_add (world->items, path);
  CpReading *reading = cp_reading_new (item);
  const CpPage page = { .number = 1, .unit = CP_UNIT_PAGE, .text = text };

  item->identity.mime = g_strdup ("application/pdf");
  cp_item_end (item, CP_OUTCOME_READ, CP_REASON_NONE, NULL, 0);
  cp_reading_add_page (reading, &page);
  g_ptr_array_add (world->documents->readings, reading);
  return world->documents->readings->len - 1;
}

static void
add_unread (World *world, const char *path, guint leaves_open)
{
  cp_item_end (cp_items_add (world->items, path), CP_OUTCOME_HELD, CP_REASON_PASSWORD, NULL, leaves_open);
}

static void
add_finding (World *world, guint document, const char *kind, gdouble score, CpFilled filled)
{
  const char *const why[] = { NULL };
  const CpFinding finding = {
    .kind = kind, .page = 1, .start = 0, .length = 4, .score = score, .filled = filled, .why = why
  };

  cp_findings_add (world->findings, document, &finding);
}

static void
add_hit (World *world, guint document, guint32 query, const char *words)
{
  const char *text = cp_reading_find_page (cp_documents_get (world->documents, document), 1)->text;
  const CpHit hit = { query, 1, (guint32) (strstr (text, words) - text), (guint32) strlen (words) };

  cp_hits_add (world->hits, document, &hit);
  cp_hits_sort (world->hits);
}

static CpNeed *
need_kind (const CpKind *kind, CpTri filled)
{
  CpNeed *need = cp_need_new (CP_NEED_EVIDENCE);

  need->kind = kind;
  need->filled = filled;
  need->score = 0.5;
  need->carriers = kind->carriers;
  return need;
}

/* The cover of a requirement with this need, which is taken over. */
static const CpCover *
cover (World *world, CpNeed *need, CpCoverage **ret_coverage)
{
  CpRequirement *requirement = g_new0 (CpRequirement, 1);
  CpCoverInput input = { world->items, world->documents, world->hits, world->findings, world->facts, { 0 } };

  g_date_set_dmy (&input.today, 23, 11, 2026);
  requirement->id = g_strdup_printf ("R%u", world->stage->requirements->len + 1);
  requirement->needs = need;
  g_ptr_array_add (world->stage->requirements, requirement);
  *ret_coverage = cp_cover_stage (world->stage, &input);
  return ((CpLine *) (*ret_coverage)->lines->pdata[world->stage->requirements->len - 1])->cover;
}

static void
assert_verdict (const CpCover *found, CpVerdict expected)
{
  g_assert_cmpstr (cp_verdict_name (found->verdict), ==, cp_verdict_name (expected));
}

static void
test_covered_names_file_page_and_quote (void)
{
  World world;
  g_autoptr (CpCoverage) coverage = NULL;

  world_init (&world);
  guint plan = add_document (&world, "plan.pdf", "Our action plan for this year.");
  add_finding (&world, plan, "plan", 0.9, CP_FILLED_YES);
  const CpCover *found = cover (&world, need_kind (&world.plan, CP_TRI_YES), &coverage);
  assert_verdict (found, CP_VERDICT_COVERED);
  const CpEvidence *proof = found->evidence->pdata[0];
  g_assert_cmpstr (proof->item->path, ==, "plan.pdf");
  g_assert_cmpuint (proof->page, ==, 1);
  g_assert_cmpstr (proof->quote, ==, "Our action plan for this year.");
  g_assert_cmpstr (found->reason, ==, "Found in plan.pdf, page 1.");
  world_clear (&world);
}

static void
test_a_template_is_not_the_thing (void)
{
  World world;
  g_autoptr (CpCoverage) coverage = NULL;

  world_init (&world);
  guint plan = add_document (&world, "template.pdf", "Our action plan.");
  add_finding (&world, plan, "plan", 0.9, CP_FILLED_NO);
  add_finding (&world, plan, "plan", 0.4, CP_FILLED_YES); /* says less */
  const CpCover *found = cover (&world, need_kind (&world.plan, CP_TRI_YES), &coverage);
  assert_verdict (found, CP_VERDICT_NOT_FOUND);
  g_assert_cmpstr (found->reason, ==, "template.pdf could be a plan, but it is not filled in.");
  g_assert_cmpuint (found->evidence->len, ==, 0);
  world_clear (&world);
}

/* It is not taken for the thing, and whoever sent it is not left to guess that it was looked at. */
static void
test_a_low_score_is_not_enough (void)
{
  World world;
  g_autoptr (CpCoverage) coverage = NULL;

  world_init (&world);
  add_finding (&world, add_document (&world, "plan.pdf", "Plan."), "plan", 0.49, CP_FILLED_YES);
  add_finding (&world, add_document (&world, "list.pdf", "List."), "plan", 0.29, CP_FILLED_YES);
  add_finding (&world, add_document (&world, "film.pdf", "Film."), "video", 0.49, CP_FILLED_YES);
  const CpCover *found = cover (&world, need_kind (&world.plan, CP_TRI_ANY), &coverage);
  assert_verdict (found, CP_VERDICT_NOT_FOUND);
  g_assert_cmpuint (found->evidence->len, ==, 0);
  g_assert_cmpstr (found->reason, ==, "We are not sure about plan.pdf: it may be a plan. Please look.");
  world_clear (&world);
}

/* What would not do even if it were the thing is not worth a look. */
static void
test_what_may_be_it_must_fit_otherwise (void)
{
  World world;
  g_autoptr (CpCoverage) coverage = NULL;

  world_init (&world);
  CpNeed *need = need_kind (&world.plan, CP_TRI_YES);
  need->says = 3;
  guint empty = add_document (&world, "empty.pdf", "Plan for 2026");
  add_finding (&world, empty, "plan", 0.4, CP_FILLED_NO);
  add_hit (&world, empty, 3, "2026");
  add_finding (&world, add_document (&world, "silent.pdf", "Plan."), "plan", 0.4, CP_FILLED_YES);
  const CpCover *found = cover (&world, need, &coverage);
  assert_verdict (found, CP_VERDICT_NOT_FOUND);
  g_assert_cmpstr (found->reason, ==, "We looked in 2 files and did not find a plan.");
  world_clear (&world);
}

static void
test_not_found_is_earned (void)
{
  World world;
  g_autoptr (CpCoverage) coverage = NULL;

  world_init (&world);
  add_document (&world, "notes.pdf", "Nothing of it.");
  add_unread (&world, "locked.pdf", CP_CARRIES_TEXT | CP_CARRIES_SCAN);
  const CpCover *found = cover (&world, need_kind (&world.plan, CP_TRI_ANY), &coverage);
  assert_verdict (found, CP_VERDICT_UNREADABLE);
  g_assert_cmpuint (found->unread->len, ==, 1);
  g_assert_cmpstr (((CpItem *) found->unread->pdata[0])->path, ==, "locked.pdf");
  g_assert_nonnull (strstr (found->reason, "locked.pdf"));
  world_clear (&world);
}

/* A plan is there, but says nothing of what is asked: nobody is told that there is no plan. */
static void
test_a_plan_without_the_words (void)
{
  World world;
  g_autoptr (CpCoverage) coverage = NULL;

  world_init (&world);
  CpNeed *need = need_kind (&world.plan, CP_TRI_ANY);
  need->says = 3;
  add_finding (&world, add_document (&world, "plan.pdf", "Plan for 2026"), "plan", 0.9, CP_FILLED_YES);
  add_document (&world, "notes.pdf", "Nothing of it.");
  const CpCover *found = cover (&world, need, &coverage);
  assert_verdict (found, CP_VERDICT_NOT_FOUND);
  g_assert_cmpstr (found->reason, ==, "We found a plan in plan.pdf, but not what this line asks of it.");
  world_clear (&world);
}

/* The heading only announces what the text below it says. */
static void
test_text_is_shown_before_its_heading (void)
{
  static const char text[] = "Our action plan\nWe made an action plan in May.";
  const CpMark heading = { .kind = CP_MARK_HEADING, .start = 0, .length = 15, .level = 1 };
  const CpPage second = { .number = 2, .text = text, .marks = &heading, .n_marks = 1 };
  const CpHit in_heading = { 3, 2, 4, 11 }, in_text = { 3, 2, 27, 11 };
  World world;
  g_autoptr (CpCoverage) coverage = NULL;

  world_init (&world);
  CpNeed *need = need_kind (&world.plan, CP_TRI_ANY);
  need->says = 3;
  guint plan = add_document (&world, "plan.pdf", "A plan.");
  cp_reading_add_page (cp_documents_get (world.documents, plan), &second);
  add_finding (&world, plan, "plan", 0.9, CP_FILLED_YES);
  cp_hits_add (world.hits, plan, &in_heading);
  cp_hits_add (world.hits, plan, &in_text);
  cp_hits_sort (world.hits);
  const CpCover *found = cover (&world, need, &coverage);
  assert_verdict (found, CP_VERDICT_COVERED);
  g_assert_cmpuint (found->evidence->len, ==, 1);
  const CpEvidence *proof = found->evidence->pdata[0];
  g_assert_cmpstr (proof->quote, ==, "We made an action plan in May.");
  world_clear (&world);
}

/* A photo cannot hold a plan, and a locked plan cannot hold a video. */
static void
test_only_what_could_carry_it_blocks (void)
{
  World world;
  g_autoptr (CpCoverage) first = NULL;
  g_autoptr (CpCoverage) second = NULL;

  world_init (&world);
  add_document (&world, "notes.pdf", "Nothing of it.");
  add_unread (&world, "photo.jpg", CP_CARRIES_PHOTO);
  add_unread (&world, "system", 0);
  assert_verdict (cover (&world, need_kind (&world.plan, CP_TRI_ANY), &first), CP_VERDICT_NOT_FOUND);
  assert_verdict (cover (&world, need_kind (&world.video, CP_TRI_ANY), &second), CP_VERDICT_NOT_FOUND);
  world_clear (&world);
}

/* A page written by hand could hold the plan: that is for a person, and not missing. */
static void
test_handwriting_is_for_a_person (void)
{
  World world;
  g_autoptr (CpCoverage) coverage = NULL;

  world_init (&world);
  guint page = add_document (&world, "felt-tip.jpg", "");
  cp_documents_get (world.documents, page)->item->leaves_to_a_person = CP_CARRIES_SCAN;
  const CpCover *found = cover (&world, need_kind (&world.plan, CP_TRI_ANY), &coverage);
  assert_verdict (found, CP_VERDICT_TO_BE_JUDGED);
  g_assert_cmpstr (
      found->reason, ==,
      "We did not find a plan in what we could read. Please read felt-tip.jpg yourself: it could be there.");
  world_clear (&world);
}

static void
test_every_filter_must_hold_of_the_same_document (void)
{
  World world;
  g_autoptr (CpCoverage) apart = NULL;
  g_autoptr (CpCoverage) together = NULL;
  CpTopic *level = cp_topic_new ("parents", "Parents");
  const guint32 act = 7;

  g_array_append_val (level->queries, act);
  world_init (&world);
  guint plan = add_document (&world, "plan.pdf", "Plan. The parents chose.");
  guint notes = add_document (&world, "notes.pdf", "The parents chose.");
  add_finding (&world, plan, "plan", 0.8, CP_FILLED_YES);
  add_hit (&world, notes, act, "parents chose");
  CpNeed *need = need_kind (&world.plan, CP_TRI_ANY);
  need->topics[0] = level;
  assert_verdict (cover (&world, need, &apart), CP_VERDICT_NOT_FOUND);

  add_hit (&world, plan, act, "parents chose");
  need = need_kind (&world.plan, CP_TRI_ANY);
  need->topics[0] = level;
  const CpCover *found = cover (&world, need, &together);
  assert_verdict (found, CP_VERDICT_COVERED);
  g_assert_cmpstr (((CpEvidence *) found->evidence->pdata[0])->quote, ==, "The parents chose.");
  world_clear (&world);
  g_array_unref (level->queries);
  g_free (level->id);
  g_free (level->title);
  g_free (level);
}

static CpNeed *
need_within (void)
{
  CpNeed *need = cp_need_new (CP_NEED_WITHIN);

  need->n = 12;
  need->from = g_strdup ("bronze");
  need->fact = g_strdup ("submitted");
  need->question = g_strdup ("When was Bronze given?");
  return need;
}

static void
test_the_twelve_months (void)
{
  static const struct {
    const char *bronze;
    CpVerdict expected;
    const char *words;
  } cases[] = {
    { NULL, CP_VERDICT_TO_BE_JUDGED, "When was Bronze given?" },
    { "2025-11-23", CP_VERDICT_COVERED,
      "23 November 2026 is within 12 months: the last day is 23 November 2026." },
    { "2025-11-22", CP_VERDICT_TO_BE_JUDGED,
      "23 November 2026 is not within 12 months: the last day was 22 November 2026. The officer decides." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    World world;
    g_autoptr (CpCoverage) coverage = NULL;
    world_init (&world);
    if (cases[i].bronze != NULL)
      g_assert_true (
          cp_facts_set (world.facts, "bronze", cases[i].bronze, CP_FACT_FROM_COMMAND_LINE, NULL, NULL));
    const CpCover *found = cover (&world, need_within (), &coverage);
    assert_verdict (found, cases[i].expected);
    g_assert_cmpstr (found->reason, ==, cases[i].words);
    world_clear (&world);
  }
}

static void
test_what_the_sender_states_is_said_to_be_stated (void)
{
  World world;
  g_autoptr (CpCoverage) coverage = NULL;
  CpNeed *need = cp_need_new (CP_NEED_FACT);

  world_init (&world);
  guint stated = add_document (&world, "coproof.yaml", "org: Oak\nbronze: 2025-09-15\n");
  g_assert_true (cp_facts_set (world.facts, "bronze", "2025-09-15", CP_FACT_FROM_SENDER,
                               cp_documents_get (world.documents, stated)->item->id, NULL));
  need->fact = g_strdup ("bronze");
  need->question = g_strdup ("Is Bronze held?");
  const CpCover *found = cover (&world, need, &coverage);
  assert_verdict (found, CP_VERDICT_COVERED);
  g_assert_true (g_str_has_prefix (found->reason, "15 September 2025, as stated by the sender."));
  g_assert_cmpstr (((CpEvidence *) found->evidence->pdata[0])->quote, ==, "bronze: 2025-09-15");
  world_clear (&world);
}

/* Two readings of the scheme, one found and one not: nobody chose, so a person must. */
static void
test_an_open_reading_is_for_a_person (void)
{
  World world;

  world_init (&world);
  add_finding (&world, add_document (&world, "plan.pdf", "Plan."), "plan", 0.8, CP_FILLED_YES);
  for (gint choice = -1; choice < 2; choice++) {
    g_autoptr (CpCoverage) coverage = NULL;
    CpNeed *need = cp_need_new (CP_NEED_READING);
    g_ptr_array_add (need->of, need_kind (&world.plan, CP_TRI_ANY));
    g_ptr_array_add (need->of, need_kind (&world.video, CP_TRI_ANY));
    need->chosen = choice;
    static const CpVerdict expected[] = { CP_VERDICT_TO_BE_JUDGED, CP_VERDICT_COVERED, CP_VERDICT_NOT_FOUND };
    assert_verdict (cover (&world, need, &coverage), expected[choice + 1]);
  }
  world_clear (&world);
}

static void
test_following_from_another_line (void)
{
  World world;
  g_autoptr (CpCoverage) first = NULL;
  g_autoptr (CpCoverage) second = NULL;
  CpNeed *follows = cp_need_new (CP_NEED_SAME_AS);

  world_init (&world);
  add_finding (&world, add_document (&world, "plan.pdf", "Plan."), "plan", 0.8, CP_FILLED_YES);
  cover (&world, need_kind (&world.plan, CP_TRI_ANY), &first);
  follows->requirement = g_strdup ("R1");
  const CpCover *found = cover (&world, follows, &second);
  assert_verdict (found, CP_VERDICT_COVERED);
  g_assert_cmpstr (found->reason, ==, "This follows from R1: Found in plan.pdf, page 1.");
  g_assert_cmpuint (second->summary[CP_VERDICT_COVERED], ==, 2);
  world_clear (&world);
}

/* A plan that fits in all but, perhaps, its date; NULL for an undated one. */
static guint
add_plan (World *world, const char *path, const char *date, CpDateSource source)
{
  guint plan = add_document (world, path, "Our action plan.");
  CpDateClaim claim = { .source = source };

  add_finding (world, plan, "plan", 0.9, CP_FILLED_YES);
  if (date == NULL)
    return plan;
  g_assert_true (cp_date_parse (date, &claim.span.first));
  claim.span.last = claim.span.first;
  cp_documents_get (world->documents, plan)->date = cp_item_date_new (&claim);
  return plan;
}

static const char found_words[] = "Found in plan.pdf, page 1.";

static void
test_the_date_that_a_rule_asks_for (void)
{
  static const struct {
    const char *date;
    CpDateSource source;
    gboolean is_asked;
    const char *after, *before;
    CpVerdict expected;
    const char *more; /* behind "Found in plan.pdf, page 1." */
  } cases[] = {
    { "2026-03-12", CP_DATE_FROM_TEXT, TRUE, NULL, NULL, CP_VERDICT_COVERED, "" },
    { NULL, CP_DATE_FROM_TEXT, TRUE, NULL, NULL, CP_VERDICT_NOT_FOUND, NULL },
    { "2026-03-12", CP_DATE_FROM_PROPERTIES, TRUE, NULL, NULL, CP_VERDICT_NOT_FOUND, NULL },
    { "2026-03-12", CP_DATE_FROM_TEXT, FALSE, "2026-03-12", "2026-03-12", CP_VERDICT_COVERED, "" },
    { "2026-03-12", CP_DATE_FROM_TEXT, FALSE, "2026-03-13", NULL, CP_VERDICT_NOT_FOUND, NULL },
    { "2026-03-12", CP_DATE_FROM_TEXT, FALSE, NULL, "2026-03-11", CP_VERDICT_NOT_FOUND, NULL },
    { NULL, CP_DATE_FROM_TEXT, FALSE, "2026-03-13", NULL, CP_VERDICT_COVERED,
      " We do not know of what date it is." },
    { NULL, CP_DATE_FROM_TEXT, FALSE, NULL, NULL, CP_VERDICT_COVERED, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    World world;
    g_autoptr (CpCoverage) coverage = NULL;
    world_init (&world);
    add_plan (&world, "plan.pdf", cases[i].date, cases[i].source);
    CpNeed *need = need_kind (&world.plan, CP_TRI_YES);
    need->dated.is_asked = cases[i].is_asked;
    if (cases[i].after != NULL)
      g_assert_true (cp_date_parse (cases[i].after, &need->dated.after.day));
    if (cases[i].before != NULL)
      g_assert_true (cp_date_parse (cases[i].before, &need->dated.before.day));
    const CpCover *found = cover (&world, need, &coverage);
    assert_verdict (found, cases[i].expected);
    g_autofree char *words = g_strconcat (found_words, cases[i].more, NULL);
    g_assert_cmpstr (found->reason, ==,
                     cases[i].more != NULL
                         ? words
                         : "plan.pdf could be a plan, but its date does not fit, or is not known.");
    world_clear (&world);
  }
}

static void
test_a_date_counted_from_a_fact_that_nobody_stated (void)
{
  World world;
  g_autoptr (CpCoverage) unknown = NULL;
  g_autoptr (CpCoverage) known = NULL;

  world_init (&world);
  add_plan (&world, "plan.pdf", "2026-03-12", CP_DATE_FROM_TEXT);
  CpNeed *need = need_kind (&world.plan, CP_TRI_YES);
  need->dated.after.fact = g_strdup ("bronze");
  const CpCover *found = cover (&world, need, &unknown);
  assert_verdict (found, CP_VERDICT_TO_BE_JUDGED);
  g_assert_cmpstr (
      found->reason, ==,
      "Found in plan.pdf, page 1. Its date cannot be checked, because nobody said the date of the "
      "Bronze Award.");
  g_assert_true (cp_facts_set (world.facts, "bronze", "2026-04-01", CP_FACT_FROM_COMMAND_LINE, NULL, NULL));
  need = need_kind (&world.plan, CP_TRI_YES);
  need->dated.after.fact = g_strdup ("bronze");
  assert_verdict (cover (&world, need, &known), CP_VERDICT_NOT_FOUND);
  world_clear (&world);
}

/* The day of the check is 23 November 2026. */
static void
test_older_than_the_officer_asks (void)
{
  World world;
  g_autoptr (CpCoverage) only_old = NULL;
  g_autoptr (CpCoverage) undated = NULL;
  g_autoptr (CpCoverage) both = NULL;
  const struct {
    const char *path, *date;
    CpCoverage **coverage;
    CpVerdict expected;
    const char *words;
  } steps[] = {
    { "old.pdf", "2024-11-22", &only_old, CP_VERDICT_OUT_OF_DATE,
      "Found in old.pdf, page 1. It is of 22 November 2024; what is older than 24 months is out of date." },
    { "undated.pdf", NULL, &undated, CP_VERDICT_COVERED,
      "Found in undated.pdf, page 1. We do not know of what date it is." },
    { "new.pdf", "2024-11-23", &both, CP_VERDICT_COVERED,
      "Found in undated.pdf, page 1, and in 1 more place. We do not know of what date it is." },
  };

  world_init (&world);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++) {
    add_plan (&world, steps[i].path, steps[i].date, CP_DATE_FROM_TEXT);
    CpNeed *need = need_kind (&world.plan, CP_TRI_YES);
    need->dated.months = 24;
    const CpCover *found = cover (&world, need, steps[i].coverage);
    assert_verdict (found, steps[i].expected);
    g_assert_cmpstr (found->reason, ==, steps[i].words);
  }
  world_clear (&world);
}

/* The PDF came before the Word file that it was made from, and is the copy all the same. */
static void
test_the_same_thing_twice_counts_once (void)
{
  World world;
  g_autoptr (CpCoverage) both = NULL;
  g_autoptr (CpCoverage) copy_only = NULL;

  world_init (&world);
  guint copy = add_plan (&world, "plan.pdf", NULL, CP_DATE_FROM_TEXT);
  guint original = add_plan (&world, "plan.docx", NULL, CP_DATE_FROM_TEXT);
  cp_documents_get (world.documents, copy)->item->same_as =
      cp_documents_get (world.documents, original)->item;
  const CpCover *found = cover (&world, need_kind (&world.plan, CP_TRI_YES), &both);
  assert_verdict (found, CP_VERDICT_COVERED);
  g_assert_cmpstr (found->reason, ==, "Found in plan.docx, page 1.");
  g_assert_cmpuint (found->evidence->len, ==, 2);
  g_assert_cmpstr (((CpEvidence *) found->evidence->pdata[1])->item->path, ==, "plan.pdf");

  cp_findings_drop (world.findings, original);
  found = cover (&world, need_kind (&world.plan, CP_TRI_YES), &copy_only);
  assert_verdict (found, CP_VERDICT_COVERED);
  g_assert_cmpstr (found->reason, ==, "Found in plan.pdf, page 1.");
  world_clear (&world);
}

int
main (int n_arguments, char **arguments)
{
  g_test_init (&n_arguments, &arguments, NULL);
  g_test_add_func ("/cover/covered-names-file-page-and-quote", test_covered_names_file_page_and_quote);
  g_test_add_func ("/cover/a-template-is-not-the-thing", test_a_template_is_not_the_thing);
  g_test_add_func ("/cover/a-low-score-is-named-and-not-enough", test_a_low_score_is_not_enough);
  g_test_add_func ("/cover/what-may-be-it-must-fit-otherwise", test_what_may_be_it_must_fit_otherwise);
  g_test_add_func ("/cover/not-found-is-earned", test_not_found_is_earned);
  g_test_add_func ("/cover/a-plan-without-the-words-is-named", test_a_plan_without_the_words);
  g_test_add_func ("/cover/text-is-shown-before-its-heading", test_text_is_shown_before_its_heading);
  g_test_add_func ("/cover/only-what-could-carry-it-blocks", test_only_what_could_carry_it_blocks);
  g_test_add_func ("/cover/handwriting-is-for-a-person", test_handwriting_is_for_a_person);
  g_test_add_func ("/cover/every-filter-must-hold-of-the-same-document",
                   test_every_filter_must_hold_of_the_same_document);
  g_test_add_func ("/cover/the-twelve-months", test_the_twelve_months);
  g_test_add_func ("/cover/what-the-sender-states-is-said-to-be-stated",
                   test_what_the_sender_states_is_said_to_be_stated);
  g_test_add_func ("/cover/an-open-reading-is-for-a-person", test_an_open_reading_is_for_a_person);
  g_test_add_func ("/cover/following-from-another-line", test_following_from_another_line);
  g_test_add_func ("/cover/the-date-that-a-rule-asks-for", test_the_date_that_a_rule_asks_for);
  g_test_add_func ("/cover/a-date-counted-from-a-fact-that-nobody-stated",
                   test_a_date_counted_from_a_fact_that_nobody_stated);
  g_test_add_func ("/cover/older-than-the-officer-asks", test_older_than_the_officer_asks);
  g_test_add_func ("/cover/the-same-thing-twice-counts-once", test_the_same_thing_twice_counts_once);
  return g_test_run ();
}
