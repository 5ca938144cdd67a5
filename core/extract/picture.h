/* picture.h: the picture of a page on its way from the plugin that drew it to the one that recognises its
 * words. */
#pragma once

#include "coproof-plugin.h"
#include "limit-table.h"
#include "wire.h"

/* All of a picture but its dots, as values of a frame. */
void cp_picture_write (CpWriter *writer, const CpPicture *picture);
/* FALSE when it cannot be true, or has more dots than the limit.  `dots` is left NULL. */
gboolean cp_picture_read (CpReader *frame, const CpLimits *limits, CpPicture *ret_picture);
/* How many bytes its dots take. */
gsize cp_picture_bytes (const CpPicture *picture);
