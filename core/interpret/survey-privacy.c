/* survey-privacy.c: takes a comment, gives it without what tells who somebody is. */
#include "survey-privacy.h"

#include <string.h>

/* "8/6/26" */
#define SHORTEST_DATE 6
/* The shortest telephone number that is looked for, and about the shortest e-mail address. */
#define SHORTEST_ADDRESS 6

struct CpSurveyPrivacy {
  const CpSurveyWords *words;
  GHashTable *ordinary; /* char *: seen with a small letter */
  GHashTable *names;    /* char *: folded, from columns of names */
};

static const struct {
  const char *pattern, *instead;
} hidden[] = {
  { "\\S{1,80}@\\S{1,80}", "[e-mail]" },
  { "\\b\\d{4}-\\d{1,2}-\\d{1,2}\\b|\\b\\d{1,2} ?[./-] ?\\d{1,2} ?[./-] ?(\\d{4}|\\d{2})\\b", "[date]" },
  { "\\b\\d{1,2}(st|nd|rd|th)? (of )?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6},? "
    "\\d{2,4}\\b",
    "[date]" },
  { "(\\+\\d{1,3}[ (]{0,2}|\\b)\\d([ ()-]{0,2}\\d){6,14}\\b", "[number]" },
  { "\\b[A-Z]\\d{9,13}\\b", "[number]" },
  { "\\b[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}\\b", "[postcode]" },
};

static gboolean
is_letter (const char *c)
{
  return g_unichar_isalpha (g_utf8_get_char (c));
}

/* The end of the word that begins here: letters, with hyphens between them. */
static const char *
find_word_end (const char *c)
{
  while (*c != '\0' && (is_letter (c) || (*c == '-' && is_letter (c + 1))))
    c = g_utf8_next_char (c);
  return c;
}

static void
learn_ordinary_words (CpSurveyPrivacy *privacy, const char *text)
{
  for (const char *c = text; *c != '\0';) {
    const char *end = find_word_end (c);
    if (end > c && g_unichar_islower (g_utf8_get_char (c)) && end - c < 40) {
      char *word = g_strndup (c, (gsize) (end - c));
      g_hash_table_add (privacy->ordinary, word);
    }
    c = end > c ? end : g_utf8_next_char (c);
  }
}

CpSurveyPrivacy *
cp_survey_privacy_new (const CpSurveyWords *words, const CpDocuments *documents)
{
  CpSurveyPrivacy *privacy = g_new0 (CpSurveyPrivacy, 1);

  privacy->words = words;
  privacy->ordinary = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  privacy->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < documents->readings->len; i++) {
    const GArray *pages = cp_documents_get (documents, i)->pages;
    for (guint j = 0; j < pages->len; j++)
      learn_ordinary_words (privacy, g_array_index (pages, CpPage, j).text);
  }
  return privacy;
}

void
cp_survey_privacy_free (CpSurveyPrivacy *privacy)
{
  if (privacy == NULL)
    return;
  g_hash_table_unref (privacy->ordinary);
  g_hash_table_unref (privacy->names);
  g_free (privacy);
}

void
cp_survey_privacy_learn (CpSurveyPrivacy *privacy, const char *name)
{
  for (const char *c = name; *c != '\0';) {
    const char *end = find_word_end (c);
    if (end - c > 2) {
      g_autofree char *word = g_strndup (c, (gsize) (end - c));
      g_hash_table_add (privacy->names, cp_survey_words_fold (word, FALSE));
    }
    c = end > c ? end : g_utf8_next_char (c);
  }
}

/* ---- names */

/* What is taken for a name: what is known to be one; words with a capital in a sentence; and words at its
 * start with a verb behind them. */
typedef enum { CARE_KNOWN, CARE_PRINTED, CARE_ALL } Care;

typedef struct {
  const char *start, *end;
  char *folded;
  gboolean is_first; /* of a sentence */
} Word;

static gboolean
is_ordinary (const CpSurveyPrivacy *privacy, const char *folded)
{
  return g_hash_table_contains (privacy->ordinary, folded) ||
         cp_survey_words_has (privacy->words, CP_SURVEY_CAPITALS, folded);
}

/* A capital letter, and small ones behind it: no "SEND", no "I". */
static gboolean
has_look_of_name (const Word *word)
{
  const char *second = g_utf8_next_char (word->start);

  return g_unichar_isupper (g_utf8_get_char (word->start)) && second < word->end &&
         g_unichar_islower (g_utf8_get_char (second));
}

static gboolean
is_verb_behind (const CpSurveyPrivacy *privacy, const char *end)
{
  if (g_str_has_prefix (end, "'s") || g_str_has_prefix (end, "’s"))
    return TRUE;
  const char *start = *end == ' ' ? end + 1 : end;
  g_autofree char *next = g_strndup (start, (gsize) (find_word_end (start) - start));
  return cp_survey_words_has (privacy->words, CP_SURVEY_VERBS, next);
}

static gboolean
is_name (const CpSurveyPrivacy *privacy, const Word *word, const char *before, Care care)
{
  if (g_hash_table_contains (privacy->names, word->folded) &&
      g_unichar_isupper (g_utf8_get_char (word->start)))
    return TRUE;
  if (!has_look_of_name (word))
    return FALSE;
  if (before != NULL && cp_survey_words_has (privacy->words, CP_SURVEY_TITLES, before))
    return TRUE;
  if (care == CARE_KNOWN || is_ordinary (privacy, word->folded))
    return FALSE;
  return !word->is_first || (care == CARE_ALL && is_verb_behind (privacy, word->end));
}

/* What follows a number ("Q1 Do we listen?") is hardly ever a name either. */
static gboolean
begins_anew (const char *from, const char *to)
{
  for (; from < to; from++)
    if (strchr (".!?:;\n\"([0123456789", *from) != NULL)
      return TRUE;
  return FALSE;
}

/* Copies up to the next word, and finds it; FALSE at the end. */
static gboolean
next_word (const char **at, GString *out, Word *word)
{
  const char *start = *at;

  while (*start != '\0' && !is_letter (start))
    start = g_utf8_next_char (start);
  g_string_append_len (out, *at, start - *at);
  word->is_first = word->is_first || begins_anew (*at, start);
  word->start = start;
  word->end = *at = find_word_end (start);
  return *start != '\0';
}

static char *
hide_names (const CpSurveyPrivacy *privacy, const char *text, Care care)
{
  GString *out = g_string_new (NULL);
  g_autofree char *before = NULL;
  Word word = { .is_first = TRUE };

  while (next_word (&text, out, &word)) {
    g_autofree char *plain = g_strndup (word.start, (gsize) (word.end - word.start));
    g_autofree char *folded = cp_survey_words_fold (plain, FALSE);
    gboolean is_own = g_str_has_suffix (out->str, "[") && *word.end == ']';
    word.folded = folded;
    if (is_own || !is_name (privacy, &word, before, care))
      g_string_append (out, plain);
    else if (g_str_has_suffix (out->str, "[name] "))
      g_string_truncate (out, out->len - 1);
    else
      g_string_append (out, "[name]");
    word.is_first = FALSE;
    g_free (before);
    before = g_steal_pointer (&folded);
  }
  return g_string_free (out, FALSE);
}

char *
cp_survey_privacy_hide_numbers (const char *text)
{
  char *shown = g_strdup (text);

  for (guint i = 0; i < G_N_ELEMENTS (hidden); i++) {
    g_autoptr (GRegex) regex = g_regex_new (hidden[i].pattern, G_REGEX_CASELESS, 0, NULL);
    char *replaced = g_regex_replace_literal (regex, shown, -1, 0, hidden[i].instead, 0, NULL);
    g_free (shown); /* what cannot be looked through is not shown */
    shown = replaced != NULL ? replaced : g_strdup ("");
  }
  return shown;
}

char *
cp_survey_privacy_hide (const CpSurveyPrivacy *privacy, const char *text)
{
  g_autofree char *shown = cp_survey_privacy_hide_numbers (text);

  return hide_names (privacy, shown, CARE_ALL);
}

static gboolean
is_mostly_capitals (const char *text)
{
  guint n_words = 0, n_capitals = 0;

  for (const char *c = text; *c != '\0';) {
    const char *end = find_word_end (c);
    n_words += end > c;
    n_capitals += end > c && g_unichar_isupper (g_utf8_get_char (c));
    c = end > c ? end : g_utf8_next_char (c);
  }
  return n_capitals * 2 >= n_words;
}

char *
cp_survey_privacy_hide_printed (const CpSurveyPrivacy *privacy, const char *text)
{
  g_autofree char *shown = cp_survey_privacy_hide_numbers (text);

  return hide_names (privacy, shown, is_mostly_capitals (shown) ? CARE_KNOWN : CARE_PRINTED);
}

gboolean
cp_survey_is_moment (const char *text)
{
  if (!g_ascii_isdigit (*text) || strlen (text) < SHORTEST_DATE) /* nearly always */
    return FALSE;
  return g_regex_match_simple ("^\\d{1,4}[-/. ](\\d{1,2}|[a-z]{3,9})[-/. ]\\d{2,4}([ T,].{0,30})?$", text,
                               G_REGEX_CASELESS, 0);
}

gboolean
cp_survey_privacy_is_person (const CpSurveyPrivacy *privacy, const char *text)
{
  guint n_words = 0;

  if (strlen (text) >= SHORTEST_ADDRESS &&
      g_regex_match_simple ("^\\S+@\\S+$|^[+( ]*\\d([ ()-]*\\d){8,14}$|^[A-Z]\\d{9,13}$", text, 0, 0))
    return TRUE;
  for (const char *c = text; *c != '\0'; n_words++) {
    Word word = { .start = c, .end = find_word_end (c) };
    g_autofree char *plain = g_strndup (word.start, (gsize) (word.end - word.start));
    g_autofree char *folded = cp_survey_words_fold (plain, FALSE);
    if (word.end == word.start || !g_unichar_isupper (g_utf8_get_char (c)) || is_ordinary (privacy, folded))
      return FALSE;
    for (c = word.end; *c != '\0' && strchr (" .'", *c) != NULL;)
      c++;
  }
  return n_words >= 2 && n_words <= 4;
}
