/* errors.h: the one error domain of the core.  A code is what a caller acts on; the message is for people. */
#pragma once

#include <glib.h>

#define CP_ERROR (cp_error_quark ())

typedef enum {
  CP_ERROR_FAULT,   /* our own fault, or the machine's: nothing the user sent is wrong (exit 1) */
  CP_ERROR_USAGE,   /* wrong usage: no such file, stage or rules, or faulty rules (exit 2) */
  CP_ERROR_HELD,    /* the bundle needs a person before it can be trusted (exit 3) */
  CP_ERROR_REFUSED, /* the bundle cannot be taken at all (exit 4) */
} CpError;

GQuark cp_error_quark (void);
