/* identify.c: what holds of file types. */
#include "identify.h"
#include "coproof-plugin.h"

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

int
main (int n_arguments, char **arguments)
{
  g_test_init (&n_arguments, &arguments, NULL);
  g_assert_true (cp_identify_prepare (NULL));
  g_test_add_func ("/identify/bytes-decide", test_bytes_decide);
  g_test_add_func ("/identify/a-claim-that-does-not-hold", test_a_claim_that_does_not_hold);
  g_test_add_func ("/identify/what-a-type-could-carry", test_what_a_type_could_carry);
  return g_test_run ();
}
