/* errors.c: takes nothing, gives the error domain. */
#include "errors.h"

G_DEFINE_QUARK (coproof - error, cp_error)
