/* dates.c: what holds of the dates that documents are of.  dates.txt has labelled documents and how they are
 * written down there. */
#include "dates.h"

#include <string.h>

#define LEAST_ACCURACY 0.95
#define LEAST_DOCUMENTS 150

typedef struct {
  CpItem *item;
  CpDocuments *documents;
} World;

static CpReading *
world_init (World *world)
{
  world->item = cp_item_new ("1", "file.pdf", NULL);
  world->documents = cp_documents_new ();
  CpReading *reading = cp_reading_new (world->item);
  g_ptr_array_add (world->documents->readings, reading);
  return reading;
}

static void
world_clear (World *world)
{
  cp_documents_free (world->documents);
  cp_item_free (world->item);
}

static gboolean
is_mail (const CpReading *reading)
{
  for (guint i = 0; i < reading->metas->len; i++)
    if (g_str_equal (g_array_index (reading->metas, CpMeta, i).key, "sent"))
      return TRUE;
  return FALSE;
}

/* A line that begins with "# " is a heading, one with "^" stands in the margin. */
static void
add_page (CpReading *reading, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GString) plain = g_string_new (NULL);
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (CpMark));
  CpPage page = { .number = reading->pages->len + 1,
                  .unit = is_mail (reading) ? CP_UNIT_MESSAGE : CP_UNIT_PAGE };

  for (guint i = 0; lines[i] != NULL; i++) {
    gboolean is_heading = g_str_has_prefix (lines[i], "# "), is_margin = lines[i][0] == '^';
    const char *words = lines[i] + (is_heading ? 2 : is_margin ? 1 : 0);
    const CpMark mark = { .kind = is_heading ? CP_MARK_HEADING : CP_MARK_MARGIN,
                          .start = (guint32) plain->len,
                          .length = (guint32) strlen (words) };
    if (is_heading || is_margin)
      g_array_append_val (marks, mark);
    g_string_append_printf (plain, "%s\n", words);
  }
  page.text = plain->str;
  page.marks = (const CpMark *) (gpointer) marks->data;
  page.n_marks = marks->len;
  cp_reading_add_page (reading, &page);
}

static void
add_text (CpReading *reading, const char *escaped)
{
  g_autofree char *text = g_strcompress (escaped);
  g_auto (GStrv) pages = g_strsplit (text, "\f", -1);

  for (guint i = 0; pages[i] != NULL; i++)
    add_page (reading, pages[i]);
}

static void
add_about (CpReading *reading, const char *about)
{
  g_auto (GStrv) parts = g_strsplit (about, ";", -1);

  for (guint i = 0; parts[i] != NULL && *parts[i] != '\0'; i++) {
    g_auto (GStrv) pair = g_strsplit (g_strstrip (parts[i]), "=", 2);
    g_assert_nonnull (pair[1]);
    if (g_str_has_prefix (pair[0], "field ")) {
      const CpField field = {
        .page = 1, .name = pair[0] + strlen ("field "), .value = pair[1], .filled = TRUE
      };
      cp_reading_add_field (reading, &field);
    } else if (g_str_equal (pair[0], "name")) {
      g_free (reading->item->path);
      reading->item->path = g_strdup (pair[1]);
    } else {
      cp_reading_add_meta (reading, pair[0], pair[1]);
    }
  }
}

/* "2026-03-12 from text" */
static char *
date_of (const CpReading *reading)
{
  if (reading->date == NULL)
    return g_strdup ("- from -");
  g_autofree char *value = cp_date_span_value (&reading->date->own.span);
  g_autofree char *end = cp_date_span_end_value (&reading->date->own.span);
  return g_strdup_printf ("%s%s%s from %s", value, end != NULL ? ".." : "", end != NULL ? end : "",
                          cp_date_source_name (reading->date->own.source));
}

static gboolean
is_right (const char *line, guint number)
{
  g_auto (GStrv) columns = g_strsplit (line, "|", 4);
  World world;

  g_assert_cmpuint (g_strv_length (columns), ==, 4);
  g_autofree char *expected =
      g_strdup_printf ("%s from %s", g_strstrip (columns[0]), g_strstrip (columns[1]));
  CpReading *reading = world_init (&world);
  add_about (reading, g_strstrip (columns[2]));
  add_text (reading, g_strchug (columns[3]));
  cp_extract_dates (world.documents);
  g_autofree char *found = date_of (reading);
  gboolean right = g_str_equal (found, expected);
  if (!right)
    g_test_message ("dates.txt:%u: found %s, not %s: %.60s", number, found, expected, columns[3]);
  world_clear (&world);
  return right;
}

static void
test_labelled_documents (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "dates.txt", NULL);
  g_autofree char *text = NULL;
  guint n = 0, n_right = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    if (lines[i][0] == '#' || lines[i][0] == '\0')
      continue;
    n++;
    n_right += is_right (lines[i], i + 1);
  }
  g_test_message ("the date of %u of %u documents is right: %.1f %%", n_right, n, 100.0 * n_right / n);
  g_assert_cmpuint (n, >=, LEAST_DOCUMENTS);
  g_assert_cmpfloat ((gdouble) n_right / n, >=, LEAST_ACCURACY);
}

/* A template of 2019 that was filled in in 2026. */
static void
test_properties_do_not_decide_and_the_conflict_is_shown (void)
{
  World world;
  CpReading *reading = world_init (&world);

  add_about (reading, "created=2019-02-02;modified=2019-02-03;name=notes 2025-03-12.docx");
  add_text (reading, "Notes of the forum\\n12 March 2026");
  cp_extract_dates (world.documents);
  g_autofree char *found = date_of (reading);
  g_assert_cmpstr (found, ==, "2026-03-12 from text");
  g_assert_true (cp_item_date_is_known (reading->date));
  const GArray *conflicts = reading->date->conflicts;
  g_assert_cmpuint (conflicts->len, ==, 2);
  g_autofree char *name = cp_date_claim_words (&g_array_index (conflicts, CpDateClaim, 0));
  g_autofree char *properties = cp_date_claim_words (&g_array_index (conflicts, CpDateClaim, 1));
  g_assert_cmpstr (name, ==, "12 March 2025 (from the file's name)");
  g_assert_cmpstr (properties, ==, "3 February 2019 (by the file's properties)");
  world_clear (&world);
}

/* Minutes are typed two days after the meeting: that is no contradiction. */
static void
test_a_file_saved_after_the_meeting_is_no_conflict (void)
{
  World world;
  CpReading *reading = world_init (&world);

  add_about (reading, "created=2019-02-02;modified=2026-03-14;name=forum March 2026.docx");
  add_text (reading, "Notes of the forum\\n12 March 2026");
  cp_extract_dates (world.documents);
  g_assert_cmpuint (reading->date->conflicts->len, ==, 0);
  world_clear (&world);
}

static void
test_properties_alone_are_said_to_be_properties (void)
{
  World world;
  CpReading *reading = world_init (&world);

  add_about (reading, "created=2026-03-14");
  add_text (reading, "Our charter\\nWe will listen.");
  cp_extract_dates (world.documents);
  g_assert_false (cp_item_date_is_known (reading->date));
  g_autofree char *words = cp_date_claim_words (&reading->date->own);
  g_assert_cmpstr (words, ==, "14 March 2026 (by the file's properties)");
  world_clear (&world);
}

static void
test_the_words_stand_in_the_page (void)
{
  static const char *const texts[] = { "Forum\\nHeld on Thursday 12th of March 2026, 6pm",
                                       "One\\fDate: 12/03/26.",
                                       "Caf\303\251 \302\267 Autumn 2 2025 \302\267 No. 4" };
  static const char *const words[] = { "Thursday 12th of March 2026", "12/03/26", "Autumn 2 2025" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    World world;
    CpReading *reading = world_init (&world);
    add_text (reading, texts[i]);
    cp_extract_dates (world.documents);
    const CpDateClaim *own = &reading->date->own;
    g_autofree char *found =
        g_strndup (cp_reading_find_page (reading, own->page)->text + own->start, own->length);
    g_assert_cmpstr (found, ==, words[i]);
    world_clear (&world);
  }
}

/* What no document should hold and some will: nothing of it may be read past its end. */
static void
test_odd_texts_do_no_harm (void)
{
  static const char *const texts[] = { "",
                                       "\\n\\n",
                                       "\\t",
                                       "12",
                                       "12 March",
                                       "1/",
                                       "202-",
                                       "26-03-",
                                       "w/c",
                                       "12th",
                                       "Date:",
                                       "Date:\\n",
                                       "12 to",
                                       "March to",
                                       "Autumn",
                                       "Autumn 2",
                                       "'",
                                       "12 '",
                                       "99999999999999999999 March",
                                       "31 February",
                                       "0/0/0000",
                                       "24/",
                                       "29 February to 3",
                                       "Monday,",
                                       "(",
                                       "\302\267" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    World world;
    CpReading *reading = world_init (&world);
    add_about (reading, "created=2026-13-45;taken=;name=.");
    add_text (reading, texts[i]);
    cp_extract_dates (world.documents);
    g_autofree char *found = date_of (reading);
    g_assert_cmpstr (found, ==, "- from -");
    world_clear (&world);
  }
}

int
main (int n_arguments, char **arguments)
{
  g_test_init (&n_arguments, &arguments, NULL);
  g_test_add_func ("/extract/dates/labelled-documents", test_labelled_documents);
  g_test_add_func ("/extract/dates/properties-do-not-decide-and-the-conflict-is-shown",
                   test_properties_do_not_decide_and_the_conflict_is_shown);
  g_test_add_func ("/extract/dates/a-file-saved-after-the-meeting-is-no-conflict",
                   test_a_file_saved_after_the_meeting_is_no_conflict);
  g_test_add_func ("/extract/dates/properties-alone-are-said-to-be-properties",
                   test_properties_alone_are_said_to_be_properties);
  g_test_add_func ("/extract/dates/the-words-stand-in-the-page", test_the_words_stand_in_the_page);
  g_test_add_func ("/extract/dates/odd-texts-do-no-harm", test_odd_texts_do_no_harm);
  return g_test_run ();
}
