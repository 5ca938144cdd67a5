/* ocr.c: takes the picture of one page, gives its printed words with their places and, for people, what it
 * cannot read. */
#include "beside.h"
#include "coproof-plugin.h"
#include "form.h"
#include "judge.h"
#include "models.h"
#include "page-text.h"
#include "rules.h"
#include "sheet.h"
#include "signing.h"
#include "words.h"
#include "writing.h"

/* Of an otherwise printed page: a word or two by hand. */
#define LEAST_STROKES 3
#define LEAST_MILLIMETRES 25.0
/* Of a page of which nothing was read, where most of it is paper: a drawing has long strokes and few.  In a
 * photograph only rows of letters count. */
#define LEAST_MILLIMETRES_ALONE 40.0
#define LEAST_ROWS_IN_PHOTO 2
/* Of a page to write on that has no box. */
#define LEAST_LINES 3

typedef struct {
  const Sheet *sheet;
  const Rules *rules;
  GArray *boxes, *places, *words; /* of Box, SigningPlace, Word */
} Reading;

static gboolean
push_gap (CpSink *sink, const CpPicture *picture, CpGapWhy why, const char *detail, GError **error)
{
  return sink->gap (sink, picture->page, why, picture->carries, detail, error);
}

static void
cross_off_words (const Sheet *sheet, const GArray *words)
{
  int rim = (int) sheet_millimetres (sheet, 0.4);

  for (guint i = 0; i < words->len; i++) {
    const Word *word = words_get (words, i);
    writing_cross_off (sheet, word->x1 - rim, word->y1 - rim, word->x2 + rim, word->y2 + rim);
  }
}

/* Behind the words of a leaflet there are strokes, too: a page with words of its own must be one to write on.
 */
static gboolean
can_have_writing (const CpPicture *picture, const Reading *reading)
{
  if (!picture->has_words)
    return TRUE;
  return reading->sheet->is_paper &&
         (reading->words->len == 0 || reading->boxes->len + reading->places->len > 0 ||
          reading->rules->lying->len >= LEAST_LINES);
}

static gboolean
push_writing (CpSink *sink, const CpPicture *picture, const Reading *reading, GError **error)
{
  const Sheet *sheet = reading->sheet;

  if (!can_have_writing (picture, reading))
    return TRUE;
  const Writing writing = writing_measure (sheet);
  gboolean is_alone = sheet->is_paper ? writing.millimetres >= LEAST_MILLIMETRES_ALONE
                                      : writing.n_rows >= LEAST_ROWS_IN_PHOTO;

  if (reading->words->len == 0)
    return !is_alone || push_gap (sink, picture, CP_GAP_HANDWRITING, NULL, error);
  return writing.n_strokes < LEAST_STROKES || writing.millimetres < LEAST_MILLIMETRES ||
         push_gap (sink, picture, CP_GAP_HANDWRITING,
                   "Some of it is written by hand, or too poor to read: a person must read that.", error);
}

static gboolean
push_all (CpSink *sink, const CpPicture *picture, const Reading *reading, GError **error)
{
  const Sheet *sheet = reading->sheet;
  GArray *words = reading->words;

  if (judge_words (sheet, words) == JUDGED_LANGUAGE)
    return picture->has_words || push_gap (sink, picture, CP_GAP_LANGUAGE, NULL, error);
  cross_off_words (sheet, words);
  if (words->len > 0 && (!page_text_push (sink, picture, sheet, words, error) ||
                         !form_push (sink, picture, reading->boxes, reading->places, error)))
    return FALSE;
  return push_writing (sink, picture, reading, error);
}

static gboolean
recognise (const CpPicture *picture, CpSink *sink, GError **error)
{
  g_autoptr (Sheet) sheet = sheet_new (picture);
  gboolean has_ended;

  if (sheet == NULL) {
    g_set_error_literal (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_LIMIT,
                         "there is no memory to read the picture");
    return FALSE;
  }
  g_autoptr (Rules) rules = rules_take_off (sheet);
  g_autoptr (GArray) boxes = boxes_take_off (sheet);
  g_autoptr (GArray) words = words_read (sheet->grey, sheet->dots_per_inch, &has_ended);
  g_autoptr (GArray) places = signing_find_places (sheet, rules, words);
  if (has_ended &&
      signing_take_off (sheet, places)) { /* the words beside a signature come out better without it */
    g_array_unref (words);
    words = words_read (sheet->grey, sheet->dots_per_inch, &has_ended);
  }
  beside_look (sheet, boxes, words);
  form_name_boxes (sheet, boxes, words);
  const Reading reading = { sheet, rules, boxes, places, words };
  if (!push_all (sink, picture, &reading, error))
    return FALSE;
  return has_ended || push_gap (sink, picture, CP_GAP_LIMIT,
                                picture->has_words ? "Looking for signatures on this page took too long."
                                                   : "Reading the words in this picture took too long.",
                                error);
}

COPROOF_PLUGIN = {
  .struct_size = sizeof (CpPlugin),
  .name = "ocr",
  .revision = 2,
  .summary = "printed words, ticks and signatures in pictures of pages (tesseract)",
  .warm_up = models_load,
  .recognise = recognise,
};
