/* test.c: what holds of the cues plugin, on documents made by hand. */
#include "recording-sink.h"

#include <string.h>

static const CpPlugin *plugin;

static const char kinds[] =
    "{\"blanks\": [\"insert*\", \"tbc\"], \"kinds\": ["
    " {\"id\": \"photo\", \"photo\": true},"
    " {\"id\": \"pledge\", \"start\": -1, \"cues\": ["
    "   {\"find\": \"pledge\", \"weight\": 3, \"where\": \"title\", \"why\": \"It is a pledge\"}],"
    "  \"also\": [{\"any\": [\"charter\"], \"why\": \"It is about the Charter\"}],"
    "  \"against\": [{\"find\": \"template\", \"weight\": 3, \"why\": \"It is a template\"}],"
    "  \"filled\": {\"labels\": [\"Signed|Name\", \"Date\"], \"at_least\": 2}},"
    " {\"id\": \"plan\", \"start\": -1, \"cues\": ["
    "   {\"find\": \"plan\", \"weight\": 3, \"why\": \"It is a plan\"}],"
    "  \"filled\": {\"tables\": [{\"columns\": [[\"action\"], [\"lead\", \"owner\"]], \"rows\": 2}], "
    "\"labels\": [\"Action\"],"
    "   \"blanks\": [\"Lead\"]}},"
    " {\"id\": \"record\", \"start\": -1.5, \"cues\": ["
    "   {\"find\": \"agreed\", \"weight\": 1, \"why\": \"It records what was agreed\"},"
    "   {\"find\": \"apologies\", \"weight\": 1, \"why\": \"It lists apologies\"}]},"
    " {\"id\": \"form\", \"start\": -1, \"cues\": ["
    "   {\"find\": \"survey\", \"weight\": 3, \"why\": \"It is a survey\"}],"
    "  \"filled\": {\"ticks\": 2, \"labels\": [\"How would you rate\"]}}]}";

typedef struct {
  CpQueries base;
  GPtrArray *expressions;
} Queries;

static gboolean
take_query (CpQueries *base, const char *expression, GError **error)
{
  (void) error;
  g_ptr_array_add (((Queries *) base)->expressions, g_strdup (expression));
  return TRUE;
}

/* The queries of these tests are single words, looked for without regard to case, as the host would. */
static GArray *
find_hits (const GPtrArray *expressions, const CpDocument *document)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (CpHit));

  for (guint i = 0; i < expressions->len; i++)
    for (gsize j = 0; j < document->n_pages; j++) {
      g_autofree char *text = g_ascii_strdown (document->pages[j].text, -1);
      const char *word = expressions->pdata[i];
      for (const char *at = strstr (text, word); at != NULL; at = strstr (at + 1, word)) {
        const CpHit hit = { i, document->pages[j].number, (guint32) (at - text), (guint32) strlen (word) };
        g_array_append_val (hits, hit);
      }
    }
  return hits;
}

typedef struct {
  CpFinder base;
  GPtrArray *findings; /* "plan 0.88 filled" */
} Finder;

static gboolean
take_finding (CpFinder *base, const CpFinding *finding, GError **error)
{
  static const char *const filled[] = { "", " empty", " filled" };

  (void) error;
  g_ptr_array_add (((Finder *) base)->findings,
                   g_strdup_printf ("%s %.2f%s", finding->kind, finding->score, filled[finding->filled]));
  return TRUE;
}

/* All findings in one line. */
static char *
classify_with (const char *json, CpDocument *document)
{
  const CpSettings settings = { (const guint8 *) json, strlen (json) };
  g_autoptr (GPtrArray) expressions = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  Queries queries = { { take_query }, expressions };
  Finder finder = { { take_finding }, findings };
  g_autoptr (GError) error = NULL;

  CpOpened *opened = plugin->open (&settings, &error);
  g_assert_no_error (error);
  g_assert_true (plugin->declare (opened, &queries.base, &error));
  g_autoptr (GArray) hits = find_hits (expressions, document);
  document->hits = (const CpHit *) (void *) hits->data;
  document->n_hits = hits->len;
  g_assert_true (plugin->classify (opened, document, &finder.base, &error));
  g_assert_no_error (error);
  plugin->close (opened);
  g_ptr_array_add (findings, NULL);
  return g_strjoinv (", ", (char **) findings->pdata);
}

static char *
classify_text (const char *text)
{
  const CpPage page = { .number = 1, .unit = CP_UNIT_SECTION, .text = text };
  CpDocument document = { .mime = "text/plain", .pages = &page, .n_pages = 1 };

  return classify_with (kinds, &document);
}

#define assert_findings(text, expected)                                                                      \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    g_autofree char *found = classify_text (text);                                                           \
    g_assert_cmpstr (found, ==, expected);                                                                   \
  }                                                                                                          \
  G_STMT_END

static void
test_camera_makes_a_photo (void)
{
  const CpPage page = { .number = 1, .text = "" };
  const CpMeta camera = { "camera", "Pocket 3" }, size = { "width", "640" };
  CpDocument photo = { .mime = "image/jpeg", .pages = &page, .n_pages = 1, .metas = &camera, .n_metas = 1 };
  CpDocument scan = { .mime = "image/png", .pages = &page, .n_pages = 1, .metas = &size, .n_metas = 1 };
  CpDocument paper = {
    .mime = "application/pdf", .pages = &page, .n_pages = 1, .metas = &camera, .n_metas = 1
  };
  g_autofree char *of_photo = classify_with (kinds, &photo), *of_scan = classify_with (kinds, &scan),
                  *of_paper = classify_with (kinds, &paper);

  g_assert_cmpstr (of_photo, ==, "photo 0.90");
  g_assert_cmpstr (of_scan, ==, "");
  g_assert_cmpstr (of_paper, ==, "");
}

static void
test_blanks_on_one_line_are_empty (void)
{
  assert_findings ("Our pledge to the Charter\nSigned: ________ Role: ________ Date: ________\n",
                   "pledge 0.88 empty");
  assert_findings ("Our pledge to the Charter\nSigned ........ Date ........\n", "pledge 0.88 empty");
  assert_findings ("Our pledge to the Charter\nSigned: [your name] Date: TBC\n", "pledge 0.88 empty");
}

static void
test_signature_and_date_fill_it (void)
{
  assert_findings ("Our pledge to the Charter\nSigned: S. Lee Date: 3 May\n", "pledge 0.88 filled");
  assert_findings ("Our pledge to the Charter\nName\nSam Lee\nDate\n3 May\n", "pledge 0.88 filled");
  assert_findings ("Our pledge to the Charter\nSigned   S. Lee      Date   3 May\n", "pledge 0.88 filled");
  assert_findings ("Our pledge to the Charter\nName\tSam Lee\nDate\t3 May\n", "pledge 0.88 filled");
  assert_findings ("Our pledge to the Charter\nSigned: S. Lee\nDate:\n\nThank you\n", "pledge 0.88 empty");
}

static void
test_what_must_also_be_there_holds_the_score_down (void)
{
  assert_findings ("Our pledge\nName: Sam Lee\nDate: 3 May\n", "pledge 0.45 filled");
}

static void
test_sign_against_takes_the_score_down (void)
{
  assert_findings ("Our pledge to the Charter\nThis is a template.\n", "");
}

/* A wrapped line of a paragraph may be short and begin with a capital. */
static void
test_sentence_is_no_title (void)
{
  assert_findings ("In May the board read the Charter and the pledge that belongs to\nit, and liked both.\n",
                   "");
  assert_findings ("It was a warm day. We read the pledge of the Charter.\n", "");
}

static void
test_head_of_a_table_is_no_answer (void)
{
  assert_findings ("Plan\nAction\tLead\tBy when\n\t\t\n", "plan 0.88 empty");
  assert_findings ("Plan\nAction\nLead\nSigned: ____\n", "plan 0.88 empty");
  assert_findings ("Plan\nAction\nLead\nOpen a quiet room\n", "plan 0.88 filled");
}

static CpMark
cell (const char *text, const char *words, guint16 row, guint16 column)
{
  return (CpMark){ .kind = CP_MARK_CELL,
                   .start = (guint32) (strstr (text, words) - text),
                   .length = (guint32) strlen (words),
                   .row = row,
                   .column = column };
}

static void
test_rows_count_only_when_each_column_is_filled (void)
{
  static const char text[] = "Transaction plan\nActions\tLead person\nMeet\tSam\nWrite\tTBC\nAsk\tInes\n";
  CpMark marks[] = { cell (text, "Actions", 0, 0), cell (text, "Lead person", 0, 1),
                     cell (text, "Meet", 1, 0),    cell (text, "Sam", 1, 1),
                     cell (text, "Write", 2, 0),   cell (text, "TBC", 2, 1),
                     cell (text, "Ask", 3, 0),     cell (text, "Ines", 3, 1) };
  CpPage page = { .number = 1, .text = text, .marks = marks, .n_marks = G_N_ELEMENTS (marks) };
  CpDocument document = { .mime = "text/csv", .pages = &page, .n_pages = 1 };
  g_autofree char *two_rows = classify_with (kinds, &document);

  page.n_marks = 6;
  g_autofree char *one_row = classify_with (kinds, &document);
  g_assert_cmpstr (two_rows, ==, "plan 0.88 filled");
  g_assert_cmpstr (one_row, ==, "plan 0.88 empty");
}

/* What a word processor gives for a heading, or a table, within a cell. */
static void
test_marks_between_cells_do_not_end_a_row (void)
{
  static const char text[] = "Plan\nAction\tLead\nMeet\tSam\nAsk\tInes\n";
  const CpMark marks[] = {
    cell (text, "Action", 0, 0), cell (text, "Lead", 0, 1),
    cell (text, "Meet", 1, 0),   { .kind = CP_MARK_HEADING, .start = 17, .length = 4, .level = 3 },
    cell (text, "Sam", 1, 1),    { .kind = CP_MARK_CELL, .start = 22, .length = 3, .table = 1 },
    cell (text, "Ask", 2, 0),    cell (text, "Ines", 2, 1)
  };
  const CpPage page = { .number = 1, .text = text, .marks = marks, .n_marks = G_N_ELEMENTS (marks) };
  CpDocument document = { .mime = "text/plain", .pages = &page, .n_pages = 1 };
  g_autofree char *found = classify_with (kinds, &document);

  g_assert_cmpstr (found, ==, "plan 0.88 filled");
}

static void
test_ticks_and_answers_fill_a_form (void)
{
  assert_findings ("Survey\n[x] yes [ ] no\n☐ yes ☑ no\n", "form 0.88 filled");
  assert_findings ("Survey\n[x] yes [ ] no\n", "form 0.88 empty");
  assert_findings ("Survey\nHow would you rate the day?   1   2   3   4   5\n", "form 0.88 empty");
  assert_findings ("Survey\nHow would you rate the day? 4 of 5\n", "form 0.88 filled");
}

static void
test_form_fields_fill_a_form (void)
{
  const CpPage page = { .number = 1, .text = "Our pledge to the Charter\n" };
  const CpField fields[] = {
    { .page = 1, .kind = CP_FIELD_TEXT, .name = "signed_by", .value = "Sam", .filled = TRUE },
    { .page = 1, .kind = CP_FIELD_TEXT, .name = "date_2", .value = "" }
  };
  CpField both[2];
  CpDocument document = {
    .mime = "application/pdf", .pages = &page, .n_pages = 1, .fields = fields, .n_fields = 2
  };
  g_autofree char *without_date = classify_with (kinds, &document);

  memcpy (both, fields, sizeof fields);
  both[1].filled = TRUE;
  document.fields = both;
  g_autofree char *with_date = classify_with (kinds, &document);
  g_assert_cmpstr (without_date, ==, "pledge 0.88 empty");
  g_assert_cmpstr (with_date, ==, "pledge 0.88 filled");
}

/* Two faint signs many pages apart are chance; on the same page, or in the title, they belong together. */
static char *
classify_pages (const char *first, const char *last)
{
  g_autofree char *filler = g_strnfill (9000, 'x');
  const CpPage pages[] = { { .number = 1, .text = first },
                           { .number = 3, .text = filler },
                           { .number = 7, .text = last } };
  CpDocument document = { .mime = "application/pdf", .pages = pages, .n_pages = G_N_ELEMENTS (pages) };

  return classify_with (kinds, &document);
}

static void
test_signs_count_where_they_stand_together (void)
{
  g_autofree char *apart = classify_pages ("it was cold, and we agreed", "they sent apologies to us");
  g_autofree char *together = classify_pages ("it was cold", "they sent apologies to us, and we agreed");
  g_autofree char *in_title = classify_pages ("We agreed", "they sent apologies to us");

  g_assert_cmpstr (apart, ==, "record 0.38");
  g_assert_cmpstr (together, ==, "record 0.62");
  g_assert_cmpstr (in_title, ==, "record 0.62");
}

/* A rule file may hold a number where words are meant: find: 2026 */
static void
test_numbers_in_place_of_words_are_passed_over (void)
{
  static const char odd[] =
      "{\"blanks\": [7], \"kinds\": [{\"id\": \"odd\", \"cues\": [{\"find\": 2026, "
      "\"weight\": 1, \"why\": 3}],"
      " \"filled\": {\"labels\": [5], \"tables\": [{\"columns\": [[1]], \"rows\": 1}]}}]}";
  const CpPage page = { .number = 1, .text = "5: 2026\n" };
  CpDocument document = { .mime = "text/plain", .pages = &page, .n_pages = 1 };
  g_autofree char *found = classify_with (odd, &document);

  g_assert_cmpstr (found, ==, "");
}

/* Kinds that compete, told by their words alone. */
static const char wordy[] =
    "{\"signs\": [{\"id\": \"table\", \"find\": \"table\", \"why\": \"It has a table\"}], \"kinds\": ["
    " {\"id\": \"minutes\", \"start\": 0, \"weights\": {\"table\": 1}},"
    " {\"id\": \"letter\", \"start\": 0, \"weights\": {\"table\": -1}},"
    " {\"id\": \"other\", \"start\": 0, \"told_apart\": true, \"weights\": {\"table\": -1}}],"
    "\"vocabulary\": {\"minutes\": {\"2.0\": \"agreed apologies\"}, \"letter\": {\"2\": \"dear thanks\", "
    "\"-1\": "
    "\"apologies\"},"
    "  \"other\": {\"2\": \"invoice\"}, \"unheard\": {\"9\": \"agreed\"}}, \"together\": [%s]}";

static char *
classify_words (const char *together, const char *text)
{
  g_autofree char *json = g_strdup_printf (wordy, together);
  const CpPage page = { .number = 1, .unit = CP_UNIT_SECTION, .text = text };
  CpDocument document = { .mime = "text/plain", .pages = &page, .n_pages = 1 };

  return classify_with (json, &document);
}

static void
test_words_tell_what_no_sign_does (void)
{
  g_autofree char *minutes = classify_words ("", "They agree. APOLOGIES from Sam.");
  g_autofree char *letter = classify_words ("", "Dear Sam, we’re thankful: thanks!");
  g_autofree char *other = classify_words ("", "Invoice");

  g_assert_cmpstr (minutes, ==, "minutes 0.91");
  g_assert_cmpstr (letter, ==, "letter 0.88");
  g_assert_cmpstr (other, ==, "other 0.68");
}

/* Kinds that compete, told by signs alone: "vacancy" counts where it stands twice, and years where they
 * follow each other. */
static char *
classify_signs (const char *text)
{
  static const char json[] =
      "{\"signs\": [{\"id\": \"job\", \"find\": \"vacancy\", \"least\": 2, \"why\": \"It is an advert\"},"
      " {\"id\": \"years\", \"measure\": \"years\", \"from\": 0, \"to\": 1, \"why\": \"It sets years side by "
      "side\"},"
      " {\"id\": \"given\", \"measure\": \"given\", \"from\": 0, \"to\": 1, \"why\": \"It says what was "
      "given\"}],"
      " \"kinds\": [{\"id\": \"none\", \"start\": 1, \"leftover\": true, \"weights\": {\"job\": 0}},"
      " {\"id\": \"advert\", \"start\": 0, \"weights\": {\"job\": 4}},"
      " {\"id\": \"report\", \"start\": 0, \"weights\": {\"years\": 4}},"
      " {\"id\": \"account\", \"start\": 0, \"weights\": {\"given\": 4}}]}";
  const CpPage page = { .number = 1, .unit = CP_UNIT_SECTION, .text = text };
  CpDocument document = { .mime = "text/plain", .pages = &page, .n_pages = 1 };

  return classify_with (json, &document);
}

static void
test_a_word_that_must_stand_twice_is_chance_once (void)
{
  g_autofree char *once = classify_signs ("There is a vacancy on the council for a parent");
  g_autofree char *twice = classify_signs ("A vacancy for a cook. The vacancy closes in May");

  g_assert_true (g_str_has_prefix (once, "none "));
  g_assert_true (g_str_has_prefix (twice, "advert "));
}

static void
test_any_two_years_that_follow_each_other_are_side_by_side (void)
{
  static const char *const beside[] = { "Our year 2011/12", "In 2029 there were 4, in 2030 nine",
                                        "Review of 2017–2018", "Accounts 1999-2000" };
  static const char *const apart[] = { "In 2011 and again in 2019", "Room 2018 is on floor 2, phone 20192020",
                                       "2031", "Since 2059/60" };

  for (guint i = 0; i < G_N_ELEMENTS (beside); i++) {
    g_autofree char *found = classify_signs (beside[i]);
    g_assert_true (g_str_has_prefix (found, "report "));
  }
  for (guint i = 0; i < G_N_ELEMENTS (apart); i++) {
    g_autofree char *found = classify_signs (apart[i]);
    g_assert_true (g_str_has_prefix (found, "none "));
  }
}

static void
test_a_sum_that_was_given_is_one_near_a_word_that_says_so (void)
{
  g_autofree char *given = classify_signs ("A grant of £4,000 came from the fund");
  g_autofree char *spent = classify_signs ("£250 was spent on taxis");
  g_autofree char *entry =
      classify_signs ("Entry is £2 and tea is £1. Bring a friend who likes cake. We spent it");

  g_assert_true (g_str_has_prefix (given, "account "));
  g_assert_true (g_str_has_prefix (spent, "account "));
  g_assert_true (g_str_has_prefix (entry, "none "));
}

static void
test_a_paper_of_two_kinds_is_both (void)
{
  static const char text[] = "Dear Sam, thanks. It was agreed.";
  g_autofree char *alone = classify_words ("", text);
  g_autofree char *both = classify_words ("{\"kinds\": [\"minutes\", \"letter\"], \"cost\": 0.5}", text);
  g_autofree char *odd = classify_words ("{\"kinds\": [\"minutes\", \"poem\"], \"cost\": 0.5}, 7", text);

  g_assert_cmpstr (alone, ==, "letter 0.77");
  g_assert_cmpstr (both, ==, "minutes 0.73, letter 0.91");
  g_assert_cmpstr (odd, ==, alone);
}

/* What people write where no label is known. */
static char *
classify_written (const char *text)
{
  static const char json[] =
      "{\"kinds\": ["
      " {\"id\": \"form\", \"start\": 3, \"cues\": [{\"find\": \"survey\", \"weight\": 1, \"why\": \"x\"}],"
      "  \"filled\": {\"answers\": 2}},"
      " {\"id\": \"plan\", \"start\": 3, \"cues\": [{\"find\": \"plan\", \"weight\": 1, \"why\": \"x\"}],"
      "  \"filled\": {\"days\": 3}},"
      " {\"id\": \"pledge\", \"start\": 3, \"cues\": [{\"find\": \"pledge\", \"weight\": 1, \"why\": \"x\"}],"
      "  \"filled\": {\"signatures\": 2, \"signs\": [\"joins\"]}}]}";
  const CpPage page = { .number = 1, .unit = CP_UNIT_SECTION, .text = text };
  CpDocument document = { .mime = "text/plain", .pages = &page, .n_pages = 1 };

  return classify_with (json, &document);
}

#define assert_written(text, expected)                                                                       \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    g_autofree char *found = classify_written (text);                                                        \
    g_assert_cmpstr (found, ==, expected);                                                                   \
  }                                                                                                          \
  G_STMT_END

static void
test_answers_stand_behind_below_or_between_the_lines (void)
{
  assert_written ("Survey\nWho helped? the nurse\nWas it long?  Yes  (No)  Not sure\n", "form 0.98 filled");
  assert_written ("Survey\nWho helped?\n   Yes / No\nthe nurse\nWhat else?\n\na chair\n", "form 0.98 filled");
  assert_written ("> Survey\n> Who helped?\nJo\n> Was it long?  Yes / No\n\nyes\n", "form 0.98 filled");
  assert_written ("Survey\nThe best bit was: climbing\nThe worst bit was: the egg\n", "form 0.98 filled");
}

static void
test_what_a_form_says_itself_is_no_answer (void)
{
  assert_written ("Survey\nWho helped?\nPlease tick one\nWas it long?\n[ ] Yes [ ] No\n", "form 0.98 empty");
  assert_written ("Survey\nWho helped?\n_______\nWas it long?   1   2   3   4\nAnd now?\n",
                  "form 0.98 empty");
  assert_written ("Survey\n1. Who helped?\n2. Was it long? Yes / No\n3. Where?\nThank you.\n",
                  "form 0.98 empty");
  assert_written ("Survey\nWho? Jo\nWhen? May\nWhat?\nWhy?\nHow?\n", "form 0.98 empty"); /* mostly blank */
}

static void
test_days_fill_a_plan (void)
{
  assert_written ("Plan: ring them by 3 May, ask by 12th June, tell all by 1/9/26.", "plan 0.98 filled");
  assert_written ("Plan: send it by 3 May, that is May 3, version 2.1", "plan 0.98 empty");
  assert_written ("Plan: 3 May, 4 June, 5 July\nName ______ Date ______\n", "plan 0.98 empty");
}

static void
test_names_with_days_sign_a_pledge (void)
{
  assert_written ("Pledge\nPriti Shah, head, 3 May 2025\nChair   Mrs Kay   19.09.25\n", "pledge 0.98 filled");
  assert_written ("Pledge\nPriti Shah, head, 3 May 2025\n", "pledge 0.98 empty");
  assert_written ("Pledge of 3 May 2025\nto be sent in by 4 May\n", "pledge 0.98 empty");
  assert_written ("Pledge: the school joins\n", "pledge 0.98 filled");
  assert_written ("Pledge: the school joins\nName ______ Date ______\n", "pledge 0.98 empty");
}

/* What an e-mail with no end, a page of tabs or a line of nothing but signs could break. */
static void
test_odd_texts_end (void)
{
  static const char *const texts[] = { "",         "\n\n\n",         "plan",
                                       "Action:",  "Action",         "Action\n",
                                       "Action?",  "plan\nAction (", "Date:\nDate:\nDate:",
                                       "\t\t\t\t", "survey\n[x",     "Name  " };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *found = classify_text (texts[i]);
    g_assert_nonnull (found);
  }
}

/* A table of many thousand rows, each of which could be the head of one, must not take minutes. */
static void
test_large_table_is_quick (void)
{
  g_autoptr (GString) text = g_string_new ("plan\n");
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (CpMark));

  for (guint row = 0; row < 20000; row++)
    for (guint column = 0; column < 3; column++) {
      const CpMark mark = { .kind = CP_MARK_CELL,
                            .start = (guint32) text->len,
                            .length = 6,
                            .row = (guint16) row,
                            .column = (guint16) column };
      g_array_append_val (marks, mark);
      g_string_append_printf (text, "action%c", column == 2 ? '\n' : '\t');
    }
  const CpPage page = {
    .number = 1, .text = text->str, .marks = (const CpMark *) (void *) marks->data, .n_marks = marks->len
  };
  CpDocument document = { .mime = "text/csv", .pages = &page, .n_pages = 1 };
  gint64 before = g_get_monotonic_time ();
  g_autofree char *found = classify_with (kinds, &document);

  g_assert_cmpstr (found, ==, "plan 0.88 empty");
  g_assert_cmpint (g_get_monotonic_time () - before, <, (gint64) 20 * G_USEC_PER_SEC);
}

int
main (int n_arguments, char **arguments)
{
  g_test_init (&n_arguments, &arguments, NULL);
  plugin = load_plugin ("cues");
  g_test_add_func ("/plugins/cues/camera-makes-a-photo", test_camera_makes_a_photo);
  g_test_add_func ("/plugins/cues/blanks-on-one-line-are-empty", test_blanks_on_one_line_are_empty);
  g_test_add_func ("/plugins/cues/signature-and-date-fill-it", test_signature_and_date_fill_it);
  g_test_add_func ("/plugins/cues/what-must-also-be-there-holds-the-score-down",
                   test_what_must_also_be_there_holds_the_score_down);
  g_test_add_func ("/plugins/cues/sign-against-takes-the-score-down", test_sign_against_takes_the_score_down);
  g_test_add_func ("/plugins/cues/sentence-is-no-title", test_sentence_is_no_title);
  g_test_add_func ("/plugins/cues/head-of-a-table-is-no-answer", test_head_of_a_table_is_no_answer);
  g_test_add_func ("/plugins/cues/rows-count-only-when-each-column-is-filled",
                   test_rows_count_only_when_each_column_is_filled);
  g_test_add_func ("/plugins/cues/marks-between-cells-do-not-end-a-row",
                   test_marks_between_cells_do_not_end_a_row);
  g_test_add_func ("/plugins/cues/ticks-and-answers-fill-a-form", test_ticks_and_answers_fill_a_form);
  g_test_add_func ("/plugins/cues/form-fields-fill-a-form", test_form_fields_fill_a_form);
  g_test_add_func ("/plugins/cues/signs-count-where-they-stand-together",
                   test_signs_count_where_they_stand_together);
  g_test_add_func ("/plugins/cues/numbers-in-place-of-words-are-passed-over",
                   test_numbers_in_place_of_words_are_passed_over);
  g_test_add_func ("/plugins/cues/words-tell-what-no-sign-does", test_words_tell_what_no_sign_does);
  g_test_add_func ("/plugins/cues/a-word-that-must-stand-twice-is-chance-once",
                   test_a_word_that_must_stand_twice_is_chance_once);
  g_test_add_func ("/plugins/cues/any-two-years-that-follow-each-other-are-side-by-side",
                   test_any_two_years_that_follow_each_other_are_side_by_side);
  g_test_add_func ("/plugins/cues/a-sum-that-was-given-is-one-near-a-word-that-says-so",
                   test_a_sum_that_was_given_is_one_near_a_word_that_says_so);
  g_test_add_func ("/plugins/cues/a-paper-of-two-kinds-is-both", test_a_paper_of_two_kinds_is_both);
  g_test_add_func ("/plugins/cues/answers-stand-behind-below-or-between-the-lines",
                   test_answers_stand_behind_below_or_between_the_lines);
  g_test_add_func ("/plugins/cues/what-a-form-says-itself-is-no-answer",
                   test_what_a_form_says_itself_is_no_answer);
  g_test_add_func ("/plugins/cues/days-fill-a-plan", test_days_fill_a_plan);
  g_test_add_func ("/plugins/cues/names-with-days-sign-a-pledge", test_names_with_days_sign_a_pledge);
  g_test_add_func ("/plugins/cues/odd-texts-end", test_odd_texts_end);
  g_test_add_func ("/plugins/cues/large-table-is-quick", test_large_table_is_quick);
  return g_test_run ();
}
