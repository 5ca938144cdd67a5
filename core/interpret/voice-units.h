/* voice-units.h: a page as sentences and rows of tables: what is said at once. */
#pragma once

#include "document.h"
#include "voice-rules.h"

typedef struct {
  guint32 start, end;           /* bytes of the page's text */
  guint32 said_start, said_end; /* of a row: the cell with what somebody said; the same where there is none */
  gboolean is_row;
  gboolean is_plan; /* of a table of what is still to be done */
  gint asked; /* of a row: the level that the heads of its table ask ("your child"); -1 where they do not say
               */
} CpVoiceUnit;

/* In the order of the text; GArray of CpVoiceUnit, owned by the caller. */
GArray *cp_voice_units (const CpVoiceRules *rules, const CpPage *page);
