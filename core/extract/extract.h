/* extract.h: from items to documents, each through a plugin in a worker of its own. */
#pragma once

#include "document.h"
#include "host.h"

/* Identifies one item and runs the plugin that claims its type. */
extern const CpWork cp_extract_work;

typedef struct {
  gboolean no_recognition; /* words in pictures are not read */
} CpExtractOptions;

/* Reads every item of the portfolio, those that still arrive and those found within others included, and ends
 * each with one outcome.  Runs the host until all is done.
 *
 * Errors are those of the intake that is still running, and CP_ERROR (FAULT). */
CpDocuments *cp_extract_items (CpHost *host, CpItems *items, const CpExtractOptions *options, GError **error);
