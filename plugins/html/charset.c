/* charset.c: takes bytes and the name of their character set, gives text; the names are those that web pages
 * and e-mails use (WHATWG Encoding Standard, 4.2). */
#include "charset.h"

#include <errno.h>
#include <string.h>

#define REPLACEMENT 0xFFFD

/* Those that the C library converts, each with the names that mean it.  ISO 8859-1 and US-ASCII are not among
 * them: what says it is one of them is Windows-1252. */
static const struct {
  const char *converter;
  const char *names[10];
} sets[] = {
  { "IBM850", { "cp850", "ibm850", "850" } },
  { "IBM852", { "cp852", "ibm852", "852" } },
  { "IBM866", { "cp866", "ibm866", "866", "csibm866" } },
  { "ISO-8859-2", { "iso-8859-2", "iso8859-2", "latin2", "l2", "iso_8859-2" } },
  { "ISO-8859-3", { "iso-8859-3", "iso8859-3", "latin3", "iso_8859-3" } },
  { "ISO-8859-4", { "iso-8859-4", "iso8859-4", "latin4", "iso_8859-4" } },
  { "ISO-8859-5", { "iso-8859-5", "iso8859-5", "cyrillic", "iso_8859-5" } },
  { "ISO-8859-6", { "iso-8859-6", "iso8859-6", "arabic", "iso-8859-6-i", "iso-8859-6-e" } },
  { "ISO-8859-7", { "iso-8859-7", "iso8859-7", "greek", "iso_8859-7" } },
  { "ISO-8859-8", { "iso-8859-8", "iso8859-8", "hebrew", "iso-8859-8-i", "iso-8859-8-e", "logical" } },
  { "ISO-8859-10", { "iso-8859-10", "iso8859-10", "latin6" } },
  { "ISO-8859-13", { "iso-8859-13", "iso8859-13" } },
  { "ISO-8859-14", { "iso-8859-14", "iso8859-14" } },
  { "ISO-8859-15", { "iso-8859-15", "iso8859-15", "latin9", "latin-9", "iso_8859-15" } },
  { "ISO-8859-16", { "iso-8859-16", "iso8859-16" } },
  { "KOI8-R", { "koi8-r", "koi8", "koi8_r", "cskoi8r" } },
  { "KOI8-U", { "koi8-u", "koi8-ru" } },
  { "MACINTOSH", { "macintosh", "mac", "x-mac-roman", "csmacintosh", "10000" } },
  { "CP874", { "windows-874", "tis-620", "iso-8859-11", "cp874", "874" } },
  { "CP1250", { "windows-1250", "cp1250", "x-cp1250", "1250" } },
  { "CP1251", { "windows-1251", "cp1251", "x-cp1251", "1251" } },
  { "CP1253", { "windows-1253", "cp1253", "1253" } },
  { "CP1254", { "windows-1254", "cp1254", "iso-8859-9", "latin5", "iso8859-9", "1254" } },
  { "CP1255", { "windows-1255", "cp1255", "1255" } },
  { "CP1256", { "windows-1256", "cp1256", "1256" } },
  { "CP1257", { "windows-1257", "cp1257", "1257" } },
  { "CP1258", { "windows-1258", "cp1258", "1258" } },
  { "GB18030", { "gb18030", "gbk", "gb2312", "gb_2312-80", "x-gbk", "cp936", "936", "54936", "csgb2312" } },
  { "BIG5-HKSCS", { "big5", "big5-hkscs", "cn-big5", "x-x-big5", "csbig5", "950" } },
  { "EUC-JP", { "euc-jp", "x-euc-jp", "51932" } },
  { "ISO-2022-JP", { "iso-2022-jp", "csiso2022jp", "50220", "50221" } },
  { "CP932", { "shift_jis", "shift-jis", "sjis", "x-sjis", "windows-31j", "ms_kanji", "932", "cp932" } },
  { "UHC", { "euc-kr", "ks_c_5601-1987", "ksc5601", "ks_c_5601-1989", "korean", "cp949", "949", "51949" } },
  { "ISO-2022-KR", { "iso-2022-kr", "csiso2022kr" } },
  { "UTF-7", { "utf-7", "unicode-1-1-utf-7", "65000" } },
};

/* Open for as long as the process lives, so that they stay loaded. */
static GIConv converters[G_N_ELEMENTS (sets)];

/* Converters that gmime may ask for by another name. */
static const char *const also_asked_for[] = { "ISO-8859-1", "ISO-8859-9", "CP1252",    "GBK",
                                              "GB2312",     "BIG5",       "SHIFT_JIS", "EUC-KR",
                                              "TIS-620",    "UTF-16",     "UTF-32" };

static GIConv more_converters[G_N_ELEMENTS (also_asked_for)];

void
charset_prepare (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sets); i++)
    converters[i] = g_iconv_open ("UTF-8", sets[i].converter);
  for (gsize i = 0; i < G_N_ELEMENTS (also_asked_for); i++)
    more_converters[i] = g_iconv_open ("UTF-8", also_asked_for[i]);
}

static GIConv
find_converter (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sets); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (sets[i].names) && sets[i].names[j] != NULL; j++)
      if (g_ascii_strcasecmp (sets[i].names[j], name) == 0)
        return converters[i];
  return (GIConv) -1;
}

static gboolean
is_named (const char *name, const char *const *names)
{
  for (; *names != NULL; names++)
    if (g_ascii_strcasecmp (*names, name) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_unicode (const char *name)
{
  static const char *const names[] = { "utf-8",           "utf8",     "unicode-1-1-utf-8",
                                       "cp65001",         "65001",    "utf-16",
                                       "utf-16le",        "utf-16be", "unicode",
                                       "utf-32",          "1200",     "1201",
                                       "utf-32le",        "utf-32be", "ucs-2",
                                       "iso-10646-ucs-2", NULL };
  return is_named (name, names);
}

static gboolean
is_western (const char *name)
{
  static const char *const names[] = { "us-ascii",   "ascii",        "iso-8859-1", "iso8859-1",
                                       "iso_8859-1", "latin1",       "latin-1",    "l1",
                                       "cp1252",     "windows-1252", "x-cp1252",   "ansi_x3.4-1968",
                                       "1252",       "20127",        "28591",      "iso_8859-1:1987",
                                       NULL };
  return is_named (name, names);
}

gboolean
charset_is_known (const char *name)
{
  return is_unicode (name) || is_western (name) || find_converter (name) != (GIConv) -1;
}

const char *
charset_from_mark (const guint8 *bytes, gsize length, gsize *ret_mark)
{
  static const struct {
    const char *name;
    gsize length;
    guint8 bytes[4];
  } marks[] = {
    { "utf-8", 3, { 0xEF, 0xBB, 0xBF } },    { "utf-32le", 4, { 0xFF, 0xFE, 0, 0 } },
    { "utf-32be", 4, { 0, 0, 0xFE, 0xFF } }, { "utf-16le", 2, { 0xFF, 0xFE } },
    { "utf-16be", 2, { 0xFE, 0xFF } },
  };

  *ret_mark = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (length >= marks[i].length && memcmp (bytes, marks[i].bytes, marks[i].length) == 0) {
      *ret_mark = marks[i].length;
      return marks[i].name;
    }
  return NULL;
}

/* Zeros in every other place give away UTF-16 that does not say so. */
static const char *
guess_from_zeros (const guint8 *bytes, gsize length)
{
  if (length < 4)
    return NULL;
  if (bytes[0] != 0 && bytes[1] == 0 && bytes[2] != 0 && bytes[3] == 0)
    return "utf-16le";
  if (bytes[0] == 0 && bytes[1] != 0 && bytes[2] == 0 && bytes[3] != 0)
    return "utf-16be";
  return NULL;
}

/* Line ends as \n, and no control characters. */
static void
append_clean (GString *text, gunichar u, gunichar *previous)
{
  if (u == '\r' || u == '\f' || (u == '\n' && *previous != '\r'))
    g_string_append_c (text, '\n');
  else if (u == '\t' || (u != '\n' && u != 0xFEFF && !g_unichar_iscntrl (u)))
    g_string_append_unichar (text, u);
  *previous = u;
}

/* Moves past ASCII that stays as it is. */
static gsize
append_plain_run (GString *text, const guint8 *bytes, gsize length, gunichar *previous)
{
  gsize n = 0;

  while (n < length && ((bytes[n] >= ' ' && bytes[n] < 0x7F) || bytes[n] == '\t'))
    n++;
  g_string_append_len (text, (const char *) bytes, (gssize) n);
  if (n > 0)
    *previous = ' ';
  return n;
}

/* Windows-1252, 0x80 to 0x9F; five places have no meaning. */
static gunichar
from_windows (guint8 byte)
{
  static const guint16 high[32] = { 0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178 };

  if (byte < 0x80 || byte >= 0xA0)
    return byte;
  return high[byte - 0x80] != 0 ? high[byte - 0x80] : REPLACEMENT;
}

static char *
decode_western (const guint8 *bytes, gsize length, guint *n_lost)
{
  GString *text = g_string_sized_new (length);
  gunichar previous = 0;

  for (gsize i = 0; i < length;) {
    i += append_plain_run (text, bytes + i, length - i, &previous);
    if (i == length)
      break;
    gunichar u = from_windows (bytes[i++]);
    *n_lost += u == REPLACEMENT;
    append_clean (text, u, &previous);
  }
  return g_string_free (text, FALSE);
}

/* UTF-8, with a stray byte here and there that somebody pasted from Windows. */
static char *
decode_utf8 (const guint8 *bytes, gsize length, guint *n_lost)
{
  GString *text = g_string_sized_new (length);
  gunichar previous = 0;

  for (gsize i = 0; i < length;) {
    i += append_plain_run (text, bytes + i, length - i, &previous);
    if (i == length)
      break;
    gunichar u = bytes[i] < 0x80
                     ? bytes[i]
                     : g_utf8_get_char_validated ((const char *) bytes + i, (gssize) (length - i));
    if (u == (gunichar) -1 || u == (gunichar) -2) {
      u = from_windows (bytes[i++]);
      *n_lost += u == REPLACEMENT;
    } else {
      i += (gsize) g_unichar_to_utf8 (u, NULL);
    }
    append_clean (text, u, &previous);
  }
  return g_string_free (text, FALSE);
}

static gunichar
unit_at (const guint8 *bytes, gsize width, gboolean big)
{
  gunichar u = 0;

  for (gsize i = 0; i < width; i++)
    u = u << 8 | bytes[big ? i : width - 1 - i];
  return u;
}

/* UTF-16 or UTF-32: `width` bytes a unit. */
static char *
decode_units (const guint8 *bytes, gsize length, gsize width, gboolean big, guint *n_lost)
{
  GString *text = g_string_sized_new (length);
  gunichar previous = 0;

  for (gsize i = 0; i + width <= length; i += width) {
    gunichar u = unit_at (bytes + i, width, big);
    if (width == 2 && u >= 0xD800 && u < 0xDC00 && i + 2 * width <= length) {
      gunichar low = unit_at (bytes + i + width, width, big);
      if (low >= 0xDC00 && low < 0xE000) {
        u = 0x10000 + ((u - 0xD800) << 10) + (low - 0xDC00);
        i += width;
      }
    }
    if (!g_unichar_validate (u)) {
      u = REPLACEMENT;
      (*n_lost)++;
    }
    append_clean (text, u, &previous);
  }
  *n_lost += length % width != 0;
  return g_string_free (text, FALSE);
}

static char *
decode_unicode (const guint8 *bytes, gsize length, const char *name, guint *n_lost)
{
  gboolean big = g_str_has_suffix (name, "be") || g_str_has_suffix (name, "BE") || g_str_equal (name, "1201");

  if (strstr (name, "32") != NULL)
    return decode_units (bytes, length, 4, big, n_lost);
  if (strchr (name, '8') != NULL || g_str_equal (name, "65001"))
    return decode_utf8 (bytes, length, n_lost);
  if (!big && guess_from_zeros (bytes, length) != NULL)
    big = g_str_equal (guess_from_zeros (bytes, length), "utf-16be");
  return decode_units (bytes, length, 2, big, n_lost);
}

char *
charset_clean (const char *text, gsize length)
{
  guint n_lost = 0;

  return decode_utf8 ((const guint8 *) text, length, &n_lost);
}

/* What the converter cannot read stands as U+FFFD, a byte a time. */
static char *
convert (const guint8 *bytes, gsize length, GIConv converter, guint *n_lost)
{
  g_autoptr (GString) text = g_string_sized_new (length);
  gchar *in = (gchar *) (gpointer) bytes;
  gsize n_in = length;

  g_iconv (converter, NULL, NULL, NULL, NULL);
  while (n_in > 0) {
    gchar buffer[4096], *out = buffer;
    gsize n_out = sizeof buffer, n_before = n_in;
    gsize result = g_iconv (converter, &in, &n_in, &out, &n_out);
    int fault = errno;
    g_string_append_len (text, buffer, out - buffer);
    if (result != (gsize) -1 || (fault == E2BIG && n_in < n_before))
      continue;
    g_string_append (text, "\xEF\xBF\xBD");
    (*n_lost)++;
    in++;
    n_in--;
  }
  return charset_clean (text->str, text->len);
}

static gboolean
is_utf8_beyond_ascii (const guint8 *bytes, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (bytes[i] >= 0x80)
      return g_utf8_validate_len ((const char *) bytes, length, NULL);
  return FALSE;
}

/* Whether bytes without a mark can be what they are said to be.  Pages that call themselves UTF-16 in their
 * own ASCII text are not, and nobody writes valid UTF-8 by accident. */
static gboolean
is_believed (const guint8 *bytes, gsize length, const char *name)
{
  if (name == NULL || !charset_is_known (name))
    return FALSE;
  if (is_unicode (name) && strchr (name, '8') == NULL && memchr (bytes, 0, length) == NULL)
    return FALSE;
  return !is_utf8_beyond_ascii (bytes, length);
}

char *
charset_decode (const guint8 *bytes, gsize length, const char *name, guint *ret_n_lost)
{
  gsize mark;
  const char *marked = charset_from_mark (bytes, length, &mark);
  guint ignored = 0, *n_lost = ret_n_lost != NULL ? ret_n_lost : &ignored;

  if (length == 0)
    return g_strdup ("");
  bytes += mark;
  length -= mark;
  if (marked == NULL && name != NULL && !charset_is_known (name) &&
      !g_utf8_validate_len ((const char *) bytes, length, NULL))
    (*n_lost)++; /* what its letters are is a guess */
  if (marked != NULL)
    name = marked;
  else if (!is_believed (bytes, length, name))
    name = guess_from_zeros (bytes, length);
  if (name == NULL)
    return decode_utf8 (bytes, length, n_lost);
  if (is_unicode (name))
    return decode_unicode (bytes, length, name, n_lost);
  if (is_western (name))
    return decode_western (bytes, length, n_lost);
  return convert (bytes, length, find_converter (name), n_lost);
}

char *
charset_decode_wide (const guint8 *bytes, gsize length, guint *ret_n_lost)
{
  guint ignored = 0;

  return decode_units (bytes, length, 2, FALSE, ret_n_lost != NULL ? ret_n_lost : &ignored);
}
