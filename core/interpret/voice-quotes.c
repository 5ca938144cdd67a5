/* voice-quotes.c: takes a page, gives the quotations whose speaker it names, and who wrote it in the first
 * person. */
#include "voice-quotes.h"

#include <string.h>

/* A longer stretch between two marks is no quotation: one of them is missing. */
#define LONGEST_QUOTE_BYTES 700
/* Fewer words between marks are a name, or are meant in jest. */
#define SHORTEST_QUOTE_WORDS 5
/* How far from the marks the speaker may be named. */
#define SPEAKER_BYTES 90
#define SPEAKER_WORDS 7
/* A heading that says whose words follow. */
#define HEADING_WORDS 12
/* "Collected in July.  Ages only.": so many other lines may stand below such a heading. */
#define LINES_ABOVE 1
/* How many words behind "Yours sincerely" say who writes. */
#define CLOSING_WORDS 14

static const struct {
  const char *open, *close;
} marks[] = { { "“", "”" }, { "\"", "\"" }, { "‘", "’" } };

/* An apostrophe looks like the mark that closes: "parents’ group". */
static const char *
find_close (const char *from, const char *close)
{
  const char *end = from;

  while ((end = strstr (end, close)) != NULL) {
    const char *behind = end + strlen (close);
    if (!g_unichar_isalnum (g_utf8_get_char (behind)) || *close == '"')
      return end;
    end = behind;
  }
  return NULL;
}

GArray *
cp_voice_find_quotes (const char *text)
{
  GArray *quotes = g_array_new (FALSE, FALSE, sizeof (CpVoiceQuote));

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
    for (guint i = 0; i < G_N_ELEMENTS (marks); i++) {
      if (!g_str_has_prefix (at, marks[i].open))
        continue;
      const char *start = at + strlen (marks[i].open), *end = find_close (start, marks[i].close);
      if (end == NULL || end - start > LONGEST_QUOTE_BYTES ||
          g_strstr_len (start, end - start, "\n\n") != NULL)
        continue;
      const CpVoiceQuote quote = { (guint32) (start - text), (guint32) (end - text) };
      g_array_append_val (quotes, quote);
      at = end;
      break;
    }
  }
  return quotes;
}

static gboolean
is_quoted (const GArray *quotes, guint32 place)
{
  for (guint i = 0; i < quotes->len; i++) {
    const CpVoiceQuote *quote = &g_array_index (quotes, CpVoiceQuote, i);
    if (place >= quote->start && place < quote->end)
      return TRUE;
  }
  return FALSE;
}

static const CpVoiceGroup *
first_group (const CpVoiceSentence *sentence, guint from, guint to)
{
  for (guint i = 0; i < sentence->groups->len; i++) {
    const CpVoiceGroup *group = &g_array_index (sentence->groups, CpVoiceGroup, i);
    if (group->start >= from && group->start < to)
      return group;
  }
  return NULL;
}

/* Words of a set at the place: how many, 0 where there are none. */
static guint
count_set (const CpVoiceSentence *sentence, CpVoiceSet set, guint at)
{
  guint n = 0;

  if (at < sentence->words->len)
    cp_phrases_find (sentence->rules->sets[set], sentence->words, at, sentence->words->len, &n);
  return n;
}

static guint32
line_end (const char *text, guint32 from, guint32 most)
{
  guint32 end = from;

  while (text[end] != '\0' && text[end] != '\n' && end - from < most)
    end++;
  while (text[end] != '\0' && ((guint8) text[end] & 0xC0) == 0x80)
    end--;
  return end;
}

/* "“For once they wrote it down.” Parent": nothing else stands on the line. */
#define BARE_WORDS 3
/* A line below a quotation that says whose it was is short, and is no quotation itself. */
#define LINE_BELOW_WORDS 6

/* Whether a dash, bracket, comma or line end parts the quotation from the words behind it. */
static gboolean
is_set_off (const CpVoiceSentence *behind, const char *text, guint32 from)
{
  guint32 first = cp_plain_word (behind->words, 0)->start;

  if (memchr (text + from, '\n', first - from) == NULL)
    return cp_plain_word (behind->words, 0)->parting >= CP_PART_COMMA || behind->words->len <= BARE_WORDS;
  return behind->words->len <= LINE_BELOW_WORDS && memchr (text + from, '"', first - from) == NULL &&
         g_strstr_len (text + from, first - from, "“") == NULL;
}

/* Whether the group is who is meant right behind "said": "said Amina, a Year 6 pupil", not "asked again of
 * all families". */
static gboolean
is_speaker (const CpVoiceSentence *behind, guint said, const CpVoiceGroup *group)
{
  guint n_others = 0;

  for (guint i = said; i < group->start; i++) {
    CpParting parting = cp_plain_word (behind->words, i)->parting;
    if (parting >= CP_PART_STRONG && i > said)
      return FALSE;
    if (parting == CP_PART_COMMA && i - said <= 3)
      n_others = 0;
    n_others += !cp_voice_has (behind, CP_VOICE_MODIFIERS, i) &&
                !g_ascii_isdigit (cp_plain_word (behind->words, i)->word[0]);
  }
  return n_others == 0;
}

/* The words right behind a quotation, to the end of their line or of the next one; NULL where another
 * paragraph begins. */
static CpVoiceSentence *
words_behind (const CpVoiceRules *rules, const char *text, guint32 end, guint32 *ret_from)
{
  guint32 from = end, start;
  guint n_lines = 0;

  while (text[from] != '\0' && !g_ascii_isspace (text[from]) && from - end < 4)
    from++; /* the mark that closes */
  for (start = from; text[start] == ' ' || text[start] == '\n'; start++)
    n_lines += text[start] == '\n';
  *ret_from = from;
  return n_lines > 1 ? NULL
                     : cp_voice_sentence_new (rules, text, from, line_end (text, start, SPEAKER_BYTES));
}

/* "“…,” said a pupil", "“…” (Year 4 mum)", "“…,” a parent told us". */
static gint
find_speaker_behind (const CpVoiceRules *rules, const char *text, guint32 end)
{
  guint32 from;
  g_autoptr (CpVoiceSentence) behind = words_behind (rules, text, end, &from);

  if (behind == NULL || behind->words->len == 0)
    return -1;
  guint said = count_set (behind, CP_VOICE_SAID, 0);
  const CpVoiceGroup *group = first_group (behind, said, said + 5);
  if (group == NULL || cp_voice_is_denied (behind, 0, group->start))
    return -1;
  gboolean is_named = said > 0 ? is_speaker (behind, said, group)
                               : is_set_off (behind, text, from) && group->start <= 3 &&
                                     behind->words->len <= 2 * SPEAKER_WORDS;
  return is_named || count_set (behind, CP_VOICE_SAID, group->end) > 0 ? (gint) group->level : -1;
}

static guint32
line_start (const char *text, guint32 at)
{
  guint32 start = at;

  while (start > 0 && at - start < SPEAKER_BYTES && text[start - 1] != '\n' &&
         !(strchr (".!?", text[start - 1]) != NULL && text[start] == ' '))
    start--;
  while (((guint8) text[start] & 0xC0) == 0x80)
    start++;
  return start;
}

/* "A parent said: “…”", "Mum (Year 4): “…”" */
static gint
find_speaker_before (const CpVoiceRules *rules, const char *text, guint32 start)
{
  guint32 end = start;
  gboolean has_colon;

  while (end > 0 && strchr ("\"\342\200\234\230 ", text[end - 1]) != NULL && start - end < 5)
    end--; /* the bytes of the mark that opens, and spaces */
  has_colon = end > 0 && text[end - 1] == ':';
  g_autoptr (CpVoiceSentence) before = cp_voice_sentence_new (rules, text, line_start (text, end), end);
  guint n = before->words->len, from = n > SPEAKER_WORDS ? n - SPEAKER_WORDS : 0;

  for (guint i = before->groups->len; i > 0; i--) {
    const CpVoiceGroup *group = &g_array_index (before->groups, CpVoiceGroup, i - 1);
    if (group->start < from || cp_voice_is_denied (before, 0, n))
      return -1;
    for (guint said = group->end; said < n && said <= group->end + 3; said++) {
      guint n_said = count_set (before, CP_VOICE_SAID, said);
      if (n_said > 0 && (has_colon || said + n_said + 1 >= n))
        return (gint) group->level;
    }
    if (has_colon && group->start <= 2 && n <= SPEAKER_WORDS)
      return (gint) group->level;
  }
  return -1;
}

static gboolean
has_mark (const char *text, guint32 start, guint32 end)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_strstr_len (text + start, end - start, marks[i].open) != NULL)
      return TRUE;
  return FALSE;
}

/* Whether words stand there that are no figures. */
static gboolean
has_words (const char *text, guint32 start, guint32 end)
{
  g_autoptr (GArray) words = cp_plain_words (text, start, end);

  for (guint i = 0; i < words->len; i++)
    if (!g_ascii_isdigit (cp_plain_word (words, i)->word[0]))
      return TRUE;
  return FALSE;
}

/* Whether somebody may be named behind the quotation, on its line or in the next; an age alone names nobody,
 * and nor does the next quotation. */
static gboolean
names_somebody_behind (const char *text, guint32 end)
{
  guint32 stop = line_end (text, end, SPEAKER_BYTES), below = stop;

  if (has_words (text, end, stop))
    return TRUE;
  while (text[below] != '\0' && strchr (" \n>*", text[below]) != NULL)
    below++;
  stop = line_end (text, below, SPEAKER_BYTES);
  return !has_mark (text, below, stop) && has_words (text, below, stop);
}

/* The level that "What our young advisers say" names; -1 where the line is no such heading. */
static gint
level_of_heading (const CpVoiceRules *rules, const char *text, guint32 start, guint32 end)
{
  g_autoptr (CpVoiceSentence) line = cp_voice_sentence_new (rules, text, start, end);
  const CpVoiceGroup *group = first_group (line, 0, line->words->len);

  if (group == NULL || line->words->len > HEADING_WORDS)
    return -1;
  for (guint i = 0; i < line->words->len; i++)
    if (cp_voice_has (line, CP_VOICE_NEGATIONS, i))
      return -1;
  for (guint i = 1; i < line->groups->len; i++)
    if (g_array_index (line->groups, CpVoiceGroup, i).level != group->level)
      return -1;
  for (guint i = group->end; i < line->words->len && i <= group->end + 2; i++)
    if (count_set (line, CP_VOICE_SAID, i) > 0)
      return (gint) group->level;
  return -1;
}

/* A list of quotations below "What our young advisers say" or "Parents told us:". */
static gint
find_speaker_above (const CpVoiceRules *rules, const char *text, const CpVoiceQuote *quote)
{
  guint32 end = quote->start;
  guint n_others = 0;

  if (names_somebody_behind (text, quote->end))
    return -1;
  while (end > 0 && text[end - 1] != '\n')
    end--;
  while (end > 0 && n_others <= LINES_ABOVE) {
    guint32 stop = end - 1, start = stop;
    while (start > 0 && text[start - 1] != '\n')
      start--;
    end = start;
    if (start == stop || has_mark (text, start, stop))
      continue;
    gint level = level_of_heading (rules, text, start, stop);
    if (level >= 0)
      return level;
    n_others++;
  }
  return -1;
}

void
cp_voice_read_quotes (const CpVoiceRules *rules, const CpPage *page, const GArray *quotes, GArray *deeds)
{
  for (guint i = 0; i < quotes->len; i++) {
    const CpVoiceQuote *quote = &g_array_index (quotes, CpVoiceQuote, i);
    g_autoptr (CpVoiceSentence) words = cp_voice_sentence_new (rules, page->text, quote->start, quote->end);
    if (words->words->len < SHORTEST_QUOTE_WORDS)
      continue;
    gint level = find_speaker_before (rules, page->text, quote->start);
    if (level < 0)
      level = find_speaker_behind (rules, page->text, quote->end);
    if (level < 0)
      level = find_speaker_above (rules, page->text, quote);
    if (level < 0)
      continue;
    gint act = cp_voice_find_own_act (words);
    const CpVoiceDeed deed = { (guint) level,
                               act >= 0 ? cp_voice_four_c (words, (guint) act) : -1,
                               CP_VOICE_QUOTED,
                               quote->start,
                               quote->end - quote->start,
                               FALSE };
    g_array_append_val (deeds, deed);
  }
}

/* "as a parent governor" is said by a governor. */
static gboolean
names_another (const CpVoiceSentence *page, guint at, guint n, guint level)
{
  for (guint i = at; i < at + n; i++) {
    const CpVoiceGroup *group = first_group (page, i, i + 1);
    if (group != NULL && group->level != level)
      return TRUE;
  }
  return FALSE;
}

/* Only a letter may leave it at "my son": elsewhere a page quotes many people. */
static gboolean
says_plainly (const CpVoiceSentence *page, guint at)
{
  guint last = MIN (at + 2 * SPEAKER_WORDS, page->words->len);

  for (guint i = at; i < last; i++)
    if (cp_voice_has (page, CP_VOICE_SELVES, i))
      return !cp_voice_has (page, CP_VOICE_TOWARDS, at) && i <= at + 6;
  return FALSE;
}

static void
add_speakers (const CpVoiceSentence *page, const GArray *quotes, gboolean is_letter, guint *levels)
{
  const CpVoiceRules *rules = page->rules;

  for (guint i = 0; i < page->words->len; i++) {
    if (is_quoted (quotes, cp_plain_word (page->words, i)->start))
      continue;
    for (guint level = 0; level < rules->levels->len; level++) {
      guint n = 0;
      const CpPhrases *speaks = ((const CpVoiceLevel *) rules->levels->pdata[level])->speaks;
      if (cp_phrases_find (speaks, page->words, i, page->words->len, &n) < 0 ||
          names_another (page, i, n, level))
        continue;
      gboolean is_owner = cp_voice_has (page, CP_VOICE_OWNERS, i);
      if (is_letter || (!is_owner && says_plainly (page, i)))
        *levels |= 1u << level;
    }
  }
}

static void
add_signatory (const CpVoiceSentence *page, guint *levels)
{
  for (guint i = page->words->len; i > 0; i--) {
    guint n = count_set (page, CP_VOICE_CLOSINGS, i - 1);
    if (n == 0)
      continue;
    guint last = MIN (i - 1 + n + CLOSING_WORDS, page->words->len);
    for (guint j = i - 1 + n; j < last; j++) {
      gint level = cp_phrases_find (page->rules->people, page->words, j, last, NULL);
      if (level < 0)
        continue;
      if ((guint) level < page->rules->levels->len)
        *levels |= 1u << level;
      return;
    }
    return;
  }
}

gint
cp_voice_find_speaker (const CpVoiceRules *rules, const CpPage *page, const GArray *quotes,
                       gboolean is_letter)
{
  g_autoptr (CpVoiceSentence) whole =
      cp_voice_sentence_new (rules, page->text, 0, (guint32) strlen (page->text));
  guint levels = 0;

  add_speakers (whole, quotes, is_letter, &levels);
  if (is_letter)
    add_signatory (whole, &levels);
  gint level = g_bit_nth_lsf (levels, -1);
  return levels != 0 && (levels & (levels - 1)) == 0 ? level : -1;
}

void
cp_voice_read_own (const CpVoiceRules *rules, const CpPage *page, const CpVoiceUnit *unit,
                   const GArray *quotes, guint level, GArray *deeds)
{
  g_autoptr (CpVoiceSentence) sentence = cp_voice_sentence_new (rules, page->text, unit->start, unit->end);
  gint act = page->text[unit->end - 1] != '?' ? cp_voice_find_own_act (sentence) : -1;

  if (act < 0 && !cp_voice_is_denied (sentence, 0, sentence->words->len))
    act = cp_phrases_search (rules->sets[CP_VOICE_HEARD], sentence->words, 0, sentence->words->len);
  if (act < 0 || is_quoted (quotes, cp_plain_word (sentence->words, (guint) act)->start))
    return;
  const CpVoiceDeed deed = {
    level, cp_voice_four_c (sentence, (guint) act), CP_VOICE_OWN_WORDS, unit->start, unit->end - unit->start,
    FALSE
  };
  g_array_append_val (deeds, deed);
}
