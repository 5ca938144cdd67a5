/* models.h: what tesseract has learnt, loaded once. */
#pragma once

#include "autoptr-leptonica.h"

/* Loads the models of the languages in COPROOF_LANGUAGES, and the one that tells which way up a page is.
 * FALSE where one is missing: the words name its package. */
gboolean models_load (GError **error);

/* Borrowed, like the languages: "eng+urd". */
TessBaseAPI *models_get_reader (void);
TessBaseAPI *models_get_orienter (void);
const char *models_get_languages (void);
/* Whether one of the languages is written in letters that English has, too. */
gboolean models_read_latin (void);
/* Whether one of them is written in the script with that name: "Latin", "Arabic". */
gboolean models_read_script (const char *script);
