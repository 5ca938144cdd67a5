/* excel-comments.h: what people remarked on the cells of a sheet. */
#pragma once

#include "asides.h"
#include "package.h"

/* Adds the remarks of a part of either kind, of that page: "B4: words".  FALSE where the part is damaged;
 * what stood before the damage is kept. */
gboolean excel_comments_read (Asides *asides, guint32 page, Package *package, const char *part,
                              GError **error);
/* Once, before any file. */
void excel_comments_prepare (void);
