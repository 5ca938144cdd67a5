/* pages.h: the pages of one document on their way to the sink. */
#pragma once

#include "passage.h"

typedef struct {
  CpSink *sink;
  CpUnit unit;
  guint64 pushed_bytes;
} Pages;

/* Its tables are counted afresh; a blank one is pushed empty.  `label` may be NULL. */
gboolean pages_push (Pages *pages, guint number, const char *label, Passage *passage, GError **error);
/* No more than so much is pushed of one file: the host takes only so much, and else loses all of it. */
gboolean pages_are_full (const Pages *pages);
/* Says so. */
gboolean pages_push_limit (const Pages *pages, GError **error);
