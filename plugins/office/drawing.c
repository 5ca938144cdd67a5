/* drawing.c: takes a part in DrawingML (ECMA-376, part 1, 21): a diagram's data or a chart, gives its words.
 * Of a chart these are the names and numbers that it last showed. */
#include "drawing.h"
#include "excel-format.h"
#include "part.h"

typedef struct {
  Passage *passage;
  GString *format; /* of the numbers of a series */
  GString *value;
  gboolean in_numbers;
} Reader;

static void
end_line (gpointer reader)
{
  GString *text = ((Reader *) reader)->passage->text;

  if (text->len > 0 && text->str[text->len - 1] == '\t')
    g_string_truncate (text, text->len - 1);
  if (text->len > 0 && text->str[text->len - 1] != '\n')
    g_string_append_c (text, '\n');
}

static void
add_words (gpointer reader, const char *words, gsize length)
{
  GString *text = ((Reader *) reader)->passage->text;
  gsize start = text->len;

  g_string_append_len (text, words, (gssize) length);
  for (char *c = text->str + start; *c != '\0'; c++)
    if (g_ascii_isspace (*c))
      *c = ' ';
}

static gboolean
begin_line_end (gpointer reader, const char **attributes)
{
  (void) attributes;
  end_line (reader);
  return TRUE;
}

static gboolean
begin_numbers (gpointer data, const char **attributes)
{
  Reader *reader = data;

  (void) attributes;
  reader->in_numbers = TRUE;
  g_string_truncate (reader->format, 0);
  return TRUE;
}

static void
end_numbers (gpointer data)
{
  ((Reader *) data)->in_numbers = FALSE;
  end_line (data);
}

static void
add_format (gpointer data, const char *text, gsize length)
{
  g_string_append_len (((Reader *) data)->format, text, (gssize) length);
}

static void
add_value (gpointer data, const char *text, gsize length)
{
  g_string_append_len (((Reader *) data)->value, text, (gssize) length);
}

static void
end_value (gpointer data)
{
  Reader *reader = data;
  char *end = NULL;
  gdouble number = g_ascii_strtod (reader->value->str, &end);

  if (reader->in_numbers && reader->value->len > 0 && *end == '\0') {
    g_autofree char *shown =
        excel_format_number (reader->format->len > 0 ? reader->format->str : "General", number, FALSE);
    g_string_assign (reader->value, shown);
  }
  add_words (reader, reader->value->str, reader->value->len);
  g_string_append_c (reader->passage->text, '\t');
  g_string_truncate (reader->value, 0);
}

static const Element words_elements[] = {
  { .name = "a:p", .end = end_line },
  { .name = "a:br", .begin = begin_line_end },
  { .name = "a:t", .text = add_words },
  { .name = "mc:Fallback", .begin = leave_out }, /* the same in the words of an older program */
  { .name = NULL },
};
static const Element numbers_elements[] = {
  { .name = "c:strCache", .end = end_line },
  { .name = "c:numCache", .begin = begin_numbers, .end = end_numbers },
  { .name = "c:formatCode", .text = add_format },
  { .name = "c:v", .end = end_value, .text = add_value },
  { .name = NULL },
};
static Vocabulary vocabularies[2];

void
drawing_prepare (void)
{
  vocabulary_add (&vocabularies[DRAWING_WORDS], words_elements);
  vocabulary_add (&vocabularies[DRAWING_WORDS_AND_NUMBERS], words_elements);
  vocabulary_add (&vocabularies[DRAWING_WORDS_AND_NUMBERS], numbers_elements);
}

gboolean
drawing_read (Package *package, const char *part, DrawingWords wanted, Passage *passage, GError **error)
{
  Reader reader = { .passage = passage, .format = g_string_new (NULL), .value = g_string_new (NULL) };
  gboolean good = part_read_named (package, part, &vocabularies[wanted], &reader, error);

  end_line (&reader);
  g_string_free (reader.format, TRUE);
  g_string_free (reader.value, TRUE);
  return good;
}
