/* signatures.h: how many signatures a PDF holds.  Whether one is good is not looked at. */
#pragma once

#include "autoptr-poppler.h"
#include "coproof-plugin.h"

typedef struct {
  guint n_fields; /* places for a signature in the whole document */
  guint n_signed; /* signatures found */
} Signatures;

Signatures count_signatures (PopplerDocument *document, const CpFile *file);
