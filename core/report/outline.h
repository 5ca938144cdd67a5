/* outline.h: what would show a requirement, in plain words, as an indented list. */
#pragma once

#include "scheme.h"

typedef struct {
  guint depth; /* 0 is the outermost */
  char *words;
} CpOutlineLine;

/* The need and its parts: CpOutlineLine, in the order in which they are read.  Owned by the caller. */
GPtrArray *cp_outline_new (const CpStage *stage, const CpNeed *need);
