/* plan-blocks.c: takes a page, gives the items of its lists and its paragraphs, each with what the heading
 * above says. */
#include "plan-blocks.h"
#include "written-date.h"

#include <string.h>

/* A line of more than this is a sentence, not a heading. */
#define HEADING_BYTES 64
#define BOLD_HEADING_BYTES 130
/* A heading that says by when names a term, or less. */
#define LONGEST_TIME_DAYS 200
/* "Milestone 1 (by the end of term)": so many words may stand beside the time. */
#define OTHER_WORDS 2
/* A heading of more words than this does not name a part by its first ones. */
#define NAME_WORDS 12

gsize
cp_plan_marker_length (const char *line, gsize length)
{
  static const char *const bullets[] = { "- ", "-- ", "* ", "• ", "· ", "▪ ", "– ", "o ", "\xEF\x82\xB7 " };
  gsize i = 0;

  for (guint j = 0; j < G_N_ELEMENTS (bullets); j++)
    if (g_str_has_prefix (line, bullets[j]))
      return strlen (bullets[j]);
  while (i < length && line[i] == '#')
    i++;
  if (i > 0)
    return i;
  if (g_ascii_isupper (line[0]) && g_ascii_isdigit (line[1]))
    i = 1;
  gsize digits = i;
  while (i < length && (g_ascii_isdigit (line[i]) || (line[i] == '.' && g_ascii_isdigit (line[i + 1]))))
    i++;
  if (i == digits || i > digits + 6)
    return 0;
  if (line[i] == '.' || line[i] == ')' || line[i] == ':')
    return i + 1;
  return strncmp (line + i, "  ", 2) == 0 || line[i] == '\t' ? i : 0;
}

GHashTable *
cp_plan_find_headings (const CpPage *page)
{
  GHashTable *headings = g_hash_table_new (g_direct_hash, g_direct_equal);

  for (gsize i = 0; i < page->n_marks; i++)
    if (page->marks[i].kind == CP_MARK_HEADING)
      g_hash_table_add (headings, GUINT_TO_POINTER (page->marks[i].start));
  return headings;
}

/* "What we will do in 2026" is no date of anything in it. */
static gboolean
is_near (const CpDateSpan *span)
{
  return g_date_days_between (&span->first, &span->last) <= LONGEST_TIME_DAYS;
}

static gboolean
is_in_date (const GArray *dates, guint32 place)
{
  for (guint i = 0; i < dates->len; i++) {
    const CpWrittenDate *date = &g_array_index (dates, CpWrittenDate, i);
    if (place >= date->start && place < date->start + date->length)
      return TRUE;
  }
  return FALSE;
}

/* Whether the heading names a time and not much else: "Term 1 (January to April)", and not "Minutes of the
 * parent panel, 4 June". */
static gboolean
names_time (const CpPlanRules *rules, const char *heading)
{
  g_autoptr (GArray) dates = g_array_new (FALSE, FALSE, sizeof (CpWrittenDate));
  g_autoptr (GArray) tokens = cp_written_dates_new_tokens ();
  g_autoptr (GArray) words = cp_plain_words (heading, 0, (guint32) strlen (heading));
  guint n_times = 0, n_others = 0;

  cp_written_dates_find (dates, tokens, heading, CP_DATES_OF_TEXT);
  for (guint i = 0; i < dates->len; i++)
    if (!is_near (&g_array_index (dates, CpWrittenDate, i).span))
      return FALSE;
  for (guint i = 0, n; i < words->len; i += n) {
    n = 1;
    if (is_in_date (dates, cp_plain_word (words, i)->start) ||
        cp_phrases_find (rules->sets[CP_PLAN_TIMES], words, i, words->len, &n) >= 0)
      n_times++;
    else if (cp_phrases_find (rules->sets[CP_PLAN_WHENS], words, i, words->len, &n) < 0)
      n_others += !g_ascii_isdigit (cp_plain_word (words, i)->word[0]);
  }
  return n_times > 0 && n_others <= OTHER_WORDS;
}

typedef struct {
  const CpPlanRules *rules;
  const CpPage *page;
  GHashTable *headings;
  GArray *blocks;
  CpPlanBlock block; /* the one in hand; its text is empty where there is none */
  CpPlanSpan title, when;
  gboolean is_elsewhere; /* below a heading of a part that holds no actions */
  gboolean after_blank;
  gsize indent; /* of the item in hand; 0 in a paragraph */
} Scan;

static gboolean
is_empty (CpPlanSpan span)
{
  return span.start == span.end;
}

static void
end_block (Scan *scan)
{
  if (!is_empty (scan->block.text) && !scan->is_elsewhere)
    g_array_append_val (scan->blocks, scan->block);
  scan->block = (CpPlanBlock){ .title = scan->title, .when = scan->when };
}

/* Whether the heading names a part that holds no actions: it begins so, whatever number stands before. */
static gboolean
names_other_part (const Scan *scan, CpPlanSpan heading)
{
  g_autoptr (GArray) words = cp_plain_words (scan->page->text, heading.start, heading.end);
  guint at = 0;

  while (at < words->len && g_ascii_isdigit (cp_plain_word (words, at)->word[0]))
    at++;
  return words->len <= NAME_WORDS &&
         cp_phrases_has (scan->rules->sets[CP_PLAN_ELSEWHERE], words, at, words->len);
}

static void
take_heading (Scan *scan, CpPlanSpan heading)
{
  const CpPlanSpan none = { heading.start, heading.start };

  end_block (scan);
  scan->is_elsewhere = names_other_part (scan, heading);
  g_autofree char *words = g_strndup (scan->page->text + heading.start, heading.end - heading.start);
  gboolean is_time = names_time (scan->rules, words);
  scan->when = is_time ? heading : none;
  scan->title = is_time ? none : heading;
  end_block (scan);
}

/* "**September to November 2024**" */
static gboolean
is_all_bold (const char *line, gsize length)
{
  while (length > 0 && g_ascii_isspace (line[length - 1]))
    length--;
  return length > 2 && (*line == '*' || *line == '_') && line[length - 1] == *line &&
         g_strstr_len (line, (gssize) length, ". ") == NULL;
}

/* A short line that no full stop ends, with nothing of its sentence in the next line. */
static gboolean
is_heading_line (const Scan *scan, const char *line, gsize length, gboolean is_numbered)
{
  const char *next = line + length + (line[length] == '\n');
  gsize indent = strspn (next, " ");
  gboolean is_last = next[indent] == '\n' || next[indent] == '\0';

  while (length > 0 && g_ascii_isspace (line[length - 1]))
    length--;
  if (length <= BOLD_HEADING_BYTES && is_all_bold (line, length))
    return TRUE;
  if (length == 0 || length > HEADING_BYTES || strchr (".,;", line[length - 1]) != NULL)
    return FALSE;
  if (is_numbered)
    return is_last;
  return scan->after_blank && !g_ascii_islower (next[indent]);
}

/* "1. MEDICINES TO TAKE HOME", with what is meant in the next line. */
static gboolean
is_title_line (const char *line, gsize length)
{
  const char *next = line + length + (line[length] == '\n');

  return length <= HEADING_BYTES && strchr (".,;", line[length - 1]) == NULL &&
         g_ascii_isupper (next[strspn (next, " ")]);
}

/* "- [ ] ", "**A1.** ": what stands before the words of an item. */
static gsize
skip_marks (const char *line, gsize length, gboolean *ret_is_item)
{
  gsize at = strspn (line, " \t>"), marker = at < length ? cp_plan_marker_length (line + at, length - at) : 0;

  *ret_is_item = marker > 0;
  at += marker;
  gsize bold = strspn (line + at, " *_");
  marker = at + bold < length && bold > 0 ? cp_plan_marker_length (line + at + bold, length - at - bold) : 0;
  if (marker > 0 && line[at + bold] != '#') {
    *ret_is_item = TRUE;
    at += bold + marker;
  }
  at += strspn (line + at, " *_");
  if (line[at] == '[' && at + 3 < length && line[at + 2] == ']')
    at += strlen ("[ ]") + strspn (line + at + 3, " *_");
  return MIN (at, length);
}

static void
take_line (Scan *scan, guint32 start, gsize length)
{
  const char *line = scan->page->text + start;
  gsize indent = strspn (line, " \t>");
  gboolean is_item;

  if (indent >= length) {
    end_block (scan);
    scan->after_blank = TRUE;
    return;
  }
  gsize at = skip_marks (line, length, &is_item);
  const CpPlanSpan words = { start + (guint32) at, start + (guint32) length };
  gboolean is_marked =
      line[indent] == '#' || g_hash_table_contains (scan->headings, GUINT_TO_POINTER (start));
  gboolean is_number = is_item && g_ascii_isalnum (line[indent]);
  if (is_marked ||
      ((!is_item || is_number) && is_heading_line (scan, line + indent, length - indent, is_number))) {
    take_heading (scan, words);
    scan->after_blank = TRUE;
    return;
  }
  gboolean is_left = indent < scan->indent;
  gboolean is_title = is_number && scan->after_blank && is_title_line (line + indent, length - indent);
  scan->is_elsewhere = scan->is_elsewhere && !is_title;
  gboolean is_bold = scan->after_blank && g_str_has_prefix (line + indent, "**");
  if (is_item || is_bold || is_left)
    end_block (scan);
  if (is_empty (scan->block.text)) {
    scan->block.text = words;
    scan->block.is_item = is_item || is_bold;
    scan->indent = is_item ? indent : 0;
  }
  scan->block.text.end = words.end;
  scan->after_blank = FALSE;
}

GArray *
cp_plan_blocks (const CpPlanRules *rules, const CpPage *page)
{
  g_autoptr (GHashTable) headings = cp_plan_find_headings (page);
  Scan scan = { .rules = rules, .page = page, .headings = headings, .after_blank = TRUE };

  scan.blocks = g_array_new (FALSE, FALSE, sizeof (CpPlanBlock));
  for (const char *line = page->text; *line != '\0';) {
    gsize length = strcspn (line, "\n");
    take_line (&scan, (guint32) (line - page->text), length);
    line += length + (line[length] == '\n');
  }
  end_block (&scan);
  return scan.blocks;
}
