/* answers.h: which blanks of a form somebody has filled in. */
#pragma once

#include "settings.h"

/* Whether something was written here, rather than a line to write on, or a prompt. */
gboolean is_answer (const char *text, gsize length, char **blanks);
/* How many of the labels have something behind them: "Name: Sam Lee", a cell beside it, the line below it, an
 * answer after a question, or a form field. */
guint count_filled_labels (const CpDocument *document, const FilledShape *shape);
/* How many boxes are ticked, in the text or as form fields. */
guint count_ticks (const CpDocument *document);
/* How many fields of the form somebody filled in. */
guint count_filled_fields (const CpDocument *document);
