/* children.h: the files within an office file. */
#pragma once

#include "package.h"

typedef struct Children Children;

/* Both are borrowed. */
Children *children_new (Package *package, CpSink *sink);
void children_free (Children *children);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Children, children_free)

/* Each pushes what it can, and a gap for what it cannot; FALSE only when the sink stops. */
gboolean children_push_part (Children *children, const char *part, GError **error);
/* The pictures in "word/media/" and the files in "word/embeddings/", where `folder` is "word/". */
gboolean children_push_folders (Children *children, const char *folder, GError **error);
/* The pictures in that folder: "Pictures/". */
gboolean children_push_pictures (Children *children, const char *folder, GError **error);
