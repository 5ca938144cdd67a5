/* ocr.c: takes the picture of one page, gives its printed words with their places and, for people, what it
 * cannot read. */
#include "coproof-plugin.h"
#include "judge.h"
#include "models.h"
#include "page-text.h"
#include "rules.h"
#include "sheet.h"
#include "words.h"
#include "writing.h"

/* Of an otherwise printed page: a word or two by hand. */
#define LEAST_STROKES 3
#define LEAST_MILLIMETRES 25.0
/* Of a page of which nothing was read, where most of it is paper: a drawing has long strokes and few.  In a
 * photograph only rows of letters count. */
#define LEAST_MILLIMETRES_ALONE 40.0
#define LEAST_ROWS_IN_PHOTO 2

static gboolean
push_gap (CpSink *sink, const CpPicture *picture, CpGapWhy why, const char *detail, GError **error)
{
  return sink->gap (sink, picture->page, why, picture->carries, detail, error);
}

static gboolean
push_rest (CpSink *sink, const CpPicture *picture, const Sheet *sheet, const GArray *words, GError **error)
{
  int rim = (int) sheet_millimetres (sheet, 0.4);

  for (guint i = 0; i < words->len; i++) {
    const Word *word = words_get (words, i);
    writing_cross_off (sheet, word->x1 - rim, word->y1 - rim, word->x2 + rim, word->y2 + rim);
  }
  const Writing writing = writing_measure (sheet);
  gboolean is_alone = sheet->is_paper ? writing.millimetres >= LEAST_MILLIMETRES_ALONE
                                      : writing.n_rows >= LEAST_ROWS_IN_PHOTO;
  if (words->len == 0)
    return !is_alone || push_gap (sink, picture, CP_GAP_HANDWRITING, NULL, error);
  return writing.n_strokes < LEAST_STROKES || writing.millimetres < LEAST_MILLIMETRES ||
         push_gap (sink, picture, CP_GAP_HANDWRITING,
                   "Some of it is written by hand, or too poor to read: a person must read that.", error);
}

static gboolean
push_all (CpSink *sink, const CpPicture *picture, const Sheet *sheet, GArray *words, GError **error)
{
  if (judge_words (sheet, words) == JUDGED_LANGUAGE)
    return push_gap (sink, picture, CP_GAP_LANGUAGE, NULL, error);
  return (words->len == 0 || page_text_push (sink, picture, sheet, words, error)) &&
         push_rest (sink, picture, sheet, words, error);
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
  g_autoptr (GArray) rules = rules_take_off (sheet);
  g_autoptr (GArray) words = words_read (sheet->grey, sheet->dots_per_inch, &has_ended);
  if (!push_all (sink, picture, sheet, words, error))
    return FALSE;
  return has_ended ||
         push_gap (sink, picture, CP_GAP_LIMIT, "Reading the words in this picture took too long.", error);
}

COPROOF_PLUGIN = {
  .struct_size = sizeof (CpPlugin),
  .name = "ocr",
  .revision = 1,
  .summary = "printed words, ticks and signatures in pictures of pages (tesseract)",
  .warm_up = models_load,
  .recognise = recognise,
};
