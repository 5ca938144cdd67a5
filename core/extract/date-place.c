/* date-place.c: takes a date and the lines around it, gives how much its place says. */
#include "date-place.h"

#include <string.h>

#define HEAD_LINES 8
#define FOOT_LINES 4
#define TITLE_LINES 3
/* A longer line is a sentence or a paragraph, not a title. */
#define TITLE_WORDS 14
#define LABEL_WORDS 6
#define ACT_WORDS 12
/* Further than this a label or a verb does not reach. */
#define LEAD_BYTES 120
#define SIGNATURE_LINES 3

/* Word lists begin and end with a space, and part words by one. */

/* What a date is called that is the document's own. */
static const char label_words[] =
    " date dated day held signed issued published term session meeting sent approved adopted ratified agreed "
    "awarded received completed submitted printed written revised reviewed updated recorded changed produced "
    "posted created prepared visit week timestamp time ";

/* What may stand beside them in a label that says no more. */
static const char label_fillers[] =
    " of the on at and place form this report plan document policy version page last first event start by "
    "for name signature in ";

/* What was done to the document on a day. */
static const char acts[] =
    " adopted approved ratified agreed signed issued published printed written revised reviewed updated "
    "recorded changed produced posted prepared received completed submitted awarded shared put compiled "
    "presented edited noted ";

/* What such a sentence may begin with. */
static const char before_acts[] = " last first page policy this document plan report version date was it ";

static const char fillers[] = " the of on at for a in and is was end early mid late ";

static const char verbs[] = " were was are is had has have will ";

/* Words before a date that make it another date than the document's, and from how far away; some only in a
 * label, since there are titles like "Open day" and "Annual review". */
static const struct {
  const char *word;
  guint reach;
  gboolean in_labels;
} spoilers[] = {
  { "by", 1, FALSE },       { "until", 2, FALSE },     { "till", 2, FALSE },     { "before", 2, FALSE },
  { "than", 2, FALSE },     { "due", 3, FALSE },       { "deadline", 4, FALSE }, { "target", 3, FALSE },
  { "expires", 3, FALSE },  { "expiry", 3, FALSE },    { "valid", 4, FALSE },    { "effective", 3, FALSE },
  { "next", 5, FALSE },     { "previous", 5, FALSE },  { "again", 3, FALSE },    { "be", 3, FALSE },
  { "birth", 3, FALSE },    { "born", 3, FALSE },      { "dob", 2, FALSE },      { "since", 2, FALSE },
  { "from", 1, FALSE },     { "starts", 3, FALSE },    { "starting", 3, FALSE }, { "begins", 3, FALSE },
  { "opens", 3, FALSE },    { "reopens", 3, FALSE },   { "closes", 3, FALSE },   { "closing", 3, FALSE },
  { "ends", 3, FALSE },     { "return", 6, FALSE },    { "returned", 4, FALSE }, { "rsvp", 6, FALSE },
  { "join", 6, FALSE },     { "save", 4, FALSE },      { "will", 6, FALSE },     { "planned", 3, FALSE },
  { "proposed", 3, FALSE }, { "copyright", 3, FALSE }, { "review", 3, TRUE },    { "start", 3, TRUE },
  { "end", 3, TRUE },       { "completion", 3, TRUE }, { "opening", 3, TRUE },
};

static gboolean
is_in (const char *list, const char *word)
{
  g_autofree char *spaced = g_strconcat (" ", word, " ", NULL);

  return strstr (list, spaced) != NULL;
}

static gboolean
is_word_byte (char c)
{
  return g_ascii_isalnum (c) || (guchar) c >= 0x80;
}

static guint
count_words (const char *start, gsize length)
{
  guint n = 0;

  for (gsize i = 0; i < length; i++)
    n += is_word_byte (start[i]) && (i == 0 || !is_word_byte (start[i - 1]));
  return n;
}

static guint
words_of (const CpTextLine *line)
{
  return count_words (line->page->text + line->start, line->length);
}

static gboolean
has_word (const char *start, const char *end)
{
  while (start < end && !is_word_byte (*start))
    start++;
  return start < end;
}

static guint
count_tabs (const char *start, const char *end)
{
  guint n = 0;

  for (; (start = memchr (start, '\t', (gsize) (end - start))) != NULL; start++)
    n++;
  return n;
}

static void
add_line (CpTextLines *lines, const CpPage *page, const char *start, const char *end)
{
  CpTextLine line = { .page = page, .header = lines->lines->len };

  while (start < end && g_ascii_isspace (*start) && *start != '\t')
    start++;
  while (end > start && g_ascii_isspace (end[-1]))
    end--;
  if (!has_word (start, end))
    return;
  line.start = (guint32) (start - page->text);
  line.length = (guint32) (end - start);
  line.n_tabs = count_tabs (start, end);
  const CpTextLine *last =
      lines->lines->len > 0 ? &g_array_index (lines->lines, CpTextLine, lines->lines->len - 1) : NULL;
  if (last != NULL && last->page == page && last->n_tabs > 0 && line.n_tabs > 0)
    line.header = last->header;
  g_array_append_val (lines->lines, line);
}

void
cp_text_lines_init (CpTextLines *lines, const CpReading *reading)
{
  lines->reading = reading;
  lines->lines = g_array_new (FALSE, FALSE, sizeof (CpTextLine));
  for (guint i = 0; i < reading->pages->len; i++) {
    const CpPage *page = &g_array_index (reading->pages, CpPage, i);
    const char *start = page->text;
    while (*start != '\0') {
      const char *end = start + strcspn (start, "\n");
      add_line (lines, page, start, end);
      start = *end == '\n' ? end + 1 : end;
    }
  }
}

void
cp_text_lines_clear (CpTextLines *lines)
{
  g_array_unref (lines->lines);
}

static const CpTextLine *
get_line (const CpTextLines *lines, guint index)
{
  return &g_array_index (lines->lines, CpTextLine, index);
}

guint
cp_text_lines_find (const CpTextLines *lines, const CpPage *page, guint32 start, guint from)
{
  while (from + 1 < lines->lines->len &&
         (get_line (lines, from)->page != page ||
          get_line (lines, from)->start + get_line (lines, from)->length <= start))
    from++;
  return from;
}

/* ---- the words before a date */

/* A mark that ends what is said: not the full stop of "G. Farrow". */
static gboolean
ends_clause (const char *text, const char *mark)
{
  if (strchr (";!?(", *mark) != NULL)
    return TRUE;
  if (g_str_has_prefix (mark, "·") || g_str_has_prefix (mark, "•") || *mark == '|' ||
      g_str_has_prefix (mark, "– ") || g_str_has_prefix (mark, "- "))
    return TRUE;
  return *mark == '.' && mark[1] == ' ' &&
         !(mark > text && g_ascii_isupper (mark[-1]) && (mark - 1 == text || !is_word_byte (mark[-2])));
}

/* What is said before `end` and not before `start`, from its last clause on. */
static const char *
find_clause (const char *text, guint32 start, guint32 end)
{
  const char *clause = text + end;

  while (clause > text + start && clause > text + (end > LEAD_BYTES ? end - LEAD_BYTES : 0)) {
    if (ends_clause (text, clause - 1))
      break;
    clause--;
  }
  return clause;
}

/* Lower-case words, NULL-terminated. */
static char **
split_words (const char *start, const char *end)
{
  g_autofree char *lower = g_ascii_strdown (start, end - start);
  GPtrArray *words = g_ptr_array_new ();

  for (const char *c = lower; *c != '\0';) {
    gsize n = 0;
    while (is_word_byte (c[n]))
      n++;
    if (n > 0)
      g_ptr_array_add (words, g_strndup (c, n));
    c += MAX (n, 1);
  }
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_free (words, FALSE);
}

/* How many words are left when "on the" and the like are taken from the end. */
static guint
count_without_fillers (char *const *words)
{
  guint n = g_strv_length ((char **) words);

  while (n > 0 && is_in (fillers, words[n - 1]))
    n--;
  return n;
}

static gboolean
is_spoiled (char *const *words, gboolean is_label)
{
  guint n = count_without_fillers (words);

  for (guint i = 0; i < G_N_ELEMENTS (spoilers); i++)
    for (guint back = 1; back <= MIN (spoilers[i].reach, n); back++)
      if (g_str_equal (words[n - back], spoilers[i].word) && (is_label || !spoilers[i].in_labels))
        return TRUE;
  return n >= 3 && g_str_equal (words[n - 3], "d") && g_str_equal (words[n - 2], "o") &&
         g_str_equal (words[n - 1], "b"); /* D.O.B. */
}

/* What is said before a date: in its clause, in the cell before, or on a short line above. */
typedef struct {
  char **words;
  char **label;       /* the words of the cell or line before; NULL where it is none */
  gboolean is_label;  /* a colon or a cell's end stands between */
  gboolean is_clause; /* it begins a line, cell or clause with a capital */
} Lead;

static void
lead_clear (Lead *lead)
{
  g_strfreev (lead->words);
  g_strfreev (lead->label);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Lead, lead_clear)

static const char *
find_cell (const char *text, guint32 line_start, guint32 end)
{
  const char *cell = text + end;

  while (cell > text + line_start && cell[-1] != '\t')
    cell--;
  return cell;
}

static gboolean
is_label_above (const CpTextLine *line, const CpTextLine *above)
{
  char last = above->page->text[above->start + above->length - 1];

  return above->page == line->page && above->n_tabs == 0 && words_of (above) <= LABEL_WORDS && last == ':';
}

/* Where the label begins that the date at `start` has in the cell or line before it, or NULL. */
static const char *
find_label (const CpTextLines *lines, guint index, const char *cell, const char **ret_end)
{
  const CpTextLine *line = get_line (lines, index);
  const char *text = line->page->text;

  if (cell > text + line->start) {
    *ret_end = cell - 1;
    return find_cell (text, line->start, (guint32) (cell - 1 - text));
  }
  if (index == 0 || !is_label_above (line, get_line (lines, index - 1)))
    return NULL;
  const CpTextLine *above = get_line (lines, index - 1);
  *ret_end = text + above->start + above->length;
  return text + above->start;
}

static void
read_lead (const CpTextLines *lines, guint index, guint32 start, Lead *lead)
{
  const CpTextLine *line = get_line (lines, index);
  const char *text = line->page->text, *end = text + start, *label_end;
  const char *cell = find_cell (text, line->start, start);
  const char *clause = find_clause (text, (guint32) (cell - text), start);
  const char *label = find_label (lines, index, cell, &label_end);

  lead->words = split_words (clause, end);
  while (end > clause && g_ascii_isspace (end[-1]))
    end--;
  lead->is_label = end > clause && end[-1] == ':';
  /* a label reaches over the words of its own cell only in a row of two: "Reviewed | Big Table, 7 May" */
  if (label != NULL && (lead->words[0] == NULL || line->n_tabs == 1)) {
    lead->label = split_words (label, label_end);
    lead->is_label = lead->is_label || lead->words[0] == NULL;
    clause = label;
  }
  while (*clause == ' ')
    clause++;
  lead->is_clause = g_ascii_isupper (*clause);
}

static gboolean
has_word_of (char *const *words, const char *list)
{
  for (; *words != NULL; words++)
    if (is_in (list, *words))
      return TRUE;
  return FALSE;
}

static gboolean
has_only_label_words (char *const *words)
{
  for (; *words != NULL; words++)
    if (!is_in (label_words, *words) && !is_in (label_fillers, *words))
      return FALSE;
  return TRUE;
}

/* The words that would name the date: those of the label where there is one. */
static char *const *
naming_words (const Lead *lead)
{
  return lead->label != NULL && lead->label[0] != NULL ? lead->label : lead->words;
}

/* "Adopted by the governors,", "Page last changed", "Put together by Rosalind," */
static gboolean
is_act (const Lead *lead)
{
  char *const *words = naming_words (lead);
  guint n = g_strv_length ((char **) words), first = 0;

  if (!lead->is_clause || n == 0 || n > ACT_WORDS)
    return FALSE;
  while (first + 1 < n && is_in (before_acts, words[first]))
    first++;
  if (g_str_equal (words[first], "signed") && first + 1 < n && g_str_equal (words[first + 1], "up"))
    return FALSE;
  return is_in (acts, words[first]);
}

/* "Notes of the meeting held on", "Minutes of the meeting of", "dated" */
static gboolean
ends_as_label (const Lead *lead)
{
  guint n = count_without_fillers (lead->words);

  if (n == 0 || n > ACT_WORDS || !lead->is_clause)
    return FALSE;
  return is_in (" held dated date ", lead->words[n - 1]) ||
         (is_in (" minutes notes note record ", lead->words[0]) &&
          is_in (" meeting session visit ", lead->words[n - 1]));
}

/* ---- the place */

static char *
next_word (const CpTextLine *line, guint32 end)
{
  const char *c = line->page->text + end, *stop = line->page->text + line->start + line->length;
  const char *word;

  while (c < stop && *c == ' ')
    c++;
  for (word = c; c < stop && is_word_byte (*c);)
    c++;
  return g_ascii_strdown (word, c - word);
}

/* Whether marks part the date from the words around it: ", July 2026." */
static gboolean
stands_apart (const CpTextLine *line, const CpWrittenDate *date)
{
  const char *text = line->page->text;
  guint32 start = date->start, end = date->start + date->length, line_end = line->start + line->length;

  while (start > line->start && text[start - 1] == ' ')
    start--;
  while (end < line_end && text[end] == ' ')
    end++;
  gboolean is_apart_before = start <= line->start || !is_word_byte (text[start - 1]) ||
                             ((guchar) text[start - 1] >= 0x80 && start < date->start);
  gboolean is_apart_behind = end >= line_end || !is_word_byte (text[end]) || g_ascii_isdigit (text[end]) ||
                             ((guchar) text[end] >= 0x80 && end > date->start + date->length);
  return is_apart_before && is_apart_behind;
}

static gboolean
is_in_mark (const CpTextLine *line, guint32 start, CpMarkKind kind)
{
  for (gsize i = 0; i < line->page->n_marks; i++) {
    const CpMark *mark = &line->page->marks[i];
    if (mark->kind == kind && start >= mark->start && start < mark->start + mark->length)
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_signature_above (const CpTextLines *lines, guint index)
{
  static const char signs[] = " signed signature sincerely faithfully regards ";

  for (guint back = 0; back <= SIGNATURE_LINES && back <= index; back++) {
    const CpTextLine *line = get_line (lines, index - back);
    const char *start = line->page->text + line->start;
    g_auto (GStrv) words = words_of (line) <= TITLE_WORDS ? split_words (start, start + line->length) : NULL;
    if (words != NULL && has_word_of (words, signs))
      return TRUE;
  }
  return FALSE;
}

/* "In October 2025 the team counted.", "The hall opened on 27 April 2026.": told of, not dated. */
static gboolean
is_told_of (const CpTextLine *line, const Lead *lead, const CpWrittenDate *date)
{
  guint n = g_strv_length (lead->words);

  while (n > 0 && g_str_equal (lead->words[n - 1], "the"))
    n--;
  if (n == 0 || lead->is_label)
    return FALSE;
  if (date->span.precision != CP_PRECISION_DAY)
    return is_in (" in during ", lead->words[n - 1]);
  return g_str_equal (lead->words[n - 1], "on") && n != 2 &&
         line->page->text[line->start + line->length - 1] == '.';
}

static CpDatePlace
place_by_label (const CpTextLines *lines, guint index, const Lead *lead, gboolean is_head, gboolean is_day)
{
  gboolean is_message = get_line (lines, index)->page->unit == CP_UNIT_MESSAGE;
  char *const *words = naming_words (lead);
  guint n = g_strv_length ((char **) words);
  gboolean is_label = lead->is_label && n > 0 && n <= LABEL_WORDS && has_word_of (words, label_words);

  /* in a message these are the head of another that it answers */
  if (is_message && is_label && n == 1 && is_in (" date sent ", words[0]))
    return CP_PLACE_NONE;
  if (ends_as_label (lead) || (is_label && has_only_label_words (words)))
    return is_head ? CP_PLACE_HEAD_LABEL : CP_PLACE_LABEL;
  if (is_act (lead))
    return is_head && is_day ? CP_PLACE_HEAD_DAY : CP_PLACE_ACT;
  return is_label ? CP_PLACE_LOOSE_LABEL : CP_PLACE_RUNNING_TEXT;
}

/* A title, or a short line of its own; a longer one where marks part the date from its words.  A line that
 * begins with a small letter goes on from the one above. */
static gboolean
is_title (const CpTextLine *line, const CpWrittenDate *date)
{
  gboolean is_apart = stands_apart (line, date);

  if (is_in_mark (line, date->start, CP_MARK_HEADING))
    return TRUE;
  if (g_ascii_islower (line->page->text[line->start]) && !is_apart)
    return FALSE;
  if (words_of (line) <= TITLE_WORDS)
    return TRUE;
  return line->length <= 2 * LEAD_BYTES && is_apart && date->has_year;
}

/* Whether the text has begun: two lines that are no titles stand above. */
static gboolean
is_below_text (const CpTextLines *lines, guint index)
{
  guint n_long = 0;

  for (guint i = 0; i < index; i++)
    n_long += words_of (get_line (lines, i)) > TITLE_WORDS;
  return n_long >= 2;
}

static CpDatePlace
place_in_head (const CpTextLines *lines, guint index, const CpWrittenDate *date)
{
  gboolean is_lone_year =
      date->span.precision == CP_PRECISION_YEAR && g_date_get_month (&date->span.first) == G_DATE_JANUARY;

  if (date->span.precision == CP_PRECISION_DAY)
    return CP_PLACE_HEAD_DAY;
  if (is_below_text (lines, index) || (is_lone_year && index >= TITLE_LINES))
    return CP_PLACE_NONE;
  return is_lone_year ? CP_PLACE_TITLE_YEAR : CP_PLACE_HEAD_COARSE;
}

static CpDatePlace
place_in_foot (const CpTextLines *lines, guint index, const CpWrittenDate *date)
{
  const CpTextLine *line = get_line (lines, index);

  if (date->span.precision == CP_PRECISION_YEAR || !stands_apart (line, date))
    return CP_PLACE_NONE;
  if (date->span.precision != CP_PRECISION_DAY)
    return words_of (line) <= 2 * TITLE_WORDS ? CP_PLACE_FOOT_COARSE : CP_PLACE_NONE;
  return is_signature_above (lines, index) ? CP_PLACE_ACT : CP_PLACE_FOOT_DAY;
}

/* The cell of the table's first line that stands above the date. */
static char **
read_column_name (const CpTextLines *lines, guint index, guint32 start)
{
  const CpTextLine *line = get_line (lines, index), *header = get_line (lines, line->header);
  const char *text = line->page->text, *cell = text + header->start;
  const char *end = cell + header->length;
  guint column = 0;

  for (guint32 i = line->start; i < start; i++)
    column += text[i] == '\t';
  for (; column > 0 && cell < end; cell++)
    column -= *cell == '\t';
  const char *cell_end = cell;
  while (cell_end < end && *cell_end != '\t')
    cell_end++;
  return split_words (cell, cell_end);
}

static gboolean
starts_line (const CpTextLine *line, guint32 start)
{
  for (guint32 i = line->start; i < start; i++)
    if (is_word_byte (line->page->text[i]))
      return FALSE;
  return TRUE;
}

gboolean
cp_date_place_is_entry (const CpTextLines *lines, guint index, const CpWrittenDate *date)
{
  const CpTextLine *line = get_line (lines, index);

  if (date->span.precision != CP_PRECISION_DAY || !date->has_year)
    return FALSE;
  if (line->n_tabs == 0 || line->header == index)
    return line->n_tabs == 0 && starts_line (line, date->start);
  g_auto (GStrv) column = read_column_name (lines, index, date->start);
  return has_word_of (column, " timestamp time ") ||
         (has_word_of (column, " date day when ") && !is_spoiled (column, TRUE) &&
          !has_word_of (column, " by "));
}

static CpDatePlace
place_in_running_text (const CpTextLine *line, const CpWrittenDate *date)
{
  const char *start = line->page->text + line->start;
  g_auto (GStrv) words = split_words (start, start + line->length);

  if (is_in_mark (line, date->start, CP_MARK_HEADING))
    return CP_PLACE_LATER_HEADING;
  if (date->span.precision == CP_PRECISION_YEAR || has_word_of (words, " will shall plan planning hope "))
    return CP_PLACE_NONE;
  return CP_PLACE_RUNNING_TEXT;
}

static CpDatePlace
place_by_position (const CpTextLines *lines, guint index, const CpWrittenDate *date)
{
  const CpTextLine *line = get_line (lines, index);
  gboolean is_message = line->page->unit == CP_UNIT_MESSAGE;
  gboolean is_margin = is_in_mark (line, date->start, CP_MARK_MARGIN);
  CpDatePlace place = CP_PLACE_NONE;

  if (line->n_tabs > 1 && !is_margin) /* a row of a table: an action's date, not the plan's */
    return CP_PLACE_NONE;
  if (index < HEAD_LINES && !is_message && is_title (line, date))
    place = place_in_head (lines, index, date);
  if (place == CP_PLACE_NONE && ((index + FOOT_LINES >= lines->lines->len && !is_message) || is_margin))
    place = place_in_foot (lines, index, date);
  return place != CP_PLACE_NONE ? place : place_in_running_text (line, date);
}

CpDatePlace
cp_date_place_find (const CpTextLines *lines, guint index, const CpWrittenDate *date, gboolean *ret_is_act)
{
  const CpTextLine *line = get_line (lines, index);
  gboolean is_head = index < HEAD_LINES && line->page->unit != CP_UNIT_MESSAGE;
  g_autofree char *behind = next_word (line, date->start + date->length);
  g_auto (Lead) lead = { 0 };

  read_lead (lines, index, date->start, &lead);
  if (is_spoiled (lead.words, lead.is_label) || (lead.label != NULL && is_spoiled (lead.label, TRUE)))
    return CP_PLACE_NONE;
  gboolean is_sentence = !lead.is_label && is_in (verbs, behind);
  *ret_is_act = !is_sentence && is_act (&lead);
  if (is_sentence || (is_told_of (line, &lead, date) && !*ret_is_act))
    return line->n_tabs > 1 ? CP_PLACE_NONE : place_in_running_text (line, date);
  CpDatePlace place = place_by_label (lines, index, &lead, is_head, date->span.precision == CP_PRECISION_DAY);
  return place != CP_PLACE_RUNNING_TEXT ? place : place_by_position (lines, index, date);
}
