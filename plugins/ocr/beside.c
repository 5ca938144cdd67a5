/* beside.c: takes empty boxes and the ink that is no print, gives those a mark that somebody ticked at their
 * side. */
#include "beside.h"
#include "ink.h"
#include "words.h"
#include "writing.h"

/* Of the side of a box: how far a mark is looked for, how near where the words of the box begin, how large it
 * is. */
#define FARTHEST 1.3
#define FARTHEST_BY_WORDS 0.4
#define ABOVE 0.9
#define BELOW 0.4
#define LEAST_MARK 0.6
#define MOST_MARK 3.0
#define NEAREST_OTHER 1.4
#define LEAST_DARKNESS 40.0
/* What is less sure is no print, or else it has letters enough: tesseract makes words of ticks, and is sure
 * of some. */
#define LEAST_PRINT 0.8
#define LEAST_LETTERS 3
#define LIKE_TICKS "vVyYwWJjLlI/\\|~^<([{,.'`¥√✓"
/* Millimetres: words that begin no farther from a box are its own. */
#define FARTHEST_WORDS 12.0
#define TICK_DOUBT 0.45
#define MARK_DOUBT 0.6
/* Of a tick's width: where its foot stands at the most. */
#define FARTHEST_FOOT 0.65

static gboolean
is_print (const Word *word)
{
  gboolean is_like_tick = TRUE;

  for (const char *c = word->text; *c != '\0'; c = g_utf8_next_char (c))
    is_like_tick = is_like_tick && g_utf8_strchr (LIKE_TICKS, -1, g_utf8_get_char (c)) != NULL;
  return !is_like_tick &&
         (word->confidence >= LEAST_PRINT || g_utf8_strlen (word->text, -1) >= LEAST_LETTERS);
}

static PIX *
copy_bare_ink (const Sheet *sheet, const GArray *words)
{
  Sheet bare = *sheet;

  bare.ink = pixCopy (NULL, sheet->ink);
  for (guint i = 0; bare.ink != NULL && i < words->len; i++) {
    const Word *word = words_get (words, i);
    if (is_print (word))
      writing_cross_off (&bare, word->x1, word->y1, word->x2, word->y2);
  }
  return bare.ink;
}

/* How near words are at the left or right of the box, in dots. */
static int
find_nearest_word (const GArray *words, const Frame *frame, gboolean at_right)
{
  int nearest = G_MAXINT, middle = (frame->y1 + frame->y2) / 2;

  for (guint i = 0; i < words->len; i++) {
    const Word *word = words_get (words, i);
    int away = at_right ? word->x1 - frame->x2 : frame->x1 - word->x2;
    if (is_print (word) && word->y1 < middle && word->y2 > middle && away > -2)
      nearest = MIN (nearest, away);
  }
  return nearest;
}

static Part
find_part (const Sheet *sheet, const GArray *words, const Frame *frame)
{
  int side = frame->x2 - frame->x1, farthest = (int) sheet_millimetres (sheet, FARTHEST_WORDS);
  gboolean words_at_right = find_nearest_word (words, frame, TRUE) <= farthest,
           words_at_left = find_nearest_word (words, frame, FALSE) <= farthest;

  return (Part){ frame->x1 - (int) ((words_at_left ? FARTHEST_BY_WORDS : FARTHEST) * side),
                 frame->y1 - (int) (ABOVE * side),
                 frame->x2 + (int) ((words_at_right ? FARTHEST_BY_WORDS : FARTHEST) * side),
                 frame->y2 + (int) (BELOW * side) };
}

/* Where the lowest and the two outermost dots of a mark are. */
typedef struct {
  int foot_x, foot_y, left_y, right_y;
} Ends;

static Ends
find_ends (PIX *mark)
{
  int width = pixGetWidth (mark), height = pixGetHeight (mark);
  Ends ends = { 0, -1, height, height };

  for (int y = 0; y < height; y++) {
    const l_uint32 *dots = pixGetData (mark) + (gsize) y * (gsize) pixGetWpl (mark);
    for (int x = 0; x < width; x++) {
      if (!GET_DATA_BIT (dots, x))
        continue;
      ends.foot_x = y > ends.foot_y ? x : ends.foot_x;
      ends.foot_y = y;
      ends.left_y = x <= width / 8 ? MIN (ends.left_y, y) : ends.left_y;
      ends.right_y = x >= width - 1 - width / 8 ? MIN (ends.right_y, y) : ends.right_y;
    }
  }
  return ends;
}

/* Down to a foot, and up again, higher, to the right. */
static gboolean
is_tick (const Sheet *bare, const Part *place)
{
  g_autoptr (PIX) mark = ink_cut (bare->ink, place);

  if (mark == NULL)
    return FALSE;
  const Ends ends = find_ends (mark);
  return ends.foot_x <= FARTHEST_FOOT * pixGetWidth (mark) && ends.right_y < ends.left_y &&
         ends.left_y < ends.foot_y && ends.foot_x > 0;
}

static gboolean
is_near_another (const GArray *boxes, guint index, const Part *place)
{
  const Frame *own = &boxes_get (boxes, index)->frame;
  int near = (int) (NEAREST_OTHER * (own->x2 - own->x1));
  const Frame around = { place->x1 - near, place->y1, place->x2 + near, place->y2, 0, FALSE };

  for (guint i = 0; i < boxes->len; i++) {
    const Frame *other = &boxes_get (boxes, i)->frame;
    if (i != index && MIN (around.x2, other->x2) > MAX (around.x1, other->x1) &&
        MIN (around.y2, other->y2) > MAX (around.y1, other->y1))
      return TRUE;
  }
  return FALSE;
}

static void
look_beside (const Sheet *sheet, const Sheet *bare, const GArray *boxes, guint index, const GArray *words)
{
  Box *box = &g_array_index (boxes, Box, index);
  gdouble side = (box->frame.x2 - box->frame.x1) / sheet_millimetres (bare, 1);
  const Part part = find_part (bare, words, &box->frame);
  const Ink ink = ink_measure (bare, &part);
  gdouble larger = MAX (ink.width, ink.height);

  if (larger < LEAST_MARK * side || larger > MOST_MARK * side || ink.length < side ||
      ink.darkness < LEAST_DARKNESS)
    return;
  gboolean is_sure = is_tick (bare, &ink.place) && !is_near_another (boxes, index, &ink.place);
  box->mark = is_sure ? BOX_TICKED : BOX_EMPTY;
  box->doubt = is_sure ? TICK_DOUBT : MARK_DOUBT;
  writing_cross_off (sheet, ink.place.x1, ink.place.y1, ink.place.x2, ink.place.y2); /* it is accounted for */
}

void
beside_look (const Sheet *sheet, GArray *boxes, const GArray *words)
{
  g_autoptr (PIX) ink = boxes->len > 0 ? copy_bare_ink (sheet, words) : NULL;
  Sheet bare = *sheet;

  bare.ink = ink;
  for (guint i = 0; ink != NULL && i < boxes->len; i++) {
    const Box *box = boxes_get (boxes, i);
    if (box->mark == BOX_EMPTY && box->doubt <= 0.5)
      look_beside (sheet, &bare, boxes, i, words);
  }
}
