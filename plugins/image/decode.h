/* decode.h: dots out of the bytes of a picture. */
#pragma once

#include "coproof-plugin.h"
#include "page-picture.h"

typedef struct {
  guint width, height; /* dots, as stored */
} DecodeSize;

/* Called once: libraries are to keep their complaints to themselves. */
void decode_warm_up (void);
/* Looks at the head of the picture that is the nth of the file, from 0, and decodes nothing.  FALSE without
 * an error: there is no such picture. */
gboolean decode_measure (const CpFile *file, guint nth, DecodeSize *ret_size, GError **error);
/* Decodes it to 8 bits of grey; NULL where it is damaged.  `ret_cut`: the end of it is missing.  At least
 * `wanted` dots are kept on the longer side. */
PIX *decode_grey (const CpFile *file, guint nth, const DecodeSize *size, guint wanted, gboolean *ret_cut);
/* The same in the colours that it has, of any depth; what is missing at its end is grey. */
PIX *decode_colour (const CpFile *file, guint nth, const DecodeSize *size, guint wanted);
