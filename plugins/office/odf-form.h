/* odf-form.h: the three kinds of form that an OpenDocument file may hold: fields of the text, what
 * LibreOffice took over from Word, and controls. */
#pragma once

#include "odf-text.h"

void odf_form_free (gpointer data);
void odf_control_free (gpointer data);
