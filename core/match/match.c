/* match.c: takes documents and queries, gives hits.  FTS5 keeps which words stand where; our own table keeps
 * where each word begins and ends, since asking FTS5 would tokenise every page again for every query. */
#include "match.h"
#include "autoptr-sqlite.h"
#include "errors.h"
#include "reach.h"
#include "tokenizer.h"

#include <string.h>

/* Parts of one expression that stand this near to each other are shown as one hit. */
#define SAME_HIT_WORDS 12

typedef struct {
  guint32 start, end;
} Token;

typedef struct {
  guint32 document, page;
  guint first_token, n_tokens;
} Row;

typedef struct {
  CpSqlite *database;
  CpTokenizer *tokenizer;
  GArray *tokens;       /* Token: all pages, one behind the other */
  GArray *rows;         /* Row: the row with id n + 1 */
  gboolean is_document; /* a page is being indexed, not a query read */
  CpHits *hits;
  guint32 query;
  int reach; /* how many words apart the parts of one hit of this query may stand */
} Index;

typedef struct {
  Index *index;
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
  Index *index = (Index *) (void *) tokenizer;
  TokenTarget target = { index, context, found };

  index->is_document = (flags & FTS5_TOKENIZE_DOCUMENT) != 0;
  if (!g_utf8_validate_len (text, (gsize) length, NULL)) /* only a query can be bad: pages were checked */
    return SQLITE_ERROR;
  return cp_tokenizer_run (index->tokenizer, text, (gsize) length, take_token, &target);
}

static void
add_hit (const Index *index, const Row *row, int first, int last)
{
  const Token *tokens = &g_array_index (index->tokens, Token, row->first_token);
  const CpHit hit = { .query = index->query,
                      .page = row->page,
                      .start = tokens[first].start,
                      .length = tokens[last].end - tokens[first].start };

  cp_hits_add (index->hits, row->document, &hit);
}

/* A hit that is being put together from the instances of an expression's phrases. */
typedef struct {
  int first, last, first_phrase;
  gboolean is_joined; /* more than one phrase stands in it */
} Joint;

/* The half of a NEAR shows nothing: it is taken only where no whole one was found on the page. */
static guint
end_joint (const Index *index, const Row *row, const Joint *joint, guint n_hits, Joint *half)
{
  if (joint->first < 0 || n_hits >= CP_MATCH_HITS_A_PAGE)
    return n_hits;
  if (!joint->is_joined && index->reach > 0) {
    if (half->first < 0)
      *half = *joint;
    return n_hits;
  }
  add_hit (index, row, joint->first, joint->last);
  return n_hits + 1;
}

/* Called by FTS5 for each page that matches: turns the instances of the expression's phrases into hits. */
static void
collect (const Fts5ExtensionApi *api, Fts5Context *context, sqlite3_context *result, int n,
         sqlite3_value **values)
{
  const Index *index = api->xUserData (context);
  const Row *row = &g_array_index (index->rows, Row, api->xRowid (context) - 1);
  Joint joint = { .first = -1 }, half = { .first = -1 };
  int n_instances = 0;
  guint n_hits = 0;

  (void) n;
  (void) values;
  (void) result;
  api->xInstCount (context, &n_instances);
  for (int i = 0; i < n_instances; i++) {
    int phrase, column, offset;
    if (api->xInst (context, i, &phrase, &column, &offset) != SQLITE_OK)
      break;
    int end = MIN (offset + api->xPhraseSize (context, phrase), (int) row->n_tokens) - 1;
    if (joint.first >= 0 && phrase != joint.first_phrase &&
        (offset - joint.last <= SAME_HIT_WORDS || end - joint.first <= index->reach)) {
      joint.is_joined = joint.is_joined || offset > joint.last; /* not the same words by another phrase */
      joint.last = MAX (joint.last, end);
      continue;
    }
    n_hits = end_joint (index, row, &joint, n_hits, &half);
    joint = (Joint){ offset, end, phrase, FALSE };
  }
  n_hits = end_joint (index, row, &joint, n_hits, &half);
  if (n_hits == 0 && half.first >= 0)
    add_hit (index, row, half.first, half.last);
}

static gboolean
fail (Index *index, const char *what, GError **error)
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

static void
index_clear (Index *index)
{
  sqlite3_close_v2 (index->database);
  cp_tokenizer_free (index->tokenizer);
  g_array_unref (index->tokens);
  g_array_unref (index->rows);
}

static gboolean
index_init (Index *index, GError **error)
{
  static fts5_tokenizer functions = { create_tokenizer, delete_tokenizer, tokenize };

  *index = (Index){ .tokenizer = cp_tokenizer_new (),
                    .tokens = g_array_new (FALSE, FALSE, sizeof (Token)),
                    .rows = g_array_new (FALSE, FALSE, sizeof (Row)) };
  if (sqlite3_open_v2 (":memory:", &index->database,
                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
    return fail (index, "it could not be made", error);
  fts5_api *fts5 = get_fts5 (index->database);
  if (fts5 == NULL || fts5->xCreateTokenizer (fts5, "coproof", index, &functions, NULL) != SQLITE_OK ||
      fts5->xCreateFunction (fts5, "collect", index, collect, NULL) != SQLITE_OK)
    return fail (index, "this SQLite has no FTS5", error);
  if (sqlite3_exec (
          index->database,
          "CREATE VIRTUAL TABLE pages USING fts5 (text, content='', columnsize=0, tokenize='coproof');", NULL,
          NULL, NULL) != SQLITE_OK)
    return fail (index, "it could not be made", error);
  return TRUE;
}

static gboolean
add_page (Index *index, CpSqliteStatement *insert, guint document, const CpPage *page, GError **error)
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

static gboolean
add_pages (Index *index, const CpDocuments *documents, GError **error)
{
  g_autoptr (CpSqliteStatement) insert = NULL;

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

/* The widest NEAR of the expression: its two ends are one hit, or the quote would show only the first of
 * them. */
static int
find_reach (const char *expression)
{
  int reach = 0;

  for (const char *near = strstr (expression, "NEAR("); near != NULL; near = strstr (near + 1, "NEAR(")) {
    const char *end = strchr (near, ')'), *comma = end != NULL ? g_strrstr_len (near, end - near, ",") : NULL;
    if (comma != NULL)
      reach = MAX (reach, (int) g_ascii_strtoll (comma + 1, NULL, 10));
  }
  return reach > 0 ? MIN (reach, 100) + 2 : 0;
}

static gboolean
ask (Index *index, CpSqliteStatement *select, const char *expression, GError **error)
{
  int code;

  index->reach = find_reach (expression);
  sqlite3_bind_text (select, 1, expression, -1, SQLITE_STATIC);
  while ((code = sqlite3_step (select)) == SQLITE_ROW)
    ;
  if (code != SQLITE_DONE)
    g_set_error (error, CP_ERROR, CP_ERROR_USAGE, "the query %s: %s", expression,
                 sqlite3_errmsg (index->database));
  sqlite3_reset (select);
  return code == SQLITE_DONE;
}

static CpSqliteStatement *
prepare_select (Index *index, GError **error)
{
  CpSqliteStatement *select = NULL;

  if (sqlite3_prepare_v2 (index->database, "SELECT collect (pages) FROM pages WHERE pages MATCH ?1", -1,
                          &select, NULL) != SQLITE_OK)
    fail (index, "it cannot be asked", error);
  return select;
}

static gboolean
ask_all (Index *index, const CpDocuments *documents, const CpQuerySet *queries, CpHits *hits, GError **error)
{
  if (!index_init (index, error) || !add_pages (index, documents, error))
    return FALSE;

  g_autoptr (CpSqliteStatement) select = prepare_select (index, error);
  if (select == NULL)
    return FALSE;
  index->hits = hits;
  for (index->query = 0; index->query < queries->expressions->len; index->query++)
    if (!ask (index, select, queries->expressions->pdata[index->query], error))
      return FALSE;
  return TRUE;
}

CpHits *
cp_match_queries (const CpDocuments *documents, const CpQuerySet *queries, GError **error)
{
  g_autoptr (CpHits) hits = cp_hits_new (documents->readings->len);
  Index index;
  gboolean good = ask_all (&index, documents, queries, hits, error);

  index_clear (&index);
  if (!good)
    return NULL;
  cp_hits_sort (hits);
  return g_steal_pointer (&hits);
}

struct CpQueryChecker {
  Index index;
  CpSqliteStatement *select;
};

CpQueryChecker *
cp_query_checker_new (GError **error)
{
  g_autoptr (CpQueryChecker) checker = g_new0 (CpQueryChecker, 1);

  if (!index_init (&checker->index, error))
    return NULL;
  checker->select = prepare_select (&checker->index, error);
  return checker->select != NULL ? g_steal_pointer (&checker) : NULL;
}

void
cp_query_checker_free (CpQueryChecker *checker)
{
  if (checker == NULL)
    return;
  sqlite3_finalize (checker->select);
  index_clear (&checker->index);
  g_free (checker);
}

/* FTS5 speaks to programmers; most faults are one of these. */
static char *
explain_fault (CpQueryChecker *checker)
{
  const char *message = sqlite3_errmsg (checker->index.database);

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
cp_query_checker_check (CpQueryChecker *checker, const char *expression)
{
  char *fault = NULL;

  sqlite3_bind_text (checker->select, 1, expression, -1, SQLITE_STATIC);
  if (sqlite3_step (checker->select) != SQLITE_DONE)
    fault = explain_fault (checker);
  sqlite3_reset (checker->select);
  return fault;
}

char *
cp_query_checker_find_unreachable (CpQueryChecker *checker, const char *expression)
{
  return cp_reach_find_fault (checker->index.tokenizer, expression);
}
