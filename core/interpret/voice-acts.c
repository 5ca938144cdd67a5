/* voice-acts.c: takes a sentence or row, gives who acted in it.  A group acts where a verb of the rules
 * follows it, or stands before it with "by" or "with"; negation, intention and the passive voice speak
 * against it. */
#include "voice-acts.h"

#include <string.h>

/* So many words may stand between a group and what it did. */
#define GAP_WORDS 5
/* So far before a group a "no" reaches. */
#define DENIAL_WORDS 4
/* So far around a verb stands what it was about. */
#define ABOUT_WORDS 9
/* A cell of a row that says who: no longer than this. */
#define WHO_WORDS 6
/* "Parent of a boy in Year 4:" stands before what somebody says, of so many words at least. */
#define LABEL_WORDS 8
#define SPEECH_WORDS 5
/* Fewer words are no answer. */
#define ANSWER_WORDS 3

static gboolean
is_exactly (const CpPhrases *phrases, const CpVoiceSentence *sentence, guint start, guint end)
{
  guint n = 0;

  return cp_phrases_find (phrases, sentence->words, start, end, &n) >= 0 && start + n == end;
}

/* Whether the whole page names people of the level by a name that is nobody else's. */
static gboolean
is_sure_on_page (const CpVoiceRules *rules, const char *text, guint level)
{
  g_autoptr (GArray) words = cp_plain_words (text, 0, (guint32) strlen (text));
  const CpVoiceLevel *wanted = rules->levels->pdata[level];

  for (guint i = 0, n = 1; i < words->len; i += n) {
    n = 1;
    gint found = cp_phrases_find (rules->people, words, i, words->len, &n);
    if (found == (gint) level && !cp_phrases_has (wanted->unsure, words, i, i + n))
      return TRUE;
  }
  return FALSE;
}

/* "parent" in "parent questionnaire" names nobody, nor do "carers" who may be paid. */
static gboolean
is_somebody (const CpVoiceSentence *sentence, const CpVoiceGroup *group)
{
  const CpVoiceRules *rules = sentence->rules;
  const CpVoiceLevel *level = rules->levels->pdata[group->level];

  if (is_exactly (level->unsure, sentence, group->start, group->end) &&
      !is_sure_on_page (rules, sentence->text, group->level))
    return FALSE;
  return group->end >= sentence->words->len ||
         !is_exactly (rules->sets[CP_VOICE_SINGULAR], sentence, group->start, group->end) ||
         cp_plain_word (sentence->words, group->end)->parting >= CP_PART_COMMA ||
         cp_voice_has (sentence, CP_VOICE_AFTER_SINGULAR, group->end) ||
         cp_voice_has (sentence, CP_VOICE_SAID, group->end) ||
         cp_phrases_has (rules->verbs, sentence->words, group->end, sentence->words->len);
}

static void
find_groups (CpVoiceSentence *sentence)
{
  const CpVoiceRules *rules = sentence->rules;

  for (guint i = 0; i < sentence->words->len;) {
    guint n = 1;
    gint level = cp_phrases_find (rules->people, sentence->words, i, sentence->words->len, &n);
    const CpVoiceGroup group = { i, i + n, (guint) level };
    if (level >= 0 && (guint) level < rules->levels->len && is_somebody (sentence, &group))
      g_array_append_val (sentence->groups, group);
    i += n;
  }
}

CpVoiceSentence *
cp_voice_sentence_new (const CpVoiceRules *rules, const char *text, guint32 start, guint32 end)
{
  CpVoiceSentence *sentence = g_new0 (CpVoiceSentence, 1);

  sentence->rules = rules;
  sentence->text = text;
  sentence->words = cp_plain_words (text, start, end);
  sentence->groups = g_array_new (FALSE, FALSE, sizeof (CpVoiceGroup));
  find_groups (sentence);
  return sentence;
}

void
cp_voice_sentence_free (CpVoiceSentence *sentence)
{
  if (sentence == NULL)
    return;
  g_array_unref (sentence->words);
  g_array_unref (sentence->groups);
  g_free (sentence);
}

static CpParting
parting_before (const CpVoiceSentence *sentence, guint at)
{
  return cp_plain_word (sentence->words, at)->parting;
}

gboolean
cp_voice_has (const CpVoiceSentence *sentence, CpVoiceSet set, guint at)
{
  return at < sentence->words->len &&
         cp_phrases_has (sentence->rules->sets[set], sentence->words, at, sentence->words->len);
}

gboolean
cp_voice_is_denied (const CpVoiceSentence *sentence, guint from, guint to)
{
  for (guint i = from; i < to; i++)
    if (cp_voice_has (sentence, CP_VOICE_NEGATIONS, i) || cp_voice_has (sentence, CP_VOICE_INTENTIONS, i))
      return TRUE;
  return FALSE;
}

/* An intention reaches as far as the sentence goes, a "no" only to its clause. */
static gboolean
is_meant_only (const CpVoiceSentence *sentence, guint to)
{
  for (guint i = 0; i < to; i++)
    if (cp_voice_has (sentence, CP_VOICE_INTENTIONS, i))
      return TRUE;
  return FALSE;
}

static gboolean
is_denied_before (const CpVoiceSentence *sentence, guint at)
{
  for (guint i = 0; i < DENIAL_WORDS && at > i; i++) {
    if (parting_before (sentence, at - i) >= CP_PART_COMMA)
      return FALSE;
    if (cp_voice_has (sentence, CP_VOICE_NEGATIONS, at - i - 1))
      return TRUE;
  }
  return FALSE;
}

/* Where the words begin that belong to a group, with the groups that act together with it: "two of the
 * parents and a governor". */
typedef struct {
  guint start;
  gboolean is_denied;
} Party;

static const CpVoiceGroup *
find_group_before (const CpVoiceSentence *sentence, guint at)
{
  for (guint i = 0; i < sentence->groups->len; i++) {
    const CpVoiceGroup *group = &g_array_index (sentence->groups, CpVoiceGroup, i);
    if (group->end == at)
      return group;
  }
  return NULL;
}

static gboolean
is_word (const CpVoiceSentence *sentence, guint at, const char *word)
{
  return g_str_equal (cp_plain_word (sentence->words, at)->word, word);
}

/* The word before `at` that still belongs to the party: its index, or `at` where none does. */
static guint
step_back (const CpVoiceSentence *sentence, guint at)
{
  CpParting parting = at > 0 ? parting_before (sentence, at) : CP_PART_CELL;
  const CpVoiceGroup *before = at > 0 ? find_group_before (sentence, at) : NULL;

  if (parting >= CP_PART_STRONG)
    return at;
  if (before != NULL && parting == CP_PART_COMMA)
    return before->start;
  if (cp_voice_has (sentence, CP_VOICE_AND, at - 1)) {
    before = find_group_before (sentence, at - 1);
    return before != NULL ? before->start : at;
  }
  if (parting == CP_PART_COMMA)
    return at;
  if (is_word (sentence, at - 1, "of") && at > 1 && cp_voice_has (sentence, CP_VOICE_MODIFIERS, at - 2))
    return at - 2;
  gboolean is_number = g_ascii_isdigit (cp_plain_word (sentence->words, at - 1)->word[0]);
  return is_number || cp_voice_has (sentence, CP_VOICE_MODIFIERS, at - 1) ? at - 1 : at;
}

static Party
find_party (const CpVoiceSentence *sentence, const CpVoiceGroup *group)
{
  Party party = { group->start, FALSE };

  for (;;) {
    if (party.start > 0 && parting_before (sentence, party.start) < CP_PART_STRONG &&
        cp_voice_has (sentence, CP_VOICE_NEGATIONS, party.start - 1))
      party.is_denied = TRUE;
    guint before = step_back (sentence, party.start);
    if (before == party.start)
      break;
    if (cp_voice_has (sentence, CP_VOICE_NEGATIONS, before))
      party.is_denied = TRUE;
    party.start = before;
  }
  party.is_denied |= is_denied_before (sentence, party.start);
  return party;
}

static gboolean
is_towards (const CpVoiceSentence *sentence, guint start)
{
  if (start == 0 || parting_before (sentence, start) != CP_PART_NONE)
    return FALSE;
  for (guint i = start > 1 ? start - 2 : 0; i < start; i++) {
    guint n = 0;
    gint found = cp_phrases_find (sentence->rules->sets[CP_VOICE_TOWARDS], sentence->words, i, start, &n);
    if (found >= 0 && i + n == start)
      return TRUE;
  }
  return FALSE;
}

static const CpVoiceGroup *
find_group_at (const CpVoiceSentence *sentence, guint at)
{
  for (guint i = 0; i < sentence->groups->len; i++) {
    const CpVoiceGroup *group = &g_array_index (sentence->groups, CpVoiceGroup, i);
    if (group->start == at)
      return group;
  }
  return NULL;
}

static gboolean
is_act (const CpVoiceSentence *sentence, guint at)
{
  return cp_phrases_has (sentence->rules->verbs, sentence->words, at, sentence->words->len) &&
         !cp_voice_has (sentence, CP_VOICE_NO_ACTS, at);
}

/* "attended: 0", or "delivered by" somebody else. */
static gboolean
is_undone_behind (const CpVoiceSentence *sentence, guint verb)
{
  guint n = 1;

  cp_phrases_find (sentence->rules->verbs, sentence->words, verb, sentence->words->len, &n);
  guint next = verb + n;
  if (cp_voice_has (sentence, CP_VOICE_BY, next))
    return TRUE;
  if (!cp_voice_has (sentence, CP_VOICE_NEGATIONS, next))
    return FALSE;
  return parting_before (sentence, next) >= CP_PART_STRONG ||
         g_ascii_isdigit (cp_plain_word (sentence->words, next)->word[0]);
}

/* Whether the words before another group join it to the one that acts: "parents with governors agreed". */
static gboolean
is_joined_to (const CpVoiceSentence *sentence, guint at)
{
  return parting_before (sentence, at) == CP_PART_COMMA || cp_voice_has (sentence, CP_VOICE_AND, at - 1) ||
         cp_voice_has (sentence, CP_VOICE_TOGETHER, at - 1) ||
         cp_voice_has (sentence, CP_VOICE_MODIFIERS, at - 1) || is_towards (sentence, at);
}

/* What follows the group as its own act: the verb's word, or -1. */
static gint
find_active (const CpVoiceSentence *sentence, const CpVoiceGroup *group)
{
  guint last = group->end + GAP_WORDS;

  for (guint i = group->end; i < sentence->words->len && i <= last; i++) {
    const CpVoiceGroup *other = find_group_at (sentence, i);
    if (parting_before (sentence, i) >= CP_PART_STRONG || cp_voice_is_denied (sentence, i, i + 1))
      return -1;
    if (is_act (sentence, i)) {
      gboolean is_passive = i > group->end && cp_voice_has (sentence, CP_VOICE_PASSIVES, i - 1);
      return is_passive || is_undone_behind (sentence, i) ? -1 : (gint) i;
    }
    if (other == NULL)
      continue;
    if (!is_joined_to (sentence, i))
      return -1;
    i = other->end - 1;
    last = other->end + GAP_WORDS;
  }
  return -1;
}

static gint
find_active_of_party (const CpVoiceSentence *sentence, const CpVoiceGroup *group, const Party *party)
{
  gint verb = find_active (sentence, group);

  if (verb < 0 || party->is_denied || is_meant_only (sentence, (guint) verb))
    return -1;
  if (is_towards (sentence, party->start) && !cp_voice_has (sentence, CP_VOICE_RELATIVE, group->end))
    return -1;
  return verb;
}

/* The nearest verb of the phrases that ends before `at`, or -1. */
static gint
find_verb_before (const CpVoiceSentence *sentence, const CpPhrases *verbs, guint at)
{
  for (guint i = at; i > 0 && i + GAP_WORDS > at; i--) {
    guint n = 0;
    if (cp_phrases_find (verbs, sentence->words, i - 1, at, &n) >= 0)
      return (gint) i - 1;
    if (parting_before (sentence, i - 1) >= CP_PART_STRONG)
      return -1;
  }
  return -1;
}

/* Where a phrase of the set begins that ends right before `at`, or -1. */
static gint
find_before (const CpVoiceSentence *sentence, CpVoiceSet set, guint at)
{
  for (guint i = at > 4 ? at - 4 : 0; i < at; i++) {
    guint n = 0;
    if (cp_phrases_find (sentence->rules->sets[set], sentence->words, i, at, &n) >= 0 && i + n == at)
      return (gint) i;
  }
  return -1;
}

/* "designed with parents", "chaired by a parent": the verb's word, or -1. */
static gint
find_done (const CpVoiceSentence *sentence, const Party *party)
{
  gint by = find_before (sentence, CP_VOICE_BY, party->start);
  gint with = find_before (sentence, CP_VOICE_TOGETHER, party->start);
  const CpPhrases *verbs = by >= 0 ? sentence->rules->verbs : sentence->rules->sets[CP_VOICE_WITH];
  guint marker = by >= 0 ? (guint) by : (guint) MAX (with, 0);

  if ((by < 0 && with < 0) || party->is_denied || parting_before (sentence, party->start) >= CP_PART_STRONG ||
      parting_before (sentence, marker) >= CP_PART_STRONG)
    return -1;
  gint verb = find_verb_before (sentence, verbs, marker);
  if (verb < 0 || is_meant_only (sentence, party->start) || is_denied_before (sentence, (guint) verb))
    return -1;
  if (by < 0 && verb > 0 && cp_voice_has (sentence, CP_VOICE_HABITS, (guint) verb - 1))
    return -1; /* "plans are reviewed with parents" says what is done for each, and tells of no act */
  return cp_voice_is_denied (sentence, (guint) verb, party->start) ? -1 : verb;
}

static gint
name_four_c (const CpVoiceSentence *sentence)
{
  gint named = -1;

  for (guint i = 0; i < sentence->words->len; i++) {
    gint found = cp_phrases_find (sentence->rules->names, sentence->words, i, sentence->words->len, NULL);
    if (found < 0)
      continue;
    if (named >= 0 && named != found)
      return -1; /* all of them in a row say nothing */
    named = found;
  }
  return named;
}

static gboolean
is_about (const CpVoiceSentence *sentence, const CpVoiceAct *act, guint verb)
{
  guint from = verb > ABOUT_WORDS ? verb - ABOUT_WORDS : 0;
  guint to = MIN (verb + ABOUT_WORDS, sentence->words->len);

  return cp_phrases_search (act->about, sentence->words, from, to) >= 0;
}

gint
cp_voice_four_c (const CpVoiceSentence *sentence, guint verb)
{
  const CpVoiceRules *rules = sentence->rules;
  const CpTopic *topic = NULL;
  guint index = 0;

  for (guint i = 0; i < rules->acts->len; i++) {
    const CpVoiceAct *act = rules->acts->pdata[i];
    if (act->four_c == NULL || !cp_phrases_has (act->verbs, sentence->words, verb, sentence->words->len))
      continue;
    gboolean fits = act->about != NULL ? is_about (sentence, act, verb) : topic == NULL;
    topic = fits ? act->four_c : topic;
  }
  if (topic == NULL)
    return name_four_c (sentence);
  return g_ptr_array_find (rules->four_cs->topics, topic, &index) ? (gint) index : -1;
}

/* What follows this "I" or "we" as an act: the verb's word, or -1. */
static gint
find_act_of_self (const CpVoiceSentence *sentence, guint self)
{
  guint n = 1;

  if (cp_phrases_find (sentence->rules->sets[CP_VOICE_SELVES], sentence->words, self, sentence->words->len,
                       &n) < 0 ||
      is_denied_before (sentence, self))
    return -1;
  for (guint i = self + n; i < sentence->words->len && i <= self + n + 1; i++) {
    if (cp_voice_is_denied (sentence, i, i + 1) || parting_before (sentence, i) >= CP_PART_STRONG)
      return -1;
    if (is_act (sentence, i) && (i == self + n || !cp_voice_has (sentence, CP_VOICE_PASSIVES, i - 1)))
      return is_meant_only (sentence, i) ? -1 : (gint) i;
  }
  return -1;
}

gint
cp_voice_find_own_act (const CpVoiceSentence *sentence)
{
  gint first = -1;

  for (guint i = 0; i < sentence->words->len; i++) {
    gint act = find_act_of_self (sentence, i);
    if (act >= 0 && cp_voice_four_c (sentence, (guint) act) >= 0)
      return act;
    first = first < 0 ? act : first;
  }
  return first;
}

static void
add_deed (const CpVoiceSentence *sentence, const CpVoiceGroup *group, guint verb, GArray *deeds)
{
  const CpPlainWord *first = cp_plain_word (sentence->words, MIN (group->start, verb));
  const CpPlainWord *last = cp_plain_word (sentence->words, MAX (group->end - 1, verb));
  const CpVoiceDeed deed = { group->level, cp_voice_four_c (sentence, verb), CP_VOICE_REPORTED,
                             first->start, last->end - first->start,         FALSE };

  g_array_append_val (deeds, deed);
}

/* "Present: two parents, Mrs Khan (governor).  Apologies: a pupil." */
static gboolean
read_list (const CpVoiceSentence *sentence, GArray *deeds)
{
  guint n = 0;

  if (cp_voice_has (sentence, CP_VOICE_ABSENT, 0))
    return TRUE;
  if (cp_phrases_find (sentence->rules->sets[CP_VOICE_PRESENT], sentence->words, 0, sentence->words->len,
                       &n) < 0 ||
      n >= sentence->words->len || parting_before (sentence, n) < CP_PART_STRONG)
    return FALSE;
  gint absent =
      cp_phrases_search (sentence->rules->sets[CP_VOICE_ABSENT], sentence->words, n, sentence->words->len);
  for (guint i = 0; i < sentence->groups->len; i++) {
    const CpVoiceGroup *group = &g_array_index (sentence->groups, CpVoiceGroup, i);
    if (group->start >= n && (absent < 0 || group->start < (guint) absent) &&
        !is_denied_before (sentence, group->start) &&
        !is_towards (sentence, find_party (sentence, group).start))
      add_deed (sentence, group, group->start, deeds);
  }
  return TRUE;
}

/* A question, a label without its value, a form's line or an example. */
static gboolean
is_silent (const CpVoiceSentence *sentence, guint32 end)
{
  const CpPhrases *placeholders = sentence->rules->sets[CP_VOICE_PLACEHOLDERS];
  const char *text = sentence->text;

  if (sentence->words->len == 0 || text[end - 1] == '?' || text[end - 1] == ':')
    return TRUE;
  guint32 start = cp_plain_word (sentence->words, 0)->start;
  return g_strstr_len (text + start, end - start, "__") != NULL ||
         g_strstr_len (text + start, end - start, "....") != NULL ||
         cp_phrases_search (placeholders, sentence->words, 0, sentence->words->len) >= 0;
}

static void
add_answer (const CpVoiceSentence *row, guint level, guint32 start, guint32 end, CpVoice voice, GArray *deeds)
{
  g_autoptr (CpVoiceSentence) said = cp_voice_sentence_new (row->rules, row->text, start, end);
  gint act = cp_voice_find_own_act (said);
  const CpVoiceDeed deed = { level,       act >= 0 ? cp_voice_four_c (said, (guint) act) : name_four_c (said),
                             voice,       start,
                             end - start, voice == CP_VOICE_OWN_WORDS };

  if (said->words->len >= ANSWER_WORDS)
    g_array_append_val (deeds, deed);
}

static gboolean
is_behind_colon (const CpVoiceSentence *sentence, guint index)
{
  guint32 end = cp_plain_word (sentence->words, index - 1)->end;

  return memchr (sentence->text + end, ':', cp_plain_word (sentence->words, index)->start - end) != NULL;
}

/* "Young person: We picked the colours", as a film's subtitles or a record of what was said have it. */
static gboolean
read_speech (const CpVoiceSentence *sentence, guint32 end, GArray *deeds)
{
  const CpVoiceGroup *group = &g_array_index (sentence->groups, CpVoiceGroup, 0);
  guint said = group->end, n_words = sentence->words->len;

  while (said < n_words && said < LABEL_WORDS && !is_behind_colon (sentence, said))
    said++;
  if (group->start > 1 || said >= n_words || !is_behind_colon (sentence, said) ||
      n_words - said < SPEECH_WORDS ||
      cp_phrases_search (sentence->rules->sets[CP_VOICE_SELVES], sentence->words, said, n_words) < 0)
    return FALSE;
  add_answer (sentence, group->level, cp_plain_word (sentence->words, said)->start, end, CP_VOICE_QUOTED,
              deeds);
  return TRUE;
}

static void
read_sentence (const CpVoiceSentence *sentence, gboolean is_plan, GArray *deeds)
{
  if (read_list (sentence, deeds))
    return;
  for (guint i = 0; i < sentence->groups->len; i++) {
    const CpVoiceGroup *group = &g_array_index (sentence->groups, CpVoiceGroup, i);
    const Party party = find_party (sentence, group);
    gint verb = find_active_of_party (sentence, group, &party);
    if (verb < 0 && !is_plan)
      verb = find_done (sentence, &party);
    if (verb >= 0)
      add_deed (sentence, group, (guint) verb, deeds);
  }
}

/* Who a row is of: the only level that a short cell of it names; NULL where none does, or several do. */
static const CpVoiceGroup *
find_who (const CpVoiceSentence *row, guint32 said_start, guint32 said_end)
{
  const CpVoiceGroup *who = NULL;

  for (guint i = 0; i < row->groups->len; i++) {
    const CpVoiceGroup *group = &g_array_index (row->groups, CpVoiceGroup, i);
    guint32 place = cp_plain_word (row->words, group->start)->start;
    guint from = group->start, to = group->end;
    while (from > 0 && parting_before (row, from) < CP_PART_CELL)
      from--;
    while (to < row->words->len && parting_before (row, to) < CP_PART_CELL)
      to++;
    guint32 start = cp_plain_word (row->words, from)->start, end = cp_plain_word (row->words, to - 1)->end;
    gboolean is_question = row->text[end] == '?' || memchr (row->text + start, '?', end - start) != NULL;
    if (to - from > WHO_WORDS || is_question || cp_voice_is_denied (row, from, to) ||
        (place >= said_start && place < said_end))
      continue;
    if (who != NULL && who->level != group->level)
      return NULL;
    who = group;
  }
  return who;
}

/* Calls on each cell of a row in turn. */
static guint
find_cell_end (const CpVoiceSentence *row, guint from)
{
  guint to = from + 1;

  while (to < row->words->len && parting_before (row, to) < CP_PART_CELL)
    to++;
  return to;
}

/* "Parents | Chose the colours", and in answers "Parent | I felt listened to". */
static void
read_cells_of (const CpVoiceSentence *row, const CpVoiceGroup *who, gboolean is_answer, GArray *deeds)
{
  for (guint from = 0, to; from < row->words->len; from = to) {
    to = find_cell_end (row, from);
    if (who->start >= from && who->start < to)
      continue;
    guint32 start = cp_plain_word (row->words, from)->start, end = cp_plain_word (row->words, to - 1)->end;
    g_autoptr (CpVoiceSentence) cell = cp_voice_sentence_new (row->rules, row->text, start, end);
    if (is_answer &&
        cp_phrases_search (row->rules->sets[CP_VOICE_SELVES], cell->words, 0, cell->words->len) >= 0)
      add_answer (row, who->level, start, end, CP_VOICE_OWN_WORDS, deeds);
    else if (is_act (cell, 0) && cell->groups->len == 0) {
      const CpVoiceDeed deed = { who->level, cp_voice_four_c (cell, 0), CP_VOICE_REPORTED, start, end - start,
                                 FALSE };
      g_array_append_val (deeds, deed);
    }
  }
}

static void
read_row (const CpVoiceRules *rules, const CpPage *page, const CpVoiceUnit *unit, const CpVoiceNature *nature,
          GArray *deeds)
{
  g_autoptr (CpVoiceSentence) row = cp_voice_sentence_new (rules, page->text, unit->start, unit->end);

  if (unit->is_plan || nature->is_plan || row->words->len == 0)
    return;
  if (nature->is_answer && unit->asked >= 0 && unit->said_end > unit->said_start) {
    add_answer (row, (guint) unit->asked, unit->said_start, unit->said_end, CP_VOICE_OWN_WORDS, deeds);
    return;
  }
  if (row->groups->len == 0 || is_silent (row, unit->end) || read_list (row, deeds))
    return;
  const CpVoiceGroup *who = find_who (row, unit->said_start, unit->said_end);
  if (who != NULL && unit->said_end > unit->said_start)
    add_answer (row, who->level, unit->said_start, unit->said_end,
                nature->is_answer ? CP_VOICE_OWN_WORDS : CP_VOICE_QUOTED, deeds);
  else if (who != NULL)
    read_cells_of (row, who, nature->is_answer, deeds);
  for (guint from = 0, to; from < row->words->len; from = to) {
    to = find_cell_end (row, from);
    g_autoptr (CpVoiceSentence) cell = cp_voice_sentence_new (
        rules, page->text, cp_plain_word (row->words, from)->start, cp_plain_word (row->words, to - 1)->end);
    read_sentence (cell, FALSE, deeds);
  }
}

/* A row of a table may name one of the four C's in another cell.  What staff, leaders and boards do on their
 * own is their work: one of the four C's only together with others, or where it is called so. */
static void
settle_four_cs (const CpVoiceRules *rules, const CpPage *page, const CpVoiceUnit *unit, GArray *deeds,
                guint first)
{
  g_autoptr (CpVoiceSentence) whole = cp_voice_sentence_new (rules, page->text, unit->start, unit->end);
  gint named = name_four_c (whole);
  gboolean is_shared = named >= 0;

  for (guint i = first; i < deeds->len; i++) {
    CpVoiceDeed *deed = &g_array_index (deeds, CpVoiceDeed, i);
    deed->four_c = deed->four_c < 0 ? named : deed->four_c;
    is_shared |= !((const CpVoiceLevel *) rules->levels->pdata[deed->level])->with_others;
  }
  for (guint i = first; i < deeds->len; i++)
    if (!is_shared)
      g_array_index (deeds, CpVoiceDeed, i).four_c = -1;
}

void
cp_voice_read_unit (const CpVoiceRules *rules, const CpPage *page, const CpVoiceUnit *unit,
                    const CpVoiceNature *nature, GArray *deeds)
{
  guint first = deeds->len;

  if (unit->is_row) {
    read_row (rules, page, unit, nature, deeds);
  } else {
    g_autoptr (CpVoiceSentence) sentence = cp_voice_sentence_new (rules, page->text, unit->start, unit->end);
    if (sentence->groups->len > 0 && !is_silent (sentence, unit->end) &&
        (nature->is_plan || !read_speech (sentence, unit->end, deeds)))
      read_sentence (sentence, nature->is_plan, deeds);
  }
  if (deeds->len > first)
    settle_four_cs (rules, page, unit, deeds, first);
}
