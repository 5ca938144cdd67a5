/* plan-prose.c: takes a plan that has neither a table nor labels, gives the actions that its lists and
 * sentences promise.
 *
 * An item of a list is an action where it says who, or by when: in a few words of their own ("Care
 * coordinator, by June."), in brackets, or as what a sentence is about ("Jo to ask", "Jo leads").  A sentence
 * of a paragraph is one where it promises something ("By Easter Jo will ...") and says by when. */
#include "plan-action.h"
#include "plan-blocks.h"
#include "text.h"
#include "written-date.h"

#include <string.h>

/* "The Lead Pharmacist and a nurse": a name of whoever leads has no more words. */
#define LEAD_WORDS 9
/* Some words of a role are known to nobody: "class", "project". */
#define UNKNOWN_WORDS 1
/* "First visit by 31 March": a few words that say when. */
#define WHEN_WORDS 9
/* An action of fewer words goes on in the next sentence: "Langar hall." */
#define LEAST_ACTION_WORDS 6
/* What was done is told in the first words of a sentence. */
#define TOLD_WORDS 5
/* "If it goes badly.": what stands before an item may say that it is none. */
#define TITLE_WORDS 5
/* A plan has more than one action. */
#define LEAST_ACTIONS 2
#define LONGEST_ABBREVIATION 4
/* A line that begins so far right is another column, or the foot of the page. */
#define ANOTHER_COLUMN 20

typedef struct {
  const CpPlanRules *rules;
  const CpReading *reading;
  const CpPage *page;
  GArray *dates, *tokens; /* to find dates in */
  GPtrArray *actions;
} Reader;

/* A sentence, or a few words that stand for one. */
typedef struct {
  CpPlanSpan span;
  GArray *words; /* CpPlainWord */
  GArray *times; /* CpPlanSpan: dates, and times without one, in their order */
  gint promise;  /* the word that promises, or -1 */
} Piece;

static void
piece_free (gpointer data)
{
  Piece *piece = data;

  g_array_unref (piece->words);
  g_array_unref (piece->times);
  g_free (piece);
}

static const CpPlainWord *
get_word (const Piece *piece, guint index)
{
  return cp_plain_word (piece->words, index);
}

static gboolean
has (const Reader *reader, const Piece *piece, CpPlanSet set, guint at)
{
  return at < piece->words->len &&
         cp_phrases_has (reader->rules->sets[set], piece->words, at, piece->words->len);
}

static gint
compare_spans (gconstpointer a, gconstpointer b)
{
  const CpPlanSpan *first = a, *second = b;

  return first->start < second->start ? -1 : first->start > second->start;
}

/* A date counts once: "Monday" in "Monday 3 March" is found as a time without a date, too. */
static void
drop_overlaps (GArray *times)
{
  g_array_sort (times, compare_spans);
  for (guint i = 1; i < times->len;) {
    CpPlanSpan *before = &g_array_index (times, CpPlanSpan, i - 1);
    const CpPlanSpan *time = &g_array_index (times, CpPlanSpan, i);
    if (time->start >= before->end) {
      i++;
      continue;
    }
    before->end = MAX (before->end, time->end);
    g_array_remove_index (times, i);
  }
}

static void
find_times (const Reader *reader, Piece *piece)
{
  g_autofree char *text =
      g_strndup (reader->page->text + piece->span.start, piece->span.end - piece->span.start);

  cp_written_dates_find (reader->dates, reader->tokens, text, CP_DATES_OF_TEXT);
  for (guint i = 0; i < reader->dates->len; i++) {
    const CpWrittenDate *date = &g_array_index (reader->dates, CpWrittenDate, i);
    const CpPlanSpan time = { piece->span.start + date->start,
                              piece->span.start + date->start + date->length };
    g_array_append_val (piece->times, time);
  }
  for (guint i = 0; i < piece->words->len; i++) {
    guint n = 0;
    if (cp_phrases_find (reader->rules->sets[CP_PLAN_TIMES], piece->words, i, piece->words->len, &n) < 0)
      continue;
    const CpPlanSpan time = { get_word (piece, i)->start, get_word (piece, i + n - 1)->end };
    g_array_append_val (piece->times, time);
  }
  drop_overlaps (piece->times);
}

static void
add_piece (const Reader *reader, GPtrArray *pieces, guint32 start, guint32 end)
{
  g_autoptr (GArray) words = cp_plain_words (reader->page->text, start, end);
  if (words->len == 0)
    return;

  Piece *piece = g_new0 (Piece, 1);
  piece->span = (CpPlanSpan){ start, end };
  piece->words = g_steal_pointer (&words);
  piece->times = g_array_new (FALSE, FALSE, sizeof (CpPlanSpan));
  piece->promise =
      cp_phrases_search (reader->rules->sets[CP_PLAN_PROMISES], piece->words, 0, piece->words->len);
  find_times (reader, piece);
  g_ptr_array_add (pieces, piece);
}

/* "B. Ollerton", "Mrs. Khan", "Dr. Eze": the full stop of a short name ends nothing. */
static gboolean
is_abbreviation (const char *text, guint32 start, guint32 stop)
{
  guint32 at = stop;

  while (at > start && g_ascii_isalpha (text[at - 1]))
    at--;
  guint32 length = stop - at;
  if (length == 0 || length > LONGEST_ABBREVIATION || !g_ascii_isupper (text[at]))
    return FALSE;
  for (guint32 i = at; length > 1 && i < stop; i++)
    if (strchr ("aeiouAEIOU", text[i]) != NULL)
      return FALSE;
  return length == 1 || g_ascii_islower (text[stop - 1]);
}

/* Behind the marks that close a sentence a new one begins. */
static gboolean
is_sentence_end (const char *text, guint32 start, guint32 at, guint32 end)
{
  if (strchr (".!?;", text[at]) == NULL || (text[at] == '.' && is_abbreviation (text, start, at)))
    return FALSE;
  at++;
  while (at < end && strchr ("*_)\"'", text[at]) != NULL)
    at++;
  if (at < end && !g_ascii_isspace (text[at]))
    return FALSE;
  while (at < end && strchr (" \n*_(", text[at]) != NULL)
    at++;
  return at >= end || text[at] >= 0x7F || text[at] < 0 || g_ascii_isupper (text[at]) ||
         g_ascii_isdigit (text[at]) || text[at - 1] == '*' || text[at - 1] == '_';
}

/* Two spaces within a line, a long dash, a bracket that closes at the end of what is said. */
static gboolean
is_break (const char *text, guint32 at, guint32 end)
{
  static const char *const dashes[] = { " – ", " — ", " - " };

  for (guint i = 0; i < G_N_ELEMENTS (dashes); i++)
    if (g_str_has_prefix (text + at, dashes[i]))
      return TRUE;
  if (text[at] == '\n' && strspn (text + at + 1, " ") >= ANOTHER_COLUMN)
    return TRUE;
  if (text[at] == ' ' && at + 1 < end && text[at + 1] == ' ')
    return at > 0 && text[at - 1] != '\n' && text[at - 1] != ' ';
  if (text[at] != '(')
    return FALSE;
  const char *close = memchr (text + at, ')', end - at);
  return close != NULL && strspn (close + 1, ".*_ ") + 1 >= (gsize) (text + end - close);
}

/* "1. MEDICINES TO TAKE HOME", a line of its own above what is said of it. */
static gboolean
is_title_end (const char *text, guint32 start, guint32 at, guint32 end)
{
  return text[at] == '\n' && memchr (text + start, '\n', at - start) == NULL && at - start <= 60 &&
         strchr (",;", text[at - 1]) == NULL && at + 1 < end &&
         (g_ascii_isupper (text[at + 1 + strspn (text + at + 1, " ")]));
}

static GPtrArray *
split_block (const Reader *reader, const CpPlanBlock *block)
{
  GPtrArray *pieces = g_ptr_array_new_with_free_func (piece_free);
  const char *text = reader->page->text;
  guint32 start = block->text.start, end = block->text.end;

  for (guint32 at = start + 1; at < end; at++) {
    if (!is_break (text, at, end) && !is_sentence_end (text, block->text.start, at, end) &&
        !(block->is_item && is_title_end (text, block->text.start, at, end)))
      continue;
    add_piece (reader, pieces, start, at);
    start = at;
  }
  add_piece (reader, pieces, start, end);
  return pieces;
}

static gboolean
is_name (const Reader *reader, const Piece *piece, guint index)
{
  const CpPlainWord *word = get_word (piece, index);

  return g_unichar_isupper (g_utf8_get_char (reader->page->text + word->start)) &&
         !has (reader, piece, CP_PLAN_TOLD, index) && !has (reader, piece, CP_PLAN_NOBODY, index) &&
         !has (reader, piece, CP_PLAN_NO_ACTION, index);
}

static gboolean
is_in_time (const Piece *piece, guint index)
{
  guint32 place = get_word (piece, index)->start;

  for (guint i = 0; i < piece->times->len; i++) {
    const CpPlanSpan *time = &g_array_index (piece->times, CpPlanSpan, i);
    if (place >= time->start && place < time->end)
      return TRUE;
  }
  return FALSE;
}

static gboolean
has_semicolon (const Reader *reader, const Piece *piece, guint index)
{
  guint32 end = get_word (piece, index - 1)->end;

  return memchr (reader->page->text + end, ';', get_word (piece, index)->start - end) != NULL;
}

/* Whether the words name somebody: a role with few words around it, or people's own names alone. */
static gboolean
is_somebody (const Reader *reader, const Piece *piece, guint from, guint to)
{
  guint n_roles = 0, n_names = 0, n_unknown = 0, n = 1;

  if (to <= from || to - from > LEAD_WORDS)
    return FALSE;
  for (guint i = from; i < to; i += n) {
    n = 1;
    if (g_ascii_isdigit (get_word (piece, i)->word[0]) || is_in_time (piece, i) ||
        (i > from && has_semicolon (reader, piece, i)))
      return FALSE;
    if (cp_phrases_find (reader->rules->sets[CP_PLAN_ROLES], piece->words, i, to, &n) >= 0)
      n_roles++;
    else if (cp_phrases_has (reader->rules->sets[CP_PLAN_LINKS], piece->words, i, to))
      continue;
    else if (is_name (reader, piece, i))
      n_names++;
    else
      n_unknown++;
  }
  return n_roles > 0 ? n_unknown <= UNKNOWN_WORDS : n_names > 0 && n_unknown == 0;
}

static void
set_words (const Reader *reader, CpAction *action, CpPlanColumn column, guint32 start, guint32 end)
{
  g_autofree char *text = g_strndup (reader->page->text + start, end - start);

  g_strdelimit (text, "*_", ' ');
  g_strstrip (text);
  gsize length = strlen (text);
  while (length > 0 && (strchr (".,;:(\n", text[length - 1]) != NULL ||
                        (text[length - 1] == ')' && strchr (text + 1, '(') == NULL)))
    text[--length] = '\0';
  cp_action_set (action, column, text + strspn (text, ".,;:() \n-"));
}

static void
set_lead (const Reader *reader, CpAction *action, const Piece *piece, guint from, guint to)
{
  while (to > from + 1 && cp_phrases_has (reader->rules->sets[CP_PLAN_LINKS], piece->words, to - 1, to))
    to--; /* "Hub manager, two by March" */
  guint32 end = get_word (piece, to - 1)->end;
  end += reader->page->text[end] == ')'; /* "Comfort Asante (project worker)" */
  if (action->lead == NULL)
    set_words (reader, action, CP_PLAN_LEAD, get_word (piece, from)->start, end);
}

static guint
index_at (const Piece *piece, guint32 place)
{
  guint i = 0;

  while (i < piece->words->len && get_word (piece, i)->start < place)
    i++;
  return i;
}

/* "by the end of" before a date: the word with which it begins; the date's own where nothing stands there. */
static guint
find_when_begin (const Reader *reader, const Piece *piece, guint first)
{
  guint begin = first;

  for (guint i = first > 5 ? first - 5 : 0; i < begin;) {
    guint n = 0;
    gint found = cp_phrases_find (reader->rules->sets[CP_PLAN_WHENS], piece->words, i, begin, &n);
    if (found < 0 || i + n != begin || get_word (piece, begin)->parting != CP_PART_NONE) {
      i++;
      continue;
    }
    begin = i;
    i = first > 5 ? first - 5 : 0;
  }
  return begin;
}

/* By when, as a sentence says it: the first time that a word like "by" introduces.  FALSE where none does. */
static gboolean
find_when (const Reader *reader, const Piece *piece, guint *ret_begin, CpPlanSpan *ret_when)
{
  for (guint i = 0; i < piece->times->len; i++) {
    const CpPlanSpan *time = &g_array_index (piece->times, CpPlanSpan, i);
    guint first = index_at (piece, time->start), begin = find_when_begin (reader, piece, first);
    if (begin == first || (begin > 0 && has (reader, piece, CP_PLAN_TOLD, begin - 1)))
      continue; /* "opened on 27 April" */
    *ret_begin = begin;
    *ret_when = (CpPlanSpan){ get_word (piece, begin)->start, time->end };
    return TRUE;
  }
  return FALSE;
}

static void
take_when (const Reader *reader, CpAction *action, const Piece *piece)
{
  guint begin;
  CpPlanSpan when;

  if (action->by_when == NULL && find_when (reader, piece, &begin, &when))
    set_words (reader, action, CP_PLAN_BY_WHEN, when.start, when.end);
}

/* "Sal and Trish, by 14 February", "First visit by 31 March".  FALSE where it is no such thing. */
static gboolean
take_timed_words (const Reader *reader, CpAction *action, const Piece *piece)
{
  const CpPlanSpan *time = &g_array_index (piece->times, CpPlanSpan, 0);
  guint begin = find_when_begin (reader, piece, index_at (piece, time->start));
  gboolean has_lead = is_somebody (reader, piece, 0, begin);

  if (!has_lead && (piece->words->len > WHEN_WORDS || action->by_when != NULL))
    return FALSE;
  if (has_lead)
    set_lead (reader, action, piece, 0, begin);
  if (action->by_when == NULL)
    set_words (reader, action, CP_PLAN_BY_WHEN, get_word (piece, has_lead ? begin : 0)->start,
               piece->span.end);
  return TRUE;
}

static gboolean
is_beside (const Reader *reader, const Piece *piece, guint index)
{
  const GPtrArray *beside = reader->rules->beside;

  for (guint i = 0; i < beside->len; i++)
    if (g_str_equal (beside->pdata[i], get_word (piece, index)->word))
      return TRUE;
  return FALSE;
}

/* "with the group, design by 14 March": partners end where a comma or a time stands. */
static guint
find_partners_end (const Reader *reader, const Piece *piece, guint from)
{
  guint end = piece->words->len;

  if (piece->times->len > 0)
    end =
        find_when_begin (reader, piece, index_at (piece, g_array_index (piece->times, CpPlanSpan, 0).start));
  for (guint i = from + 1; i < end; i++)
    if (get_word (piece, i)->parting == CP_PART_COMMA)
      return i;
  return end;
}

/* "Catering Manager, with Ibby" */
static gboolean
take_lead_with (const Reader *reader, CpAction *action, const Piece *piece)
{
  for (guint i = 1; i + 1 < piece->words->len; i++)
    if (is_beside (reader, piece, i) && is_somebody (reader, piece, 0, i)) {
      guint end = find_partners_end (reader, piece, i + 1);
      set_lead (reader, action, piece, 0, i);
      if (action->with == NULL && end > i + 1)
        set_words (reader, action, CP_PLAN_WITH, get_word (piece, i + 1)->start,
                   get_word (piece, end - 1)->end);
      return TRUE;
    }
  return FALSE;
}

/* A few words of their own that say who, or when, and nothing else. */
static gboolean
take_fragment (const Reader *reader, CpAction *action, const Piece *piece)
{
  if (piece->promise >= 0 ||
      cp_phrases_search (reader->rules->sets[CP_PLAN_TOLD], piece->words, 0, piece->words->len) >= 0)
    return FALSE;
  if (take_lead_with (reader, action, piece)) {
    take_when (reader, action, piece);
    return TRUE;
  }
  if (is_somebody (reader, piece, 0, piece->words->len)) {
    set_lead (reader, action, piece, 0, piece->words->len);
    return TRUE;
  }
  return piece->times->len > 0 && take_timed_words (reader, action, piece);
}

static gboolean
is_word (const Piece *piece, guint index, const char *word)
{
  return index < piece->words->len && g_str_equal (get_word (piece, index)->word, word);
}

/* "Joyce to ask", "The Lead Pharmacist answers for this", "led by the parents' group" */
static gboolean
take_leader (const Reader *reader, CpAction *action, const Piece *piece)
{
  guint n = 1;

  for (guint i = 1; i < piece->words->len && i <= LEAD_WORDS; i++)
    if (cp_phrases_find (reader->rules->sets[CP_PLAN_LEADS], piece->words, i, piece->words->len, &n) >= 0 &&
        !is_word (piece, i + n, "be") && is_somebody (reader, piece, 0, i)) {
      set_lead (reader, action, piece, 0, i);
      return TRUE;
    }
  for (guint i = 0; i + 1 < piece->words->len; i++) {
    if (cp_phrases_find (reader->rules->sets[CP_PLAN_LED_BY], piece->words, i, piece->words->len, &n) < 0)
      continue;
    guint from = i + n, to = from + (from < piece->words->len);
    while (to < piece->words->len && get_word (piece, to)->parting == CP_PART_NONE &&
           is_somebody (reader, piece, from, to + 1))
      to++;
    if (is_somebody (reader, piece, from, to)) {
      set_lead (reader, action, piece, from, to);
      return TRUE;
    }
  }
  return FALSE;
}

/* "By Christmas, Ngozi will ...": whom the promise is of.  One word that begins a sentence may be anything.
 */
static void
take_subject (const Reader *reader, CpAction *action, const Piece *piece)
{
  guint from = 0, begin;
  CpPlanSpan when;

  if (piece->promise <= 0 || action->lead != NULL)
    return;
  if (find_when (reader, piece, &begin, &when) && begin == 0)
    from = index_at (piece, when.end);
  guint to = (guint) piece->promise;
  gboolean is_passive = is_word (piece, to + 1, "be");
  gboolean may_be_thing = from == 0 && to == 1 && !has (reader, piece, CP_PLAN_ROLES, 0);
  if (!is_passive && !may_be_thing && is_somebody (reader, piece, from, to))
    set_lead (reader, action, piece, from, to);
}

/* "Report of what was done" is still to be made. */
static gboolean
tells_of_past (const Reader *reader, const Piece *piece)
{
  return piece->promise < 0 && cp_phrases_search (reader->rules->sets[CP_PLAN_TOLD], piece->words, 0,
                                                  MIN (TOLD_WORDS, piece->words->len)) >= 0;
}

/* Fills in who and when; gives where the words of the action end. */
static guint32
take_pieces (const Reader *reader, CpAction *action, const GPtrArray *pieces)
{
  guint32 end = ((const Piece *) pieces->pdata[pieces->len - 1])->span.end;
  guint n_words = 0;
  gboolean is_whole = FALSE;

  for (guint i = 0; i < pieces->len; i++) {
    const Piece *piece = pieces->pdata[i];
    gboolean is_aside =
        i > 0 && (take_fragment (reader, action, piece) || take_leader (reader, action, piece));
    if (!is_whole && (is_aside || n_words >= LEAST_ACTION_WORDS)) {
      end = piece->span.start;
      is_whole = TRUE;
    }
    n_words += piece->words->len;
  }
  for (guint i = 0; i < pieces->len; i++) {
    take_when (reader, action, pieces->pdata[i]);
    take_leader (reader, action, pieces->pdata[i]);
    take_subject (reader, action, pieces->pdata[i]);
  }
  return end;
}

static gboolean
is_no_action (const Reader *reader, const Piece *first)
{
  return has (reader, first, CP_PLAN_NO_ACTION, 0) || tells_of_past (reader, first) ||
         (first->words->len <= TITLE_WORDS && has (reader, first, CP_PLAN_ELSEWHERE, 0));
}

static void
keep_action (Reader *reader, CpAction *action, CpPlanSpan span)
{
  if (reader->actions->len >= CP_PLAN_ACTIONS || !cp_action_is_real (action, reader->rules)) {
    cp_action_free (action);
    return;
  }
  action->place = cp_action_place_new (reader->reading, reader->page, span.start, span.end - span.start);
  g_ptr_array_add (reader->actions, action);
}

static void
set_when_of_heading (const Reader *reader, const CpPlanBlock *block, CpAction *action)
{
  if (action->by_when == NULL && block->when.end > block->when.start)
    set_words (reader, action, CP_PLAN_BY_WHEN, block->when.start, block->when.end);
}

static void
read_item (Reader *reader, const CpPlanBlock *block, const GPtrArray *pieces)
{
  if (is_no_action (reader, pieces->pdata[0]))
    return;
  CpAction *action = cp_action_new ();
  guint32 end = take_pieces (reader, action, pieces);

  set_words (reader, action, CP_PLAN_ACTION, block->text.start, end);
  set_when_of_heading (reader, block, action);
  if (action->lead == NULL && action->by_when == NULL) {
    cp_action_free (action);
    return;
  }
  keep_action (reader, action, block->text);
}

static void
read_sentence (Reader *reader, const CpPlanBlock *block, const Piece *piece)
{
  if (piece->promise < 0 || is_no_action (reader, piece))
    return;
  CpAction *action = cp_action_new ();

  take_when (reader, action, piece);
  set_when_of_heading (reader, block, action);
  take_leader (reader, action, piece);
  take_subject (reader, action, piece);
  set_words (reader, action, CP_PLAN_ACTION, piece->span.start, piece->span.end);
  if (action->by_when == NULL) {
    cp_action_free (action);
    return;
  }
  keep_action (reader, action, piece->span);
}

static void
read_block (Reader *reader, const CpPlanBlock *block)
{
  g_autoptr (GPtrArray) pieces = split_block (reader, block);

  if (pieces->len > 0 && block->is_item)
    read_item (reader, block, pieces);
  for (guint i = 0; !block->is_item && i < pieces->len; i++) {
    if (has (reader, pieces->pdata[i], CP_PLAN_NO_ACTION, 0))
      return; /* "We will judge our success by the following.  ..." */
    read_sentence (reader, block, pieces->pdata[i]);
  }
}

void
cp_plan_read_prose (const CpPlanRules *rules, const CpReading *reading, GPtrArray *actions)
{
  g_autoptr (GArray) dates = g_array_new (FALSE, FALSE, sizeof (CpWrittenDate));
  g_autoptr (GArray) tokens = cp_written_dates_new_tokens ();
  Reader reader = {
    .rules = rules, .reading = reading, .dates = dates, .tokens = tokens, .actions = actions
  };

  for (guint i = 0; i < reading->pages->len; i++) {
    reader.page = &g_array_index (reading->pages, CpPage, i);
    g_autoptr (GArray) blocks = cp_plan_blocks (rules, reader.page);
    for (guint j = 0; j < blocks->len; j++)
      read_block (&reader, &g_array_index (blocks, CpPlanBlock, j));
  }
  if (actions->len < LEAST_ACTIONS)
    g_ptr_array_set_size (actions, 0);
}
