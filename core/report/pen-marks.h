/* pen-marks.h: pictures of what a pen left on paper, beside the proofs that rest on it. */
#pragma once

#include "check.h"
#include "html.h"

/* Adds the pictures of signatures and ticks in the files that show the line, where it asks for something
 * filled in; and of those that a person must look at.  Nothing where there are none. */
void cp_pen_marks_add (CpHtml *html, const CpCheck *check, const CpCover *cover);
