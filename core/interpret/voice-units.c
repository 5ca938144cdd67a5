/* voice-units.c: takes a page, gives its rows and the sentences between them. */
#include "voice-units.h"

#include <string.h>

/* A shorter line that a longer one could have continued was ended on purpose. */
#define FULL_LINE_BYTES 45
/* So many of its columns make a table one of what is to be done. */
#define PLAN_COLUMNS 2

static gboolean
is_sentence_end (const char *text, guint32 at, guint32 end)
{
  static const char *const closing[] = { "”", "’", "\"", ")" };

  if (text[at] != '.' && text[at] != '!' && text[at] != '?')
    return FALSE;
  at++;
  for (guint i = 0; i < G_N_ELEMENTS (closing); i++)
    if (at < end && g_str_has_prefix (text + at, closing[i])) {
      at += (guint32) strlen (closing[i]);
      break;
    }
  return at >= end || g_ascii_isspace (text[at]);
}

static gboolean
is_item (const char *line)
{
  gsize digits = strspn (line, "0123456789");

  return g_str_has_prefix (line, "• ") || g_str_has_prefix (line, "- ") || g_str_has_prefix (line, "* ") ||
         g_str_has_prefix (line, "– ") || (digits > 0 && strchr (".)", line[digits]) != NULL);
}

/* Whether the line end at `at` ends what was being said, and not only the line. */
static gboolean
is_hard_line_end (const char *text, guint32 start, guint32 at)
{
  guint32 line = at;
  const char *next = text + at + 1;

  while (line > start && text[line - 1] != '\n')
    line--;
  next += strspn (next, " ");
  if (*next == '\n' || *next == '\0' || at == line || is_item (next))
    return TRUE;
  if (g_ascii_islower (*next))
    return FALSE;
  return at - line < FULL_LINE_BYTES;
}

static void
add_unit (GArray *units, const char *text, guint32 start, guint32 end)
{
  while (start < end && g_ascii_isspace (text[start]))
    start++;
  while (end > start && g_ascii_isspace (text[end - 1]))
    end--;
  const CpVoiceUnit unit = { start, end, start, start, FALSE, FALSE, -1 };
  if (end > start)
    g_array_append_val (units, unit);
}

static void
add_sentences (GArray *units, const char *text, guint32 start, guint32 end)
{
  guint32 from = start;

  for (guint32 at = start; at < end; at++) {
    gboolean is_line_end = text[at] == '\n';
    if (!(is_line_end ? is_hard_line_end (text, start, at) : is_sentence_end (text, at, end)))
      continue;
    while (!is_line_end && at + 1 < end && !g_ascii_isspace (text[at + 1]))
      at++; /* the mark that closes a quotation */
    add_unit (units, text, from, at + 1);
    from = at + 1;
  }
  add_unit (units, text, from, end);
}

/* Whether the cell is short, and begins with one of the phrases. */
static gboolean
cell_is (const CpPage *page, const CpMark *cell, const CpPhrases *phrases)
{
  g_autoptr (GArray) words = cp_plain_words (page->text, cell->start, cell->start + cell->length);

  return words->len > 0 && words->len <= 8 && cp_phrases_has (phrases, words, 0, words->len);
}

/* What the first row of a table says of its columns. */
typedef struct {
  guint16 table;
  gint said;    /* the column with what somebody said, or -1 */
  guint n_plan; /* columns as a plan has them */
  guint asked;  /* a bit for each level that a head asks: "your child" */
} Head;

/* "Which part of school is your child in?" is asked of parents. */
static guint
find_asked (const CpVoiceRules *rules, const CpPage *page, const CpMark *cell)
{
  g_autoptr (GArray) words = cp_plain_words (page->text, cell->start, cell->start + cell->length);
  guint asked = 0;

  for (guint i = 0; i < rules->levels->len; i++) {
    const CpVoiceLevel *level = rules->levels->pdata[i];
    if (cp_phrases_search (level->asked, words, 0, words->len) >= 0)
      asked |= 1u << i;
  }
  return asked;
}

static Head
read_head (const CpVoiceRules *rules, const CpPage *page, guint16 table)
{
  Head head = { table, -1, 0, 0 };

  for (gsize i = 0; i < page->n_marks; i++) {
    const CpMark *mark = &page->marks[i];
    if (mark->kind != CP_MARK_CELL || mark->table != table || mark->row != 0)
      continue;
    if (head.said < 0 && cell_is (page, mark, rules->sets[CP_VOICE_SAID_COLUMNS]))
      head.said = mark->column;
    head.asked |= find_asked (rules, page, mark);
    head.n_plan += cell_is (page, mark, rules->sets[CP_VOICE_PLAN_COLUMNS]);
  }
  return head;
}

/* The level where it is one alone. */
static gint
only_level (guint levels)
{
  return levels != 0 && (levels & (levels - 1)) == 0 ? g_bit_nth_lsf (levels, -1) : -1;
}

/* Adds the row that begins with this mark; gives the mark behind it. */
static gsize
add_row (GArray *units, const CpPage *page, const Head *head, gsize first)
{
  const CpMark *mark = &page->marks[first];
  CpVoiceUnit unit = { mark->start,
                       mark->start,
                       mark->start,
                       mark->start,
                       TRUE,
                       head->n_plan >= PLAN_COLUMNS,
                       only_level (head->asked) };
  guint16 row = mark->row;
  gsize i;

  for (i = first; i < page->n_marks; i++) {
    mark = &page->marks[i];
    if (mark->kind != CP_MARK_CELL || mark->table != head->table || mark->row != row)
      break;
    unit.end = MAX (unit.end, mark->start + mark->length);
    if (row > 0 && mark->column == head->said) {
      unit.said_start = mark->start;
      unit.said_end = mark->start + mark->length;
    }
  }
  if (unit.end > unit.start)
    g_array_append_val (units, unit);
  return i;
}

GArray *
cp_voice_units (const CpVoiceRules *rules, const CpPage *page)
{
  GArray *units = g_array_new (FALSE, FALSE, sizeof (CpVoiceUnit));
  guint32 from = 0, length = (guint32) strlen (page->text);
  Head head = { 0, -1, 0, 0 };
  gboolean has_head = FALSE;

  for (gsize i = 0; i < page->n_marks;) {
    const CpMark *mark = &page->marks[i];
    if (mark->kind != CP_MARK_CELL || mark->start < from) {
      i++;
      continue;
    }
    if (!has_head || head.table != mark->table)
      head = read_head (rules, page, mark->table);
    has_head = TRUE;
    add_sentences (units, page->text, from, mark->start);
    i = add_row (units, page, &head, i);
    from = units->len > 0 ? MAX (from, g_array_index (units, CpVoiceUnit, units->len - 1).end) : from;
  }
  add_sentences (units, page->text, from, length);
  return units;
}
