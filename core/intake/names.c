/* names.c: takes raw names, gives what can be shown and said of them. */
#include "names.h"
#include "text.h"

#include <string.h>

/* Punctuation, kana and Chinese letters; letters of full and half width behind them are not ours. */
#define FIRST_JAPANESE 0x3000
#define PAST_JAPANESE 0xFE00

/* In "cr\x8Ache" (code page 437) the second and third letter would be one of Japan: it stands in a word. */
static gboolean
is_japanese (const char *utf8)
{
  gboolean is_found = FALSE, is_behind_letter = FALSE;

  for (const char *c = utf8; *c != '\0'; c = g_utf8_next_char (c)) {
    gunichar u = g_utf8_get_char (c);
    if (u >= 0x80 && (u < FIRST_JAPANESE || u >= PAST_JAPANESE || is_behind_letter ||
                      g_ascii_isalpha (*g_utf8_next_char (c))))
      return FALSE;
    is_found = is_found || u >= 0x80;
    is_behind_letter = u < 0x80 && g_ascii_isalpha ((char) u);
  }
  return is_found;
}

/* What Japanese zip programs write; NULL where the name is none of that.  Owned by the caller. */
static char *
from_shift_jis (const guint8 *raw, gsize length)
{
  g_autofree char *utf8 = g_convert ((const char *) raw, (gssize) length, "UTF-8", "CP932", NULL, NULL, NULL);

  return utf8 != NULL && is_japanese (utf8) ? g_steal_pointer (&utf8) : NULL;
}

char *
cp_name_to_display (const guint8 *raw, gsize length)
{
  g_autofree char *utf8 = NULL;

  if (length == 0)
    return g_strdup ("");
  if (g_utf8_validate_len ((const char *) raw, length, NULL))
    utf8 = g_strndup ((const char *) raw, length);
  else
    utf8 = from_shift_jis (raw, length);
  if (utf8 == NULL)
    utf8 = g_convert ((const char *) raw, (gssize) length, "UTF-8", "CP437", NULL, NULL, NULL);
  if (utf8 == NULL) /* a NUL among the bytes */
    utf8 = g_utf8_make_valid ((const char *) raw, (gssize) length);
  return cp_text_escape_invisible (utf8);
}

gboolean
cp_name_is_system_file (const char *path)
{
  static const char *const names[] = { ".DS_Store",   "Thumbs.db",  "ehthumbs.db",
                                       "desktop.ini", ".localized", NULL };
  g_autofree char *base = g_path_get_basename (path);

  for (guint i = 0; names[i] != NULL; i++)
    if (g_ascii_strcasecmp (base, names[i]) == 0)
      return TRUE;
  return g_str_has_prefix (path, "__MACOSX/") || strstr (path, "/__MACOSX/") != NULL ||
         g_str_has_prefix (base, "~$") || g_str_has_prefix (base, "._");
}

static gsize
longest_part (const guint8 *raw, gsize length, gsize *ret_n_parts)
{
  gsize longest = 0, part = 0;

  *ret_n_parts = 1;
  for (gsize i = 0; i < length; i++) {
    part++;
    if (raw[i] == '/') {
      (*ret_n_parts)++;
      part = 0;
    }
    longest = MAX (longest, part);
  }
  return longest;
}

char *
cp_name_find_excess (const CpLimits *limits, const guint8 *raw, gsize length)
{
  gsize n_parts, part = longest_part (raw, length, &n_parts);

  if (length > limits->value[CP_LIMIT_PATH_BYTES])
    return cp_limit_words (limits, CP_LIMIT_PATH_BYTES, length);
  if (part > limits->value[CP_LIMIT_PATH_PART_BYTES])
    return cp_limit_words (limits, CP_LIMIT_PATH_PART_BYTES, part);
  if (n_parts > limits->value[CP_LIMIT_PATH_DEPTH])
    return cp_limit_words (limits, CP_LIMIT_PATH_DEPTH, n_parts);
  return NULL;
}
