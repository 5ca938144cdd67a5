/* progress.h: one line on a terminal's standard error that says how far the reading is. */
#pragma once

#include "host.h"

/* Shows progress of the host's tasks where standard error is a terminal; nothing anywhere else. */
void cp_progress_show (CpHost *host);
/* Takes the line away. */
void cp_progress_clear (void);
