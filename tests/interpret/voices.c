/* voices.c: whose voices are heard in a text, told by the words of the real rules.  Everybody in it is
 * invented. */
#include "voices.h"
#include "page-notation.h"
#include "rules.h"

#include <string.h>

#define NOBODY NULL

static CpScheme *scheme;

/* One document of a kind, and what is said of a level in it. */
typedef struct {
  const char *name, *kind, *text;
  const char *level;  /* NOBODY: no level counts */
  const char *four_c; /* NULL where it cannot be told */
  CpVoice voice;
} Case;

static const Case cases[] = {
  { "parents-who-decided", NULL, "Twelve parents came, and the parents decided to move the café.",
    "parents-carers", NULL, CP_VOICE_REPORTED },
  { "pupils-redesigned", NULL, "Last term the pupils redesigned the school's welcome letter.", "cyp",
    "co-design", CP_VOICE_REPORTED },
  { "designed-with-parents", NULL, "The new leaflet was designed together with three parents.",
    "parents-carers", "co-design", CP_VOICE_REPORTED },
  { "chaired-by-a-parent", NULL, "The group is chaired by a parent from the estate.", "parents-carers", NULL,
    CP_VOICE_REPORTED },
  { "run-by-young-people", NULL, "The Saturday club has been run by young people since May.", "cyp",
    "co-delivery", CP_VOICE_REPORTED },
  { "inspected-by-pupils", NULL, "The clinic was inspected by two pupils and a nurse.", "cyp",
    "co-assessment", CP_VOICE_REPORTED },
  { "parents-chose-the-provider", NULL, "The parents chose the provider and signed the contract.",
    "parents-carers", "co-commissioning", CP_VOICE_REPORTED },
  { "governors-adopted", NULL, "The governors adopted the charter on 4 May.", "board", NULL,
    CP_VOICE_REPORTED },
  { "head-told-us", NULL, "The headteacher agreed to the new times.", "leaders", NULL, CP_VOICE_REPORTED },
  { "nurses-attended", NULL, "Two nurses attended the afternoon.", "delivery-team", NULL, CP_VOICE_REPORTED },
  { "residents-voted", NULL, "Forty residents voted for the garden.", "community", NULL, CP_VOICE_REPORTED },
  { "people-present", NULL, "Present: Mrs Ofori (chair of governors), the others on the list", "board", NULL,
    CP_VOICE_REPORTED },
  { "parents-who-were-asked-and-told", NULL, "We met the parents who told us what was wrong.",
    "parents-carers", NULL, CP_VOICE_REPORTED },
  { "parent-governor-is-of-the-board", NULL, "A parent governor chaired the meeting.", "board", NULL,
    CP_VOICE_REPORTED },
  { "the-level-holds-where-the-four-cs-cannot-be-told", NULL, "The young people came and voted.", "cyp", NULL,
    CP_VOICE_REPORTED },
  { "named-c-in-the-same-row", NULL,
    "| What | Who |\n| Co-assessment | Four parents came to the review day |", "parents-carers",
    "co-assessment", CP_VOICE_REPORTED },
  { "act-in-the-next-cell", NULL, "| Who | What they did |\n| Young people | Designed the poster |", "cyp",
    "co-design", CP_VOICE_REPORTED },

  { "letter-in-own-words", "letter-testimonial",
    "Dear all,\nMy son is nine. I told the panel that the form was too long, and I helped to write the new "
    "one.\n"
    "Yours sincerely, D.",
    "parents-carers", NULL, CP_VOICE_OWN_WORDS },
  { "letter-signed-by-a-foster-carer", "letter-testimonial",
    "Dear all,\nWe chose the new questions in March, round the kitchen table.\n\nYours sincerely\n\nM. "
    "T.\nFoster "
    "carer\n4 September",
    "parents-carers", NULL, CP_VOICE_OWN_WORDS },
  { "answer-in-own-words", "survey-results",
    "| You are | Anything to say |\n| A parent | I said it in March and it was "
    "done in May |",
    "parents-carers", NULL, CP_VOICE_OWN_WORDS },
  { "quote-by-the-organisation", "case-study",
    "A mum told us: “I was not asked anything before, and now I am.”", "parents-carers", NULL,
    CP_VOICE_QUOTED },
  { "quote-with-its-speaker-behind", "impact-report",
    "“We picked every colour on that wall,” said a Year 6 pupil.", "cyp", NULL, CP_VOICE_QUOTED },
  { "quote-with-its-speaker-in-brackets", "publicity",
    "“Nobody ever asked me that before” (parent of a boy in Year 4)", "parents-carers", NULL,
    CP_VOICE_QUOTED },
  { "quote-in-a-survey-report-is-not-own-words", "survey-results",
    "One parent wrote: “It would be good if it were shorter.”", "parents-carers", NULL, CP_VOICE_QUOTED },
  { "quote-with-its-speaker-alone-on-the-line", "evaluation-form",
    "“For once they wrote down what I said.” Parent\n", "parents-carers", NULL, CP_VOICE_QUOTED },
  { "quotes-below-a-heading-that-says-whose", "publicity",
    "What our young people say about being involved\n\n“Now they come to us with it not finished.” – 16\n“It "
    "was boring when it "
    "was about money.” – "
    "14\n",
    "cyp", NULL, CP_VOICE_QUOTED },
  { "speech-in-a-film", NULL, "Young person: We picked every colour and they did it.\n", "cyp", NULL,
    CP_VOICE_QUOTED },
  { "letter-of-somebody-who-was-asked", "letter-testimonial",
    "Dear Miss A,\nMy son had no words when he came. You asked me what calmed him and it was done.\nLove "
    "from his mum",
    "parents-carers", NULL, CP_VOICE_OWN_WORDS },
  { "answers-of-those-whom-the-heads-ask", "survey-results",
    "| Timestamp | I know what my child did today | Anything else |\n"
    "| 1 June | Always | The cards are on the fridge before his coat is off |",
    "parents-carers", NULL, CP_VOICE_OWN_WORDS },
  { "what-people-said-in-a-table", "meeting-or-event-record",
    "| Who | Said |\n| Four parents | The letter is too long |", "parents-carers", NULL, CP_VOICE_QUOTED },

  { "praise-by-a-professional-below-parent-voice", "letter-testimonial",
    "What parents say\n\n“Parents have been at the heart of it, and it was inspiring.”\n\n— Dr F. Strachan, "
    "Consultant\n",
    NOBODY, NULL, 0 },
  { "a-letter-of-praise-tells-of-no-act", "letter-testimonial",
    "Dear all, my daughter loves it and the ladies always smile. Kind regards, a mum", NOBODY, NULL, 0 },
  { "parents-are-only-mentioned", NULL, "This policy is for parents, carers and young people.", NOBODY, NULL,
    0 },
  { "care-assistant", NULL, "We are looking for a care assistant, 20 hours.", NOBODY, NULL, 0 },
  { "carers-wages", NULL, "Carers' wages were agreed in April.", NOBODY, NULL, 0 },
  { "our-carers-provide", NULL, "Our carers provide help at home and attended a course.", NOBODY, NULL, 0 },
  { "paid-carers-alone-on-a-page", NULL, "All shifts were covered. The carers attended fire training.",
    NOBODY, NULL, 0 },
  { "nights-staffed-by-carers", NULL, "Nights are run by three carers on call.", NOBODY, NULL, 0 },
  { "notice-board", NULL, "The notice board was designed last year, and the notice board said so.", NOBODY,
    NULL, 0 },
  { "board-games", NULL, "Board games were chosen. The board games came in March.", NOBODY, NULL, 0 },
  { "send-the-form", NULL, "SEND the form back by Friday. It was signed.", NOBODY, NULL, 0 },
  { "send-as-a-verb", NULL, "Please send parents the agreed letter.", NOBODY, NULL, 0 },
  { "parents-will-be-invited", NULL, "Parents will be invited to a day and will have chosen the date.",
    NOBODY, NULL, 0 },
  { "parents-to-be", NULL, "The leaflet is to be designed with parents.", NOBODY, NULL, 0 },
  { "we-hope", NULL, "We hope that young people have designed it by then.", NOBODY, NULL, 0 },
  { "no-parents-attended", NULL, "No parents attended.", NOBODY, NULL, 0 },
  { "none-of-the-parents", NULL, "None of the parents attended the day.", NOBODY, NULL, 0 },
  { "parents-did-not-attend", NULL, "The parents did not attend, and parents could not say why.", NOBODY,
    NULL, 0 },
  { "no-list-of-groups-attended", NULL, "No staff, governors or parents attended.", NOBODY, NULL, 0 },
  { "nought-attended", NULL, "Parents who attended: 0", NOBODY, NULL, 0 },
  { "not-designed-with", NULL, "It was not designed with parents.", NOBODY, NULL, 0 },
  { "apologies", NULL, "Apologies: two parents, a pupil, and Mr Shah (governor) who was there last time.",
    NOBODY, NULL, 0 },
  { "parents-were-told", NULL, "Parents were told about it by letter.", NOBODY, NULL, 0 },
  { "training-for-parents", NULL, "Training for parents attended to many needs.", NOBODY, NULL, 0 },
  { "a-questionnaire-for-parents", NULL, "In the parent questionnaire 61% agreed.", NOBODY, NULL, 0 },
  { "children-attended-school", NULL, "The children attended school every day.", NOBODY, NULL, 0 },
  { "a-question", NULL, "Have the parents agreed?", NOBODY, NULL, 0 },
  { "a-line-of-a-form", NULL, "Parents who attended: ________", NOBODY, NULL, 0 },
  { "parents-evening", NULL, "Parents' evening took part of the week, and the parents evening came and went.",
    NOBODY, NULL, 0 },
  { "a-table-of-a-plan", NULL, "| Action | Lead | By when |\n| Leaflet designed with parents | SENCO | May |",
    NOBODY, NULL, 0 },
  { "a-plan-in-prose", "delivery-plan", "Leaflet designed with parents.", NOBODY, NULL, 0 },
  { "says-of-anybody", NULL, "A child's family is whoever the child says it is.", NOBODY, NULL, 0 },
  { "made-as-a-participle", NULL, "Films of visitors or staff made on the premises are kept.", NOBODY, NULL,
    0 },
  { "a-column-that-is-not-what-they-said", NULL,
    "| Level | How they said yes |\n| Pupils | Show of hands in June |", NOBODY, NULL, 0 },
  { "a-blank-form", "blank-form", "Parents agreed.", NOBODY, NULL, 0 },
  { "guidance", "other", "At one school the pupils designed a poster.", NOBODY, NULL, 0 },
  { "all-four-in-a-row-name-none", NULL,
    "The parents came to a day on co-commissioning, co-design, co-delivery and co-assessment.",
    "parents-carers", NULL, CP_VOICE_REPORTED },
  { "staff-alone-is-none-of-the-four", NULL, "Staff ran the session.", "delivery-team", NULL,
    CP_VOICE_REPORTED },
  { "thanks-are-no-act", "letter-testimonial", "My daughter loves the club. It is the best hour of her week.",
    NOBODY, NULL, 0 },
  { "scare-quotes", "case-study", "The parents’ “open door” is a good thing.", NOBODY, NULL, 0 },
  { "quote-of-nobody", "case-study", "“I was not asked anything before, and now I am.” The weather was fine.",
    NOBODY, NULL, 0 },
};

typedef struct {
  CpItems *items;
  CpDocuments *documents;
  CpFindings *findings;
} World;

static void
world_init (World *world)
{
  world->items = cp_items_new ("x.zip", NULL);
  world->documents = cp_documents_new ();
  world->findings = cp_findings_new (4);
}

static void
world_clear (World *world)
{
  cp_findings_free (world->findings);
  cp_documents_free (world->documents);
  cp_items_free (world->items);
}

static CpItem *
add_document (World *world, const char *path, const char *kind, const char *text)
{
  static const char *const why[] = { NULL };
  CpReading *reading = cp_reading_new (cp_items_add (world->items, path));
  const CpFinding finding = { .kind = kind, .page = 1, .score = 0.9, .why = why };

  cp_page_notation_add (reading, 1, CP_UNIT_PAGE, text, TRUE);
  g_ptr_array_add (world->documents->readings, reading);
  if (kind != NULL)
    cp_findings_add (world->findings, world->documents->readings->len - 1, &finding);
  return reading->item;
}

static const CpVoiceRow *
find_row (const CpVoices *voices, const char *level)
{
  for (guint i = 0; i < voices->rows->len; i++)
    if (g_str_equal (((const CpVoiceRow *) voices->rows->pdata[i])->level->id, level))
      return voices->rows->pdata[i];
  g_assert_not_reached ();
}

static CpVoice
cell_voice (const CpVoices *voices, const char *level, const char *four_c)
{
  for (guint i = 0; i < voices->four_cs->topics->len; i++)
    if (g_str_equal (((const CpTopic *) voices->four_cs->topics->pdata[i])->id, four_c))
      return find_row (voices, level)->cells[i].voice;
  g_assert_not_reached ();
}

static void
test_case (gconstpointer data)
{
  const Case *one = data;
  World world;

  world_init (&world);
  add_document (&world, "paper.pdf", one->kind, one->text);
  g_autoptr (CpVoices) voices = cp_voices_find (scheme, world.documents, world.findings);
  if (one->level == NOBODY)
    for (guint i = 0; i < voices->rows->len; i++)
      g_assert_cmpint (((const CpVoiceRow *) voices->rows->pdata[i])->all.voice, ==, CP_VOICE_NONE);
  else
    g_assert_cmpstr (cp_voice_name (find_row (voices, one->level)->all.voice), ==,
                     cp_voice_name (one->voice));
  for (guint i = 0; one->level != NOBODY && i < voices->four_cs->topics->len; i++) {
    const char *four_c = ((const CpTopic *) voices->four_cs->topics->pdata[i])->id;
    CpVoice expected = g_strcmp0 (four_c, one->four_c) == 0 ? one->voice : CP_VOICE_NONE;
    g_assert_cmpint (cell_voice (voices, one->level, four_c), ==, expected);
  }
  world_clear (&world);
}

static void
test_place_is_where_it_is_said (void)
{
  World world;
  static const char text[] = "The day was wet.  The pupils designed a new gate.  There was tea.";

  world_init (&world);
  add_document (&world, "notes.pdf", NULL, text);
  g_autoptr (CpVoices) voices = cp_voices_find (scheme, world.documents, world.findings);
  const CpVoicePlace *place = find_row (voices, "cyp")->all.places->pdata[0];
  g_assert_cmpstr (place->evidence->item->path, ==, "notes.pdf");
  g_assert_cmpuint (place->evidence->page, ==, 1);
  g_assert_cmpstr (place->evidence->quote, ==, "The pupils designed a new gate.");
  g_assert_cmpint (memcmp (text + place->evidence->start, "The pupils", 10), ==, 0);
  world_clear (&world);
}

static void
test_own_words_stand_before_reports (void)
{
  World world;

  world_init (&world);
  add_document (&world, "a.pdf", NULL, "The parents agreed.  Some parents came to the day.");
  add_document (&world, "b.pdf", NULL, "The parents voted for it.");
  add_document (&world, "letter.pdf", "letter-testimonial", "My son is six. I told them what he needs.");
  g_autoptr (CpVoices) voices = cp_voices_find (scheme, world.documents, world.findings);
  const CpVoiceCell *cell = &find_row (voices, "parents-carers")->all;
  g_assert_cmpuint (cell->places->len, ==, CP_VOICE_PLACES);
  g_assert_cmpint (((const CpVoicePlace *) cell->places->pdata[0])->voice, ==, CP_VOICE_OWN_WORDS);
  g_assert_cmpint (((const CpVoicePlace *) cell->places->pdata[1])->voice, ==, CP_VOICE_REPORTED);
  world_clear (&world);
}

static void
test_form_that_is_filled_in_is_heard (void)
{
  static const char *const why[] = { NULL };
  const CpFinding filled = {
    .kind = "blank-form", .page = 1, .score = 0.9, .filled = CP_FILLED_YES, .why = why
  };
  World world;

  world_init (&world);
  add_document (&world, "form.pdf", NULL, "The day was run by parents.");
  cp_findings_add (world.findings, 0, &filled);
  g_autoptr (CpVoices) voices = cp_voices_find (scheme, world.documents, world.findings);
  g_assert_cmpint (find_row (voices, "parents-carers")->all.voice, ==, CP_VOICE_REPORTED);
  world_clear (&world);
}

static void
test_copy_counts_once (void)
{
  World world;

  world_init (&world);
  CpItem *first = add_document (&world, "a.pdf", NULL, "The parents agreed.");
  add_document (&world, "b.docx", NULL, "The parents agreed.")->same_as = first;
  g_autoptr (CpVoices) voices = cp_voices_find (scheme, world.documents, world.findings);
  g_assert_cmpuint (find_row (voices, "parents-carers")->all.places->len, ==, 1);
  world_clear (&world);
}

static void
test_carers_beside_parents_are_theirs (void)
{
  World world;

  world_init (&world);
  add_document (&world, "a.pdf", NULL, "A group for parents.  Nine carers came along and told us.");
  g_autoptr (CpVoices) voices = cp_voices_find (scheme, world.documents, world.findings);
  g_assert_cmpint (find_row (voices, "parents-carers")->all.voice, ==, CP_VOICE_REPORTED);
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
    g_autofree char *path = g_strdup_printf ("/interpret/voices/%s", cases[i].name);
    g_test_add_data_func (path, &cases[i], test_case);
  }
  g_test_add_func ("/interpret/voices/place-is-where-it-is-said", test_place_is_where_it_is_said);
  g_test_add_func ("/interpret/voices/own-words-stand-before-reports", test_own_words_stand_before_reports);
  g_test_add_func ("/interpret/voices/form-that-is-filled-in-is-heard", test_form_that_is_filled_in_is_heard);
  g_test_add_func ("/interpret/voices/copy-counts-once", test_copy_counts_once);
  g_test_add_func ("/interpret/voices/carers-beside-parents-are-theirs",
                   test_carers_beside_parents_are_theirs);
  int result = g_test_run ();
  cp_scheme_free (scheme);
  return result;
}
