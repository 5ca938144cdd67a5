/* ending.h: how the end of a worker becomes the outcome of its item. */
#pragma once

#include "document.h"
#include "host.h"

/* The end of an extraction, kept until the words in the item's pictures are there, too. */
typedef struct {
  CpEndKind kind;
  CpPluginError code;
  char *words;
  char *lack; /* why this machine makes no copy that could be read, in a sentence; NULL where that is no
                 matter */
  gboolean lost_memory;
} CpEnding;

/* Keeps a copy of how a worker ended, in place of what was kept before; free with cp_ending_clear(). */
void cp_ending_set (CpEnding *ending, const CpEnd *end);
void cp_ending_clear (CpEnding *ending);

/* Gives the item its outcome, from how its worker ended and what it had read by then. */
void cp_ending_end_item (const CpEnding *ending, CpItem *item, CpReading *reading);
