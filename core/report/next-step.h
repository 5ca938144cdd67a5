/* next-step.h: what a sender would do before a champion reads the portfolio. */
#pragma once

#include "check.h"

/* The smallest set of things that would close what is open.  A file that keeps five lines open is named once;
 * what follows from another line is not named at all. */
typedef struct {
  GPtrArray *resend;    /* CpItem, borrowed: files that keep a line open because they could not be read */
  GPtrArray *add;       /* CpLine, borrowed: what the scheme asks for and was not, or not wholly, found */
  GPtrArray *suggested; /* CpLine, borrowed: the same of what the scheme only suggests */
  GPtrArray *judge;     /* CpLine, borrowed: what only a person can say */
} CpNextStep;

CpNextStep *cp_next_step_new (const CpCheck *check);
void cp_next_step_free (CpNextStep *step);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpNextStep, cp_next_step_free)

extern const char cp_next_step_title[];
/* What the sections of the step are called, and what stands where nothing is to be done. */
extern const char cp_next_step_resend[], cp_next_step_add[], cp_next_step_suggested[], cp_next_step_judge[],
    cp_next_step_nothing[];

/* "scan.pdf: please send it again without a password.  It could show G4 and G5."  Owned by the caller. */
char *cp_next_step_resend_words (const CpCheck *check, const CpItem *item);
/* "G4  A satisfaction survey: send the results..."  Owned by the caller. */
char *cp_next_step_line_words (const CpLine *line);
/* "G9 (In line with the city's strategies) and G11 (...)".  Owned by the caller. */
char *cp_next_step_names (const GPtrArray *lines);
