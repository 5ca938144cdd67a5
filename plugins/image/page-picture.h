/* page-picture.h: a decoded picture as a page of a document. */
#pragma once

#include "coproof-plugin.h"
#include "paper.h"

#include <leptonica/allheaders.h>

static inline void
pix_free (PIX *pix)
{
  pixDestroy (&pix);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PIX, pix_free)

/* What any picture could carry: a phone takes photos, and scans of paper. */
#define PICTURE_CARRIES (CP_CARRIES_PHOTO | CP_CARRIES_SCAN)

/* Turns a picture and its paper as EXIF says; takes the picture over.  NULL where there is no room. */
PIX *page_picture_turn (PIX *pix, guint orientation, Paper *paper);
/* The page without words. */
gboolean page_picture_push_page (CpSink *sink, guint32 number, const Paper *paper, GError **error);
/* What goes with the page: its hash, and its dots for whoever reads words in pictures.  `grey` has 8 bits a
 * dot and is changed. */
gboolean page_picture_push_dots (CpSink *sink, guint32 number, const Paper *paper, PIX *grey, GError **error);
