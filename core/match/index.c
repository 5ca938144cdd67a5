/* index.c: takes pages and queries, gives hits.  FTS5 keeps which words stand where; our own table keeps
 * where each word begins and ends, since asking FTS5 would tokenise every page again for every query. */
#include "index.h"
#include "autoptr-sqlite.h"
#include "errors.h"
#include "match.h"
#include "narrow.h"
#include "query-phrases.h"
#include "tokenizer.h"

#include <string.h>

/* Phrases of one expression that stand this near to each other are shown as one hit. */
#define SAME_HIT_WORDS 12

typedef struct {
  guint32 start, end;
} Token;

typedef struct {
  guint32 document, page;
  guint first_token, n_tokens;
} Row;

struct CpIndex {
  CpSqlite *database;
  CpSqliteStatement *select;
  CpTokenizer *tokenizer;
  GArray *tokens;     /* Token: all pages, one behind the other */
  GArray *rows;       /* Row: the row with id n + 1 */
  CpWordPages *words; /* by rows; NULL before there are any */
  guint8 *image;      /* of the database, for those that share it; NULL while none does */
  sqlite3_int64 image_bytes;
  CpNarrower *narrower; /* of those that share it */
  gboolean is_document; /* a page is being indexed, not a query read */
  CpHits *hits;
  guint32 query;
  const char *expression; /* of that query */
  GArray *phrases;        /* CpQueryPhrase: its own; NULL until it has a match */
  GArray *places;         /* int: where each phrase was seen last on the page; -1 for nowhere */
};

typedef struct {
  CpIndex *index;
  void *context;
  int (*found) (void *, int, const char *, int, int, int);
} TokenTarget;

static int
take_token (const char *token, gsize length, gsize start, gsize end, gboolean is_alternative, gpointer data)
{
  const TokenTarget *target = data;
  const Token place = { (guint32) start, (guint32) end };

  if (is_alternative && !target->index->is_document)
    return SQLITE_OK;
  if (target->index->is_document && !is_alternative)
    g_array_append_val (target->index->tokens, place);
  if (target->index->is_document)
    cp_word_pages_add (target->index->words, token, length, target->index->rows->len);
  return target->found (target->context, is_alternative ? FTS5_TOKEN_COLOCATED : 0, token, (int) length,
                        (int) start, (int) end);
}

static int
create_tokenizer (void *data, const char **arguments, int n_arguments, Fts5Tokenizer **ret_tokenizer)
{
  (void) arguments;
  (void) n_arguments;
  *ret_tokenizer = data;
  return SQLITE_OK;
}

static void
delete_tokenizer (Fts5Tokenizer *tokenizer)
{
  (void) tokenizer;
}

static int
tokenize (Fts5Tokenizer *tokenizer, void *context, int flags, const char *text, int length,
          int (*found) (void *, int, const char *, int, int, int))
{
  CpIndex *index = (CpIndex *) (void *) tokenizer;
  TokenTarget target = { index, context, found };

  index->is_document = (flags & FTS5_TOKENIZE_DOCUMENT) != 0;
  if (!g_utf8_validate_len (text, (gsize) length, NULL)) /* only a query can be bad: pages were checked */
    return SQLITE_ERROR;
  return cp_tokenizer_run (index->tokenizer, text, (gsize) length, take_token, &target);
}

static void
add_hit (const CpIndex *index, const Row *row, int first, int last)
{
  const Token *tokens = &g_array_index (index->tokens, Token, row->first_token);
  const CpHit hit = { .query = index->query,
                      .page = row->page,
                      .start = tokens[first].start,
                      .length = tokens[last].end - tokens[first].start };

  cp_hits_add (index->hits, row->document, &hit);
}

/* What stands for itself alone, where the expression is of another form than we know. */
static GArray *
each_alone (guint n_phrases)
{
  GArray *phrases = g_array_new (FALSE, FALSE, sizeof (CpQueryPhrase));

  for (guint i = 0; i < n_phrases; i++) {
    const CpQueryPhrase phrase = { i, 1, 0 };
    g_array_append_val (phrases, phrase);
  }
  return phrases;
}

static void
begin_page (CpIndex *index, guint n_phrases)
{
  if (index->phrases == NULL)
    index->phrases = cp_query_phrases_read (index->expression);
  if (index->phrases == NULL || index->phrases->len != n_phrases) {
    g_clear_pointer (&index->phrases, g_array_unref);
    index->phrases = each_alone (n_phrases);
  }
  g_array_set_size (index->places, n_phrases);
  memset (index->places->data, 0xFF, n_phrases * sizeof (int)); /* -1 */
}

/* A place that the query matches, in words. */
typedef struct {
  int first, last;
  int phrase; /* that stands there; -1 for a NEAR group */
} Place;

/* The place where the group of the phrase that was seen last is whole, with each of its phrases where it was
 * seen last; FALSE where there is none. */
static gboolean
find_group (const CpIndex *index, const Fts5ExtensionApi *api, Fts5Context *context, int seen,
            Place *ret_place)
{
  const CpQueryPhrase *group = &g_array_index (index->phrases, CpQueryPhrase, seen);
  int n_own = 0;

  *ret_place = (Place){ G_MAXINT, -1, group->n == 1 ? seen : -1 };
  for (guint i = group->first; i < group->first + group->n; i++) {
    int place = g_array_index (index->places, int, i), size = api->xPhraseSize (context, (int) i);
    if (place < 0)
      return FALSE;
    ret_place->first = MIN (ret_place->first, place);
    ret_place->last = MAX (ret_place->last, place + size - 1);
    n_own += size;
  }
  return ret_place->last - ret_place->first + 1 - n_own <= group->within || group->n == 1;
}

/* Whether the next place shows nothing that the one before does not: then it makes that one longer, or is
 * left. */
static gboolean
is_same_place (Place *before, const Place *next)
{
  if (before->last < 0)
    return FALSE;
  if (next->first <= before->last)
    return TRUE;
  if (next->phrase < 0 || before->phrase < 0 || next->phrase == before->phrase ||
      next->first - before->last > SAME_HIT_WORDS)
    return FALSE;
  before->last = next->last;
  return TRUE;
}

static guint
end_place (const CpIndex *index, const Row *row, const Place *place, guint n_hits)
{
  if (place->last < 0 || n_hits >= CP_MATCH_HITS_A_PAGE)
    return n_hits;
  add_hit (index, row, place->first, MIN (place->last, (int) row->n_tokens - 1));
  return n_hits + 1;
}

/* Called by FTS5 for each page that matches: turns the instances of the expression's phrases into hits. */
static void
collect (const Fts5ExtensionApi *api, Fts5Context *context, sqlite3_context *result, int n,
         sqlite3_value **values)
{
  CpIndex *index = api->xUserData (context);
  const Row *row = &g_array_index (index->rows, Row, api->xRowid (context) - 1);
  Place place = { .last = -1 }, next;
  int n_instances = 0;
  guint n_hits = 0;

  (void) n;
  (void) values;
  (void) result;
  begin_page (index, (guint) api->xPhraseCount (context));
  api->xInstCount (context, &n_instances);
  for (int i = 0; i < n_instances; i++) {
    int phrase, column, offset;
    if (api->xInst (context, i, &phrase, &column, &offset) != SQLITE_OK)
      break;
    g_array_index (index->places, int, phrase) = offset;
    if (!find_group (index, api, context, phrase, &next) || is_same_place (&place, &next))
      continue;
    n_hits = end_place (index, row, &place, n_hits);
    place = next;
  }
  end_place (index, row, &place, n_hits);
}

static gboolean
fail (const CpIndex *index, const char *what, GError **error)
{
  g_set_error (error, CP_ERROR, CP_ERROR_FAULT, "the index of words: %s: %s", what,
               sqlite3_errmsg (index->database));
  return FALSE;
}

/* SQLite hands out its FTS5 interface through a pointer that is bound to a query (sqlite.org/fts5.html,
 * section 7). */
static fts5_api *
get_fts5 (CpSqlite *database)
{
  g_autoptr (CpSqliteStatement) statement = NULL;
  fts5_api *api = NULL;

  if (sqlite3_prepare_v2 (database, "SELECT fts5(?1)", -1, &statement, NULL) == SQLITE_OK) {
    sqlite3_bind_pointer (statement, 1, &api, "fts5_api_ptr", NULL);
    sqlite3_step (statement);
  }
  return api;
}

void
cp_index_free (CpIndex *index)
{
  if (index == NULL)
    return;
  sqlite3_finalize (index->select);
  sqlite3_close_v2 (index->database);
  sqlite3_free (index->image);
  cp_narrower_free (index->narrower);
  cp_word_pages_free (index->words);
  g_clear_pointer (&index->phrases, g_array_unref);
  g_array_unref (index->places);
  cp_tokenizer_free (index->tokenizer);
  g_array_unref (index->tokens);
  g_array_unref (index->rows);
  g_free (index);
}

/* Counting every allocation takes a lock, which those who ask side by side would wait for. */
static void
stop_counting_memory (void)
{
  static gsize once;

  if (!g_once_init_enter (&once))
    return;
  sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
  g_once_init_leave (&once, 1);
}

/* Takes the two arrays over. */
static CpIndex *
index_new (GArray *tokens, GArray *rows, GError **error)
{
  static fts5_tokenizer functions = { create_tokenizer, delete_tokenizer, tokenize };
  g_autoptr (CpIndex) index = g_new0 (CpIndex, 1);

  stop_counting_memory ();
  index->tokenizer = cp_tokenizer_new ();
  index->tokens = tokens;
  index->rows = rows;
  index->places = g_array_new (FALSE, FALSE, sizeof (int));
  if (sqlite3_open_v2 (":memory:", &index->database,
                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK) {
    fail (index, "it could not be made", error);
    return NULL;
  }
  fts5_api *fts5 = get_fts5 (index->database);
  if (fts5 == NULL || fts5->xCreateTokenizer (fts5, "coproof", index, &functions, NULL) != SQLITE_OK ||
      fts5->xCreateFunction (fts5, "collect", index, collect, NULL) != SQLITE_OK) {
    fail (index, "this SQLite has no FTS5", error);
    return NULL;
  }
  return g_steal_pointer (&index);
}

CpIndex *
cp_index_new (GError **error)
{
  g_autoptr (CpIndex) index =
      index_new (g_array_new (FALSE, FALSE, sizeof (Token)), g_array_new (FALSE, FALSE, sizeof (Row)), error);

  if (index == NULL)
    return NULL;
  if (sqlite3_exec (
          index->database,
          "CREATE VIRTUAL TABLE pages USING fts5 (text, content='', columnsize=0, tokenize='coproof');", NULL,
          NULL, NULL) == SQLITE_OK)
    return g_steal_pointer (&index);
  fail (index, "it could not be made", error);
  return NULL;
}

CpIndex *
cp_index_share (CpIndex *index, GError **error)
{
  g_autoptr (CpIndex) share = index_new (g_array_ref (index->tokens), g_array_ref (index->rows), error);

  if (share == NULL)
    return NULL;
  if (index->image == NULL)
    index->image = sqlite3_serialize (index->database, "main", &index->image_bytes, 0);
  if (index->words != NULL)
    share->narrower = cp_narrower_new (index->words);
  if (index->image != NULL &&
      sqlite3_deserialize (share->database, "main", index->image, index->image_bytes, index->image_bytes,
                           SQLITE_DESERIALIZE_READONLY) == SQLITE_OK)
    return g_steal_pointer (&share);
  fail (share, "it could not be shared", error);
  return NULL;
}

static gboolean
add_page (CpIndex *index, CpSqliteStatement *insert, guint document, const CpPage *page, GError **error)
{
  Row row = { document, page->number, index->tokens->len, 0 };

  sqlite3_bind_int64 (insert, 1, (gint64) index->rows->len + 1);
  sqlite3_bind_text (insert, 2, page->text, -1, SQLITE_STATIC);
  if (sqlite3_step (insert) != SQLITE_DONE)
    return fail (index, "a page could not be added", error);
  sqlite3_reset (insert);
  row.n_tokens = index->tokens->len - row.first_token;
  g_array_append_val (index->rows, row);
  return TRUE;
}

static guint
count_pages (const CpDocuments *documents)
{
  guint n = 0;

  for (guint i = 0; i < documents->readings->len; i++)
    n += cp_documents_get (documents, i)->pages->len;
  return n;
}

gboolean
cp_index_add (CpIndex *index, const CpDocuments *documents, GError **error)
{
  g_autoptr (CpSqliteStatement) insert = NULL;

  index->words = cp_word_pages_new (count_pages (documents));
  sqlite3_exec (index->database, "BEGIN", NULL, NULL, NULL);
  if (sqlite3_prepare_v2 (index->database, "INSERT INTO pages (rowid, text) VALUES (?1, ?2)", -1, &insert,
                          NULL) != SQLITE_OK)
    return fail (index, "pages cannot be added", error);
  for (guint i = 0; i < documents->readings->len; i++) {
    const GArray *pages = cp_documents_get (documents, i)->pages;
    for (guint j = 0; j < pages->len; j++)
      if (!add_page (index, insert, i, &g_array_index (pages, CpPage, j), error))
        return FALSE;
  }
  if (sqlite3_exec (index->database, "COMMIT", NULL, NULL, NULL) != SQLITE_OK)
    return fail (index, "the pages could not be added", error);
  return TRUE;
}

/* TRUE when the expression could be asked; every match has been collected then. */
static gboolean
run (CpIndex *index, const char *expression)
{
  int code;

  if (index->select == NULL &&
      sqlite3_prepare_v2 (index->database, "SELECT collect (pages) FROM pages WHERE pages MATCH ?1", -1,
                          &index->select, NULL) != SQLITE_OK)
    return FALSE;
  sqlite3_reset (index->select);
  sqlite3_bind_text (index->select, 1, expression, -1, SQLITE_STATIC);
  while ((code = sqlite3_step (index->select)) == SQLITE_ROW)
    ;
  return code == SQLITE_DONE;
}

gboolean
cp_index_ask (CpIndex *index, const char *expression, guint32 query, CpHits *hits, GError **error)
{
  g_autofree char *narrow =
      index->narrower != NULL ? cp_narrower_run (index->narrower, expression) : g_strdup (expression);

  index->expression = narrow;
  g_clear_pointer (&index->phrases, g_array_unref);
  index->query = query;
  index->hits = hits;
  if (narrow == NULL || run (index, narrow))
    return TRUE;
  g_set_error (error, CP_ERROR, CP_ERROR_USAGE, "the query %s: %s", expression,
               sqlite3_errmsg (index->database));
  return FALSE;
}

/* FTS5 speaks to programmers; most faults are one of these. */
static char *
explain_fault (const CpIndex *index)
{
  const char *message = sqlite3_errmsg (index->database);

  if (g_str_has_prefix (message, "no such column: "))
    return g_strdup_printf ("a word with a hyphen or colon before \"%s\" must stand in double quotes",
                            message + strlen ("no such column: "));
  if (strstr (message, "unterminated string") != NULL)
    return g_strdup ("a double quote is opened and not closed");
  if (g_str_has_prefix (message, "fts5: "))
    message += strlen ("fts5: ");
  return g_strdup (message);
}

char *
cp_index_find_fault (CpIndex *index, const char *expression)
{
  return run (index, expression) ? NULL : explain_fault (index);
}
