/* inspect.h: what is in an archive, without parsing a document of it. */
#pragma once

#include "host.h"
#include "item.h"

typedef enum { CP_INSPECT_CLEAN, CP_INSPECT_HELD, CP_INSPECT_REFUSED } CpInspectVerdict;

typedef struct {
  CpInspectVerdict verdict;
  CpItems *items; /* with the archive's faults; NULL where it could not be opened at all */
  char *name;
  char *words; /* why it was held or refused as a whole; NULL where the faults say it */
} CpInspection;

void cp_inspection_free (CpInspection *inspection);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpInspection, cp_inspection_free)

/* "clean", "held" or "refused" */
const char *cp_inspect_verdict_name (CpInspectVerdict verdict);

/* NULL with CP_ERROR (USAGE, FAULT): no such file, or no sandbox. */
CpInspection *cp_pipeline_inspect (CpHost *host, const char *path, GError **error);
