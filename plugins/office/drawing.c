/* drawing.c: takes a part in DrawingML (ECMA-376, part 1, 21): a diagram's data or a chart, gives its words.
 * Of a chart these are the names and numbers that it last showed. */
#include "drawing.h"
#include "part.h"

static void
end_line (gpointer reader)
{
  GString *text = ((Passage *) reader)->text;

  if (text->len > 0 && text->str[text->len - 1] == '\t')
    g_string_truncate (text, text->len - 1);
  if (text->len > 0 && text->str[text->len - 1] != '\n')
    g_string_append_c (text, '\n');
}

static void
end_value (gpointer reader)
{
  g_string_append_c (((Passage *) reader)->text, '\t');
}

static void
add_words (gpointer reader, const char *words, gsize length)
{
  GString *text = ((Passage *) reader)->text;
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

static const Element words_elements[] = {
  { .name = "a:p", .end = end_line },
  { .name = "a:br", .begin = begin_line_end },
  { .name = "a:t", .text = add_words },
  { .name = "mc:Fallback", .begin = leave_out }, /* the same in the words of an older program */
  { .name = NULL },
};
static const Element numbers_elements[] = {
  { .name = "c:strCache", .end = end_line },
  { .name = "c:numCache", .end = end_line },
  { .name = "c:v", .end = end_value, .text = add_words },
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
  gboolean good = part_read_named (package, part, &vocabularies[wanted], passage, error);

  end_line (passage);
  return good;
}
