/* survey.c: what holds of surveys.  Documents, findings and words are made by hand; everybody is invented. */
#include "survey.h"

#include <string.h>

typedef struct {
  CpItems *items;
  CpDocuments *documents;
  CpFindings *findings;
  CpSurveyWords *words;
  CpSurveys *surveys;
} World;

static void
add_words (World *world, CpSurveyWordList list, const char *const *entries)
{
  for (; *entries != NULL; entries++)
    g_ptr_array_add (world->words->lists[list], cp_survey_words_fold (*entries, TRUE));
}

static void
add_scale (World *world, const char *const *answers)
{
  GPtrArray *scale = g_ptr_array_new_with_free_func (g_free);

  for (; *answers != NULL; answers++)
    g_ptr_array_add (scale, cp_survey_words_fold (*answers, FALSE));
  g_ptr_array_add (world->words->scales, scale);
}

#define WORDS(world, list, ...) add_words (world, list, (const char *const[]){ __VA_ARGS__, NULL })
#define SCALE(world, ...) add_scale (world, (const char *const[]){ __VA_ARGS__, NULL })

static void
world_init (World *world)
{
  memset (world, 0, sizeof *world);
  world->items = cp_items_new ("x.zip", NULL);
  world->documents = cp_documents_new ();
  world->findings = cp_findings_new (8);
  world->words = cp_survey_words_new ();
  WORDS (world, CP_SURVEY_MOMENTS, "timestamp", "start time", "completion time", "date");
  WORDS (world, CP_SURVEY_NUMBERS, "id");
  WORDS (world, CP_SURVEY_PEOPLE, "name", "e-mail", "email", "* name", "date of birth");
  WORDS (world, CP_SURVEY_OTHERS, "attended", "signed", "cost", "action", "by when", "lead");
  WORDS (world, CP_SURVEY_QUESTIONS, "question", "statement");
  WORDS (world, CP_SURVEY_COUNTS, "n", "number", "families", "people");
  WORDS (world, CP_SURVEY_SHARES, "%", "per cent");
  WORDS (world, CP_SURVEY_SUMMARIES, "total", "mean");
  WORDS (world, CP_SURVEY_ANSWERED, "responses", "answered", "replied", "returned");
  WORDS (world, CP_SURVEY_TITLES, "mrs");
  WORDS (world, CP_SURVEY_VERBS, "was", "is");
  WORDS (world, CP_SURVEY_CAPITALS, "friday", "the", "a", "more");
  SCALE (world, "yes", "a bit", "not sure", "no");
  SCALE (world, "strongly agree", "agree", "neither", "disagree", "strongly disagree");
}

static void
world_clear (World *world)
{
  cp_surveys_free (world->surveys);
  cp_survey_words_free (world->words);
  cp_findings_free (world->findings);
  cp_documents_free (world->documents);
  cp_items_free (world->items);
}

static CpReading *
add_document (World *world, const char *path, const char *kind, CpFilled filled)
{
  CpItem *item = cp_items_add (world->items, path);
  CpReading *reading = cp_reading_new (item);
  const char *const why[] = { NULL };
  const CpFinding finding = { .kind = kind, .page = 1, .score = 0.9, .filled = filled, .why = why };

  g_free (item->name);
  item->name = g_strdup (path);
  item->order = world->documents->readings->len;
  g_ptr_array_add (world->documents->readings, reading);
  if (kind != NULL)
    cp_findings_add (world->findings, item->order, &finding);
  return reading;
}

static void
add_page (CpReading *reading, const char *text)
{
  const CpPage page = { .number = reading->pages->len + 1, .unit = CP_UNIT_PAGE, .text = text };

  cp_reading_add_page (reading, &page);
}

static void
add_text (World *world, const char *path, const char *kind, const char *text)
{
  add_page (add_document (world, path, kind, CP_FILLED_YES), text);
}

static void
look (World *world)
{
  world->surveys = cp_interpret_surveys (world->words, world->documents, world->findings);
}

static const CpSurvey *
only_survey (const World *world)
{
  g_assert_cmpuint (world->surveys->surveys->len, ==, 1);
  return world->surveys->surveys->pdata[0];
}

static const CpSurveyQuestion *
find_question (const CpSurvey *survey, const char *words)
{
  for (guint i = 0; i < survey->questions->len; i++) {
    const CpSurveyQuestion *question = survey->questions->pdata[i];
    if (strstr (question->question, words) != NULL)
      return question;
  }
  g_error ("there is no question \"%s\"", words);
}

static const CpSurveyAnswer *
find_answer (const CpSurveyQuestion *question, const char *words)
{
  for (guint i = 0; i < question->answers->len; i++) {
    const CpSurveyAnswer *answer = question->answers->pdata[i];
    if (g_str_equal (answer->answer, words))
      return answer;
  }
  g_error ("nobody answered \"%s\"", words);
}

static void
assert_count (const CpSurvey *survey, const char *question, const char *answer, gint count)
{
  g_assert_cmpint (find_answer (find_question (survey, question), answer)->count, ==, count);
}

static void
assert_none (World *world)
{
  look (world);
  g_assert_cmpuint (world->surveys->surveys->len, ==, 0);
}

/* All that anybody could read of the surveys. */
static char *
all_words (const World *world)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < world->surveys->surveys->len; i++) {
    const CpSurvey *survey = world->surveys->surveys->pdata[i];
    for (guint j = 0; j < survey->questions->len; j++) {
      const CpSurveyQuestion *question = survey->questions->pdata[j];
      g_string_append_printf (all, "%s\n", question->question);
      for (guint k = 0; k < question->answers->len; k++)
        g_string_append_printf (all, "%s\n", ((CpSurveyAnswer *) question->answers->pdata[k])->answer);
      for (guint k = 0; k < question->free_text->len; k++)
        g_string_append_printf (all, "%s\n", (char *) question->free_text->pdata[k]);
    }
  }
  return g_string_free (all, FALSE);
}

/* ---- tables of answers */

#define MICROSOFT                                                                                            \
  "ID\tStart time\tCompletion time\tEmail\tName\tDid we listen to you?\tHow was it? (1-5)\tWhat should "     \
  "change?\n"                                                                                                \
  "1\t2026-06-08 09:01\t2026-06-08 09:05\tpat.moor@example.org\tPat Moor\tYes\t4\tMore shade\n"              \
  "2\t2026-06-08 10:11\t2026-06-08 10:14\tada.finch@example.org\tAda Finch\tyes\t5\t\n"                      \
  "3\t2026-06-09 08:30\t2026-06-09 08:41\tlee.tarn@example.org\tLee Tarn\tNo\t2\tring Pat on 0121 496 "      \
  "0123\n"                                                                                                   \
  "4\t2026-06-09 12:00\t2026-06-09 12:03\tanonymous\tanonymous\tA bit\t4\tMrs Quill was kind on Friday\n"

static void
test_microsoft_forms (void)
{
  World world;

  world_init (&world);
  add_text (&world, "answers.csv", "survey-results", MICROSOFT);
  look (&world);
  const CpSurvey *survey = only_survey (&world);
  g_assert_cmpint (survey->responses, ==, 4);
  g_assert_cmpint (survey->source, ==, CP_SURVEY_FROM_TABLE);
  g_assert_cmpuint (survey->questions->len, ==, 3);
  assert_count (survey, "Did we listen", "Yes", 2);
  assert_count (survey, "Did we listen", "A bit", 1);
  assert_count (survey, "How was it", "4", 2);
  g_assert_cmpuint (find_question (survey, "What should change")->free_text_count, ==, 3);
  const CpSurveyQuestion *question = find_question (survey, "Did we listen");
  g_assert_cmpmem (MICROSOFT + question->start, question->length, "Did we listen to you?", 21);
  world_clear (&world);
}

static void
test_nobody_is_named (void)
{
  static const char *const secrets[] = {
    "Pat", "Moor", "Ada", "Finch", "Quill", "example.org", "0121", "2026"
  };
  World world;

  world_init (&world);
  add_text (&world, "answers.csv", "survey-results", MICROSOFT);
  look (&world);
  g_autofree char *all = all_words (&world);
  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    g_assert_null (strstr (all, secrets[i]));
  g_assert_nonnull (strstr (all, "ring [name] on [number]"));
  g_assert_nonnull (strstr (all, "[name] was kind on Friday"));
  world_clear (&world);
}

/* The head says nothing of names; the look of the column does. */
static void
test_names_by_their_look (void)
{
  World world;

  world_init (&world);
  add_text (
      &world, "answers.csv", "survey-results",
      "Timestamp\tWho filled this in for your family\tWere you heard?\n"
      "08/06/2026 09:00\tPat Moor\tYes\n08/06/2026 09:10\tAda Finch\tNo\n08/06/2026 09:20\tLee Tarn\tYes\n");
  look (&world);
  g_assert_cmpuint (only_survey (&world)->questions->len, ==, 1);
  g_assert_cmpuint (only_survey (&world)->notes->len, ==, 1);
  world_clear (&world);
}

static void
test_google_forms (void)
{
  World world;

  world_init (&world);
  add_text (&world, "answers.csv", "survey-results",
            "Timestamp\tWhat did you come for?\tI was heard\n"
            "2026/06/10 8:14:22 pm GMT+1\tTea, Advice\tAgree\n"
            "2026/06/10 9:40:01 pm GMT+1\tAdvice\tStrongly agree\n"
            "2026/06/11 7:05:37 am GMT+1\tTea, Advice\tAgree\n"
            "Mean\t\t4.1\n");
  look (&world);
  const CpSurvey *survey = only_survey (&world);
  g_assert_cmpint (survey->responses, ==, 3);
  assert_count (survey, "I was heard", "Agree", 2);
  const CpSurveyQuestion *question = find_question (survey, "I was heard");
  g_assert_cmpstr (((CpSurveyAnswer *) question->answers->pdata[0])->answer, ==, "Strongly agree");
  world_clear (&world);
}

static void
test_several_choices (void)
{
  World world;

  world_init (&world);
  add_text (&world, "answers.csv", "survey-results",
            "Timestamp\tWhat did you come for?\tI was heard\n"
            "08/06/2026 09:00\tTea;Advice;\tAgree\n08/06/2026 09:10\tAdvice;\tAgree\n"
            "08/06/2026 09:20\tTea;Play;Advice;\tAgree\n08/06/2026 09:30\tPlay;Tea;\tAgree\n");
  look (&world);
  const CpSurvey *survey = only_survey (&world);
  g_assert_true (find_question (survey, "What did you come for")->several);
  assert_count (survey, "What did you come for", "Advice", 3);
  assert_count (survey, "What did you come for", "Play", 2);
  world_clear (&world);
}

static void
test_at_most_twelve_comments (void)
{
  g_autoptr (GString) text = g_string_new ("Timestamp\tWere you heard?\tWhat should change?\n");
  World world;

  for (guint i = 0; i < 20; i++)
    g_string_append_printf (text, "08/06/2026 09:%02u\tYes\tcomment of its own %c\n", i, 'a' + i);
  world_init (&world);
  add_text (&world, "answers.csv", "survey-results", text->str);
  look (&world);
  const CpSurveyQuestion *question = find_question (only_survey (&world), "What should change");
  g_assert_cmpuint (question->free_text_count, ==, 20);
  g_assert_cmpuint (question->free_text->len, ==, CP_SURVEY_COMMENTS);
  world_clear (&world);
}

/* A long table of a text file is read in several pages, and only the first has the head. */
static void
test_table_goes_on (void)
{
  World world;

  world_init (&world);
  CpReading *reading = add_document (&world, "answers.csv", "survey-results", CP_FILLED_YES);
  const CpPage pages[] = {
    { .number = 1,
      .unit = CP_UNIT_SHEET,
      .text =
          "Timestamp\tWere you heard?\tBy whom?\n08/06/2026 09:00\tYes\ta nurse\n08/06/2026 09:01\tNo\t\n" },
    { .number = 2,
      .unit = CP_UNIT_SHEET,
      .text = "08/06/2026 09:02\tYes\t\n08/06/2026 09:03\tYes\tall of them\n" },
    { .number = 3, .unit = CP_UNIT_SHEET, .text = "Another sheet\n" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    cp_reading_add_page (reading, &pages[i]);
  look (&world);
  g_assert_cmpint (only_survey (&world)->responses, ==, 4);
  assert_count (only_survey (&world), "Were you heard", "Yes", 3);
  world_clear (&world);
}

/* Nobody took the file for a survey, but its columns leave no doubt. */
static void
test_export_speaks_for_itself (void)
{
  World world;

  world_init (&world);
  add_text (&world, "answers.csv", NULL, MICROSOFT);
  look (&world);
  g_assert_cmpint (only_survey (&world)->responses, ==, 4);
  world_clear (&world);
}

/* ---- near misses */

static void
test_register_is_no_survey (void)
{
  World world;

  world_init (&world);
  add_text (&world, "register.csv", "survey-results",
            "Date\tName\tWhich session did you come to?\tAttended\n"
            "08/06/2026\tPat Moor\tMorning\tYes\n08/06/2026\tAda Finch\tMorning\tYes\n");
  assert_none (&world);
  world_clear (&world);
}

static void
test_budget_is_no_survey (void)
{
  World world;

  world_init (&world);
  add_text (&world, "budget.csv", "survey-results",
            "Item\tNumber\tCost\nTea for families\t12\t£40\nRoom for the parents' group\t6\t£120\n");
  assert_none (&world);
  world_clear (&world);
}

static void
test_plan_is_no_survey (void)
{
  World world;

  world_init (&world);
  add_text (&world, "plan.csv", "survey-results",
            "ID\tAction\tLead\tBy when\tWhat will tell us?\n1\tMeet each month\tPat Moor\tMay\t12 families\n"
            "2\tWrite the letter again\tAda Finch\tJune\t20 families\n");
  assert_none (&world);
  world_clear (&world);
}

static void
test_table_of_children_is_no_survey (void)
{
  World world;

  world_init (&world);
  add_text (&world, "talk.csv", "other",
            "Name\tWords understood in October (0 to 100)\tWords understood in June (0 to 100)\tIs it calmer "
            "at home?\n"
            "A\t25\t160\tYes\nB\t27\t150\tNo\nC\t20\t55\tYes\n");
  assert_none (&world);
  world_clear (&world);
}

static void
test_table_of_another_kind_is_left_alone (void)
{
  World world;

  world_init (&world);
  add_text (&world, "sign-up.csv", "charter-signup", MICROSOFT);
  assert_none (&world);
  world_clear (&world);
}

/* ---- reports */

static void
test_report_states_counts (void)
{
  World world;

  world_init (&world);
  add_text (&world, "report.pdf", "survey-results",
            "In 2025 we wrote to 286 families. 131 of 286 families replied (46%).\n"
            "Statement\tStrongly agree\tAgree\tDisagree\n"
            "My child is happy\t71\t49\t6\nThe school asks me\t39\t58\t21\nTotal\t110\t107\t27\n");
  look (&world);
  const CpSurvey *survey = only_survey (&world);
  g_assert_cmpint (survey->source, ==, CP_SURVEY_FROM_REPORT);
  g_assert_cmpint (survey->responses, ==, 131);
  g_assert_cmpuint (survey->questions->len, ==, 2);
  assert_count (survey, "The school asks me", "Agree", 58);
  world_clear (&world);
}

static void
test_answers_below_their_question (void)
{
  World world;

  world_init (&world);
  add_text (
      &world, "results.txt", "survey-results",
      "Do you find review meetings useful?\nYes 30, sometimes 14, no 8\n\n"
      "Q2. Was it easy to book?\nVery easy 9 (24%) · Easy 14 (38%) · Difficult 10 (27%)\n\n"
      "Do you choose your own lane?\nAll: 49 yes, 9 sometimes, 6 no. Disabled swimmers: 13 yes, 3 no.\n\n"
      "My child feels safe\n(Base 22) Strongly agree 9  Agree 7  Disagree 4\n\n"
      "Q5 Best day\nSaturday am 19\nSunday pm 8\n\n"
      "Which would make you come?\nQuiet sessions        32\nA buddy        28\n");
  look (&world);
  const CpSurvey *survey = only_survey (&world);
  assert_count (survey, "Do you find review meetings useful?", "sometimes", 14);
  assert_count (survey, "Q2. Was it easy to book?", "Easy", 14);
  g_assert_cmpstr (find_answer (find_question (survey, "Q2. Was"), "Very easy")->share, ==, "24%");
  assert_count (survey, "Do you choose your own lane? (Disabled swimmers)", "yes", 13);
  g_assert_cmpint (find_answer (find_question (survey, "My child feels safe"), "Agree")->of, ==, 22);
  assert_count (survey, "Q5 Best day", "Sunday pm", 8);
  assert_count (survey, "Which would make you come?", "A buddy", 28);
  world_clear (&world);
}

static void
test_lists_of_numbers_are_no_answers (void)
{
  World world;

  world_init (&world);
  add_text (&world, "results.txt", "survey-results",
            "Our costs\nRoom 120, tea 45, travel 60\n\nWhen do we meet?\nMonday 3 March, Tuesday 4 April\n"
            "Attendance\nApril 12, May 14, June 9\n");
  assert_none (&world);
  world_clear (&world);
}

static void
test_results_in_sentences (void)
{
  World world;

  world_init (&world);
  add_text (
      &world, "letter.txt", "survey-results",
      "163 forms came back. 148 families (91 per cent) would recommend us. Of the 37 families whose child\n"
      "has a plan, 30 said they had been asked first. We are grateful to the four parents who read all 211\n"
      "comments. 12 of 40 chairs were broken.\n- 11 of 24 could not say what comes next.\n");
  look (&world);
  const CpSurvey *survey = only_survey (&world);
  g_assert_cmpuint (survey->questions->len, ==, 3);
  assert_count (survey, "148 families (91 per cent) would recommend us.", "as stated", 148);
  g_assert_cmpint (find_answer (find_question (survey, "Of the 37 families"), "as stated")->of, ==, 37);
  assert_count (survey, "11 of 24 could not say what comes next.", "as stated", 11);
  world_clear (&world);
}

static void
test_question_once_for_its_answers (void)
{
  World world;

  world_init (&world);
  add_text (&world, "results.csv", "survey-results",
            "Question\tAnswer\tNumber\tPer cent\nHow do you travel?\tOn foot\t61\t42.4\n\tBy bus\t47\t32.6\n"
            "Were you asked first?\tAlways\t22\t15.3\n\tNever\t26\t18.1\n");
  look (&world);
  assert_count (only_survey (&world), "How do you travel?", "By bus", 47);
  assert_count (only_survey (&world), "Were you asked first?", "Never", 26);
  world_clear (&world);
}

static void
test_share_without_people (void)
{
  World world;

  world_init (&world);
  add_text (&world, "headline.txt", "survey-results",
            "Headlines\n98% of parents were satisfied\n- 61% were asked (n=44)\n");
  look (&world);
  const CpSurvey *survey = only_survey (&world);
  const CpSurveyAnswer *bare = find_answer (find_question (survey, "98% of parents"), "as stated");
  g_assert_cmpstr (bare->share, ==, "98%");
  g_assert_cmpint (bare->count, ==, CP_SURVEY_UNKNOWN);
  g_assert_cmpint (bare->of, ==, CP_SURVEY_UNKNOWN);
  g_assert_cmpint (find_answer (find_question (survey, "61% were asked"), "as stated")->of, ==, 44);
  world_clear (&world);
}

static void
test_answers_in_rows (void)
{
  World world;

  world_init (&world);
  add_text (
      &world, "report.md", "survey-results",
      "How did it feel?\n* Frightening, then better – 17\n* Fine – 11\n\n"
      "| Age of child | Number | Per cent |\n|---|--:|--:|\n| 0 to 4 | 22 | 11 |\n| 5 to 10 | 84 | 40 |\n");
  look (&world);
  const CpSurvey *survey = only_survey (&world);
  assert_count (survey, "How did it feel", "Fine", 11);
  assert_count (survey, "Age of child", "5 to 10", 84);
  g_assert_cmpstr (find_answer (find_question (survey, "Age of child"), "5 to 10")->share, ==, "40%");
  world_clear (&world);
}

static void
test_report_names_nobody (void)
{
  World world;

  world_init (&world);
  add_text (&world, "report.csv", "survey-results",
            "Parents (sheet kept by Sandra)\tYes\tNo\nDid you see Mrs Quill?\t13\t4\n"
            "Birkwood Health Centre\t12\t3\n");
  look (&world);
  const CpSurvey *survey = only_survey (&world);
  g_autofree char *all = all_words (&world);
  g_assert_null (strstr (all, "Sandra"));
  g_assert_null (strstr (all, "Quill"));
  find_question (survey, "Birkwood Health Centre");
  world_clear (&world);
}

/* Two numbers in one cell: which answer each belongs to cannot be told. */
static void
test_doubtful_table_says_nothing (void)
{
  World world;

  world_init (&world);
  add_text (&world, "report.pdf", "survey-results",
            "Statement\tAgree 2025 Agree 2026\nI was heard today\t11 23\nI was asked today\t10 6\n");
  assert_none (&world);
  world_clear (&world);
}

static void
test_number_that_cannot_be_of_those_who_answered (void)
{
  World world;

  world_init (&world);
  add_text (&world, "report.txt", "survey-results",
            "A second question had 44 responses.\nStatement\tAgree\tDisagree\nThe bus is on time\t50\t17\n");
  look (&world);
  g_assert_cmpint (only_survey (&world)->responses, ==, CP_SURVEY_UNKNOWN);
  world_clear (&world);
}

/* ---- forms */

#define FORM(name, first, second, comment)                                                                   \
  "How was today? An invented form\nName: " name "\nDid you get what you came for?\n" first                  \
  "\nWould you come again? " second "\nWhat should we change?\n" comment "\nThank you for your answers.\n"

static void
add_three_forms (World *world)
{
  add_text (world, "form 1.docx", "evaluation-form",
            FORM ("Pat Moor", "☑ Yes ☐ A bit ☐ No", "(X) Yes ( ) No", "Less noise, Pat Moor said"));
  add_text (world, "form 2.docx", "evaluation-form",
            FORM ("Ada Finch", "☐ Yes ☑ A bit ☐ No", "(X) Yes ( ) No", ""));
  add_text (world, "form 3.docx", "evaluation-form",
            FORM ("Lee Tarn", "☑ Yes ☐ A bit ☐ No", "( ) Yes (X) No", "more tea"));
}

static void
test_copies_of_one_form (void)
{
  World world;

  world_init (&world);
  add_three_forms (&world);
  look (&world);
  const CpSurvey *survey = only_survey (&world);
  g_assert_cmpint (survey->source, ==, CP_SURVEY_FROM_FORMS);
  g_assert_cmpint (survey->responses, ==, 3);
  g_assert_cmpuint (survey->items->len, ==, 3);
  assert_count (survey, "Did you get", "Yes", 2);
  assert_count (survey, "Did you get", "A bit", 1);
  assert_count (survey, "Would you come", "No", 1);
  const CpSurveyQuestion *comments = find_question (survey, "What should we change");
  g_assert_cmpuint (comments->free_text_count, ==, 2);
  g_autofree char *all = all_words (&world);
  g_assert_null (strstr (all, "Moor"));
  g_assert_null (strstr (all, "Finch"));
  world_clear (&world);
}

static void
test_one_form_is_no_survey (void)
{
  World world;

  world_init (&world);
  add_text (&world, "form.docx", "evaluation-form", FORM ("Pat Moor", "☑ Yes ☐ No", "(X) Yes ( ) No", "tea"));
  add_text (&world, "other.docx", "evaluation-form", "What did you learn?\nA lot\nWho led it?\nA parent\n");
  assert_none (&world);
  world_clear (&world);
}

static void
test_pile_in_one_scan (void)
{
  World world;

  world_init (&world);
  CpReading *reading = add_document (&world, "pile.pdf", "evaluation-form", CP_FILLED_YES);
  for (guint i = 0; i < 3; i++) {
    add_page (reading, i == 1 ? "Were you heard?\n☐ Yes ☑ No\nWere you asked?\n☑ Yes ☐ No\n"
                              : "Were you heard?\n☑ Yes ☐ No\nWere you asked?\n☑ Yes ☐ No\n");
    add_page (reading, "Side two. What was good?\nThe tea\nWhat was not?\nThe heat\n");
  }
  look (&world);
  const CpSurvey *survey = only_survey (&world);
  g_assert_cmpint (survey->responses, ==, 3);
  g_assert_cmpuint (survey->items->len, ==, 1);
  assert_count (survey, "Were you heard", "Yes", 2);
  assert_count (survey, "Were you asked", "Yes", 3);
  world_clear (&world);
}

static void
test_pile_that_cannot_be_counted (void)
{
  World world;

  world_init (&world);
  CpReading *reading = add_document (&world, "pile.pdf", "evaluation-form", CP_FILLED_YES);
  add_page (reading, "Were you heard?\nWere you asked?\nWhat was good?\n");
  add_page (reading, "Were you heard?\nl2 ,, ?\nxx: yy\nzz?\n");
  cp_reading_add_gap (reading, 2, CP_GAP_HANDWRITING, CP_CARRIES_SCAN, NULL);
  look (&world);
  const CpSurvey *survey = only_survey (&world);
  g_assert_cmpint (survey->responses, ==, CP_SURVEY_UNKNOWN);
  g_assert_cmpuint (survey->questions->len, ==, 0);
  g_assert_nonnull (strstr (survey->notes->pdata[0], "count them yourself"));
  world_clear (&world);
}

static void
add_field_form (World *world, const char *path, const char *helped, const char *good, gboolean is_ticked)
{
  CpReading *reading = add_document (world, path, "evaluation-form", CP_FILLED_YES);
  const CpField fields[] = {
    { .page = 1, .kind = CP_FIELD_CHOICE, .name = "helped", .value = helped, .filled = TRUE },
    { .page = 1, .kind = CP_FIELD_TEXT, .name = "what_was_good", .value = good, .filled = *good != '\0' },
    { .page = 1, .kind = CP_FIELD_TEXT, .name = "name", .value = "Pat Moor", .filled = TRUE },
    { .page = 1, .kind = CP_FIELD_TICK, .name = "come_again", .value = "", .filled = is_ticked },
  };

  add_page (reading, "Did you help to plan it?\nTell us what was good?\nName\n");
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    cp_reading_add_field (reading, &fields[i]);
}

static void
test_form_fields (void)
{
  World world;

  world_init (&world);
  add_field_form (&world, "a.pdf", "Yes, planned", "the tea", TRUE);
  add_field_form (&world, "b.pdf", "No", "", TRUE);
  look (&world);
  const CpSurvey *survey = only_survey (&world);
  assert_count (survey, "Did you help to plan it?", "Yes, planned", 1);
  assert_count (survey, "Boxes ticked", "come again", 2);
  g_assert_cmpuint (find_question (survey, "what was good")->free_text_count, ==, 1);
  g_assert_cmpuint (survey->questions->len, ==, 3);
  world_clear (&world);
}

/* ---- the same survey twice */

static void
test_forms_and_their_table_count_once (void)
{
  World world;

  world_init (&world);
  add_three_forms (&world);
  add_text (&world, "answers.csv", "survey-results",
            "Timestamp\tDid you get what you came for?\tWould you come again?\tWhat should we change?\n"
            "08/06/2026 09:00\tYes\tYes\tless noise\n08/06/2026 09:10\tA bit\tYes\t\n"
            "08/06/2026 09:20\tYes\tNo\tmore tea\n08/06/2026 09:30\tYes\tYes\t\n");
  look (&world);
  const CpSurvey *survey = only_survey (&world);
  g_assert_cmpint (survey->responses, ==, 4);
  g_assert_cmpuint (survey->items->len, ==, 4);
  g_assert_nonnull (strstr (survey->notes->pdata[0], "counted once"));
  world_clear (&world);
}

static void
test_report_of_a_table_counts_once (void)
{
  World world;

  world_init (&world);
  add_text (&world, "report.pdf", "survey-results",
            "5 people replied.\nQuestion\tYes\tNo\nDid we listen to you?\t3\t1\nHow was it?\t2\t1\n");
  add_text (&world, "answers.csv", "survey-results", MICROSOFT);
  look (&world);
  const CpSurvey *survey = only_survey (&world);
  g_assert_cmpint (survey->responses, ==, 4);
  g_assert_nonnull (strstr (survey->notes->pdata[survey->notes->len - 1], "for you to judge"));
  world_clear (&world);
}

static void
test_two_surveys_stay_two (void)
{
  World world;

  world_init (&world);
  add_text (&world, "report.pdf", "survey-results",
            "5 people replied.\nQuestion\tYes\tNo\nIs the bus on time?\t3\t1\nDo you feel safe?\t2\t1\n");
  add_text (&world, "answers.csv", "survey-results", MICROSOFT);
  look (&world);
  g_assert_cmpuint (world.surveys->surveys->len, ==, 2);
  world_clear (&world);
}

int
main (int n_arguments, char **arguments)
{
  g_test_init (&n_arguments, &arguments, NULL);
#define TEST(path, function) g_test_add_func ("/interpret/survey/" path, function)
  TEST ("microsoft-forms", test_microsoft_forms);
  TEST ("nobody-is-named", test_nobody_is_named);
  TEST ("names-by-their-look", test_names_by_their_look);
  TEST ("google-forms", test_google_forms);
  TEST ("several-choices", test_several_choices);
  TEST ("at-most-twelve-comments", test_at_most_twelve_comments);
  TEST ("table-goes-on-over-pages", test_table_goes_on);
  TEST ("export-speaks-for-itself", test_export_speaks_for_itself);
  TEST ("register-is-no-survey", test_register_is_no_survey);
  TEST ("budget-is-no-survey", test_budget_is_no_survey);
  TEST ("plan-is-no-survey", test_plan_is_no_survey);
  TEST ("table-of-children-is-no-survey", test_table_of_children_is_no_survey);
  TEST ("table-of-another-kind-is-left-alone", test_table_of_another_kind_is_left_alone);
  TEST ("report-states-counts", test_report_states_counts);
  TEST ("answers-below-their-question", test_answers_below_their_question);
  TEST ("lists-of-numbers-are-no-answers", test_lists_of_numbers_are_no_answers);
  TEST ("results-in-sentences", test_results_in_sentences);
  TEST ("question-once-for-its-answers", test_question_once_for_its_answers);
  TEST ("share-without-people", test_share_without_people);
  TEST ("answers-in-rows", test_answers_in_rows);
  TEST ("report-names-nobody", test_report_names_nobody);
  TEST ("doubtful-table-says-nothing", test_doubtful_table_says_nothing);
  TEST ("number-that-cannot-be-of-those-who-answered", test_number_that_cannot_be_of_those_who_answered);
  TEST ("copies-of-one-form", test_copies_of_one_form);
  TEST ("one-form-is-no-survey", test_one_form_is_no_survey);
  TEST ("pile-in-one-scan", test_pile_in_one_scan);
  TEST ("pile-that-cannot-be-counted", test_pile_that_cannot_be_counted);
  TEST ("form-fields", test_form_fields);
  TEST ("forms-and-their-table-count-once", test_forms_and_their_table_count_once);
  TEST ("report-of-a-table-counts-once", test_report_of_a_table_counts_once);
  TEST ("two-surveys-stay-two", test_two_surveys_stay_two);
  return g_test_run ();
}
