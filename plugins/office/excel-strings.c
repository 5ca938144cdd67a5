/* excel-strings.c: takes xl/sharedStrings.xml (ECMA-376, part 1, 18.4), gives its strings by number: the
 * pieces of rich text joined, how words are spoken left out. */
#include "excel-strings.h"
#include "part.h"

#include <string.h>

struct ExcelStrings {
  GString *texts; /* one after another, each with its NUL */
  GArray *starts; /* guint32: of each in `texts` */
};

ExcelStrings *
excel_strings_new (void)
{
  ExcelStrings *strings = g_new0 (ExcelStrings, 1);

  strings->texts = g_string_new (NULL);
  strings->starts = g_array_new (FALSE, FALSE, sizeof (guint32));
  return strings;
}

void
excel_strings_free (ExcelStrings *strings)
{
  g_string_free (strings->texts, TRUE);
  g_array_unref (strings->starts);
  g_free (strings);
}

/* "_x000D_" at that place, as a character; 0 where there is none, or one that no text holds. */
static gunichar
escaped_at (const char *text)
{
  gunichar character = 0;

  if (strncmp (text, "_x", 2) != 0)
    return 0;
  for (guint i = 2; i < 6; i++) {
    if (!g_ascii_isxdigit (text[i]))
      return 0;
    character = character * 16 + (gunichar) g_ascii_xdigit_value (text[i]);
  }
  return text[6] == '_' && character != 0 && g_unichar_validate (character) ? character : 0;
}

void
excel_strings_unescape (GString *text, gsize from)
{
  char *to = text->str + from;

  if (strstr (to, "_x") == NULL)
    return;
  for (const char *at = to; *at != '\0';) {
    gunichar character = escaped_at (at);
    if (character != 0) {
      to += g_unichar_to_utf8 (character, to);
      at += 7;
    } else {
      *to++ = *at++;
    }
  }
  g_string_truncate (text, (gsize) (to - text->str));
}

static gboolean
begin_string (gpointer reader, const char **attributes)
{
  ExcelStrings *strings = reader;
  guint32 start = (guint32) strings->texts->len;

  (void) attributes;
  g_array_append_val (strings->starts, start);
  return TRUE;
}

static void
end_string (gpointer reader)
{
  ExcelStrings *strings = reader;

  excel_strings_unescape (strings->texts, g_array_index (strings->starts, guint32, strings->starts->len - 1));
  g_string_append_c (strings->texts, '\0');
}

static void
add_text (gpointer reader, const char *text, gsize length)
{
  const ExcelStrings *strings = reader;

  if (strings->starts->len > 0)
    g_string_append_len (strings->texts, text, (gssize) length);
}

static const Element elements[] = {
  { .name = "x:si", .begin = begin_string, .end = end_string },
  { .name = "x:t", .text = add_text },
  { .name = "x:rPh", .begin = leave_out },
  { .name = NULL },
};
static Vocabulary vocabulary;

void
excel_strings_prepare (void)
{
  vocabulary_add (&vocabulary, elements);
}

gboolean
excel_strings_read (ExcelStrings *strings, Package *package, const char *part, GError **error)
{
  return part_read_named (package, part, &vocabulary, strings, error);
}

const char *
excel_strings_get (const ExcelStrings *strings, guint number)
{
  if (number >= strings->starts->len)
    return NULL;
  return strings->texts->str + g_array_index (strings->starts, guint32, number);
}
