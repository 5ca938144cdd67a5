/* properties.h: what an office file says about itself. */
#pragma once

#include "package.h"

/* Pushes title, author, created, modified and producer, as far as the package has them.  `relationships` are
 * the package's own.  FALSE with the sink's error; where the properties cannot be read it pushes a gap. */
gboolean properties_read (Package *package, const GPtrArray *relationships, CpSink *sink, GError **error);
/* The same of the part meta.xml of an OpenDocument file. */
gboolean properties_read_meta (Package *package, CpSink *sink, GError **error);
/* Once, before any file. */
void properties_prepare (void);
