/* ink.c: takes a part of a sheet, gives the measures of the ink in it. */
#include "ink.h"

/* Millimetres: dust, and what is left of a dotted line. */
#define SPECK 0.7

static gboolean
lies_within (const Part *piece, const Part *part)
{
  int width = MIN (piece->x2, part->x2) - MAX (piece->x1, part->x1),
      height = MIN (piece->y2, part->y2) - MAX (piece->y1, part->y1);
  gdouble whole = (gdouble) (piece->x2 - piece->x1) * (piece->y2 - piece->y1);

  return width > 0 && height > 0 && (gdouble) width * height >= whole / 2;
}

/* The area of a stroke over half of its outline is its width. */
static gdouble
measure_length (PIX *piece)
{
  l_float32 outline_to_area = 0;
  int area = 0;

  if (pixFindPerimToAreaRatio (piece, NULL, &outline_to_area) != 0 ||
      pixCountPixels (piece, &area, NULL) != 0)
    return 0;
  return area * (gdouble) outline_to_area / 2;
}

static gdouble
measure_darkness (const Sheet *sheet, const Part *part)
{
  gdouble dark = 0, light = 0;
  guint n_dark = 0, n_light = 0;

  for (int y = part->y1; y < part->y2; y++) {
    const l_uint32 *tones = pixGetData (sheet->seen) + (gsize) y * (gsize) pixGetWpl (sheet->seen);
    const l_uint32 *ink = pixGetData (sheet->ink) + (gsize) y * (gsize) pixGetWpl (sheet->ink);
    for (int x = part->x1; x < part->x2; x++)
      if (GET_DATA_BIT (ink, x)) {
        dark += GET_DATA_BYTE (tones, x);
        n_dark++;
      } else {
        light += GET_DATA_BYTE (tones, x);
        n_light++;
      }
  }
  return n_dark > 0 && n_light > 0 ? light / n_light - dark / n_dark : 0;
}

static Part
clip (PIX *pix, const Part *part)
{
  return (Part){ MAX (part->x1, 0), MAX (part->y1, 0), MIN (part->x2, pixGetWidth (pix)),
                 MIN (part->y2, pixGetHeight (pix)) };
}

PIX *
ink_cut (PIX *pix, const Part *part)
{
  const Part within = clip (pix, part);

  if (within.x1 >= within.x2 || within.y1 >= within.y2)
    return NULL;
  BOX *box = boxCreate (within.x1, within.y1, within.x2 - within.x1, within.y2 - within.y1);
  PIX *cut = box != NULL ? pixClipRectangle (pix, box, NULL) : NULL;
  boxDestroy (&box);
  return cut;
}

Ink
ink_measure (const Sheet *sheet, const Part *part)
{
  int around = (part->y2 - part->y1) / 2; /* a stroke may stick out by as much */
  const Part stretched = { part->x1 - around, part->y1 - around, part->x2 + around, part->y2 + around };
  const Part wide = clip (sheet->ink, &stretched);
  Ink ink = { .place = { G_MAXINT, G_MAXINT, 0, 0 } };
  g_autoptr (PIX) cut = ink_cut (sheet->ink, &wide);
  g_autoptr (PIXA) pieces = NULL;
  g_autoptr (BOXA) boxes = cut != NULL ? pixConnComp (cut, &pieces, 8) : NULL;

  for (int i = 0; boxes != NULL && i < boxaGetCount (boxes); i++) {
    g_autoptr (PIX) piece = pixaGetPix (pieces, i, L_CLONE);
    int x, y, width, height;
    if (piece == NULL || boxaGetBoxGeometry (boxes, i, &x, &y, &width, &height) != 0 ||
        MAX (width, height) < sheet_millimetres (sheet, SPECK))
      continue;
    const Part place = { wide.x1 + x, wide.y1 + y, wide.x1 + x + width, wide.y1 + y + height };
    if (!lies_within (&place, part))
      continue;
    ink.widest = MAX (ink.widest, width / sheet_millimetres (sheet, 1));
    ink.length += measure_length (piece) / sheet_millimetres (sheet, 1);
    ink.place = (Part){ MIN (ink.place.x1, place.x1), MIN (ink.place.y1, place.y1),
                        MAX (ink.place.x2, place.x2), MAX (ink.place.y2, place.y2) };
  }
  if (ink.place.x1 >= ink.place.x2)
    return (Ink){ 0 };
  ink.width = (ink.place.x2 - ink.place.x1) / sheet_millimetres (sheet, 1);
  ink.height = (ink.place.y2 - ink.place.y1) / sheet_millimetres (sheet, 1);
  ink.darkness = measure_darkness (sheet, &ink.place);
  return ink;
}
