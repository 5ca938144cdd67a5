/* relationships.h: which parts belong to a part, and as what. */
#pragma once

#include "package.h"

typedef struct {
  char *id;
  char *type; /* the last word of its type: "header", "styles", "image" */
  char *part; /* name in the package */
} Relationship;

/* Those of a part; of the package where `part` is "".  What lies outside the file is left out.  An empty
 * array where the part has none. */
GPtrArray *relationships_read (Package *package, const char *part, GError **error);
/* NULL where there is none.  `id` and `type` may be NULL: any. */
const Relationship *relationships_find (const GPtrArray *relationships, const char *id, const char *type);
/* Once, before any file. */
void relationships_prepare (void);
