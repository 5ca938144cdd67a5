/* outcome.h: how reading an item ended, in the only words there are for it.
 *
 * Every item of a portfolio ends with exactly one outcome and, unless it was read, one reason from the closed
 * table below.  The code is for programs, the words are for people. */
#pragma once

#include <glib.h>

typedef enum {
  CP_OUTCOME_PENDING, /* not an outcome: nothing has ended yet */
  CP_OUTCOME_READ,
  CP_OUTCOME_PARTLY_READ, /* it has gaps */
  CP_OUTCOME_HELD,        /* a person must do something first: a password, an ambiguous archive */
  CP_OUTCOME_REFUSED,     /* over a limit, or not a file at all */
  CP_OUTCOME_UNSUPPORTED, /* a type that we do not read */
  CP_OUTCOME_BROKEN,      /* damaged or empty */
  CP_OUTCOME_DIED,        /* the worker that read it crashed, hung or misbehaved */
  CP_N_OUTCOMES
} CpOutcome;

typedef enum {
  CP_REASON_NONE,
  CP_REASON_PASSWORD,
  CP_REASON_AMBIGUOUS,
  CP_REASON_GAPS,
  CP_REASON_LIMIT,
  CP_REASON_NO_PLUGIN,
  CP_REASON_OLD_TEXT, /* the formats before .docx, .xlsx and .pptx */
  CP_REASON_OLD_SHEETS,
  CP_REASON_OLD_SLIDES,
  CP_REASON_SYSTEM_FILE,
  CP_REASON_NOT_A_FILE,
  CP_REASON_NOT_OPENED,
  CP_REASON_UNSUPPORTED_FORM,
  CP_REASON_EMPTY,
  CP_REASON_DAMAGED,
  CP_REASON_CRASHED,
  CP_REASON_EXITED,
  CP_REASON_TIME,
  CP_REASON_PROCESSOR_TIME,
  CP_REASON_MEMORY,
  CP_REASON_FLOOD,
  CP_REASON_FORBIDDEN_CALL,
  CP_REASON_BAD_REPLY,
  CP_REASON_PLUGIN_FAULT,
  CP_REASON_STOPPED,
  CP_N_REASONS
} CpReason;

/* "partly read" */
const char *cp_outcome_name (CpOutcome outcome);
/* "password" */
const char *cp_reason_code (CpReason reason);
/* "It needs a password to open." */
const char *cp_reason_words (CpReason reason);
/* What the sender can do: "Please send a copy that opens without a password."  NULL where there is nothing.
 */
const char *cp_reason_advice (CpReason reason);
