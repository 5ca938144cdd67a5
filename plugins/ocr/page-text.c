/* page-text.c: takes words with their dots, gives a page: lines, paragraphs, and the place of each word. */
#include "page-text.h"
#include "words.h"

#include <string.h>

static const char *
space_before (const Word *word, const Word *last)
{
  if (last == NULL)
    return "";
  if (word->paragraph != last->paragraph)
    return "\n\n";
  return word->line != last->line ? "\n" : " ";
}

static CpWord
find_word (const Sheet *sheet, const Word *word, gsize start)
{
  const Place place = sheet_find_place (sheet, word->x1, word->y1, word->x2, word->y2);

  return (CpWord){ .start = (guint32) start,
                   .length = (guint32) strlen (word->text),
                   .x1 = (gfloat) place.x1,
                   .y1 = (gfloat) place.y1,
                   .x2 = (gfloat) place.x2,
                   .y2 = (gfloat) place.y2,
                   .doubt = (gfloat) (1 - word->confidence) };
}

gboolean
page_text_push (CpSink *sink, const CpPicture *picture, const Sheet *sheet, const GArray *words,
                GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (CpWord));
  const Word *last = NULL;

  for (guint i = 0; i < words->len; i++) {
    const Word *word = words_get (words, i);
    g_string_append (text, space_before (word, last));
    const CpWord placed = find_word (sheet, word, text->len);
    g_array_append_val (found, placed);
    g_string_append (text, word->text);
    last = word;
  }
  g_string_append_c (text, '\n');
  const CpPage page = { .number = picture->page,
                        .unit = CP_UNIT_PAGE,
                        .text = text->str,
                        .width = picture->page_width,
                        .height = picture->page_height,
                        .words = (const CpWord *) (const void *) found->data,
                        .n_words = found->len };
  return sink->page (sink, &page, error);
}
