/* index-claims.c: where a sender says that things are, and what is answered.  By the words of the real rules;
 * the stage, hits and findings are made by hand. */
#include "index-claims.h"
#include "page-notation.h"
#include "rules.h"

#include <string.h>

static CpScheme *scheme;
static CpStage *stage;

/* A requirement that asks for a kind; for a person where it asks for none. */
static void
add_requirement (const char *id, const char *title, const char *kind)
{
  CpRequirement *requirement = g_new0 (CpRequirement, 1);

  requirement->id = g_strdup (id);
  requirement->title = g_strdup (title);
  requirement->needs = cp_need_new (kind != NULL ? CP_NEED_EVIDENCE : CP_NEED_PERSON);
  if (kind != NULL) {
    requirement->needs->kind = cp_scheme_find_kind (scheme, kind);
    requirement->needs->carriers = CP_CARRIES_TEXT;
  }
  g_ptr_array_add (stage->requirements, requirement);
}

static void
make_stage (void)
{
  stage = cp_stage_new ();
  add_requirement ("G2", "A case study", "case-study");
  add_requirement ("G3", "A community event or meeting where people took part", "meeting-or-event-record");
  add_requirement ("G4", "A satisfaction survey", "survey-results");
  add_requirement ("G9", "In line with the city's strategies", NULL);
}

typedef struct {
  CpItems *items;
  CpDocuments *documents;
  CpHits *hits;
  CpFindings *findings;
  CpFacts *facts;
} World;

static void
world_init (World *world)
{
  world->items = cp_items_new ("x.zip", NULL);
  world->documents = cp_documents_new ();
  world->hits = cp_hits_new (8);
  world->findings = cp_findings_new (8);
  world->facts = cp_facts_new ();
}

static void
world_clear (World *world)
{
  cp_facts_free (world->facts);
  cp_findings_free (world->findings);
  cp_hits_free (world->hits);
  cp_documents_free (world->documents);
  cp_items_free (world->items);
}

static CpReading *
add_document (World *world, const char *path, CpUnit unit, const char *const *pages)
{
  CpItem *item = cp_items_add (world->items, path);
  CpReading *reading = cp_reading_new (item);

  item->identity.mime = g_strdup ("application/pdf");
  cp_item_end (item, CP_OUTCOME_READ, CP_REASON_NONE, NULL, 0);
  for (guint i = 0; pages[i] != NULL; i++)
    cp_reading_add_page (reading, &(CpPage){ .number = i + 1, .unit = unit, .text = pages[i] });
  g_ptr_array_add (world->documents->readings, reading);
  return reading;
}

/* The sender's index. */
static void
add_index (World *world, const char *text)
{
  CpItem *item = cp_items_add (world->items, "00 index.docx");
  CpReading *reading = cp_reading_new (item);

  item->identity.mime = g_strdup ("application/pdf");
  cp_item_end (item, CP_OUTCOME_READ, CP_REASON_NONE, NULL, 0);
  cp_page_notation_add (reading, 1, CP_UNIT_PAGE, text, TRUE);
  g_ptr_array_add (world->documents->readings, reading);
}

/* The last document is of that kind, as its page says. */
static void
add_finding (World *world, const char *kind, guint32 page)
{
  static const char *const why[] = { NULL };
  const CpFinding finding = { .kind = kind, .page = page, .length = 4, .score = 0.9, .why = why };

  cp_findings_add (world->findings, world->documents->readings->len - 1, &finding);
}

/* A case study of two pages, "Our story.pdf" in a folder. */
static void
add_story (World *world)
{
  static const char *const pages[] = { "Case study", "What we did", NULL };

  add_document (world, "4 Evidence/Our story.pdf", CP_UNIT_PAGE, pages);
  add_finding (world, "case-study", 1);
}

static GPtrArray *
find (const World *world)
{
  CpCoverInput input = { world->items, world->documents, world->hits, world->findings, world->facts, { 0 } };

  g_date_set_dmy (&input.today, 24, 11, 2026);
  return cp_index_claims_find (scheme, stage, &input);
}

/* "G2 4 Evidence/Our story.pdf 1: found there", one a line. */
static char *
print (const GPtrArray *pointers)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < pointers->len; i++) {
    const CpPointer *pointer = pointers->pdata[i];
    g_string_append_printf (lines, "%s%s %s %u: %s", i > 0 ? "\n" : "", pointer->requirement->id,
                            pointer->item != NULL ? pointer->item->path : pointer->file, pointer->page,
                            cp_pointer_answer_name (pointer->answer));
  }
  return g_string_free (lines, FALSE);
}

/* An index, and what is made of it beside the story. */
typedef struct {
  const char *name, *text, *expected;
} Case;

#define STORY "4 Evidence/Our story.pdf"

static const Case cases[] = {
  { "number-file-and-page", "G2: Our story.pdf page 1", "G2 " STORY " 1: found there" },
  { "page-before-the-file", "G2 – see page 1 of Our story.pdf", "G2 " STORY " 1: found there" },
  { "short-page", "G2: Our story.pdf, p.1", "G2 " STORY " 1: found there" },
  { "no-page", "G2: Our story.pdf", "G2 " STORY " 0: found there" },
  { "with-the-folder", "G2: 4 Evidence/Our story.pdf", "G2 " STORY " 0: found there" },
  { "without-the-ending", "G2: Our story, page 1", "G2 " STORY " 1: found there" },
  { "underscores-for-spaces", "G2: our_story.PDF", "G2 " STORY " 0: found there" },
  { "kind-words", "Case study – see Our story.pdf", "G2 " STORY " 0: found there" },
  { "title-words", "A community event or meeting where people took part: Our story.pdf",
    "G3 " STORY " 0: not found there" },
  { "another-page", "G2: Our story.pdf page 2", "G2 " STORY " 2: found elsewhere in the file" },
  { "not-there", "G4: Our story.pdf page 2", "G4 " STORY " 2: not found there" },
  { "no-such-page", "G2: Our story.pdf page 9", "G2 " STORY " 9: no such page" },
  { "no-such-file", "Case study – see Evidence 4.docx", "G2 Evidence 4.docx 0: no such file" },
  { "table", "| Evidence | File | Page |\n| G2 | Our story | 1 |\n| Case study | missing.pdf | 3 |",
    "G2 " STORY " 1: found there\nG2 missing.pdf 3: no such file" },
  { "list-below-its-number", "G2:\n- Our story.pdf page 1\n- Second story.docx",
    "G2 " STORY " 1: found there\nG2 Second story.docx 0: no such file" },
  { "several-on-a-line", "G2: Our story.pdf page 1; G9 notes.docx",
    "G2 " STORY " 1: found there\nG9 notes.docx 0: no such file" },
  { "several-files-for-one", "G2: Our story.pdf page 1; Our story.pdf page 2",
    "G2 " STORY " 1: found there\nG2 " STORY " 2: found elsewhere in the file" },
  { "only-a-person-can-say", "G9: Our story.pdf", "G9 " STORY " 0: for a person" },

  { "a-file-and-no-requirement", "The story is in Our story.pdf page 1.", "" },
  { "a-requirement-and-no-file", "G2 is on page 2.", "" },
  { "a-number-within-a-word", "The G20 met; see Our story.pdf", "" },
  { "small-letters-are-no-number", "g2 lamps; see Our story.pdf", "" },
  { "another-stage", "S1: Our story.pdf", "" },
  { "an-address", "G2: https://www.example.org/story.pdf", "" },
  { "an-e-mail", "G2: ask story@example.pdf", "" },
  { "the-name-within-a-longer-word", "G2: Our storyline page 2", "" },
  { "the-kind-only-in-the-name-of-the-file", "I like case study.pdf", "" },
  { "itself", "G2: 00 index.docx", "" },
};

static void
test_case (gconstpointer data)
{
  const Case *one = data;
  World world;

  world_init (&world);
  add_story (&world);
  add_index (&world, one->text);
  g_autoptr (GPtrArray) pointers = find (&world);
  g_autofree char *found = print (pointers);
  g_assert_cmpstr (found, ==, one->expected);
  world_clear (&world);
}

static void
test_says_where_it_is_claimed_and_found (void)
{
  World world;

  world_init (&world);
  add_story (&world);
  add_index (&world, "Dear all,\nG2: Our story.pdf page 1\nThank you");
  g_autoptr (GPtrArray) pointers = find (&world);
  const CpPointer *pointer = pointers->pdata[0];
  g_assert_cmpstr (pointer->by->quote, ==, "G2: Our story.pdf page 1");
  g_assert_cmpstr (pointer->by->item->path, ==, "00 index.docx");
  g_assert_cmpuint (pointer->places->len, ==, 1);
  g_assert_cmpuint (((const CpEvidence *) pointer->places->pdata[0])->page, ==, 1);
  world_clear (&world);
}

static void
test_claim_alone_changes_no_verdict (void)
{
  World world;
  static const char *const pages[] = { "Nothing of the sort", NULL };

  world_init (&world);
  add_document (&world, "notes.pdf", CP_UNIT_PAGE, pages);
  add_index (&world, "G2: notes.pdf page 1");
  CpCoverInput input = { world.items, world.documents, world.hits, world.findings, world.facts, { 0 } };
  g_autoptr (GPtrArray) pointers = find (&world);
  g_date_set_dmy (&input.today, 24, 11, 2026);
  g_autoptr (CpCoverage) coverage = cp_cover_stage (stage, &input);
  g_assert_cmpint (((const CpPointer *) pointers->pdata[0])->answer, ==, CP_POINTER_NOT_FOUND);
  for (guint i = 0; i < coverage->lines->len; i++) {
    const CpLine *line = coverage->lines->pdata[i];
    if (g_str_equal (line->requirement->id, "G2"))
      g_assert_cmpint (line->cover->verdict, ==, CP_VERDICT_NOT_FOUND);
  }
  world_clear (&world);
}

static void
test_unread_file_is_not_missing (void)
{
  World world;

  world_init (&world);
  CpItem *item = cp_items_add (world.items, "scan.pdf");
  cp_item_end (item, CP_OUTCOME_HELD, CP_REASON_PASSWORD, NULL, CP_CARRIES_ANYTHING);
  add_index (&world, "G2: scan.pdf page 1");
  g_autoptr (GPtrArray) pointers = find (&world);
  g_assert_cmpint (((const CpPointer *) pointers->pdata[0])->answer, ==, CP_POINTER_UNREADABLE);
  world_clear (&world);
}

static void
test_word_file_has_no_pages_to_count (void)
{
  World world;
  static const char *const pages[] = { "Case study", "What we did", NULL };

  world_init (&world);
  add_document (&world, "story 1.docx", CP_UNIT_SECTION, pages);
  add_finding (&world, "case-study", 1);
  add_index (&world, "G2: story 1.docx page 7");
  g_autoptr (GPtrArray) pointers = find (&world);
  g_assert_cmpint (((const CpPointer *) pointers->pdata[0])->answer, ==, CP_POINTER_FOUND);
  g_assert_false (((const CpPointer *) pointers->pdata[0])->has_pages);
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
  make_stage ();
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strdup_printf ("/interpret/index-claims/%s", cases[i].name);
    g_test_add_data_func (path, &cases[i], test_case);
  }
  g_test_add_func ("/interpret/index-claims/says-where-it-is-claimed-and-found",
                   test_says_where_it_is_claimed_and_found);
  g_test_add_func ("/interpret/index-claims/claim-alone-changes-no-verdict",
                   test_claim_alone_changes_no_verdict);
  g_test_add_func ("/interpret/index-claims/unread-file-is-not-missing", test_unread_file_is_not_missing);
  g_test_add_func ("/interpret/index-claims/word-file-has-no-pages-to-count",
                   test_word_file_has_no_pages_to_count);
  int result = g_test_run ();
  cp_stage_free (stage);
  cp_scheme_free (scheme);
  return result;
}
