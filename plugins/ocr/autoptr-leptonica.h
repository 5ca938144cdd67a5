/* autoptr-leptonica.h: how the things of leptonica and tesseract are let go. */
#pragma once

#include <glib.h>
#include <leptonica/allheaders.h>
#include <tesseract/capi.h>

static inline void
pix_free (PIX *pix)
{
  pixDestroy (&pix);
}

static inline void
boxa_free (BOXA *boxes)
{
  boxaDestroy (&boxes);
}

static inline void
pixa_free (PIXA *pictures)
{
  pixaDestroy (&pictures);
}

static inline void
text_free (char *text)
{
  TessDeleteText (text);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PIX, pix_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BOXA, boxa_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PIXA, pixa_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TessResultIterator, TessResultIteratorDelete)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ETEXT_DESC, TessMonitorDelete)
