/* powerpoint-comments.h: what people remarked on a slide. */
#pragma once

#include "asides.h"
#include "package.h"

/* Adds the remarks of a part of either kind, of that page.  FALSE where the part is damaged; what stood
 * before the damage is kept. */
gboolean powerpoint_comments_read (Asides *asides, guint32 page, Package *package, const char *part,
                                   GError **error);
/* Once, before any file. */
void powerpoint_comments_prepare (void);
