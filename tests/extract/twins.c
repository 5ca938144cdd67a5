/* twins.c: what holds of the same thing sent twice.  All texts are invented for testing. */
#include "twins.h"

#include <string.h>

#define PDF "application/pdf"
#define WORD "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
#define PHOTO "image/jpeg"

/* What its author wrote, and how a PDF of it is read: the table by column, a header on each page, numbers. */
static const char plan[] =
    "Our plan for the year\nInvented for testing\nWhat we will do\tWho leads\tBy when\n"
    "A calmer dinner hall, with the layout chosen by the children\tIdris and the kitchen team\tApril\n"
    "A card for the minibus so that nobody starts the day by explaining themselves\tLeon\tMay\n"
    "Parents sit on the panel when we buy therapy for next year\tRuth\tJune\n"
    "Come and tell us what you think of the co-production charter.\n";
static const char plan_as_pdf[] =
    "Our plan for the year\nInvented for testing\nWhat we will do Who leads By when\n"
    "A calmer dinner hall, with the Idris and the kitchen April\nlayout chosen by the children team\n"
    "A card for the minibus so that Leon May\nnobody starts the day by ex-\nplaining themselves\n"
    "Our plan for the year\nInvented for testing\n"
    "Parents sit on the panel when Ruth June\nwe buy therapy for next year\n"
    "Come and tell us what you think of the co-production charter.\n1 2\n";

static const char form[] =
    "Evaluation form, invented for testing\nName: Sam Reed\nDate of the session: 12 March 2026\n"
    "Did you feel listened to? Yes\nDid you help to plan the session? No\n"
    "Would you come to another one? Yes\nWhat should we change? More tea and a later start.\n"
    "Please put this form into the box at the door, or give it to any helper.\n";

typedef struct {
  CpItems *items;
  CpDocuments *documents;
} World;

static void
world_init (World *world)
{
  world->items = cp_items_new ("x.zip", NULL);
  world->documents = cp_documents_new ();
}

static void
world_clear (World *world)
{
  cp_documents_free (world->documents);
  cp_items_free (world->items);
}

static CpItem *
add_item (World *world, CpItem *parent, const char *path, const char *mime)
{
  CpItem *item =
      parent != NULL ? cp_items_add_child (world->items, parent, path) : cp_items_add (world->items, path);

  item->identity.mime = g_strdup (mime);
  item->sha256 = g_strdup_printf ("%064u", world->items->items->len);
  item->size = 1;
  cp_item_end (item, CP_OUTCOME_READ, CP_REASON_NONE, NULL, 0);
  return item;
}

static CpReading *
add_reading (World *world, CpItem *item, const char *text)
{
  CpReading *reading = cp_reading_new (item);
  const CpPage page = { .number = 1, .text = text };

  cp_reading_add_page (reading, &page);
  g_ptr_array_add (world->documents->readings, reading);
  return reading;
}

static CpItem *
add_document (World *world, const char *path, const char *mime, const char *text)
{
  CpItem *item = add_item (world, NULL, path, mime);

  add_reading (world, item, text);
  return item;
}

/* A word that ends with "?" was read with doubt. */
static CpItem *
add_scan (World *world, const char *path, const char *text)
{
  CpItem *item = add_item (world, NULL, path, PHOTO);
  CpReading *reading = cp_reading_new (item);
  g_auto (GStrv) read = g_strsplit_set (text, " \n\t", -1);
  g_autoptr (GString) plain = g_string_new (NULL);
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (CpWord));
  CpPage page = { .number = 1 };

  for (guint i = 0; read[i] != NULL; i++) {
    gboolean is_doubtful = g_str_has_suffix (read[i], "?");
    const CpWord word = { .start = (guint32) plain->len,
                          .length = (guint32) strlen (read[i]) - is_doubtful,
                          .doubt = is_doubtful ? 0.6f : 0.04f };
    if (word.length == 0)
      continue;
    g_string_append_len (plain, read[i], word.length);
    g_string_append_c (plain, ' ');
    g_array_append_val (words, word);
  }
  page.text = plain->str;
  page.words = (const CpWord *) (gpointer) words->data;
  page.n_words = words->len;
  cp_reading_add_page (reading, &page);
  g_ptr_array_add (world->documents->readings, reading);
  return item;
}

/* The form with a part of its text changed; owned by the caller. */
static char *
change (const char *text, const char *from, const char *to)
{
  g_autoptr (GString) changed = g_string_new (text);

  g_assert_cmpuint (g_string_replace (changed, from, to, 1), ==, 1);
  return g_strdup (changed->str);
}

static void
test_identical_bytes (void)
{
  World world;

  world_init (&world);
  CpItem *first = add_item (&world, NULL, "a.zip", "application/zip");
  CpItem *second = add_item (&world, NULL, "copy of a.zip", "application/zip");
  CpItem *other = add_item (&world, NULL, "b.zip", "application/zip");
  CpItem *system_file = add_item (&world, NULL, "Thumbs.db", NULL);
  g_free (second->sha256);
  second->sha256 = g_strdup (first->sha256);
  g_free (system_file->sha256);
  system_file->sha256 = g_strdup (first->sha256);
  cp_item_end (system_file, CP_OUTCOME_UNSUPPORTED, CP_REASON_SYSTEM_FILE, NULL, 0);
  cp_extract_twins (world.items, world.documents);
  g_assert_null (first->same_as);
  g_assert_true (second->same_as == first);
  g_assert_null (other->same_as);
  g_assert_null (system_file->same_as);
  world_clear (&world);
}

static void
test_a_word_file_and_its_pdf (void)
{
  World world;

  world_init (&world);
  CpItem *pdf = add_document (&world, "plan.pdf", PDF, plan_as_pdf);
  CpItem *word = add_document (&world, "plan.docx", WORD, plan);
  add_document (&world, "form.docx", WORD, form);
  cp_extract_twins (world.items, world.documents);
  g_assert_null (pdf->same_as);
  g_assert_true (word->same_as == pdf);
  world_clear (&world);
}

/* The first was only read in part: the other is what the first is a copy of. */
static void
test_the_one_that_was_fully_read_is_the_original (void)
{
  World world;

  world_init (&world);
  CpItem *pdf = add_document (&world, "plan.pdf", PDF, plan_as_pdf);
  CpItem *word = add_document (&world, "plan.docx", WORD, plan);
  cp_item_end (pdf, CP_OUTCOME_PARTLY_READ, CP_REASON_GAPS, NULL, 0);
  cp_extract_twins (world.items, world.documents);
  g_assert_true (pdf->same_as == word);
  g_assert_null (word->same_as);
  world_clear (&world);
}

static void
test_a_scan_of_it (void)
{
  g_autofree char *garbled = change (plan, "minibus so that", "mimibus? sothat");
  g_autofree char *lost = change (garbled, "next year", "|? rn?");
  World world;

  world_init (&world);
  CpItem *word = add_document (&world, "plan.docx", WORD, plan);
  CpItem *scan = add_scan (&world, "scan.jpg", lost);
  CpItem *again = add_scan (&world, "scan again.jpg", garbled);
  cp_extract_twins (world.items, world.documents);
  g_assert_true (scan->same_as == word);
  g_assert_true (again->same_as == word);
  world_clear (&world);
}

/* Each is the same form, and none is the same as another. */
static void
test_a_form_filled_in_differently_is_no_copy (void)
{
  static const struct {
    const char *from, *to;
  } changes[] = {
    { "Sam Reed", "Sam Reid" },
    { "Sam Reed", "" },
    { "12 March", "19 March" },
    { "listened to? Yes\nDid you help to plan the session? No",
      "listened to? No\nDid you help to plan the session? Yes" },
    { "More tea and a later start.", "Nothing." },
    { "another one? Yes", "another one?" },
  };
  World world;

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++) {
    g_autofree char *changed = change (form, changes[i].from, changes[i].to);
    world_init (&world);
    add_document (&world, "form 1.pdf", PDF, form);
    CpItem *same_format = add_document (&world, "form 2.pdf", PDF, changed);
    CpItem *other_format = add_document (&world, "form 2.docx", WORD, changed);
    CpItem *scan = add_scan (&world, "form 2.jpg", changed);
    cp_extract_twins (world.items, world.documents);
    g_assert_null (same_format->same_as);
    g_assert_true (other_format->same_as == same_format);
    g_assert_true (scan->same_as == same_format);
    world_clear (&world);
  }
}

static void
test_other_ticks_are_another_form (void)
{
  static const char boxes[] =
      "I felt listened to \u2611 agree \u2610 disagree\nThe place was right \u2610 agree \u2611 disagree\n"
      "Please put this form into the box at the door, or give it to any helper. Thank you.\n";
  g_autofree char *once = change (boxes, "\u2611 agree \u2610", "\u2610 agree \u2611");
  const CpField tick = {
    .page = 1, .kind = CP_FIELD_TICK, .name = "agree", .value = "ticked", .filled = TRUE
  };
  const CpField no_tick = { .page = 1, .kind = CP_FIELD_TICK, .name = "agree", .value = "", .filled = FALSE };
  World world;

  world_init (&world);
  add_document (&world, "1.docx", WORD, boxes);
  CpItem *same = add_document (&world, "1.pdf", PDF, boxes);
  CpItem *other = add_document (&world, "2.pdf", PDF, once);
  CpItem *ticked = add_item (&world, NULL, "3.pdf", PDF), *empty = add_item (&world, NULL, "4.pdf", PDF);
  cp_reading_add_field (add_reading (&world, ticked, form), &tick);
  cp_reading_add_field (add_reading (&world, empty, form), &no_tick);
  cp_extract_twins (world.items, world.documents);
  g_assert_nonnull (same->same_as);
  g_assert_null (other->same_as);
  g_assert_null (empty->same_as);
  world_clear (&world);
}

static void
test_few_words_say_nothing (void)
{
  static const char few[] = "Thank you for coming. See you next time.";
  World world;

  world_init (&world);
  add_document (&world, "1.docx", WORD, few);
  CpItem *other = add_document (&world, "2.docx", WORD, few);
  cp_extract_twins (world.items, world.documents);
  g_assert_null (other->same_as);
  world_clear (&world);
}

static CpItem *
add_photo (World *world, const char *path, const char *hash, const char *width, const char *height)
{
  CpItem *item = add_item (world, NULL, path, PHOTO);
  CpReading *reading = add_reading (world, item, "");

  cp_reading_add_meta (reading, "dhash", hash);
  cp_reading_add_meta (reading, "width", width);
  cp_reading_add_meta (reading, "height", height);
  return item;
}

/* The hash is of 64 bits. */
static void
test_the_same_photo_made_smaller (void)
{
  World world;

  world_init (&world);
  CpItem *photo = add_photo (&world, "photo.jpg", "0123456789abcdef", "4000", "3000");
  CpItem *smaller = add_photo (&world, "smaller.jpg", "0123456789abcdee", "800", "600");
  CpItem *eight_bits = add_photo (&world, "eight.jpg", "0123456789abcd10", "800", "600");
  CpItem *nine_bits = add_photo (&world, "nine.jpg", "0123456789abcc10", "800", "600");
  CpItem *cropped = add_photo (&world, "cropped.jpg", "0123456789abcdef", "600", "600");
  CpItem *wall = add_photo (&world, "wall.jpg", "0000000000000000", "800", "600");
  CpItem *sky = add_photo (&world, "sky.jpg", "0000000000000001", "800", "600");
  CpItem *no_hash = add_photo (&world, "none.jpg", "0123", "800", "600");
  cp_extract_twins (world.items, world.documents);
  g_assert_null (photo->same_as);
  g_assert_true (smaller->same_as == photo);
  g_assert_true (eight_bits->same_as == photo);
  g_assert_null (nine_bits->same_as);
  g_assert_null (cropped->same_as);
  g_assert_null (wall->same_as);
  g_assert_null (sky->same_as);
  g_assert_null (no_hash->same_as);
  world_clear (&world);
}

/* Pages of text look alike from afar; the words tell them apart. */
static void
test_scans_of_different_pages_are_not_the_same_photo (void)
{
  World world;

  world_init (&world);
  add_scan (&world, "plan.jpg", plan);
  CpItem *other = add_scan (&world, "form.jpg", form);
  for (guint i = 0; i < 2; i++)
    cp_reading_add_meta (cp_documents_get (world.documents, i), "dhash", "0123456789abcdef");
  cp_extract_twins (world.items, world.documents);
  g_assert_null (other->same_as);
  world_clear (&world);
}

static void
test_a_mail_is_not_the_same_as_its_attachment (void)
{
  World world;

  world_init (&world);
  CpItem *mail = add_document (&world, "mail.eml", "message/rfc822", form);
  CpItem *attachment = add_item (&world, mail, "form.docx", WORD);
  add_reading (&world, attachment, form);
  cp_extract_twins (world.items, world.documents);
  g_assert_null (mail->same_as);
  g_assert_null (attachment->same_as);
  world_clear (&world);
}

int
main (int n_arguments, char **arguments)
{
  g_test_init (&n_arguments, &arguments, NULL);
  g_test_add_func ("/extract/twins/identical-bytes", test_identical_bytes);
  g_test_add_func ("/extract/twins/a-word-file-and-its-pdf", test_a_word_file_and_its_pdf);
  g_test_add_func ("/extract/twins/the-one-that-was-fully-read-is-the-original",
                   test_the_one_that_was_fully_read_is_the_original);
  g_test_add_func ("/extract/twins/a-scan-of-it", test_a_scan_of_it);
  g_test_add_func ("/extract/twins/a-form-filled-in-differently-is-no-copy",
                   test_a_form_filled_in_differently_is_no_copy);
  g_test_add_func ("/extract/twins/other-ticks-are-another-form", test_other_ticks_are_another_form);
  g_test_add_func ("/extract/twins/few-words-say-nothing", test_few_words_say_nothing);
  g_test_add_func ("/extract/twins/the-same-photo-made-smaller", test_the_same_photo_made_smaller);
  g_test_add_func ("/extract/twins/scans-of-different-pages-are-not-the-same-photo",
                   test_scans_of_different_pages_are_not_the_same_photo);
  g_test_add_func ("/extract/twins/a-mail-is-not-the-same-as-its-attachment",
                   test_a_mail_is_not_the_same_as_its_attachment);
  return g_test_run ();
}
