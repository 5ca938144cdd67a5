/* form.h: what a person put on a paper form. */
#pragma once

#include "sheet.h"

/* Gives each box (an array of Box) the printed words beside it, of an array of Word, for a name. */
void form_name_boxes (const Sheet *sheet, GArray *boxes, const GArray *words);

/* Pushes a field for each box and for each place to sign at, an array of SigningPlace; and a gap where a
 * person must look whether there is something in one. */
gboolean form_push (CpSink *sink, const CpPicture *picture, const GArray *boxes, const GArray *places,
                    GError **error);
