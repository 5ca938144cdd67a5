/* facts.h: what a picture says of itself in EXIF and XMP. */
#pragma once

#include "coproof-plugin.h"

#include <gexiv2/gexiv2.h>

typedef struct {
  guint width, height; /* dots, as stored */
  guint orientation;   /* 1 to 8, 0 where it is not said */
} Shape;

gboolean facts_warm_up (GError **error);
/* 0 where it is not said, or makes no sense.  `metadata` may be NULL, here and below. */
guint facts_find_orientation (GExiv2Metadata *metadata);
/* Dots per inch of one of the two tags of EXIF; 0 where it is not said. */
gdouble facts_find_density (GExiv2Metadata *metadata, const char *tag);
/* Size, day, camera, and that a position is there: never the position, nor any name or number. */
gboolean facts_push (CpSink *sink, GExiv2Metadata *metadata, const Shape *shape, GError **error);
