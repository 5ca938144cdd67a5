/* pack.c: chooses what to draw of each place that a check cites. */
#include "pack.h"
#include "draw.h"

/* Points around the words, so that a person sees where on the page they stand. */
#define BESIDE 18.0
#define ABOVE 36.0
/* A window is at least this part of its page wide, and no higher than this part of its own width. */
#define LEAST_WIDTH 0.6
#define MOST_HEIGHT 0.6
#define PICTURE_DOTS 900

static CpArea
union_of_boxes (const GArray *boxes)
{
  const CpBox *first = &g_array_index (boxes, CpBox, 0);
  CpArea area = { first->x1, first->y1, first->x2, first->y2 };

  for (guint i = 1; i < boxes->len; i++) {
    const CpBox *box = &g_array_index (boxes, CpBox, i);
    area.x1 = MIN (area.x1, box->x1);
    area.y1 = MIN (area.y1, box->y1);
    area.x2 = MAX (area.x2, box->x2);
    area.y2 = MAX (area.y2, box->y2);
  }
  return area;
}

/* Makes a stretch at least so long, around its middle, without leaving the page. */
static void
widen (gdouble *from, gdouble *to, gdouble least, gdouble edge)
{
  gdouble length = CLAMP (*to - *from, MIN (least, edge), edge);

  *from = CLAMP ((*from + *to - length) / 2, 0, edge - length);
  *to = *from + length;
}

static CpArea
choose_window (const CpPage *page, const GArray *boxes)
{
  CpArea window = union_of_boxes (boxes);

  window.x1 -= BESIDE;
  window.x2 += BESIDE;
  window.y1 -= ABOVE;
  window.y2 += ABOVE;
  widen (&window.x1, &window.x2, LEAST_WIDTH * page->width, page->width);
  widen (&window.y1, &window.y2, 0, page->height);
  if (window.y2 - window.y1 > MOST_HEIGHT * (window.x2 - window.x1)) /* the beginning of a long quote */
    window.y2 = window.y1 + MOST_HEIGHT * (window.x2 - window.x1);
  return window;
}

static GArray *
mark_boxes (const GArray *boxes)
{
  GArray *marked = g_array_new (FALSE, FALSE, sizeof (CpArea));

  for (guint i = 0; boxes != NULL && i < boxes->len; i++) {
    const CpBox *box = &g_array_index (boxes, CpBox, i);
    const CpArea area = { box->x1, box->y1, box->x2, box->y2 };
    g_array_append_val (marked, area);
  }
  return marked;
}

static const CpPage *
find_page (const CpCheck *check, const CpEvidence *evidence)
{
  for (guint i = 0; i < check->documents->readings->len; i++) {
    const CpReading *reading = cp_documents_get (check->documents, i);
    if (reading->item == evidence->item)
      return cp_reading_find_page (reading, evidence->page);
  }
  return NULL;
}

/* NULL where the page has no picture, or words have no place on it. */
static CpDrawing *
plan_drawing (const CpCheck *check, const CpEvidence *evidence)
{
  const CpPage *page = find_page (check, evidence);

  if (page == NULL || page->width <= 0 || page->height <= 0 ||
      (evidence->quote != NULL && evidence->boxes == NULL))
    return NULL;
  const CpArea whole = { 0, 0, page->width, page->height };
  const CpArea window = evidence->boxes != NULL ? choose_window (page, evidence->boxes) : whole;
  return cp_drawing_new ((CpItem *) evidence->item, evidence->page, &window, PICTURE_DOTS,
                         mark_boxes (evidence->boxes));
}

CpPack *
cp_pipeline_pack (CpHost *host, const CpCheck *check, GError **error)
{
  g_autoptr (CpPack) pack = g_new0 (CpPack, 1);

  pack->check = check;
  pack->drawings = g_ptr_array_new_with_free_func ((GDestroyNotify) cp_drawing_free);
  pack->pictures = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < check->coverage->lines->len; i++) {
    const GPtrArray *evidence = ((const CpLine *) check->coverage->lines->pdata[i])->cover->evidence;
    for (guint j = 0; j < MIN (evidence->len, CP_PACK_PROOFS); j++) {
      CpDrawing *drawing = plan_drawing (check, evidence->pdata[j]);
      if (drawing == NULL)
        continue;
      g_ptr_array_add (pack->drawings, drawing);
      g_hash_table_insert (pack->pictures, evidence->pdata[j], drawing);
    }
  }
  return cp_draw_pages (host, check->items, pack->drawings, error) ? g_steal_pointer (&pack) : NULL;
}

void
cp_pack_free (CpPack *pack)
{
  if (pack == NULL)
    return;
  g_hash_table_unref (pack->pictures);
  g_ptr_array_unref (pack->drawings);
  g_free (pack);
}

GBytes *
cp_pack_find_picture (const CpPack *pack, const CpEvidence *evidence)
{
  const CpDrawing *drawing = g_hash_table_lookup (pack->pictures, evidence);

  return drawing != NULL ? drawing->png : NULL;
}
