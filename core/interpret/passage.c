/* passage.c: takes a document, gives its sentences and rows. */
#include "passage.h"

#include <string.h>

/* A line that ends before this ends there on purpose. */
#define SHORT_LINE_BYTES 45
#define NAME_BYTES 60

typedef struct {
  guint32 start, end;
  guint16 table;
  gboolean tells_done;
} RowSpan;

typedef struct {
  CpPassages *passages;
  CpVocabulary *vocabulary;
  const CpPage *page;
  guint block;
} Scan;

static void
add_passage (Scan *scan, guint32 start, guint32 end, gboolean tells_done)
{
  const char *text = scan->page->text;

  while (start < end && g_ascii_isspace (text[start]))
    start++;
  while (end > start && g_ascii_isspace (text[end - 1]))
    end--;
  if (start == end)
    return;
  g_autoptr (GArray) words = cp_vocabulary_read (scan->vocabulary, text + start, end - start);
  CpPassage passage = { .page = scan->page,
                        .start = start,
                        .end = end,
                        .first = scan->passages->words->len,
                        .block = scan->block,
                        .tells_done = tells_done };
  if (words->len > 0)
    g_array_append_vals (scan->passages->words, words->data, words->len);
  passage.past = scan->passages->words->len;
  g_array_append_val (scan->passages->passages, passage);
}

static gboolean
begins_item (const char *line)
{
  gsize digits = strspn (line, "0123456789");

  return (digits > 0 && digits <= 3 && strchr (".) \t", line[digits]) != NULL) ||
         strchr ("-*#>", *line) != NULL || g_str_has_prefix (line, "•") || g_str_has_prefix (line, "·");
}

/* Whether the line end at `at` parts what stands before it from what follows. */
static gboolean
is_block_end (const char *text, guint32 line_start, guint32 at)
{
  const char *next = text + at + 1;

  return at - line_start < SHORT_LINE_BYTES || *next == '\n' || *next == '\0' || begins_item (next);
}

static gboolean
is_sentence_end (const char *text, guint32 at)
{
  if (strchr (".!?", text[at]) == NULL)
    return FALSE;
  gsize rest = strspn (text + at + 1, "\")'");
  const char *next = text + at + 1 + rest;
  if (g_str_has_prefix (next, "”") || g_str_has_prefix (next, "’"))
    next += strlen ("”");
  return (*next == ' ' || *next == '\n') && !g_ascii_islower (next[1]);
}

static void
add_prose (Scan *scan, guint32 from, guint32 to)
{
  const char *text = scan->page->text;
  guint32 start = from, line_start = from;

  scan->block++;
  for (guint32 at = from; at < to; at++) {
    if (text[at] == '\n') {
      gboolean ends = is_block_end (text, line_start, at);
      if (ends) {
        add_passage (scan, start, at, FALSE);
        start = at + 1;
        scan->block++;
      }
      line_start = at + 1;
    } else if (is_sentence_end (text, at)) {
      add_passage (scan, start, at + 1, FALSE);
      start = at + 1;
    }
  }
  add_passage (scan, start, to, FALSE);
  scan->block++;
}

/* Whether the cell is a head like "What was done". */
static gboolean
is_done_head (const CpPlanRules *rules, const CpPage *page, const CpMark *cell)
{
  if (cell->length == 0 || cell->length > NAME_BYTES)
    return FALSE;
  g_autofree char *name = g_strndup (page->text + cell->start, cell->length);
  g_strstrip (name);
  return cp_pattern_fits (rules->columns[CP_PLAN_DONE], name);
}

/* The rows of all tables, by where they begin. */
static GArray *
find_rows (const CpPage *page, const CpPlanRules *rules)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (RowSpan));
  g_autoptr (GHashTable) done_tables = g_hash_table_new (g_direct_hash, g_direct_equal);
  guint16 row = 0;

  for (gsize i = 0; i < page->n_marks; i++) {
    const CpMark *mark = &page->marks[i];
    if (mark->kind != CP_MARK_CELL)
      continue;
    if (mark->row == 0 && is_done_head (rules, page, mark))
      g_hash_table_add (done_tables, GUINT_TO_POINTER (mark->table + 1u));
    RowSpan *last = rows->len > 0 ? &g_array_index (rows, RowSpan, rows->len - 1) : NULL;
    gboolean is_done = g_hash_table_contains (done_tables, GUINT_TO_POINTER (mark->table + 1u));
    if (last != NULL && last->table == mark->table && row == mark->row) {
      last->end = MAX (last->end, mark->start + mark->length);
    } else {
      const RowSpan span = { mark->start, mark->start + mark->length, mark->table, is_done && mark->row > 0 };
      g_array_append_val (rows, span);
    }
    row = mark->row;
  }
  return rows;
}

static void
read_page (Scan *scan, const CpPlanRules *rules)
{
  g_autoptr (GArray) rows = find_rows (scan->page, rules);
  guint32 at = 0;

  for (guint i = 0; i < rows->len; i++) {
    const RowSpan *row = &g_array_index (rows, RowSpan, i);
    if (row->start < at)
      continue; /* a table within a cell */
    add_prose (scan, at, row->start);
    add_passage (scan, row->start, row->end, row->tells_done);
    scan->block++;
    at = row->end;
  }
  add_prose (scan, at, (guint32) strlen (scan->page->text));
}

CpPassages *
cp_passages_new (const CpReading *reading, const CpPlanRules *rules, CpVocabulary *vocabulary)
{
  CpPassages *passages = g_new (CpPassages, 1);
  Scan scan = { passages, vocabulary, NULL, 0 };

  passages->words = g_array_new (FALSE, FALSE, sizeof (CpTextWord));
  passages->passages = g_array_new (FALSE, FALSE, sizeof (CpPassage));
  for (guint i = 0; i < reading->pages->len; i++) {
    scan.page = &g_array_index (reading->pages, CpPage, i);
    read_page (&scan, rules);
  }
  return passages;
}

void
cp_passages_free (CpPassages *passages)
{
  g_array_unref (passages->words);
  g_array_unref (passages->passages);
  g_free (passages);
}
