/* words.c: takes a picture that is ready to be read, gives its words in reading order, good ones and bad. */
#include "words.h"
#include "models.h"

#include <string.h>

/* Less than the host gives a picture, so that what was read by then is kept. */
#define MOST_MILLISECONDS 30000

static void
word_clear (gpointer data)
{
  g_free (((Word *) data)->text);
}

/* Letters as they are; no control character, and no space within a word. */
static char *
clean (const char *raw)
{
  g_autofree char *valid = g_utf8_make_valid (raw, -1);
  GString *cleaned = g_string_new (NULL);

  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c)) {
    gunichar u = g_utf8_get_char (c);
    if (!g_unichar_iscntrl (u) && !g_unichar_isspace (u))
      g_string_append_unichar (cleaned, u);
  }
  return g_string_free (cleaned, FALSE);
}

static void
add_word (GArray *words, const TessResultIterator *results, const TessPageIterator *places, guint line,
          guint paragraph)
{
  char *raw = TessResultIteratorGetUTF8Text (results, RIL_WORD);
  Word word = { .line = line, .paragraph = paragraph };

  if (raw == NULL)
    return;
  word.text = clean (raw);
  TessDeleteText (raw);
  if (*word.text == '\0' ||
      !TessPageIteratorBoundingBox (places, RIL_WORD, &word.x1, &word.y1, &word.x2, &word.y2)) {
    g_free (word.text);
    return;
  }
  word.confidence = CLAMP ((gdouble) TessResultIteratorConfidence (results, RIL_WORD) / 100, 0, 1);
  word.is_known = TessResultIteratorWordIsFromDictionary (results);
  g_array_append_val (words, word);
}

static void
collect (TessBaseAPI *reader, GArray *words)
{
  g_autoptr (TessResultIterator) results = TessBaseAPIGetIterator (reader);
  guint line = 0, paragraph = 0;

  if (results == NULL)
    return;
  const TessPageIterator *places = TessResultIteratorGetPageIteratorConst (results);
  do {
    line += TessPageIteratorIsAtBeginningOf (places, RIL_TEXTLINE) ? 1 : 0;
    paragraph += TessPageIteratorIsAtBeginningOf (places, RIL_PARA) ? 1 : 0;
    add_word (words, results, places, line, paragraph);
  } while (TessResultIteratorNext (results, RIL_WORD));
}

static gboolean
has_neighbour (const GArray *words, guint index)
{
  guint line = words_get (words, index)->line;

  return (index > 0 && words_get (words, index - 1)->line == line) ||
         (index + 1 < words->len && words_get (words, index + 1)->line == line);
}

/* Among words a bar is the letter I, since printed lines were taken off; by itself it is what was left of
 * one. */
static void
settle_bars (GArray *words)
{
  for (guint i = words->len; i-- > 0;) {
    Word *word = &g_array_index (words, Word, i);
    if (g_str_equal (word->text, "|") && !has_neighbour (words, i))
      g_array_remove_index (words, i);
    else
      g_strdelimit (word->text, "|", 'I');
  }
}

GArray *
words_read (PIX *grey, gdouble dots_per_inch, gboolean *ret_has_ended)
{
  TessBaseAPI *reader = models_get_reader ();
  g_autoptr (ETEXT_DESC) monitor = TessMonitorCreate ();
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));
  gint64 before_us = g_get_monotonic_time ();

  g_array_set_clear_func (words, word_clear);
  TessMonitorSetDeadlineMSecs (monitor, MOST_MILLISECONDS);
  pixSetResolution (grey, (int) dots_per_inch, (int) dots_per_inch);
  TessBaseAPISetImage2 (reader, grey);
  gboolean is_good = TessBaseAPIRecognize (reader, monitor) == 0;
  *ret_has_ended = g_get_monotonic_time () - before_us < (gint64) MOST_MILLISECONDS * 1000;
  if (is_good)
    collect (reader, words);
  TessBaseAPIClear (reader);
  settle_bars (words);
  return words;
}
