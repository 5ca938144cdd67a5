/* match.c: takes documents and queries, gives hits; the queries are shared out among the processors. */
#include "match.h"
#include "index.h"
#include "reach.h"
#include "tokenizer.h"

/* More would wait for memory, not for a processor. */
#define MOST_THREADS 8u
/* So many queries are worth a thread. */
#define QUERIES_A_THREAD 16u

/* One of those who ask.  Each takes the next query that nobody has taken. */
typedef struct {
  CpIndex *index; /* owned */
  const CpQuerySet *queries;
  guint *next; /* atomic */
  CpHits *hits;
  GError *error;
} Asker;

static gpointer
ask (gpointer data)
{
  Asker *asker = data;
  guint i;

  while (asker->error == NULL && (i = g_atomic_int_add (asker->next, 1)) < asker->queries->expressions->len)
    cp_index_ask (asker->index, asker->queries->expressions->pdata[i], i, asker->hits, &asker->error);
  return NULL;
}

static guint
count_askers (const CpQuerySet *queries)
{
  guint most = MIN (g_get_num_processors (), MOST_THREADS);

  return CLAMP (queries->expressions->len / QUERIES_A_THREAD, 1, most);
}

static void
asker_clear (gpointer data)
{
  Asker *asker = data;

  cp_hits_free (asker->hits);
  cp_index_free (asker->index);
  g_clear_error (&asker->error);
}

static GArray *
make_askers (CpIndex *index, guint n_documents, const CpQuerySet *queries, guint *next, GError **error)
{
  guint n = count_askers (queries);
  g_autoptr (GArray) askers = g_array_new (FALSE, FALSE, sizeof (Asker));

  g_array_set_clear_func (askers, asker_clear);
  for (guint i = 0; i < n; i++) {
    const Asker asker = { cp_index_share (index, error), queries, next, cp_hits_new (n_documents), NULL };
    g_array_append_val (askers, asker);
    if (asker.index == NULL)
      return NULL;
  }
  return g_steal_pointer (&askers);
}

/* This thread asks, too. */
static void
ask_all (GArray *askers)
{
  g_autofree GThread **threads = g_new0 (GThread *, askers->len);

  for (guint i = 1; i < askers->len; i++)
    threads[i] = g_thread_new ("ask", ask, &g_array_index (askers, Asker, i));
  ask (&g_array_index (askers, Asker, 0));
  for (guint i = 1; i < askers->len; i++)
    g_thread_join (threads[i]);
}

/* Of several errors one is told. */
static CpHits *
gather (GArray *askers, guint n_documents, GError **error)
{
  g_autoptr (CpHits) hits = cp_hits_new (n_documents);

  for (guint i = 0; i < askers->len; i++) {
    Asker *asker = &g_array_index (askers, Asker, i);
    if (asker->error != NULL) {
      g_propagate_error (error, g_steal_pointer (&asker->error));
      return NULL;
    }
    cp_hits_add_all (hits, asker->hits);
  }
  cp_hits_sort (hits); /* who found one first is chance */
  return g_steal_pointer (&hits);
}

CpHits *
cp_match_queries (const CpDocuments *documents, const CpQuerySet *queries, GError **error)
{
  guint n_documents = documents->readings->len, next = 0;
  g_autoptr (CpIndex) index = cp_index_new (error);
  if (index == NULL || !cp_index_add (index, documents, error))
    return NULL;

  g_autoptr (GArray) askers = make_askers (index, n_documents, queries, &next, error);
  if (askers == NULL)
    return NULL;
  ask_all (askers);
  return gather (askers, n_documents, error);
}

struct CpQueryChecker {
  CpIndex *index; /* empty */
  CpTokenizer *tokenizer;
};

CpQueryChecker *
cp_query_checker_new (GError **error)
{
  CpIndex *index = cp_index_new (error);
  if (index == NULL)
    return NULL;

  CpQueryChecker *checker = g_new0 (CpQueryChecker, 1);
  checker->index = index;
  checker->tokenizer = cp_tokenizer_new ();
  return checker;
}

void
cp_query_checker_free (CpQueryChecker *checker)
{
  if (checker == NULL)
    return;
  cp_index_free (checker->index);
  cp_tokenizer_free (checker->tokenizer);
  g_free (checker);
}

char *
cp_query_checker_check (CpQueryChecker *checker, const char *expression)
{
  return cp_index_find_fault (checker->index, expression);
}

char *
cp_query_checker_find_unreachable (CpQueryChecker *checker, const char *expression)
{
  return cp_reach_find_fault (checker->tokenizer, expression);
}
