/* identify.c: what holds of file types. */
#include "identify.h"
#include "coproof-plugin.h"

#include <gsf/gsf-outfile-msole.h>
#include <gsf/gsf-outfile.h>
#include <gsf/gsf-output-memory.h>
#include <string.h>

static void
assert_type (gconstpointer bytes, gsize length, const char *expected)
{
  g_autofree char *mime = cp_identify_bytes (bytes, length);

  g_assert_cmpstr (mime, ==, expected);
}

static void
test_bytes_decide (void)
{
  static const char script[] = "#!/bin/sh\necho hello\n", pdf[] = "%PDF-1.4\n%\xE2\xE3\xCF\xD3\n1 0 obj\n";

  assert_type (script, strlen (script), "text/plain"); /* whoever sends it, it is words */
  assert_type (pdf, strlen (pdf), "application/pdf");
  assert_type ("\x7F"
               "ELF\2\1\1",
               7, "application/octet-stream"); /* too short to be a program */
}

static void
test_a_claim_that_does_not_hold (void)
{
  g_autofree char *jpeg = cp_identify_check_claim ("pdf", "image/jpeg");
  g_autofree char *word = cp_identify_check_claim (
      "pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
  g_autofree char *fine = cp_identify_check_claim ("jpeg", "image/jpeg");
  g_autofree char *unknown = cp_identify_check_claim ("2026", "application/pdf");
  g_autofree char *none = cp_identify_check_claim ("", "application/pdf");

  g_assert_cmpstr (jpeg, ==, "It is called .pdf, but it is a JPEG picture.");
  g_assert_cmpstr (word, ==, "It is called .pdf, but it is a Word document.");
  g_assert_null (fine);
  g_assert_null (unknown);
  g_assert_null (none);
}

static void
test_what_a_type_could_carry (void)
{
  g_assert_cmpuint (cp_identify_carries ("video/mp4"), ==, CP_CARRIES_RECORDING);
  g_assert_cmpuint (cp_identify_carries ("image/png"), ==, CP_CARRIES_SCAN | CP_CARRIES_PHOTO);
  g_assert_cmpuint (cp_identify_carries ("application/x-dosexec"), ==, 0);
  g_assert_true ((cp_identify_carries ("application/x-never-heard-of") & CP_CARRIES_TEXT) != 0);
}

/* An OLE file with one stream, as libgsf writes it. */
static GBytes *
make_ole (const char *stream, gconstpointer content, gsize length)
{
  GsfOutput *memory = gsf_output_memory_new ();
  GsfOutfile *file = gsf_outfile_msole_new (memory);
  GsfOutput *child = gsf_outfile_new_child (file, stream, FALSE);

  g_assert_true (gsf_output_write (child, length, content));
  g_assert_true (gsf_output_close (child));
  g_assert_true (gsf_output_close (GSF_OUTPUT (file)));
  GBytes *bytes = g_bytes_new (gsf_output_memory_get_bytes (GSF_OUTPUT_MEMORY (memory)),
                               (gsize) gsf_output_size (memory));
  g_object_unref (child);
  g_object_unref (file);
  g_object_unref (memory);
  return bytes;
}

static void
test_directory_of_an_ole_file_decides (void)
{
  static const struct {
    const char *stream, *mime;
  } cases[] = {
    { "WordDocument", "application/msword" },
    { "Workbook", "application/vnd.ms-excel" },
    { "BOOK", "application/vnd.ms-excel" }, /* as some programs spell it */
    { "PowerPoint Document", "application/vnd.ms-powerpoint" },
    { "__properties_version1.0", "application/vnd.ms-outlook" },
    { "Quill", "application/x-mspublisher" },
    { "EncryptedPackage", "application/encrypted" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GBytes) ole = make_ole (cases[i].stream, "invented", 8);
    assert_type (g_bytes_get_data (ole, NULL), g_bytes_get_size (ole), cases[i].mime);
  }
}

static void
ignore (const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
  (void) domain;
  (void) level;
  (void) message;
  (void) data;
}

/* Any cut and any byte that is turned over: it ends, with some type.  libgsf says what it
 * finds in the words of a programming error, and goes on. */
static void
test_damaged_ole_file_ends (void)
{
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR);
  g_log_set_handler ("libgsf:msole", G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL, ignore, NULL);
  g_autoptr (GBytes) ole = make_ole ("WordDocument", "invented", 8);
  gsize length;
  g_autofree guint8 *bytes = g_bytes_unref_to_data (g_bytes_ref (ole), &length);

  for (gsize at = 0; at < length; at++) {
    g_autofree guint8 *cut = g_memdup2 (bytes, at);
    g_autofree char *of_cut = cp_identify_bytes (cut, at);
    bytes[at] ^= 0xFF;
    g_autofree char *of_damaged = cp_identify_bytes (bytes, length);
    bytes[at] ^= 0xFF;
    g_assert_nonnull (of_cut);
    g_assert_nonnull (of_damaged);
  }
}

static void
assert_locked (const char *stream, const void *content, gsize length, gboolean expected)
{
  g_autoptr (GBytes) ole = make_ole (stream, content, length);

  g_assert_cmpint (cp_identify_is_locked (g_bytes_get_data (ole, NULL), g_bytes_get_size (ole)), ==,
                   expected);
}

static void
test_locked_files_say_so (void)
{
  /* the flag fEncrypted is bit 8 of the word at 10 */
  guint8 word[12] = { 0xEC, 0xA5 };
  /* BOF and 16 bytes; FilePass; and the rest of a stream that is long enough to be one */
  guint8 excel[600] = { 0x09, 0x08, 16, 0, [20] = 0x2F, 0, 2, 0 };
  guint8 powerpoint[16] = { [12] = 0xDF, 0xC4, 0xD1, 0xF3 };

  assert_locked ("WordDocument", word, sizeof word, FALSE);
  word[11] = 0x01;
  assert_locked ("WordDocument", word, sizeof word, TRUE);
  assert_locked ("Workbook", excel, sizeof excel, TRUE);
  excel[20] = 0x42; /* a code page */
  assert_locked ("Workbook", excel, sizeof excel, FALSE);
  assert_locked ("Current User", powerpoint, sizeof powerpoint, TRUE);
  powerpoint[12] = 0x5F;
  assert_locked ("Current User", powerpoint, sizeof powerpoint, FALSE);
}

int
main (int n_arguments, char **arguments)
{
  g_test_init (&n_arguments, &arguments, NULL);
  g_assert_true (cp_identify_prepare (NULL));
  g_test_add_func ("/identify/bytes-decide", test_bytes_decide);
  g_test_add_func ("/identify/a-claim-that-does-not-hold", test_a_claim_that_does_not_hold);
  g_test_add_func ("/identify/what-a-type-could-carry", test_what_a_type_could_carry);
  g_test_add_func ("/identify/directory-of-an-ole-file-decides", test_directory_of_an_ole_file_decides);
  g_test_add_func ("/identify/damaged-ole-file-ends", test_damaged_ole_file_ends);
  g_test_add_func ("/identify/locked-files-say-so", test_locked_files_say_so);
  return g_test_run ();
}
