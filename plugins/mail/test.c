/* test.c: what holds of the mail plugin. */
#include "recording-sink.h"

#include <string.h>

#define MAIL "message/rfc822"
#define OUTLOOK "application/vnd.ms-outlook"

static const CpPlugin *plugin;
/* The bytes of the children, which the recording sink does not keep: GBytes, by name. */
static GHashTable *children;

static gboolean
keep_child (CpSink *base, const char *name, const guint8 *bytes, gsize length, GError **error)
{
  (void) error;
  g_ptr_array_add (((RecordingSink *) base)->children, g_strdup (name));
  g_hash_table_insert (children, g_strdup (name), g_bytes_new (bytes, length));
  return TRUE;
}

static RecordingSink *
sink_new (void)
{
  RecordingSink *sink = recording_sink_new ();

  sink->sink.child = keep_child;
  g_hash_table_remove_all (children);
  return sink;
}

static RecordingSink *
read_file (const char *name, const char *mime)
{
  g_autoptr (RecordingSink) sink = sink_new ();
  g_autofree char *path = g_build_filename ("fixtures", name, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (extract_file (plugin, path, mime, strrchr (name, '.') + 1, sink, &error));
  g_assert_no_error (error);
  return g_steal_pointer (&sink);
}

static RecordingSink *
read_bytes (gconstpointer bytes, gsize length, const char *mime)
{
  g_autoptr (RecordingSink) sink = sink_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (extract_bytes (plugin, bytes, length, mime, "eml", sink, &error));
  g_assert_no_error (error);
  return g_steal_pointer (&sink);
}

static RecordingSink *
read_child (const char *name, const char *mime)
{
  g_autoptr (GBytes) bytes = g_bytes_ref (g_hash_table_lookup (children, name));
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  return read_bytes (data, length, mime);
}

static void
assert_strings (const GPtrArray *strings, const char *expected)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < strings->len; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? "; " : "", (const char *) strings->pdata[i]);
  g_autofree char *found = g_string_free (joined, FALSE);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_head_and_plain_body (void)
{
  g_autoptr (RecordingSink) sink = read_file ("meeting.eml", MAIL);

  g_assert_cmpuint (sink->pages->len, ==, 1);
  g_assert_cmpint (g_array_index (sink->pages, CpPage, 0).unit, ==, CP_UNIT_MESSAGE);
  g_assert_cmpstr (
      recorded_text (sink, 1), ==,
      "From: Zoë Lee <zoe@oak-school.example>\n"
      "To: Sam O'Neill <sam@parents.example>, clerk@oak-school.example\n"
      "Cc: Łukasz Nowak <lukasz@parents.example>\n"
      "Date: 2026-03-12 17:45\n"
      "Subject: Notes of the parents’ meeting – 12 March\n"
      "\n"
      "Dear all,\n\nThank you for coming. Together we chose the new playground.\n\n"
      "> What did the children say?\n> They want swings.\n\nZoë Lee, SENCO\nInvented for testing\n");
  g_assert_cmpstr (recorded_meta (sink, "title"), ==, "Notes of the parents’ meeting – 12 March");
  g_assert_cmpstr (recorded_meta (sink, "author"), ==, "Zoë Lee <zoe@oak-school.example>");
  g_assert_cmpstr (recorded_meta (sink, "sent"), ==, "2026-03-12");
  g_assert_cmpuint (sink->gaps->len, ==, 0);
}

/* The logo of 115 bytes is left out: it belongs to the looks of the HTML form. */
static void
test_attachments_follow (void)
{
  g_autoptr (RecordingSink) sink = read_file ("meeting.eml", MAIL);

  assert_strings (sink->children, "Actions – März.txt; Re: swings.eml");
  g_autoptr (RecordingSink) inner = read_child ("Re: swings.eml", MAIL);
  g_assert_nonnull (strstr (recorded_text (inner, 1), "We would like swings."));
  g_assert_cmpstr (recorded_meta (inner, "sent"), ==, "2026-03-11");
}

static void
test_html_body_as_text (void)
{
  g_autoptr (RecordingSink) sink = read_file ("only-html.eml", MAIL);
  const CpPage *page = &g_array_index (sink->pages, CpPage, 0);

  g_assert_true (g_str_has_suffix (page->text, "Subject: Survey results\n\nWhat you said\nQuestion\tYes\n"
                                               "Were you asked?\t42\nThank you – £20 was raised.\n"));
  g_assert_cmpuint (page->n_marks, ==, 5); /* a heading and four cells */
  g_assert_cmpint (memcmp (page->text + page->marks[0].start, "What you said", 13), ==, 0);
  g_assert_cmpstr (recorded_meta (sink, "sent"), ==, "2026-03-13"); /* as the sender's clock showed it */
}

static void
test_stand_in_for_html_gives_way (void)
{
  g_autoptr (RecordingSink) sink = read_file ("stand-in.eml", MAIL);

  g_assert_nonnull (strstr (recorded_text (sink, 1), "Young people ran the meeting"));
  g_assert_null (strstr (recorded_text (sink, 1), "Please view this"));
}

static void
test_letters_of_several_sets (void)
{
  g_autoptr (RecordingSink) sink = read_file ("mixed-letters.eml", MAIL);

  g_assert_cmpstr (recorded_text (sink, 1), ==,
                   "From: Łukasz Nowak <lukasz@parents.example>\nTo: Клан <clerk@oak-school.example>\n"
                   "Date: 2026-03-12 10:00\nSubject: Spotkanie rodziców – huśtawki\n\n"
                   "Invented for testing.\nWybraliśmy huśtawki. Żółć.\n");
}

static void
test_no_set_is_windows (void)
{
  g_autoptr (RecordingSink) sink = read_file ("no-charset.eml", MAIL);
  const char *text = recorded_text (sink, 1);

  g_assert_true (g_str_has_prefix (text, "From: José Pérez <jose@parents.example>\n"));
  g_assert_nonnull (strstr (text, "Subject: Café morning\n"));
  g_assert_nonnull (strstr (text, "“We were asked” – £20 each."));
  g_assert_cmpuint (sink->gaps->len, ==, 0);
}

static void
test_unknown_set_is_a_gap (void)
{
  g_autoptr (RecordingSink) sink = read_file ("unknown-charset.eml", MAIL);

  g_assert_nonnull (strstr (recorded_text (sink, 1), "Invented for testing."));
  assert_strings (sink->gaps, "page 1: damaged (text): Some of its letters could not be read for certain.");
}

static void
test_damaged_attachment_is_a_gap (void)
{
  g_autoptr (RecordingSink) sink = read_file ("bad-base64.eml", MAIL);

  assert_strings (sink->gaps,
                  "page 1: damaged (text scan photo recording): The attachment “plan.pdf” is damaged.");
  assert_strings (sink->children, "plan.pdf");
}

static void
test_cut_off_is_a_gap (void)
{
  g_autoptr (RecordingSink) sink = read_file ("cut-off.eml", MAIL);

  g_assert_nonnull (strstr (recorded_text (sink, 1), "The first half"));
  assert_strings (sink->gaps,
                  "page 1: damaged (text scan photo recording): The message breaks off, so its end is "
                  "missing.");
}

static void
test_encrypted_is_a_gap (void)
{
  static const char *const files[] = { "encrypted-pgp.eml", "encrypted-smime.eml" };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autoptr (RecordingSink) sink = read_file (files[i], MAIL);
    g_assert_nonnull (strstr (recorded_text (sink, 1), "Subject: In confidence"));
    assert_strings (sink->gaps,
                    "page 1: encrypted (text scan photo recording): The message is encrypted. Please send "
                    "a copy that anybody can open.");
    g_assert_cmpuint (sink->children->len, ==, 0);
  }
}

static void
test_signed_is_read (void)
{
  g_autoptr (RecordingSink) sink = read_file ("signed.eml", MAIL);

  g_assert_nonnull (strstr (recorded_text (sink, 1), "We sign up to the charter."));
  g_assert_cmpuint (sink->gaps->len, ==, 0);
  g_assert_cmpuint (sink->children->len, ==, 0); /* the signature itself is for programs */
}

static void
test_date_that_is_none_stays_as_it_is (void)
{
  g_autoptr (RecordingSink) sink = read_file ("signed.eml", MAIL);

  g_assert_nonnull (strstr (recorded_text (sink, 1), "Date: not a date\n"));
  g_assert_null (recorded_meta (sink, "sent"));
}

static void
test_body_in_pieces (void)
{
  g_autoptr (RecordingSink) sink = read_file ("pieces.eml", MAIL);

  g_assert_true (g_str_has_suffix (recorded_text (sink, 1),
                                   "\n\nAbove the picture.\nBelow the picture. Invented for testing.\n"));
  assert_strings (sink->children, "notes.txt");
  assert_strings (sink->gaps,
                  "page 1: link (text scan photo recording): An attachment is not in the message but "
                  "somewhere else. Please send it.");
}

/* "a:" is the start of a group of addresses (RFC 5322, 3.4); here each begins within the one before, more
 * often than any stack is deep.  No mail program writes two. */
static void
test_endless_groups_are_refused (void)
{
  g_autoptr (GString) bytes = g_string_new ("MIME-Version: 1.0\r\nTo: ");
  g_autoptr (RecordingSink) sink = sink_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 200000; i++)
    g_string_append (bytes, "a:");
  g_string_append (bytes, "\r\n\r\nhello\r\n");
  g_assert_false (extract_bytes (plugin, bytes->str, bytes->len, MAIL, "eml", sink, &error));
  g_assert_error (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_CORRUPT);
}

/* Parts within parts, five thousand deep: the innermost is not reached, and the mail says so. */
static void
test_endless_parts_are_a_gap (void)
{
  g_autoptr (GString) bytes = g_string_new ("MIME-Version: 1.0\r\nSubject: deep\r\n");

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (bytes, "Content-Type: multipart/mixed; boundary=b%u\r\n\r\n--b%u\r\n", i, i);
  g_autoptr (RecordingSink) sink = read_bytes (bytes->str, bytes->len, MAIL);
  GString *gaps = g_string_new (NULL);
  for (guint i = 0; i < sink->gaps->len; i++)
    g_string_append (gaps, sink->gaps->pdata[i]);
  g_autofree char *words = g_string_free (gaps, FALSE);
  g_assert_nonnull (strstr (words, "more deeply than we read"));
}

static void
test_mailbox_is_taken_apart (void)
{
  g_autoptr (RecordingSink) sink = read_file ("box.mbox", "application/mbox");

  g_assert_cmpuint (sink->pages->len, ==, 0);
  assert_strings (sink->children, "message 1.eml; message 2.eml");
  g_autoptr (GBytes) second = g_bytes_ref (g_hash_table_lookup (children, "message 2.eml"));
  g_autoptr (RecordingSink) first = read_child ("message 1.eml", MAIL);
  g_assert_true (g_str_has_suffix (recorded_text (first, 1),
                                   "From now on, parents chair the meeting.\nInvented for testing.\n"));
  g_autoptr (RecordingSink) last =
      read_bytes (g_bytes_get_data (second, NULL), g_bytes_get_size (second), MAIL);
  assert_strings (last->children, "list.txt");
}

static void
test_outlook_head_and_body (void)
{
  g_autoptr (RecordingSink) sink = read_file ("minutes.msg", OUTLOOK);

  g_assert_cmpstr (recorded_text (sink, 1), ==,
                   "From: Zoë Lee <zoe@oak-school.example>\n"
                   "To: Sam O'Neill <sam@parents.example>, clerk@oak-school.example\n"
                   "Cc: Łukasz Nowak <lukasz@parents.example>\n"
                   "Date: 2026-03-12 18:45\n"
                   "Subject: Minutes, in Ørsted’s words\n"
                   "\n"
                   "We chose swings.\nInvented for testing.\n");
  g_assert_cmpstr (recorded_meta (sink, "sent"), ==, "2026-03-12");
  assert_strings (sink->gaps,
                  "page 1: link (text scan photo recording): The attachment “Photos of the day” is not in "
                  "the message but somewhere else. Please send it.");
}

static void
test_outlook_message_within_a_message (void)
{
  g_autoptr (RecordingSink) sink = read_file ("minutes.msg", OUTLOOK);

  assert_strings (sink->children, "Actions – März.txt; Re: swings.msg");
  g_autoptr (RecordingSink) inner = read_child ("Re: swings.msg", OUTLOOK);
  g_assert_cmpstr (recorded_text (inner, 1), ==,
                   "From: Zoë Lee <zoe@oak-school.example>\nDate: 2026-03-12 17:45\nSubject: Re: swings\n\n"
                   "We would like swings. Invented for testing.\n");
  assert_strings (inner->children, "sketch.txt");
}

static void
test_outlook_bodies_that_are_not_plain (void)
{
  static const struct {
    const char *file, *ending;
  } bodies[] = {
    { "only-html.msg", "\n\nRodzice wybrali huśtawki. Żółć.\n" },
    { "rich-text.msg", "\n\nhello world\n" },
    { "wrapped-html.msg", "\n\nWe chose swings for £20 – together\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++) {
    g_autoptr (RecordingSink) sink = read_file (bodies[i].file, OUTLOOK);
    g_assert_true (g_str_has_suffix (recorded_text (sink, 1), bodies[i].ending));
    g_assert_cmpuint (sink->gaps->len, ==, 0);
  }
}

static void
test_outlook_appointment_has_place_and_time (void)
{
  g_autoptr (RecordingSink) sink = read_file ("appointment.msg", OUTLOOK);

  g_assert_nonnull (strstr (recorded_text (sink, 1), "Place: Invented Hall\nBegins: 2026-04-02 18:00 UTC\n"
                                                     "Ends: 2026-04-02 19:30 UTC\n\nTea first."));
}

static void
test_outlook_encrypted_is_a_gap (void)
{
  g_autoptr (RecordingSink) sink = read_file ("encrypted.msg", OUTLOOK);

  g_assert_cmpuint (sink->gaps->len, ==, 1);
  g_assert_true (g_str_has_prefix (sink->gaps->pdata[0], "page 1: encrypted"));
}

/* libgsf tells of damage by a critical message, which is fatal to a test. */
static void
ignore_message (const gchar *domain, GLogLevelFlags level, const gchar *message, gpointer data)
{
  (void) domain;
  (void) level;
  (void) message;
  (void) data;
}

static void
test_outlook_cut_off_is_corrupt (void)
{
  g_autoptr (RecordingSink) sink = sink_new ();
  g_autoptr (GError) error = NULL;
  GLogLevelFlags fatal = g_log_set_always_fatal (G_LOG_FATAL_MASK);

  g_log_set_default_handler (ignore_message, NULL);
  g_assert_false (extract_file (plugin, "fixtures/cut.msg", OUTLOOK, "msg", sink, &error));
  g_log_set_default_handler (g_log_default_handler, NULL);
  g_log_set_always_fatal (fatal);
  g_assert_error (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_CORRUPT);
}

static void
assert_survived (const guint8 *bytes, gsize length, const char *mime)
{
  g_autoptr (RecordingSink) sink = sink_new ();
  g_autoptr (GError) error = NULL;

  if (!extract_bytes (plugin, bytes, length, mime, "", sink, &error))
    g_assert_true (error->domain == CP_PLUGIN_ERROR);
}

/* Mails and Outlook files, cut off at many places and with a byte changed. */
static void
test_damage_is_survived (void)
{
  static const struct {
    const char *file, *mime;
    gsize step;
  } files[] = {
    { "meeting.eml", MAIL, 3 },        { "only-html.eml", MAIL, 3 },    { "box.mbox", "application/mbox", 3 },
    { "minutes.msg", OUTLOOK, 5 },     { "rich-text.msg", OUTLOOK, 3 }, { "wrapped-html.msg", OUTLOOK, 3 },
    { "appointment.msg", OUTLOOK, 3 },
  };
  GLogLevelFlags fatal = g_log_set_always_fatal (G_LOG_FATAL_MASK);

  g_log_set_default_handler (ignore_message, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", files[i].file, NULL);
    g_autofree char *bytes = NULL;
    gsize length;
    g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
    for (gsize at = 0; at < length; at += files[i].step) {
      g_autofree guint8 *cut = g_memdup2 (bytes, at + 1);
      assert_survived (cut, at + 1, files[i].mime);
      char kept = bytes[at];
      bytes[at] ^= 0x55;
      assert_survived ((const guint8 *) bytes, length, files[i].mime);
      bytes[at] = kept;
    }
  }
  g_log_set_default_handler (g_log_default_handler, NULL);
  g_log_set_always_fatal (fatal);
}

int
main (int n_arguments, char **arguments)
{
  g_test_init (&n_arguments, &arguments, NULL);
  plugin = load_plugin ("mail");
  children = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  g_test_add_func ("/plugins/mail/head-and-plain-body", test_head_and_plain_body);
  g_test_add_func ("/plugins/mail/attachments-follow", test_attachments_follow);
  g_test_add_func ("/plugins/mail/html-body-as-text", test_html_body_as_text);
  g_test_add_func ("/plugins/mail/stand-in-for-html-gives-way", test_stand_in_for_html_gives_way);
  g_test_add_func ("/plugins/mail/letters-of-several-sets", test_letters_of_several_sets);
  g_test_add_func ("/plugins/mail/no-set-is-windows", test_no_set_is_windows);
  g_test_add_func ("/plugins/mail/unknown-set-is-a-gap", test_unknown_set_is_a_gap);
  g_test_add_func ("/plugins/mail/damaged-attachment-is-a-gap", test_damaged_attachment_is_a_gap);
  g_test_add_func ("/plugins/mail/cut-off-is-a-gap", test_cut_off_is_a_gap);
  g_test_add_func ("/plugins/mail/encrypted-is-a-gap", test_encrypted_is_a_gap);
  g_test_add_func ("/plugins/mail/signed-is-read", test_signed_is_read);
  g_test_add_func ("/plugins/mail/date-that-is-none-stays", test_date_that_is_none_stays_as_it_is);
  g_test_add_func ("/plugins/mail/body-in-pieces", test_body_in_pieces);
  g_test_add_func ("/plugins/mail/endless-groups-are-refused", test_endless_groups_are_refused);
  g_test_add_func ("/plugins/mail/endless-parts-are-a-gap", test_endless_parts_are_a_gap);
  g_test_add_func ("/plugins/mail/mailbox-is-taken-apart", test_mailbox_is_taken_apart);
  g_test_add_func ("/plugins/mail/outlook/head-and-body", test_outlook_head_and_body);
  g_test_add_func ("/plugins/mail/outlook/message-within-a-message", test_outlook_message_within_a_message);
  g_test_add_func ("/plugins/mail/outlook/bodies-that-are-not-plain", test_outlook_bodies_that_are_not_plain);
  g_test_add_func ("/plugins/mail/outlook/appointment", test_outlook_appointment_has_place_and_time);
  g_test_add_func ("/plugins/mail/outlook/encrypted-is-a-gap", test_outlook_encrypted_is_a_gap);
  g_test_add_func ("/plugins/mail/outlook/cut-off-is-corrupt", test_outlook_cut_off_is_corrupt);
  g_test_add_func ("/plugins/mail/damage-is-survived", test_damage_is_survived);
  gboolean failed = g_test_run ();
  g_hash_table_unref (children);
  return failed;
}
