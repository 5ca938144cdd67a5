/* hit.c: the set of queries and the hits, grouped by document. */
#include "hit.h"

#include <string.h>

CpQuerySet *
cp_query_set_new (void)
{
  CpQuerySet *queries = g_new0 (CpQuerySet, 1);

  queries->expressions = g_ptr_array_new_with_free_func (g_free);
  return queries;
}

void
cp_query_set_free (CpQuerySet *queries)
{
  if (queries == NULL)
    return;
  g_ptr_array_unref (queries->expressions);
  g_free (queries);
}

CpQuerySet *
cp_query_set_copy (const CpQuerySet *queries)
{
  CpQuerySet *copy = cp_query_set_new ();

  for (guint i = 0; i < queries->expressions->len; i++)
    g_ptr_array_add (copy->expressions, g_strdup (queries->expressions->pdata[i]));
  return copy;
}

guint32
cp_query_set_add (CpQuerySet *queries, const char *expression)
{
  guint index;

  if (g_ptr_array_find_with_equal_func (queries->expressions, expression, g_str_equal, &index))
    return index;
  g_ptr_array_add (queries->expressions, g_strdup (expression));
  return queries->expressions->len - 1;
}

CpHits *
cp_hits_new (guint n_documents)
{
  CpHits *hits = g_new0 (CpHits, 1);

  hits->by_document = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  for (guint i = 0; i < n_documents; i++)
    g_ptr_array_add (hits->by_document, g_array_new (FALSE, FALSE, sizeof (CpHit)));
  return hits;
}

void
cp_hits_free (CpHits *hits)
{
  if (hits == NULL)
    return;
  g_ptr_array_unref (hits->by_document);
  g_free (hits);
}

void
cp_hits_add (CpHits *hits, guint document, const CpHit *hit)
{
  g_array_append_vals (hits->by_document->pdata[document], hit, 1);
}

void
cp_hits_add_all (CpHits *hits, const CpHits *others)
{
  for (guint i = 0; i < others->by_document->len; i++) {
    const GArray *of_other = others->by_document->pdata[i];
    g_array_append_vals (hits->by_document->pdata[i], of_other->data, of_other->len);
  }
}

static int
compare_numbers (guint32 a, guint32 b)
{
  return (a > b) - (a < b);
}

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const CpHit *left = a, *right = b;
  int order = compare_numbers (left->query, right->query);

  if (order == 0)
    order = compare_numbers (left->page, right->page);
  if (order == 0)
    order = compare_numbers (left->start, right->start);
  return order != 0 ? order : compare_numbers (left->length, right->length);
}

void
cp_hits_sort (CpHits *hits)
{
  for (guint i = 0; i < hits->by_document->len; i++)
    g_array_sort (hits->by_document->pdata[i], compare_hits);
}

const CpHit *
cp_hits_find (const CpHits *hits, guint document, guint32 query, gsize *ret_n)
{
  GArray *all = hits->by_document->pdata[document];
  const CpHit *first = (const CpHit *) (void *) all->data, *end = first + all->len;
  gsize low = 0, high = all->len;

  while (low < high) {
    gsize middle = low + (high - low) / 2;
    if (first[middle].query < query)
      low = middle + 1;
    else
      high = middle;
  }
  *ret_n = 0;
  for (const CpHit *hit = first + low; hit < end && hit->query == query; hit++)
    (*ret_n)++;
  return *ret_n > 0 ? first + low : NULL;
}
