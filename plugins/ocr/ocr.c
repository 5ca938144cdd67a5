/* ocr.c: takes the picture of one page, gives its printed words with their places and, for people, what it
 * cannot read. */
#include "coproof-plugin.h"
#include "models.h"
#include "page-text.h"
#include "rules.h"
#include "sheet.h"
#include "words.h"

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
  return words->len == 0 || page_text_push (sink, picture, sheet, words, error);
}

COPROOF_PLUGIN = {
  .struct_size = sizeof (CpPlugin),
  .name = "ocr",
  .revision = 1,
  .summary = "printed words, ticks and signatures in pictures of pages (tesseract)",
  .warm_up = models_load,
  .recognise = recognise,
};
