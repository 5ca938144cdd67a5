/* rtf.c: takes rich text, packed or not, gives its words.  What it looks like is not read. */
#include "rtf.h"
#include "charset.h"

#include <string.h>

#define HEAD_BYTES 16
#define RING_BYTES 4096
#define MAX_BYTES (64u << 20)
#define MAX_GROUPS 1000
#define WORD_BYTES 32

static guint32
number_at (const guint8 *bytes)
{
  return bytes[0] | (guint32) bytes[1] << 8 | (guint32) bytes[2] << 16 | (guint32) bytes[3] << 24;
}

/* What the ring holds before anything is unpacked ([MS-OXRTFCP], 2.1.2.1). */
static const char ring_start[] =
    "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss "
    "\\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier"
    "{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab"
    "\\tx";

typedef struct {
  guint8 ring[RING_BYTES];
  guint at;
  GByteArray *unpacked;
} Unpacker;

static void
put (Unpacker *unpacker, guint8 byte)
{
  unpacker->ring[unpacker->at] = byte;
  unpacker->at = (unpacker->at + 1) % RING_BYTES;
  g_byte_array_append (unpacker->unpacked, &byte, 1);
}

/* A run of eight items, each a byte or a piece of the ring.  FALSE at the end. */
static gboolean
unpack_run (Unpacker *unpacker, const guint8 *bytes, gsize length, gsize *at, gsize wanted)
{
  guint8 kinds = bytes[(*at)++];

  for (guint i = 0; i < 8; i++, kinds >>= 1) {
    if (unpacker->unpacked->len >= wanted || *at >= length)
      return FALSE;
    if ((kinds & 1) == 0) {
      put (unpacker, bytes[(*at)++]);
      continue;
    }
    if (length - *at < 2)
      return FALSE;
    guint from = (guint) bytes[*at] << 4 | bytes[*at + 1] >> 4, n = (bytes[*at + 1] & 0xF) + 2;
    *at += 2;
    if (from == unpacker->at) /* the mark of the end */
      return FALSE;
    for (; n > 0 && unpacker->unpacked->len < wanted; n--, from = (from + 1) % RING_BYTES)
      put (unpacker, unpacker->ring[from]);
  }
  return TRUE;
}

GByteArray *
rtf_unpack (const guint8 *bytes, gsize length)
{
  if (length < HEAD_BYTES)
    return NULL;
  gsize wanted = number_at (bytes + 4), at = HEAD_BYTES;
  if (wanted > MAX_BYTES)
    return NULL;
  g_autoptr (GByteArray) unpacked = g_byte_array_new ();
  if (memcmp (bytes + 8, "MELA", 4) == 0) {
    g_byte_array_append (unpacked, bytes + at, (guint) MIN (wanted, length - at));
    return g_steal_pointer (&unpacked);
  }
  if (memcmp (bytes + 8, "LZFu", 4) != 0)
    return NULL;

  Unpacker unpacker = { .unpacked = unpacked, .at = sizeof ring_start - 1 };
  memcpy (unpacker.ring, ring_start, sizeof ring_start - 1);
  while (at < length && unpack_run (&unpacker, bytes, length, &at, wanted))
    ;
  return g_steal_pointer (&unpacked);
}

/* What a group passes on to the groups in it. */
typedef struct {
  gboolean is_hidden;
  gboolean is_wrapping; /* between \htmlrtf and \htmlrtf0: what stands there is not of the web page */
  guint n_stand_ins;    /* how many characters follow each \u for older programs */
} Group;

typedef struct {
  GString *text;
  GByteArray *pending; /* bytes of a code page, not yet text */
  char charset[16];
  GArray *groups; /* Group; the last is open */
  guint n_to_skip;
  gboolean is_html;
  gboolean is_group_start; /* nothing of the group was read yet */
  gunichar high;           /* the first half of a character beyond 16 bits */
  guint *n_lost;
} Reader;

static Group *
current (const Reader *reader)
{
  return &g_array_index (reader->groups, Group, reader->groups->len - 1);
}

static gboolean
is_shown (const Reader *reader)
{
  return !current (reader)->is_hidden && !current (reader)->is_wrapping;
}

static void
flush (Reader *reader)
{
  if (reader->pending->len == 0)
    return;
  g_autofree char *text =
      charset_decode (reader->pending->data, reader->pending->len, reader->charset, reader->n_lost);
  g_string_append (reader->text, text);
  g_byte_array_set_size (reader->pending, 0);
}

static void
add_byte (Reader *reader, guint8 byte)
{
  if (reader->n_to_skip > 0)
    reader->n_to_skip--;
  else if (is_shown (reader))
    g_byte_array_append (reader->pending, &byte, 1);
}

static void
add_words (Reader *reader, const char *words)
{
  reader->n_to_skip = 0;
  if (!is_shown (reader))
    return;
  flush (reader);
  g_string_append (reader->text, words);
}

static void
add_unicode (Reader *reader, int number)
{
  gunichar u = (gunichar) (number < 0 ? number + 0x10000 : number);

  reader->n_to_skip = current (reader)->n_stand_ins;
  if (u >= 0xD800 && u < 0xDC00) {
    reader->high = u;
    return;
  }
  if (u >= 0xDC00 && u < 0xE000 && reader->high != 0)
    u = 0x10000 + ((reader->high - 0xD800) << 10) + (u - 0xDC00);
  reader->high = 0;
  if (!is_shown (reader) || !g_unichar_validate (u) || u == 0)
    return;
  flush (reader);
  g_string_append_unichar (reader->text, u);
}

/* Words that stand for characters. */
static const char *
character_of (const char *word)
{
  static const struct {
    const char *word, *text;
  } characters[] = {
    { "par", "\n" },   { "line", "\n" },  { "row", "\n" },      { "sect", "\n" },     { "page", "\n" },
    { "tab", "\t" },   { "cell", "\t" },  { "emdash", "—" },    { "endash", "–" },    { "bullet", "•" },
    { "lquote", "‘" }, { "rquote", "’" }, { "ldblquote", "“" }, { "rdblquote", "”" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (characters); i++)
    if (g_str_equal (characters[i].word, word))
      return characters[i].text;
  return NULL;
}

/* Groups that hold no text of the message. */
static gboolean
hides (const char *word)
{
  static const char *const words[] = { "fonttbl",  "colortbl", "stylesheet", "info",      "pict",
                                       "object",   "header",   "footer",     "listtable", "themedata",
                                       "xmlnstbl", "filetbl",  "revtbl",     "datastore", NULL };
  return g_strv_contains (words, word);
}

static void
obey (Reader *reader, const char *word, gboolean has_number, int number)
{
  Group *group = current (reader);
  const char *character = character_of (word);

  if (character != NULL)
    add_words (reader, character);
  else if (g_str_equal (word, "u") && has_number)
    add_unicode (reader, number);
  else if (g_str_equal (word, "uc") && has_number)
    group->n_stand_ins = (guint) CLAMP (number, 0, 100);
  else if (g_str_equal (word, "ansicpg") && has_number)
    g_snprintf (reader->charset, sizeof reader->charset, "%d", number);
  else if (g_str_equal (word, "fromhtml"))
    reader->is_html = TRUE;
  else if (g_str_equal (word, "htmlrtf"))
    group->is_wrapping = reader->is_html && !(has_number && number == 0);
  else if (g_str_equal (word, "htmltag"))
    group->is_hidden = FALSE; /* it begins with \*, and yet is what we want */
  else if (hides (word))
    group->is_hidden = TRUE;
}

/* A backslash and a word, with a number perhaps; one space after it belongs to it. */
static gsize
read_word (Reader *reader, const guint8 *bytes, gsize length)
{
  char word[WORD_BYTES + 1] = "";
  gsize n = 0, digits;
  gint64 number = 0;

  while (n < length && n < WORD_BYTES && g_ascii_isalpha (bytes[n])) {
    word[n] = (char) bytes[n];
    n++;
  }
  gboolean is_negative = n < length && bytes[n] == '-';
  n += is_negative;
  for (digits = n; n < length && n < digits + 9 && g_ascii_isdigit (bytes[n]); n++)
    number = number * 10 + (bytes[n] - '0');
  obey (reader, word, n > digits, (int) (is_negative ? -number : number));
  if (g_str_equal (word, "bin")) /* raw bytes follow */
    return MIN (length, n + 1 + (gsize) MAX (number, 0));
  return n + (n < length && bytes[n] == ' ');
}

/* What follows a backslash.  The number of bytes that it took. */
static gsize
read_control (Reader *reader, const guint8 *bytes, gsize length)
{
  if (length == 0)
    return 0;
  if (g_ascii_isalpha (bytes[0]))
    return read_word (reader, bytes, length);
  if (bytes[0] == '\'' && length >= 3 && g_ascii_isxdigit (bytes[1]) && g_ascii_isxdigit (bytes[2])) {
    add_byte (reader, (guint8) (g_ascii_xdigit_value ((char) bytes[1]) << 4 |
                                g_ascii_xdigit_value ((char) bytes[2])));
    return 3;
  }
  if (bytes[0] == '*' && reader->is_group_start)
    current (reader)->is_hidden = TRUE;
  else if (bytes[0] == '~')
    add_byte (reader, ' ');
  else if (strchr ("\\{}", bytes[0]) != NULL)
    add_byte (reader, bytes[0]);
  else if (bytes[0] == '\n' || bytes[0] == '\r')
    add_words (reader, "\n");
  return 1;
}

static void
open_group (Reader *reader)
{
  Group group = *current (reader);

  if (reader->groups->len < MAX_GROUPS)
    g_array_append_val (reader->groups, group);
  reader->n_to_skip = 0;
}

static void
close_group (Reader *reader)
{
  if (reader->groups->len > 1)
    g_array_set_size (reader->groups, reader->groups->len - 1);
  reader->n_to_skip = 0;
}

char *
rtf_to_text (const guint8 *bytes, gsize length, gboolean *ret_is_html, guint *n_lost)
{
  g_autoptr (GByteArray) pending = g_byte_array_new ();
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (Group));
  Reader reader = {
    .text = g_string_new (NULL), .pending = pending, .charset = "1252", .groups = groups, .n_lost = n_lost
  };
  const Group outermost = { .n_stand_ins = 1 };

  g_array_append_val (groups, outermost);
  for (gsize i = 0; i < length; i++) {
    gboolean is_start = bytes[i] == '{';
    if (bytes[i] == '{')
      open_group (&reader);
    else if (bytes[i] == '}')
      close_group (&reader);
    else if (bytes[i] == '\\')
      i += read_control (&reader, bytes + i + 1, length - i - 1);
    else if (bytes[i] != '\n' && bytes[i] != '\r')
      add_byte (&reader, bytes[i]);
    reader.is_group_start = is_start;
  }
  flush (&reader);
  *ret_is_html = reader.is_html;
  return g_string_free (reader.text, FALSE);
}
