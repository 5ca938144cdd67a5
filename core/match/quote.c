/* quote.c: takes a page and a span, gives a quote and its boxes. */
#include "quote.h"
#include "coverage.h"
#include "text.h"

#include <string.h>

/* How far a quote reaches before and after the words that matched, at most; in bytes. */
#define WIDEN_BYTES 180
/* A shorter line that a longer one could have continued was ended on purpose. */
#define FULL_LINE_BYTES 45

static gboolean
is_sentence_end (const char *text, gsize at)
{
  if (strchr (".!?", text[at]) == NULL || text[at] == '\0')
    return FALSE;
  return text[at + 1] == '\0' || g_ascii_isspace (text[at + 1]);
}

static gsize
line_start (const char *text, gsize at)
{
  while (at > 0 && text[at - 1] != '\n')
    at--;
  return at;
}

/* "Name: " or "bronze: ", as forms have it. */
static gboolean
is_label (const char *line)
{
  gsize length = strcspn (line, ":. \n");

  return length > 0 && length < FULL_LINE_BYTES / 2 && line[length] == ':' && line[length + 1] == ' ';
}

/* Whether the line end at `at` ends what was being said, and not only the line. */
static gboolean
is_hard_line_end (const char *text, gsize at)
{
  gsize length = at - line_start (text, at);
  char next = text[at + 1];

  if (next == '\n' || next == '\0' || length == 0)
    return TRUE;
  if (memchr (text + at - length, '\t', length) != NULL ||
      strcspn (text + at + 1, "\t\n") < strcspn (text + at + 1, "\n"))
    return TRUE; /* a row of a table */
  if (is_label (text + at + 1))
    return TRUE;
  if (g_ascii_islower (next))
    return FALSE;
  return length < FULL_LINE_BYTES;
}

static gboolean
is_break (const char *text, gsize at)
{
  return is_sentence_end (text, at) || (text[at] == '\n' && is_hard_line_end (text, at));
}

static gboolean
is_inside_character (const char *text, gsize at)
{
  return ((guint8) text[at] & 0xC0) == 0x80;
}

static gsize
back_to_break (const char *text, gsize from, gsize lowest)
{
  while (from > lowest && !is_break (text, from - 1))
    from--;
  return from;
}

/* Where the words begin that end in `at`; not before `lowest`.  A quote that would begin in the middle of
 * something, as the second line of a table's cell does, takes in what stands before it. */
static gsize
find_beginning (const char *text, gsize at, gsize lowest)
{
  gsize from = back_to_break (text, at, lowest);

  while (from > lowest) {
    gsize first;
    for (first = from; first < at && g_ascii_isspace (text[first]); first++)
      ;
    if (!g_ascii_islower (text[first]) || is_label (text + first))
      break;
    from = back_to_break (text, from - 1, lowest);
  }
  return from;
}

/* A quote is never longer than people read; what matched comes first. */
static void
cut (const char *text, gsize start, gsize end, gsize *from, gsize *to)
{
  if (end > *from + CP_QUOTE_CHARACTERS)
    *from = start;
  *to = MIN (*to, *from + CP_QUOTE_CHARACTERS);
  while (*to > *from + 1 && !g_ascii_isspace (text[*to]))
    (*to)--;
  while (*to > *from + 1 && g_ascii_isspace (text[*to - 1]))
    (*to)--;
}

void
cp_quote_widen (const char *text, guint32 *start, guint32 *length)
{
  gsize from = *start, to = (gsize) *start + *length, end = strlen (text);
  gsize lowest = from > WIDEN_BYTES ? from - WIDEN_BYTES : 0, highest = MIN (to + WIDEN_BYTES, end);

  from = find_beginning (text, from, lowest);
  if (from == lowest && lowest > 0) /* no beginning in reach: begin with a whole word */
    while (from < *start && !g_ascii_isspace (text[from]))
      from++;
  while (from < *start && (g_ascii_isspace (text[from]) || is_inside_character (text, from)))
    from++;
  while (to < highest && !is_break (text, to))
    to++;
  if (to < end && is_sentence_end (text, to))
    to++;
  else if (to == highest && highest < end)
    while (to > (gsize) *start + *length && !g_ascii_isspace (text[to]))
      to--;
  while (to > (gsize) *start + *length && (g_ascii_isspace (text[to - 1]) || is_inside_character (text, to)))
    to--;
  if (to > from + CP_QUOTE_CHARACTERS)
    cut (text, *start, *start + *length, &from, &to);
  *start = (guint32) from;
  *length = (guint32) (to - from);
}

char *
cp_quote_text (const char *text, guint32 start, guint32 length)
{
  g_autofree char *folded = cp_text_fold_space (text + start, length);

  return cp_text_shorten (folded, CP_QUOTE_CHARACTERS);
}

static gboolean
is_same_line (const CpBox *box, const CpWord *word)
{
  gdouble middle = ((gdouble) word->y1 + (gdouble) word->y2) / 2;

  return middle >= box->y1 && middle <= box->y2 && (gdouble) word->x1 >= box->x1;
}

static void
add_word (GArray *boxes, const CpWord *word)
{
  const CpBox own = { word->x1, word->y1, word->x2, word->y2 };
  CpBox *last = boxes->len > 0 ? &g_array_index (boxes, CpBox, boxes->len - 1) : NULL;

  if (last == NULL || !is_same_line (last, word)) {
    g_array_append_val (boxes, own);
    return;
  }
  last->x2 = MAX (last->x2, own.x2);
  last->y1 = MIN (last->y1, own.y1);
  last->y2 = MAX (last->y2, own.y2);
}

GArray *
cp_quote_boxes (const CpPage *page, guint32 start, guint32 length)
{
  GArray *boxes = NULL;

  for (gsize i = 0; i < page->n_words; i++) {
    const CpWord *word = &page->words[i];
    if (word->start >= start + length)
      break;
    if (word->start + word->length <= start)
      continue;
    if (boxes == NULL)
      boxes = g_array_new (FALSE, FALSE, sizeof (CpBox));
    add_word (boxes, word);
  }
  return boxes;
}
