/* names.c: what holds of member names. */
#include "names.h"

#include <string.h>

static void
test_display (void)
{
  static const struct {
    const char *raw, *shown;
  } names[] = {
    { "plan.pdf", "plan.pdf" },
    { "../../etc/passwd", "../../etc/passwd" }, /* a name is only shown, never opened */
    { "caf\x82.txt", "café.txt" },              /* code page 437, as old Windows zips it */
    { "cr\x8A"
      "che r\x82sum\x82.txt",
      "crèche résumé.txt" },    /* each accent and the letter behind it would be one of Japan */
    { "\x95\\.txt", "表.txt" }, /* Shift-JIS: the second byte of the letter is a backslash */
    { "\x8C\x76\x89\xE6 2026/\x82\xA0.pdf", "計画 2026/あ.pdf" },
    { "a\xE2\x80\xAE"
      "b",
      "a\\u{202E}b" }, /* U+202E, right-to-left override */
    { "line\nend", "line\\u{000A}end" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *shown = cp_name_to_display ((const guint8 *) names[i].raw, strlen (names[i].raw));
    g_assert_cmpstr (shown, ==, names[i].shown);
  }
}

static void
test_system_files (void)
{
  static const char *const system[] = { "__MACOSX/._plan.pdf", "x/__MACOSX/a", ".DS_Store",
                                        "photos/Thumbs.db",    "desktop.ini",  "~$plan.docx",
                                        "photos/._a.jpg",      "DESKTOP.INI" };
  static const char *const evidence[] = { "plan.pdf", "thumbs.pdf", "MACOSX/plan.pdf", "~plan.docx" };

  for (guint i = 0; i < G_N_ELEMENTS (system); i++)
    g_assert_true (cp_name_is_system_file (system[i]));
  for (guint i = 0; i < G_N_ELEMENTS (evidence); i++)
    g_assert_false (cp_name_is_system_file (evidence[i]));
}

static void
test_excess (void)
{
  CpLimits limits;
  g_autofree char *long_part = g_strnfill (256, 'a'), *deep = g_strnfill (80, '/');

  cp_limits_init (&limits);
  g_autofree char *of_part = cp_name_find_excess (&limits, (const guint8 *) long_part, 256);
  g_autofree char *of_depth = cp_name_find_excess (&limits, (const guint8 *) deep, 80);
  g_autofree char *of_fine = cp_name_find_excess (&limits, (const guint8 *) "a/b/c.pdf", 9);
  g_assert_nonnull (strstr (of_part, "256 bytes; the limit is 255 bytes"));
  g_assert_nonnull (strstr (of_depth, "81; the limit is 32"));
  g_assert_null (of_fine);
}

int
main (int n_arguments, char **arguments)
{
  g_test_init (&n_arguments, &arguments, NULL);
  g_test_add_func ("/intake/names/display", test_display);
  g_test_add_func ("/intake/names/system-files", test_system_files);
  g_test_add_func ("/intake/names/excess", test_excess);
  return g_test_run ();
}
