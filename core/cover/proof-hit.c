/* proof-hit.c: takes the hits of a query, gives those that show something. */
#include "proof-hit.h"
#include "quote.h"

#include <string.h>

/* A longer cell is no name of a column. */
#define NAME_BYTES 60

/* "No parents attended": the sentence says otherwise. */
static gboolean
is_denied (const CpPage *page, const CpHit *hit, const CpHit *denials, gsize n_denials)
{
  guint32 start = hit->start, length = hit->length;

  if (n_denials == 0)
    return FALSE;
  cp_quote_widen (page->text, &start, &length);
  for (gsize i = 0; i < n_denials; i++)
    if (denials[i].page == hit->page && denials[i].start < start + length &&
        start < denials[i].start + denials[i].length)
      return TRUE;
  return FALSE;
}

static gboolean
is_empty_cell (const CpPage *page, const CpMark *cell)
{
  for (guint32 i = 0; i < cell->length; i++)
    if (!g_ascii_isspace (page->text[cell->start + i]))
      return FALSE;
  return TRUE;
}

/* The first mark of the kind that the hit stands in. */
static const CpMark *
find_mark (const CpPage *page, CpMarkKind kind, const CpHit *hit)
{
  for (gsize i = 0; i < page->n_marks; i++) {
    const CpMark *mark = &page->marks[i];
    if (mark->kind == kind && hit->start >= mark->start &&
        hit->start + hit->length <= mark->start + mark->length)
      return mark;
  }
  return NULL;
}

/* A column in which only its name stands, though the table goes on below. */
static gboolean
is_head_of_nothing (const CpPage *page, const CpHit *hit)
{
  const CpMark *cell = find_mark (page, CP_MARK_CELL, hit);
  gboolean goes_on = FALSE, has_neighbour = FALSE;

  if (cell == NULL || cell->length > NAME_BYTES)
    return FALSE;
  for (gsize i = 0; i < page->n_marks; i++) {
    const CpMark *mark = &page->marks[i];
    if (mark->kind != CP_MARK_CELL || mark->table != cell->table || mark == cell ||
        is_empty_cell (page, mark))
      continue;
    if (mark->column == cell->column)
      return FALSE;
    goes_on = goes_on || mark->row > cell->row;
    has_neighbour = has_neighbour || mark->row == cell->row;
  }
  return goes_on && has_neighbour;
}

static gboolean
has_page (const GPtrArray *hits, guint32 page)
{
  for (guint i = 0; i < hits->len; i++)
    if (((const CpHit *) hits->pdata[i])->page == page)
      return TRUE;
  return FALSE;
}

GPtrArray *
cp_find_proof_hits (const CpReading *reading, const CpHits *hits, guint document, guint32 query,
                    guint32 unless)
{
  gsize n, n_denials = 0;
  const CpHit *found = cp_hits_find (hits, document, query, &n);
  const CpHit *denials = unless != CP_NO_QUERY ? cp_hits_find (hits, document, unless, &n_denials) : NULL;
  g_autoptr (GPtrArray) proof = g_ptr_array_new (), headings = g_ptr_array_new ();

  for (gsize i = 0; i < n; i++) {
    const CpPage *page = cp_reading_find_page (reading, found[i].page);
    if (page != NULL && !is_denied (page, &found[i], denials, n_denials) &&
        !is_head_of_nothing (page, &found[i]))
      g_ptr_array_add (find_mark (page, CP_MARK_HEADING, &found[i]) != NULL ? headings : proof,
                       (gpointer) &found[i]);
  }
  for (guint i = 0; i < headings->len; i++)
    if (!has_page (proof, ((const CpHit *) headings->pdata[i])->page))
      g_ptr_array_add (proof, headings->pdata[i]);
  return proof->len > 0 ? g_steal_pointer (&proof) : NULL;
}

const CpHit *
cp_find_topic_hit (const CpReading *reading, const CpHits *hits, guint document, const CpTopic *topic)
{
  for (guint i = 0; i < topic->queries->len; i++) {
    g_autoptr (GPtrArray) proof = cp_find_proof_hits (
        reading, hits, document, g_array_index (topic->queries, guint32, i), topic->unless);
    if (proof != NULL)
      return proof->pdata[0];
  }
  return NULL;
}
