/* cases.c: what holds of reading test cases.  Each test writes the file of cases of a small scheme. */
#include "cases.h"
#include "rule-folder.h"
#include "rules.h"

#include <string.h>

static const RuleFile scheme_files[] = {
  { "scheme.yaml", "scheme: small\ntitle: Small\nheads: [{id: first, title: 1 First}]\nstages: [one]\n" },
  { "kinds.yaml", "kinds:\n"
                  "  - {id: plan, title: Plan, plain: a plan, carried_by: [text], "
                  "cues: [{find: plan, weight: 1, why: It says so}]}\n" },
  { "local.yaml", "readings: {window: done}\nnumbers: {enough: 1}\n" },
  { "one.yaml", "stage: one\n"
                "title: One\n"
                "requirements:\n"
                "  - id: A1\n"
                "    must: true\n"
                "    head: first\n"
                "    source: here\n"
                "    words: must\n"
                "    title: In time\n"
                "    plain: In time?\n"
                "    advice: Say when.\n"
                "    needs:\n"
                "      reading: window\n"
                "      choices:\n"
                "        - {is: submitted, words: Sent, needs: {fact: submitted, question: When?}}\n"
                "        - {is: done, words: Done, needs: {at_least: {n: enough, of: [{kind: plan}, {says: "
                "done}]}}}\n" },
  { NULL, NULL },
};

static CpCases *
read_cases (const RuleFolder *rules, const char *text)
{
  g_autoptr (CpFaults) faults = cp_faults_new ();

  rule_folder_write (rules, CP_CASES_FOLDER "/a.yaml", text);
  CpCases *cases = cp_cases_read (rules->folder, NULL, faults);
  g_autofree char *words = cp_faults_print (faults);
  g_assert_cmpstr (words, ==, "");
  g_assert_nonnull (cases);
  return cases;
}

static const CpCaseDocument *
read_document (const RuleFolder *rules, const char *document, CpCases **ret_cases)
{
  g_autofree char *text = g_strdup_printf ("documents:\n%s", document);

  *ret_cases = read_cases (rules, text);
  return (*ret_cases)->documents->pdata[0];
}

static const CpPage *
get_page (const CpCaseDocument *document, guint index)
{
  g_assert_cmpuint (document->reading->pages->len, >, index);
  return &g_array_index (document->reading->pages, CpPage, index);
}

static void
assert_mark (const CpPage *page, guint index, CpMarkKind kind, const char *words, guint row, guint column)
{
  const CpMark *mark = &page->marks[index];
  g_autofree char *found = g_strndup (page->text + mark->start, mark->length);

  g_assert_cmpint (mark->kind, ==, kind);
  g_assert_cmpstr (found, ==, words);
  g_assert_cmpuint (mark->row, ==, row);
  g_assert_cmpuint (mark->column, ==, column);
}

static void
test_headings_and_cells (RuleFolder *rules, gconstpointer data)
{
  g_autoptr (CpCases) cases = NULL;
  const CpCaseDocument *document = read_document (rules,
                                                  "  - name: plan.docx\n"
                                                  "    text: |\n"
                                                  "      ## Our plan\n"
                                                  "      | Action | Lead |\n"
                                                  "      |---|---|\n"
                                                  "      | Meet | |\n"
                                                  "      Then | there is tea.\n",
                                                  &cases);
  const CpPage *page = get_page (document, 0);

  (void) data;
  g_assert_cmpstr (page->text, ==, "Our plan\nAction\tLead\nMeet\t\nThen | there is tea.\n");
  g_assert_cmpint (page->unit, ==, CP_UNIT_SECTION);
  g_assert_cmpstr (page->label, ==, "Our plan");
  g_assert_cmpuint (page->n_marks, ==, 5);
  assert_mark (page, 0, CP_MARK_HEADING, "Our plan", 0, 0);
  g_assert_cmpuint (page->marks[0].level, ==, 2);
  assert_mark (page, 2, CP_MARK_CELL, "Lead", 0, 1);
  assert_mark (page, 3, CP_MARK_CELL, "Meet", 1, 0);
  assert_mark (page, 4, CP_MARK_CELL, "", 1, 1);
}

static void
test_plain_text_is_taken_as_it_stands (RuleFolder *rules, gconstpointer data)
{
  g_autoptr (CpCases) cases = NULL;
  const CpCaseDocument *document =
      read_document (rules, "  - {name: a.txt, text: '# no heading | no cell'}\n", &cases);

  (void) data;
  g_assert_cmpstr (get_page (document, 0)->text, ==, "# no heading | no cell");
  g_assert_cmpuint (get_page (document, 0)->n_marks, ==, 0);
}

static void
test_fields (RuleFolder *rules, gconstpointer data)
{
  g_autoptr (CpCases) cases = NULL;
  const CpCaseDocument *document = read_document (rules,
                                                  "  - name: form.pdf\n"
                                                  "    pages: [one, two]\n"
                                                  "    fields: [{name: Signed, value: A. Fell, page: 2}, "
                                                  "{name: Date}, {name: Yes, kind: tick, filled: true}]\n",
                                                  &cases);
  const CpField *fields = (const CpField *) (void *) document->reading->fields->data;

  (void) data;
  g_assert_cmpuint (document->reading->pages->len, ==, 2);
  g_assert_true (fields[0].filled && fields[0].page == 2);
  g_assert_false (fields[1].filled);
  g_assert_true (fields[2].filled && fields[2].kind == CP_FIELD_TICK);
}

static void
test_what_was_not_read (RuleFolder *rules, gconstpointer data)
{
  static const struct {
    const char *document;
    CpOutcome outcome;
    guint leaves_open, leaves_to_a_person;
  } documents[] = {
    { "{name: a.docx, unread: password}", CP_OUTCOME_HELD,
      CP_CARRIES_TEXT | CP_CARRIES_SCAN | CP_CARRIES_PHOTO, 0 },
    { "{name: a.pdf, unread: scan}", CP_OUTCOME_PARTLY_READ, CP_CARRIES_SCAN | CP_CARRIES_PHOTO, 0 },
    { "{name: a.jpg, unread: handwriting}", CP_OUTCOME_PARTLY_READ, 0, CP_CARRIES_SCAN },
    { "{name: a.mp4, unread: recording}", CP_OUTCOME_PARTLY_READ, 0, CP_CARRIES_RECORDING },
    { "{name: a.csv, unread: damaged}", CP_OUTCOME_BROKEN, CP_CARRIES_TEXT, 0 },
    { "{name: a.csv, text: some of it, unread: damaged}", CP_OUTCOME_PARTLY_READ, CP_CARRIES_TEXT, 0 },
    { "{name: a.pdf, text: all of it}", CP_OUTCOME_READ, 0, 0 },
  };

  (void) data;
  for (guint i = 0; i < G_N_ELEMENTS (documents); i++) {
    g_autoptr (CpCases) cases = NULL;
    g_autofree char *line = g_strdup_printf ("  - %s\n", documents[i].document);
    const CpCaseDocument *document = read_document (rules, line, &cases);
    g_assert_cmpstr (cp_outcome_name (document->outcome), ==, cp_outcome_name (documents[i].outcome));
    g_assert_cmpuint (document->leaves_open, ==, documents[i].leaves_open);
    g_assert_cmpuint (document->leaves_to_a_person, ==, documents[i].leaves_to_a_person);
  }
}

static const CpNeed *
get_needs (const CpCases *cases, guint index)
{
  const CpCase *one = cases->cases->pdata[index];

  return ((const CpRequirement *) one->stage->requirements->pdata[0])->needs;
}

static void
test_readings_are_open_unless_the_case_chooses (RuleFolder *rules, gconstpointer data)
{
  g_autoptr (CpCases) cases =
      read_cases (rules, "stage: one\n"
                         "today: 2026-07-01\n"
                         "cases:\n"
                         "  - {name: open, expect: {A1: to be judged}}\n"
                         "  - {name: chosen, readings: {window: submitted}, expect: {A1: to be judged}}\n"
                         "  - {name: two, numbers: {enough: 2}, expect: {A1: to be judged}}\n"
                         "  - {name: open again, expect: {A1: to be judged}}\n");

  (void) data;
  g_assert_cmpint (get_needs (cases, 0)->chosen, ==, -1); /* whatever the officer chose */
  g_assert_cmpint (get_needs (cases, 1)->chosen, ==, 0);
  g_assert_cmpuint (((const CpNeed *) get_needs (cases, 0)->of->pdata[1])->n, ==, 1);
  g_assert_cmpuint (((const CpNeed *) get_needs (cases, 2)->of->pdata[1])->n, ==, 2);
  g_assert_true (get_needs (cases, 0) == get_needs (cases, 3));
}

static void
test_documents_are_shared_between_files (RuleFolder *rules, gconstpointer data)
{
  (void) data;
  rule_folder_write (rules, CP_CASES_FOLDER "/z.yaml", "documents: [{name: plan.txt, text: our plan}]\n");
  g_autoptr (CpCases) cases =
      read_cases (rules, "stage: one\n"
                         "today: 2026-07-01\n"
                         "cases:\n"
                         "  - {name: a, use: [plan.txt], expect: {A1: to be judged}}\n");
  const CpCase *one = cases->cases->pdata[0];

  g_assert_cmpuint (one->documents->len, ==, 1);
  g_assert_true (one->documents->pdata[0] == cases->documents->pdata[0]);
  g_assert_cmpuint (((const CpCaseDocument *) one->documents->pdata[0])->n_uses, ==, 1);
}

static void
test_what_the_sender_states_is_a_document (RuleFolder *rules, gconstpointer data)
{
  g_autoptr (CpCases) cases =
      read_cases (rules, "stage: one\n"
                         "today: 2026-07-01\n"
                         "cases:\n"
                         "  - name: a\n"
                         "    stated: {bronze: 2025-09-15}\n"
                         "    facts: {submitted: 2026-01-02}\n"
                         "    expect: {A1: {is: to be judged, cites: [coproof.yaml]}}\n");
  const CpCase *one = cases->cases->pdata[0];
  const CpFact *stated = cp_facts_get (one->facts, "bronze");

  (void) data;
  g_assert_cmpint (stated->source, ==, CP_FACT_FROM_SENDER);
  g_assert_cmpstr (stated->item_id, ==, "1");
  g_assert_cmpint (cp_facts_get (one->facts, "submitted")->source, ==, CP_FACT_FROM_COMMAND_LINE);
  g_assert_cmpstr (get_page (one->documents->pdata[0], 0)->text, ==, "bronze: 2025-09-15\n");
}

/* The faults of a file of cases, without the folder's name. */
static char *
faults_of (const RuleFolder *rules, const char *text)
{
  g_autoptr (CpFaults) faults = cp_faults_new ();
  g_autofree char *prefix = g_strconcat (rules->folder, "/" CP_CASES_FOLDER "/", NULL);

  rule_folder_write (rules, CP_CASES_FOLDER "/a.yaml", text);
  g_assert_null (cp_cases_read (rules->folder, NULL, faults));
  g_autofree char *words = cp_faults_print (faults);
  g_autoptr (GString) shown = g_string_new (g_strchomp (words));
  g_string_replace (shown, prefix, "", 0);
  return g_strdup (shown->str);
}

static void
test_faults_name_file_line_and_column (RuleFolder *rules, gconstpointer data)
{
#define CASE(rest) "stage: one\ntoday: 2026-07-01\ncases:\n  - {name: a, " rest "}\n"
  static const struct {
    const char *text, *fault;
  } mistakes[] = {
    { CASE ("expct: {A1: covered}"), "a.yaml:4:5: the key \"expect\" is missing\n"
                                     "a.yaml:4:15: unknown key \"expct\"; did you mean \"expect\"?" },
    { CASE ("expect: {A2: covered}"),
      "a.yaml:4:24: unknown requirement of this stage \"A2\"; did you mean \"A1\"?" },
    { CASE ("expect: {A1: coverd}"), "a.yaml:4:28: unknown verdict \"coverd\"; did you mean \"covered\"?" },
    { CASE ("expect: {A1: {is: covered, cite: []}}"),
      "a.yaml:4:42: unknown key \"cite\"; did you mean \"cites\"?" },
    { CASE ("expect: {A1: {is: covered, cites: [b.txt]}}"), "a.yaml:4:50: the case has no such document" },
    { CASE ("stage: on, expect: {A1: covered}"), "a.yaml:4:22: unknown stage \"on\"; did you mean \"one\"?" },
    { CASE ("use: [b.txt], expect: {A1: covered}"), "a.yaml:4:21: unknown document \"b.txt\"" },
    { CASE ("readings: {windw: done}, expect: {A1: covered}"),
      "a.yaml:4:26: unknown reading \"windw\"; did you mean \"window\"?" },
    { CASE ("readings: {window: don}, expect: {A1: covered}"),
      "a.yaml:4:34: unknown choice \"don\"; did you mean \"done\"?" },
    { CASE ("facts: {bronz: 2025-01-01}, expect: {A1: covered}"),
      "a.yaml:4:23: there is no fact called \"bronz\"" },
    { CASE ("today: July, expect: {A1: covered}"),
      "a.yaml:4:22: \"July\" is not a date; write it like 2026-09-15" },
    { CASE ("nearly: [A1], expect: {A1: covered}"),
      "a.yaml:4:24: a near miss must expect something of \"A1\", and not that it is covered" },
    { "cases: [{name: a, stage: one, expect: {A1: covered}}]\n",
      "a.yaml:1:9: the key \"today\" is missing; it may also stand at the top of the file" },
    { "documents: [{name: a.xyz, text: x}]\n",
      "a.yaml:1:20: the type of \"a.xyz\" is not known by its name; say its \"mime\"" },
    { "documents: [{name: a.txt, text: x, unread: scam}]\n",
      "a.yaml:1:44: unknown reason for not being read \"scam\"; did you mean \"scan\"?" },
    { "documents: [{name: a.txt, text: x, kinds: {plan: full}}]\n",
      "a.yaml:1:50: unknown answer \"full\"; it is no, yes, filled or empty" },
    { "documents: [{name: a.txt, text: x, kinds: {plam: yes}}]\n",
      "a.yaml:1:44: unknown kind \"plam\"; did you mean \"plan\"?" },
    { "documents: [{name: a.txt, text: x, fields: [{name: b, page: 2}]}]\n",
      "a.yaml:1:45: there is no page 2 for this field to stand on" },
    { "documents: [{name: a.txt, text: x}, {name: a.txt, text: y}]\n",
      "a.yaml:1:44: there is another document called \"a.txt\"" },
  };

  (void) data;
  for (guint i = 0; i < G_N_ELEMENTS (mistakes); i++) {
    g_autofree char *faults = faults_of (rules, mistakes[i].text);
    g_assert_cmpstr (faults, ==, mistakes[i].fault);
  }
}

int
main (int n_arguments, char **arguments)
{
  g_test_init (&n_arguments, &arguments, NULL);
#define ADD(path, test)                                                                                      \
  g_test_add ("/rules/cases/" path, RuleFolder, scheme_files, rule_folder_set_up, test, rule_folder_tear_down)
  ADD ("headings-and-cells", test_headings_and_cells);
  ADD ("plain-text-is-taken-as-it-stands", test_plain_text_is_taken_as_it_stands);
  ADD ("fields", test_fields);
  ADD ("what-was-not-read-leaves-open-what-it-could-hold", test_what_was_not_read);
  ADD ("readings-are-open-unless-the-case-chooses", test_readings_are_open_unless_the_case_chooses);
  ADD ("documents-are-shared-between-files", test_documents_are_shared_between_files);
  ADD ("what-the-sender-states-is-a-document", test_what_the_sender_states_is_a_document);
  ADD ("faults-name-file-line-and-column", test_faults_name_file_line_and_column);
  return g_test_run ();
}
